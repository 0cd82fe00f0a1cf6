// SPDX-License-Identifier: Apache-2.0
#include "app/store/SettingStore.h"

#include "tests/support/Expect.h"
#include "tests/support/store/SampleCases.h"
#include "tests/support/store/StoreFixture.h"
#include "tests/support/TestProgram.h"

namespace yichuang {

using base::ErrorCode;
using store::Keeping;
using tests::StoreFixture;

class SettingStoreTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void plainIsReadBeforeSignIn()
    {
        StoreFixture fixture;
        EXPECT_OK(fixture.open());
        EXPECT_OK(fixture.workspace().settings().put(QStringLiteral("centre.url"), "https://centre", Keeping::Plain));
        EXPECT_OK(fixture.workspace().settings().put(QStringLiteral("signing.key"), "secret", Keeping::Sealed));
        fixture.workspace().lock();
        QCOMPARE(fixture.workspace().settings().get(QStringLiteral("centre.url")).value().value_or("?"), QByteArray("https://centre"));
        EXPECT_FAILS(fixture.workspace().settings().get(QStringLiteral("signing.key")), ErrorCode::Locked);
        EXPECT_OK(fixture.workspace().unlock(StoreFixture::dataKey()));
        QCOMPARE(fixture.workspace().settings().get(QStringLiteral("signing.key")).value().value_or("?"), QByteArray("secret"));
    }

    void lastPutCountsAndSurvives()
    {
        StoreFixture fixture;
        EXPECT_OK(fixture.open());
        EXPECT_OK(fixture.workspace().settings().put(QStringLiteral("a"), "1", Keeping::Sealed));
        EXPECT_OK(fixture.workspace().settings().put(QStringLiteral("a"), "2", Keeping::Plain));
        fixture.close();
        EXPECT_OK(fixture.open());
        QCOMPARE(fixture.workspace().settings().get(QStringLiteral("a")).value().value_or("?"), QByteArray("2"));
        EXPECT_OK(fixture.workspace().settings().remove(QStringLiteral("a")));
        QVERIFY(!fixture.workspace().settings().get(QStringLiteral("a")).value().has_value());
    }

    void documentsKeepTheirVersion()
    {
        StoreFixture fixture;
        EXPECT_OK(fixture.open());
        const QJsonObject body{{QStringLiteral("items"), QStringLiteral("…")}};
        EXPECT_OK(fixture.workspace().settings().putDocument(QStringLiteral("catalogue:2026.11"), QStringLiteral("2026.11"), body, fixture.now()));
        const auto document = fixture.workspace().settings().document(QStringLiteral("catalogue:2026.11"));
        EXPECT_OK(document);
        QVERIFY(document->has_value());
        QCOMPARE((*document)->version, QStringLiteral("2026.11"));
        QCOMPARE((*document)->body, body);
        QVERIFY(!fixture.workspace().settings().document(QStringLiteral("policy")).value().has_value());
    }
};

} // namespace yichuang

using yichuang::SettingStoreTest;
YICHUANG_TEST(SettingStoreTest)
#include "SettingStoreTest.moc"
