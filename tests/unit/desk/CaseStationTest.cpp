// SPDX-License-Identifier: Apache-2.0
#include "app/desk/CaseStation.h"

#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"
#include "tests/support/domain/CaseBuilder.h"
#include "tests/unit/desk/EngineRig.h"

namespace yichuang {

using base::ErrorCode;
using desk::ActDraft;
using tests::EngineRig;

/// What is entered on the page of a case, over a real store.
class CaseStationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_rig = std::make_unique<EngineRig>();
        m_record = tests::CaseBuilder("ggcs-ws").at("2026-11-23").apply(domain::ActKind::Accept).record();
        EXPECT_OK(m_rig->atStore([this] { return m_rig->engine().workspace->cases().put(m_record); }));
        start();
    }
    void cleanup() { m_station.reset(); }

    void whatIsEnteredComesBackAfterARestart()
    {
        const ActDraft draft{m_record.materials, {}, {{QStringLiteral("stop"), {QStringLiteral("testing"), {}, QStringLiteral("检测"), 12, QDate(2026, 11, 28)}}}};
        EXPECT_OK(m_station->keepDraft(m_record.id, draft).result());
        m_station.reset();
        m_rig->reopen();
        start();
        QCOMPARE(opened(), draft);
        EXPECT_OK(m_station->keepDraft(m_record.id, ActDraft()).result());
        QCOMPARE(opened(), ActDraft());
    }

    void anothersIsNotShown()
    {
        const ActDraft draft{{}, {}, {{QStringLiteral("stop"), {{}, {}, QStringLiteral("检测")}}}};
        EXPECT_OK(m_station->keepDraft(m_record.id, draft).result());
        desk::SessionView other = *m_rig->engine().session();
        other.person.id = *domain::PersonId::fromText(QStringLiteral("li.k"));
        m_rig->engine().setSession(other);
        QCOMPARE(opened(), ActDraft());
    }

    // A newer program's, after this one was put back: the case can still be opened.
    void whatCannotBeReadHindersNobody()
    {
        const QJsonObject strange{{QStringLiteral("answers"), QJsonObject{{QStringLiteral("stop"), QJsonObject{{QStringLiteral("number"), QStringLiteral("twelve")}}}}}};
        EXPECT_OK(m_rig->atStore([&] {
            return m_rig->engine().workspace->actDrafts().put(m_record.id, m_rig->engine().session()->person.id, strange, m_rig->clock().now());
        }));
        QCOMPARE(opened(), ActDraft());
    }

    void aCaseThatIsGoneKeepsNothing()
    {
        EXPECT_OK(m_rig->atStore([this] { return m_rig->engine().workspace->cases().remove(m_record.id); }));
        const ActDraft draft{{}, {}, {{QStringLiteral("stop"), {}}}};
        EXPECT_FAILS(m_station->keepDraft(m_record.id, draft).result(), ErrorCode::NotFound);
    }

private:
    void start()
    {
        m_station = std::make_unique<desk::CaseStation>(m_rig->engine(), [] { return true; });
    }
    [[nodiscard]] ActDraft opened() const { return m_station->open(m_record.id).result().value().draft; }

    std::unique_ptr<EngineRig> m_rig;
    std::unique_ptr<desk::CaseStation> m_station;
    domain::Case m_record;
};

} // namespace yichuang

using yichuang::CaseStationTest;
YICHUANG_TEST(CaseStationTest)
#include "CaseStationTest.moc"
