// SPDX-License-Identifier: Apache-2.0
#include "app/desk/PaperFactsMaker.h"

#include "app/documents/PaperBuilder.h"
#include "app/documents/PaperWording.h"
#include "tests/support/domain/CaseBuilder.h"
#include "tests/support/domain/SampleFacts.h"
#include "tests/support/TestProgram.h"
#include "tests/unit/desk/PaperIssue.h"

#include <QTest>

#include <functional>

using namespace yichuang;
using namespace yichuang::desk;
using namespace yichuang::tests;
using documents::PaperKind;
using domain::ActKind;

using MakeIssue = std::function<PaperIssue()>;
Q_DECLARE_METATYPE(MakeIssue)

/// Which papers an act issues, and of what.
class PaperFactsMakerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDeemedAcceptanceIsTold();
    void aDateIsProvisionalByItself();
    void whatSharedDataStandsForWasNotHandedIn();
    void everyDocumentHasItsName();
    void everyActThatTheApplicantMustBeToldHasItsPaper_data();
    void everyActThatTheApplicantMustBeToldHasItsPaper();
    void aProcedureIsToldWithItsTime();
    void aSecondProcedureHasANumberOfItsOwn();
    void theEndOfAProcedureIsToldWithTheNewDates();
    void aProcedureThatNeverBeganTakesNoDay();
    void anExtensionIsToldWithBothDates();
    void aRefusalStatesReasonsAndRemedies();
    void whoWasRefusedCollectsTheDecision();
    void whoCollectsForAnotherSignsTheGround();
    void aWithdrawalListsWhatWasHandedIn();
};

namespace {

const QString Reason = QStringLiteral("经营场所与申请不符。");

QString textOf(const PaperIssue &issue, ActKind act)
{
    return QString::fromUtf8(documents::documentText(issue.paper(act)));
}

PaperIssue underReview(const char *item)
{
    PaperIssue issue(item, ActKind::Accept);
    issue.apply("2026-11-24", ActKind::StartReview);
    return issue;
}

PaperIssue stopped(const char *item)
{
    PaperIssue issue = underReview(item);
    issue.apply("2026-11-25", ActKind::Stop, QStringLiteral("利害关系人申请听证"));
    return issue;
}

PaperIssue refused(const char *item)
{
    PaperIssue issue = underReview(item);
    domain::Act act = issue.builder.at("2026-11-26").act(ActKind::Decide);
    act.decision = domain::DecisionDetail{false, {}};
    act.note = Reason;
    issue.apply(act);
    return issue;
}

} // namespace

void PaperFactsMakerTest::aDeemedAcceptanceIsTold()
{
    CaseBuilder builder("ggcs-ws");
    builder.at("2026-11-23").apply(ActKind::Receive);
    QVERIFY((papersOf(ActKind::Receive, builder.item(), builder.record()) == std::vector{PaperKind::MaterialReceipt}));
    builder.at("2026-12-07").apply(ActKind::Deem);
    QVERIFY((papersOf(ActKind::Deem, builder.item(), builder.record()) == std::vector{PaperKind::AcceptanceNotice}));
    const domain::Directory &directory = builder.rules().facts().directory;
    const domain::Window *window = directory.window(key<domain::WindowId>("01"));
    const domain::Item item = builder.item();
    documents::PaperFacts facts = paperFacts(PaperKind::AcceptanceNotice,
                                             {builder.record(), item, QStringLiteral("某局"), *directory.person(key<domain::PersonId>("clerk")),
                                              *window, *directory.hall(window->hall), chinaAt("2026-12-07"), QDate(2026, 11, 30)});
    QVERIFY(facts.acceptedAt == chinaAt("2026-11-23"));
    facts.qr = QByteArrayLiteral("YC2:.TEST");
    const auto wordings = documents::PaperWordings::builtIn();
    QVERIFY(wordings.has_value());
    const auto paper = documents::buildPaper(facts, wordings->of(PaperKind::AcceptanceNotice));
    QVERIFY2(paper.has_value(), qPrintable(paper ? QString() : paper.error().detail));
    const QString text = QString::fromUtf8(documents::documentText(*paper));
    QVERIFY(text.contains(QStringLiteral("本机关于2026年11月23日收到申请材料，至2026年11月30日没有告知需要补正的内容。根据《中华人民共和国行政许可法》第三十二条第一款第（四）项")));
    QVERIFY2(!text.contains(QStringLiteral("材料齐全")), "nobody found that");
}

