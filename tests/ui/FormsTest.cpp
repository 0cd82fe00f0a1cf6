// SPDX-License-Identifier: Apache-2.0
#include "ui/ErrorText.h"
#include "ui/forms/CaseForm.h"
#include "ui/forms/CaseListForm.h"
#include "ui/forms/ChecklistLines.h"
#include "ui/forms/ConflictForm.h"
#include "ui/forms/EnrolForm.h"
#include "ui/forms/SignInForm.h"
#include "ui/forms/ToDoForm.h"
#include "ui/models/CaseViews.h"
#include "ui/models/Question.h"
#include "ui/models/Words.h"
#include "tests/support/SourceTree.h"
#include "tests/support/TestProgram.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace yichuang;
using namespace yichuang::ui;

/// The smaller state objects and the words they use.
class FormsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aListDropsAnswersOfAnOlderFilter();
    void aListForgetsWhoseItWas();
    void aListGrowsPageByPage();
    void whatCanBeCollectedStandsFirst();
    void theToDoListGathersFourSources();
    void correctionsStandAmongTheOthersByTheirDate();
    void theToDoListShowsOneKindAtATime();
    void whatIsOnlyShownIsNotCounted();
    void whatWasNotHandedInHasNoCount_data();
    void whatWasNotHandedInHasNoCount();
    void sharedDataAreOfferedWhereSomethingIsMissing();
    void whatIsMissingSaysSoOnTheNotice();
    void aConflictIsSettledFieldByField();
    void movesThatExcludeAreOneChoice();
    void whatIsJudgedStandsWhileOthersWorkOnTheCase();
    void signInForgetsThePassword();
    void enrolmentNeedsTheFingerprintCompared();
    void aQuestionIsAnsweredWhenItsRequiredPartsAre();
    void masksHideEnough_data();
    void masksHideEnough();
    void everyReasonOfTheRulesHasASentence();
};

namespace {

desk::CaseRow rowDue(std::optional<int> left)
{
    desk::CaseRow row;
    row.id = domain::CaseId::make(base::instantFromMs(1));
    row.workingDaysLeft = left;
    return row;
}

} // namespace

void FormsTest::aListDropsAnswersOfAnOlderFilter()
{
    CaseListForm form({}, CaseListForm::Order::AsFound, nullptr);
    const auto old = form.restart();
    form.setText(QStringLiteral("qsz"));
    const auto fresh = form.restart();
    QCOMPARE(fresh.filter.text, QStringLiteral("qsz"));
    form.arrived(fresh.ticket, {{rowDue(1)}, {}});
    form.arrived(old.ticket, {{rowDue(1), rowDue(2)}, {}});
    QCOMPARE(form.count(), 1);
}

void FormsTest::aListForgetsWhoseItWas()
{
    desk::CaseFilter start;
    start.states = {domain::CaseState::Ready};
    CaseListForm form(start, CaseListForm::Order::AsFound, nullptr);
    form.setText(QStringLiteral("qsz"));
    form.setMineOnly(Qt::Checked);
    form.arrived(form.restart().ticket, {{rowDue(1)}, QStringLiteral("k1")});
    const auto late = form.more();
    form.forget();
    form.arrived(late.ticket, {{rowDue(2)}, {}});
    QCOMPARE(form.count(), 0);
    QVERIFY(!form.hasMore() && !form.isBusy() && !form.filter().mineOnly);
    QVERIFY(form.filter().text.isEmpty());
    QCOMPARE(form.filter().states, start.states);
}

void FormsTest::aListGrowsPageByPage()
{
    CaseListForm form({}, CaseListForm::Order::AsFound, nullptr);
    form.arrived(form.restart().ticket, {{rowDue(1)}, QStringLiteral("k1")});
    QVERIFY(form.hasMore());
    const auto more = form.more();
    QCOMPARE(more.after, QStringLiteral("k1"));
    form.arrived(more.ticket, {{rowDue(2)}, {}});
    QCOMPARE(form.count(), 2);
    QVERIFY(!form.hasMore());
    form.failed(form.restart().ticket, QStringLiteral("no"));
    QCOMPARE(form.problem(), QStringLiteral("no"));
    QCOMPARE(form.count(), 2);
}

