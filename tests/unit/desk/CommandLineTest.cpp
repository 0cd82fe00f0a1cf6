// SPDX-License-Identifier: Apache-2.0
#include "app/desk/CommandLine.h"

#include "tests/support/domain/CaseBuilder.h"
#include "tests/support/domain/SampleFacts.h"
#include "tests/support/TestProgram.h"
#include "tests/unit/desk/CommandBench.h"

#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace yichuang;
using namespace yichuang::tests;
using desk::CommandLine;

namespace {

const QString CaseText = QStringLiteral("01936f3c-8c00-7abc-8def-0123456789ab");

void deliver()
{
    QCoreApplication::sendPostedEvents();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QCoreApplication::sendPostedEvents();
}

desk::Confirmed confirmedCase()
{
    return {tests::CaseBuilder("ln-yd").apply(domain::ActKind::Accept).record(), {}};
}

desk::SyncStatus withWaiting(int waiting, int sending)
{
    desk::SyncStatus status;
    status.waiting = waiting;
    status.sending = sending;
    return status;
}

} // namespace

class CommandLineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void badCommands_data();
    void badCommands();
    void aBadCommandEndsNothing();
    void enrolsAfterComparingTheFingerprint();
    void signsInLocksUnlocksAndOut();
    void listsItems();
    void savesAndListsDrafts();
    void confirmsWhatWasEntered();
    void confirmsTheChecklistAsGiven();
    void readsACard();
    void aCardThatFailsAnswersOnce();
    void listsWithEveryFilter();
    void opensAndActs();
    void verifiesAReceipt();
    void setsAndTestsDevices();
    void printsAndWritesPapers();
    void attachesLooksAndFetches();
    void aCasesAttachmentsAreThoseOfItsChecklist();
    void tellsTheStatusLanesAndHealth();
    void showsAndSettlesAConflict();
    void settlesARefusal();
    void aFailureBecomesAnAnswer_data();
    void aFailureBecomesAnAnswer();
    void answersOnlyWhenTheDeskIsDone();
    void aCancelledCallIsAnswered();
    void nothingIsAnsweredAfterTheEnd();
    void drainEndsAtOnceWhenNothingWaits();
    void drainEndsWhenNothingWaitsAnyMore();
    void drainWaitsForWhatIsHeld();
    void drainEndsWhenTheTimeIsOver();
};

