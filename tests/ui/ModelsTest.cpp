// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/Samples.h"
#include "ui/models/ActQuestions.h"
#include "ui/models/CaseViews.h"
#include "ui/models/DueViews.h"
#include "ui/models/ItemViews.h"
#include "ui/models/SuggestionModel.h"
#include "ui/models/SyncViews.h"
#include "ui/models/TableModel.h"
#include "ui/models/Words.h"
#include "tests/support/TestProgram.h"

#include <QTest>

#include <algorithm>

using namespace yichuang;
using namespace yichuang::ui;
using domain::ActKind;

/// What pages show, made of what the desk says.
class ModelsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyDayOfADueDateHasItsWord();
    void aClockShowsUsedStoppedAndLeft();
    void daysLeftAreTheDaysTheLimitCounts();
    void anUnknownDiskIsNoWarning();
    void anEndedCaseIsNotDue();
    void theMainActStandsFirst();
    void whatIsReadAloudHasEveryPartThereIs();
    void answersMakeTheAct();
    void whoCollectsFillsTheLines();
    void aPdfIsNotSaidToBePrinted();
    void whoRecordsAResultIsToldToCall();
    void twoSidesNeverReadTheSame_data();
    void twoSidesNeverReadTheSame();
    void aRowOfTheQueueNamesItsCase();
    void nothingHeldIsNotSaidToWait();
    void thePillTellsTheOldest();
    void thePillIsNeverABareLight_data();
    void thePillIsNeverABareLight();
    void theClocksOffsetHasItsSign_data();
    void theClocksOffsetHasItsSign();
    void aCalendarSaysItsYear();
    void aNoticeThatMovedTheDatesStandsInTheTimeline();
    void theTimelineSaysWhatAnActCameTo();
    void onlyPersonsAreMasked();
    void whoTakesNothingInIsToldSo();
    void aDeferralIsOpenOnlyWhileItIsAwaited();

private:
    std::optional<tests::Samples> m_samples;
};

void ModelsTest::initTestCase()
{
    const auto samples = tests::Samples::load();
    QVERIFY2(samples.has_value(), qPrintable(samples ? QString() : samples.error().detail));
    m_samples = *samples;
}

void ModelsTest::everyDayOfADueDateHasItsWord()
{
    const domain::WorkingTime time{m_samples->calendar};
    const domain::Limit twenty{20, domain::LimitUnit::WorkingDay};
    const auto due = computeDueDate(time, {base::chinaInstant(QDate(2026, 9, 24), QTime(10, 0)), twenty, {}, {}},
                                    domain::Ledger::Keep);
    QVERIFY(due.has_value());
    const DueView view = DueViews::view(*due);
    QCOMPARE(view.due, QDate(2026, 10, 29));
    QCOMPARE(view.days.first().kind, DayMark::Kind::Start);
    QCOMPARE(view.days.last().kind, DayMark::Kind::Due);
    int counted = 0;
    for (const DayMark &day : view.days) {
        QVERIFY2(!day.caption.isEmpty(), qPrintable(day.date.toString(Qt::ISODate)));
        counted += day.kind == DayMark::Kind::Counted || day.kind == DayMark::Kind::Due ? 1 : 0;
    }
    QCOMPARE(counted, 20);
    for (const DueReason &reason : view.reasons) {
        QVERIFY(!reason.ground.isEmpty());
        QVERIFY2(!reason.ground.contains(u'_'), "a word of the ledger reached the screen");
    }
    // An extension is told with its length and the law that allows one.
    const auto extended = computeDueDate(time, {base::chinaInstant(QDate(2026, 9, 24), QTime(10, 0)), twenty, {}, domain::Limit{10, domain::LimitUnit::WorkingDay}},
                                         domain::Ledger::Keep);
    QVERIFY(extended.has_value());
    const DueReason last = DueViews::view(*extended).reasons.constLast();
    QVERIFY2(last.sentence.contains(Words::limit({10, domain::LimitUnit::WorkingDay})), qPrintable(last.sentence));
    QCOMPARE(last.ground, DueViews::legalGround(QStringLiteral("licensing_law_42")));
    QVERIFY(view.reasons.constLast().ground != last.ground);
    QVERIFY(view.reasons.size() >= 4);
}

