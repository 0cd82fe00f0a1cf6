// SPDX-License-Identifier: Apache-2.0
#include "tests/support/center/CentreFixture.h"
#include "tests/support/center/ExpectAnswer.h"
#include "tests/support/TestProgram.h"

#include <QTest>

using namespace yichuang;
using namespace yichuang::tests;
using domain::ActKind;
using protocol::Operation;

/// What the centre did not take as it was stays settleable by a person.
class SettlementTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_centre = std::make_unique<CentreFixture>(); }
    void cleanup()
    {
        QCOMPARE(m_centre->findings(), QString());
        m_centre.reset();
    }

    void settlesARefusal();
    void settlesWhatNeverMadeACase();

private:
    std::unique_ptr<CentreFixture> m_centre;
};

void SettlementTest::settlesARefusal()
{
    FakeWorkstation desk = m_centre->enrol("01");
    CaseBuilder builder = desk.newCase("ggcs-ws");
    EXPECT_APPLIED(m_centre->offer(desk, desk.act(builder, ActKind::Accept)), 1);
    const Operation wrong = desk.force(builder.id(), builder.act(ActKind::Deliver), builder.moment(ActKind::Deliver), 1);
    EXPECT_REFUSED(m_centre->offer(desk, wrong), "case.life_cycle");
    domain::Act settle;
    settle.kind = ActKind::Settle;
    settle.settlement = domain::Settlement{wrong.id, QStringLiteral("discard")};
    EXPECT_APPLIED(m_centre->offer(desk, desk.act(builder, settle, 1)), 2);
    settle.settlement->operation = domain::OperationId::make(m_centre->clock.now());
    EXPECT_REFUSED(m_centre->offer(desk, desk.act(builder, settle, 2)), "operation.settles_unknown");
}

void SettlementTest::settlesWhatNeverMadeACase()
{
    FakeWorkstation desk = m_centre->enrol("01");
    const CaseBuilder builder = desk.newCase("ggcs-ws");
    domain::ActMoment moment = builder.moment(ActKind::Accept);
    moment.person = key<domain::PersonId>("nobody");
    const Operation wrong = desk.force(builder.id(), desk.firstAct(builder, ActKind::Accept), moment);
    EXPECT_REFUSED(m_centre->offer(desk, wrong), "policy.person");
    domain::Act settle;
    settle.kind = ActKind::Settle;
    settle.settlement = domain::Settlement{wrong.id, QStringLiteral("discard")};
    EXPECT_REFUSED(m_centre->offer(desk, desk.force(builder.id(), settle, moment)), "policy.person");
    EXPECT_APPLIED(m_centre->offer(desk, desk.force(builder.id(), settle, builder.moment(ActKind::Accept))), 0);
}

YICHUANG_TEST(SettlementTest)
#include "SettlementTest.moc"