void CommandLineTest::badCommands_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *json, const char *reason) { QTest::newRow(json) << QByteArray(json) << QString::fromLatin1(reason); };
    row(R"({})", "command.unknown");
    row(R"({"do":5})", "command.unknown");
    row(R"({"do":""})", "command.unknown");
    row(R"({"do":"shutdown"})", "command.unknown");
    row(R"({"do":"Status"})", "command.unknown");
    row(R"({"do":"enrol","code":"X"})", "json.centre");
    row(R"({"do":"enrol","centre":"https://127.0.0.1:8443"})", "json.code");
    row(R"({"do":"enrol","centre":5,"code":"X"})", "json.centre");
    row(R"({"do":"sign_in","password":"x"})", "json.key");
    row(R"({"do":"sign_in","person":"../wei","password":"x"})", "json.key");
    row(R"({"do":"sign_in","person":"wei.xf"})", "json.password");
    row(R"({"do":"unlock"})", "json.password");
    row(R"({"do":"unlock","password":7})", "json.password");
    row(R"({"do":"items","text":5})", "json.text");
    row(R"({"do":"save_draft"})", "json.draft.id");
    row(R"({"do":"save_draft","draft":"x"})", "json.draft.id");
    row(R"({"do":"confirm"})", "json.item");
    row(R"({"do":"confirm","item":"a b","applicant":{},"ending":{"kind":"accept"}})", "json.key");
    row(R"({"do":"confirm","item":"ln-yd","ending":{"kind":"accept"}})", "json.applicant");
    row(R"({"do":"confirm","item":"ln-yd","applicant":{"kind":"ghost"},"ending":{"kind":"accept"}})", "json.applicant.kind");
    const auto confirm = [&row](const char *rest, const char *reason) {
        static std::deque<QByteArray> kept;
        kept.push_back(QByteArray(R"({"do":"confirm","item":"ln-yd","applicant":{"kind":"person","source":"typed","name":"韦","id_type":"111","id_number":"1"},)") + rest);
        row(kept.back().constData(), reason);
    };
    confirm(R"("fields":{"age":77},"ending":{"kind":"accept"}})", "json.fields");
    confirm(R"("fields":[],"ending":{"kind":"accept"}})", "json.fields");
    confirm(R"("materials":"all","ending":{"kind":"accept"}})", "json.materials");
    confirm(R"("materials":[{"key":"m1","judgement":"good"}],"ending":{"kind":"accept"}})", "json.materials.judgement");
    confirm(R"("materials":"complete"})", "json.ending.kind");
    confirm(R"("materials":"complete","ending":"accept"})", "json.ending.kind");
    confirm(R"("materials":"complete","ending":{"kind":"bless"}})", "json.ending.kind");
    confirm(R"("materials":"complete","ending":{"kind":"reject","note":5}})", "json.ending.note");
    row(R"({"do":"list","text":5})", "json.text");
    row(R"({"do":"list","mine":"yes"})", "json.mine");
    row(R"({"do":"list","states":"accepted"})", "json.states");
    row(R"({"do":"list","states":["accepted","happy"]})", "json.states");
    row(R"({"do":"open"})", "json.uuid");
    row(R"({"do":"open","case":"1"})", "json.uuid");
    row(R"({"do":"act","kind":"close"})", "json.case");
    row(R"({"do":"act","case":"01936f3c-8c00-7abc-8def-0123456789ab"})", "json.kind");
    row(R"({"do":"act","case":"01936f3c-8c00-7abc-8def-0123456789ab","kind":"destroy"})", "json.kind");
    row(R"({"do":"act","case":"01936f3c-8c00-7abc-8def-0123456789ab","kind":"stop","act":[]})", "json.act");
    row(R"({"do":"act","case":"01936f3c-8c00-7abc-8def-0123456789ab","kind":"correct","act":{"materials":5}})", "json.payload.materials");
    row(R"({"do":"attach"})", "json.file");
    row(R"({"do":"attachments"})", "json.contents");
    row(R"({"do":"attachments","contents":"x"})", "json.contents");
    row(R"({"do":"attachments","case":"1"})", "json.case");
    row(R"({"do":"fetch","content":"x"})", "json.file");
    row(R"({"do":"fetch","file":"x"})", "json.content");
    row(R"({"do":"verify_receipt"})", "json.code");
    row(R"({"do":"conflict"})", "json.uuid");
    row(R"({"do":"settle","choice":"mine"})", "json.operation");
    row(R"({"do":"settle","operation":"01936f3c-8c00-7abc-8def-0123456789ab"})", "json.choice");
    row(R"({"do":"settle","operation":"01936f3c-8c00-7abc-8def-0123456789ab","choice":"theirs!"})", "json.choice");
    row(R"({"do":"settle","operation":"01936f3c-8c00-7abc-8def-0123456789ab","choice":"mine","keep_mine":{"applicant.phone":"yes"}})", "json.keep_mine");
    row(R"({"do":"settle","operation":"01936f3c-8c00-7abc-8def-0123456789ab","choice":"mine","keep_mine":["applicant.phone"]})", "json.keep_mine");
    row(R"({"do":"drain","seconds":"x"})", "json.seconds");
    row(R"({"do":"drain","seconds":-1})", "json.seconds");
    row(R"({"do":"drain","seconds":100000})", "json.seconds");
}

void CommandLineTest::badCommands()
{
    QFETCH(QByteArray, json);
    CommandBench bench;
    bench.desk.lanes.state = withWaiting(3, 0);
    const QJsonObject answer = bench.answerTo(json.constData());
    QTEST(errorReason(answer), "reason");
    QVERIFY(!errorCode(answer).isEmpty());
    QVERIFY(!answer.contains(QLatin1String("ok")));
    // Nothing of it reached the desk.
    QCOMPARE(bench.desk.enrolments.identified.calls + bench.desk.sessions.signedInAs.calls + bench.desk.sessions.unlocked.calls, 0);
    QCOMPARE(bench.desk.intakes.saved.calls + bench.desk.intakes.confirmed.calls + bench.desk.records.listed.calls, 0);
    QCOMPARE(bench.desk.records.opened.calls + bench.desk.records.acted.calls + bench.desk.documents.verified.calls, 0);
    QCOMPARE(bench.desk.lanes.conflictShown.calls + bench.desk.lanes.conflictSettled.calls + bench.desk.lanes.refusalSettled.calls, 0);
    QCOMPARE(bench.desk.lanes.retries, 0);
}

void CommandLineTest::aBadCommandEndsNothing()
{
    CommandBench bench;
    bench.run(R"({"do":"nonsense"})");
    bench.run(R"({"do":"act"})");
    QVERIFY(isOkay(bench.answerTo(R"({"do":"status"})")));
}

