// SPDX-License-Identifier: Apache-2.0
#include "app/desk/CaseRows.h"

#include "app/domain/ChineseText.h"
#include "app/domain/IdentityNumber.h"
#include "app/domain/Uscc.h"

namespace yichuang::desk {

namespace {

const domain::Item *itemOf(const domain::Facts &facts, const domain::ItemKey &key)
{
    return facts.item(facts.currentCatalogue, key);
}

std::optional<int> workingDaysLeft(const domain::Facts &facts, QDate due, base::Instant now)
{
    const domain::Calendar *calendar = due.isValid() && facts.calendars ? &facts.calendars->national() : nullptr;
    const QDate today = base::chinaDate(now);
    if (!calendar || !calendar->covers(due) || !calendar->covers(today)) {
        return std::nullopt;
    }
    return due >= today ? calendar->workingDaysBetween(today, due) : -calendar->workingDaysBetween(due, today);
}

} // namespace

CaseRow caseRow(const store::CaseBrief &brief, const domain::Facts &facts, base::Instant now)
{
    const domain::Item *item = itemOf(facts, brief.item);
    CaseRow row;
    row.id = brief.id;
    row.number = brief.number;
    row.itemName = item ? item->name : brief.item.toText();
    // An organisation's name and number stand in a public register.
    const bool isPublic = domain::isOrganisationNumber(brief.idNumber);
    row.applicantMasked = isPublic ? brief.name : domain::maskName(brief.name);
    row.idMasked = isPublic ? brief.idNumber : domain::maskIdentity(brief.idNumber);
    row.state = brief.state;
    row.kind = item ? item->kind : domain::CaseKind::Promised;
    row.received = brief.received;
    row.updated = brief.updated;
    row.due = brief.due;
    row.dueKind = brief.dueKind;
    row.workingDaysLeft = domain::isFinal(brief.state) ? std::nullopt : workingDaysLeft(facts, brief.due, now);
    if (item && domain::limitOf(*item, brief.dueKind).unit == domain::LimitUnit::NaturalDay) {
        row.leftIn = domain::LimitUnit::NaturalDay;
    }
    row.left = row.leftIn == domain::LimitUnit::NaturalDay ? static_cast<int>(base::chinaDate(now).daysTo(brief.due)) : row.workingDaysLeft.value_or(0);
    row.window = brief.window;
    return row;
}

} // namespace yichuang::desk
