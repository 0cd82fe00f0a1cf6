// SPDX-License-Identifier: Apache-2.0
#include "app/sync/LocalState.h"

#include "tests/support/domain/CaseBuilder.h"
#include "tests/support/TestProgram.h"

#include <QTest>

using namespace yichuang;
using domain::ActKind;
using tests::CaseBuilder;

namespace {

/// The act the builder would do next, as an operation of this window.
protocol::Operation operationOf(const CaseBuilder &builder, ActKind kind)
{
    const domain::ActMoment moment = builder.moment(kind);
    protocol::Operation operation;
    operation.id = domain::OperationId::make(moment.at);
    operation.kind = kind;
    operation.caseId = builder.id();
    operation.lane = builder.id().toText();
    operation.actor = moment.person;
    operation.window = moment.window;
    operation.catalogue = moment.catalogue;
    operation.made.wall = moment.at;
    operation.payload = builder.act(kind).toJson();
    return operation;
}

} // namespace

class LocalStateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutSnapshotTheOperationsMakeTheCase()
    {
        CaseBuilder builder("ggcs-ws");
        builder.at("2026-09-24");
        std::vector<protocol::Operation> waiting{operationOf(builder, ActKind::Accept)};
        builder.apply(ActKind::Accept).at("2026-09-25");
        waiting.push_back(operationOf(builder, ActKind::StartReview));
        builder.apply(ActKind::StartReview);
        const auto state = sync::localState(std::nullopt, waiting, builder.rules());
        QVERIFY(!state.stuckAt);
        QCOMPARE(state.shown, std::optional(builder.record()));
    }

    void waitingOperationsStandOnTopOfTheSnapshot()
    {
        CaseBuilder builder("ggcs-ws");
        builder.at("2026-09-24").apply(ActKind::Accept).at("2026-09-25");
        domain::Case snapshot = builder.record();
        snapshot.version = 5;
        const auto review = operationOf(builder, ActKind::StartReview);
        builder.apply(ActKind::StartReview);
        const auto state = sync::localState(snapshot, {review}, builder.rules());
        QVERIFY(!state.stuckAt);
        QCOMPARE(state.shown->state, domain::CaseState::Review);
        QCOMPARE(state.shown->version, 5);
    }

    void whatTheSnapshotAlreadyHoldsIsNotAppliedTwice()
    {
        CaseBuilder builder("ggcs-ws");
        builder.at("2026-09-24");
        std::vector<protocol::Operation> waiting{operationOf(builder, ActKind::Accept)};
        builder.apply(ActKind::Accept).at("2026-09-25");
        waiting.push_back(operationOf(builder, ActKind::StartReview));
        builder.apply(ActKind::StartReview);
        // The feed was faster than the answers: the snapshot has both, or the first only.
        const auto both = sync::localState(builder.record(), waiting, builder.rules());
        QVERIFY(!both.stuckAt);
        QCOMPARE(both.shown, std::optional(builder.record()));
    }

    void anOperationThatNoLongerFitsStopsThere()
    {
        CaseBuilder builder("ggcs-ws");
        builder.at("2026-09-24").apply(ActKind::Accept).at("2026-09-25");
        const auto review = operationOf(builder, ActKind::StartReview);
        // Meanwhile another window withdrew it.
        builder.apply(ActKind::Withdraw);
        const auto state = sync::localState(builder.record(), {review}, builder.rules());
        QCOMPARE(state.stuckAt, std::optional(review.id));
        QCOMPARE(state.shown, std::optional(builder.record()));
    }
};

YICHUANG_TEST(LocalStateTest)
#include "LocalStateTest.moc"
