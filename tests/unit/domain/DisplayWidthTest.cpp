// SPDX-License-Identifier: Apache-2.0
#include "app/domain/DisplayWidth.h"
#include "tests/support/TestProgram.h"

#include <QTest>

using namespace yichuang::domain;

class DisplayWidthTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void widths_data();
    void widths();
    void cutsByWidth();
};

void DisplayWidthTest::widths_data()
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

void DisplayWidthTest::widths()
{
    QFETCH(QString, text);
    QFETCH(int, two);
    QFETCH(int, one);
    QCOMPARE(displayWidth(text), two);
    QCOMPARE(displayWidth(text, AmbiguousWidth::One), one);
}

void DisplayWidthTest::cutsByWidth()
{
    QCOMPARE(leftByWidth(QStringLiteral("一窗ab"), 5), QStringLiteral("一窗a"));
    QCOMPARE(leftByWidth(QStringLiteral("一窗ab"), 3), QStringLiteral("一"));
    QCOMPARE(leftByWidth(QString::fromUtf16(u"𠮷窗"), 3), QString::fromUtf16(u"𠮷"));
    QCOMPARE(leftByWidth(QStringLiteral("一"), 0), QString());
    QCOMPARE(leftByWidth(QStringLiteral("ab"), 99), QStringLiteral("ab"));
}

YICHUANG_TEST(DisplayWidthTest)
#include "DisplayWidthTest.moc"