void ModelsTest::aClockShowsUsedStoppedAndLeft()
{
    const domain::WorkingTime time{m_samples->calendar};
    const auto stop = domain::Stop::make(QDate(2026, 11, 24), QDate(2026, 11, 25), domain::StopGround::Testing);
    const auto due = computeDueDate(time, {tests::sampleNow(), {5, domain::LimitUnit::WorkingDay}, {*stop}, {}},
                                    domain::Ledger::Keep);
    QVERIFY(due.has_value());
    QCOMPARE(due->date, QDate(2026, 12, 2));
    const ClockView clock = DueViews::clock(QStringLiteral("5"), *due, QDate(2026, 11, 27));
    QCOMPARE(clock.segments.at(0).units, 2);
    QCOMPARE(clock.segments.at(1).units, 2);
    QCOMPARE(clock.segments.at(2).units, 3);
    QVERIFY2(clock.remaining.startsWith(QLatin1String("3 work day")), qPrintable(clock.remaining));
    QCOMPARE(DueViews::clock(QStringLiteral("5"), *due, QDate(2026, 12, 3)).tone, Tone::Bad);
    QCOMPARE(DueViews::clock(QStringLiteral("5"), *due, QDate(2026, 12, 2)).tone, Tone::Warn);
}

void ModelsTest::daysLeftAreTheDaysTheLimitCounts()
{
    // Ten calendar days from Wednesday 25 November end on Saturday 5 December, so on Monday.
    const auto due = computeDueDate(domain::WorkingTime{m_samples->calendar}, {base::chinaInstant(QDate(2026, 11, 25), QTime(10, 0)), {10, domain::LimitUnit::NaturalDay}, {}, {}},
                                    domain::Ledger::Keep);
    QVERIFY(due.has_value());
    QCOMPARE(due->date, QDate(2026, 12, 7));
    const auto remaining = [&due](QDate today) { return DueViews::clock(QStringLiteral("10"), *due, today).remaining; };
    QVERIFY2(remaining(QDate(2026, 11, 27)).startsWith(QLatin1String("10 calendar day")), qPrintable(remaining(QDate(2026, 11, 27))));
    QVERIFY2(remaining(QDate(2026, 12, 6)).startsWith(QLatin1String("1 calendar day")), qPrintable(remaining(QDate(2026, 12, 6))));
    QCOMPARE(remaining(QDate(2026, 12, 7)), QStringLiteral("due today"));

    desk::CaseRow row;
    row.due = due->date;
    row.workingDaysLeft = 6;
    row.leftIn = domain::LimitUnit::NaturalDay;
    row.left = 10;
    QVERIFY(CaseViews::daysLeft(row).text.startsWith(QLatin1String("10 calendar day")));
    row.workingDaysLeft = -2;
    row.left = -4;
    const QString over = CaseViews::daysLeft(row).text;
    QVERIFY2(over.startsWith(QLatin1String("4 calendar day")) && over.endsWith(QLatin1String("overdue")), qPrintable(over));
}

void ModelsTest::anUnknownDiskIsNoWarning()
{
    desk::SyncStatus status;
    status.diskFreeBytes = -1;
    const auto disk = [&status] { return SyncViews::checks(status).at(2); };
    QCOMPARE(disk().chip.tone, Tone::Plain);
    QCOMPARE(disk().chip.text, QStringLiteral("unknown"));
    status.diskFreeBytes = 4096;
    QCOMPARE(disk().chip.tone, Tone::Warn);
}

