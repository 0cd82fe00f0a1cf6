// SPDX-License-Identifier: Apache-2.0
#include "app/desk/PaperFactsMaker.h"

#include "tests/support/domain/CaseBuilder.h"
#include "tests/support/TestProgram.h"
#include "tests/unit/desk/PaperIssue.h"

#include <QTest>

using namespace yichuang;
using namespace yichuang::desk;
using namespace yichuang::tests;
using documents::PaperKind;
using domain::ActKind;

/// What papers may claim: dates that lie ahead, what came, what was shown, what is owed; and that every end is told.
class PaperClaimsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noPaperPromisesWhatHasPassed();
    void suppliedMaterialsHaveAReceipt();
    void aReceiptListsOnlyWhatCame();
    void everyEndOfAnAcceptedCaseIsTold_data();
    void everyEndOfAnAcceptedCaseIsTold();
    void aLapseIsTold_data();
    void aLapseIsTold();
    void onTheSpotIsTheSameDay();
    void whatWentByPostWasNotCollected();
    void anAuthorisationIsClaimedWhereItWasShown_data();
    void anAuthorisationIsClaimedWhereItWasShown();
    void severalFeesHaveNoSum();
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

// A promise that had run out before the procedure is no date to promise after it.
void PaperClaimsTest::noPaperPromisesWhatHasPassed()
{
    PaperIssue issue = underReview("ggcs-ws"); // promised 2026-11-30, by law 2026-12-21
    issue.apply("2026-12-02", ActKind::Stop);
    issue.apply("2026-12-09", ActKind::Resume);
    const QString resumed = textOf(issue, ActKind::Resume);
    const QString law = documents::dayText(issue.builder.record().dues.statutory);
    QVERIFY(resumed.contains(QStringLiteral("本机关至迟于%1作出决定").arg(law)) && !resumed.contains(QStringLiteral("2026年11月30日")));
    PaperIssue late("ggcs-ws", ActKind::Receive);
    late.apply("2026-12-07", ActKind::Deem);
    QVERIFY(!textOf(late, ActKind::Deem).contains(QStringLiteral("至迟于2026年11月30日作出决定")));
    PaperIssue extended = underReview("ggcs-ws");
    extended.apply("2026-12-02", ActKind::Extend, Reason);
    const QString text = textOf(extended, ActKind::Extend);
    QVERIFY(text.contains(QStringLiteral("延长后，本机关至迟于%1作出决定").arg(documents::dayText(extended.builder.record().dues.statutory))));
    QVERIFY(!text.contains(QStringLiteral("现承诺办结日")));
    PaperIssue card("sfz-hl", ActKind::Accept); // the law counts natural days, the promise working days
    card.apply("2026-11-25", ActKind::Extend, Reason);
    QVERIFY(textOf(card, ActKind::Extend).contains(QStringLiteral("延长后，本机关至迟于%1作出决定").arg(documents::dayText(card.builder.record().dues.statutory))));
}

// 32(1)(5): what was supplied is acknowledged, and from that day on the application counts.
void PaperClaimsTest::suppliedMaterialsHaveAReceipt()
{
    PaperIssue issue("ggcs-ws", ActKind::Receive);
    const QString first = issue.facts(PaperKind::MaterialReceipt).documentNumber;
    issue.apply("2026-11-24", ActKind::Correct);
    issue.apply("2026-12-01", ActKind::Supply);
    QCOMPARE(issue.facts(PaperKind::MaterialReceipt).documentNumber, QString(first).replace(QStringLiteral("号"), QStringLiteral("-2号")));
    const QString receipt = textOf(issue, ActKind::Supply);
    QVERIFY(receipt.contains(QStringLiteral("应当补正的材料已于2026年12月1日 10时00分经窗口全部收到")));
    QVERIFY(!receipt.contains(QStringLiteral("一次性告知")));
    issue.apply("2026-12-10", ActKind::Deem);
    const QString notice = textOf(issue, ActKind::Deem);
    QVERIFY(notice.contains(QStringLiteral("应当补正的材料已于2026年12月1日全部收到。根据《中华人民共和国行政许可法》第三十二条第一款第（五）项")));
    QVERIFY(notice.contains(QStringLiteral("自2026年12月1日起予以受理")) && !notice.contains(QStringLiteral("没有告知")));
}

