// SPDX-License-Identifier: Apache-2.0
#include "app/documents/SlipLayout.h"
#include "app/domain/DisplayWidth.h"
#include "tests/support/TestProgram.h"

#include <QRandomGenerator>
#include <QTest>

using namespace yichuang;
using namespace yichuang::documents;

class SlipLayoutTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wrapping_data();
    void wrapping();
    void controlsNeverReachThePrinter();
    void neverWiderAndNothingLost();
    void aNumberHasItsOwnLines_data();
    void aNumberHasItsOwnLines();
    void noCharacterOfATitleStandsAlone();
};

void SlipLayoutTest::wrapping_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("columns");
    QTest::addColumn<int>("hang");
    QTest::addColumn<QStringList>("lines");
    QTest::newRow("empty") << QString() << 10 << 0 << QStringList{QString()};
    QTest::newRow("fits") << QStringLiteral("一二三四五") << 10 << 0 << QStringList{QStringLiteral("一二三四五")};
    QTest::newRow("two lines") << QStringLiteral("一二三四五六") << 10 << 0 << QStringList{QStringLiteral("一二三四五"), QStringLiteral("六")};
    QTest::newRow("odd columns") << QStringLiteral("一二三") << 5 << 0 << QStringList{QStringLiteral("一二"), QStringLiteral("三")};
    QTest::newRow("no line begins with a stop") << QStringLiteral("一二三四五。六") << 10 << 0
                                                << QStringList{QStringLiteral("一二三四"), QStringLiteral("五。六")};
    QTest::newRow("number stays whole") << QStringLiteral("日期2026年") << 6 << 0 << QStringList{QStringLiteral("日期"), QStringLiteral("2026年")};
    QTest::newRow("number longer than a line") << QStringLiteral("123456789012") << 5 << 0
                                               << QStringList{QStringLiteral("12345"), QStringLiteral("67890"), QStringLiteral("12")};
    QTest::newRow("a date is parted behind its year") << QStringLiteral("一二2026年11月28日") << 12 << 0
                                                      << QStringList{QStringLiteral("一二2026年"), QStringLiteral("11月28日")};
    QTest::newRow("hanging") << QStringLiteral("一二三四五六七") << 8 << 2 << QStringList{QStringLiteral("一二三四"), QStringLiteral("  五六七")};
    QTest::newRow("outside the plane") << QStringLiteral("𠮷𠮷𠮷") << 4 << 0 << QStringList{QStringLiteral("𠮷𠮷"), QStringLiteral("𠮷")};
}

void SlipLayoutTest::wrapping()
{
    QFETCH(QString, text);
    QFETCH(int, columns);
    QFETCH(int, hang);
    QFETCH(QStringList, lines);
    QCOMPARE(wrapByWidth(text, columns, hang), lines);
}

void SlipLayoutTest::controlsNeverReachThePrinter()
{
    const QString evil = QStringLiteral("王") + QChar(0x1B) + QStringLiteral("@") + QChar(0x10) + QChar(0x14) + QChar(0x85) + QStringLiteral("芳\n一");
    QCOMPARE(wrapByWidth(evil, 40), QStringList{QStringLiteral("王@芳 一")});
}

void SlipLayoutTest::neverWiderAndNothingLost()
{
    QRandomGenerator random(7);
    const QString alphabet = QStringLiteral("受理通知书0123456789AZaz。，（）《》·-. 𠮷㐂");
    const auto characters = alphabet.toUcs4();
    for (int round = 0; round < 3000; ++round) {
        QString text;
        for (int i = random.bounded(80); i > 0; --i) {
            text += QString::fromUcs4(reinterpret_cast<const char32_t *>(&characters.at(random.bounded(int(characters.size())))), 1);
        }
        const int columns = 4 + random.bounded(45);
        const int hang = random.bounded(2) * 2;
        QString whole;
        for (const QString &line : wrapByWidth(text, columns, hang)) {
            QVERIFY2(domain::displayWidth(line) <= columns, qPrintable(line));
            whole += line;
        }
        QCOMPARE(whole.remove(QLatin1Char(' ')), QString(text).remove(QLatin1Char(' ')));
    }
}

void SlipLayoutTest::aNumberHasItsOwnLines_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<int>("columns");
    QTest::addColumn<QStringList>("lines");
    const QString code = QStringLiteral("11450000XX0000107U4452010001000");
    const QString number = code + QStringLiteral("20261128001000006");
    const QString label = QStringLiteral("编号：");
    QTest::newRow("80 mm") << number << 48 << QStringList{label, number};
    QTest::newRow("80 mm, narrow") << number << 42 << QStringList{label, code, QStringLiteral("20261128001000006")};
    QTest::newRow("58 mm") << number << 32 << QStringList{label, code, QStringLiteral("20261128001000006")};
    QTest::newRow("an item's code") << code << 32 << QStringList{label, code};
    QTest::newRow("beside its label") << QStringLiteral("123") << 32 << QStringList{label + QStringLiteral("123")};
    QTest::newRow("no number") << QStringLiteral("韦小妹").repeated(5) << 32 << QStringList{QStringLiteral("编号：韦小妹韦小妹韦小妹韦小妹韦"), QStringLiteral("  小妹")};
}

void SlipLayoutTest::aNumberHasItsOwnLines()
{
    QFETCH(QString, value);
    QFETCH(int, columns);
    QFETCH(QStringList, lines);
    Document document;
    document.blocks = {Fields{{{QStringLiteral("编号"), value}}}};
    QStringList printed;
    for (const SlipItem &item : layoutSlip(document, columns)) {
        printed.append(std::get<SlipText>(item).text);
    }
    const QString rule(columns, QLatin1Char('-'));
    const auto from = printed.indexOf(rule) + 1;
    QCOMPARE(printed.mid(from, printed.lastIndexOf(rule) - from), lines);
}

void SlipLayoutTest::noCharacterOfATitleStandsAlone()
{
    const auto titleOf = [](const QString &title, int columns) {
        Document document;
        document.title = title;
        QStringList lines;
        for (const SlipItem &item : layoutSlip(document, columns)) {
            const auto *text = std::get_if<SlipText>(&item);
            if (text && text->scale == 2) {
                lines.append(text->text);
            }
        }
        return lines;
    };
    QCOMPARE(titleOf(QStringLiteral("不予行政许可决定书"), 32), (QStringList{QStringLiteral("不予行政许"), QStringLiteral("可决定书")}));
    QCOMPARE(titleOf(QStringLiteral("不予行政许可决定书"), 48), QStringList{QStringLiteral("不予行政许可决定书")});
    QCOMPARE(titleOf(QStringLiteral("受理通知书"), 32), QStringList{QStringLiteral("受理通知书")});
}

YICHUANG_TEST(SlipLayoutTest)
#include "SlipLayoutTest.moc"