void ModelsTest::anEndedCaseIsNotDue()
{
    const domain::WorkingTime time{m_samples->calendar};
    const auto due = computeDueDate(time, {tests::sampleNow(), {5, domain::LimitUnit::WorkingDay}, {}, {}},
                                    domain::Ledger::Keep);
    QVERIFY(due.has_value());
    desk::CaseView view;
    view.promised = *due;
    const auto clockOf = [&view, &due] { return CaseViews::clocks(view, due->date).constFirst(); };
    const QString dueToday = clockOf().remaining;
    view.record.decided = tests::sampleNow();
    QCOMPARE(clockOf().tone, Tone::Good);
    QVERIFY(clockOf().remaining != dueToday);
    QCOMPARE(clockOf().segments.at(2).units, 5);
    view.record.decided = base::chinaInstant(due->date.addDays(1), QTime(9, 0));
    QCOMPARE(clockOf().tone, Tone::Bad);
    QCOMPARE(clockOf().segments.at(0).kind, ClockSegment::Kind::Over);
    view.record.decided.reset();
    view.record.closed = tests::sampleNow();
    QCOMPARE(clockOf().tone, Tone::Plain);
    QVERIFY(clockOf().remaining != dueToday);

    const DueView ended = DueViews::view(*due, ClockEnd{due->days.at(1).date, ClockEnd::By::Decision});
    QCOMPARE(ended.days.at(1).kind, DayMark::Kind::Due);
    for (const DayMark &day : ended.days) {
        QVERIFY2(day.kind != DayMark::Kind::Counted || day.date < due->days.at(1).date, "no day counts after the end");
    }
    QVERIFY(ended.days.constLast().kind != DayMark::Kind::Due);

    desk::CaseRow row;
    row.state = domain::CaseState::Closed;
    row.workingDaysLeft = 0;
    row.due = due->date;
    QVERIFY(CaseViews::daysLeft(row).text.isEmpty());
    row.state = domain::CaseState::Accepted;
    QVERIFY(!CaseViews::daysLeft(row).text.isEmpty());
}

void ModelsTest::theMainActStandsFirst()
{
    const auto order = ActQuestions::inOrder({ActKind::Withdraw, ActKind::Amend, ActKind::Supply});
    QCOMPARE(order.size(), 3U);
    QCOMPARE(order.front(), ActKind::Supply);
    QVERIFY(ActQuestions::inOrder({}).empty());
    QCOMPARE(ActQuestions::mainAct(order), std::optional(ActKind::Supply));
    QVERIFY2(!ActQuestions::mainAct({ActKind::Stop, ActKind::Extend, ActKind::Refer, ActKind::Amend, ActKind::Void}), "none of them moves the case on");
}

void ModelsTest::whatIsReadAloudHasEveryPartThereIs()
{
    TableModel table;
    table.setHeaders({QStringLiteral("case")});
    const TableCell words{QStringLiteral("落户"), QStringLiteral("qx-03-0001"), {}};
    const TableCell chip{{}, {}, {Tone::Good, {}, QStringLiteral("办结")}};
    table.setRows({TableRow{{words}, 1, Tone::Plain}, TableRow{{chip}, 2, Tone::Plain}});
    QCOMPARE(table.index(0, 0).data(Qt::AccessibleTextRole).toString(), QStringLiteral("落户, qx-03-0001"));
    QCOMPARE(table.index(1, 0).data(Qt::AccessibleTextRole).toString(), QStringLiteral("办结"));
    SuggestionModel finds;
    finds.setLines({{QStringLiteral("设备"), {}, {Tone::Plain, {}, QStringLiteral("页面")}, 1}});
    QCOMPARE(finds.index(0).data(Qt::AccessibleTextRole).toString(), QStringLiteral("设备, 页面"));
}

