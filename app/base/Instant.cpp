// SPDX-License-Identifier: Apache-2.0
#include "app/base/Instant.h"

namespace yichuang::base {

namespace {
constexpr int ChinaOffsetSeconds = 8 * 3600;
}

QDateTime chinaTime(Instant at)
{
    return QDateTime::fromMSecsSinceEpoch(toMs(at), Qt::OffsetFromUTC, ChinaOffsetSeconds);
}

QDate chinaDate(Instant at)
{
    return chinaTime(at).date();
}

Instant chinaInstant(QDate date, QTime time)
{
    return instantFromMs(QDateTime(date, time, Qt::OffsetFromUTC, ChinaOffsetSeconds).toMSecsSinceEpoch());
}

QString toIso(Instant at)
{
    return QDateTime::fromMSecsSinceEpoch(toMs(at), Qt::UTC).toString(Qt::ISODateWithMs);
}

Result<Instant> instantFromIso(const QString &text)
{
    const QDateTime at = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!at.isValid() || !text.endsWith(QLatin1Char('Z'))) {
        return fail(ErrorCode::Malformed, QStringLiteral("not a UTC moment"), "json.time");
    }
    return instantFromMs(at.toMSecsSinceEpoch());
}

} // namespace yichuang::base
