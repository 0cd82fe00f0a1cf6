// SPDX-License-Identifier: Apache-2.0
#include "app/domain/ActEffects.h"

#include "app/domain/CaseClock.h"
#include "tests/support/TestProgram.h"
#include "tests/unit/domain/ActFixture.h"

#include <QJsonArray>

using namespace yichuang;
using namespace yichuang::domain;
using namespace yichuang::tests;

/// Correction, refusal, referral, deemed acceptance, lapse: what an act makes of a case, and when it is refused.
class NoticeEffectsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // correction
    void correctionIsCompleteAndOnce_data();
    void correctionIsCompleteAndOnce();
    void secondCorrectionIsRefused();
    void correctionOnTheLastDayIsInTime();
    void correctionAfterTheNoticeDeadlineIsRefused();
    void correctionMayBeLateWhereNothingIsDeemed();
    void supplyMustBeComplete();

    // refusal, referral, deeming, lapse
    void rejectionNeedsGroundBodyAndReason_data();
    void rejectionNeedsGroundBodyAndReason();
    void rejectionAfterTheNoticeDeadlineIsRefused();
    void referralNamesTheBody();
    void deemedAcceptanceIsRetroactiveToReceipt();
    void deemingWaitsForTheDeadline();
    void completeCorrectionsAreAccepted_data();
    void completeCorrectionsAreAccepted();
    void deemedAcceptanceIsNotEvaded_data();
    void deemedAcceptanceIsNotEvaded();
    void lapse_data();
    void lapse();
};

void NoticeEffectsTest::correctionIsCompleteAndOnce_data()
{
    QTest::addColumn<Tweak>("tweak");
    QTest::addColumn<QByteArray>("reason");
    const Item item = sampleItem(QStringLiteral("ggcs-ws"));
    const auto row = [item](const char *name, Judgement judgement, QByteArray reason) {
        const QString materialKey = QLatin1String(name);
        return std::pair<Tweak, QByteArray>([item, materialKey, judgement](Act &act) { act.materials = checklistWith(item, materialKey, judgement); },
                                            std::move(reason));
    };
    const auto add = [](const char *name, const std::pair<Tweak, QByteArray> &r) { QTest::newRow(name) << r.first << r.second; };
    add("one missing", row("m1", Judgement::Missing, {}));
    add("one defective", row("m3", Judgement::Defective, {}));
    add("nothing wrong", row("m1", Judgement::Complete, "case.nothing_to_correct"));
    QTest::newRow("a row unjudged") << Tweak([](Act &act) { (*act.materials)[2].judgement = Judgement::Unchecked; })
                                    << QByteArray("case.material_unchecked");
    QTest::newRow("a row absent") << Tweak([](Act &act) { act.materials->pop_back(); }) << QByteArray("case.material_unchecked");
    QTest::newRow("no word on the defect") << Tweak([](Act &act) { (*act.materials)[0].defect = QStringLiteral(" "); })
                                           << QByteArray("case.defect_text");
    QTest::newRow("another row unlawfully deferred") << Tweak([](Act &act) { (*act.materials)[1].judgement = Judgement::Deferred; })
                                                     << QByteArray("case.material_unlawful");
}

void NoticeEffectsTest::correctionIsCompleteAndOnce()
{
    QFETCH(Tweak, tweak);
    QFETCH(QByteArray, reason);
    CaseBuilder builder = received();
    Act act = builder.act(ActKind::Correct);
    tweak(act);
    const base::Result<Case> made = builder.tryApply(act);
    QCOMPARE(made ? QByteArray() : made.error().reason, reason);
    QCOMPARE(builder.record().corrections, made ? 1 : 0);
    QCOMPARE(builder.record().state, made ? CaseState::Correcting : CaseState::Received);
}

void NoticeEffectsTest::secondCorrectionIsRefused()
{
    CaseBuilder builder = received();
    builder.at("2026-02-13").apply(ActKind::Correct).apply(ActKind::Supply);
    EXPECT_REFUSED(builder.tryApply(ActKind::Correct), "case.second_correction");
}