void PaperClaimsTest::aReceiptListsOnlyWhatCame()
{
    const auto receipt = [](domain::Judgement judgement) {
        PaperIssue issue("ggcs-ws");
        domain::Act act = issue.builder.act(ActKind::Receive);
        for (domain::MaterialRow &row : *act.materials) {
            row.judgement = row.judgement == domain::Judgement::NotApplicable || row.key == QLatin1String("m1") ? judgement : domain::Judgement::Missing;
        }
        issue.apply(act);
        return issue;
    };
    const PaperIssue one = receipt(domain::Judgement::Complete);
    QCOMPARE(one.facts(PaperKind::MaterialReceipt).materials.size(), size_t(2)); // m1 and the conditional one
    const PaperIssue none = receipt(domain::Judgement::Missing);
    QVERIFY(none.facts(PaperKind::MaterialReceipt).materials.empty());
    const QString text = textOf(none, ActKind::Receive);
    QVERIFY(text.contains(QStringLiteral("没有随附材料")) && !text.contains(none.item.materials.front().name));
}

void PaperClaimsTest::everyEndOfAnAcceptedCaseIsTold_data()
{
    QTest::addColumn<ActKind>("act");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("terminate") << ActKind::Terminate << QStringLiteral("申请，本机关决定自2026年11月25日起终止办理。理由：经营场所与申请不符。");
    QTest::newRow("refer") << ActKind::Refer << QStringLiteral("申请，已转报南宁市市场监督管理局办理，本机关自2026年11月25日起终止办理。理由：经营场所与申请不符。");
    QTest::newRow("void") << ActKind::Void << QStringLiteral("申请，所登记的办件作废，本机关自2026年11月25日起终止办理。理由：经营场所与申请不符。");
}

void PaperClaimsTest::everyEndOfAnAcceptedCaseIsTold()
{
    QFETCH(ActKind, act);
    QFETCH(QString, sentence);
    PaperIssue issue = underReview("ggcs-ws");
    issue.apply("2026-11-25", act, Reason);
    const QString text = textOf(issue, act);
    QVERIFY2(text.contains(sentence), qPrintable(text));
    QVERIFY(text.contains(QStringLiteral("行政诉讼")));
    QCOMPARE(text.contains(QStringLiteral("领回原件（签字）")), act != ActKind::Refer);
    if (act != ActKind::Terminate) {
        PaperIssue received("ggcs-ws", ActKind::Receive);
        received.apply("2026-11-25", act, Reason);
        QVERIFY2(papersOf(act, received.item, received.builder.record()).empty(), "nothing was accepted");
    }
}

void PaperClaimsTest::aLapseIsTold_data()
{
    QTest::addColumn<ActKind>("from");
    QTest::addColumn<QString>("due");
    QTest::newRow("corrections") << ActKind::Correct << QStringLiteral("2026年12月23日");
    QTest::newRow("deferral") << ActKind::Accept << QStringLiteral("2026年11月30日");
}

void PaperClaimsTest::aLapseIsTold()
{
    QFETCH(ActKind, from);
    QFETCH(QString, due);
    PaperIssue issue("ggcs-ws");
    domain::Act act = issue.builder.act(from);
    if (from == ActKind::Accept) {
        act.materials = checklistWith(issue.item, deferrableKey(issue.item), domain::Judgement::Deferred);
    }
    issue.apply(act);
    issue.apply("2027-03-01", ActKind::Lapse, Reason);
    const QString text = textOf(issue, ActKind::Lapse);
    QVERIFY2(text.contains(QStringLiteral("因应当至迟于%1补齐的材料没有补齐，视为撤回（可以另行提出申请），本机关自2027年3月1日起终止办理").arg(due)), qPrintable(text));
}

