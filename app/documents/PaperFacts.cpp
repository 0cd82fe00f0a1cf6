// SPDX-License-Identifier: Apache-2.0
#include "app/documents/PaperFacts.h"

namespace yichuang::documents {

QString dayText(QDate date)
{
    return date.isValid() ? QStringLiteral("%1年%2月%3日").arg(date.year()).arg(date.month()).arg(date.day()) : QString();
}

QString minuteText(base::Instant at)
{
    const QDateTime local = base::chinaTime(at);
    return dayText(local.date()) + QStringLiteral(" %1时%2分").arg(local.time().hour(), 2, 10, QLatin1Char('0')).arg(local.time().minute(), 2, 10, QLatin1Char('0'));
}

} // namespace yichuang::documents