void CommandLineTest::enrolsAfterComparingTheFingerprint()
{
    const char *const enrol = R"({"do":"enrol","centre":"https://127.0.0.1:8443","code":"7K2M-9QXD","fingerprint":"AB CD"})";
    CommandBench bench;
    bench.desk.enrolments.identified.result = desk::CentreIdentity{QStringLiteral("127.0.0.1"), QStringLiteral("AB CD")};
    bench.desk.enrolments.bound.result = desk::Enrolled{tests::key<domain::WindowId>("03"), tests::key<domain::HallId>("qingxiu")};
    const QJsonObject answer = bench.answerTo(enrol);
    QVERIFY(isOkay(answer));
    QCOMPARE(answer.value(QLatin1String("window")).toString(), QStringLiteral("03"));
    QCOMPARE(answer.value(QLatin1String("hall")).toString(), QStringLiteral("qingxiu"));
    QCOMPARE(bench.desk.enrolments.centre, QUrl(QStringLiteral("https://127.0.0.1:8443")));
    QCOMPARE(bench.desk.enrolments.code, QStringLiteral("7K2M-9QXD"));

    bench.desk.enrolments.identified.result->fingerprint = QStringLiteral("EE EE");
    QCOMPARE(errorReason(bench.answerTo(enrol)), QStringLiteral("enrol.fingerprint"));
    QCOMPARE(bench.desk.enrolments.bound.calls, 1);
    // Without a fingerprint to compare, a person has compared it.
    const QJsonObject trusted = bench.answerTo(R"({"do":"enrol","centre":"https://127.0.0.1:8443","code":"X"})");
    QVERIFY(isOkay(trusted));
    bench.desk.enrolments.identified.fails(base::ErrorCode::Unavailable, "net.refused");
    QCOMPARE(errorReason(bench.answerTo(enrol)), QStringLiteral("net.refused"));
}

void CommandLineTest::signsInLocksUnlocksAndOut()
{
    CommandBench bench;
    desk::SessionView view;
    view.person.id = tests::key<domain::PersonId>("wei.xf");
    view.window.id = tests::key<domain::WindowId>("03");
    bench.desk.sessions.signedInAs.result = view;
    bench.desk.sessions.unlocked.result = view;
    bench.desk.sessions.ended.result = base::Result<void>();
    const QJsonObject answer = bench.answerTo(R"({"do":"sign_in","person":"wei.xf","password":"s e c r e t"})");
    QVERIFY(isOkay(answer));
    QCOMPARE(answer.value(QLatin1String("person")).toString(), QStringLiteral("wei.xf"));
    QCOMPARE(bench.desk.sessions.person.toText(), QStringLiteral("wei.xf"));
    QCOMPARE(bench.desk.sessions.password, QStringLiteral("s e c r e t"));
    QVERIFY2(!base::canonicalJson(answer).contains("s e c r e t"), "an answer never repeats a password");
    QVERIFY(isOkay(bench.answerTo(R"({"do":"lock"})")));
    QVERIFY(bench.desk.sessions.locked);
    bench.desk.sessions.view = view;
    QVERIFY2(!isOkay(bench.answerTo(R"({"do":"unlock","person":"nong.jg","password":"theirs"})")), "it would count as a wrong one of who is signed in");
    QCOMPARE(bench.desk.sessions.unlocked.calls, 0);
    QVERIFY(isOkay(bench.answerTo(R"({"do":"unlock","person":"wei.xf","password":"again"})")));
    QVERIFY(isOkay(bench.answerTo(R"({"do":"unlock","password":"again"})")));
    QCOMPARE(bench.desk.sessions.password, QStringLiteral("again"));
    QVERIFY(isOkay(bench.answerTo(R"({"do":"sign_out"})")));
}

void CommandLineTest::listsItems()
{
    CommandBench bench;
    for (const char *key : {"ln-yd", "sp-jy"}) {
        bench.desk.intakes.catalogue.insert(QLatin1String(key), {tests::sampleItem(QLatin1String(key)), {}, true, false, false, {}});
    }
    QCOMPARE(bench.answerTo(R"({"do":"items","text":"老年"})").value(QLatin1String("items")).toArray().size(), 1);
    QCOMPARE(bench.answerTo(R"({"do":"items"})").value(QLatin1String("items")).toArray().size(), 2);
    const QJsonObject none = bench.answerTo(R"({"do":"items","text":"护照"})");
    QVERIFY(isOkay(none));
    QVERIFY(none.value(QLatin1String("items")).toArray().isEmpty());
}

void CommandLineTest::savesAndListsDrafts()
{
    CommandBench bench;
    desk::Draft draft;
    draft.started = bench.desk.moment;
    draft.id = desk::DraftId::make(draft.started);
    draft.applicant = tests::sampleApplicant();
    desk::Draft saved = draft;
    saved.saved = draft.started + std::chrono::seconds(1);
    bench.desk.intakes.saved.result = saved;
    bench.desk.intakes.kept.result = std::vector<desk::Draft>{saved, draft};
    const QByteArray command = base::canonicalJson({{QStringLiteral("do"), QStringLiteral("save_draft")}, {QStringLiteral("draft"), draft.toJson()}});
    const QJsonObject answer = bench.answerTo(command.constData());
    QVERIFY(isOkay(answer));
    QVERIFY(bench.desk.intakes.draft == draft);
    QCOMPARE(answer.value(QLatin1String("draft")).toObject(), saved.toJson());
    const QJsonArray list = bench.answerTo(R"({"do":"drafts"})").value(QLatin1String("drafts")).toArray();
    QCOMPARE(list, (QJsonArray{saved.toJson(), draft.toJson()}));
}

void CommandLineTest::confirmsWhatWasEntered()
{
    CommandBench bench;
    const domain::Item &item = tests::sampleItem(QStringLiteral("ln-yd"));
    bench.desk.intakes.fresh.started = bench.desk.moment;
    bench.desk.intakes.catalogue.insert(QStringLiteral("ln-yd"), {item, {}, true, true, true, {}});
    const desk::Confirmed confirmed = confirmedCase();
    bench.desk.intakes.confirmed.result = confirmed;
    const QJsonObject answer = bench.answerTo(Confirm);
    QVERIFY(isOkay(answer));
    QCOMPARE(answer.value(QLatin1String("number")).toString(), confirmed.record.number);
    QCOMPARE(answer.value(QLatin1String("state")).toString(), QStringLiteral("accepted"));
    const desk::Draft &draft = bench.desk.intakes.draft;
    QVERIFY(draft.item == item.key);
    QVERIFY(draft.started == bench.desk.moment);
    QCOMPARE(draft.applicant.name, QStringLiteral("韦小芳"));
    QCOMPARE(draft.fields.value(QStringLiteral("age")), QStringLiteral("77"));
    QVERIFY(domain::judgeChecklist(item.materials, draft.materials).acceptable());
    QCOMPARE(bench.desk.intakes.ending.kind, domain::ActKind::Complete);
    QCOMPARE(bench.desk.intakes.ending.certificateNo, QStringLiteral("证 1"));
}

void CommandLineTest::confirmsTheChecklistAsGiven()
{
    CommandBench bench;
    bench.desk.intakes.confirmed.result = confirmedCase();
    const QJsonObject answer = bench.answerTo(R"({"do":"confirm","item":"ln-yd",
        "applicant":{"kind":"person","source":"card","name":"韦","id_type":"111","id_number":"1"},
        "materials":[{"key":"m1","judgement":"missing","defect":"未提供"}],
        "ending":{"kind":"reject","ground":"not_ours","referred_to":"市局","note":"不属本局"}})");
    QVERIFY(isOkay(answer));
    QCOMPARE(bench.desk.intakes.draft.materials.size(), size_t(1));
    QCOMPARE(bench.desk.intakes.draft.materials.front().judgement, domain::Judgement::Missing);
    QCOMPARE(bench.desk.intakes.ending.kind, domain::ActKind::Reject);
    QCOMPARE(bench.desk.intakes.ending.ground, QStringLiteral("not_ours"));
    QCOMPARE(bench.desk.intakes.ending.referredTo, QStringLiteral("市局"));
    QCOMPARE(bench.desk.intakes.ending.note, QStringLiteral("不属本局"));
}

