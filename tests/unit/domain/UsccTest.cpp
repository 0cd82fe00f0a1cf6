// SPDX-License-Identifier: Apache-2.0
#include "app/domain/Uscc.h"
#include "tests/support/TestProgram.h"

#include <QTest>

using namespace yichuang::domain;

class UsccTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void goodCreditCodes_data();
    void goodCreditCodes();
    void badCreditCodes_data();
    void badCreditCodes();
    void wrongCheckMayBeAWarning();
    void everyChangedCharacterIsDetected();
};

void UsccTest::goodCreditCodes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("division");
    QTest::newRow("standard") << QStringLiteral("91350100M000100Y43") << QStringLiteral("91")
                              << QStringLiteral("350100");
    QTest::newRow("agency") << QStringLiteral("11320000MB151840XJ") << QStringLiteral("11") << QStringLiteral("320000");
    QTest::newRow("institution") << QStringLiteral("12441500196720244T") << QStringLiteral("12")
                                 << QStringLiteral("441500");
    QTest::newRow("small letters, blanks")
        << QStringLiteral(" 91350100m000100y43 ") << QStringLiteral("91") << QStringLiteral("350100");
}

void UsccTest::goodCreditCodes()
{
    QFETCH(QString, text);
    const auto code = Uscc::parse(text);
    QVERIFY(code);
    QTEST(code->kind(), "kind");
    QTEST(code->division(), "division");
    QCOMPARE(code->text(), text.trimmed().toUpper());
    QCOMPARE(code->organisationCode(), code->text().mid(8, 9));
}

void UsccTest::badCreditCodes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("reason");
    QTest::newRow("empty") << QString() << QByteArray("uscc.length");
    QTest::newRow("17") << QStringLiteral("91350100M000100Y4") << QByteArray("uscc.length");
    QTest::newRow("letter O") << QStringLiteral("9135O100M000100Y43") << QByteArray("uscc.characters");
    QTest::newRow("no registrar") << QString(18, QLatin1Char('0')) << QByteArray("uscc.registrar");
    QTest::newRow("check is no letter of it") << QStringLiteral("91350100M000100Y4Z") << QByteArray("uscc.characters");
    QTest::newRow("check") << QStringLiteral("91350100M000100Y44") << QByteArray("uscc.check_digit");
}

void UsccTest::badCreditCodes()
{
    QFETCH(QString, text);
    const auto code = Uscc::parse(text);
    QVERIFY(!code);
    QTEST(code.error().reason, "reason");
}

void UsccTest::wrongCheckMayBeAWarning()
{
    const auto code = Uscc::parse(QStringLiteral("91350100M000100Y44"), CheckPolicy::Warn);
    QVERIFY(code);
    QVERIFY(code->warnings().contains(QStringLiteral("uscc.check_digit")));
    QVERIFY(!Uscc::parse(QStringLiteral("9135O100M000100Y43"), CheckPolicy::Warn));
    QVERIFY(
        !Uscc::parse(QStringLiteral("12441500196720244T"))->warnings().contains(QStringLiteral("uscc.check_digit")));
    const QString first = QStringLiteral("77350100M000100Y4");
    QVERIFY(Uscc::parse(first + usccCheckCharacter(first))->warnings().contains(QStringLiteral("uscc.kind")));
}

void UsccTest::everyChangedCharacterIsDetected()
{
    for (const char *vector : {"91350100M000100Y43", "11320000MB151840XJ", "12441500196720244T"}) {
        const QString text = QString::fromLatin1(vector);
        for (qsizetype i = 0; i < text.size(); ++i) {
            for (const QChar c : QStringLiteral("0123456789ABCDEFGHJKLMNPQRTUWXY")) {
                QString changed = text;
                changed[i] = c;
                QVERIFY2(changed == text || !Uscc::parse(changed), qPrintable(changed));
            }
        }
    }
}

YICHUANG_TEST(UsccTest)
#include "UsccTest.moc"