void FormsTest::whatCanBeCollectedStandsFirst()
{
    CaseListForm form({}, CaseListForm::Order::ReadyFirst, nullptr);
    desk::CaseRow decided = rowDue(std::nullopt);
    decided.state = domain::CaseState::Decided;
    desk::CaseRow ready = rowDue(std::nullopt);
    ready.state = domain::CaseState::Ready;
    form.arrived(form.restart().ticket, {{decided, ready}, {}});
    QCOMPARE(form.rows(QDate(2026, 11, 23)).front().key.toString(), ready.id.toText());
}

void FormsTest::theToDoListGathersFourSources()
{
    ToDoForm form;
    QSignalSpy changed(&form, &ToDoForm::changed);
    desk::LaneRow conflict;
    conflict.operation = domain::OperationId::make(base::instantFromMs(2));
    conflict.state = desk::OperationState::Conflict;
    desk::LaneRow waiting = conflict;
    waiting.state = desk::OperationState::Ready;
    form.setDecisions({waiting, conflict});
    desk::CaseRow correcting = rowDue(0);
    correcting.state = domain::CaseState::Correcting;
    const desk::CaseRow late = rowDue(-2);
    form.setDue({rowDue(std::nullopt), rowDue(3), late, correcting});
    form.setCorrections({correcting});
    desk::Draft draft;
    draft.id = desk::DraftId::make(base::instantFromMs(3));
    draft.applicant.name = QStringLiteral("周小川");
    form.setDrafts({{desk::Draft(), {}}, {draft, QStringLiteral("取水许可审批")}});
    QCOMPARE(form.count(ToDoKind::Decision), 1);
    QCOMPARE(form.count(ToDoKind::Due), 3);
    QCOMPARE(form.count(ToDoKind::Correction), 1);
    QCOMPARE(form.count(ToDoKind::Draft), 1);
    QCOMPARE(form.pressing(), 5);
    QCOMPARE(changed.count(), 4);
    const auto rows = form.rows(QDate(2026, 11, 23));
    QCOMPARE(rows.size(), 6U);
    QCOMPARE(ToDoKey::fromVariant(rows[0].key).id, conflict.operation.toText());
    QCOMPARE(ToDoKey::fromVariant(rows[1].key).id, late.id.toText());
    QCOMPARE(ToDoKey::fromVariant(rows[5].key).kind, ToDoKind::Draft);
    QVERIFY2(!rows[5].cells[2].text.contains(QStringLiteral("小")), "names are masked");
    for (const TableRow &row : rows) {
        QCOMPARE(row.cells.size(), static_cast<std::size_t>(ToDoForm::headers().size()));
        QVERIFY2(!row.cells[0].chip.text.isEmpty() || ToDoKey::fromVariant(row.key).kind == ToDoKind::Due,
                 "every row says what to do");
    }
    form.clear();
    QVERIFY(form.rows(QDate(2026, 11, 23)).empty());
}

void FormsTest::correctionsStandAmongTheOthersByTheirDate()
{
    ToDoForm form;
    desk::CaseRow correcting = rowDue(2);
    correcting.state = domain::CaseState::Correcting;
    correcting.due = QDate(2026, 11, 25);
    correcting.dueKind = domain::DueKind::Correction;
    desk::CaseRow soon = rowDue(1);
    soon.due = QDate(2026, 11, 24);
    desk::CaseRow deferred = rowDue(3);
    deferred.due = QDate(2026, 11, 26);
    deferred.dueKind = domain::DueKind::Deferral;
    form.setDue({deferred, soon});
    form.setCorrections({correcting});
    const auto rows = form.rows(QDate(2026, 11, 23));
    QCOMPARE(rows.size(), 3U);
    QCOMPARE(ToDoKey::fromVariant(rows[0].key).id, soon.id.toText());
    QCOMPARE(ToDoKey::fromVariant(rows[1].key).id, correcting.id.toText());
    QVERIFY2(rows[1].cells[3].text.contains(Words::dayShort(correcting.due)), qPrintable(rows[1].cells[3].text));
    QCOMPARE(rows[2].cells[3].detail, CaseViews::dueName(domain::DueKind::Deferral));
    QCOMPARE(CaseViews::listRow(correcting, QDate(2026, 11, 23)).cells[3].detail, CaseViews::dueName(domain::DueKind::Correction));
}

