// SPDX-License-Identifier: Apache-2.0
#include "app/domain/ActEffects.h"

#include "tests/support/Expect.h"
#include "tests/support/domain/CaseBuilder.h"
#include "tests/support/domain/SampleFacts.h"
#include "tests/support/TestProgram.h"

#include <QJsonArray>
#include <QTest>

#include <functional>

using namespace yichuang;
using namespace yichuang::domain;
using namespace yichuang::tests;

#define EXPECT_REFUSED(result, expectedReason)                                                                                   \
    do {                                                                                                                         \
        const auto &refusedResult = (result);                                                                                    \
        QVERIFY2(!refusedResult.has_value(), "was allowed, but must be refused");                                                \
        QCOMPARE(refusedResult.error().reason, QByteArray(expectedReason));                                                      \
    } while (false)

namespace {

QDate day(const char *iso)
{
    return QDate::fromString(QLatin1String(iso), Qt::ISODate);
}

// A case of a promised item, received on 2026-02-12, whose notice is due on 2026-02-26 (checked example).
CaseBuilder received(const char *item = "ggcs-ws")
{
    CaseBuilder builder(item);
    builder.at("2026-02-12").apply(ActKind::Receive);
    return builder;
}

// A case in review, accepted on 2026-09-24 with 20 working days by law: due 2026-10-29.
CaseBuilder inReview(const char *item = "ggcs-ws")
{
    CaseBuilder builder(item);
    builder.at("2026-09-24").apply(ActKind::Accept).apply(ActKind::StartReview);
    return builder;
}

CaseBuilder withDeferral(const char *item = "ggcs-ws")
{
    CaseBuilder builder(item);
    builder.at("2026-09-24");
    Act act = builder.act(ActKind::Accept);
    act.materials = checklistWith(builder.item(), deferrableKey(builder.item()), Judgement::Deferred);
    builder.apply(act);
    return builder;
}

Act withDecision(const CaseBuilder &builder, bool granted, const QString &note)
{
    Act act = builder.act(ActKind::Decide);
    act.decision->granted = granted;
    act.note = note;
    return act;
}

} // namespace

using Tweak = std::function<void(Act &)>;
Q_DECLARE_METATYPE(Tweak)

class ActEffectsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // acceptance
    void acceptanceIsTheMomentOfTheAct();
    void acceptanceNeedsTheChecklist_data();
    void acceptanceNeedsTheChecklist();
    void acceptanceNeedsRequiredFields();
    void agentIsRefusedWhereThePersonMustAppear();
    void suppliedCorrectionsSetTheAcceptanceDay();
    void acceptanceAfterAMissedNoticeCountsFromReceipt();
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
    void deemingNeedsNoCorrectionAndTheRule();
    void lapse_data();
    void lapse();
    // deferral
    void whatWasDeferredIsOfferedToBeSupplied();
    void deferralHoldsTheResultBack();
    void refusedDecisionIsGivenOutInSpiteOfADeferral();
    void deferredMaterialsComeAlone();
    void deferredSupplyTouchesOnlyDeferredRows();
    void noActSlipsInAnotherChecklist_data();
    void noActSlipsInAnotherChecklist();
    // stops and extension
    void stopGrounds_data();
    void stopGrounds();
    void stopNeedsItsDetails_data();
    void stopNeedsItsDetails();
    void stopAndResumeKeepTheRemainingDays();
    void stopThatNeverBeganTakesNoDay();
    void extensionIsOnceAndWithinTheLaw();
    void extensionAfterTheDueDateIsRefused();
    void extensionMovesTheDueDate();
    // decision, delivery, end
    void refusalStatesItsReasons();
    void immediateCaseIsOneAct();
    void immediateCaseIsRefused_data();
    void immediateCaseIsRefused();
    void deliveryNeedsReceiverAndTracking_data();
    void deliveryNeedsReceiverAndTracking();
    void closingCodes_data();
    void closingCodes();
    // record
    void amendmentChangesNamedFieldsOnly_data();
    void amendmentChangesNamedFieldsOnly();
    void amendedIdentityIsTyped();
    void conflictingAmendmentIsAConflict();
    void settlementNeedsItsOperation();
    void settlementAmendsOnlyWhereAmendingIsAllowed();
    void handOverStaysInTheHall();
};

void ActEffectsTest::acceptanceIsTheMomentOfTheAct()
{
    CaseBuilder builder("ggcs-ws");
    builder.at("2026-09-24").apply(ActKind::Receive).at("2026-09-25", "11:30").apply(ActKind::Accept);
    QCOMPARE(builder.record().accepted, std::optional(chinaAt("2026-09-25", "11:30")));
    QCOMPARE(builder.record().acceptance, std::optional(AcceptanceKind::Normal));
    QCOMPARE(builder.record().acceptedBy.toText(), QStringLiteral("clerk"));
}

