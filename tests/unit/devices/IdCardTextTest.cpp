// SPDX-License-Identifier: Apache-2.0
#include "app/devices/IdCardText.h"
#include "app/domain/IdentityNumber.h"
#include "tests/support/Expect.h"
#include "tests/support/devices/SimCard.h"
#include "tests/support/TestProgram.h"

#include <QTest>

using namespace yichuang;
using namespace yichuang::devices;
using yichuang::tests::makeCardText;
using yichuang::tests::samplePerson;

namespace {

QByteArray citizenWith(const char *field, const QString &value)
{
    QJsonObject person = samplePerson(QStringLiteral("citizen"));
    person.insert(QLatin1String(field), value);
    return makeCardText(person).value_or(QByteArray());
}

void putUnit(QByteArray &text, int offset, ushort unit)
{
    text[offset] = static_cast<char>(unit & 0xFF);
    text[offset + 1] = static_cast<char>(unit >> 8);
}

} // namespace

class IdCardTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void citizen();
    void permit();
    void foreigner2017();
    void foreigner2023();
    void everySampleCanBeAccepted_data();
    void everySampleCanBeAccepted();
    void longEnglishNameRunsOn();
    void forLong();
    void namesToCheck_data();
    void namesToCheck();
    void doubts_data();
    void doubts();
    void fullWidthAndZeroPadding();
    void refusals();
    void everyFlagIsKnownOrRefused();
    void nations();
    void noBytesCrash();
};

void IdCardTextTest::citizen()
{
    const auto text = makeCardText(samplePerson(QStringLiteral("citizen")));
    EXPECT_OK(text);
    const auto card = parseIdCardText(*text);
    EXPECT_OK(card);
    QCOMPARE(toWord(card->layout), QStringLiteral("citizen"));
    QCOMPARE(card->name, QStringLiteral("韦小妹"));
    QCOMPARE(card->sex, QStringLiteral("2"));
    QCOMPARE(nationName(card->nation), QStringLiteral("壮"));
    QCOMPARE(card->birth, QDate(1949, 12, 31));
    QCOMPARE(card->address, QStringLiteral("青山市江南区民主路1号院2栋3单元401室"));
    QCOMPARE(card->number, QStringLiteral("11010519491231002X"));
    QCOMPARE(card->authority, QStringLiteral("青山市公安局江南分局"));
    QCOMPARE(card->validFrom, QDate(2020, 1, 1));
    QCOMPARE(card->validTo, QDate(2040, 1, 1));
    QVERIFY(!card->validForLong);
    QVERIFY(card->warnings.empty());
}

void IdCardTextTest::permit()
{
    const auto card = parseIdCardText(*makeCardText(samplePerson(QStringLiteral("permit_hk_mo_tw"))));
    EXPECT_OK(card);
    QCOMPARE(card->layout, IdCardLayout::PermitHkMoTw);
    QCOMPARE(card->number, QStringLiteral("810000199408230021"));
    QCOMPARE(card->passNumber, QStringLiteral("H12345678"));
    QCOMPARE(card->issueCount, QStringLiteral("01"));
    QVERIFY(card->nation.isEmpty());
    QVERIFY(card->warnings.empty());
}

void IdCardTextTest::foreigner2017()
{
    QJsonObject person = samplePerson(QStringLiteral("foreigner_2017"));
    const auto card = parseIdCardText(*makeCardText(person));
    EXPECT_OK(card);
    QCOMPARE(card->layout, IdCardLayout::Foreigner2017);
    QCOMPARE(card->englishName, QStringLiteral("ERIKSSON, ANNA MARIA"));
    QCOMPARE(card->name, QStringLiteral("韦小妹"));
    QCOMPARE(card->number, QStringLiteral("UTO110049123105"));
    QCOMPARE(card->nationality, QStringLiteral("UTO"));
    QCOMPARE(card->cardVersion, QStringLiteral("01"));
    QCOMPARE(card->authority, QStringLiteral("1500"));
    QCOMPARE(card->birth, QDate(1949, 12, 31));
    QVERIFY(card->warnings.empty());

    person.remove(QStringLiteral("name"));
    QCOMPARE(parseIdCardText(*makeCardText(person))->name, QStringLiteral("ERIKSSON, ANNA MARIA"));
}

