// SPDX-License-Identifier: Apache-2.0
#include "app/domain/CaseClock.h"
#include "app/domain/CaseRules.h"
#include "app/domain/LifeCycle.h"
#include "tests/support/domain/Arbitrary.h"
#include "tests/support/domain/SampleFacts.h"
#include "tests/support/TestProgram.h"

#include <QTest>

#include <set>

using namespace yichuang;
using namespace yichuang::domain;
using namespace yichuang::tests;

namespace {

constexpr const char *Items[] = {"ggcs-ws", "sp-jy", "hk-cs", "sfz-hl", "qs-xk", "bdc-zy", "jh-dj"};

// One act somebody might try: mostly with what it needs, now and then without.
Act anyAct(const CaseBuilder &builder)
{
    Act act = builder.act(*arbitrary::actKind());
    if (act.materials && *rc::gen::inRange(0, 3) == 0) {
        const auto row = *rc::gen::inRange<size_t>(0, act.materials->size());
        (*act.materials)[row].judgement = Judgement(*rc::gen::inRange(0, 7));
    }
    if (act.decision) {
        act.decision->granted = *rc::gen::arbitrary<bool>();
    }
    if (act.stop) {
        act.stop->from = act.stop->from.addDays(*rc::gen::inRange(0, 5));
    }
    if (*rc::gen::inRange(0, 6) == 0) {
        act.note.clear();
    }
    return act;
}

void checkLawful(const Case &record, const CaseRules &rules)
{
    const Facts &facts = rules.facts();
    const CaseClock clock(*facts.item(record.catalogue, record.item), facts.workingTime(*facts.calendar(record.region)));
    RC_ASSERT(clock.dues(record) == record.dues);
    RC_ASSERT(Case::fromJson(record.toJson()).value() == record);
    RC_ASSERT(std::is_sorted(record.steps.begin(), record.steps.end(), [](const Step &a, const Step &b) { return a.at < b.at; }));
    RC_ASSERT(isFinal(record.state) == record.closed.has_value());
    RC_ASSERT(isFinal(record.state) == record.closing.has_value());
    RC_ASSERT(record.accepted.has_value() == record.acceptance.has_value());
    RC_ASSERT((!record.accepted || *record.accepted >= record.received)); // doubled: RC_ASSERT takes || apart
    RC_ASSERT((!record.decided || (record.accepted && *record.decided >= *record.accepted)));
    RC_ASSERT(record.corrections <= 1);
    const bool isStill = !record.stops.empty() && !record.stops.back().to.isValid();
    RC_ASSERT((isStill || record.state != CaseState::Stopped));
    if (record.state == CaseState::Ready || record.state == CaseState::Delivered) {
        RC_ASSERT(record.decision.has_value());
        RC_ASSERT((!record.decision->granted || !record.hasOpenDeferral()));
    }
}

} // namespace

class CaseLifePropertyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void randomLivesStayLawful();
    void everyStateIsReached();
};

void CaseLifePropertyTest::randomLivesStayLawful()
{
    QVERIFY(rc::check("no sequence of acts leaves the table or the law", [] {
        CaseBuilder builder(*rc::gen::elementOf(std::vector<const char *>(std::begin(Items), std::end(Items))));
        builder.at(*rc::gen::inRange(0, 2) == 0 ? "2026-02-12" : "2026-09-24").serial(*rc::gen::inRange(1, 5000));
        const int attempts = *rc::gen::inRange(1, 40);
        for (int i = 0; i < attempts; ++i) {
            const std::optional<Case> before = builder.recordIfAny();
            const Act act = anyAct(builder);
            const base::Result<Case> after = builder.tryApply(act);
            const std::optional<CaseState> from = before ? std::optional(before->state) : std::nullopt;
            if (!after) {
                RC_ASSERT(!after.error().reason.isEmpty());
                RC_ASSERT(builder.recordIfAny() == before);
            } else {
                RC_ASSERT(nextState(from, act.kind) == std::optional(after->state));
                RC_ASSERT(after->steps.size() > (before ? before->steps.size() : 0));
                checkLawful(*after, builder.rules());
            }
            builder.later(std::chrono::minutes(*rc::gen::inRange(0, 3 * 24 * 60)));
        }
    }));
}

// The walk above would prove little if it stayed at the start.
void CaseLifePropertyTest::everyStateIsReached()
{
    std::set<CaseState> seen;
    for (unsigned seed = 0; seed < 400 && seen.size() <= size_t(CaseState::Void); ++seed) {
        CaseBuilder builder("ggcs-ws");
        unsigned random = seed * 2654435761u + 1;
        for (int i = 0; i < 30; ++i) {
            random = random * 1664525u + 1013904223u;
            const std::optional<CaseState> from = builder.recordIfAny() ? std::optional(builder.record().state) : std::nullopt;
            const std::vector<ActKind> acts = actsFrom(from);
            const ActKind act = acts[(random >> 16) % acts.size()];
            // Most lives go on, else few get far.
            if (!isFinal(*nextState(from, act)) || (random >> 8) % 8 == 0) {
                static_cast<void>(builder.tryApply(act).has_value());
            }
            if (builder.recordIfAny()) {
                seen.insert(builder.record().state);
            }
            builder.later(std::chrono::hours(5));
        }
    }
    QCOMPARE(seen.size(), size_t(CaseState::Void) + 1);
}

YICHUANG_TEST(CaseLifePropertyTest)
#include "CaseLifePropertyTest.moc"
