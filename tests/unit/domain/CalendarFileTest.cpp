// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/domain/CalendarFixture.h"
#include "tests/support/TestProgram.h"

#include <QJsonArray>
#include <QTest>

using namespace yichuang;
using namespace yichuang::domain;
using namespace yichuang::domain::fixture;

namespace {

QJsonObject entry(const char *date, const QString &name, bool work)
{
    return {
        {QStringLiteral("date"), QLatin1String(date)}, {QStringLiteral("name"), name}, {QStringLiteral("work"), work}};
}

QJsonObject yearFile(const QString &region, int year, const QJsonArray &days)
{
    return {{QStringLiteral("region"), region},
            {QStringLiteral("year"), year},
            {QStringLiteral("source"), QStringLiteral("test")},
            {QStringLiteral("days"), days}};
}

} // namespace

class CalendarFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void brokenFilesAreRefused_data();
    void brokenFilesAreRefused();
};

void CalendarFileTest::brokenFilesAreRefused_data()
{
    QTest::addColumn<QJsonObject>("file");
    QTest::addColumn<QByteArray>("reason");
    const QString cn = QStringLiteral("CN");
    const QString name = QStringLiteral("春节");
    QJsonObject noSource = yearFile(cn, 2026, {});
    noSource.remove(QStringLiteral("source"));
    QJsonObject noDays = yearFile(cn, 2026, {});
    noDays.remove(QStringLiteral("days"));
    QTest::newRow("empty") << QJsonObject() << QByteArray("json.calendar().region");
    QTest::newRow("region") << yearFile(QStringLiteral("DE"), 2026, {}) << QByteArray("json.calendar(DE 2026).region");
    QTest::newRow("province there is none of") << yearFile(QStringLiteral("CN-99"), 2026, {}) << QByteArray("json.calendar(CN-99 2026).region");
    QTest::newRow("source") << noSource << QByteArray("json.calendar(CN 2026).source");
    QTest::newRow("days missing") << noDays << QByteArray("json.calendar(CN 2026).days");
    QTest::newRow("year") << yearFile(cn, 99999, {}) << QByteArray("json.calendar(CN 99999).year");
    QTest::newRow("day not an object") << yearFile(cn, 2026, {1}) << QByteArray("json.calendar(CN 2026).days().date");
    QTest::newRow("day of another year") << yearFile(cn, 2026, {entry("2027-01-01", name, false)})
                                         << QByteArray("json.calendar(CN 2026).days(2027-01-01).date");
    QTest::newRow("no such day") << yearFile(cn, 2026, {entry("2026-02-30", name, false)})
                                 << QByteArray("json.calendar(CN 2026).days(2026-02-30).date");
    QTest::newRow("name") << yearFile(cn, 2026, {entry("2026-02-20", QString(), false)})
                          << QByteArray("json.calendar(CN 2026).days(2026-02-20).name");
    QTest::newRow("day twice") << yearFile(cn, 2026,
                                           {entry("2026-02-20", name, false), entry("2026-02-20", name, true)})
                               << QByteArray("calendar.day_twice");
    QTest::newRow("make-up on a Monday") << yearFile(cn, 2026, {entry("2026-03-02", name, true)})
                                         << QByteArray("calendar.make_up_day");
    QTest::newRow("only a region") << yearFile(QStringLiteral("CN-45"), 2026, {})
                                   << QByteArray("calendar.no_national_year");
    QJsonObject statutory{{QStringLiteral("region"), cn},
                          {QStringLiteral("kind"), QStringLiteral("statutory")},
                          {QStringLiteral("source"), QStringLiteral("test")},
                          {QStringLiteral("fixed"), QJsonArray()},
                          {QStringLiteral("movable"),
                           QJsonArray{QJsonObject{{QStringLiteral("name"), name},
                                                  {QStringLiteral("days"), 2},
                                                  {QStringLiteral("dates"), QJsonArray{QStringLiteral("soon")}}}}}};
    QTest::newRow("statutory date") << statutory << QByteArray("json.calendar(CN).movable.dates");
    statutory.insert(QStringLiteral("movable"),
                     QJsonArray{QJsonObject{{QStringLiteral("name"), name}, {QStringLiteral("days"), 1000000}}});
    QTest::newRow("statutory days") << statutory << QByteArray("json.calendar(CN).movable.days");
    statutory.insert(QStringLiteral("kind"), QStringLiteral("other"));
    QTest::newRow("kind") << statutory << QByteArray("json.calendar(CN).kind");
}

void CalendarFileTest::brokenFilesAreRefused()
{
    QFETCH(QJsonObject, file);
    QFETCH(QByteArray, reason);
    const auto calendar = Calendar::make(QStringLiteral("CN"), {file});
    QVERIFY(!calendar);
    QCOMPARE(calendar.error().reason, reason);
}

YICHUANG_TEST(CalendarFileTest)
#include "CalendarFileTest.moc"