void IdCardTextTest::foreigner2023()
{
    const auto card = parseIdCardText(*makeCardText(samplePerson(QStringLiteral("foreigner_2023"))));
    EXPECT_OK(card);
    QCOMPARE(card->layout, IdCardLayout::Foreigner2023);
    QCOMPARE(card->number, QStringLiteral("911124194912310029"));
    QCOMPARE(card->englishName, QStringLiteral("ERIKSSON, ANNA MARIA"));
    QCOMPARE(card->nationality, QStringLiteral("UTO"));
    QCOMPARE(card->issueCount, QStringLiteral("00"));
    QVERIFY(card->warnings.empty());
}

void IdCardTextTest::everySampleCanBeAccepted_data()
{
    QTest::addColumn<QJsonObject>("person");
    for (const char *layout : {"citizen", "permit_hk_mo_tw", "foreigner_2017", "foreigner_2023"}) {
        QTest::newRow(layout) << samplePerson(QLatin1String(layout));
    }
    for (const QJsonObject &person : tests::samplePeople()) {
        QTest::addRow("visitor %s", qPrintable(person.value(QLatin1String("name")).toString())) << person;
    }
}

void IdCardTextTest::everySampleCanBeAccepted()
{
    QFETCH(QJsonObject, person);
    const auto number = domain::IdentityNumber::parse(person.value(QLatin1String("number")).toString(), QDate(2026, 11, 23));
    EXPECT_OK(number);
    QCOMPARE(number->birth(), QDate::fromString(person.value(QLatin1String("birth")).toString(), QStringLiteral("yyyyMMdd")));
}

void IdCardTextTest::longEnglishNameRunsOn()
{
    QJsonObject person = samplePerson(QStringLiteral("foreigner_2023"));
    person.insert(QStringLiteral("englishName"), QStringLiteral("ABCDEFGHIJKLMNOPQRSTUVWXYZ ABCDEFGH"));
    person.insert(QStringLiteral("englishNameRest"), QStringLiteral("IJ KLMNOPQR"));
    QCOMPARE(parseIdCardText(*makeCardText(person))->englishName, QStringLiteral("ABCDEFGHIJKLMNOPQRSTUVWXYZ ABCDEFGHIJ KLMNOPQR"));
    // The blank between two names may fall on the seam.
    person.insert(QStringLiteral("englishName"), QStringLiteral("ABCDEFGHIJKLMNOPQRSTUVWXYZ ABCDEFG"));
    QCOMPARE(parseIdCardText(*makeCardText(person))->englishName, QStringLiteral("ABCDEFGHIJKLMNOPQRSTUVWXYZ ABCDEFG IJ KLMNOPQR"));
}

void IdCardTextTest::forLong()
{
    const auto card = parseIdCardText(citizenWith("to", QStringLiteral("长期")));
    EXPECT_OK(card);
    QVERIFY(card->validForLong);
    QVERIFY(!card->validTo.isValid());
    QVERIFY(card->warnings.empty());
}

void IdCardTextTest::namesToCheck_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("check");
    QTest::newRow("plain") << QStringLiteral("王芳") << false;
    QTest::newRow("minority dot") << QStringLiteral("阿依古丽·买买提") << false;
    QTest::newRow("foreigner") << QStringLiteral("O'BRIEN, SEÁN") << false;
    QTest::newRow("last of GBK") << QStringLiteral("王龥") << false;
    QTest::newRow("extension A") << QStringLiteral("㐂一") << true;
    QTest::newRow("newer than GBK") << QStringLiteral("王鿍") << true;
    QTest::newRow("compatibility") << QStringLiteral("王") + QChar(0xF929) << true;
    QTest::newRow("outside the plane") << QStringLiteral("王𠮷") << true;
    QTest::newRow("private use") << QStringLiteral("王") + QChar(0xE863) << true;
    QTest::newRow("unpaired high") << QStringLiteral("王") + QChar(0xD842) << true;
    QTest::newRow("unpaired low") << QStringLiteral("王") + QChar(0xDFB7) << true;
    QTest::newRow("plane 15") << QString::fromUcs4(U"王\U000F0001") << true;
    QTest::newRow("control") << QStringLiteral("王") + QChar(0x1B) + QStringLiteral("@") << true;
}

void IdCardTextTest::namesToCheck()
{
    QFETCH(QString, name);
    QFETCH(bool, check);
    const auto card = parseIdCardText(citizenWith("name", name));
    EXPECT_OK(card);
    QCOMPARE(card->name, name);
    QCOMPARE(card->warns(IdCardWarning::CheckName), check);
}

