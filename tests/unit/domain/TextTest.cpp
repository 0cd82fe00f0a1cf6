// SPDX-License-Identifier: Apache-2.0
#include "app/domain/ChineseText.h"
#include "app/domain/DisplayWidth.h"
#include "app/domain/MoneyText.h"

#include <QTest>

#include <limits>

using namespace yichuang::domain;

class TextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void names_data();
    void names();
    void maskedNames_data();
    void maskedNames();
    void phones_data();
    void phones();
    void maskedPhones_data();
    void maskedPhones();
    void widths_data();
    void widths();
    void cutsByWidth();
    void money_data();
    void money();
    void moneyHasABound();
};

void TextTest::names_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("search");
    const auto row = [](const char *label, const char16_t *text, const char16_t *name, const char16_t *search) {
        QTest::newRow(label) << QString::fromUtf16(text) << QString::fromUtf16(name) << QString::fromUtf16(search);
    };
    row("plain", u"覃淑贞", u"覃淑贞", u"覃淑贞");
    row("trimmed", u"\u3000 覃淑贞\u3000", u"覃淑贞", u"覃淑贞");
    row("padded", u"张\u3000三", u"张三", u"张三");
    row("bullet", u"买买提•艾山", u"买买提·艾山", u"买买提·艾山");
    row("hyphenation point", u"买买提‧艾山", u"买买提·艾山", u"买买提·艾山");
    row("katakana dot", u"买买提・艾山", u"买买提·艾山", u"买买提·艾山");
    row("full-width stop", u"买买提．艾山", u"买买提·艾山", u"买买提·艾山");
    row("dot with blanks", u"买买提 · 艾山", u"买买提·艾山", u"买买提·艾山");
    row("full width", u"ＡＢＣ（广西）１２３", u"ABC(广西)123", u"abc(广西)123");
    row("Latin", u"  John   SMITH ", u"John SMITH", u"john smith");
    row("outside the BMP", u"𠮷 田", u"𠮷田", u"𠮷田");
    row("empty", u" \u3000", u"", u"");
}

void TextTest::names()
{
    QFETCH(QString, text);
    QTEST(normaliseName(text), "name");
    QTEST(normaliseSearch(text), "search");
    QCOMPARE(normaliseName(normaliseName(text)), normaliseName(text));
}

void TextTest::maskedNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("masked");
    const auto row = [](const char *label, const char16_t *name, const char16_t *masked) {
        QTest::newRow(label) << QString::fromUtf16(name) << QString::fromUtf16(masked);
    };
    row("three", u"覃淑贞", u"覃*贞");
    row("two", u"张三", u"张*");
    row("four", u"欧阳小明", u"欧**明");
    row("dot", u"买买提·艾山", u"买**·*山");
    row("Latin", u"JOHN SMITH", u"J*** ****H");
    row("one", u"张", u"*");
    row("empty", u"", u"");
    row("outside the BMP", u"𠮷𠮷𠮷", u"𠮷*𠮷");
}

void TextTest::maskedNames()
{
    QFETCH(QString, name);
    QTEST(maskName(name), "masked");
}

void TextTest::phones_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("clean");
    QTest::addColumn<int>("kind");
    const auto row = [](const char *text, const char *clean, int kind) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromLatin1(clean) << kind;
    };
    row("13800138000", "13800138000", int(PhoneKind::Mobile));
    row("138 0013 8000", "13800138000", int(PhoneKind::Mobile));
    row("138-0013-8000", "13800138000", int(PhoneKind::Mobile));
    row("+8613800138000", "13800138000", int(PhoneKind::Mobile));
    row("0086 13800138000", "13800138000", int(PhoneKind::Mobile));
    row("１３８００１３８０００", "13800138000", int(PhoneKind::Mobile));
    row("12800138000", "12800138000", -1);
    row("1380013800", "1380013800", -1);
    row("138001380000", "138001380000", -1);
    row("0771-5551234", "0771-5551234", int(PhoneKind::Landline));
    row("(0771)5551234", "07715551234", int(PhoneKind::Landline));
    row("010-12345678-801", "010-12345678-801", int(PhoneKind::Landline));
    row("5551234", "5551234", -1);
    row("12345", "12345", int(PhoneKind::Service));
    row("400-123-4567", "400-123-4567", int(PhoneKind::Service));
    row("", "", -1);
    row("13800138000;DROP", "13800138000;DROP", -1);
}

void TextTest::phones()
{
    QFETCH(QString, text);
    QFETCH(int, kind);
    QTEST(normalisePhone(text), "clean");
    const auto found = phoneKind(text);
    QCOMPARE(found ? int(*found) : -1, kind);
}

void TextTest::maskedPhones_data()
{
    QTest::addColumn<QString>("phone");
    QTest::addColumn<QString>("masked");
    QTest::newRow("mobile") << QStringLiteral("13800138000") << QStringLiteral("138****8000");
    QTest::newRow("landline") << QStringLiteral("0771-5551234") << QStringLiteral("077*****1234");
    QTest::newRow("short") << QStringLiteral("12345") << QStringLiteral("***45");
    QTest::newRow("empty") << QString() << QString();
}

void TextTest::maskedPhones()
{
    QFETCH(QString, phone);
    QTEST(maskPhone(phone), "masked");
}

void TextTest::widths_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("two");
    QTest::addColumn<int>("one");
    const auto row = [](const char *label, const char16_t *text, int two, int one) {
        QTest::newRow(label) << QString::fromUtf16(text) << two << one;
    };
    row("ASCII", u"abc 1", 5, 5);
    row("Chinese", u"一窗", 4, 4);
    row("mixed", u"A座3层", 6, 6);
    row("dot of names", u"买·山", 6, 5);
    row("full width", u"（）", 4, 4);
    row("outside the BMP", u"𠮷", 2, 2);
    row("circled", u"①", 2, 1);
    row("combining", u"e\u0301", 1, 1);
    row("half-width kana", u"ｱ", 1, 1);
    row("empty", u"", 0, 0);
}

void TextTest::widths()
{
    QFETCH(QString, text);
    QFETCH(int, two);
    QFETCH(int, one);
    QCOMPARE(displayWidth(text), two);
    QCOMPARE(displayWidth(text, AmbiguousWidth::One), one);
}

void TextTest::cutsByWidth()
{
    QCOMPARE(leftByWidth(QStringLiteral("一窗ab"), 5), QStringLiteral("一窗a"));
    QCOMPARE(leftByWidth(QStringLiteral("一窗ab"), 3), QStringLiteral("一"));
    QCOMPARE(leftByWidth(QString::fromUtf16(u"𠮷窗"), 3), QString::fromUtf16(u"𠮷"));
    QCOMPARE(leftByWidth(QStringLiteral("一"), 0), QString());
    QCOMPARE(leftByWidth(QStringLiteral("ab"), 99), QStringLiteral("ab"));
}

void TextTest::money_data()
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

void TextTest::money()
{
    QFETCH(qint64, fen);
    QFETCH(QString, words);
    const auto written = moneyInWords(fen);
    QVERIFY(written);
    QCOMPARE(*written, words);
    QTEST(moneyInFigures(fen), "figures");
}

void TextTest::moneyHasABound()
{
    QVERIFY(!moneyInWords(100'000'000'000'000));
    QVERIFY(!moneyInWords(std::numeric_limits<qint64>::min()));
    QCOMPARE(moneyInFigures(std::numeric_limits<qint64>::min()), QStringLiteral("-92,233,720,368,547,758.08"));
}

QTEST_APPLESS_MAIN(TextTest)
#include "TextTest.moc"
