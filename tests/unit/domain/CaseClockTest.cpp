// SPDX-License-Identifier: Apache-2.0
#include "app/domain/CaseClock.h"

#include "tests/support/Expect.h"
#include "tests/support/domain/CaseBuilder.h"
#include "tests/support/domain/SampleFacts.h"
#include "tests/support/TestProgram.h"

#include <QTest>

using namespace yichuang;
using namespace yichuang::domain;
using namespace yichuang::tests;

namespace {

const Calendar &calendar()
{
    static const Facts facts = sampleFacts();
    return *facts.calendar(QStringLiteral("CN"));
}

CaseClock clockOf(const char *item)
{
    return CaseClock(sampleItem(QLatin1String(item)), {calendar()});
}

} // namespace

class CaseClockTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whichDatesThereAre_data();
    void whichDatesThereAre();
    void correctionsHaveADeadline();
    void grantedResultsHaveADeadline();
    void explanationEndsOnTheSameDay();
    void stillClockHasNoDate();
    void previewIsWhatAcceptanceGives_data();
    void previewIsWhatAcceptanceGives();
    void unknownYearsAreProvisional();
    void failuresAreTold();
    void stopsOfUnknownGroundAreOfASpecialLaw();
    void theNextDateIsTheFirstThatRuns();
    void wordsReadBack();
};

void CaseClockTest::whichDatesThereAre_data()
{
    QTest::addColumn<QString>("item");
    QTest::addColumn<CaseState>("state");
    QTest::addColumn<QString>("notice");
    QTest::addColumn<QString>("statutory");
    QTest::addColumn<QString>("promised");
    // Everything on 2026-09-24, the checked example: 20 working days are 2026-10-29.
    QTest::newRow("received") << "ggcs-ws" << CaseState::Received << "2026-10-09" << "" << "";
    QTest::newRow("accepted") << "ggcs-ws" << CaseState::Accepted << "" << "2026-10-29" << "2026-10-09";
    QTest::newRow("corrections told") << "ggcs-ws" << CaseState::Correcting << "" << "" << "";
    QTest::newRow("no law sets a limit") << "cj-zb" << CaseState::Accepted << "" << "" << "2026-10-29";
    QTest::newRow("60 days of the calendar") << "sfz-hl" << CaseState::Accepted << "" << "2026-11-23" << "2026-10-22";
    QTest::newRow("notice at once") << "bdc-zy" << CaseState::Received << "2026-09-24" << "" << "";
}

void CaseClockTest::whichDatesThereAre()
{
    QFETCH(QString, item);
    QFETCH(CaseState, state);
    QFETCH(QString, notice);
    QFETCH(QString, statutory);
    QFETCH(QString, promised);
    CaseBuilder builder(qPrintable(item));
    builder.at("2026-09-24").reach(state);
    const CaseDues dues = clockOf(qPrintable(item)).dues(builder.record());
    QCOMPARE(dues.notice.toString(Qt::ISODate), notice);
    QCOMPARE(dues.statutory.toString(Qt::ISODate), statutory);
    QCOMPARE(dues.promised.toString(Qt::ISODate), promised);
    QVERIFY(dues.deferral.isNull());
    QVERIFY(!dues.provisional);
    QCOMPARE(dues.calendar, calendar().version());
    QCOMPARE(builder.record().dues, dues);
}

// The catalogue says nothing of corrections: 30 calendar days from the notice, on a day off the next working day.
void CaseClockTest::correctionsHaveADeadline()
{
    CaseBuilder builder("ggcs-ws");
    builder.at("2026-09-01").apply(ActKind::Receive).at("2026-09-04").apply(ActKind::Correct);
    QCOMPARE(builder.record().dues.correction, QDate(2026, 10, 8)); // 10-04 lies in the holidays
    const base::Result<DueDate> why = clockOf("ggcs-ws").explain(builder.record(), DueKind::Correction);
    EXPECT_OK(why);
    QCOMPARE(why->date, QDate(2026, 10, 8));
    builder.at("2026-09-10").apply(ActKind::Supply);
    QVERIFY(builder.record().dues.correction.isNull());
    Item own = builder.item();
    own.correction = {10, LimitUnit::WorkingDay};
    builder = CaseBuilder("ggcs-ws");
    builder.at("2026-09-04").reach(CaseState::Correcting);
    QCOMPARE(CaseClock(own, {calendar()}).dues(builder.record()).correction, QDate(2026, 9, 18));
}