void IdCardTextTest::doubts_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QString>("value");
    QTest::addColumn<int>("warning");
    const auto row = [](const char *name, const char *field, const QString &value, IdCardWarning warning) {
        QTest::newRow(name) << QByteArray(field) << value << static_cast<int>(warning);
    };
    row("male with an even digit", "sex", QStringLiteral("1"), IdCardWarning::SexDiffersFromNumber);
    row("sex not a code", "sex", QStringLiteral("X"), IdCardWarning::SexUnknown);
    row("sex empty", "sex", QString(), IdCardWarning::SexUnknown);
    row("other birth", "birth", QStringLiteral("19491230"), IdCardWarning::BirthDiffersFromNumber);
    row("no date", "birth", QStringLiteral("19490231"), IdCardWarning::DateUnreadable);
    row("end is no date", "to", QStringLiteral("2040"), IdCardWarning::DateUnreadable);
    row("short number", "number", QStringLiteral("1101051949123100"), IdCardWarning::NumberOddlyFormed);
    row("letters", "number", QStringLiteral("11010519491231ABCX"), IdCardWarning::NumberOddlyFormed);
    row("nation", "nation", QStringLiteral("57"), IdCardWarning::NationUnknown);
}

void IdCardTextTest::doubts()
{
    QFETCH(QByteArray, field);
    QFETCH(QString, value);
    QFETCH(int, warning);
    const auto card = parseIdCardText(citizenWith(field.constData(), value));
    EXPECT_OK(card);
    QCOMPARE(card->warnings, std::vector{static_cast<IdCardWarning>(warning)});
}

void IdCardTextTest::fullWidthAndZeroPadding()
{
    QByteArray text = citizenWith("number", QStringLiteral("11010519491231002x"));
    for (int at = 6; at < 30; at += 2) {
        putUnit(text, at, at < 16 ? 0x3000 : 0);
    }
    const auto card = parseIdCardText(text);
    EXPECT_OK(card);
    QCOMPARE(card->name, QStringLiteral("韦小妹"));
    QCOMPARE(card->number, QStringLiteral("11010519491231002X"));
}

void IdCardTextTest::refusals()
{
    EXPECT_FAILS(parseIdCardText(QByteArray(255, ' ')), base::ErrorCode::Malformed);
    EXPECT_FAILS(parseIdCardText({}), base::ErrorCode::Malformed);
    QCOMPARE(parseIdCardText(citizenWith("name", QString())).error().reason, QByteArray("card.text.name"));
    QCOMPARE(parseIdCardText(citizenWith("number", QString())).error().reason, QByteArray("card.text.number"));
}

void IdCardTextTest::everyFlagIsKnownOrRefused()
{
    QByteArray text = citizenWith("sex", QStringLiteral("2"));
    for (const char16_t flag : {u'A', u'K', u'i', u'j', u'一', u'Ā'}) {
        putUnit(text, 248, flag);
        QCOMPARE(parseIdCardText(text).error().reason, QByteArray("card.text.layout"));
    }
}

void IdCardTextTest::nations()
{
    QCOMPARE(nationName(QStringLiteral("01")), QStringLiteral("汉"));
    QCOMPARE(nationName(QStringLiteral("56")), QStringLiteral("基诺"));
    QCOMPARE(nationName(QStringLiteral("97")), QStringLiteral("其他"));
    QCOMPARE(nationName(QStringLiteral("98")), QStringLiteral("外国血统中国籍"));
    for (const char *code : {"", "0", "00", "57", "96", "99", "1", "001", "ab", "+1", "-1"}) {
        QVERIFY2(nationName(QLatin1String(code)).isEmpty(), code);
    }
}

void IdCardTextTest::noBytesCrash()
{
    quint32 seed = 7;
    for (int round = 0; round < 5000; ++round) {
        QByteArray text(256, '\0');
        for (char &c : text) {
            seed = seed * 1664525U + 1013904223U;
            c = static_cast<char>(seed >> 24);
        }
        const ushort flags[] = {u' ', u'I', u'J', u'Y'};
        putUnit(text, 248, flags[round % 4]);
        const auto card = parseIdCardText(text);
        QVERIFY(!card || !card->name.isEmpty());
    }
}

YICHUANG_TEST(IdCardTextTest)
#include "IdCardTextTest.moc"
