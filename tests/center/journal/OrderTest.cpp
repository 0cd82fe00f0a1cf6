// SPDX-License-Identifier: Apache-2.0
#include "tests/support/Expect.h"
#include "tests/support/center/CentreFixture.h"
#include "tests/support/TestProgram.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace yichuang;
using namespace yichuang::tests;
using domain::ActKind;
using protocol::AnswerStatus;
using protocol::Operation;

/// Whatever order, grouping and repetition: the end is that of the order in which the acts were done.
class OrderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anyOrderEndsLikeTheRightOne_data();
    void anyOrderEndsLikeTheRightOne();
};

void OrderTest::anyOrderEndsLikeTheRightOne_data()
{
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 1; seed <= 12; ++seed) {
        QTest::addRow("seed %u", seed) << seed;
    }
}

void OrderTest::anyOrderEndsLikeTheRightOne()
{
    QFETCH(const unsigned, seed);
    std::mt19937 random(seed);
    CentreFixture centre;
    FakeWorkstation desk = centre.enrol("01");
    std::vector<CaseBuilder> cases;
    for (int i = 0; i < 4; ++i) {
        cases.push_back(desk.newCase("ggcs-ws"));
        (void)desk.act(cases.back(), ActKind::Receive);
    }
    for (const ActKind kind : {ActKind::Accept, ActKind::Amend, ActKind::StartReview}) {
        std::shuffle(cases.begin(), cases.end(), random);
        for (CaseBuilder &builder : cases) {
            centre.clock.advance(std::chrono::minutes(1));
            (void)desk.act(builder, kind);
        }
    }

    std::vector<Operation> waiting = desk.journal();
    for (int round = 0; !waiting.empty() && round < 1000; ++round) {
        std::shuffle(waiting.begin(), waiting.end(), random);
        const size_t count = 1 + random() % std::min<size_t>(waiting.size(), 5);
        const std::vector<Operation> some(waiting.begin(), waiting.begin() + static_cast<ptrdiff_t>(count));
        const auto answers = centre.offer(desk, some);
        QCOMPARE(answers.size(), some.size());
        for (size_t i = 0; i < some.size(); ++i) {
            const AnswerStatus status = answers[i].effective()->status;
            QVERIFY(status == AnswerStatus::Applied || status == AnswerStatus::Held);
            // Half of what was answered is offered again, as after a lost reply.
            if (status == AnswerStatus::Applied && random() % 2 == 0) {
                std::erase(waiting, some[i]);
            }
        }
        if (round % 7 == 6) {
            centre.restart();
        }
    }
    QVERIFY(waiting.empty());
    (void)centre.offer(desk, desk.journal().back()); // a workstation signs for the last of each batch

    const auto stores = centre.read();
    for (const CaseBuilder &builder : cases) {
        domain::Case expected = builder.record();
        expected.version = 4;
        QCOMPARE(stores->cases.read(builder.id()).value().value().toJson(), expected.toJson());
    }
    QCOMPARE(centre.findings(), QString());
}

YICHUANG_TEST(OrderTest)
#include "OrderTest.moc"
