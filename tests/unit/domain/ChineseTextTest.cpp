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
