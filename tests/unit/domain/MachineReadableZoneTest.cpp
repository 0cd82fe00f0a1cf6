// SPDX-License-Identifier: Apache-2.0
#include "app/domain/MachineReadableZone.h"
#include "tests/support/TestProgram.h"

#include <QTest>

using namespace yichuang::domain;

namespace {

// The specimens of ICAO Doc 9303 parts 4, 5 and 6.
const QStringList Td3{QStringLiteral("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"),
                      QStringLiteral("L898902C36UTO7408122F1204159ZE184226B<<<<<10")};
const QStringList Td2{QStringLiteral("I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<"),
                      QStringLiteral("D231458907UTO7408122F1204159<<<<<<<6")};
const QStringList Td1{QStringLiteral("I<UTOD231458907<<<<<<<<<<<<<<<"),
                      QStringLiteral("7408122F1204159UTO<<<<<<<<<<<6"),
                      QStringLiteral("ERIKSSON<<ANNA<MARIA<<<<<<<<<<")};

QStringList failing(const MachineReadableZone &zone)
{
    QStringList names;
    for (const MrzCheck &check : zone.checks) {
        if (!check.holds()) {
            names.append(QString::fromLatin1(check.name));
        }
    }
    return names;
}

} // namespace

class MachineReadableZoneTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void specimens_data();
    void specimens();
    void changesAreDetected_data();
    void changesAreDetected();
    void eachCheckIsTold();
    void oneTextIsCut();
    void longDocumentNumber();
    void centuries();
    void unknownDates();
    void emptyOptionalCheck();
    void brokenZones_data();
    void brokenZones();
};

void MachineReadableZoneTest::specimens_data()
{
    QTest::addColumn<QStringList>("lines");
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("number");
    QTest::addColumn<QString>("optional");
    QTest::addColumn<int>("checks");
    QTest::newRow("td3") << Td3 << QStringLiteral("td3") << QStringLiteral("L898902C3") << QStringLiteral("ZE184226B")
                         << 5;
    QTest::newRow("td2") << Td2 << QStringLiteral("td2") << QStringLiteral("D23145890") << QString() << 4;
    QTest::newRow("td1") << Td1 << QStringLiteral("td1") << QStringLiteral("D23145890") << QString() << 4;
}

void MachineReadableZoneTest::specimens()
{
    QFETCH(QStringList, lines);
    QFETCH(int, checks);
    const auto zone = MachineReadableZone::parse(lines);
    QVERIFY(zone);
    QVERIFY2(zone->isValid(), qPrintable(failing(*zone).join(QLatin1Char(' '))));
    QTEST(toWord(zone->format), "format");
    QTEST(zone->documentNumber, "number");
    QTEST(zone->optional, "optional");
    QCOMPARE(int(zone->checks.size()), checks);
    QCOMPARE(zone->issuer, QStringLiteral("UTO"));
    QCOMPARE(zone->nationality, QStringLiteral("UTO"));
    QCOMPARE(zone->surname, QStringLiteral("ERIKSSON"));
    QCOMPARE(zone->givenNames, QStringLiteral("ANNA MARIA"));
    QCOMPARE(zone->birth, QDate(1974, 8, 12));
    QCOMPARE(zone->expiry, QDate(2012, 4, 15));
    QVERIFY(zone->sex == Sex::Female);
}

void MachineReadableZoneTest::changesAreDetected_data()
{
    QTest::addColumn<QStringList>("lines");
    QTest::addColumn<int>("line");
    QTest::newRow("td3") << Td3 << 1;
    QTest::newRow("td2") << Td2 << 1;
    QTest::newRow("td1") << Td1 << 1;
}

void MachineReadableZoneTest::changesAreDetected()
{
    QFETCH(QStringList, lines);
    QFETCH(int, line);
    for (qsizetype i = 0; i < lines[line].size(); ++i) {
        QStringList changed = lines;
        const QChar was = changed[line][i];
        if (!was.isDigit()) {
            continue;
        }
        changed[line][i] = QChar(static_cast<char16_t>('0' + (was.digitValue() + 1) % 10));
        const auto zone = MachineReadableZone::parse(changed);
        QVERIFY(zone);
        QVERIFY2(!zone->isValid(), qPrintable(changed[line]));
    }
}

void MachineReadableZoneTest::eachCheckIsTold()
{
    QStringList changed = Td3;
    changed[1][9] = QLatin1Char('7');
    QCOMPARE(failing(*MachineReadableZone::parse(changed)),
             QStringList({QStringLiteral("document_number"), QStringLiteral("composite")}));
    changed = Td3;
    changed[1][43] = QLatin1Char('9');
    const auto zone = MachineReadableZone::parse(changed);
    QCOMPARE(failing(*zone), QStringList(QStringLiteral("composite")));
    QCOMPARE(zone->checks.back().expected, QLatin1Char('0'));
    QCOMPARE(zone->checks.back().found, QLatin1Char('9'));
}