void ActEffectsTest::acceptanceNeedsTheChecklist_data()
{
    QTest::addColumn<QString>("material"); // of ggcs-ws: m1–m3 required, m4 and m5 deferrable, m6 conditional
    QTest::addColumn<Judgement>("judgement");
    QTest::addColumn<QByteArray>("reason"); // empty = accepted
    QTest::newRow("all there") << "m1" << Judgement::Complete << QByteArray();
    QTest::newRow("unchecked") << "m1" << Judgement::Unchecked << QByteArray("case.material_unchecked");
    QTest::newRow("missing") << "m1" << Judgement::Missing << QByteArray("case.material_lacking");
    QTest::newRow("defective") << "m3" << Judgement::Defective << QByteArray("case.material_lacking");
    QTest::newRow("deferred, allowed") << "m4" << Judgement::Deferred << QByteArray();
    QTest::newRow("deferred, not allowed") << "m1" << Judgement::Deferred << QByteArray("case.material_unlawful");
    QTest::newRow("exempt, shared licence") << "m2" << Judgement::Exempt << QByteArray();
    QTest::newRow("exempt, nothing shared") << "m1" << Judgement::Exempt << QByteArray("case.material_unlawful");
    QTest::newRow("not applicable, conditional") << "m6" << Judgement::NotApplicable << QByteArray();
    QTest::newRow("not applicable, always asked") << "m1" << Judgement::NotApplicable << QByteArray("case.material_unlawful");
}

void ActEffectsTest::acceptanceNeedsTheChecklist()
{
    QFETCH(QString, material);
    QFETCH(Judgement, judgement);
    QFETCH(QByteArray, reason);
    CaseBuilder builder("ggcs-ws");
    Act act = builder.act(ActKind::Accept);
    act.materials = checklistWith(builder.item(), material, judgement);
    const base::Result<Case> made = builder.tryApply(act);
    QCOMPARE(made ? QByteArray() : made.error().reason, reason);
}

void ActEffectsTest::acceptanceNeedsRequiredFields()
{
    CaseBuilder builder("ggcs-ws");
    Act act = builder.act(ActKind::Accept);
    act.application->fields.insert(QStringLiteral("place"), QStringLiteral("  "));
    EXPECT_REFUSED(builder.tryApply(act), "case.field_missing");
    act.application->fields.remove(QStringLiteral("place"));
    EXPECT_REFUSED(builder.tryApply(act), "case.field_missing");
    act = builder.act(ActKind::Accept);
    act.application->fields.remove(QStringLiteral("area")); // optional
    EXPECT_OK(builder.tryApply(act));
}

void ActEffectsTest::agentIsRefusedWhereThePersonMustAppear()
{
    const Agent agent{QStringLiteral("黄海燕"), QStringLiteral("111"), sampleApplicant(7).idNumber, {}, QStringLiteral("代为办理")};
    CaseBuilder marriage("jh-dj");
    Act act = marriage.act(ActKind::Complete);
    act.application->applicant.agent = agent;
    EXPECT_REFUSED(marriage.tryApply(act), "case.agent");
    CaseBuilder hygiene("ggcs-ws");
    act = hygiene.act(ActKind::Accept);
    act.application->applicant.agent = agent;
    EXPECT_OK(hygiene.tryApply(act));
}

void ActEffectsTest::suppliedCorrectionsSetTheAcceptanceDay()
{
    CaseBuilder builder = received();
    builder.at("2026-02-13").apply(ActKind::Correct).at("2026-03-02", "15:00").apply(ActKind::Supply);
    QCOMPARE(builder.record().accepted, std::nullopt);
    builder.at("2026-03-04").apply(ActKind::Accept);
    QCOMPARE(builder.record().accepted, std::optional(chinaAt("2026-03-02", "15:00")));
    QCOMPARE(builder.record().acceptance, std::optional(AcceptanceKind::Normal));
}

void ActEffectsTest::acceptanceAfterAMissedNoticeCountsFromReceipt()
{
    CaseBuilder inTime = received();
    inTime.at("2026-02-26", "17:00").apply(ActKind::Accept);
    QCOMPARE(inTime.record().accepted, std::optional(chinaAt("2026-02-26", "17:00")));
    // 32(4): nobody told corrections in time, so the clock has been running since receipt.
    CaseBuilder late = received();
    late.at("2026-02-27").apply(ActKind::Accept);
    QCOMPARE(late.record().accepted, std::optional(chinaAt("2026-02-12")));
    QCOMPARE(late.record().acceptance, std::optional(AcceptanceKind::Deemed));
}

void ActEffectsTest::correctionIsCompleteAndOnce_data()
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

void ActEffectsTest::correctionIsCompleteAndOnce()
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

void ActEffectsTest::secondCorrectionIsRefused()
{
    CaseBuilder builder = received();
    builder.at("2026-02-13").apply(ActKind::Correct).apply(ActKind::Supply);
    EXPECT_REFUSED(builder.tryApply(ActKind::Correct), "case.second_correction");
}