void PaperFactsMakerTest::aDateIsProvisionalByItself()
{
    CaseBuilder builder("ggcs-ws");
    builder.at("2026-11-25").apply(ActKind::Accept);
    const domain::Directory &directory = builder.rules().facts().directory;
    const domain::Window *window = directory.window(key<domain::WindowId>("01"));
    const domain::Item item = builder.item();
    PaperSource source{builder.record(), item, QStringLiteral("某局"), *directory.person(key<domain::PersonId>("clerk")),
                       *window, *directory.hall(window->hall), chinaAt("2026-11-25"), {}};
    source.provisional = {domain::DueKind::Statutory};
    const documents::PaperFacts facts = paperFacts(PaperKind::AcceptanceNotice, source);
    QVERIFY(facts.statutory.certainty == documents::DueDay::Certainty::Provisional);
    QVERIFY(facts.promised.certainty == documents::DueDay::Certainty::Certain);
}

void PaperFactsMakerTest::whatSharedDataStandsForWasNotHandedIn()
{
    CaseBuilder builder("ggcs-ws");
    builder.at("2026-11-25").apply(ActKind::Accept);
    domain::Case record = builder.record();
    for (domain::MaterialRow &row : record.materials) {
        row.originals = 1;
        row.copies = 2;
        row.judgement = domain::Judgement::Complete;
    }
    record.materials.front().judgement = domain::Judgement::Exempt;
    const std::vector<documents::MaterialLine> lines = materialLines(record, builder.item());
    QCOMPARE(lines.size(), record.materials.size());
    QCOMPARE(lines.front().originals, 0);
    QCOMPARE(lines.front().copies, 0);
    QCOMPARE(lines.back().originals, 1);
    QCOMPARE(lines.back().copies, 2);
}

// Those that the intake offers.
void PaperFactsMakerTest::everyDocumentHasItsName()
{
    CaseBuilder builder("ggcs-ws");
    builder.at("2026-11-23").apply(ActKind::Receive);
    const domain::Directory &directory = builder.rules().facts().directory;
    const domain::Window *window = directory.window(key<domain::WindowId>("01"));
    const domain::Item item = builder.item();
    QStringList names;
    for (const char *code : {"111", "553", "414", "516", "511", "810", "830"}) {
        domain::Case record = builder.record();
        record.applicant.idType = QLatin1String(code);
        const documents::PaperFacts facts = paperFacts(PaperKind::MaterialReceipt,
                                                       {record, item, QStringLiteral("某局"), *directory.person(key<domain::PersonId>("clerk")), *window,
                                                        *directory.hall(window->hall), chinaAt("2026-11-23"), QDate(2026, 11, 30)});
        names.append(facts.applicantIdType);
    }
    QVERIFY2(!names.contains(QStringLiteral("其他证件")), qPrintable(names.join(QLatin1Char(' '))));
    QCOMPARE(names.removeDuplicates(), 0);
}