void MachineReadableZoneTest::oneTextIsCut()
{
    for (const QStringList &lines : {Td1, Td2, Td3}) {
        QCOMPARE(*MachineReadableZone::parse({lines.join(QString())}), *MachineReadableZone::parse(lines));
        QCOMPARE(*MachineReadableZone::parse({lines.join(QLatin1Char('\n')).toLower()}),
                 *MachineReadableZone::parse(lines));
    }
}

void MachineReadableZoneTest::longDocumentNumber()
{
    // 9303-5, appendix: the number goes on in the optional field, its check digit after it.
    QStringList lines{QStringLiteral("I<UTOD23145890<7349<<<<<<<<<<<"),
                      QStringLiteral("3407127M9507122UTO<<<<<<<<<<<2"),
                      QStringLiteral("STEVENSON<<PETER<JOHN<<<<<<<<<")};
    const auto zone = MachineReadableZone::parse(lines);
    QVERIFY(zone);
    QCOMPARE(zone->documentNumber, QStringLiteral("D23145890734"));
    QVERIFY(zone->checks.front().holds());
    QVERIFY2(zone->isValid(), qPrintable(failing(*zone).join(QLatin1Char(' '))));
    QCOMPARE(zone->expiry, QDate(1995, 7, 12));
    QCOMPARE(zone->birth, QDate(1934, 7, 12));
}

void MachineReadableZoneTest::centuries()
{
    const auto birthOf = [](const char *yymmdd, QDate today) {
        QStringList lines = Td3;
        lines[1].replace(13, 6, QString::fromLatin1(yymmdd));
        lines[1].replace(21, 6, QStringLiteral("310101"));
        return MachineReadableZone::parse(lines, today)->birth;
    };
    QCOMPARE(birthOf("251201", QDate(2026, 11, 23)), QDate(2025, 12, 1));
    QCOMPARE(birthOf("271201", QDate(2026, 11, 23)), QDate(1927, 12, 1));
    QCOMPARE(birthOf("271201", QDate()), QDate(2027, 12, 1));
    QCOMPARE(birthOf("321201", QDate()), QDate(1932, 12, 1));
    QCOMPARE(birthOf("000229", QDate()), QDate(2000, 2, 29));
}

void MachineReadableZoneTest::unknownDates()
{
    QStringList lines = Td3;
    lines[1].replace(13, 6, QStringLiteral("74<<<<"));
    const auto zone = MachineReadableZone::parse(lines);
    QVERIFY(!zone->birth.isValid());
    QVERIFY(zone->datesExist);
    lines[1].replace(13, 6, QStringLiteral("741332"));
    QVERIFY(!MachineReadableZone::parse(lines)->datesExist);
    QVERIFY(!MachineReadableZone::parse(lines)->isValid());
}

void MachineReadableZoneTest::emptyOptionalCheck()
{
    QStringList lines = Td3;
    lines[1].replace(28, 14, QString(14, QLatin1Char('<')));
    for (const QChar check : {QLatin1Char('<'), QLatin1Char('0')}) {
        lines[1][42] = check;
        const auto zone = MachineReadableZone::parse(lines);
        QCOMPARE(zone->checks[3].name, QByteArray("optional"));
        QVERIFY(zone->checks[3].holds());
    }
    lines[1][42] = QLatin1Char('5');
    QVERIFY(!MachineReadableZone::parse(lines)->checks[3].holds());
}

void MachineReadableZoneTest::brokenZones_data()
{
    QTest::addColumn<QStringList>("lines");
    QTest::addColumn<QByteArray>("reason");
    QTest::newRow("none") << QStringList() << QByteArray("mrz.lines");
    QTest::newRow("one line") << QStringList(Td3[0]) << QByteArray("mrz.lines");
    QTest::newRow("short") << QStringList{Td3[0], Td3[1].chopped(1)} << QByteArray("mrz.lines");
    QTest::newRow("mixed") << QStringList{Td3[0], Td2[1]} << QByteArray("mrz.lines");
    QTest::newRow("four") << QStringList{Td1[0], Td1[1], Td1[2], Td1[2]} << QByteArray("mrz.lines");
    QTest::newRow("character") << QStringList{Td3[0], QString(Td3[1]).replace(3, 1, QLatin1Char('*'))}
                               << QByteArray("mrz.characters");
    QTest::newRow("Chinese") << QStringList{Td3[0], QString(Td3[1]).replace(3, 1, QStringLiteral("张"))}
                             << QByteArray("mrz.characters");
}

void MachineReadableZoneTest::brokenZones()
{
    QFETCH(QStringList, lines);
    const auto zone = MachineReadableZone::parse(lines);
    QVERIFY(!zone);
    QTEST(zone.error().reason, "reason");
}

YICHUANG_TEST(MachineReadableZoneTest)
#include "MachineReadableZoneTest.moc"
