// SPDX-License-Identifier: Apache-2.0
#include "app/domain/Applicant.h"

#include "tests/support/Expect.h"
#include "tests/support/domain/CaseBuilder.h"
#include "tests/support/TestProgram.h"

#include <QTest>

using namespace yichuang;
using namespace yichuang::domain;
using namespace yichuang::tests;

class ApplicantTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void numbers_data();
    void numbers();
    void agents_data();
    void agents();
    void wrongCreditCodesAreWarnings();
    void phones_data();
    void phones();
    void takesBirthAndSexFromTheNumber_data();
    void takesBirthAndSexFromTheNumber();
    void readsBack();
    void broken_data();
    void broken();
    void errorsHoldNoPersonalData();
};

void ApplicantTest::numbers_data()
{
    QTest::addColumn<ApplicantKind>("kind");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("number");
    QTest::addColumn<QByteArray>("reason");
    const auto person = ApplicantKind::Person;
    const auto organisation = ApplicantKind::Organisation;
    QTest::newRow("resident") << person << "111" << "11010519491231002X" << QByteArray();
    QTest::newRow("resident, wrong check digit") << person << "111" << "110105194912310021" << QByteArray("identity.check_digit");
    QTest::newRow("resident, no such day") << person << "111" << "110105194902310021" << QByteArray("identity.birth");
    QTest::newRow("resident, too short") << person << "111" << "1101051949123100" << QByteArray("identity.length");
    QTest::newRow("permit of Hong Kong read from a card") << person << "111" << "810000199408230021" << QByteArray();
    QTest::newRow("the same, typed") << person << "810" << "810000199408230021" << QByteArray();
    QTest::newRow("permit of Taiwan given as Hong Kong's") << person << "810" << "830000199201300022" << QByteArray("applicant.id_type");
    QTest::newRow("resident given as foreigner") << person << "553" << "11010519491231002X" << QByteArray("applicant.id_type");
    QTest::newRow("foreigner, wrong check digit") << person << "553" << "911124198108030025" << QByteArray("identity.check_digit");
    QTest::newRow("travel permit") << person << "516" << "H12345678" << QByteArray();
    QTest::newRow("travel permit of another form") << person << "516" << "X1" << QByteArray("identity.form");
    QTest::newRow("Taiwan permit given as Hong Kong's") << person << "516" << "12345678" << QByteArray("applicant.id_type");
    QTest::newRow("passport of any country") << person << "414" << "L898902C3" << QByteArray();
    QTest::newRow("household register") << person << "113" << QStringLiteral("青字 001") << QByteArray();
    QTest::newRow("no number") << person << "111" << " " << QByteArray("applicant.id_number");
    QTest::newRow("no kind of document") << person << "" << "11010519491231002X" << QByteArray("applicant.id_type");
    QTest::newRow("company") << organisation << "USCC" << "91350100M000100Y43" << QByteArray();
    QTest::newRow("company with letters there are not") << organisation << "USCC" << "91350100M000100I43" << QByteArray("uscc.characters");
    QTest::newRow("company, too short") << organisation << "USCC" << "91350100M000100Y4" << QByteArray("uscc.length");
    QTest::newRow("company with an identity card") << organisation << "111" << "11010519491231002X" << QByteArray("applicant.id_type");
    QTest::newRow("person with a credit code") << person << "USCC" << "91350100M000100Y43" << QByteArray("applicant.id_type");
}

void ApplicantTest::numbers()
{
    QFETCH(ApplicantKind, kind);
    QFETCH(QString, type);
    QFETCH(QString, number);
    QFETCH(QByteArray, reason);
    Applicant applicant = sampleApplicant();
    applicant.kind = kind;
    applicant.idType = type;
    applicant.idNumber = number;
    const base::Result<void> checked = applicant.check();
    QCOMPARE(checked ? QByteArray() : checked.error().reason, reason);
    if (!checked) {
        QCOMPARE(checked.error().code, base::ErrorCode::InvalidArgument);
    }
}

void ApplicantTest::agents_data()
{
    QTest::addColumn<Agent>("agent");
    QTest::addColumn<QByteArray>("reason");
    const Agent good{QStringLiteral("黄海燕"), QStringLiteral("111"), sampleApplicant(9).idNumber, QStringLiteral("13800000000"), QStringLiteral("至年底")};
    const auto with = [&good](auto change) {
        Agent agent = good;
        change(agent);
        return agent;
    };
    QTest::newRow("good") << good << QByteArray();
    QTest::newRow("without phone") << with([](Agent &a) { a.phone.clear(); }) << QByteArray();
    QTest::newRow("without name") << with([](Agent &a) { a.name = QStringLiteral("　"); }) << QByteArray("agent.name");
    QTest::newRow("without number") << with([](Agent &a) { a.idNumber.clear(); }) << QByteArray("applicant.id_number");
    QTest::newRow("wrong check digit") << with([](Agent &a) { a.idNumber = QStringLiteral("110105194912310021"); })
                                       << QByteArray("identity.check_digit");
    QTest::newRow("phone that is none") << with([](Agent &a) { a.phone = QStringLiteral("home"); }) << QByteArray("applicant.phone");
}

void ApplicantTest::agents()
{
    QFETCH(Agent, agent);
    QFETCH(QByteArray, reason);
    Applicant applicant = sampleCompany();
    applicant.agent = agent;
    const base::Result<void> checked = applicant.check();
    QCOMPARE(checked ? QByteArray() : checked.error().reason, reason);
}