void PaperFactsMakerTest::everyActThatTheApplicantMustBeToldHasItsPaper_data()
{
    QTest::addColumn<MakeIssue>("make");
    QTest::addColumn<ActKind>("act");
    QTest::addColumn<QString>("title");
    const auto row = [](const char *name, ActKind act, const QString &title, const MakeIssue &make) { QTest::newRow(name) << make << act << title; };
    /// After `begun` comes the act.
    const auto after = [](PaperIssue (*begun)(const char *), const char *item, ActKind act) {
        return [begun, item, act] {
            PaperIssue issue = begun(item);
            issue.apply("2026-12-09", act, Reason);
            return issue;
        };
    };
    row("stop", ActKind::Stop, QStringLiteral("特别程序告知书"), [] { return stopped("ghxk"); });
    row("resume", ActKind::Resume, QStringLiteral("恢复办理通知书"), after(&stopped, "ghxk", ActKind::Resume));
    row("extend", ActKind::Extend, QStringLiteral("延长办理期限通知书"), after(&underReview, "ggcs-ws", ActKind::Extend));
    row("licence refused", ActKind::Decide, QStringLiteral("不予行政许可决定书"), [] { return refused("ggcs-ws"); });
    row("benefit refused", ActKind::Decide, QStringLiteral("不予办理决定书"), [] { return refused("sb-sybx"); });
    row("withdraw", ActKind::Withdraw, QStringLiteral("撤回申请终止办理通知书"), after(&underReview, "ggcs-ws", ActKind::Withdraw));
    row("withdraw before acceptance", ActKind::Withdraw, QStringLiteral("撤回申请终止办理通知书"),
        after([](const char *item) { return PaperIssue(item, ActKind::Receive); }, "ln-yd", ActKind::Withdraw));
    row("terminate", ActKind::Terminate, QStringLiteral("终止办理通知书"), after(&stopped, "ghxk", ActKind::Terminate));
}

void PaperFactsMakerTest::everyActThatTheApplicantMustBeToldHasItsPaper()
{
    QFETCH(MakeIssue, make);
    QFETCH(ActKind, act);
    QFETCH(QString, title);
    QCOMPARE(make().paper(act).title, title);
}

void PaperFactsMakerTest::aProcedureIsToldWithItsTime()
{
    const PaperIssue issue = stopped("ghxk");
    const documents::PaperFacts facts = issue.facts(PaperKind::ProcedureNotice);
    QCOMPARE(facts.procedure, QStringLiteral("听证"));
    QCOMPARE(facts.procedureFrom, QDate(2026, 11, 25));
    QCOMPARE(facts.procedureTime, QStringLiteral("20个工作日"));
    QCOMPARE(facts.promisedBefore, issue.before.promised);
    QVERIFY(facts.promisedBefore.isValid() && !facts.promised.date.isValid());
    const QString text = textOf(issue, ActKind::Stop);
    QVERIFY(text.contains(QStringLiteral("第四十五条")) && text.contains(QStringLiteral("说明：利害关系人申请听证。")));
}

void PaperFactsMakerTest::aSecondProcedureHasANumberOfItsOwn()
{
    PaperIssue issue = stopped("ghxk");
    const QString first = issue.facts(PaperKind::ProcedureNotice).documentNumber;
    issue.apply("2026-12-09", ActKind::Resume);
    issue.apply("2026-12-10", ActKind::Stop);
    const QString second = issue.facts(PaperKind::ProcedureNotice).documentNumber;
    QVERIFY(first.contains(QStringLiteral("特〔2026〕")) && first.endsWith(QStringLiteral("号")));
    QCOMPARE(second, QString(first).replace(QStringLiteral("号"), QStringLiteral("-2号")));
}

void PaperFactsMakerTest::theEndOfAProcedureIsToldWithTheNewDates()
{
    PaperIssue issue = stopped("ghxk");
    issue.apply("2026-12-09", ActKind::Resume);
    const documents::PaperFacts facts = issue.facts(PaperKind::ResumptionNotice);
    QCOMPARE(facts.procedureTo, QDate(2026, 12, 9));
    QCOMPARE(facts.promised.date, issue.builder.record().dues.promised);
    QVERIFY(textOf(issue, ActKind::Resume).contains(QStringLiteral("自2026年11月25日至2026年12月9日停止计算办理期限")));
}

void PaperFactsMakerTest::aProcedureThatNeverBeganTakesNoDay()
{
    PaperIssue issue = stopped("ghxk");
    issue.apply("2026-11-26", ActKind::Resume); // one that took place, and ended on the same day
    issue.openStop = domain::StopRecord{QStringLiteral("hearing"), QDate(2026, 12, 7), {}, 20, {}}; // as it could be recorded ahead once
    const QString text = textOf(issue, ActKind::Resume);
    QVERIFY(text.contains(QStringLiteral("告知的听证没有进行，办理期限照常计算")) && !text.contains(QStringLiteral("停止计算办理期限")));
}