void ActEffectsTest::correctionOnTheLastDayIsInTime()
{
    CaseBuilder builder = received();
    QCOMPARE(builder.record().dues.notice, day("2026-02-26"));
    builder.at("2026-02-26", "16:59").apply(ActKind::Correct);
    QVERIFY(builder.record().dues.notice.isNull());
}

void ActEffectsTest::correctionAfterTheNoticeDeadlineIsRefused()
{
    CaseBuilder builder = received();
    builder.at("2026-02-27");
    EXPECT_REFUSED(builder.tryApply(ActKind::Correct), "case.notice_deadline");
}

void ActEffectsTest::correctionMayBeLateWhereNothingIsDeemed()
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

void ActEffectsTest::supplyMustBeComplete()
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

void ActEffectsTest::rejectionNeedsGroundBodyAndReason_data()
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

void ActEffectsTest::rejectionNeedsGroundBodyAndReason()
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

void ActEffectsTest::rejectionAfterTheNoticeDeadlineIsRefused()
{
    CaseBuilder builder = received();
    builder.at("2026-02-27");
    EXPECT_REFUSED(builder.tryApply(ActKind::Reject), "case.notice_deadline");
}

void ActEffectsTest::referralNamesTheBody()
{
    CaseBuilder builder = received();
    Act act = builder.act(ActKind::Refer);
    act.referredTo.clear();
    EXPECT_REFUSED(builder.tryApply(act), "case.referred_to");
    builder.apply(ActKind::Refer);
    QVERIFY(!builder.record().referredTo.isEmpty());
    QCOMPARE(builder.record().closing, std::optional(ClosingCode::Forwarded));
}

void ActEffectsTest::deemedAcceptanceIsRetroactiveToReceipt()
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

void ActEffectsTest::deemingWaitsForTheDeadline()
{
    CaseBuilder builder = received();
    builder.at("2026-02-26", "23:59");
    EXPECT_REFUSED(builder.tryApply(ActKind::Deem), "case.notice_running");
    builder.at("2026-02-27", "00:00");
    EXPECT_OK(builder.tryApply(ActKind::Deem));
}

void ActEffectsTest::deemingNeedsNoCorrectionAndTheRule()
{
    CaseBuilder builder = received();
    builder.at("2026-02-13").apply(ActKind::Correct).at("2026-02-24").apply(ActKind::Supply).at("2026-06-01");
    EXPECT_REFUSED(builder.tryApply(ActKind::Deem), "case.not_deemed");
}

void ActEffectsTest::lapse_data()
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

void ActEffectsTest::lapse()
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

void ActEffectsTest::whatWasDeferredIsOfferedToBeSupplied()
{
    CaseBuilder plain("ggcs-ws");
    plain.reach(CaseState::Accepted);
    const auto offers = [](CaseBuilder &builder, ActKind act) {
        const auto offered = builder.rules().offeredActs(builder.record(), key<PersonId>("clerk"), key<WindowId>("01"));
        return std::find(offered.begin(), offered.end(), act) != offered.end();
    };
    QVERIFY(!offers(plain, ActKind::SupplyDeferred));
    QVERIFY(!offers(plain, ActKind::Lapse));
    CaseBuilder deferred = withDeferral();
    QVERIFY(offers(deferred, ActKind::SupplyDeferred));
}

void ActEffectsTest::deferralHoldsTheResultBack()
{
    CaseBuilder builder = withDeferral();
    QCOMPARE(builder.record().acceptance, std::optional(AcceptanceKind::Deferral));
    builder.at("2026-09-25").reach(CaseState::Decided);
    EXPECT_REFUSED(builder.tryApply(ActKind::MakeReady), "case.deferral_open");
    builder.apply(ActKind::Certify);
    EXPECT_REFUSED(builder.tryApply(ActKind::MakeReady), "case.deferral_open");
    builder.apply(ActKind::SupplyDeferred);
    QVERIFY(!builder.record().hasOpenDeferral());
    QVERIFY(builder.record().dues.deferral.isNull());
    EXPECT_OK(builder.tryApply(ActKind::MakeReady));
}

void ActEffectsTest::refusedDecisionIsGivenOutInSpiteOfADeferral()
{
    CaseBuilder builder = withDeferral();
    builder.at("2026-09-25").reach(CaseState::Review);
    builder.apply(withDecision(builder, false, QStringLiteral("场所不符合卫生标准")));
    builder.apply(ActKind::MakeReady).apply(ActKind::Deliver).apply(ActKind::Close);
    QCOMPARE(builder.record().closing, std::optional(ClosingCode::Other));
}

