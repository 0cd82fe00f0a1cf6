// SPDX-License-Identifier: Apache-2.0
#include "app/domain/MoneyText.h"
#include "tests/support/TestProgram.h"

#include <QTest>

#include <limits>

using namespace yichuang::domain;

class MoneyTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void money_data();
    void money();
    void moneyHasABound();
};

void MoneyTextTest::money_data()
{
    QTest::addColumn<qint64>("fen");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("figures");
    const auto row = [](qint64 fen, const char16_t *words, const char *figures) {
        QTest::newRow(figures) << fen << QString::fromUtf16(words) << QString::fromLatin1(figures);
    };
    row(0, u"零元整", "0.00");
    row(1, u"壹分", "0.01");
    row(10, u"壹角整", "0.10");
    row(15, u"壹角伍分", "0.15");
    row(100, u"壹元整", "1.00");
    row(105, u"壹元零伍分", "1.05");
    row(150, u"壹元伍角整", "1.50");
    row(1000, u"壹拾元整", "10.00");
    row(2000, u"贰拾元整", "20.00");
    row(8000, u"捌拾元整", "80.00");
    row(10100, u"壹佰零壹元整", "101.00");
    row(32504, u"叁佰贰拾伍元零肆分", "325.04");
    row(55000, u"伍佰伍拾元整", "550.00");
    row(140950, u"壹仟肆佰零玖元伍角整", "1,409.50");
    row(600714, u"陆仟零柒元壹角肆分", "6,007.14");
    row(1640902, u"壹万陆仟肆佰零玖元零贰分", "16,409.02");
    row(10700053, u"壹拾万零柒仟元伍角叁分", "107,000.53");
    row(100000000, u"壹佰万元整", "1,000,000.00");
    row(100000100, u"壹佰万零壹元整", "1,000,001.00");
    row(10000000000, u"壹亿元整", "100,000,000.00");
    row(10000100000, u"壹亿零壹仟元整", "100,001,000.00");
    row(10010000000, u"壹亿零壹拾万元整", "100,100,000.00");
    row(99999999999999, u"玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分", "999,999,999,999.99");
    row(-150, u"负壹元伍角整", "-1.50");
}

void MoneyTextTest::money()
{
    QFETCH(qint64, fen);
    QFETCH(QString, words);
    const auto written = moneyInWords(fen);
    QVERIFY(written);
    QCOMPARE(*written, words);
    QTEST(moneyInFigures(fen), "figures");
}

void MoneyTextTest::moneyHasABound()
{
    QVERIFY(!moneyInWords(100'000'000'000'000));
    QVERIFY(!moneyInWords(std::numeric_limits<qint64>::min()));
    QCOMPARE(moneyInFigures(std::numeric_limits<qint64>::min()), QStringLiteral("-92,233,720,368,547,758.08"));
}

YICHUANG_TEST(MoneyTextTest)
#include "MoneyTextTest.moc"
