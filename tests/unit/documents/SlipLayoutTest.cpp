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

YICHUANG_TEST(SlipLayoutTest)
#include "SlipLayoutTest.moc"