void NoticeEffectsTest::correctionOnTheLastDayIsInTime()
{
    CaseBuilder builder = received();
    QCOMPARE(builder.record().dues.notice, day("2026-02-26"));
    builder.at("2026-02-26", "16:59").apply(ActKind::Correct);
    QVERIFY(builder.record().dues.notice.isNull());
}

void NoticeEffectsTest::correctionAfterTheNoticeDeadlineIsRefused()
{
    CaseBuilder builder = received();
    builder.at("2026-02-27");
    EXPECT_REFUSED(builder.tryApply(ActKind::Correct), "case.notice_deadline");
}

void NoticeEffectsTest::correctionMayBeLateWhereNothingIsDeemed()
{
    QJsonObject json = catalogueJson();
    QJsonArray items = json.value(QStringLiteral("items")).toArray();
    for (QJsonValueRef value : items) {
        QJsonObject item = value.toObject();
        item.insert(QStringLiteral("if_notice_missed"), QStringLiteral("nothing"));
        value = item;
    }
    json.insert(QStringLiteral("items"), items);
    Facts facts = sampleFacts();
    facts.catalogues.insert(facts.currentCatalogue, Catalogue::fromJson(json).value());
    CaseBuilder builder("ggcs-ws", facts);
    builder.at("2026-02-12").apply(ActKind::Receive).at("2026-03-27");
    EXPECT_REFUSED(builder.tryApply(ActKind::Deem), "case.not_deemed");
    EXPECT_OK(builder.tryApply(ActKind::Correct));
}

void NoticeEffectsTest::supplyMustBeComplete()
{
    CaseBuilder builder = received();
    builder.at("2026-02-13").apply(ActKind::Correct);
    Act act = builder.act(ActKind::Supply);
    act.materials = checklistWith(builder.item(), QStringLiteral("m3"), Judgement::Defective);
    EXPECT_REFUSED(builder.tryApply(act), "case.material_lacking");
    act.materials.reset(); // the list of the notice, with the missing row
    EXPECT_REFUSED(builder.tryApply(act), "case.material_lacking");
    EXPECT_OK(builder.tryApply(ActKind::Supply));
    QCOMPARE(builder.record().state, CaseState::Received);
}

void NoticeEffectsTest::rejectionNeedsGroundBodyAndReason_data()
{
    QTest::addColumn<QString>("ground");
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("note");
    QTest::addColumn<QByteArray>("reason");
    const QString body = QStringLiteral("南宁市卫生健康委员会");
    const QString why = QStringLiteral("不属于本机关职权范围");
    QTest::newRow("not ours") << "not_ours" << body << why << QByteArray();
    QTest::newRow("not needed") << "not_needed" << QString() << why << QByteArray();
    QTest::newRow("not needed, and so no body") << "not_needed" << body << why << QByteArray();
    QTest::newRow("no ground") << QString() << body << why << QByteArray("case.reject_ground");
    QTest::newRow("another ground") << "busy" << body << why << QByteArray("case.reject_ground");
    QTest::newRow("not ours, but whose?") << "not_ours" << QStringLiteral("  ") << why << QByteArray("case.referred_to");
    QTest::newRow("no reason") << "not_needed" << QString() << QString() << QByteArray("case.note");
}

void NoticeEffectsTest::rejectionNeedsGroundBodyAndReason()
{
    QFETCH(QString, ground);
    QFETCH(QString, body);
    QFETCH(QString, note);
    QFETCH(QByteArray, reason);
    CaseBuilder builder = received();
    Act act = builder.act(ActKind::Reject);
    act.ground = ground;
    act.referredTo = body;
    act.note = note;
    const base::Result<Case> made = builder.tryApply(act);
    QCOMPARE(made ? QByteArray() : made.error().reason, reason);
    QCOMPARE(builder.record().steps.size(), made ? size_t(2) : size_t(1));
    if (made) {
        QCOMPARE(made->steps.back().ground, ground);
        QCOMPARE(made->steps.back().note, note);
        QCOMPARE(made->referredTo, ground == QStringLiteral("not_ours") ? body : QString());
        QVERIFY(made->dues.promised.isNull());
    }
}

