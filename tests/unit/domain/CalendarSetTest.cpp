// SPDX-License-Identifier: Apache-2.0
#include "app/domain/CalendarSet.h"
#include "tests/unit/domain/CalendarFixture.h"
#include "tests/support/TestProgram.h"

#include <QTest>

using namespace yichuang;
using namespace yichuang::domain;
using namespace yichuang::domain::fixture;

class CalendarSetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nearestRegionIsFound();
    void oneBrokenFileIsRefused();
};

void CalendarSetTest::nearestRegionIsFound()
{
    QCOMPARE(calendars().find(QStringLiteral("CN-4503"))->region(), QStringLiteral("CN-45"));
    QCOMPARE(calendars().find(QStringLiteral("CN-450302"))->region(), QStringLiteral("CN-45"));
    QCOMPARE(calendars().find(QStringLiteral("CN-11"))->region(), QStringLiteral("CN"));
    QCOMPARE(calendars().find(QStringLiteral("CN"))->region(), QStringLiteral("CN"));
    for (const char *bad : {"", "C", "US", "CN-", "CN-4", "CN-453", "CN-45\n", "CN-45030201", "cn"}) {
        QVERIFY2(calendars().find(QLatin1String(bad)) == nullptr, bad);
    }
}

void CalendarSetTest::oneBrokenFileIsRefused()
{
    std::vector<QJsonObject> files = calendarFiles();
    QCOMPARE(calendars().regions(), std::vector<QString>({QStringLiteral("CN"), QStringLiteral("CN-45")}));
    files.push_back({{QStringLiteral("region"), QStringLiteral("CN-54")}});
    QVERIFY(!CalendarSet::make(files));
    QVERIFY(!CalendarSet::make({}));
}

YICHUANG_TEST(CalendarSetTest)
#include "CalendarSetTest.moc"