void ModelsTest::answersMakeTheAct()
{
    desk::CaseView view;
    view.record.applicant = tests::Samples::person();
    const QDate today(2026, 11, 23);
    const Question stop = ActQuestions::question(ActKind::Stop, view, today);
    QCOMPARE(stop.choice->lines.size(), 8);
    const domain::Act stopped =
        ActQuestions::act(ActKind::Stop, {QStringLiteral("testing"), {}, 2, today, QStringLiteral("送检")}, view, {});
    QCOMPARE(stopped.stop->ground, QStringLiteral("testing"));
    QCOMPARE(stopped.stop->announcedDays, 2);
    QVERIFY(!stopped.materials.has_value());

    const Question refusal = ActQuestions::question(ActKind::Reject, view, today);
    Answers why{QStringLiteral("not_needed"), {}, 0, {}, QStringLiteral("x")};
    QVERIFY(refusal.choice->chosen.isEmpty());
    QVERIFY(ActQuestions::question(ActKind::Decide, view, today).choice->chosen.isEmpty());
    QVERIFY(isAnswered(refusal, why));
    why.choice = QStringLiteral("not_ours");
    QVERIFY2(!isAnswered(refusal, why), "the body to go to is part of that ground");
    why.lines = {QStringLiteral("南宁市卫生健康委员会")};
    QVERIFY(isAnswered(refusal, why));
    const domain::Act refused = ActQuestions::act(
        ActKind::Decide, {QStringLiteral("refused"), {QString()}, 0, {}, QStringLiteral("不符合条件")}, view, {});
    QVERIFY(!refused.decision->granted);
    const domain::Act delivered = ActQuestions::act(
        ActKind::Deliver,
        {QStringLiteral("agent"), {QStringLiteral("黄志强"), QString(), QStringLiteral("SF123")}, 0, {}, {}}, view, {});
    QCOMPARE(delivered.delivery->way, QStringLiteral("post"));
    const domain::Act amended = ActQuestions::act(
        ActKind::Amend,
        {QStringLiteral("applicant.phone"), {QStringLiteral("13600000000")}, 0, {}, QStringLiteral("换号")}, view, {});
    QCOMPARE(amended.changes.front().from, view.record.applicant.phone);
    QCOMPARE(amended.changes.front().to, QStringLiteral("13600000000"));
    const domain::Act handed = ActQuestions::act(ActKind::HandOver, {QStringLiteral("no window!"), {}, 0, {}, {}}, view, {});
    QVERIFY(handed.toWindow.isNull());
    const Question handOver =
        ActQuestions::question(ActKind::HandOver, view, today, {{QStringLiteral("04 号窗口"), QStringLiteral("04")}});
    QCOMPARE(handOver.choice->lines.size(), 1);
}

void ModelsTest::whoCollectsFillsTheLines()
{
    desk::CaseView view;
    view.record.applicant = tests::Samples::person();
    view.record.applicant.agent = domain::Agent{QStringLiteral("黄志强"), QStringLiteral("111"), QStringLiteral("1"), {}, {}};
    view.record.resultWay = QStringLiteral("window");
    const Question self = ActQuestions::question(ActKind::Deliver, view, QDate(2026, 11, 23));
    QCOMPARE(self.lines.size(), 2);
    QCOMPARE(self.lines.front().text, view.record.applicant.name);
    QVERIFY2(self.lines.at(1).text.isEmpty(), "the number is read or typed, never taken from the file");
    QCOMPARE(self.choice->fills.value(QStringLiteral("agent")), QStringList({QStringLiteral("黄志强"), QString()}));
    QVERIFY2(!isAnswered(self, {QStringLiteral("other"), {QStringLiteral("某人"), {}}, 0, {}, {}}), "the number is needed");
    view.record.resultWay = QStringLiteral("post");
    const Question post = ActQuestions::question(ActKind::Deliver, view, QDate(2026, 11, 23));
    QCOMPARE(post.lines.size(), 3);
    QVERIFY2(!isAnswered(post, {QStringLiteral("self"), {QStringLiteral("某人"), {}, {}}, 0, {}, {}}), "the parcel is needed");
}

void ModelsTest::aPdfIsNotSaidToBePrinted()
{
    desk::CaseView view;
    view.papers.resize(2);
    view.papers.front().state = view.papers.back().state = desk::PrintState::Confirmed;
    view.papers.back().reason = QStringLiteral("folder");
    const auto rows = CaseViews::papers(view, QDate(2026, 11, 23));
    QVERIFY(rows.front().cells.at(3).chip.text != rows.back().cells.at(3).chip.text);
    QVERIFY(rows.back().cells.at(3).chip.text.contains(QStringLiteral("PDF")));
}

