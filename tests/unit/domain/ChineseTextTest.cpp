// SPDX-License-Identifier: Apache-2.0
#include "app/domain/ChineseText.h"
#include "tests/support/TestProgram.h"

#include <QTest>

using namespace yichuang::domain;

class ChineseTextTest : public QObject {
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
};

void ChineseTextTest::names_data()
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

void ChineseTextTest::names()
{
    QFETCH(QString, text);
    QTEST(normaliseName(text), "name");
    QTEST(normaliseSearch(text), "search");
    QCOMPARE(normaliseName(normaliseName(text)), normaliseName(text));
}

void ChineseTextTest::maskedNames_data()
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

void ChineseTextTest::maskedNames()
{
    QFETCH(QString, name);
    QTEST(maskName(name), "masked");
}

void ChineseTextTest::phones_data()
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

void ChineseTextTest::phones()
{
    QFETCH(QString, text);
    QFETCH(int, kind);
    QTEST(normalisePhone(text), "clean");
    const auto found = phoneKind(text);
    QCOMPARE(found ? int(*found) : -1, kind);
}

void ChineseTextTest::maskedPhones_data()
{
    QTest::addColumn<QString>("phone");
    QTest::addColumn<QString>("masked");
    QTest::newRow("mobile") << QStringLiteral("13800138000") << QStringLiteral("138****8000");
    QTest::newRow("landline") << QStringLiteral("0771-5551234") << QStringLiteral("077*****1234");
    QTest::newRow("short") << QStringLiteral("12345") << QStringLiteral("***45");
    QTest::newRow("empty") << QString() << QString();
}

void ChineseTextTest::maskedPhones()
{
    QFETCH(QString, phone);
    QTEST(maskPhone(phone), "masked");
}

YICHUANG_TEST(ChineseTextTest)
#include "ChineseTextTest.moc"
