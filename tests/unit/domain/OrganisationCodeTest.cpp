// SPDX-License-Identifier: Apache-2.0
#include "app/domain/OrganisationCode.h"
#include "tests/support/TestProgram.h"

#include <QTest>

using namespace yichuang::domain;

class OrganisationCodeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void organisationCodes_data();
    void organisationCodes();
};

void OrganisationCodeTest::organisationCodes_data()
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

void OrganisationCodeTest::organisationCodes()
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

YICHUANG_TEST(OrganisationCodeTest)
#include "OrganisationCodeTest.moc"