void ModelsTest::whoRecordsAResultIsToldToCall()
{
    desk::CaseView view;
    view.record.applicant = tests::Samples::person();
    view.resultName = QStringLiteral("卫生许可证");
    view.record.decision = domain::Decision{true, {}, QStringLiteral("桂卫公证字〔2026〕第0107号"), {}, {}};
    const auto words = [](const Question &question) {
        QStringList all;
        for (const auto &[name, said] : question.facts) {
            all.append(said);
        }
        return all;
    };
    const QStringList ready = words(ActQuestions::question(ActKind::MakeReady, view, QDate(2026, 11, 23)));
    QVERIFY2(ready.contains(QStringLiteral("138****2345")), qPrintable(ready.join(u' ')));
    const QStringList given = words(ActQuestions::question(ActKind::Deliver, view, QDate(2026, 11, 23)));
    QCOMPARE(given, QStringList({QStringLiteral("卫生许可证"), QStringLiteral("桂卫公证字〔2026〕第0107号")}));
}

void ModelsTest::twoSidesNeverReadTheSame_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("mine");
    QTest::addColumn<QString>("theirs");
    QTest::addColumn<QString>("shownMine");
    QTest::addColumn<QString>("shownTheirs");
    QTest::newRow("masks differ") << "applicant.phone" << "13877162299" << "13907710088" << "138****2299" << "139****0088";
    QTest::newRow("behind the mask") << "applicant.phone" << "13877162299" << "13877862299" << "138**1*2299" << "138**8*2299";
    QTest::newRow("another length") << "applicant.phone" << "2299" << "52299" << "**99" << "***99";
    QTest::newRow("identity number") << "applicant.id_number" << "450103198603194028" << "450103198604204028" << "450103 1986 *319 4028"
                                     << "450103 1986 *420 4028";
    QTest::newRow("not masked") << "applicant.address" << "a" << "b" << "a" << "b";
}

void ModelsTest::twoSidesNeverReadTheSame()
{
    QFETCH(QString, path);
    QFETCH(QString, mine);
    QFETCH(QString, theirs);
    QFETCH(QString, shownMine);
    QFETCH(QString, shownTheirs);
    const auto [left, right] = SyncViews::fieldChoices({path, {}, mine, theirs});
    QCOMPARE(left, shownMine);
    QCOMPARE(right, shownTheirs);
}

void ModelsTest::aRowOfTheQueueNamesItsCase()
{
    desk::LaneRow row;
    row.operation = domain::OperationId::make(base::instantFromMs(1));
    row.number = QStringLiteral("11450000XX000003534450103001000202611280010000002");
    row.applicantMasked = QStringLiteral("陆*远");
    QVERIFY(SyncViews::lane(row, QDate(2026, 11, 28)).cells.front().detail.endsWith(row.number.right(9)));
    QVERIFY(SyncViews::papersOut(row).isEmpty());
}

void ModelsTest::nothingHeldIsNotSaidToWait()
{
    desk::SyncStatus status;
    const auto held = [&status] { return SyncViews::tiles(status, base::Instant()).at(2).remark; };
    const QString none = held();
    status.held = 1;
    QVERIFY(none != held());
}