void CommandLineTest::readsACard()
{
    CommandBench bench;
    bench.run(R"({"do":"read_card"})");
    QCOMPARE(bench.desk.hardware.reads, 1);
    QVERIFY(bench.answers.isEmpty());
    const desk::CardView card{tests::sampleApplicant(), {}, {QStringLiteral("expired")}};
    Q_EMIT bench.desk.hardware.cardRead(card);
    // The reader may report again before the command is cleared away.
    Q_EMIT bench.desk.hardware.cardRead(card);
    Q_EMIT bench.desk.hardware.cardFailed(QStringLiteral("pulled_out"));
    deliver();
    QCOMPARE(bench.answers.size(), 1);
    QVERIFY(isOkay(bench.answers.first()));
    QCOMPARE(bench.answers.first().value(QLatin1String("applicant")).toObject(), card.applicant.toJson());
    QCOMPARE(bench.answers.first().value(QLatin1String("warnings")).toArray(), QJsonArray{QStringLiteral("expired")});
}

void CommandLineTest::aCardThatFailsAnswersOnce()
{
    CommandBench bench;
    bench.run(R"({"do":"read_card"})");
    Q_EMIT bench.desk.hardware.cardFailed(QStringLiteral("pulled_out"));
    Q_EMIT bench.desk.hardware.cardFailed(QStringLiteral("unplugged"));
    deliver();
    QCOMPARE(bench.answers.size(), 1);
    QCOMPARE(errorReason(bench.answers.first()), QStringLiteral("card.pulled_out"));
    bench.run(R"({"do":"read_card"})");
    Q_EMIT bench.desk.hardware.cardFailed(QStringLiteral("timeout"));
    QCOMPARE(bench.answers.size(), 2);
    QCOMPARE(errorReason(bench.answers.last()), QStringLiteral("card.timeout"));
}

