// SPDX-License-Identifier: Apache-2.0
#include "app/desk/ViewsJson.h"

#include "tests/support/domain/CaseBuilder.h"
#include "tests/support/domain/SampleFacts.h"
#include "tests/support/TestProgram.h"

#include <QJsonArray>
#include <QTest>

using namespace yichuang;

namespace {

const base::Instant At = tests::chinaAt("2026-11-23", "10:42");
const QString AtText = QStringLiteral("2026-11-23T02:42:00.000Z");

QString textOf(const QJsonObject &json, const char *member)
{
    return json.value(QLatin1String(member)).toString();
}

QString membersOf(const QJsonObject &json)
{
    return json.keys().join(QLatin1Char(' '));
}

} // namespace

class ViewsJsonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void words();
    void aSession();
    void aRow();
    void aPage();
    void aPaper();
    void aCase();
    void whatWasConfirmed();
    void aLane();
    void aConflict();
    void theStatus_data();
    void theStatus();
    void anItem();
    void anError();
};

void ViewsJsonTest::words()
{
    using desk::OperationState;
    using desk::PrintState;
    for (const OperationState state : {OperationState::Ready, OperationState::Sending, OperationState::Applied, OperationState::Held,
                                       OperationState::Conflict, OperationState::Refused, OperationState::Settled}) {
        QVERIFY(!desk::toWord(state).isEmpty());
        QVERIFY(desk::operationStateFromWord(desk::toWord(state)) == state);
    }
    for (const PrintState state : {PrintState::NotPrinted, PrintState::Queued, PrintState::Sent, PrintState::Confirmed, PrintState::Unknown, PrintState::Failed, PrintState::Void}) {
        QVERIFY(!desk::toWord(state).isEmpty());
        QVERIFY(desk::printStateFromWord(desk::toWord(state)) == state);
    }
    QVERIFY(!desk::operationStateFromWord(QStringLiteral("Ready")));
    QVERIFY(!desk::printStateFromWord(QString()));
}

void ViewsJsonTest::aSession()
{
    desk::SessionView view;
    view.person = *tests::sampleFacts().directory.person(tests::key<domain::PersonId>("clerk"));
    view.window = *tests::sampleFacts().directory.window(tests::key<domain::WindowId>("03"));
    view.hall = *tests::sampleFacts().directory.hall(view.window.hall);
    const QJsonObject online = desk::toJson(view);
    QCOMPARE(membersOf(online), QStringLiteral("hall name offline offline_until person window"));
    QCOMPARE(textOf(online, "person"), QStringLiteral("clerk"));
    QCOMPARE(textOf(online, "window"), QStringLiteral("03"));
    QCOMPARE(textOf(online, "hall"), view.hall.name);
    QVERIFY2(textOf(online, "offline_until").isEmpty(), "1970 is no bound");
    view.offline = true;
    view.offlineUntil = At;
    QVERIFY(desk::toJson(view).value(QLatin1String("offline")).toBool());
    QCOMPARE(textOf(desk::toJson(view), "offline_until"), AtText);
}

void ViewsJsonTest::aRow()
{
    desk::CaseRow row;
    row.id = domain::CaseId::make(At);
    row.number = QStringLiteral("n");
    row.itemName = QStringLiteral("老年人优待证办理");
    row.applicantMasked = QStringLiteral("覃*贞");
    row.state = domain::CaseState::Accepted;
    row.received = At;
    row.waiting = true;
    const QJsonObject bare = desk::toJson(row);
    QCOMPARE(membersOf(bare), QStringLiteral("applicant case item number received state waiting"));
    QCOMPARE(textOf(bare, "case"), row.id.toText());
    QCOMPARE(textOf(bare, "state"), QStringLiteral("accepted"));
    QCOMPARE(textOf(bare, "received"), AtText);
    QCOMPARE(textOf(bare, "applicant"), QStringLiteral("覃*贞"));
    row.due = QDate(2026, 12, 1);
    row.dueKind = domain::DueKind::Correction;
    row.workingDaysLeft = -2;
    const QJsonObject due = desk::toJson(row);
    QCOMPARE(textOf(due, "due"), QStringLiteral("2026-12-01"));
    QCOMPARE(textOf(due, "due_kind"), QStringLiteral("correction"));
    QCOMPARE(due.value(QLatin1String("days_left")).toInt(), -2);
}

void ViewsJsonTest::aPage()
{
    desk::CaseRow row;
    row.id = domain::CaseId::make(At);
    const QJsonObject json = desk::toJson(desk::CasePage{{row, row}, QStringLiteral("more")});
    QCOMPARE(json.value(QLatin1String("rows")).toArray(), (QJsonArray{desk::toJson(row), desk::toJson(row)}));
    QCOMPARE(textOf(json, "next"), QStringLiteral("more"));
}

