// SPDX-License-Identifier: Apache-2.0
#include "app/store/AuditStore.h"

#include "tests/support/Expect.h"
#include "tests/support/store/SampleCases.h"
#include "tests/support/store/StoreFixture.h"
#include "tests/support/TestProgram.h"

namespace yichuang {

using base::ErrorCode;
using store::AuditEntry;
using tests::StoreFixture;

class AuditStoreTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<StoreFixture>();
        EXPECT_OK(m_fixture->open());
        for (int i = 1; i <= 5; ++i) {
            EXPECT_OK(m_fixture->workspace().audit().append(entry(i)));
        }
    }

    void pagesNewestFirst()
    {
        const auto page = m_fixture->workspace().audit().page(0, 3);
        EXPECT_OK(page);
        QCOMPARE(page->size(), 3U);
        QCOMPARE(page->front().first, 5);
        QCOMPARE(page->front().second, entry(5));
        QCOMPARE(m_fixture->workspace().audit().page(3, 10).value().size(), 2U);
    }

    void writesOnlyWhatCanBeTold()
    {
        AuditEntry other = entry(6);
        for (const char *act : {"case.accept", "pdf"}) {
            other.act = QLatin1String(act);
            EXPECT_OK(m_fixture->workspace().audit().append(other));
        }
        for (const char *act : {"export", "person_added", ""}) {
            other.act = QLatin1String(act);
            EXPECT_FAILS(m_fixture->workspace().audit().append(other), ErrorCode::Internal);
        }
        QCOMPARE(m_fixture->workspace().audit().page(0, 10).value().size(), 7U);
    }

    void verifiesWithoutTheKey()
    {
        m_fixture->workspace().lock();
        const auto head = m_fixture->workspace().audit().verify();
        EXPECT_OK(head);
        QCOMPARE(head->n, 5);
    }

    void cannotBeChangedThroughTheDatabase()
    {
        EXPECT_FAILS(m_fixture->workspace().connection().executeScript("UPDATE audit SET at = 0"), ErrorCode::StorageFailed);
        EXPECT_FAILS(m_fixture->workspace().connection().executeScript("DELETE FROM audit WHERE n = 3"), ErrorCode::StorageFailed);
    }

    void forgeryIsNoticed_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::newRow("time") << QByteArray("UPDATE audit SET at = at + 1 WHERE n = 2");
        QTest::newRow("body") << QByteArray("UPDATE audit SET body = (SELECT body FROM audit WHERE n = 3) WHERE n = 2");
        QTest::newRow("dropped") << QByteArray("DELETE FROM audit WHERE n = 2");
        QTest::newRow("hash") << QByteArray("UPDATE audit SET hash = zeroblob(32) WHERE n = 5");
    }
    void forgeryIsNoticed()
    {
        QFETCH(QByteArray, sql);
        EXPECT_OK(m_fixture->workspace().connection().executeScript("DROP TRIGGER audit_no_update; DROP TRIGGER audit_no_delete;" + sql));
        EXPECT_FAILS(m_fixture->workspace().audit().verify(), ErrorCode::StorageCorrupt);
    }

private:
    AuditEntry entry(int i) const
    {
        return {m_fixture->now() + std::chrono::seconds(i), *domain::PersonId::fromText(QStringLiteral("qin.sz")), {}, QStringLiteral("reveal"),
                QString::number(i), QStringLiteral("detail")};
    }

    std::unique_ptr<StoreFixture> m_fixture;
};

} // namespace yichuang

using yichuang::AuditStoreTest;
YICHUANG_TEST(AuditStoreTest)
#include "AuditStoreTest.moc"