void ActEffectsTest::deferredMaterialsComeAlone()
{
    CaseBuilder none("ggcs-ws");
    none.apply(ActKind::Accept);
    EXPECT_REFUSED(none.tryApply(ActKind::SupplyDeferred), "case.nothing_deferred");
    CaseBuilder builder = withDeferral();
    Act act = builder.act(ActKind::SupplyDeferred);
    act.materials = checklistWith(builder.item(), deferrableKey(builder.item()), Judgement::Deferred);
    EXPECT_REFUSED(builder.tryApply(act), "case.nothing_supplied");
    act.materials = checklistWith(builder.item(), deferrableKey(builder.item()), Judgement::Missing);
    EXPECT_REFUSED(builder.tryApply(act), "case.material_lacking");
    act.materials.reset();
    EXPECT_REFUSED(builder.tryApply(act), "case.nothing_supplied");
    EXPECT_OK(builder.tryApply(ActKind::SupplyDeferred));
}

void ActEffectsTest::deferredSupplyTouchesOnlyDeferredRows()
{
    // Two windows each supply one of two deferred rows, from the same older checklist.
    CaseBuilder builder("ggcs-ws");
    Act accept = builder.act(ActKind::Accept);
    accept.materials = checklistWith(builder.item(), QStringLiteral("m4"), Judgement::Deferred);
    (*accept.materials)[4].judgement = Judgement::Deferred;
    builder.apply(accept);
    Act first = builder.act(ActKind::SupplyDeferred);
    first.materials = checklistWith(builder.item(), QStringLiteral("m5"), Judgement::Deferred);
    Act second = builder.act(ActKind::SupplyDeferred);
    second.materials = checklistWith(builder.item(), QStringLiteral("m4"), Judgement::Deferred);
    builder.apply(first).apply(second);
    QCOMPARE(builder.record().materials[3].judgement, Judgement::Complete);
    QCOMPARE(builder.record().materials[4].judgement, Judgement::Complete);
}

void ActEffectsTest::noActSlipsInAnotherChecklist_data()
{
    QTest::addColumn<CaseState>("state");
    QTest::addColumn<ActKind>("act");
    QTest::newRow("amend") << CaseState::Accepted << ActKind::Amend;
    QTest::newRow("hand over") << CaseState::Accepted << ActKind::HandOver;
    QTest::newRow("review") << CaseState::Accepted << ActKind::StartReview;
    QTest::newRow("decide") << CaseState::Review << ActKind::Decide;
    QTest::newRow("make ready") << CaseState::Decided << ActKind::MakeReady;
    QTest::newRow("deliver") << CaseState::Ready << ActKind::Deliver;
    QTest::newRow("settle a closed case") << CaseState::Closed << ActKind::Settle;
}

void ActEffectsTest::noActSlipsInAnotherChecklist()
{
    QFETCH(CaseState, state);
    QFETCH(ActKind, act);
    CaseBuilder builder("ggcs-ws");
    builder.reach(state);
    Act slipped = builder.act(act);
    slipped.materials = checklistWith(builder.item(), QStringLiteral("m4"), Judgement::Missing);
    EXPECT_REFUSED(builder.tryApply(slipped), "case.materials_fixed");
    slipped.materials = builder.record().materials;
    EXPECT_OK(builder.tryApply(slipped));
}

void ActEffectsTest::stopGrounds_data()
{
    QTest::addColumn<QString>("item");
    QTest::addColumn<QString>("ground");
    QTest::addColumn<bool>("stops");
    for (const char *ground : {"hearing", "tender", "auction", "inspection", "testing", "quarantine", "appraisal", "expert_review"}) {
        QTest::newRow(ground) << "ggcs-ws" << ground << true;
    }
    QTest::newRow("site check never does") << "sp-jy" << "site_check" << false;
    QTest::newRow("publicity is no cause") << "ghxk" << "publicity" << false;
    QTest::newRow("special law, where one says so") << "qs-xk" << "special_law" << true;
    QTest::newRow("special law, where none does") << "ggcs-ws" << "special_law" << false;
    QTest::newRow("an invented ground") << "ggcs-ws" << "too_busy" << false;
}

void ActEffectsTest::stopGrounds()
{
    QFETCH(QString, item);
    QFETCH(QString, ground);
    QFETCH(bool, stops);
    CaseBuilder builder = inReview(qPrintable(item));
    Act act = builder.act(ActKind::Stop);
    act.stop->ground = ground;
    const base::Result<Case> made = builder.tryApply(act);
    QCOMPARE(made ? QByteArray() : made.error().reason, stops ? QByteArray() : QByteArray("case.stop_ground"));
    if (made) {
        QVERIFY(made->dues.statutory.isNull());
        QCOMPARE(made->steps.back().ground, ground);
    }
}

