// SPDX-License-Identifier: Apache-2.0
#include "app/desk/Committer.h"

#include "app/desk/Attachments.h"
#include "app/documents/DocumentJson.h"
#include "app/domain/CaseNumber.h"

#include <algorithm>
#include <mutex>

namespace yichuang::desk {

namespace {

using base::ErrorCode;
using base::Result;

const domain::Item *itemOf(const CommitOrder &order, const store::ActTicket &ticket, const domain::Facts &facts)
{
    if (ticket.record) {
        return facts.item(ticket.record->catalogue, ticket.record->item);
    }
    return order.act.application ? facts.item(facts.currentCatalogue, order.act.application->item) : nullptr;
}

PrintState printStateOf(store::PrintState state)
{
    switch (state) {
    case store::PrintState::NotPrinted: return PrintState::NotPrinted;
    case store::PrintState::Queued: return PrintState::Queued;
    case store::PrintState::Sent: return PrintState::Sent;
    case store::PrintState::Confirmed: return PrintState::Confirmed;
    case store::PrintState::Unknown: return PrintState::Unknown;
    case store::PrintState::Failed: return PrintState::Failed;
    case store::PrintState::Void: return PrintState::Void;
    }
    return PrintState::Unknown;
}

QString departmentName(const domain::Facts &facts, const QString &catalogue, const domain::Item &item)
{
    const domain::Catalogue *found = facts.catalogue(catalogue);
    const domain::Department *department = found ? found->department(item.department) : nullptr;
    return department ? department->name : item.department.toText();
}

// Acts on one case are in order, also when the centre's clock set ours back in between.
TrustedClock::Reading notBeforeLastStep(TrustedClock::Reading reading, const store::ActTicket &ticket)
{
    const base::Instant last = ticket.record && !ticket.record->steps.empty() ? ticket.record->steps.back().at : base::Instant();
    if (reading.trusted() < last) {
        reading.offsetMs = (last - reading.wall).count();
        reading.uncertaintyMs = -1;
    }
    return reading;
}

// The case no longer has this date once it is accepted or its defects were told; the paper still names it.
QDate answerDue(const domain::Facts &facts, const domain::Item &item, domain::Case record)
{
    record.accepted.reset();
    record.corrections = 0;
    const domain::Calendar *calendar = facts.calendar(record.region);
    return calendar ? domain::CaseClock(item, facts.workingTime(*calendar)).dues(record).notice : QDate();
}

// The record says only that one of its dates is provisional; a paper says it of each.
std::vector<domain::DueKind> provisionalDues(const domain::Facts &facts, const domain::Item &item, const domain::Case &record)
{
    std::vector<domain::DueKind> kinds;
    const domain::Calendar *calendar = record.dues.provisional ? facts.calendar(record.region) : nullptr;
    for (const domain::DueKind kind : {domain::DueKind::Statutory, domain::DueKind::Promised}) {
        const auto due = calendar ? domain::CaseClock(item, facts.workingTime(*calendar)).explain(record, kind) : Result<domain::DueDate>(domain::DueDate());
        if (due && due->provisional) {
            kinds.push_back(kind);
        }
    }
    return kinds;
}

std::optional<domain::StopRecord> openStop(const store::ActTicket &ticket)
{
    const bool isOpen = ticket.record && !ticket.record->stops.empty() && !ticket.record->stops.back().to.isValid();
    return isOpen ? std::optional(ticket.record->stops.back()) : std::nullopt;
}

} // namespace

Result<Confirmed> Committer::commit(const CommitOrder &order)
{
    const TrustedClock::Reading reading = m_engine.time.read();
    store::ActRequest request;
    request.caseId = order.caseId;
    request.numbering = order.act.application ? store::Numbering::Take : store::Numbering::None;
    request.draft = order.draft;
    request.settles = order.settles;
    request.from = order.from;
    request.now = reading.trusted();
    const auto committed =
        m_engine.workspace->ledger().commit(request, [&](const store::ActTicket &ticket) { return build(order, ticket, reading); });
    if (!committed) {
        return base::failure(committed);
    }
    Confirmed confirmed{committed->record, {}, committed->operation.needs};
    for (const store::PaperRecord &paper : committed->papers) {
        confirmed.papers.push_back(paperView(paper, m_engine.wordings));
    }
    m_engine.indexSoon(committed->record);
    return confirmed;
}

Result<domain::Act> Committer::numbered(const CommitOrder &order, const store::ActTicket &ticket, const domain::Item &item, base::Instant at) const
{
    domain::Act act = order.act;
    if (!ticket.number || !act.application) {
        return act;
    }
    const auto number = domain::makeCaseNumber(item.implementationCode, base::chinaDate(at), ticket.number->window, ticket.number->serial);
    const auto queryCode = domain::makeQueryCode(ticket.number->queryIndex);
    if (!number || !queryCode) {
        return number ? base::failure(queryCode) : base::failure(number);
    }
    act.application->number = *number;
    act.application->queryCode = *queryCode;
    // The centre's clock may have been heard since the intake began, and put the beginning a little later than now.
    act.application->received = std::min(act.application->received, at);
    return act;
}

Result<store::ActRecord> Committer::build(const CommitOrder &order, const store::ActTicket &ticket, const TrustedClock::Reading &now) const
{
    const TrustedClock::Reading reading = notBeforeLastStep(now, ticket);
    const auto rules = m_engine.facts.rules();
    const domain::Facts &facts = rules->facts();
    const domain::Item *item = itemOf(order, ticket, facts);
    if (!item) {
        return base::fail(ErrorCode::NotFound, QStringLiteral("the item is not in the catalogue"), "policy.item");
    }
    Result<domain::Act> act = numbered(order, ticket, *item, reading.trusted());
    if (!act) {
        return base::failure(act);
    }
    const QString catalogue = ticket.record ? ticket.record->catalogue : facts.currentCatalogue;
    const domain::ActMoment moment{reading.trusted(), order.who.person.id, order.who.window.id, catalogue};
    Result<domain::Case> next = rules->apply(ticket.record, order.caseId, *act, moment);
    if (!next) {
        return base::failure(next);
    }
    Result<QStringList> needs = newContents(*act, ticket.record, *next, m_engine.workspace->blobs());
    if (!needs) {
        return base::failure(needs);
    }
    store::ActRecord record;
    if (!papersOf(act->kind, *item, *next).empty()) {
        // What is printed is evidence: it goes with the operation, and the centre compares it with its own.
        act->dues = next->dues;
        next->printed = next->dues;
        // The papers are begun here: they are made while the rest is.
        const auto after = std::make_shared<const domain::Case>(*next);
        record.papers = beginPapers({act->kind, item->effectOf(act->kind), after, rules,
                                     {*after, *item, departmentName(facts, catalogue, *item), order.who.person, order.who.window, order.who.hall,
                                      reading.trusted(), answerDue(facts, *item, *next), ticket.record ? ticket.record->dues : domain::CaseDues(),
                                      openStop(ticket), provisionalDues(facts, *item, *next)}});
    }
    record.operation.id = domain::OperationId::make(reading.trusted());
    record.operation.kind = act->kind;
    record.operation.caseId = order.caseId;
    record.operation.lane = order.caseId.toText();
    record.operation.base = ticket.base;
    record.operation.actor = moment.person;
    record.operation.window = moment.window;
    record.operation.catalogue = catalogue;
    record.operation.made = {reading.wall, reading.sinceBootMs, reading.offsetMs, reading.uncertaintyMs};
    record.operation.needs = std::move(*needs);
    record.operation.effect = item->effectOf(act->kind);
    record.operation.payload = act->toJson();
    record.audit = {reading.trusted(), moment.person, moment.window, QStringLiteral("case.") + domain::toWord(act->kind), order.caseId.toText(), {}};
    record.record = std::move(*next);
    return record;
}

// Whoever comes first makes them: a thread that is not let run must not keep the one that commits waiting.
store::PaperMaking Committer::beginPapers(PaperOrder papers) const
{
    struct Making {
        std::once_flag once;
        Result<std::vector<store::NewPaper>> made;
    };
    const auto make = [making = std::make_shared<Making>(), papers = std::make_shared<const PaperOrder>(std::move(papers)),
                       tools = PaperTools{m_engine.wordings, m_engine.signer, m_engine.signerKeyId}]() -> const auto & {
        std::call_once(making->once, [&] { making->made = makePapers(*papers, tools); });
        return making->made;
    };
    m_engine.press.post([make] { make(); });
    return make;
}

PaperView paperView(const store::PaperRecord &paper, const documents::PaperWordings &wordings)
{
    PaperView view;
    view.id = QString::number(paper.id);
    view.kind = paper.kind;
    const auto kind = documents::paperKindFromWord(paper.kind);
    view.title = kind ? wordings.of(*kind).title : paper.kind;
    view.documentNumber = documents::numberIn(paper.body);
    view.issued = paper.issued;
    view.state = printStateOf(paper.state);
    view.prints = paper.prints;
    view.reason = paper.reason;
    return view;
}

} // namespace yichuang::desk
