// SPDX-License-Identifier: Apache-2.0
#include "app/domain/PasswordRules.h"

#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"
#include "tests/support/domain/CaseBuilder.h"
#include "tests/support/domain/SampleFacts.h"

#include <QTest>

using namespace yichuang;
using namespace yichuang::domain;
using namespace yichuang::tests;

class PasswordRulesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rules_data();
    void rules();
    void theListIsReadWithoutItsRemarks();
};

void PasswordRulesTest::rules_data()
{
    QTest::addColumn<QString>("password");
    QTest::addColumn<QByteArray>("reason");
    QTest::newRow("a phrase") << QStringLiteral("correct horse") << QByteArray();
    QTest::newRow("Chinese") << QStringLiteral("青山绿水共为邻里") << QByteArray();
    QTest::newRow("eight characters") << QStringLiteral("k7Qx-m2P") << QByteArray();
    QTest::newRow("seven characters") << QStringLiteral("k7Qx-m2") << QByteArray("password.short");
    QTest::newRow("nothing") << QString() << QByteArray("password.short");
    QTest::newRow("128 characters") << QStringLiteral("abx9").repeated(32) << QByteArray();
    QTest::newRow("129 characters") << QStringLiteral("abx9").repeated(32) + QLatin1Char('a') << QByteArray("password.long");
    QTest::newRow("the id") << QStringLiteral("wei.xf.2026!") << QByteArray("password.id");
    QTest::newRow("the id in capitals") << QStringLiteral("99WEI.XF99") << QByteArray("password.id");
    QTest::newRow("one character") << QStringLiteral("aaaaaaaaaa") << QByteArray("password.simple");
    QTest::newRow("three characters") << QStringLiteral("abcabcabcabc") << QByteArray("password.simple");
    QTest::newRow("a run up") << QStringLiteral("23456789") << QByteArray("password.simple");
    QTest::newRow("a run down") << QStringLiteral("hgfedcba") << QByteArray("password.simple");
    QTest::newRow("common") << QStringLiteral("1qaz2wsx") << QByteArray("password.common");
    QTest::newRow("common in capitals") << QStringLiteral("WoAiNi1314") << QByteArray("password.common");
    QTest::newRow("almost common") << QStringLiteral("woaini1314?") << QByteArray();
}

void PasswordRulesTest::rules()
{
    QFETCH(QString, password);
    QFETCH(QByteArray, reason);
    static const PasswordRules rules = PasswordRules::make(resourceBytes(QStringLiteral("policy/common_passwords.txt")));
    const base::Result<void> checked = rules.check(key<PersonId>("wei.xf"), password);
    QCOMPARE(checked ? QByteArray() : checked.error().reason, reason);
    QVERIFY(checked || password.isEmpty() || !checked.error().detail.contains(password));
}

void PasswordRulesTest::theListIsReadWithoutItsRemarks()
{
    const PasswordRules rules = PasswordRules::make("# remark one\n\n Tried1234 \nother5678");
    EXPECT_FAILS(rules.check(key<PersonId>("a"), QStringLiteral("tried1234")), base::ErrorCode::InvalidArgument);
    EXPECT_FAILS(rules.check(key<PersonId>("a"), QStringLiteral("other5678")), base::ErrorCode::InvalidArgument);
    EXPECT_OK(rules.check(key<PersonId>("x"), QStringLiteral("# remark one")));
}

YICHUANG_TEST(PasswordRulesTest)
#include "PasswordRulesTest.moc"
