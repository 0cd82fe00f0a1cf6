// SPDX-License-Identifier: Apache-2.0
#include "app/store/ActDraftStore.h"

#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"
#include "tests/support/store/StoreFixture.h"

namespace yichuang {

using base::ErrorCode;
using tests::StoreFixture;

/// What is entered on the page of a case and not recorded.
class ActDraftStoreTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<StoreFixture>();
        EXPECT_OK(m_fixture->open());
        EXPECT_OK(m_fixture->workspace().numbers().add(StoreFixture::block(1, 100), StoreFixture::workstation()));
        m_case = m_fixture->newCaseId();
        EXPECT_OK(m_fixture->accept(m_case, 1));
    }

    void comesBackAfterACrash()
    {
        EXPECT_OK(drafts().put(m_case, person("qin.sz"), body("甲"), m_fixture->now()));
        EXPECT_OK(drafts().put(m_case, person("qin.sz"), body("乙"), m_fixture->now()));
        m_fixture->close();
        EXPECT_OK(m_fixture->open());
        QCOMPARE(kept("qin.sz"), std::optional(body("乙")));
    }

    void eachPersonHasTheirOwn()
    {
        EXPECT_OK(drafts().put(m_case, person("qin.sz"), body("甲"), m_fixture->now()));
        EXPECT_OK(drafts().put(m_case, person("wei.xf"), body("乙"), m_fixture->now()));
        QCOMPARE(kept("qin.sz"), std::optional(body("甲")));
        EXPECT_OK(drafts().remove(m_case, person("qin.sz")));
        EXPECT_OK(drafts().remove(m_case, person("qin.sz")));
        QCOMPARE(kept("qin.sz"), std::nullopt);
        QCOMPARE(kept("wei.xf"), std::optional(body("乙")));
    }

    void goesWithTheNextActOfItsPerson()
    {
        EXPECT_OK(drafts().put(m_case, person("wei.xf"), body("乙"), m_fixture->now()));
        const auto done = m_fixture->amend(m_case, QStringLiteral("x"));
        EXPECT_OK(done);
        EXPECT_OK(drafts().put(m_case, done->operation.actor, body("甲"), m_fixture->now()));
        EXPECT_OK(drafts().put(m_case, person("somebody"), body("丙"), m_fixture->now()));
        EXPECT_OK(m_fixture->amend(m_case, QStringLiteral("y")));
        QCOMPARE(drafts().get(m_case, done->operation.actor).value(), std::nullopt);
        QCOMPARE(kept("somebody"), std::optional(body("丙")));
    }

    void goesWithItsCase()
    {
        EXPECT_OK(drafts().put(m_case, person("qin.sz"), body("甲"), m_fixture->now()));
        EXPECT_OK(m_fixture->workspace().cases().remove(m_case));
        QCOMPARE(kept("qin.sz"), std::nullopt);
        EXPECT_FAILS(drafts().put(m_case, person("qin.sz"), body("甲"), m_fixture->now()), ErrorCode::NotFound);
    }

    void opensInItsOwnPlaceOnly()
    {
        EXPECT_OK(drafts().put(m_case, person("qin.sz"), body("甲"), m_fixture->now()));
        EXPECT_OK(drafts().put(m_case, person("wei.xf"), body("乙"), m_fixture->now()));
        EXPECT_OK(m_fixture->workspace().connection().executeScript(
            "UPDATE act_draft SET body = (SELECT body FROM act_draft o WHERE o.person <> act_draft.person)"));
        EXPECT_FAILS(drafts().get(m_case, person("qin.sz")), ErrorCode::StorageCorrupt);
    }

    void lockedStoreGivesNothing()
    {
        m_fixture->workspace().lock();
        EXPECT_FAILS(drafts().get(m_case, person("qin.sz")), ErrorCode::Locked);
        EXPECT_FAILS(drafts().put(m_case, person("qin.sz"), body("甲"), m_fixture->now()), ErrorCode::Locked);
    }

private:
    [[nodiscard]] store::ActDraftStore &drafts() const { return m_fixture->workspace().actDrafts(); }
    [[nodiscard]] static domain::PersonId person(const char *id) { return *domain::PersonId::fromText(QLatin1String(id)); }
    [[nodiscard]] static QJsonObject body(const char *reason) { return {{QStringLiteral("reason"), QString::fromUtf8(reason)}}; }
    [[nodiscard]] std::optional<QJsonObject> kept(const char *id) const { return drafts().get(m_case, person(id)).value(); }

    std::unique_ptr<StoreFixture> m_fixture;
    domain::CaseId m_case;
};

} // namespace yichuang

using yichuang::ActDraftStoreTest;
YICHUANG_TEST(ActDraftStoreTest)
#include "ActDraftStoreTest.moc"