void ViewsJsonTest::aPaper()
{
    const desk::PaperView paper{QStringLiteral("p1"), QStringLiteral("acceptance"), QStringLiteral("受理通知书"), QStringLiteral("文号 1"), At,
                                desk::PrintState::Unknown, 2};
    const QJsonObject json = desk::toJson(paper);
    QCOMPARE(textOf(json, "id"), QStringLiteral("p1"));
    QCOMPARE(textOf(json, "kind"), QStringLiteral("acceptance"));
    QCOMPARE(textOf(json, "title"), QStringLiteral("受理通知书"));
    QCOMPARE(textOf(json, "document_number"), QStringLiteral("文号 1"));
    QCOMPARE(textOf(json, "state"), QStringLiteral("unknown"));
    QCOMPARE(json.value(QLatin1String("prints")).toInt(), 2);
}

void ViewsJsonTest::aCase()
{
    desk::CaseView view;
    view.record = tests::CaseBuilder("ln-yd").apply(domain::ActKind::Accept).record();
    view.itemName = QStringLiteral("老年人优待证办理");
    desk::TimelineEntry mine{view.record.steps.back(), QStringLiteral("梁晓燕"), QStringLiteral("01 号窗口"), desk::OperationState::Ready};
    desk::TimelineEntry theirs{view.record.steps.front(), {}, {}, std::nullopt};
    view.timeline = {mine, theirs};
    view.papers.resize(1);
    view.offered = {domain::ActKind::StartReview, domain::ActKind::Withdraw};
    view.waiting = true;
    const QJsonObject json = desk::toJson(view);
    QCOMPARE(membersOf(json), QStringLiteral("case item_name offered papers places timeline waiting"));
    const auto read = domain::Case::fromJson(json.value(QLatin1String("case")).toObject());
    QVERIFY(read && *read == view.record);
    QCOMPARE(json.value(QLatin1String("offered")).toArray(), (QJsonArray{QStringLiteral("start_review"), QStringLiteral("withdraw")}));
    const QJsonArray timeline = json.value(QLatin1String("timeline")).toArray();
    QCOMPARE(timeline.size(), 2);
    QCOMPARE(textOf(timeline[0].toObject(), "act"), QStringLiteral("accept"));
    QCOMPARE(textOf(timeline[0].toObject(), "sync"), QStringLiteral("ready"));
    QCOMPARE(textOf(timeline[0].toObject(), "person"), QStringLiteral("梁晓燕"));
    QVERIFY2(!timeline[1].toObject().contains(QLatin1String("sync")), "what came from the centre has no state here");
}

void ViewsJsonTest::whatWasConfirmed()
{
    const domain::Case record = tests::CaseBuilder("sp-jy").apply(domain::ActKind::Accept).record();
    const QJsonObject json = desk::toJson(desk::Confirmed{record, std::vector<desk::PaperView>(2)});
    QCOMPARE(membersOf(json), QStringLiteral("case dues number papers query_code state"));
    QCOMPARE(textOf(json, "case"), record.id.toText());
    QCOMPARE(textOf(json, "number"), record.number);
    QCOMPARE(textOf(json, "query_code"), record.queryCode);
    QCOMPARE(textOf(json, "state"), QStringLiteral("accepted"));
    QCOMPARE(json.value(QLatin1String("dues")).toObject(), record.dues.toJson());
    QCOMPARE(json.value(QLatin1String("papers")).toArray().size(), 2);
}

void ViewsJsonTest::aLane()
{
    desk::LaneRow row;
    row.operation = domain::OperationId::make(At);
    row.caseId = domain::CaseId::make(At);
    row.applicantMasked = QStringLiteral("覃*贞");
    row.act = domain::ActKind::Correct;
    row.made = At;
    row.state = desk::OperationState::Refused;
    row.tries = 4;
    row.reasonCode = QStringLiteral("case.life_cycle");
    row.refusalText = QStringLiteral("已办结");
    row.remedy = QStringLiteral("discard");
    const QJsonObject json = desk::toJson(row);
    QCOMPARE(textOf(json, "operation"), row.operation.toText());
    QCOMPARE(textOf(json, "case"), row.caseId.toText());
    QCOMPARE(textOf(json, "act"), QStringLiteral("correct"));
    QCOMPARE(textOf(json, "made"), AtText);
    QCOMPARE(textOf(json, "state"), QStringLiteral("refused"));
    QCOMPARE(json.value(QLatin1String("tries")).toInt(), 4);
    QVERIFY(textOf(json, "next_try").isEmpty());
    QCOMPARE(textOf(json, "reason"), QStringLiteral("case.life_cycle"));
    QCOMPARE(textOf(json, "refusal"), QStringLiteral("已办结"));
    QCOMPARE(textOf(json, "remedy"), QStringLiteral("discard"));
}

