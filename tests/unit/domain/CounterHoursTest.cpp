// SPDX-License-Identifier: Apache-2.0
#include "app/base/Json.h"
#include "app/domain/CounterHours.h"
#include "tests/support/TestProgram.h"

#include <QTest>

using namespace yichuang;
using namespace yichuang::domain;

class CounterHoursTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void counterHoursAsJson();
    void secondsOfTheDay();
};

void CounterHoursTest::counterHoursAsJson()
{
    const auto read = CounterHours::fromJson(CounterHours::standard().toJson());
    QVERIFY(read);
    QVERIFY(*read == CounterHours::standard());
    QCOMPARE(read->secondsPerDay(), 7 * 3600);
    for (const char *bad : {R"({})", R"({"ranges":[]})", R"({"ranges":[{"from":"09:00"}]})",
                            R"({"ranges":[{"from":"12:00","to":"09:00"}]})",
                            R"({"ranges":[{"from":"09:00","to":"12:00"},{"from":"11:00","to":"13:00"}]})",
                            R"({"ranges":[{"from":"9","to":"25:00"}]})", R"({"ranges":[7]})"}) {
        QVERIFY2(!CounterHours::fromJson(*base::parseJsonObject(bad)), bad);
    }
}

void CounterHoursTest::secondsOfTheDay()
{
    const CounterHours hours = CounterHours::standard();
    QCOMPARE(hours.secondsBefore(QTime(8, 0)), 0);
    QCOMPARE(hours.secondsBefore(QTime(12, 30)), 3 * 3600);
    QCOMPARE(hours.secondsBefore(QTime(23, 59)), 7 * 3600);
    QCOMPARE(hours.afterSeconds(3 * 3600), QTime(12, 0));
    QCOMPARE(hours.afterSeconds(3 * 3600 + 1), QTime(13, 0, 1));
    QCOMPARE(hours.afterSeconds(7 * 3600), hours.closing());
    QCOMPARE(hours.opening(), QTime(9, 0));
}

YICHUANG_TEST(CounterHoursTest)
#include "CounterHoursTest.moc"