void PaperClaimsTest::onTheSpotIsTheSameDay()
{
    PaperIssue spot("gs-sl", ActKind::Complete);
    QVERIFY(textOf(spot, ActKind::Complete).contains(QStringLiteral("第三十四条第二款，本机关于")));
    QVERIFY(textOf(spot, ActKind::Complete).contains(QStringLiteral("当场作出决定：准予")));
    PaperIssue later("gs-sl", ActKind::Accept);
    later.builder.by("clerk.two", "01");
    later.apply("2026-11-24", ActKind::Complete);
    QVERIFY(!textOf(later, ActKind::Complete).contains(QStringLiteral("当场作出")));
    QVERIFY(textOf(later, ActKind::Complete).contains(QStringLiteral("第三十八条第一款，本机关于")));
}

void PaperClaimsTest::whatWentByPostWasNotCollected()
{
    PaperIssue issue = refused("ggcs-ws");
    issue.apply("2026-11-27", ActKind::MakeReady);
    domain::Act act = issue.builder.at("2026-11-30").act(ActKind::Deliver);
    act.delivery->way = QStringLiteral("post");
    act.delivery->tracking = QStringLiteral("EA123456789CN");
    issue.apply(act);
    const QString text = textOf(issue, ActKind::Deliver);
    QVERIFY(text.contains(QStringLiteral("已于2026年11月30日 10时00分交付邮寄，寄给下列收件人，邮寄单号EA123456789CN")));
    for (const char *claim : {"已核对", "领取人（签字）", "已出示", "1份"}) {
        QVERIFY2(!text.contains(QString::fromUtf8(claim)), claim);
    }
}

// Nobody wrote down that an authorisation was shown: the paper does not say so.
void PaperClaimsTest::anAuthorisationIsClaimedWhereItWasShown_data()
{
    QTest::addColumn<QString>("note");
    QTest::addColumn<bool>("isShown");
    QTest::newRow("named in the ground") << QStringLiteral("持授权委托书") << true;
    QTest::newRow("named as lacking") << QStringLiteral("未带委托书，电话核实") << false;
    QTest::newRow("another ground") << QStringLiteral("持单位介绍信") << false;
}

void PaperClaimsTest::anAuthorisationIsClaimedWhereItWasShown()
{
    QFETCH(QString, note);
    QFETCH(bool, isShown);
    PaperIssue issue = refused("ggcs-ws");
    issue.apply("2026-11-27", ActKind::MakeReady);
    domain::Act act = issue.builder.at("2026-11-30").act(ActKind::Deliver);
    act.delivery = domain::DeliveryDetail{QStringLiteral("蒙丽华"), QStringLiteral("11010519491231002X"), QStringLiteral("agent"), QStringLiteral("window"), {}};
    act.note = note;
    issue.apply(act);
    QCOMPARE(textOf(issue, ActKind::Deliver).contains(QStringLiteral("已出示委托书")), isShown);
}

// Several lines are alternatives or come on top of each other; nobody owes their sum.
void PaperClaimsTest::severalFeesHaveNoSum()
{
    const QString text = textOf(PaperIssue("bdc-zy", ActKind::Accept), ActKind::Accept);
    QVERIFY(!text.contains(QStringLiteral("640")));
    QVERIFY(text.contains(QStringLiteral("不动产登记费(住宅类)：80.00元/件；不动产登记费(非住宅类)：550.00元/件；证书工本费(每增加一本)：10.00元/本")));
    QVERIFY(textOf(PaperIssue("sfz-hl", ActKind::Accept), ActKind::Accept).contains(QStringLiteral("20.00元（大写：贰拾元整）")));
}

YICHUANG_TEST(PaperClaimsTest)
#include "PaperClaimsTest.moc"