// 行政许可法 44: ten working days from the decision to the applicant.
void CaseClockTest::grantedResultsHaveADeadline()
{
    CaseBuilder builder("ggcs-ws");
    builder.at("2026-09-24").reach(CaseState::Decided);
    QCOMPARE(builder.record().dues.issue, QDate(2026, 10, 15));
    builder.reach(CaseState::Delivered);
    QVERIFY(builder.record().dues.issue.isNull());
    CaseBuilder refused("ggcs-ws");
    refused.at("2026-09-24").reach(CaseState::Review);
    Act decision = refused.act(ActKind::Decide);
    decision.decision->granted = false;
    QVERIFY(refused.apply(decision).record().dues.issue.isNull());
    QVERIFY(CaseBuilder("hk-cs").at("2026-09-24").apply(ActKind::Complete).record().dues.issue.isNull());
}

void CaseClockTest::explanationEndsOnTheSameDay()
{
    CaseBuilder builder("ggcs-ws");
    builder.at("2026-09-24").apply(ActKind::Accept);
    const CaseClock clock = clockOf("ggcs-ws");
    const base::Result<DueDate> due = clock.explain(builder.record(), DueKind::Statutory);
    EXPECT_OK(due);
    QCOMPARE(due->date, QDate(2026, 10, 29));
    QCOMPARE(due->days.back().date, due->date);
    QCOMPARE(due->days.back().n, 20);
    QCOMPARE(due->date, builder.record().dues.statutory);
    EXPECT_FAILS(clock.explain(builder.record(), DueKind::Notice), base::ErrorCode::NotFound);
    EXPECT_FAILS(clock.explain(builder.record(), DueKind::Deferral), base::ErrorCode::NotFound);
}

void CaseClockTest::stillClockHasNoDate()
{
    CaseBuilder builder("ggcs-ws");
    builder.at("2026-09-24").reach(CaseState::Stopped);
    QVERIFY(builder.record().dues.statutory.isNull());
    const base::Result<DueDate> due = clockOf("ggcs-ws").explain(builder.record(), DueKind::Statutory);
    EXPECT_OK(due);
    QCOMPARE(due->state, DueState::Stopped);
    QCOMPARE(due->left, 20);
}

void CaseClockTest::previewIsWhatAcceptanceGives_data()
{
    QTest::addColumn<QString>("item");
    for (const char *item : {"ggcs-ws", "sfz-hl", "qs-xk", "bdc-zy", "hk-cs"}) {
        QTest::newRow(item) << item;
    }
}

void CaseClockTest::previewIsWhatAcceptanceGives()
{
    QFETCH(QString, item);
    CaseBuilder builder(qPrintable(item));
    builder.at("2026-09-24").apply(ActKind::Accept);
    const CaseClock clock = clockOf(qPrintable(item));
    QCOMPARE(clock.preview(chinaAt("2026-09-24"), DueKind::Promised)->date, builder.record().dues.promised);
    const base::Result<DueDate> statutory = clock.preview(chinaAt("2026-09-24"), DueKind::Statutory);
    QCOMPARE(statutory.has_value(), builder.record().dues.statutory.isValid());
    QCOMPARE(clock.preview(chinaAt("2026-02-12"), DueKind::Notice)->date, clockOf(qPrintable(item)).preview(chinaAt("2026-02-12"), DueKind::Notice)->date);
}

