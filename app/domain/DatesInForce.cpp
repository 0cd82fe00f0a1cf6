// SPDX-License-Identifier: Apache-2.0
#include "app/domain/DatesInForce.h"

#include "app/base/Json.h"
#include "app/domain/CaseClock.h"

namespace yichuang::domain {

namespace {

const QString CalendarChanged = QStringLiteral("calendar_changed");

} // namespace

std::optional<Case> withDatesInForce(const Case &record, const Facts &facts)
{
    const Item *item = facts.item(record.catalogue, record.item);
    const Calendar *calendar = facts.calendar(record.region);
    if (isFinal(record.state) || !item || !calendar) {
        return std::nullopt;
    }
    CaseDues dues = CaseClock(*item, facts.workingTime(*calendar)).dues(record);
    if (dues == record.dues) {
        return std::nullopt;
    }
    Case fresh = record;
    fresh.dues = std::move(dues);
    return fresh;
}

std::optional<Case> withDateChange(const Case &record, const Facts &facts, base::Instant at)
{
    std::optional<Case> fresh = withDatesInForce(record, facts);
    CaseDues sameBut = fresh ? fresh->dues : CaseDues();
    sameBut.calendar = record.dues.calendar;
    if (!fresh || sameBut == record.dues) {
        return std::nullopt;
    }
    fresh->dateChanges.push_back({at, CalendarChanged, record.dues, fresh->dues});
    return fresh;
}

QString datesRestOn(const Facts &facts)
{
    QStringList parts{QString::fromUtf8(base::canonicalJson(facts.directory.site().toJson()))};
    for (const QString &region : facts.calendars ? facts.calendars->regions() : std::vector<QString>()) {
        parts.append(facts.calendars->find(region)->version());
    }
    return parts.join(QLatin1Char('\n'));
}

} // namespace yichuang::domain
