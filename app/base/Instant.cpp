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
    const Instant read = instantFromMs(at.isValid() ? at.toMSecsSinceEpoch() : 0);
    // Qt also takes a blank for T, a comma, fewer or more digits and 24:00: one moment has one text here.
    if (!at.isValid() || toIso(read) != text) {
        return fail(ErrorCode::Malformed, QStringLiteral("not a UTC moment"), "json.time");
    }
    return read;
}

} // namespace yichuang::base