void FormsTest::theToDoListShowsOneKindAtATime()
{
    ToDoForm form;
    form.setDue({rowDue(1)});
    form.setCorrections({rowDue(std::nullopt)});
    for (const ToDoKind kind : {ToDoKind::Decision, ToDoKind::Due, ToDoKind::Correction, ToDoKind::Draft}) {
        form.setFilter(kind);
        QCOMPARE(static_cast<int>(form.rows(QDate(2026, 11, 23)).size()), form.count(kind));
    }
    form.setFilter(std::nullopt);
    QCOMPARE(form.rows(QDate(2026, 11, 23)).size(), 2U);
    form.setProblem(QStringLiteral("no"));
    QCOMPARE(form.problem(), QStringLiteral("no"));
}

void FormsTest::whatWasNotHandedInHasNoCount_data()
{
    QTest::addColumn<int>("judgement");
    QTest::addColumn<bool>("counted");
    using domain::Judgement;
    for (const auto &[judgement, counted] : {std::pair(Judgement::Unchecked, true), std::pair(Judgement::Complete, true),
                                             std::pair(Judgement::Defective, true), std::pair(Judgement::Missing, false),
                                             std::pair(Judgement::Deferred, false), std::pair(Judgement::Exempt, false),
                                             std::pair(Judgement::NotApplicable, false)}) {
        QTest::newRow(qPrintable(domain::toWord(judgement))) << static_cast<int>(judgement) << counted;
    }
}

void FormsTest::whatWasNotHandedInHasNoCount()
{
    QFETCH(int, judgement);
    QFETCH(bool, counted);
    domain::MaterialSpec spec;
    spec.key = QStringLiteral("m1");
    spec.originals = 1;
    domain::MaterialRow row;
    row.key = spec.key;
    row.judgement = static_cast<domain::Judgement>(judgement);
    QCOMPARE(ChecklistLines::make({spec}, {row}, {}).front().counts.contains(u'1'), counted);
}

void FormsTest::sharedDataAreOfferedWhereSomethingIsMissing()
{
    domain::MaterialSpec spec;
    spec.key = QStringLiteral("m1");
    spec.sharedFrom = QStringLiteral("居民身份证电子证照");
    domain::MaterialRow row;
    row.key = spec.key;
    row.judgement = domain::Judgement::Missing;
    row.defect = QStringLiteral("未提交");
    const QString note = ChecklistLines::make({spec}, {row}, {}).front().note;
    QVERIFY2(note.startsWith(row.defect) && note.contains(spec.sharedFrom), qPrintable(note));
}

void FormsTest::whatIsOnlyShownIsNotCounted()
{
    domain::MaterialSpec shown;
    shown.key = QStringLiteral("m2");
    domain::MaterialSpec kept = shown;
    kept.originals = 1;
    domain::MaterialRow row;
    row.key = shown.key;
    QVERIFY(!ChecklistLines::make({shown}, {row}, {}).front().counts.contains(u'0'));
    QCOMPARE(ChecklistLines::make({kept}, {row}, {}).front().counts, QStringLiteral("1 / 0"));
}

void FormsTest::whatIsMissingSaysSoOnTheNotice()
{
    domain::MaterialRow row;
    row.judgement = domain::Judgement::Missing;
    ChecklistLines::settleDefect(row);
    QCOMPARE(row.defect, QStringLiteral("未提交"));
    row.judgement = domain::Judgement::Defective;
    ChecklistLines::settleDefect(row);
    QVERIFY2(row.defect.isEmpty(), "a defect is told in the clerk's own words");
    row.defect = QStringLiteral("缺少盖章");
    row.judgement = domain::Judgement::Missing;
    ChecklistLines::settleDefect(row);
    QCOMPARE(row.defect, QStringLiteral("缺少盖章"));
    row.judgement = domain::Judgement::Complete;
    ChecklistLines::settleDefect(row);
    QVERIFY(row.defect.isEmpty());
}