void CommandLineTest::listsWithEveryFilter()
{
    CommandBench bench;
    bench.desk.records.listed.result = desk::CasePage{{}, QStringLiteral("next-1")};
    const QJsonObject answer = bench.answerTo(
        R"({"do":"list","text":"覃","states":["accepted","review"],"mine":true,"due_soon":true,"unsent":true,"after":"next-0"})");
    QVERIFY(isOkay(answer));
    QCOMPARE(answer.value(QLatin1String("next")).toString(), QStringLiteral("next-1"));
    const desk::CaseFilter &filter = bench.desk.records.filter;
    QCOMPARE(filter.text, QStringLiteral("覃"));
    QVERIFY(filter.mineOnly && filter.dueSoon && filter.unsent);
    QVERIFY(filter.states == (std::vector{domain::CaseState::Accepted, domain::CaseState::Review}));
    QCOMPARE(bench.desk.records.after, QStringLiteral("next-0"));

    QVERIFY(isOkay(bench.answerTo(R"({"do":"list"})")));
    QVERIFY(bench.desk.records.filter.text.isEmpty() && bench.desk.records.filter.states.empty());
    QVERIFY(!bench.desk.records.filter.mineOnly && !bench.desk.records.filter.dueSoon && !bench.desk.records.filter.unsent);
}

void CommandLineTest::opensAndActs()
{
    CommandBench bench;
    desk::CaseView view;
    view.record = confirmedCase().record;
    view.offered = {domain::ActKind::StartReview};
    bench.desk.records.opened.result = view;
    bench.desk.records.acted.result = confirmedCase();
    const QJsonObject opened = bench.answerTo(R"({"do":"open","case":"01936f3c-8c00-7abc-8def-0123456789ab"})");
    QVERIFY(isOkay(opened));
    QCOMPARE(bench.desk.records.id.toText(), CaseText);
    QCOMPARE(opened.value(QLatin1String("offered")).toArray(), QJsonArray{QStringLiteral("start_review")});
    QVERIFY(isOkay(bench.answerTo(R"({"do":"act","case":"01936f3c-8c00-7abc-8def-0123456789ab","kind":"withdraw","act":{"note":"申请人撤回"}})")));
    QCOMPARE(bench.desk.records.id.toText(), CaseText);
    QCOMPARE(bench.desk.records.done.kind, domain::ActKind::Withdraw);
    QCOMPARE(bench.desk.records.done.note, QStringLiteral("申请人撤回"));
}

void CommandLineTest::verifiesAReceipt()
{
    CommandBench bench;
    desk::ReceiptView genuine;
    genuine.caseNumber = QStringLiteral("number-1");
    bench.desk.documents.verified.result = genuine;
    QCOMPARE(bench.answerTo(R"({"do":"verify_receipt","code":"YC1.x"})").value(QLatin1String("number")).toString(), QStringLiteral("number-1"));
    QCOMPARE(bench.desk.documents.code, QStringLiteral("YC1.x"));
}