void ModelsTest::thePillTellsTheOldest()
{
    desk::SyncStatus status;
    status.link = desk::LinkState::Offline;
    status.waiting = 3;
    status.oldestWaiting = base::instantFromMs(60'000);
    const base::Instant now = base::instantFromMs(24 * 60'000);
    QVERIFY(SyncViews::pill(status, now).words.contains(QStringLiteral("23")));
    status.link = desk::LinkState::Online;
    QVERIFY(!SyncViews::pill(status, now).words.contains(QStringLiteral("23")));
}

void ModelsTest::theClocksOffsetHasItsSign_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QString>("words");
    QTest::newRow("ahead") << qint64(1'260) << "+1.3 s";
    QTest::newRow("behind") << qint64(-1'260) << "-1.3 s";
    QTest::newRow("a hair behind") << qint64(-40) << "0.0 s";
    QTest::newRow("right") << qint64(0) << "0.0 s";
}

void ModelsTest::theClocksOffsetHasItsSign()
{
    QFETCH(qint64, ms);
    QFETCH(QString, words);
    desk::SyncStatus status;
    status.clockOffsetMs = ms;
    status.clockUncertaintyMs = 10;
    const auto checks = SyncViews::checks(status);
    QVERIFY(std::any_of(checks.begin(), checks.end(), [&words](const SyncViews::Check &check) { return check.chip.text == words; }));
}

void ModelsTest::aCalendarSaysItsYear()
{
    QVERIFY2(Words::calendar(2026).contains(QStringLiteral("2026")), qPrintable(Words::calendar(2026)));
    QVERIFY(Words::calendar(0).isEmpty());
}

void ModelsTest::thePillIsNeverABareLight_data()
{
    QTest::addColumn<int>("link");
    QTest::addColumn<int>("waiting");
    QTest::addColumn<int>("stuck");
    QTest::addColumn<int>("tone");
    const auto row = [](const char *name, desk::LinkState link, int waiting, int stuck, Tone tone) {
        QTest::newRow(name) << static_cast<int>(link) << waiting << stuck << static_cast<int>(tone);
    };
    row("online, nothing waits", desk::LinkState::Online, 0, 0, Tone::Good);
    row("online, draining", desk::LinkState::Online, 17, 0, Tone::Good);
    row("online, something stuck", desk::LinkState::Online, 0, 1, Tone::Warn);
    row("offline", desk::LinkState::Offline, 0, 0, Tone::Warn);
    row("sign-in needed", desk::LinkState::AuthNeeded, 3, 0, Tone::Bad);
}

void ModelsTest::thePillIsNeverABareLight()
{
    QFETCH(int, link);
    QFETCH(int, waiting);
    QFETCH(int, stuck);
    QFETCH(int, tone);
    desk::SyncStatus status;
    status.link = static_cast<desk::LinkState>(link);
    status.waiting = waiting;
    status.refused = stuck;
    const SyncViews::Pill pill = SyncViews::pill(status, base::Instant());
    QCOMPARE(static_cast<int>(pill.tone), tone);
    QVERIFY(!pill.words.isEmpty());
    if (waiting > 0) {
        QVERIFY(pill.words.contains(QString::number(waiting)));
    }
}

// Between what people did, at its moment, with what it moved; newest first.
void ModelsTest::aNoticeThatMovedTheDatesStandsInTheTimeline()
{
    const auto at = [](int day) { return base::chinaInstant(QDate(2026, 12, day), QTime(10, 0)); };
    desk::CaseView view;
    for (const auto &[act, day] : {std::pair{ActKind::StartReview, 24}, std::pair{ActKind::Accept, 21}}) {
        desk::TimelineEntry entry;
        entry.step.act = act;
        entry.step.at = at(day);
        view.timeline.push_back(entry);
    }
    domain::CaseDues before;
    before.promised = QDate(2026, 12, 28);
    before.statutory = QDate(2027, 1, 19);
    before.provisional = true;
    domain::CaseDues after = before;
    after.statutory = QDate(2027, 1, 20);
    after.provisional = false;
    domain::CaseDues confirmed = before;
    confirmed.provisional = false;
    view.record.dateChanges = {{at(22), QStringLiteral("calendar_changed"), before, after}, {at(25), QStringLiteral("calendar_changed"), before, confirmed}};
    const TimelineEntries entries = CaseViews::timeline(view, QDate(2026, 12, 26));
    QCOMPARE(entries.size(), 4);
    QCOMPARE(entries[1].title, Words::done(ActKind::StartReview));
    QCOMPARE(entries[3].title, Words::done(ActKind::Accept));
    QVERIFY(entries[2].detail.contains(CaseViews::dueWords(domain::DueKind::Statutory)));
    QVERIFY(entries[2].detail.contains(Words::dayShort(QDate(2027, 1, 20))) && entries[2].detail.contains(Words::dayShort(QDate(2027, 1, 19))));
    QVERIFY(!entries[2].detail.contains(CaseViews::dueWords(domain::DueKind::Promised)));
    QVERIFY(!entries[0].detail.isEmpty() && entries[0].detail != entries[2].detail);
    QCOMPARE(entries[0].title, entries[2].title);
}

void ModelsTest::theTimelineSaysWhatAnActCameTo()
{
    const auto at = [](int day) { return base::chinaInstant(QDate(2026, 12, day), QTime(10, 0)); };
    desk::CaseView view;
    domain::Case &record = view.record;
    for (const auto &[act, day] : {std::pair{ActKind::Stop, 20}, std::pair{ActKind::Stop, 21}, std::pair{ActKind::Extend, 22},
                                   std::pair{ActKind::Decide, 23}, std::pair{ActKind::Deliver, 24}}) {
        desk::TimelineEntry entry;
        entry.step.act = act;
        entry.step.at = at(day);
        record.steps.push_back(entry.step);
        view.timeline.insert(view.timeline.begin(), entry);
    }
    record.stops = {{QStringLiteral("hearing"), {}, {}, 12, {}}, {QStringLiteral("testing"), {}, {}, 7, {}}};
    record.extension = domain::ExtensionRecord{{10, domain::LimitUnit::WorkingDay}, {}, QStringLiteral("陆局长")};
    record.decision = domain::Decision{true, {}, QStringLiteral("桂证1号"), at(23), {}};
    record.delivery = domain::Delivery{QStringLiteral("陆家文"), {}, QStringLiteral("agent"), QStringLiteral("window"), {}, at(24)};
    const auto said = [&view](qsizetype which) { return CaseViews::timeline(view, QDate(2026, 12, 26))[which].detail; };
    QVERIFY(said(0).contains(Words::maskedName(QStringLiteral("陆家文"))) && !said(0).contains(QStringLiteral("陆家文")));
    QVERIFY(said(0).contains(Words::relationship(QStringLiteral("agent"))));
    QVERIFY(said(1).contains(QStringLiteral("桂证1号")));
    QVERIFY(said(2).contains(QStringLiteral("10")) && said(2).contains(QStringLiteral("陆局长")));
    QVERIFY(said(3).contains(QStringLiteral("7")));
    QVERIFY(said(4).contains(QStringLiteral("12")));
    const QString granted = said(1);
    record.decision->granted = false;
    QVERIFY(said(1) != granted);
}

void ModelsTest::onlyPersonsAreMasked()
{
    domain::Applicant who;
    who.name = QStringLiteral("南宁一窗测试商贸有限公司");
    who.idNumber = QStringLiteral("91450103MA5000001X");
    QVERIFY(Words::shownName(who) != who.name && Words::shownId(who) != who.idNumber);
    who.kind = domain::ApplicantKind::Organisation;
    QCOMPARE(Words::shownName(who), who.name);
    QCOMPARE(Words::shownId(who), who.idNumber);
}

void ModelsTest::whoTakesNothingInIsToldSo()
{
    desk::SessionView session;
    session.person = *m_samples->facts.directory.person(*domain::PersonId::fromText(QStringLiteral("li.k")));
    session.window = *m_samples->facts.directory.window(*domain::WindowId::fromText(QStringLiteral("03")));
    QCOMPARE(ItemViews::seat(session, m_samples->facts), Seat::NotThisRole);
    desk::ItemHit hit;
    hit.item = m_samples->catalogue.items().front();
    QVERIFY(ItemViews::suggestion(hit, Seat::NotThisRole).detail != ItemViews::suggestion(hit, Seat::TakesIn).detail);
}

void ModelsTest::aDeferralIsOpenOnlyWhileItIsAwaited()
{
    domain::Case record;
    record.state = domain::CaseState::Accepted;
    record.dues.deferral = QDate(2026, 12, 4);
    QVERIFY(!CaseViews::openDeferral(record).isValid());
    domain::MaterialRow row;
    row.judgement = domain::Judgement::Deferred;
    record.materials.push_back(row);
    QCOMPARE(CaseViews::openDeferral(record), QDate(2026, 12, 4));
    domain::Case refused = record;
    refused.decision = domain::Decision();
    refused.decision->granted = false;
    QVERIFY(!CaseViews::openDeferral(refused).isValid());
    domain::Case delivered = record;
    delivered.state = domain::CaseState::Delivered;
    QVERIFY(!CaseViews::openDeferral(delivered).isValid());
    domain::Case withdrawn = record;
    withdrawn.state = domain::CaseState::Withdrawn;
    QVERIFY(!CaseViews::openDeferral(withdrawn).isValid());
}

YICHUANG_TEST(ModelsTest)
#include "ModelsTest.moc"
