// SPDX-License-Identifier: Apache-2.0
#include "app/domain/CalendarCheck.h"

#include "tests/support/TestProgram.h"
#include "tests/support/domain/SampleFacts.h"

#include <QJsonArray>
#include <QTest>

using namespace yichuang;
using namespace yichuang::domain;
using namespace yichuang::tests;

namespace {

struct Day {
    const char *date;
    bool work = false;
    const char *name = "元旦 春节 清明 劳动 端午 中秋 国庆"; // all at once: no remark about names
};

QJsonObject notice(const std::vector<Day> &days, const char *region = "CN", int year = 2027)
{
    QJsonArray list;
    for (const Day &day : days) {
        list.append(QJsonObject{{QStringLiteral("date"), QLatin1String(day.date)}, {QStringLiteral("name"), QString::fromUtf8(day.name)}, {QStringLiteral("work"), day.work}});
    }
    return {{QStringLiteral("region"), QLatin1String(region)}, {QStringLiteral("year"), year}, {QStringLiteral("source"), QStringLiteral("a test")}, {QStringLiteral("days"), list}};
}

QString told(const CalendarFaults &faults)
{
    QStringList lines;
    for (const CalendarFault &fault : faults) {
        lines.append((fault.weight == CalendarFault::Weight::Fault ? QStringLiteral("!") : QStringLiteral("?")) + QString::fromLatin1(fault.code) + QLatin1Char(' ') + fault.day);
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace

class CalendarCheckTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theShippedFilesAreInOrder()
    {
        const CalendarFaults faults = checkCalendars({}, calendarFiles());
        QVERIFY2(!hasFaults(faults), qPrintable(told(faults)));
    }

    void oneNotice_data()
    {
        QTest::addColumn<QJsonObject>("file");
        QTest::addColumn<QString>("told");
        QTest::newRow("in order") << notice({{"2027-01-01"}, {"2027-01-03", true}}) << QString();
        QTest::newRow("a day twice") << notice({{"2027-01-01"}, {"2027-01-01"}}) << QStringLiteral("!twice 2027-01-01");
        QTest::newRow("a contradiction") << notice({{"2027-01-02"}, {"2027-01-02", true}}) << QStringLiteral("!contradiction 2027-01-02");
        QTest::newRow("work on a Monday") << notice({{"2027-01-04", true}}) << QStringLiteral("!make_up_weekday 2027-01-04");
        QTest::newRow("another year") << notice({{"2028-01-01"}}) << QStringLiteral("!form 2028-01-01");
        QTest::newRow("no date") << notice({{"2027-02-30"}}) << QStringLiteral("!form 2027-02-30");
        QTest::newRow("no name") << notice({{"2027-01-01", false, ""}, {"2027-01-02"}}) << QStringLiteral("!form 2027-01-01");
        QTest::newRow("no known region") << notice({{"2027-01-01"}}, "CN-99") << QStringLiteral("!form ");
        QTest::newRow("every fault at once") << notice({{"2027-01-01"}, {"2027-01-01"}, {"2027-01-04", true}, {"2029-01-01"}})
                                             << QStringLiteral("!twice 2027-01-01\n!make_up_weekday 2027-01-04\n!form 2029-01-01");
        QTest::newRow("a holiday forgotten") << notice({{"2027-01-01", false, "元旦 春节 清明 劳动 端午 中秋"}}) << QStringLiteral("?missing_holiday ");
        QTest::newRow("regional work on a work day") << notice({{"2027-01-05", true}}, "CN-45") << QStringLiteral("!no_day_off ");
        QTest::newRow("the December before contrary to its own notice") << notice({{"2026-10-01", true}}) << QStringLiteral("!form 2026-10-01\n!make_up_weekday 2026-10-01\n!contradiction 2026-10-01");
    }
    void oneNotice()
    {
        QFETCH(QJsonObject, file);
        QFETCH(QString, told);
        QCOMPARE(::told(checkCalendars(calendarFiles(), {file})), told);
    }

    void twoFilesOfOneYearGivenAtOnce()
    {
        const QJsonObject file = notice({{"2027-01-01"}});
        QCOMPARE(told(checkCalendars(calendarFiles(), {file, file})), QStringLiteral("!twice "));
    }

    void aYearGivenAgainReplacesItself()
    {
        const std::vector<QJsonObject> known = withCalendars(calendarFiles(), {notice({{"2027-01-01"}})});
        const std::vector<QJsonObject> after = withCalendars(known, {notice({{"2027-01-02"}})});
        QCOMPARE(after.size(), known.size());
        QVERIFY(checkCalendars(known, {notice({{"2027-01-02"}})}).empty());
    }
};

YICHUANG_TEST(CalendarCheckTest)
#include "CalendarCheckTest.moc"
