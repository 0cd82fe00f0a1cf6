// SPDX-License-Identifier: Apache-2.0
#include "app/desk/ItemSearch.h"

#include "app/domain/Pinyin.h"
#include "tests/support/domain/SampleFacts.h"
#include "tests/support/TestProgram.h"

#include <QElapsedTimer>
#include <QTest>

using namespace yichuang;
using desk::ItemSearch;

namespace {

const ItemSearch &search()
{
    static const ItemSearch made = [] {
        const auto pinyin = domain::Pinyin::make(tests::resourceBytes(QStringLiteral("pinyin/readings.txt")),
                                                 tests::resourceBytes(QStringLiteral("pinyin/surnames.txt")));
        if (!pinyin) {
            qFatal("resources/pinyin is broken");
        }
        return ItemSearch(*tests::sampleFacts().current(), *pinyin);
    }();
    return made;
}

QStringList keysOf(const std::vector<ItemSearch::Hit> &hits)
{
    QStringList keys;
    for (const ItemSearch::Hit &hit : hits) {
        keys.append(hit.item.toText());
    }
    return keys;
}

} // namespace

class ItemSearchTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void first_data();
    void first();
    void bothCardsForOneWord();
    void saysWhatMatched();
    void betterMatchesComeFirst();
    void everyItemIsFoundByEachOfItsWords();
    void theEmptyTextGivesTheCatalogueInOrder();
    void keepsTheLimit();
    void findsNothing_data();
    void findsNothing();
    void hostileTextIsHarmless_data();
    void hostileTextIsHarmless();
    void anEmptySearchFindsNothing();
};

void ItemSearchTest::first_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("key");
    const auto row = [](const char *text, const char *key) { QTest::newRow(text) << QString::fromUtf8(text) << QString::fromLatin1(key); };
    row("lnyd", "ln-yd");
    row("LNYD", "ln-yd");
    row("ｌｎｙｄ", "ln-yd");
    row(" lnyd ", "ln-yd");
    row("lnz", "ln-yd");
    row("老年证", "ln-yd");
    row("老 年 证", "ln-yd");
    row("ln-yd", "ln-yd");
    row("ggcsws", "ggcs-ws");
    row("卫生证", "ggcs-ws");
    row("公共场所卫生许可(新证)", "ggcs-ws");
    row("公共场所卫生许可（新证）", "ggcs-ws");
    row("食品证", "sp-jy");
    row("spz", "sp-jy");
    row("食品经营", "sp-jy");
    row("ktvxk", "yl-cs");
    row("KTV", "yl-cs");
    row("结婚", "jh-dj");
    row("11450000XX000003534450103001000", "ggcs-ws");
    row("11450000xx000003534450103001000", "ggcs-ws");
    row("4450103001000", "ggcs-ws");
    row("换身份证", "sfz-hl");
    row("补身份证", "sfz-bl");
}

void ItemSearchTest::first()
{
    QFETCH(QString, text);
    QFETCH(QString, key);
    const QStringList keys = keysOf(search().find(text, 20));
    QVERIFY2(!keys.isEmpty(), "nothing found");
    QCOMPARE(keys.first(), key);
}

void ItemSearchTest::bothCardsForOneWord()
{
    const QStringList keys = keysOf(search().find(QStringLiteral("身份证"), 20));
    QCOMPARE(keys.mid(0, 2), (QStringList{QStringLiteral("sfz-hl"), QStringLiteral("sfz-bl")}));
    const QStringList licences = keysOf(search().find(QStringLiteral("营业执照"), 20));
    QCOMPARE(licences, (QStringList{QStringLiteral("gs-sl"), QStringLiteral("gtgsh-sl")}));
}

void ItemSearchTest::saysWhatMatched()
{
    QCOMPARE(search().find(QStringLiteral("lnyd"), 1).front().matched, QStringLiteral("老年优待"));
    QCOMPARE(search().find(QStringLiteral("老年人优待证办理"), 1).front().matched, QStringLiteral("老年人优待证办理"));
    QCOMPARE(search().find(QStringLiteral("11450000XX000003534450103001000"), 1).front().matched, QStringLiteral("11450000XX000003534450103001000"));
}

