// SPDX-License-Identifier: Apache-2.0
#include "app/base/Words.h"
#include "tests/support/TestProgram.h"

#include <QTest>

using namespace yichuang::base;

namespace {

enum class Colour { Red, Green, Unnamed };

constexpr Words<Colour, 2> ColourWords{{{
    {Colour::Red, "red"},
    {Colour::Green, "light_green"},
}}};

} // namespace

class WordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWhatItWrites();
    void aValueWithoutAWordIsEmpty();
    void otherWordsAreNone_data();
    void otherWordsAreNone();
};

void WordsTest::readsWhatItWrites()
{
    QCOMPARE(ColourWords.word(Colour::Red), QStringLiteral("red"));
    QCOMPARE(ColourWords.word(Colour::Green), QStringLiteral("light_green"));
    QVERIFY(ColourWords.value(QStringLiteral("red")) == Colour::Red);
    QVERIFY(ColourWords.value(QStringLiteral("light_green")) == Colour::Green);
}

void WordsTest::aValueWithoutAWordIsEmpty()
{
    QVERIFY(ColourWords.word(Colour::Unnamed).isEmpty());
}

void WordsTest::otherWordsAreNone_data()
{
    QTest::addColumn<QString>("word");
    QTest::newRow("null") << QString();
    QTest::newRow("empty") << QStringLiteral("");
    QTest::newRow("upper case") << QStringLiteral("Red");
    QTest::newRow("space") << QStringLiteral("red ");
    QTest::newRow("prefix") << QStringLiteral("re");
    QTest::newRow("longer") << QStringLiteral("redder");
    QTest::newRow("zero byte") << QString::fromLatin1("red\0", 4);
    QTest::newRow("look-alike") << QStringLiteral(u"r\u0435d");
}

void WordsTest::otherWordsAreNone()
{
    QFETCH(QString, word);
    QVERIFY(!ColourWords.value(word));
}

YICHUANG_TEST(WordsTest)
#include "WordsTest.moc"