void FormsTest::aConflictIsSettledFieldByField()
{
    desk::ConflictView conflict;
    conflict.lane.operation = domain::OperationId::make(base::instantFromMs(1));
    conflict.fields = {
        {QStringLiteral("applicant.address"), QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")},
        {QStringLiteral("applicant.phone"), QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("3")}};
    ConflictForm form;
    form.show(conflict);
    QVERIFY(!form.isReady());
    form.choose(QStringLiteral("applicant.address"), ConflictForm::Side::Mine);
    QVERIFY(!form.isReady());
    form.choose(QStringLiteral("no.such"), ConflictForm::Side::Mine);
    form.choose(QStringLiteral("applicant.phone"), ConflictForm::Side::Theirs);
    QVERIFY(form.isReady());
    form.setNote(QStringLiteral(" 以合同为准 "));
    const desk::ConflictChoice choice = form.choice();
    QCOMPARE(choice.keepMine.size(), 2);
    QCOMPARE(choice.keepMine.value(QStringLiteral("applicant.address")), true);
    QCOMPARE(choice.keepMine.value(QStringLiteral("applicant.phone")), false);
    QCOMPARE(choice.note, QStringLiteral("以合同为准"));
    form.show(conflict);
    QVERIFY2(form.isReady(), "a refresh of the same conflict keeps what was chosen");
}

void FormsTest::movesThatExcludeAreOneChoice()
{
    desk::ConflictView conflict;
    conflict.mine = domain::CaseState::Accepted;
    conflict.theirs = domain::CaseState::Withdrawn;
    ConflictForm form;
    form.show(conflict);
    QVERIFY(form.movesExclude());
    QCOMPARE(form.paths(), QStringList{desk::ConflictChoice::wholeAct()});
    form.chooseAll(ConflictForm::Side::Theirs);
    QVERIFY(form.isReady());
}

void FormsTest::whatIsJudgedStandsWhileOthersWorkOnTheCase()
{
    using domain::Judgement;
    desk::CaseView view;
    view.record.id = domain::CaseId::make(base::instantFromMs(1));
    view.offered = {domain::ActKind::Accept};
    for (const char *key : {"a", "b", "c"}) {
        domain::MaterialRow row;
        row.key = QLatin1String(key);
        view.record.materials.push_back(row);
    }
    CaseForm form;
    QCOMPARE(form.show(view), 0);
    form.judge(QStringLiteral("a"), Judgement::Complete);
    form.judge(QStringLiteral("b"), Judgement::Complete);
    view.record.applicant.phone = QStringLiteral("13800000000");
    view.record.materials[2].judgement = Judgement::Missing;
    QCOMPARE(form.show(view), 0);
    QCOMPARE(form.materials()[0].judgement, Judgement::Complete);
    QCOMPARE(form.materials()[2].judgement, Judgement::Missing);
    view.record.materials[0].judgement = Judgement::Missing;
    QCOMPARE(form.show(view), 1);
    QCOMPARE(form.materials()[0].judgement, Judgement::Missing);
    QCOMPARE(form.materials()[1].judgement, Judgement::Complete);
    view.record.materials[1].judgement = Judgement::Complete;
    QVERIFY2(form.show(view) == 0, "the same word twice takes nothing from anybody");
    view.record.id = domain::CaseId::make(base::instantFromMs(2));
    view.record.materials[1].judgement = Judgement::Unchecked;
    QCOMPARE(form.show(view), 0);
    QCOMPARE(form.materials(), view.record.materials);
}

void FormsTest::signInForgetsThePassword()
{
    SignInForm form;
    form.setPerson(QStringLiteral("wei.xf"));
    QVERIFY(!form.isReady());
    form.setPassword(QStringLiteral("secret"));
    const auto attempt = form.begin();
    QVERIFY(attempt.has_value());
    QCOMPARE(attempt->password, QStringLiteral("secret"));
    QVERIFY(form.isBusy());
    QVERIFY(!form.begin().has_value());
    form.failed({base::ErrorCode::WrongSecret, {}, {}});
    QVERIFY(!form.problem().isEmpty());
    QVERIFY2(!form.isReady(), "the password must be typed again");
    form.setPerson(QStringLiteral("nobody here"));
    form.setPassword(QStringLiteral("x"));
    QVERIFY(!form.begin().has_value());
    QVERIFY(!form.problem().isEmpty());
}

void FormsTest::enrolmentNeedsTheFingerprintCompared()
{
    EnrolForm form;
    form.setAddress(QStringLiteral("http://centre"));
    QVERIFY2(!form.isReady(), "never without TLS");
    form.setAddress(QStringLiteral("centre.example:8443"));
    QVERIFY(form.isReady());
    QCOMPARE(form.url(), QUrl(QStringLiteral("https://centre.example:8443")));
    form.begin();
    form.identified(QStringLiteral("AA BB"));
    form.setCode(QStringLiteral("482913"));
    QVERIFY(!form.isReady());
    form.setCompared(Qt::Checked);
    QVERIFY(form.isReady());
    form.begin();
    form.failed({base::ErrorCode::WrongSecret, {}, {}});
    QVERIFY(!form.problem().isEmpty());
    QCOMPARE(form.step(), EnrolForm::Step::Compare);
    form.back();
    QCOMPARE(form.fingerprint(), QString());
}

void FormsTest::aQuestionIsAnsweredWhenItsRequiredPartsAre()
{
    Question question;
    question.choice = Question::Choice{{}, {{QStringLiteral("w"), QStringLiteral("v")}}, {}};
    question.lines = {{{}, {}, Need::Required}, {{}, {}, Need::Optional}};
    question.number = Question::Number{{}, 1, 10};
    question.reason = Question::Reason{{}, Need::Required};
    Answers answers{QStringLiteral("v"), {QStringLiteral("a"), QString()}, 5, {}, QStringLiteral("r")};
    QVERIFY(isAnswered(question, answers));
    answers.number = 11;
    QVERIFY(!isAnswered(question, answers));
    answers.number = 10;
    answers.reason.clear();
    QVERIFY(!isAnswered(question, answers));
    question.reason->need = Need::Optional;
    QVERIFY(isAnswered(question, answers));
    answers.lines = {};
    QVERIFY(!isAnswered(question, answers));
}

void FormsTest::masksHideEnough_data()
{
    QTest::addColumn<QString>("masked");
    QTest::addColumn<QString>("wanted");
    QTest::newRow("three characters") << Words::maskedName(QStringLiteral("覃淑贞")) << QStringLiteral("覃*贞");
    QTest::newRow("two characters") << Words::maskedName(QStringLiteral("蒙晓")) << QStringLiteral("蒙*");
    QTest::newRow("beyond the first plane") << Words::maskedName(QStringLiteral("𠮷野家")) << QStringLiteral("𠮷*家");
    QTest::newRow("long") << Words::maskedName(QStringLiteral("阿依古丽·买买提")) << QStringLiteral("阿*提");
    QTest::newRow("id") << Words::maskedId(QStringLiteral("11010519491231002X"))
                        << QStringLiteral("110105 1949 **** 002X");
    QTest::newRow("passport") << Words::maskedId(QStringLiteral("E12345678")) << QStringLiteral("*****5678");
    QTest::newRow("phone") << Words::maskedPhone(QStringLiteral("13877162345")) << QStringLiteral("138****2345");
    QTest::newRow("short phone") << Words::maskedPhone(QStringLiteral("5551234")) << QStringLiteral("*****34");
}

void FormsTest::masksHideEnough()
{
    QFETCH(QString, masked);
    QFETCH(QString, wanted);
    QCOMPARE(masked, wanted);
}

void FormsTest::everyReasonOfTheRulesHasASentence()
{
    static const QRegularExpression reason(QStringLiteral("\"((?:case|policy|number|applicant|agent|identity|uscc|due|limit)\\.[a-z_]+)\""));
    const QList<QByteArray> known = ErrorText::knownReasons();
    const QDir folder(tests::sourceTree("app/domain"));
    // Warnings, names of fields, and reasons that answer a programmer or describe a good end: never an act of a person.
    const QList<QByteArray> silent{"policy.ok",    "uscc.kind",          "uscc.organisation_check", "identity.division_unknown",
                                   "number.parts", "number.query_index", "applicant.address"};
    int seen = 0;
    for (const QFileInfo &info : folder.entryInfoList({QStringLiteral("*.cpp")})) {
        QFile file(info.filePath());
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(info.filePath()));
        for (auto hits = reason.globalMatch(QString::fromUtf8(file.readAll())); hits.hasNext();) {
            const QByteArray found = hits.next().captured(1).toLatin1();
            QVERIFY2(known.contains(found) || silent.contains(found), found.constData());
            ++seen;
        }
    }
    QVERIFY(seen > 80);
}

YICHUANG_TEST(FormsTest)
#include "FormsTest.moc"