void PaperFactsMakerTest::anExtensionIsToldWithBothDates()
{
    PaperIssue issue = underReview("ggcs-ws");
    issue.apply("2026-11-25", ActKind::Extend, Reason);
    const documents::PaperFacts facts = issue.facts(PaperKind::ExtensionNotice);
    QCOMPARE(facts.extension, QStringLiteral("10个工作日"));
    QCOMPARE(facts.approver, QStringLiteral("陆局长"));
    QVERIFY(facts.statutoryBefore.isValid() && facts.statutoryBefore < facts.statutory.date);
    QVERIFY(facts.promisedBefore.isValid() && facts.promisedBefore < facts.promised.date);
    QVERIFY(textOf(issue, ActKind::Extend).contains(QStringLiteral("延长理由：经营场所与申请不符。")));
}

void PaperFactsMakerTest::aRefusalStatesReasonsAndRemedies()
{
    const QString licence = textOf(refused("ggcs-ws"), ActKind::Decide);
    for (const char *part : {"经审查：经营场所与申请不符。根据《中华人民共和国行政许可法》第三十八条第二款", "决定不予行政许可", "六十日内向青秀区人民政府申请行政复议",
                             "六个月内依法向青秀区人民法院提起行政诉讼"}) {
        QVERIFY2(licence.contains(QString::fromUtf8(part)), part);
    }
    const QString benefit = textOf(refused("sb-sybx"), ActKind::Decide);
    QVERIFY(benefit.contains(QStringLiteral("决定不予办理")) && !benefit.contains(QStringLiteral("许可")));
    QVERIFY(papersOf(ActKind::Decide, sampleItem(QStringLiteral("ggcs-ws")), underReview("ggcs-ws").builder.apply(ActKind::Decide).record()).empty());
}

void PaperFactsMakerTest::whoWasRefusedCollectsTheDecision()
{
    PaperIssue issue = refused("ggcs-ws");
    issue.apply("2026-11-27", ActKind::MakeReady);
    issue.apply("2026-11-30", ActKind::Deliver);
    const documents::PaperFacts facts = issue.facts(PaperKind::CollectionReceipt);
    QCOMPARE(facts.resultName, QStringLiteral("不予行政许可决定书"));
    QVERIFY(facts.resultValidity.isEmpty() && facts.resultNumber.isEmpty());
}

void PaperFactsMakerTest::whoCollectsForAnotherSignsTheGround()
{
    const auto delivered = [](const char *relationship, const QString &receiver, const QString &idNumber) {
        PaperIssue issue = refused("ggcs-ws");
        issue.apply("2026-11-27", ActKind::MakeReady);
        domain::Act act = issue.builder.at("2026-11-30").act(ActKind::Deliver);
        act.delivery->relationship = QLatin1String(relationship);
        act.delivery->receiver = receiver.isEmpty() ? act.delivery->receiver : receiver;
        act.delivery->idNumber = idNumber.isEmpty() ? issue.builder.record().applicant.idNumber : idNumber;
        act.note = QStringLiteral("持单位介绍信");
        issue.apply(act);
        return textOf(issue, ActKind::Deliver);
    };
    QVERIFY(delivered("other", QStringLiteral("蒙丽华"), QStringLiteral("11010519491231002X")).contains(QStringLiteral("[\"代领依据\",\"持单位介绍信\"]")));
    QVERIFY(!delivered("self", {}, {}).contains(QStringLiteral("代领依据")));
}

void PaperFactsMakerTest::aWithdrawalListsWhatWasHandedIn()
{
    PaperIssue issue("ggcs-ws", ActKind::Accept);
    issue.apply("2026-11-24", ActKind::Withdraw, Reason);
    const QString text = textOf(issue, ActKind::Withdraw);
    QVERIFY(text.contains(QStringLiteral("已收到的材料")) && text.contains(QStringLiteral("领回原件（签字）")));
    QVERIFY(!text.contains(QStringLiteral("行政许可法")) && !text.contains(QStringLiteral("行政诉讼")));
}

YICHUANG_TEST(PaperFactsMakerTest)
#include "PaperFactsMakerTest.moc"
