// SPDX-License-Identifier: Apache-2.0
#include "app/store/SearchTokens.h"

#include "tests/support/Expect.h"
#include "tests/support/store/SampleCases.h"
#include "tests/support/store/StoreFixture.h"
#include "tests/support/SourceTree.h"
#include "tests/support/TestProgram.h"

#include <QFile>

namespace yichuang {

using store::SearchRun;

namespace {

QByteArray resource(const char *name)
{
    QFile file(tests::sourceTree("resources/pinyin/") + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class SearchTokensTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        auto made = domain::Pinyin::make(resource("readings.txt"), resource("surnames.txt"));
        EXPECT_OK(made);
        m_pinyin.emplace(std::move(*made));
    }

    void runs_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("count");
        QTest::addColumn<QByteArray>("latin");
        QTest::newRow("empty") << QString() << 0 << QByteArray();
        QTest::newRow("name and tail") << QStringLiteral("张三 1234") << 2 << QByteArray("1234");
        QTest::newRow("name with a dot is one run") << QStringLiteral("阿依古丽·买买提") << 1 << QByteArray();
        QTest::newRow("full width") << QStringLiteral("１２３Ｘ") << 1 << QByteArray("123x");
        QTest::newRow("two words") << QStringLiteral("John Smith") << 2 << QByteArray("john");
        QTest::newRow("umlaut") << QStringLiteral("Müller") << 1 << QByteArray("muller");
        QTest::newRow("only signs") << QStringLiteral("·、。%_\"*") << 0 << QByteArray();
    }
    void runs()
    {
        QFETCH(QString, text);
        QFETCH(int, count);
        QFETCH(QByteArray, latin);
        const std::vector<SearchRun> found = SearchRun::of(text);
        QCOMPARE(static_cast<int>(found.size()), count);
        for (const SearchRun &run : found) {
            if (!run.isHan && !latin.isEmpty()) {
                QCOMPARE(run.latin, latin);
                return;
            }
        }
    }

    void tokensOfACase()
    {
        store::CaseBrief brief;
        brief.name = QStringLiteral("张小明");
        brief.phone = QStringLiteral("13900001234");
        const QByteArrayList tokens = store::searchTokens(brief, *m_pinyin).split(' ');
        for (const char *wanted : {"c05f20", "b05f2005c0f", "pz", "pzx", "pzxm", "pzhang", "pzhangxm", "pzhangxiaoming", "r4", "r4321", "sreceived"}) {
            QVERIFY2(tokens.contains(wanted), wanted);
        }
        QCOMPARE(store::searchTokens(brief, *m_pinyin), store::searchTokens(brief, *m_pinyin));
    }

    void rareCharactersHaveTokens()
    {
        store::CaseBrief brief;
        brief.name = QStringLiteral("𠮷㐂䶮");
        const QByteArrayList tokens = store::searchTokens(brief, *m_pinyin).split(' ');
        QVERIFY(tokens.contains("c20bb7"));
        QVERIFY(tokens.contains("b20bb703402"));
    }

private:
    std::optional<domain::Pinyin> m_pinyin;
};

} // namespace yichuang

using yichuang::SearchTokensTest;
YICHUANG_TEST(SearchTokensTest)
#include "SearchTokensTest.moc"