void ItemSearchTest::betterMatchesComeFirst()
{
    // 结婚 is a name of jh-dj; elsewhere letters in between are needed to read "jhdj".
    const QStringList keys = keysOf(search().find(QStringLiteral("jhdj"), 20));
    QCOMPARE(keys.first(), QStringLiteral("jh-dj"));
    // 卫生 begins an alias of ggcs-ws.
    QCOMPARE(keysOf(search().find(QStringLiteral("卫生"), 20)).first(), QStringLiteral("ggcs-ws"));
}

void ItemSearchTest::everyItemIsFoundByEachOfItsWords()
{
    for (const domain::Item &item : tests::sampleFacts().current()->items()) {
        for (const QString &word : QStringList{item.name, item.implementationCode, item.handlingItemCode, item.key.toText()} + item.aliases) {
            QVERIFY2(keysOf(search().find(word, 20)).contains(item.key.toText()), qPrintable(word));
        }
        QCOMPARE(keysOf(search().find(item.name, 20)).first(), item.key.toText());
        QCOMPARE(keysOf(search().find(item.key.toText(), 20)).first(), item.key.toText());
    }
}

void ItemSearchTest::theEmptyTextGivesTheCatalogueInOrder()
{
    const std::vector<domain::Item> &items = tests::sampleFacts().current()->items();
    for (const QString &text : {QString(), QStringLiteral(""), QStringLiteral("   "), QStringLiteral(u"\u3000")}) {
        const QStringList keys = keysOf(search().find(text, 20));
        QCOMPARE(keys.size(), 20);
        for (int i = 0; i < 20; ++i) {
            QCOMPARE(keys[i], items[static_cast<size_t>(i)].key.toText());
        }
    }
}

void ItemSearchTest::keepsTheLimit()
{
    QCOMPARE(search().find(QString(), 3).size(), size_t(3));
    QVERIFY(search().find(QString(), 0).empty());
    QCOMPARE(search().find(QString(), 1000).size(), tests::sampleFacts().current()->items().size());
}

void ItemSearchTest::findsNothing_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("letters of no item") << QStringLiteral("qqqqq");
    QTest::newRow("two letters out of order") << QStringLiteral("zq");
    QTest::newRow("the end of a person's number") << QStringLiteral("1032");
    QTest::newRow("a word of no item") << QStringLiteral("护照");
    QTest::newRow("a longer name") << QStringLiteral("老年证办理处主任");
    QTest::newRow("wildcards") << QStringLiteral("%");
    QTest::newRow("pattern") << QStringLiteral(".*");
}

void ItemSearchTest::findsNothing()
{
    QFETCH(QString, text);
    QCOMPARE(keysOf(search().find(text, 20)), QStringList());
}

void ItemSearchTest::hostileTextIsHarmless_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("a megabyte") << QString(1'000'000, QLatin1Char('l'));
    QTest::newRow("a megabyte of Chinese") << QString(1'000'000, QChar(0x8001));
    QTest::newRow("half a surrogate") << QString(QChar(0xD842));
    QTest::newRow("other half") << QString(QChar(0xDFB7));
    QTest::newRow("zero") << QString(5, QChar(0));
    QTest::newRow("brackets") << QStringLiteral("[(*+?{\\");
    QTest::newRow("right to left") << QStringLiteral(u"\u202Elnyd");
    QTest::newRow("SQL") << QStringLiteral("' OR '1'='1");
}

void ItemSearchTest::hostileTextIsHarmless()
{
    QFETCH(QString, text);
    QElapsedTimer timer;
    timer.start();
    QVERIFY(search().find(text, 20).empty());
    // Far above any honest figure; a search that grows with the square would take hours.
    QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
}

void ItemSearchTest::anEmptySearchFindsNothing()
{
    QVERIFY(ItemSearch().find(QStringLiteral("lnyd"), 20).empty());
    QVERIFY(ItemSearch().find(QString(), 20).empty());
}

YICHUANG_TEST(ItemSearchTest)
#include "ItemSearchTest.moc"