void CommandLineTest::setsAndTestsDevices()
{
    CommandBench bench;
    bench.desk.hardware.configured.result = base::Result<void>();
    const QJsonObject set = bench.answerTo(R"({"do":"devices","set":{"reader":"/dev/ttyUSB0","receipt_printer":"tcp://10.0.0.7","receipt_mm":58}})");
    QVERIFY(isOkay(set));
    QCOMPARE(bench.desk.hardware.current.readerPath, QStringLiteral("/dev/ttyUSB0"));
    QCOMPARE(set.value(QLatin1String("devices")).toObject().value(QLatin1String("receipt_mm")).toInt(), 58);
    QCOMPARE(errorReason(bench.answerTo(R"({"do":"devices","set":{"receipt_printer":"10.0.0.7"}})")), QStringLiteral("devices.receipt_printer"));
    QCOMPARE(bench.desk.hardware.current.receiptPrinter, QStringLiteral("tcp://10.0.0.7"));
    bench.desk.hardware.problem = base::Error{base::ErrorCode::Malformed, QStringLiteral("not JSON"), "json.root"};
    QCOMPARE(errorReason(bench.answerTo(R"({"do":"devices"})")), QStringLiteral("json.root"));
    bench.desk.hardware.readerTested.result = QStringLiteral("05.01-20191202-000483129-1234567890");
    QCOMPARE(bench.answerTo(R"({"do":"test_reader"})").value(QLatin1String("sam")).toString(), QStringLiteral("05.01-20191202-000483129-1234567890"));
    bench.desk.hardware.printerTested.result = QStringLiteral("paper_out");
    QCOMPARE(bench.answerTo(R"({"do":"test_printer"})").value(QLatin1String("state")).toString(), QStringLiteral("paper_out"));
}

void CommandLineTest::printsAndWritesPapers()
{
    CommandBench bench;
    desk::PaperView paper;
    paper.state = desk::PrintState::Queued;
    bench.desk.documents.printed.result = paper;
    bench.desk.documents.settled.result = paper;
    bench.desk.documents.written.result = {};
    QCOMPARE(bench.answerTo(R"({"do":"print","paper":"16"})").value(QLatin1String("paper")).toObject().value(QLatin1String("state")).toString(),
             QStringLiteral("queued"));
    QVERIFY(isOkay(bench.answerTo(R"({"do":"settle_print","paper":"16","state":"confirmed"})")));
    QCOMPARE(errorReason(bench.answerTo(R"({"do":"settle_print","paper":"16","state":"queued"})")), QStringLiteral("json.state"));
    QVERIFY(isOkay(bench.answerTo(R"({"do":"pdf","paper":"16","file":"/somewhere/x.pdf"})")));
    QCOMPARE(bench.desk.documents.saved, QStringList{QStringLiteral("16 /somewhere/x.pdf")});
    bench.desk.documents.written.result = base::fail(base::ErrorCode::StorageFailed, {}, "pdf.file");
    QCOMPARE(errorReason(bench.answerTo(R"({"do":"pdf","paper":"16","file":"/nowhere/x.pdf"})")), QStringLiteral("pdf.file"));
}

void CommandLineTest::attachesLooksAndFetches()
{
    CommandBench bench;
    QTemporaryDir folder;
    const QString name(64, QLatin1Char('a'));
    const desk::AttachmentView view{name, QStringLiteral("image/png"), 200, desk::AttachmentPlace::Sending, 50, "network.refused"};
    bench.desk.contents.attached.result = view;
    bench.desk.contents.looked.result = std::vector{view};
    bench.desk.contents.fetched.result = QByteArray("what was scanned");
    const QJsonObject told{{QStringLiteral("content"), name},        {QStringLiteral("type"), QStringLiteral("image/png")},
                           {QStringLiteral("size"), 200},            {QStringLiteral("place"), QStringLiteral("sending")},
                           {QStringLiteral("percent"), 50},          {QStringLiteral("reason"), QStringLiteral("network.refused")}};
    QCOMPARE(bench.answerTo(R"({"do":"attach","file":"/scans/1.png"})").value(QLatin1String("attachment")).toObject(), told);
    QCOMPARE(bench.desk.contents.path, QStringLiteral("/scans/1.png"));
    QCOMPARE(bench.answerTo(QStringLiteral(R"({"do":"attachments","contents":["%1"]})").arg(name).toUtf8().constData()).value(QLatin1String("attachments")).toArray(),
             QJsonArray{told});
    QCOMPARE(bench.desk.contents.contents, QStringList{name});
    const QString file = folder.filePath(QStringLiteral("x.png"));
    QVERIFY(isOkay(bench.answerTo(QStringLiteral(R"({"do":"fetch","content":"%1","file":"%2"})").arg(name, file).toUtf8().constData())));
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    QCOMPARE(written.readAll(), QByteArray("what was scanned"));
    QCOMPARE(written.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    QCOMPARE(errorReason(bench.answerTo(R"({"do":"fetch","content":"a","file":"/nowhere/x.png"})")), QStringLiteral("fetch.file"));
}

void CommandLineTest::aCasesAttachmentsAreThoseOfItsChecklist()
{
    CommandBench bench;
    desk::CaseView view;
    view.record.materials = {{QStringLiteral("m1"), domain::Judgement::Complete, 1, 0, 1, {}, {}, {QStringLiteral("b"), QStringLiteral("a")}},
                             {QStringLiteral("m2"), domain::Judgement::Complete, 1, 0, 1, {}, {}, {QStringLiteral("b"), QStringLiteral("c")}}};
    bench.desk.records.opened.result = view;
    bench.desk.contents.looked.result = std::vector<desk::AttachmentView>();
    QVERIFY(isOkay(bench.answerTo(R"({"do":"attachments","case":"01936f3c-8c00-7abc-8def-0123456789ab"})")));
    QCOMPARE(bench.desk.contents.contents, (QStringList{QStringLiteral("b"), QStringLiteral("a"), QStringLiteral("c")}));
}

void CommandLineTest::tellsTheStatusLanesAndHealth()
{
    CommandBench bench;
    bench.desk.lanes.state = withWaiting(3, 1);
    bench.desk.lanes.lanesListed.result = std::vector<desk::LaneRow>(2);
    bench.desk.lanes.reported.result = QStringLiteral("all well");
    QCOMPARE(bench.answerTo(R"({"do":"status"})").value(QLatin1String("waiting")).toInt(), 3);
    QCOMPARE(bench.answerTo(R"({"do":"lanes"})").value(QLatin1String("lanes")).toArray().size(), 2);
    QCOMPARE(bench.answerTo(R"({"do":"health"})").value(QLatin1String("report")).toString(), QStringLiteral("all well"));
}

void CommandLineTest::showsAndSettlesAConflict()
{
    CommandBench bench;
    bench.desk.lanes.conflictShown.result = desk::ConflictView();
    bench.desk.lanes.conflictSettled.result = base::Result<void>();
    QVERIFY(isOkay(bench.answerTo(R"({"do":"conflict","operation":"01936f3c-8c00-7abc-8def-0123456789ab"})")));
    QCOMPARE(bench.desk.lanes.operation.toText(), CaseText);
    const QJsonObject settled = bench.answerTo(R"({"do":"settle","operation":"01936f3c-8c00-7abc-8def-0123456789ab","choice":"mine",
        "keep_mine":{"applicant.phone":true,"fields.place":false},"note":"已电话核实"})");
    QVERIFY(isOkay(settled));
    const QMap<QString, bool> expected{{QStringLiteral("applicant.phone"), true}, {QStringLiteral("fields.place"), false}};
    QCOMPARE(bench.desk.lanes.choice.keepMine, expected);
    QCOMPARE(bench.desk.lanes.choice.note, QStringLiteral("已电话核实"));
    QCOMPARE(bench.desk.lanes.refusalSettled.calls, 0);
}

void CommandLineTest::settlesARefusal()
{
    CommandBench bench;
    bench.desk.lanes.refusalSettled.result = base::Result<void>();
    QVERIFY(isOkay(bench.answerTo(R"({"do":"settle","operation":"01936f3c-8c00-7abc-8def-0123456789ab","choice":"discard","note":"重复"})")));
    QCOMPARE(bench.desk.lanes.remedy, desk::RefusalRemedy::Discard);
    QCOMPARE(bench.desk.lanes.note, QStringLiteral("重复"));
    QVERIFY(isOkay(bench.answerTo(R"({"do":"settle","operation":"01936f3c-8c00-7abc-8def-0123456789ab","choice":"again"})")));
    QCOMPARE(bench.desk.lanes.remedy, desk::RefusalRemedy::OfferAgain);
    const auto calls = bench.desk.lanes.refusalSettled.calls;
    QVERIFY2(!isOkay(bench.answerTo(R"({"do":"settle","operation":"01936f3c-8c00-7abc-8def-0123456789ab","choice":"again","note":"重复"})")),
             "a note that would be dropped is not taken");
    QCOMPARE(bench.desk.lanes.refusalSettled.calls, calls);
    QCOMPARE(bench.desk.lanes.conflictSettled.calls, 0);
}

void CommandLineTest::aFailureBecomesAnAnswer_data()
{
    QTest::addColumn<QByteArray>("json");
    const auto row = [](const char *json) { QTest::newRow(json) << QByteArray(json); };
    row(R"({"do":"sign_in","person":"wei.xf","password":"x"})");
    row(R"({"do":"unlock","password":"x"})");
    row(R"({"do":"sign_out"})");
    row(R"({"do":"drafts"})");
    row(Confirm);
    row(R"({"do":"list"})");
    row(R"({"do":"open","case":"01936f3c-8c00-7abc-8def-0123456789ab"})");
    row(R"({"do":"act","case":"01936f3c-8c00-7abc-8def-0123456789ab","kind":"close"})");
    row(R"({"do":"verify_receipt","code":"x"})");
    row(R"({"do":"devices","set":{}})");
    row(R"({"do":"test_reader"})");
    row(R"({"do":"test_printer"})");
    row(R"({"do":"print","paper":"16"})");
    row(R"({"do":"settle_print","paper":"16","state":"confirmed"})");
    row(R"({"do":"pdf","paper":"16","file":"/nowhere/x.pdf"})");
    row(R"({"do":"attach","file":"x"})");
    row(R"({"do":"attachments","contents":[]})");
    row(R"({"do":"attachments","case":"01936f3c-8c00-7abc-8def-0123456789ab"})");
    row(R"({"do":"fetch","content":"a","file":"/nowhere/x"})");
    row(R"({"do":"lanes"})");
    row(R"({"do":"health"})");
    row(R"({"do":"conflict","operation":"01936f3c-8c00-7abc-8def-0123456789ab"})");
    row(R"({"do":"settle","operation":"01936f3c-8c00-7abc-8def-0123456789ab","choice":"again"})");
    row(R"({"do":"settle","operation":"01936f3c-8c00-7abc-8def-0123456789ab","choice":"mine"})");
    row(R"({"do":"enrol","centre":"https://127.0.0.1","code":"x"})");
}

// An unscripted desk fails every call.
void CommandLineTest::aFailureBecomesAnAnswer()
{
    QFETCH(QByteArray, json);
    CommandBench bench;
    const QJsonObject answer = bench.answerTo(json.constData());
    QCOMPARE(errorCode(answer), QStringLiteral("internal"));
    QCOMPARE(errorReason(answer), QStringLiteral("test.script"));
    QCOMPARE(answer.size(), 1);
}

void CommandLineTest::answersOnlyWhenTheDeskIsDone()
{
    CommandBench bench;
    bench.desk.intakes.confirmed.holds = true;
    bench.desk.intakes.confirmed.result = confirmedCase();
    bench.run(Confirm);
    deliver();
    QVERIFY2(bench.answers.isEmpty(), "answered before it was durable");
    bench.run(Confirm);
    bench.desk.intakes.confirmed.release();
    QTRY_COMPARE(bench.answers.size(), 1);
    QVERIFY(isOkay(bench.answers.first()));
    bench.desk.intakes.confirmed.fails(base::ErrorCode::StorageFailed, "storage.full");
    bench.desk.intakes.confirmed.release();
    QTRY_COMPARE(bench.answers.size(), 2);
    QCOMPARE(errorReason(bench.answers.last()), QStringLiteral("storage.full"));
}

void CommandLineTest::aCancelledCallIsAnswered()
{
    CommandBench bench;
    bench.desk.intakes.confirmed.holds = true;
    bench.desk.sessions.ended.holds = true;
    bench.run(Confirm);
    bench.run(R"({"do":"sign_out"})");
    bench.desk.intakes.confirmed.drop();
    bench.desk.sessions.ended.drop();
    QTRY_COMPARE(bench.answers.size(), 2);
    for (const QJsonObject &answer : bench.answers) {
        QCOMPARE(errorCode(answer), QStringLiteral("cancelled"));
    }
    bench.desk.enrolments.identified.holds = true;
    bench.run(R"({"do":"enrol","centre":"https://127.0.0.1","code":"x"})");
    bench.desk.enrolments.identified.drop();
    QTRY_COMPARE(bench.answers.size(), 3);
    QCOMPARE(errorReason(bench.answers.last()), QStringLiteral("command.cancelled"));
}

void CommandLineTest::nothingIsAnsweredAfterTheEnd()
{
    ScriptedDesk desk;
    int answers = 0;
    desk.intakes.confirmed.holds = true;
    desk.lanes.state = withWaiting(1, 0);
    {
        CommandLine commands(desk);
        const auto count = [&answers](const QJsonObject &) { ++answers; };
        commands.run(*base::parseJsonObject(Confirm), count);
        commands.run(*base::parseJsonObject(R"({"do":"drain"})"), count);
        commands.run(*base::parseJsonObject(R"({"do":"read_card"})"), count);
    }
    desk.intakes.confirmed.release();
    desk.lanes.becomes(withWaiting(0, 0));
    Q_EMIT desk.hardware.cardFailed(QStringLiteral("timeout"));
    deliver();
    QCOMPARE(answers, 0);
}

void CommandLineTest::drainEndsAtOnceWhenNothingWaits()
{
    CommandBench bench;
    const QJsonObject answer = bench.answerTo(R"({"do":"drain","seconds":3600})");
    QVERIFY(isOkay(answer));
    QCOMPARE(answer.value(QLatin1String("waiting")).toInt(-1), 0);
    QCOMPARE(bench.desk.lanes.retries, 0);
}

void CommandLineTest::drainEndsWhenNothingWaitsAnyMore()
{
    CommandBench bench;
    bench.desk.lanes.state = withWaiting(2, 1);
    bench.run(R"({"do":"drain","seconds":3600})");
    QCOMPARE(bench.desk.lanes.retries, 1);
    bench.desk.lanes.becomes(withWaiting(1, 1));
    bench.desk.lanes.becomes(withWaiting(0, 1));
    deliver();
    QVERIFY2(bench.answers.isEmpty(), "one is still being sent");
    bench.desk.lanes.becomes(withWaiting(0, 0));
    // The next status comes before the command is cleared away.
    bench.desk.lanes.becomes(withWaiting(0, 0));
    deliver();
    QCOMPARE(bench.answers.size(), 1);
    QVERIFY(isOkay(bench.answers.first()));
    QCOMPARE(bench.answers.first().value(QLatin1String("waiting")).toInt(-1), 0);
    QVERIFY(bench.commands.children().isEmpty());
}

void CommandLineTest::drainWaitsForWhatIsHeld()
{
    CommandBench bench;
    bench.desk.lanes.state.held = 1; // its scan is still on the way
    bench.run(R"({"do":"drain","seconds":3600})");
    deliver();
    QVERIFY(bench.answers.isEmpty());
    bench.desk.lanes.becomes(desk::SyncStatus());
    deliver();
    QCOMPARE(bench.answers.size(), 1);
}

void CommandLineTest::drainEndsWhenTheTimeIsOver()
{
    CommandBench bench;
    bench.desk.lanes.state = withWaiting(2, 0);
    const QJsonObject answer = bench.answerTo(R"({"do":"drain","seconds":0})");
    QVERIFY(isOkay(answer));
    QCOMPARE(answer.value(QLatin1String("waiting")).toInt(-1), 2);
    bench.desk.lanes.becomes(withWaiting(0, 0));
    deliver();
    QCOMPARE(bench.answers.size(), 1);
}

YICHUANG_TEST(CommandLineTest)
#include "CommandLineTest.moc"
