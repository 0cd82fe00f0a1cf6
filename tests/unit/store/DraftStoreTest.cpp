// SPDX-License-Identifier: Apache-2.0
#include "app/store/DraftStore.h"

#include "tests/support/Expect.h"
#include "tests/support/store/SampleCases.h"
#include "tests/support/store/StoreFixture.h"
#include "tests/support/TestProgram.h"

namespace yichuang {

using base::ErrorCode;
using store::DraftId;
using store::DraftRecord;
using tests::StoreFixture;

class DraftStoreTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<StoreFixture>();
        EXPECT_OK(m_fixture->open());
    }

    void comesBackIntoTheSameFieldsAfterACrash()
    {
        const DraftRecord draft = make("qin.sz", "覃淑贞");
        EXPECT_OK(m_fixture->workspace().drafts().put(draft));
        m_fixture->close();
        EXPECT_OK(m_fixture->open());
        const auto drafts = m_fixture->workspace().drafts().of(draft.person);
        EXPECT_OK(drafts);
        QCOMPARE(drafts->size(), 1U);
        QCOMPARE(drafts->front(), draft);
    }

    void eachPersonHasTheirOwnNewestFirst()
    {
        const DraftRecord first = make("qin.sz", "a");
        m_fixture->clock().advance(std::chrono::seconds(5));
        const DraftRecord second = make("qin.sz", "b");
        const DraftRecord other = make("wei.xf", "c");
        for (const DraftRecord &draft : {first, second, other}) {
            EXPECT_OK(m_fixture->workspace().drafts().put(draft));
        }
        const auto drafts = m_fixture->workspace().drafts().of(first.person);
        QCOMPARE(drafts.value(), (std::vector<DraftRecord>{second, first}));
        QCOMPARE(m_fixture->workspace().drafts().of(other.person).value().size(), 1U);
    }

    void laterPutReplaces()
    {
        DraftRecord draft = make("qin.sz", "a");
        EXPECT_OK(m_fixture->workspace().drafts().put(draft));
        draft.body.insert(QStringLiteral("name"), QStringLiteral("b"));
        draft.saved += std::chrono::seconds(1);
        EXPECT_OK(m_fixture->workspace().drafts().put(draft));
        QCOMPARE(m_fixture->workspace().drafts().of(draft.person).value(), std::vector<DraftRecord>{draft});
    }

    void removedOnceAndAgain()
    {
        const DraftRecord draft = make("qin.sz", "a");
        EXPECT_OK(m_fixture->workspace().drafts().put(draft));
        EXPECT_OK(m_fixture->workspace().drafts().remove(draft.id));
        EXPECT_OK(m_fixture->workspace().drafts().remove(draft.id));
        QVERIFY(m_fixture->workspace().drafts().of(draft.person).value().empty());
    }

    void lockedStoreGivesNothing()
    {
        m_fixture->workspace().lock();
        EXPECT_FAILS(m_fixture->workspace().drafts().put(make("qin.sz", "a")), ErrorCode::Locked);
        EXPECT_FAILS(m_fixture->workspace().drafts().of(*domain::PersonId::fromText(QStringLiteral("qin.sz"))), ErrorCode::Locked);
    }

private:
    DraftRecord make(const char *person, const char *name) const
    {
        return {DraftId::make(m_fixture->now()), *domain::PersonId::fromText(QLatin1String(person)), m_fixture->now(), m_fixture->now(),
                QJsonObject{{QStringLiteral("name"), QString::fromUtf8(name)}, {QStringLiteral("focus"), QStringLiteral("phone")}}};
    }

    std::unique_ptr<StoreFixture> m_fixture;
};

} // namespace yichuang

using yichuang::DraftStoreTest;
YICHUANG_TEST(DraftStoreTest)
#include "DraftStoreTest.moc"