void ActEffectsTest::stopNeedsItsDetails_data()
{
    QTest::addColumn<Tweak>("tweak");
    QTest::addColumn<QByteArray>("reason");
    QTest::newRow("as it should be") << Tweak([](Act &) {}) << QByteArray();
    QTest::newRow("no details") << Tweak([](Act &act) { act.stop.reset(); }) << QByteArray("case.stop_detail");
    QTest::newRow("no time told") << Tweak([](Act &act) { act.stop->announcedDays = 0; }) << QByteArray("case.stop_detail");
    QTest::newRow("no start") << Tweak([](Act &act) { act.stop->from = {}; }) << QByteArray("case.stop_date");
    QTest::newRow("began yesterday") << Tweak([](Act &act) { act.stop->from = day("2026-09-23"); }) << QByteArray("case.stop_date");
    QTest::newRow("begins tomorrow") << Tweak([](Act &act) { act.stop->from = day("2026-09-25"); }) << QByteArray();
    QTest::newRow("begins next year") << Tweak([](Act &act) { act.stop->from = day("2027-01-05"); }) << QByteArray("case.stop_date");
}

void ActEffectsTest::stopNeedsItsDetails()
{
    QFETCH(Tweak, tweak);
    QFETCH(QByteArray, reason);
    CaseBuilder builder = inReview();
    Act act = builder.act(ActKind::Stop);
    tweak(act);
    const base::Result<Case> made = builder.tryApply(act);
    QCOMPARE(made ? QByteArray() : made.error().reason, reason);
}

// Due 20, six working days used when the hearing starts; after it ends on day E, due is the 14th working day after E.
void ActEffectsTest::stopAndResumeKeepTheRemainingDays()
{
    CaseBuilder builder = inReview();
    QCOMPARE(builder.record().dues.statutory, day("2026-10-29"));
    // Working days after 09-24: 09-28 29 30, 10-08 09 10 (Saturday, made up) = six.
    builder.at("2026-10-12").apply(ActKind::Stop);
    QVERIFY(builder.record().dues.statutory.isNull());
    QVERIFY(builder.record().dues.promised == day("2026-10-09") || builder.record().dues.promised.isNull());
    builder.at("2026-10-16").apply(ActKind::Resume);
    const Calendar &calendar = *builder.rules().facts().calendar(QStringLiteral("CN"));
    QCOMPARE(calendar.workingDaysBetween(day("2026-09-24"), day("2026-10-11")), 6);
    QCOMPARE(calendar.workingDaysBetween(day("2026-10-16"), builder.record().dues.statutory), 14);
    QCOMPARE(builder.record().dues.statutory, day("2026-11-05"));
    QCOMPARE(builder.record().stops.back().to, day("2026-10-16"));
}

void ActEffectsTest::stopThatNeverBeganTakesNoDay()
{
    CaseBuilder builder = inReview();
    Act act = builder.act(ActKind::Stop);
    act.stop->from = day("2026-10-12");
    builder.apply(act).at("2026-09-28").apply(ActKind::Resume);
    QVERIFY(builder.record().stops.empty());
    QCOMPARE(builder.record().dues.statutory, day("2026-10-29"));
    QCOMPARE(builder.record().steps.back().act, ActKind::Resume);
}

void ActEffectsTest::extensionIsOnceAndWithinTheLaw()
{
    CaseBuilder builder = inReview();
    const auto tryWith = [&builder](int value, const char *approver, const char *note) {
        Act act = builder.act(ActKind::Extend);
        act.extension = ExtensionDetail{value, QString::fromUtf8(approver)};
        act.note = QString::fromUtf8(note);
        return builder.tryApply(act);
    };
    EXPECT_REFUSED(tryWith(11, "陆局长", "情况复杂"), "case.extension_length");
    EXPECT_REFUSED(tryWith(0, "陆局长", "情况复杂"), "case.extension_length");
    EXPECT_REFUSED(tryWith(-1, "陆局长", "情况复杂"), "case.extension_length");
    EXPECT_REFUSED(tryWith(10, " ", "情况复杂"), "case.extension_approver");
    EXPECT_REFUSED(tryWith(10, "陆局长", " "), "case.note");
    EXPECT_OK(tryWith(10, "陆局长", "情况复杂"));
    EXPECT_REFUSED(tryWith(5, "陆局长", "情况复杂"), "case.second_extension");
    CaseBuilder noRule = inReview("sb-sybx");
    EXPECT_REFUSED(noRule.tryApply(ActKind::Extend), "case.no_extension");
    Act bare = inReview().act(ActKind::Extend);
    bare.extension.reset();
    EXPECT_REFUSED(inReview().tryApply(bare), "case.extension_length");
}

void ActEffectsTest::extensionAfterTheDueDateIsRefused()
{
    CaseBuilder builder = inReview();
    builder.at("2026-10-30");
    EXPECT_REFUSED(builder.tryApply(ActKind::Extend), "case.extension_late");
    builder = inReview();
    builder.at("2026-10-29");
    EXPECT_OK(builder.tryApply(ActKind::Extend));
}

void ActEffectsTest::extensionMovesTheDueDate()
{
    CaseBuilder builder = inReview();
    builder.apply(ActKind::Extend);
    // Ten working days after Thursday 2026-10-29.
    QCOMPARE(builder.record().dues.statutory, day("2026-11-12"));
    QCOMPARE(builder.record().extension->limit, (Limit{10, LimitUnit::WorkingDay}));
    CaseBuilder card = inReview("sfz-hl"); // 60 + 30 days of the calendar, 2026-12-23, promise in working days
    const QDate promised = card.record().dues.promised;
    card.apply(ActKind::Extend);
    QCOMPARE(card.record().dues.statutory, day("2026-12-23"));
    QCOMPARE(card.record().dues.promised, promised);
}

