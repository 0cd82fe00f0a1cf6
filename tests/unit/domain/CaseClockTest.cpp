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
    void someLawsCountFromReceipt();
    void someLawsEndWithTheIssue();
    void ownActsCountOnTheirDay();
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

// 自收到申请之日起: the law's limit runs before anybody accepts, and again from the day corrections were complete.
void CaseClockTest::someLawsCountFromReceipt()
{
    CaseBuilder builder("sgxk"); // 7 working days by 建筑法 8, 3 promised
    builder.at("2026-11-02").apply(ActKind::Receive).at("2026-11-05").apply(ActKind::Accept);
    QCOMPARE(builder.record().dues.statutory, QDate(2026, 11, 11));
    QCOMPARE(builder.record().dues.promised, QDate(2026, 11, 10));
    const base::Result<DueDate> why = clockOf("sgxk").explain(builder.record(), DueKind::Statutory);
    EXPECT_OK(why);
    QCOMPARE(why->days.front().from, DueStart::Receipt);
    CaseBuilder corrected("sgxk");
    corrected.at("2026-11-02").apply(ActKind::Receive).at("2026-11-03").apply(ActKind::Correct).at("2026-11-09").apply(ActKind::Supply);
    corrected.at("2026-11-10").apply(ActKind::Accept);
    QCOMPARE(corrected.record().dues.statutory, QDate(2026, 11, 18));
}

// 居民身份证法 12: within 60 days the citizen has the card, so the days to issue end with them.
void CaseClockTest::someLawsEndWithTheIssue()
{
    CaseBuilder card("sfz-hl");
    card.at("2026-09-24").reach(CaseState::Review);
    QCOMPARE(card.record().dues.statutory, QDate(2026, 11, 23));
    card.at("2026-10-20").apply(ActKind::Decide);
    QCOMPARE(card.record().dues.issue, QDate(2026, 11, 3));
    CaseBuilder late("sfz-hl");
    late.at("2026-09-24").reach(CaseState::Review);
    late.at("2026-11-20").apply(ActKind::Decide);
    QCOMPARE(late.record().dues.issue, QDate(2026, 11, 23));
    const base::Result<DueDate> why = clockOf("sfz-hl").explain(late.record(), DueKind::Issue);
    EXPECT_OK(why);
    QCOMPARE(why->date, QDate(2026, 11, 23));
    CaseBuilder food("sp-jy"); // 5 working days by its own rules
    food.at("2026-09-24").reach(CaseState::Decided);
    QCOMPARE(food.record().dues.issue, QDate(2026, 10, 9));
}

// The site's rule is about what arrives; what the body does itself it does on that day.
void CaseClockTest::ownActsCountOnTheirDay()
{
    Facts facts = sampleFacts();
    QJsonObject directory = directoryJson();
    directory.insert(QStringLiteral("site"), QJsonObject{{QStringLiteral("after_hours"), QStringLiteral("next_working_day")}});
    facts.directory = Directory::fromJson(directory).value();
    QCOMPARE(facts.directory.site().afterHours, AfterHours::NextWorkingDay);
    CaseBuilder builder("ggcs-ws", facts);
    builder.at("2026-11-23", "17:05").apply(ActKind::Receive);
    QCOMPARE(builder.record().dues.notice, QDate(2026, 12, 1)); // arrived on the 24th
    builder.at("2026-11-24", "17:05").apply(ActKind::Accept);
    QCOMPARE(builder.record().dues.promised, QDate(2026, 12, 1)); // accepted on the 24th
    builder.at("2026-11-26", "17:05").reach(CaseState::Decided);
    QCOMPARE(builder.record().dues.issue, QDate(2026, 12, 10));
    CaseBuilder deemed("ggcs-ws", facts);
    deemed.at("2026-11-23", "17:05").apply(ActKind::Receive).at("2026-12-07").apply(ActKind::Deem);
    QCOMPARE(deemed.record().dues.promised, QDate(2026, 12, 1));
    CaseBuilder corrected("ggcs-ws", facts);
    corrected.at("2026-11-23").apply(ActKind::Receive).at("2026-11-24", "17:05").apply(ActKind::Correct);
    QCOMPARE(corrected.record().dues.correction, QDate(2026, 12, 24));
}

YICHUANG_TEST(CaseClockTest)
#include "CaseClockTest.moc"
