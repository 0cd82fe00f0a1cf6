// SPDX-License-Identifier: Apache-2.0
#include "app/desk/IntakeStation.h"

#include "app/base/Log.h"
#include "app/base/ThenOn.h"
#include "app/desk/CaseRows.h"
#include "app/desk/IntakeJudge.h"

namespace yichuang::desk {

using base::ErrorCode;
using base::Result;

namespace {

constexpr int MaxHits = 20;
constexpr int MaxEarlier = 10;

store::DraftRecord recordOf(const Draft &draft, const domain::PersonId &person)
{
    return {sameId<store::DraftId>(draft.id), person, draft.started, draft.saved, draft.toJson()};
}

Draft emptyDraft(const store::DraftRecord &record)
{
    Draft draft;
    draft.id = sameId<DraftId>(record.id);
    draft.started = record.started;
    draft.saved = record.saved;
    return draft;
}

bool mayAct(const domain::Facts &facts, const SessionView &session, const domain::Item &item, domain::ActKind act)
{
    return facts.policy.may({&session.person, &session.window, &item, act, nullptr}).may;
}

} // namespace

IntakeStation::IntakeStation(Engine &engine, std::function<bool()> isOnline, QObject *parent)
    : QObject(parent), m_engine(engine), m_isOnline(std::move(isOnline))
{
}

ItemHit IntakeStation::hitOf(const domain::Item &item, const QString &matched) const
{
    const auto rules = m_engine.facts.rules();
    const auto session = m_engine.session();
    const domain::Department *department = rules->facts().current() ? rules->facts().current()->department(item.department) : nullptr;
    ItemHit hit{item, department ? department->name : QString(), false, false, false, matched};
    if (session) {
        hit.mayAccept = mayAct(rules->facts(), *session, item, domain::ActKind::Accept);
        hit.mayComplete = item.kind == domain::CaseKind::Immediate && mayAct(rules->facts(), *session, item, domain::ActKind::Complete);
        hit.mayIssue = mayAct(rules->facts(), *session, item, domain::ActKind::Deliver);
    }
    return hit;
}

std::vector<ItemHit> IntakeStation::findItems(const QString &text) const
{
    const auto rules = m_engine.facts.rules();
    std::vector<ItemHit> hits;
    for (const ItemSearch::Hit &found : m_engine.facts.search()->find(text, MaxHits)) {
        if (const domain::Item *item = rules->facts().item(rules->facts().currentCatalogue, found.item)) {
            hits.push_back(hitOf(*item, found.matched));
        }
    }
    return hits;
}

std::optional<ItemHit> IntakeStation::item(const domain::ItemKey &key) const
{
    const auto rules = m_engine.facts.rules();
    const domain::Item *found = rules->facts().item(rules->facts().currentCatalogue, key);
    return found ? std::optional(hitOf(*found, found->name)) : std::nullopt;
}

Result<domain::DueDate> IntakeStation::dueIfAcceptedNow(const domain::ItemKey &key, domain::DueKind kind) const
{
    const auto rules = m_engine.facts.rules();
    const auto session = m_engine.session();
    const domain::Facts &facts = rules->facts();
    const domain::Item *found = facts.item(facts.currentCatalogue, key);
    const domain::Calendar *calendar = facts.calendar(session ? session->hall.region : QStringLiteral("CN"));
    if (!found || !calendar) {
        return base::fail(ErrorCode::NotFound, QStringLiteral("no such item or calendar"), "intake.no_item");
    }
    return domain::CaseClock(*found, facts.workingTime(*calendar)).preview(m_engine.time.now(), kind);
}

std::vector<IntakeReadiness> IntakeStation::readiness(const Draft &draft) const
{
    const auto session = m_engine.session();
    if (!session) {
        return {};
    }
    const auto rules = m_engine.facts.rules();
    const domain::ActMoment moment{m_engine.time.now(), session->person.id, session->window.id, rules->facts().currentCatalogue};
    std::vector<IntakeReadiness> judged = judgeEndings(*rules, draft, moment, session->hall.region);
    const domain::Item *found = rules->facts().item(moment.catalogue, draft.item);
    for (IntakeReadiness &one : judged) {
        if (one.possible && found && found->effectOf(one.kind) == domain::Effect::Online && !m_isOnline()) {
            one.possible = false;
            one.reason = "effect.online_only";
        }
    }
    return judged;
}

Draft IntakeStation::newDraft() const
{
    Draft draft;
    draft.started = m_engine.time.now();
    draft.id = DraftId::make(draft.started);
    return draft;
}

QFuture<Result<Draft>> IntakeStation::saveDraft(const Draft &draft)
{
    const auto session = m_engine.session();
    if (!session) {
        return readyResult<Draft>(tl::unexpected(notSignedIn()));
    }
    return m_engine.worker.run([this, draft, person = session->person.id]() -> Result<Draft> {
        Draft saved = draft;
        saved.saved = m_engine.time.now();
        return m_engine.workspace->drafts().put(recordOf(saved, person)).map([&saved] { return saved; });
    });
}

QFuture<Result<std::vector<Draft>>> IntakeStation::drafts()
{
    const auto session = m_engine.session();
    if (!session) {
        return readyResult<std::vector<Draft>>(tl::unexpected(notSignedIn()));
    }
    return m_engine.worker.run([this, person = session->person.id]() -> Result<std::vector<Draft>> {
        const auto records = m_engine.workspace->drafts().of(person);
        if (!records) {
            return base::failure(records);
        }
        std::vector<Draft> list;
        for (const store::DraftRecord &record : *records) {
            const Result<Draft> draft = Draft::fromJson(record.body);
            if (!draft) {
                base::log(base::LogLevel::Warning, "desk", "draft_unread", {{"reason", QLatin1String(draft.error().reason)}});
            }
            // One that cannot be read hides none of the others, and can be deleted.
            list.push_back(draft.value_or(emptyDraft(record)));
        }
        return list;
    });
}

QFuture<Result<void>> IntakeStation::discardDraft(const DraftId &id)
{
    return m_engine.worker.run([this, id] { return m_engine.workspace->drafts().remove(sameId<store::DraftId>(id)); });
}

QFuture<Result<std::vector<CaseRow>>> IntakeStation::earlierCases(const QString &idNumber)
{
    return m_engine.worker.run([this, idNumber]() -> Result<std::vector<CaseRow>> {
        std::vector<CaseRow> rows;
        if (!m_engine.index || idNumber.isEmpty()) {
            return rows;
        }
        const auto found = m_engine.index->withIdNumber(idNumber, MaxEarlier);
        if (!found) {
            return base::failure(found);
        }
        const auto rules = m_engine.facts.rules();
        for (const store::CaseBrief &brief : *found) {
            rows.push_back(caseRow(brief, rules->facts(), m_engine.time.now()));
        }
        return rows;
    });
}

QFuture<Result<Confirmed>> IntakeStation::confirm(const Draft &draft, const IntakeEnding &ending)
{
    const auto session = m_engine.session();
    if (!session) {
        return readyResult<Confirmed>(tl::unexpected(notSignedIn()));
    }
    const auto rules = m_engine.facts.rules();
    const domain::Item *found = rules->facts().item(rules->facts().currentCatalogue, draft.item);
    if (!found) {
        return readyResult<Confirmed>(base::fail(ErrorCode::NotFound, QStringLiteral("no item is chosen"), "intake.no_item"));
    }
    if (found->effectOf(ending.kind) == domain::Effect::Online && !m_isOnline()) {
        return readyResult<Confirmed>(base::fail(ErrorCode::Unavailable, QStringLiteral("this act needs the centre"), "effect.online_only"));
    }
    CommitOrder order{domain::CaseId::make(m_engine.time.now()), actOf(draft, ending, *found, session->hall.region), *session,
                      sameId<store::DraftId>(draft.id), std::nullopt};
    QFuture<Result<Confirmed>> future = m_engine.worker.run([this, order] { return Committer(m_engine).commit(order); });
    base::thenOn(this, future, [this](const Result<Confirmed> &confirmed) {
        if (confirmed) {
            Q_EMIT committed(*confirmed);
        }
    });
    return future;
}

} // namespace yichuang::desk