void ActEffectsTest::refusalStatesItsReasons()
{
    CaseBuilder builder = inReview();
    EXPECT_REFUSED(builder.tryApply(withDecision(builder, false, QStringLiteral(" "))), "case.note");
    Act bare = builder.act(ActKind::Decide);
    bare.decision.reset();
    EXPECT_REFUSED(builder.tryApply(bare), "case.decision");
    builder.apply(withDecision(builder, false, QStringLiteral("不符合卫生标准")));
    QCOMPARE(builder.record().decision->granted, false);
    QCOMPARE(builder.record().decision->reason, QStringLiteral("不符合卫生标准"));
    CaseBuilder granted = inReview();
    EXPECT_OK(granted.tryApply(withDecision(granted, true, {})));
    QCOMPARE(granted.record().decision->by.toText(), QStringLiteral("approver"));
}

void ActEffectsTest::immediateCaseIsOneAct()
{
    CaseBuilder builder("hk-cs");
    builder.at("2026-11-23", "10:42").apply(ActKind::Complete);
    const Case &record = builder.record();
    const base::Instant at = chinaAt("2026-11-23", "10:42");
    QCOMPARE(record.state, CaseState::Closed);
    QCOMPARE(record.accepted, std::optional(at));
    QCOMPARE(record.decided, std::optional(at));
    QCOMPARE(record.closed, std::optional(at));
    QVERIFY(record.decision->granted);
    QCOMPARE(record.delivery->receiver, record.applicant.name);
    QCOMPARE(record.steps.size(), size_t(2)); // receipt and completion
    QCOMPARE(record.closing, std::optional(ClosingCode::Other)); // a registration, no certificate
    CaseBuilder licence("gs-sl");
    licence.apply(ActKind::Complete);
    QCOMPARE(licence.record().closing, std::optional(ClosingCode::Certificate));
}

void ActEffectsTest::immediateCaseIsRefused_data()
{
    QTest::addColumn<QString>("item");
    QTest::addColumn<Tweak>("tweak");
    QTest::addColumn<QByteArray>("reason");
    const auto judge = [](const char *item, const char *material, Judgement judgement) {
        const MaterialRows rows = checklistWith(sampleItem(QLatin1String(item)), QLatin1String(material), judgement);
        return Tweak([rows](Act &act) { act.materials = rows; });
    };
    QTest::newRow("promised item") << "ggcs-ws" << Tweak([](Act &) {}) << QByteArray("policy.on_the_spot");
    QTest::newRow("a material is missing") << "gs-sl" << judge("gs-sl", "m1", Judgement::Missing) << QByteArray("case.material_lacking");
    QTest::newRow("a material is deferred") << "gs-sl" << judge("gs-sl", "m4", Judgement::Deferred) << QByteArray("case.deferral_open");
    QTest::newRow("a refusal is no completion") << "gs-sl" << Tweak([](Act &act) { act.decision = DecisionDetail{false, {}}; })
                                                << QByteArray("case.decision");
    QTest::newRow("posted without tracking number") << "gs-sl" << Tweak([](Act &act) {
        act.delivery = DeliveryDetail{QStringLiteral("韦小芳"), {}, QStringLiteral("self"), QStringLiteral("post"), {}};
    }) << QByteArray("case.tracking");
    QTest::newRow("a required field is empty") << "gs-sl" << Tweak([](Act &act) { act.application->fields.clear(); })
                                               << QByteArray("case.field_missing");
}

void ActEffectsTest::immediateCaseIsRefused()
{
    QFETCH(QString, item);
    QFETCH(Tweak, tweak);
    QFETCH(QByteArray, reason);
    CaseBuilder builder(qPrintable(item));
    Act act = builder.act(ActKind::Complete);
    tweak(act);
    EXPECT_REFUSED(builder.tryApply(act), reason);
    QVERIFY(!builder.recordIfAny());
}

void ActEffectsTest::deliveryNeedsReceiverAndTracking_data()
{
    QTest::addColumn<Tweak>("tweak");
    QTest::addColumn<QByteArray>("reason");
    QTest::newRow("at the window") << Tweak([](Act &) {}) << QByteArray();
    QTest::newRow("no delivery") << Tweak([](Act &act) { act.delivery.reset(); }) << QByteArray("case.receiver");
    QTest::newRow("no receiver") << Tweak([](Act &act) { act.delivery->receiver = QStringLiteral(" "); }) << QByteArray("case.receiver");
    QTest::newRow("unknown way") << Tweak([](Act &act) { act.delivery->way = QStringLiteral("pigeon"); }) << QByteArray("case.delivery_way");
    QTest::newRow("unknown relationship") << Tweak([](Act &act) { act.delivery->relationship.clear(); }) << QByteArray("case.relationship");
    QTest::newRow("post, no number") << Tweak([](Act &act) { act.delivery->way = QStringLiteral("post"); }) << QByteArray("case.tracking");
    QTest::newRow("post") << Tweak([](Act &act) {
        act.delivery->way = QStringLiteral("post");
        act.delivery->tracking = QStringLiteral("EA123456789CN");
    }) << QByteArray();
}