void ApplicantTest::wrongCreditCodesAreWarnings()
{
    Applicant company = sampleCompany();
    QVERIFY(company.check().has_value());
    QVERIFY(company.warnings().isEmpty());
    company.idNumber = QStringLiteral("91350100M000100Y44");
    EXPECT_OK(company.check());
    QVERIFY(company.warnings().contains(QStringLiteral("uscc.check_digit")));
    QVERIFY(sampleApplicant().warnings().isEmpty());
}

void ApplicantTest::phones_data()
{
    QTest::addColumn<QString>("phone");
    QTest::addColumn<bool>("good");
    const char *good[] = {"13807710000", "19912345678", "138-0771-0000", "0771-5550000", "07715550000", "010-12345678", "0771-5550000-123",
                          "5550000",     "85550000",    "5550000-12",    "400-820-8820", "4008208820",  "+85291234567", "+1-212-555-0100"};
    const char *bad[] = {"12807710000", "1380771000", "138077100000", "phone", "0771-5550000-", "-13807710000", "138--07710000",
                         "+12345",      "15550000x",  "１３８０７７１００００", "1380771 0000"};
    for (const char *phone : good) {
        QTest::newRow(phone) << QString::fromUtf8(phone) << true;
    }
    for (const char *phone : bad) {
        QTest::newRow(phone) << QString::fromUtf8(phone) << false;
    }
}

void ApplicantTest::phones()
{
    QFETCH(QString, phone);
    QFETCH(bool, good);
    QCOMPARE(isPhone(phone), good);
    Applicant applicant = sampleApplicant();
    applicant.phone = phone;
    QCOMPARE(applicant.check().has_value(), good);
    applicant.phone.clear(); // nobody must have one
    EXPECT_OK(applicant.check());
}

void ApplicantTest::takesBirthAndSexFromTheNumber_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("number");
    QTest::addColumn<QDate>("birth");
    QTest::addColumn<QString>("sex");
    QTest::newRow("woman") << "111" << "11010519491231002X" << QDate(1949, 12, 31) << "2";
    QTest::newRow("man") << "111" << sampleApplicant(1).idNumber << QDate(1970, 1, 2) << "1";
    QTest::newRow("passport tells nothing") << "414" << "L898902C3" << QDate(2000, 1, 1) << "0";
    QTest::newRow("broken number tells nothing") << "111" << "110105194912310021" << QDate(2000, 1, 1) << "0";
}

void ApplicantTest::takesBirthAndSexFromTheNumber()
{
    QFETCH(QString, type);
    QFETCH(QString, number);
    QFETCH(QDate, birth);
    QFETCH(QString, sex);
    Applicant applicant = sampleApplicant();
    applicant.idType = type;
    applicant.idNumber = number;
    applicant.birth = QDate(2000, 1, 1);
    applicant.sex = QStringLiteral("0");
    applicant.takeFromNumber();
    QCOMPARE(applicant.birth, birth);
    QCOMPARE(applicant.sex, sex);
}

void ApplicantTest::readsBack()
{
    Applicant person = sampleApplicant(3);
    person.validUntil = QStringLiteral("long");
    person.agent = Agent{QStringLiteral("阿卜杜拉·买买提"), QStringLiteral("414"), QStringLiteral("E1"), {}, {}};
    for (const Applicant &applicant : {person, sampleCompany(), Applicant(sampleApplicant())}) {
        QCOMPARE(Applicant::fromJson(applicant.toJson()).value(), applicant);
    }
}

void ApplicantTest::broken_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QJsonValue>("value");
    const QJsonValue gone(QJsonValue::Undefined);
    for (const char *member : {"kind", "source", "name", "id_type", "id_number"}) {
        QTest::addRow("no %s", member) << member << gone;
        QTest::addRow("%s as number", member) << member << QJsonValue(7);
    }
    QTest::newRow("birth that is no date") << "birth" << QJsonValue(QStringLiteral("1970-02-30"));
    QTest::newRow("long sex") << "sex" << QJsonValue(QStringLiteral("male"));
    QTest::newRow("endless address") << "address" << QJsonValue(QString(301, QLatin1Char('x')));
    QTest::newRow("agent as text") << "agent" << QJsonValue(QStringLiteral("me"));
}

void ApplicantTest::broken()
{
    QFETCH(QString, member);
    QFETCH(QJsonValue, value);
    QJsonObject json = sampleApplicant().toJson();
    json.insert(member, value);
    const base::Result<Applicant> read = Applicant::fromJson(json);
    EXPECT_FAILS(read, base::ErrorCode::Malformed);
    QCOMPARE(read.error().reason, "json.applicant." + member.toLatin1());
}

void ApplicantTest::errorsHoldNoPersonalData()
{
    Applicant applicant = sampleApplicant();
    applicant.idNumber = QStringLiteral("110105194912310021");
    QVERIFY(!applicant.check().error().detail.contains(QLatin1String("1949")));
    applicant = sampleApplicant();
    applicant.phone = QStringLiteral("13807710000x");
    QVERIFY(!applicant.check().error().detail.contains(QLatin1String("1380")));
}

YICHUANG_TEST(ApplicantTest)
#include "ApplicantTest.moc"
