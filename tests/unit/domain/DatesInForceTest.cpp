// SPDX-License-Identifier: Apache-2.0
#include "app/domain/DatesInForce.h"

#include "tests/support/domain/CaseBuilder.h"
#include "tests/support/domain/SampleFacts.h"
#include "tests/support/TestProgram.h"

#include <QJsonArray>
#include <QTest>

using namespace yichuang;
using namespace yichuang::domain;
using namespace yichuang::tests;

namespace {

// What the next yearly notice will say is not known; this one is invented: work on two Sundays, a week off.
QJsonObject nextYearsNotice()
{
    const auto day = [](const char *date, bool work) {
        return QJsonObject{{QStringLiteral("date"), QLatin1String(date)}, {QStringLiteral("name"), QStringLiteral("元旦")}, {QStringLiteral("work"), work}};
    };
    return {{QStringLiteral("region"), QStringLiteral("CN")},
            {QStringLiteral("year"), 2027},
            {QStringLiteral("source"), QStringLiteral("invented for this test")},
            {QStringLiteral("days"), QJsonArray{day("2026-12-27", true), day("2027-01-01", false), day("2027-01-04", false), day("2027-01-05", false)}}};
}

Facts withNotice()
{
    std::vector<QJsonObject> files = calendarFiles();
    files.push_back(nextYearsNotice());
    Facts facts = sampleFacts();
    facts.calendars = std::make_shared<const CalendarSet>(CalendarSet::make(files).value());
    return facts;
}

} // namespace

class DatesInForceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theNoticeMovesProvisionalDates();
    void whatStandsStays();
    void closedAndStrangeCasesStay();
    void whatDatesRestOn();
    void aChangeIsRecordedWithWhatWas();
};

// Accepted on Monday 2026-12-21 with 20 working days: provisional, for 2027's notice was not out. It comes, and may also
// move days of the December before.
void DatesInForceTest::theNoticeMovesProvisionalDates()
{
    CaseBuilder builder("ggcs-ws");
    Act accept = builder.at("2026-12-21").act(ActKind::Accept);
    accept.dues = builder.apply(accept).record().dues;
    builder = CaseBuilder("ggcs-ws");
    const Case before = builder.at("2026-12-21").apply(accept).record();
    QVERIFY(before.dues.provisional);
    QCOMPARE(before.dues.statutory, QDate(2027, 1, 19));
    QCOMPARE(before.printed, before.dues);
    const std::optional<Case> after = withDatesInForce(before, withNotice());
    QVERIFY(after);
    QVERIFY(!after->dues.provisional);
    QCOMPARE(after->dues.statutory, QDate(2027, 1, 20)); // two days less, one more
    QCOMPARE(after->printed, before.printed);            // the paper in the citizen's hand
    QVERIFY(after->dues.calendar != before.dues.calendar);
    Case otherwise = *after;
    otherwise.dues = before.dues;
    QCOMPARE(otherwise, before); // nothing but the dates
}

void DatesInForceTest::whatStandsStays()
{
    CaseBuilder builder("ggcs-ws");
    builder.at("2026-12-21").apply(ActKind::Accept);
    QVERIFY(!withDatesInForce(builder.record(), sampleFacts()));
    const Case fresh = withDatesInForce(builder.record(), withNotice()).value();
    QVERIFY(!withDatesInForce(fresh, withNotice()));
}

void DatesInForceTest::closedAndStrangeCasesStay()
{
    CaseBuilder closed("ggcs-ws");
    QVERIFY(!withDatesInForce(closed.at("2026-12-21").reach(CaseState::Closed).record(), withNotice()));
    CaseBuilder builder("ggcs-ws");
    Case record = builder.at("2026-12-21").apply(ActKind::Accept).record();
    record.catalogue = QStringLiteral("another");
    QVERIFY(!withDatesInForce(record, withNotice()));
    QVERIFY(!withDatesInForce(builder.record(), Facts()));
}

void DatesInForceTest::aChangeIsRecordedWithWhatWas()
{
    CaseBuilder builder("ggcs-ws");
    const Case before = builder.at("2026-12-21").apply(ActKind::Accept).record();
    const base::Instant at = chinaAt("2026-12-23");
    const Case after = withDateChange(before, withNotice(), at).value();
    QCOMPARE(after.dateChanges.size(), size_t(1));
    QCOMPARE(after.dateChanges.front(), (DateChange{at, QStringLiteral("calendar_changed"), before.dues, after.dues}));
    QCOMPARE(after.dues, withDatesInForce(before, withNotice())->dues);
    QVERIFY(!withDateChange(after, withNotice(), at));
    // Far from the new year nothing moves, though the calendar has another name now.
    CaseBuilder early("ggcs-ws");
    early.at("2026-10-12").apply(ActKind::Accept);
    QVERIFY(withDatesInForce(early.record(), withNotice()));
    QVERIFY(!withDateChange(early.record(), withNotice(), at));
    QCOMPARE(Case::fromJson(after.toJson()).value(), after);
}

void DatesInForceTest::whatDatesRestOn()
{
    QCOMPARE(datesRestOn(sampleFacts()), datesRestOn(sampleFacts()));
    QVERIFY(datesRestOn(sampleFacts()) != datesRestOn(withNotice()));
    QJsonObject directory = directoryJson();
    directory.insert(QStringLiteral("site"), QJsonObject{{QStringLiteral("after_hours"), QStringLiteral("next_working_day")}});
    Facts late = sampleFacts();
    late.directory = Directory::fromJson(directory).value();
    QVERIFY(datesRestOn(sampleFacts()) != datesRestOn(late));
    QVERIFY(!datesRestOn(Facts()).isEmpty());
}

YICHUANG_TEST(DatesInForceTest)
#include "DatesInForceTest.moc"