void ActEffectsTest::deliveryNeedsReceiverAndTracking()
{
    QFETCH(Tweak, tweak);
    QFETCH(QByteArray, reason);
    CaseBuilder builder("ggcs-ws");
    builder.reach(CaseState::Ready);
    Act act = builder.act(ActKind::Deliver);
    tweak(act);
    const base::Result<Case> made = builder.tryApply(act);
    QCOMPARE(made ? QByteArray() : made.error().reason, reason);
}

void ActEffectsTest::closingCodes_data()
{
    QTest::addColumn<QString>("item");
    QTest::addColumn<CaseState>("from");
    QTest::addColumn<ActKind>("act");
    QTest::addColumn<QString>("ground");
    QTest::addColumn<int>("code");
    QTest::newRow("0 certificate") << "ggcs-ws" << CaseState::Delivered << ActKind::Close << QString() << 0;
    QTest::newRow("1 returned") << "ggcs-ws" << CaseState::Received << ActKind::Reject << "not_ours" << 1;
    QTest::newRow("2 void, business") << "ggcs-ws" << CaseState::Accepted << ActKind::Void << "business" << 2;
    QTest::newRow("3 deleted, entry error") << "ggcs-ws" << CaseState::Received << ActKind::Void << "entry_error" << 3;
    QTest::newRow("4 forwarded") << "ggcs-ws" << CaseState::Review << ActKind::Refer << QString() << 4;
    QTest::newRow("5 not supplied") << "ggcs-ws" << CaseState::Correcting << ActKind::Lapse << QString() << 5;
    QTest::newRow("6 other, no certificate") << "sb-sybx" << CaseState::Delivered << ActKind::Close << QString() << 6;
    QTest::newRow("6 other, withdrawn") << "ggcs-ws" << CaseState::Review << ActKind::Withdraw << QString() << 6;
    QTest::newRow("6 other, terminated") << "ggcs-ws" << CaseState::Stopped << ActKind::Terminate << QString() << 6;
}

void ActEffectsTest::closingCodes()
{
    QFETCH(QString, item);
    QFETCH(CaseState, from);
    QFETCH(ActKind, act);
    QFETCH(QString, ground);
    QFETCH(int, code);
    CaseBuilder builder(qPrintable(item));
    // Closed on the next day, or when the applicant's time is over.
    const char *day = act == ActKind::Lapse ? "2026-10-27" : "2026-09-25";
    builder.at("2026-09-24").reach(from).at(day, "09:30");
    Act end = builder.act(act);
    end.ground = ground;
    builder.apply(end);
    QCOMPARE(static_cast<int>(*builder.record().closing), code);
    QCOMPARE(builder.record().closed, std::optional(chinaAt(day, "09:30")));
    QVERIFY(isFinal(builder.record().state));
    if (act == ActKind::Withdraw || act == ActKind::Terminate || act == ActKind::Void || act == ActKind::Lapse) {
        CaseBuilder mute(qPrintable(item));
        mute.at("2026-09-24").reach(from).at(day, "09:30");
        end.note.clear();
        EXPECT_REFUSED(mute.tryApply(end), "case.note");
    }
    if (act == ActKind::Void) {
        CaseBuilder groundless(qPrintable(item));
        groundless.at("2026-09-24").reach(from);
        end.ground = QStringLiteral("typo");
        EXPECT_REFUSED(groundless.tryApply(end), "case.void_ground");
    }
}

void ActEffectsTest::amendmentChangesNamedFieldsOnly_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QByteArray>("reason");
    QTest::newRow("phone") << "applicant.phone" << "13907710000" << QByteArray();
    QTest::newRow("phone that is none") << "applicant.phone" << "call me" << QByteArray("applicant.phone");
    QTest::newRow("name") << "applicant.name" << QStringLiteral("韦小方") << QByteArray();
    QTest::newRow("no name") << "applicant.name" << " " << QByteArray("applicant.name");
    QTest::newRow("number with a wrong check digit") << "applicant.id_number" << "450103197001010010" << QByteArray("identity.check_digit");
    QTest::newRow("result way") << "result_way" << "post" << QByteArray();
    QTest::newRow("a way there is not") << "result_way" << "pigeon" << QByteArray("case.result_way");
    QTest::newRow("field of the form") << "fields.area" << "120" << QByteArray();
    QTest::newRow("required field emptied") << "fields.place" << " " << QByteArray("case.field_missing");
    QTest::newRow("field the item has not") << "fields.shoe_size" << "43" << QByteArray("case.field");
    QTest::newRow("number of the case") << "number" << "1" << QByteArray("case.field");
    QTest::newRow("state") << "state" << "closed" << QByteArray("case.field");
    QTest::newRow("nothing") << QString() << QString() << QByteArray("case.field");
}

