// SPDX-License-Identifier: Apache-2.0
#include "app/domain/Stop.h"
#include "tests/unit/domain/CalendarFixture.h"
#include "tests/support/TestProgram.h"

#include <QTest>

using namespace yichuang;
using namespace yichuang::domain;
using namespace yichuang::domain::fixture;

class StopTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void stopsAreChecked();
    void daysAreFound();
};

void StopTest::stopsAreChecked()
{
    QVERIFY(Stop::make(day("2026-03-05"), day("2026-03-05"), StopGround::Auction));
    QVERIFY(Stop::make(day("2026-03-05"), QDate(), StopGround::Auction));
    QVERIFY(!Stop::make(day("2026-03-05"), day("2026-03-04"), StopGround::Auction));
    QVERIFY(!Stop::make(QDate(), day("2026-03-04"), StopGround::Auction));
    for (int i = 0; i <= int(StopGround::SpecialLaw); ++i) {
        QVERIFY(stopGroundFromWord(toWord(StopGround(i))) == StopGround(i));
    }
    QVERIFY(!stopGroundFromWord(QStringLiteral("site_check")));
}

void StopTest::daysAreFound()
{
    const StopDays days({{day("2026-03-10"), day("2026-03-12"), StopGround::Hearing},
                         {day("2026-03-05"), day("2026-03-10"), StopGround::Testing},
                         {day("2026-03-06"), day("2026-03-07"), StopGround::Auction},
                         {day("2026-04-01"), QDate(), StopGround::Appraisal},
                         {day("2026-05-01"), day("2026-05-02"), StopGround::Tender}});
    QVERIFY(!days.find(day("2026-03-04")));
    QVERIFY(days.find(day("2026-03-05"))->ground == StopGround::Testing);
    QVERIFY(days.find(day("2026-03-07"))->ground == StopGround::Testing);
    QVERIFY(days.find(day("2026-03-10"))->ground == StopGround::Testing);
    QVERIFY(days.find(day("2026-03-11"))->ground == StopGround::Hearing);
    QVERIFY(!days.find(day("2026-03-13")));
    QVERIFY(days.find(day("2099-01-01"))->ground == StopGround::Appraisal);
    QCOMPARE(days.stops().size(), std::size_t(3));
}

YICHUANG_TEST(StopTest)
#include "StopTest.moc"
