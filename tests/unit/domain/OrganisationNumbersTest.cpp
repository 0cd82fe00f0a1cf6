// SPDX-License-Identifier: Apache-2.0
#include "app/domain/OrganisationCode.h"
#include "app/domain/Uscc.h"

#include <QTest>

using namespace yichuang::domain;

class OrganisationNumbersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void goodCreditCodes_data();
    void goodCreditCodes();
    void badCreditCodes_data();
    void badCreditCodes();
    void wrongCheckMayBeAWarning();
    void everyChangedCharacterIsDetected();
    void organisationCodes_data();
    void organisationCodes();
};

void OrganisationNumbersTest::goodCreditCodes_data()
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

void OrganisationNumbersTest::goodCreditCodes()
{
    QFETCH(QString, text);
    const auto code = Uscc::parse(text);
    QVERIFY(code);
    QTEST(code->kind(), "kind");
    QTEST(code->division(), "division");
    QCOMPARE(code->text(), text.trimmed().toUpper());
    QCOMPARE(code->organisationCode(), code->text().mid(8, 9));
}

void OrganisationNumbersTest::badCreditCodes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("reason");
    QTest::newRow("empty") << QString() << QByteArray("uscc.length");
    QTest::newRow("17") << QStringLiteral("91350100M000100Y4") << QByteArray("uscc.length");
    QTest::newRow("letter O") << QStringLiteral("9135O100M000100Y43") << QByteArray("uscc.characters");
    QTest::newRow("check is no letter of it") << QStringLiteral("91350100M000100Y4Z") << QByteArray("uscc.characters");
    QTest::newRow("check") << QStringLiteral("91350100M000100Y44") << QByteArray("uscc.check_digit");
}

void OrganisationNumbersTest::badCreditCodes()
{
    QFETCH(QString, text);
    const auto code = Uscc::parse(text);
    QVERIFY(!code);
    QTEST(code.error().reason, "reason");
}

void OrganisationNumbersTest::wrongCheckMayBeAWarning()
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

void OrganisationNumbersTest::everyChangedCharacterIsDetected()
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

void OrganisationNumbersTest::organisationCodes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("reason");
    QTest::newRow("standard") << QStringLiteral("D2143569-X") << QByteArray();
    QTest::newRow("no hyphen") << QStringLiteral("d2143569x") << QByteArray();
    QTest::newRow("of a credit code") << QStringLiteral("19672024-4") << QByteArray();
    QTest::newRow("check") << QStringLiteral("D2143569-1") << QByteArray("orgcode.check_digit");
    QTest::newRow("length") << QStringLiteral("D2143569") << QByteArray("orgcode.length");
    QTest::newRow("check missing") << QStringLiteral("D2143569-") << QByteArray("orgcode.check_digit");
    QTest::newRow("characters") << QStringLiteral("D21*3569X") << QByteArray("orgcode.characters");
}

void OrganisationNumbersTest::organisationCodes()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, reason);
    const auto code = OrganisationCode::parse(text);
    QCOMPARE(code.has_value(), reason.isEmpty());
    if (code) {
        QCOMPARE(code->text().size(), 9);
        QCOMPARE(code->hyphenated()[8], QLatin1Char('-'));
    } else {
        QCOMPARE(code.error().reason, reason);
    }
}

QTEST_APPLESS_MAIN(OrganisationNumbersTest)
#include "OrganisationNumbersTest.moc"