void CaseClockTest::unknownYearsAreProvisional()
{
    CaseBuilder builder("ggcs-ws");
    builder.at("2026-12-21").apply(ActKind::Accept); // runs into 2027, not published
    QVERIFY(builder.record().dues.provisional);
}

void CaseClockTest::failuresAreTold()
{
    CaseBuilder builder("ggcs-ws");
    builder.at("2026-09-24").apply(ActKind::Accept);
    Case record = builder.record();
    const CaseClock clock = clockOf("ggcs-ws");
    EXPECT_OK(clock.checkedDues(record));
    record.accepted = chinaAt("1950-01-02");
    EXPECT_FAILS(clock.checkedDues(record), base::ErrorCode::InvalidArgument);
    QVERIFY(clock.dues(record).statutory.isNull());
}

void CaseClockTest::stopsOfUnknownGroundAreOfASpecialLaw()
{
    Case record;
    record.stops.push_back({QStringLiteral("hearing"), QDate(2026, 10, 12), QDate(2026, 10, 16), 5, {}});
    record.stops.push_back({QStringLiteral("water_survey"), QDate(2026, 10, 20), {}, 5, {}});
    const std::vector<Stop> stops = stopsOf(record);
    QCOMPARE(stops.size(), size_t(2));
    QCOMPARE(stops[0].ground, StopGround::Hearing);
    QCOMPARE(stops[1].ground, StopGround::SpecialLaw);
    QVERIFY(stops[1].isOpen());
}

void CaseClockTest::theNextDateIsTheFirstThatRuns()
{
    Case record;
    QCOMPARE(nextDue(record), std::nullopt);
    record.dues.notice = QDate(2026, 11, 30);
    QCOMPARE(nextDue(record), (NextDue{DueKind::Notice, QDate(2026, 11, 30)}));
    record.state = CaseState::Correcting;
    record.dues.notice = {};
    record.dues.correction = QDate(2026, 12, 23);
    QCOMPARE(nextDue(record), (NextDue{DueKind::Correction, QDate(2026, 12, 23)}));
    record.state = CaseState::Accepted;
    record.dues.correction = {};
    record.dues.promised = QDate(2026, 12, 1);
    record.dues.deferral = QDate(2026, 11, 27);
    QCOMPARE(nextDue(record), (NextDue{DueKind::Promised, QDate(2026, 12, 1)}));
    record.materials.push_back({QStringLiteral("m1"), Judgement::Deferred, 0, 0, 0, {}, {}, {}});
    QCOMPARE(nextDue(record), (NextDue{DueKind::Deferral, QDate(2026, 11, 27)}));
    record.dues.deferral = record.dues.promised; // who misses it counts as withdrawn
    QCOMPARE(nextDue(record), (NextDue{DueKind::Deferral, QDate(2026, 12, 1)}));
    record.dues.deferral = QDate(2026, 11, 27);
    record.decided = chinaAt("2026-11-25");
    QCOMPARE(nextDue(record), (NextDue{DueKind::Deferral, QDate(2026, 11, 27)}));
    record.dues.deferral = {};
    record.dues.issue = QDate(2026, 12, 8);
    QCOMPARE(nextDue(record), (NextDue{DueKind::Issue, QDate(2026, 12, 8)}));
    record.closed = chinaAt("2026-11-26");
    QCOMPARE(nextDue(record), std::nullopt);
}

void CaseClockTest::wordsReadBack()
{
    for (const DueKind kind : {DueKind::Notice, DueKind::Statutory, DueKind::Promised, DueKind::Deferral, DueKind::Correction, DueKind::Issue}) {
        QCOMPARE(dueKindFromWord(toWord(kind)), std::optional(kind));
    }
    QCOMPARE(dueKindFromWord(QStringLiteral("never")), std::nullopt);
}

YICHUANG_TEST(CaseClockTest)
#include "CaseClockTest.moc"