void NoticeEffectsTest::rejectionAfterTheNoticeDeadlineIsRefused()
{
    CaseBuilder builder = received();
    builder.at("2026-02-27");
    EXPECT_REFUSED(builder.tryApply(ActKind::Reject), "case.notice_deadline");
}

void NoticeEffectsTest::referralNamesTheBody()
{
    CaseBuilder builder = received();
    Act act = builder.act(ActKind::Refer);
    act.referredTo.clear();
    EXPECT_REFUSED(builder.tryApply(act), "case.referred_to");
    builder.apply(ActKind::Refer);
    QVERIFY(!builder.record().referredTo.isEmpty());
    QCOMPARE(builder.record().closing, std::optional(ClosingCode::Forwarded));
}

void NoticeEffectsTest::deemedAcceptanceIsRetroactiveToReceipt()
{
    CaseBuilder builder = received();
    builder.at("2026-03-10").apply(ActKind::Deem);
    QCOMPARE(builder.record().state, CaseState::Accepted);
    QCOMPARE(builder.record().accepted, std::optional(chinaAt("2026-02-12")));
    QCOMPARE(builder.record().acceptance, std::optional(AcceptanceKind::Deemed));
    QVERIFY(builder.record().dues.notice.isNull());
    // Five working days from receipt, the promise of this item, like the notice itself.
    QCOMPARE(builder.record().dues.promised, day("2026-02-26"));
}

void NoticeEffectsTest::deemingWaitsForTheDeadline()
{
    CaseBuilder builder = received();
    builder.at("2026-02-26", "17:00");
    EXPECT_REFUSED(builder.tryApply(ActKind::Deem), "case.notice_running");
    const auto isOffered = [&builder](ActKind act) {
        const ActMoment moment = builder.moment(ActKind::Deem);
        const std::vector<ActKind> offered = builder.rules().offeredActs(builder.record(), moment);
        return std::find(offered.begin(), offered.end(), act) != offered.end();
    };
    QVERIFY(!isOffered(ActKind::Deem));
    QVERIFY(isOffered(ActKind::Reject) && isOffered(ActKind::Refer));
    builder.at("2026-02-26", "17:01"); // the counter closed at 17:00 (民法典 203)
    QVERIFY(isOffered(ActKind::Deem));
    for (const ActKind late : {ActKind::Reject, ActKind::Refer, ActKind::Void}) {
        QVERIFY2(!isOffered(late), qPrintable(toWord(late)));
    }
    EXPECT_OK(builder.tryApply(ActKind::Deem));
}

// 32(1)(5): once all corrections are here the application must be accepted; nobody may let it lie.
void NoticeEffectsTest::completeCorrectionsAreAccepted_data()
{
    QTest::addColumn<QString>("at");
    QTest::addColumn<ActKind>("act");
    QTest::addColumn<QByteArray>("reason");
    // Complete on 2026-02-24 (a Tuesday): five working days are 03-02, for Saturday 02-28 is worked.
    QTest::newRow("accepted in time") << "2026-03-02" << ActKind::Accept << QByteArray();
    QTest::newRow("deeming waits") << "2026-03-02" << ActKind::Deem << QByteArray("case.notice_running");
    QTest::newRow("corrected again") << "2026-03-02" << ActKind::Correct << QByteArray("case.second_correction");
    QTest::newRow("deemed") << "2026-03-03" << ActKind::Deem << QByteArray();
    QTest::newRow("accepted late") << "2026-03-03" << ActKind::Accept << QByteArray();
    QTest::newRow("rejected late") << "2026-03-03" << ActKind::Reject << QByteArray("case.notice_deadline");
    QTest::newRow("referred late") << "2026-03-03" << ActKind::Refer << QByteArray("case.notice_deadline");
    QTest::newRow("void late") << "2026-03-03" << ActKind::Void << QByteArray("case.notice_deadline");
}

