// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/FakeDesk.h"

#include "app/domain/CaseClock.h"

namespace yichuang::tests {

using domain::Case;

domain::ActMoment FakeDesk::State::moment() const
{
    return {clock.now(), session->person.id, session->window.id, facts.currentCatalogue};
}

base::Result<desk::Draft> FakeDesk::State::write(const desk::Draft &draft)
{
    if (draftTrouble) {
        return tl::unexpected(*draftTrouble);
    }
    desk::Draft saved = draft;
    saved.saved = clock.now();
    std::erase_if(drafts, [&draft](const desk::Draft &other) { return other.id == draft.id; });
    drafts.insert(drafts.begin(), saved);
    ++draftsSaved;
    return saved;
}

desk::CaseRow FakeDesk::State::row(const Case &record) const
{
    const domain::Item *item = facts.item(record.catalogue, record.item);
    desk::CaseRow row;
    row.id = record.id;
    row.number = record.number;
    row.itemName = item->name;
    row.applicantMasked = record.applicant.name.left(1) + u'*' + record.applicant.name.right(1);
    row.idMasked = QStringLiteral("450103********4022");
    row.state = record.state;
    row.kind = item->kind;
    row.received = record.received;
    row.updated = record.steps.empty() ? record.received : record.steps.back().at;
    if (const auto next = domain::nextDue(record)) {
        row.due = next->date;
        row.dueKind = next->kind;
        row.workingDaysLeft = facts.calendar(record.region)->workingDaysBetween(base::chinaDate(clock.now()), row.due);
        row.left = *row.workingDaysLeft;
    }
    row.window = record.window;
    row.waiting = record.version == 0;
    return row;
}

desk::CaseView FakeDesk::State::view(const Case &record) const
{
    const domain::Item *item = facts.item(record.catalogue, record.item);
    const domain::Department *department = facts.current()->department(item->department);
    desk::CaseView view;
    view.record = record;
    view.draft = actDrafts.value(record.id.toText());
    view.itemName = item->name;
    view.departmentName = department != nullptr ? department->name : QString();
    view.resultName = item->result.name;
    view.kind = item->kind;
    view.materialSpecs = item->materials;
    view.fees = item->fees;
    view.fieldSpecs = item->fields;
    view.extension = item->extension;
    view.procedures = item->procedures;
    const domain::CaseClock caseClock(*item, facts.workingTime(*facts.calendar(record.region)));
    const auto promised = caseClock.explain(record, domain::DueKind::Promised);
    const auto statutory = caseClock.explain(record, domain::DueKind::Statutory);
    view.promised = promised ? std::optional(*promised) : std::nullopt;
    if (const auto next = domain::nextDue(record)) {
        view.nextKind = next->kind;
        const auto why = caseClock.explain(record, next->kind);
        view.next = why ? std::optional(*why) : std::nullopt;
    }
    view.statutory = statutory ? std::optional(*statutory) : std::nullopt;
    for (auto step = record.steps.rbegin(); step != record.steps.rend(); ++step) {
        const domain::Person *person = facts.directory.person(step->person);
        const domain::Window *window = facts.directory.window(step->window);
        view.timeline.push_back({*step, person != nullptr ? person->name : QString(),
                                 window != nullptr ? window->name : QString(), desk::OperationState::Ready});
    }
    view.papers = papers.value(record.id.toText());
    if (session) {
        view.offered = domain::CaseRules(facts).offeredActs(record, {clock.now(), session->person.id, session->window.id, {}});
    }
    view.waiting = record.version == 0;
    return view;
}

} // namespace yichuang::tests