void ActEffectsTest::amendmentChangesNamedFieldsOnly()
{
    QFETCH(QString, path);
    QFETCH(QString, to);
    QFETCH(QByteArray, reason);
    CaseBuilder builder("ggcs-ws");
    builder.reach(CaseState::Accepted);
    const Case before = builder.record();
    const base::Result<QString> from = amendableField(before, path);
    Act act = builder.act(ActKind::Amend);
    act.changes = {{path, from.value_or(QString()), to}};
    const base::Result<Case> made = builder.tryApply(act);
    QCOMPARE(made ? QByteArray() : made.error().reason, reason);
    if (made) {
        QCOMPARE(amendableField(*made, path).value(), to);
    } else {
        QVERIFY(builder.record() == before);
    }
    act.changes.clear();
    EXPECT_REFUSED(builder.tryApply(act), "case.changes");
}

void ActEffectsTest::amendedIdentityIsTyped()
{
    CaseBuilder builder("ggcs-ws");
    builder.reach(CaseState::Accepted);
    QCOMPARE(builder.record().applicant.source, EntrySource::Card);
    builder.apply(ActKind::Amend); // the phone
    QCOMPARE(builder.record().applicant.source, EntrySource::Card);
    const Applicant other = sampleApplicant(400);
    Act act = builder.act(ActKind::Amend);
    act.changes = {{QStringLiteral("applicant.id_number"), builder.record().applicant.idNumber, other.idNumber}};
    builder.apply(act);
    QCOMPARE(builder.record().applicant.source, EntrySource::Typed);
    QCOMPARE(builder.record().applicant.birth, other.birth);
    QCOMPARE(builder.record().applicant.sex, other.sex);
}

void ActEffectsTest::conflictingAmendmentIsAConflict()
{
    CaseBuilder builder("ggcs-ws");
    builder.reach(CaseState::Accepted);
    Act act = builder.act(ActKind::Amend);
    act.changes[0].from = QStringLiteral("13800000000"); // not what stands there now
    const base::Result<Case> made = builder.tryApply(act);
    EXPECT_REFUSED(made, "case.merge");
    QCOMPARE(made.error().code, base::ErrorCode::Conflict);
}

void ActEffectsTest::settlementNeedsItsOperation()
{
    CaseBuilder builder("ggcs-ws");
    builder.reach(CaseState::Closed);
    Act act = builder.act(ActKind::Settle);
    act.settlement.reset();
    EXPECT_REFUSED(builder.tryApply(act), "case.settlement");
    EXPECT_OK(builder.tryApply(ActKind::Settle));
    QCOMPARE(builder.record().state, CaseState::Closed);
}

void ActEffectsTest::settlementAmendsOnlyWhereAmendingIsAllowed()
{
    CaseBuilder builder("ggcs-ws");
    builder.reach(CaseState::Accepted);
    Act act = builder.act(ActKind::Settle);
    act.settlement->choice = QStringLiteral("mine");
    act.changes = {{QStringLiteral("applicant.phone"), builder.record().applicant.phone, QStringLiteral("13907710000")}};
    CaseBuilder manager = builder;
    manager.by("manager", "01"); // manages, and may not touch the record
    EXPECT_REFUSED(manager.tryApply(act), "policy.role");
    EXPECT_OK(builder.tryApply(act));
    QCOMPARE(builder.record().applicant.phone, QStringLiteral("13907710000"));
    builder.reach(CaseState::Closed);
    act.changes = {{QStringLiteral("applicant.phone"), builder.record().applicant.phone, QStringLiteral("13907719999")}};
    EXPECT_REFUSED(builder.tryApply(act), "case.changes");
}

void ActEffectsTest::handOverStaysInTheHall()
{
    CaseBuilder builder("ggcs-ws");
    builder.reach(CaseState::Accepted);
    Act act = builder.act(ActKind::HandOver);
    act.toWindow = key<WindowId>("21");
    EXPECT_REFUSED(builder.tryApply(act), "case.hand_over_window");
    act.toWindow = key<WindowId>("77");
    EXPECT_REFUSED(builder.tryApply(act), "case.hand_over_window");
    act.toWindow = {};
    EXPECT_REFUSED(builder.tryApply(act), "case.hand_over_window");
    EXPECT_OK(builder.tryApply(ActKind::HandOver));
    QCOMPARE(builder.record().window.toText(), QStringLiteral("03"));
    QCOMPARE(builder.record().madeAt.toText(), QStringLiteral("01"));
}

YICHUANG_TEST(ActEffectsTest)
#include "ActEffectsTest.moc"