void NoticeEffectsTest::completeCorrectionsAreAccepted()
{
    QFETCH(QString, at);
    QFETCH(ActKind, act);
    QFETCH(QByteArray, reason);
    CaseBuilder builder = received();
    builder.at("2026-02-13").apply(ActKind::Correct);
    QVERIFY(builder.record().dues.notice.isNull());
    builder.at("2026-02-24").apply(ActKind::Supply);
    QCOMPARE(builder.record().dues.notice, day("2026-03-02"));
    QCOMPARE(nextDue(builder.record()), (NextDue{DueKind::Notice, day("2026-03-02")}));
    builder.at(qPrintable(at));
    const base::Result<Case> made = builder.tryApply(act);
    QCOMPARE(made ? QByteArray() : made.error().reason, reason);
    if (made) {
        QCOMPARE(made->accepted, std::optional(chinaAt("2026-02-24")));
        QCOMPARE(made->acceptance, std::optional(at == QLatin1String("2026-03-02") ? AcceptanceKind::Normal : AcceptanceKind::Deemed));
    }
}

// Only the applicant may take back what counts as accepted.
void NoticeEffectsTest::deemedAcceptanceIsNotEvaded_data()
{
    QTest::addColumn<ActKind>("act");
    QTest::addColumn<QByteArray>("reason");
    QTest::newRow("refer") << ActKind::Refer << QByteArray("case.notice_deadline");
    QTest::newRow("void") << ActKind::Void << QByteArray("case.notice_deadline");
    QTest::newRow("reject") << ActKind::Reject << QByteArray("case.notice_deadline");
    QTest::newRow("withdraw") << ActKind::Withdraw << QByteArray();
}

void NoticeEffectsTest::deemedAcceptanceIsNotEvaded()
{
    QFETCH(ActKind, act);
    QFETCH(QByteArray, reason);
    CaseBuilder inTime = received();
    EXPECT_OK(inTime.at("2026-02-26").tryApply(act));
    CaseBuilder late = received();
    const base::Result<Case> made = late.at("2026-02-27").tryApply(act);
    QCOMPARE(made ? QByteArray() : made.error().reason, reason);
    if (!made) {
        EXPECT_OK(late.tryApply(ActKind::Deem));
    }
}

void NoticeEffectsTest::lapse_data()
{
    QTest::addColumn<CaseState>("from");
    QTest::addColumn<QString>("date");
    QTest::addColumn<QByteArray>("reason");
    QTest::newRow("corrections never came") << CaseState::Correcting << "2026-12-01" << QByteArray();
    // Told on 2026-09-24: 30 days are 2026-10-24, a Saturday, so the period ends on Monday.
    QTest::newRow("time for corrections still runs") << CaseState::Correcting << "2026-10-26" << QByteArray("case.nothing_lapsed");
    QTest::newRow("time for corrections is over") << CaseState::Correcting << "2026-10-27" << QByteArray();
    QTest::newRow("nothing was awaited") << CaseState::Review << "2026-12-01" << QByteArray("case.nothing_lapsed");
    // Deferred on 2026-09-24 until the promised limit of 5 working days: 09-28 29 30, 10-08 09 between the holidays.
    QTest::newRow("deferral still runs") << CaseState::Accepted << "2026-10-09" << QByteArray("case.nothing_lapsed");
    QTest::newRow("deferral is over") << CaseState::Accepted << "2026-10-10" << QByteArray();
}

void NoticeEffectsTest::lapse()
{
    QFETCH(CaseState, from);
    QFETCH(QString, date);
    QFETCH(QByteArray, reason);
    CaseBuilder builder = from == CaseState::Accepted ? withDeferral() : CaseBuilder("ggcs-ws");
    if (from == CaseState::Accepted) {
        QCOMPARE(builder.record().dues.deferral, day("2026-10-09"));
    } else {
        builder.reach(from);
    }
    builder.at(qPrintable(date)).by("clerk", "01");
    const base::Result<Case> made = builder.tryApply(ActKind::Lapse);
    QCOMPARE(made ? QByteArray() : made.error().reason, reason);
    if (made) {
        QCOMPARE(made->closing, std::optional(ClosingCode::NotSupplied));
    }
}

YICHUANG_TEST(NoticeEffectsTest)
#include "NoticeEffectsTest.moc"