void ViewsJsonTest::aConflict()
{
    desk::ConflictView view;
    view.fields = {{QStringLiteral("applicant.phone"), QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("3")}};
    view.mine = domain::CaseState::Correcting;
    view.theirs = domain::CaseState::Accepted;
    const QJsonObject json = desk::toJson(view);
    const QJsonObject field = json.value(QLatin1String("fields")).toArray().at(0).toObject();
    QCOMPARE(textOf(field, "path"), QStringLiteral("applicant.phone"));
    QCOMPARE(textOf(field, "base"), QStringLiteral("1"));
    QCOMPARE(textOf(field, "mine"), QStringLiteral("2"));
    QCOMPARE(textOf(field, "theirs"), QStringLiteral("3"));
    QCOMPARE(textOf(json, "mine"), QStringLiteral("correcting"));
    QCOMPARE(textOf(json, "theirs"), QStringLiteral("accepted"));
    QVERIFY(json.value(QLatin1String("lane")).isObject());
}

void ViewsJsonTest::theStatus_data()
{
    QTest::addColumn<desk::LinkState>("link");
    QTest::addColumn<QString>("word");
    QTest::newRow("not enrolled") << desk::LinkState::NotEnrolled << QStringLiteral("not_enrolled");
    QTest::newRow("online") << desk::LinkState::Online << QStringLiteral("online");
    QTest::newRow("offline") << desk::LinkState::Offline << QStringLiteral("offline");
    QTest::newRow("sign-in needed") << desk::LinkState::AuthNeeded << QStringLiteral("auth_needed");
    QTest::newRow("stopped") << desk::LinkState::Stopped << QStringLiteral("stopped");
}

void ViewsJsonTest::theStatus()
{
    QFETCH(desk::LinkState, link);
    desk::SyncStatus status;
    status.link = link;
    status.since = At;
    status.waiting = 1;
    status.sending = 2;
    status.held = 3;
    status.conflicts = 4;
    status.refused = 5;
    status.confirmedToday = 6;
    status.clockOffsetMs = -90'000;
    status.numbersLeft = 7;
    status.databaseOk = false;
    status.standing = QStringLiteral("forked");
    const QJsonObject json = desk::toJson(status);
    QTEST(textOf(json, "link"), "word");
    QCOMPARE(textOf(json, "since"), AtText);
    int expected = 1;
    for (const char *member : {"waiting", "sending", "held", "conflicts", "refused", "confirmed_today", "numbers_left"}) {
        QCOMPARE(json.value(QLatin1String(member)).toInt(), expected++);
    }
    QCOMPARE(json.value(QLatin1String("clock_offset_ms")).toInt(), -90'000);
    QVERIFY(!json.value(QLatin1String("database_ok")).toBool(true));
    QCOMPARE(textOf(json, "standing"), QStringLiteral("forked"));
    QVERIFY(textOf(json, "oldest_waiting").isEmpty() && textOf(json, "next_try").isEmpty());
}

void ViewsJsonTest::anItem()
{
    const desk::ItemHit hit{tests::sampleItem(QStringLiteral("ln-yd")), QStringLiteral("民政局"), true, false, true, {}};
    const QJsonObject json = desk::toJson(hit);
    QCOMPARE(membersOf(json), QStringLiteral("accept complete department issue item kind name"));
    QCOMPARE(textOf(json, "item"), QStringLiteral("ln-yd"));
    QCOMPARE(textOf(json, "kind"), QStringLiteral("immediate"));
    QCOMPARE(textOf(json, "department"), QStringLiteral("民政局"));
    QVERIFY(json.value(QLatin1String("accept")).toBool());
    QVERIFY(!json.value(QLatin1String("complete")).toBool());
    QVERIFY(json.value(QLatin1String("issue")).toBool());
}

void ViewsJsonTest::anError()
{
    const QJsonObject json = desk::errorToJson({base::ErrorCode::NotAllowed, QStringLiteral("not authorised"), "policy.role"});
    QCOMPARE(membersOf(json), QStringLiteral("error"));
    const QJsonObject error = json.value(QLatin1String("error")).toObject();
    QCOMPARE(membersOf(error), QStringLiteral("code reason text"));
    QCOMPARE(textOf(error, "code"), QStringLiteral("not_allowed"));
    QCOMPARE(textOf(error, "reason"), QStringLiteral("policy.role"));
    QCOMPARE(textOf(error, "text"), QStringLiteral("not authorised"));
}

YICHUANG_TEST(ViewsJsonTest)
#include "ViewsJsonTest.moc"
