// SPDX-License-Identifier: Apache-2.0
#include "app/base/Instant.h"

#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"

#include <QTest>

#include <cstdlib>
#include <ctime>

using namespace yichuang::base;

class InstantTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void chinaTime_data();
    void chinaTime();
    void chinaHasNoSummerTimeHere();
    void doesNotDependOnThePcsZone();
    void writesIso_data();
    void writesIso();
    void refusesOtherForms_data();
    void refusesOtherForms();
    void everyMillisecondSurvives();
};

void InstantTest::cleanup()
{
    qputenv("TZ", "UTC");
    tzset();
}

void InstantTest::chinaTime_data()
{
    QTest::addColumn<QString>("utc");
    QTest::addColumn<QDate>("date");
    QTest::addColumn<QTime>("time");
    QTest::newRow("morning") << QStringLiteral("2026-11-23T02:42:07.123Z") << QDate(2026, 11, 23) << QTime(10, 42, 7, 123);
    QTest::newRow("last moment of a day") << QStringLiteral("2026-11-23T15:59:59.999Z") << QDate(2026, 11, 23) << QTime(23, 59, 59, 999);
    QTest::newRow("first moment of a day") << QStringLiteral("2026-11-23T16:00:00.000Z") << QDate(2026, 11, 24) << QTime(0, 0);
    QTest::newRow("year's end") << QStringLiteral("2026-12-31T16:00:00.000Z") << QDate(2027, 1, 1) << QTime(0, 0);
    QTest::newRow("leap day") << QStringLiteral("2028-02-28T16:00:00.000Z") << QDate(2028, 2, 29) << QTime(0, 0);
    QTest::newRow("before 1970") << QStringLiteral("1949-09-30T16:00:00.000Z") << QDate(1949, 10, 1) << QTime(0, 0);
}

void InstantTest::chinaTime()
{
    QFETCH(QString, utc);
    QFETCH(QDate, date);
    QFETCH(QTime, time);
    const auto at = instantFromIso(utc);
    EXPECT_OK(at);
    QCOMPARE(yichuang::base::chinaTime(*at).date(), date);
    QCOMPARE(yichuang::base::chinaTime(*at).time(), time);
    QCOMPARE(chinaDate(*at), date);
    QVERIFY(chinaInstant(date, time) == *at);
    QCOMPARE(toIso(*at), utc);
}

// Asia/Shanghai of the zone database had summer time until 1991; counter dates never follow it.
void InstantTest::chinaHasNoSummerTimeHere()
{
    QCOMPARE(toIso(chinaInstant(QDate(1988, 7, 1), QTime(8, 0))), QStringLiteral("1988-07-01T00:00:00.000Z"));
}

void InstantTest::doesNotDependOnThePcsZone()
{
    const Instant at = *instantFromIso(QStringLiteral("2026-03-29T01:30:00.000Z"));
    for (const char *zone : {"UTC", "Europe/Berlin", "America/New_York", "Asia/Shanghai", "Pacific/Kiritimati"}) {
        qputenv("TZ", zone);
        tzset();
        QCOMPARE(chinaDate(at), QDate(2026, 3, 29));
        QCOMPARE(yichuang::base::chinaTime(at).time(), QTime(9, 30));
        QVERIFY(chinaInstant(QDate(2026, 3, 29), QTime(9, 30)) == at);
        QCOMPARE(toIso(at), QStringLiteral("2026-03-29T01:30:00.000Z"));
        QVERIFY(*instantFromIso(toIso(at)) == at);
    }
}

void InstantTest::writesIso_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QString>("text");
    QTest::newRow("epoch") << qint64(0) << QStringLiteral("1970-01-01T00:00:00.000Z");
    QTest::newRow("one before") << qint64(-1) << QStringLiteral("1969-12-31T23:59:59.999Z");
    QTest::newRow("milliseconds are always written") << qint64(1'795'430'520'000) << QStringLiteral("2026-11-23T10:42:00.000Z");
    QTest::newRow("last that has four digits") << qint64(253'402'300'799'999) << QStringLiteral("9999-12-31T23:59:59.999Z");
}

void InstantTest::writesIso()
{
    QFETCH(qint64, ms);
    QFETCH(QString, text);
    QCOMPARE(toIso(instantFromMs(ms)), text);
    const auto read = instantFromIso(text);
    EXPECT_OK(read);
    QCOMPARE(toMs(*read), ms);
}

void InstantTest::refusesOtherForms_data()
{
    QTest::addColumn<QString>("text");
    const auto row = [](const char *text) { QTest::newRow(text) << QString::fromUtf8(text); };
    row("");
    row("Z");
    row("2026-11-23");
    row("2026-11-23T10:42:07.123");
    row("2026-11-23T10:42:07.123+08:00");
    row("2026-11-23T10:42:07.123+00:00");
    row("2026-11-23T10:42:07.123z");
    row("2026-11-23T10:42:07Z");
    row("2026-11-23T10:42Z");
    row("2026-11-23T10:42:07.1Z");
    row("2026-11-23T10:42:07,123Z");
    row("2026-11-23T10:42:07.123456Z");
    row("2026-11-23 10:42:07.123Z");
    row("2026-11-23t10:42:07.123Z");
    row(" 2026-11-23T10:42:07.123Z");
    row("2026-11-23T10:42:07.123 Z");
    row("2026-11-23T10:42:07.123Z ");
    row("2026-11-23T10:42:07.123ZZ");
    row("2026-02-29T10:42:07.123Z");
    row("2026-13-01T10:42:07.123Z");
    row("2026-11-23T24:00:00.000Z");
    row("2026-11-23T10:60:00.000Z");
    row("2026-11-23T10:42:61.000Z");
    row("-2026-11-23T10:42:07.123Z");
    row("12026-11-23T10:42:07.123Z");
    row("2026-1-23T10:42:07.123Z");
    row("２０２６-11-23T10:42:07.123Z");
}

void InstantTest::refusesOtherForms()
{
    QFETCH(QString, text);
    EXPECT_FAILS(instantFromIso(text), ErrorCode::Malformed);
    QCOMPARE(instantFromIso(text).error().reason, QByteArray("json.time"));
}

// Reading must not round through a floating-point second.
void InstantTest::everyMillisecondSurvives()
{
    const qint64 start = toMs(chinaInstant(QDate(2026, 11, 23), QTime(10, 42)));
    for (qint64 ms = start; ms < start + 1000; ++ms) {
        const auto read = instantFromIso(toIso(instantFromMs(ms)));
        EXPECT_OK(read);
        QCOMPARE(toMs(*read), ms);
    }
}

YICHUANG_TEST(InstantTest)
#include "InstantTest.moc"
