// SPDX-License-Identifier: Apache-2.0
#include "app/domain/ActEffects.h"

#include "tests/support/TestProgram.h"
#include "tests/unit/domain/ActFixture.h"

using namespace yichuang;
using namespace yichuang::domain;
using namespace yichuang::tests;

/// Acceptance and deferral: what an act makes of a case, and when it is refused.
class AcceptEffectsTest final : public QObject {
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

    // deferral
    void whatWasDeferredIsOfferedToBeSupplied();
    void deferralHoldsTheResultBack();
    void refusedDecisionIsGivenOutInSpiteOfADeferral();
    void deferredMaterialsComeAlone();
    void deferredSupplyTouchesOnlyDeferredRows();
    void deferralRunsFromItsNotice_data();
    void deferralRunsFromItsNotice();
    void noDeferralAfterAMissedNotice();
    void noActSlipsInAnotherChecklist_data();
    void noActSlipsInAnotherChecklist();
};

void AcceptEffectsTest::acceptanceIsTheMomentOfTheAct()
{
    CaseBuilder builder("ggcs-ws");
    builder.at("2026-09-24").apply(ActKind::Receive).at("2026-09-25", "11:30").apply(ActKind::Accept);
    QCOMPARE(builder.record().accepted, std::optional(chinaAt("2026-09-25", "11:30")));
    QCOMPARE(builder.record().acceptance, std::optional(AcceptanceKind::Normal));
    QCOMPARE(builder.record().acceptedBy.toText(), QStringLiteral("clerk"));
}

void AcceptEffectsTest::acceptanceNeedsTheChecklist_data()
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

void AcceptEffectsTest::acceptanceNeedsTheChecklist()
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

void AcceptEffectsTest::acceptanceNeedsRequiredFields()
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

void AcceptEffectsTest::agentIsRefusedWhereThePersonMustAppear()
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

void AcceptEffectsTest::suppliedCorrectionsSetTheAcceptanceDay()
{
    CaseBuilder builder = received();
    builder.at("2026-02-13").apply(ActKind::Correct).at("2026-03-02", "15:00").apply(ActKind::Supply);
    QCOMPARE(builder.record().accepted, std::nullopt);
    builder.at("2026-03-04").apply(ActKind::Accept);
    QCOMPARE(builder.record().accepted, std::optional(chinaAt("2026-03-02", "15:00")));
    QCOMPARE(builder.record().acceptance, std::optional(AcceptanceKind::Normal));
}

void AcceptEffectsTest::acceptanceAfterAMissedNoticeCountsFromReceipt()
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

void AcceptEffectsTest::whatWasDeferredIsOfferedToBeSupplied()
{
    CaseBuilder plain("ggcs-ws");
    plain.reach(CaseState::Accepted);
    const auto offers = [](CaseBuilder &builder, ActKind act) {
        const auto offered = builder.rules().offeredActs(builder.record(), {builder.moment(ActKind::Amend).at, key<PersonId>("clerk"), key<WindowId>("01"), {}});
        return std::find(offered.begin(), offered.end(), act) != offered.end();
    };
    QVERIFY(!offers(plain, ActKind::SupplyDeferred));
    QVERIFY(!offers(plain, ActKind::Lapse));
    CaseBuilder deferred = withDeferral();
    QVERIFY(offers(deferred, ActKind::SupplyDeferred));
    QVERIFY(!offers(deferred, ActKind::Lapse));
    const QDate deadline = deferred.record().dues.deferral;
    QVERIFY(deadline.isValid());
    deferred.at(base::chinaInstant(deadline, QTime(16, 0)));
    QVERIFY(!offers(deferred, ActKind::Lapse));
    deferred.at(base::chinaInstant(deadline.addDays(1), QTime(9, 0)));
    QVERIFY(offers(deferred, ActKind::Lapse));
    EXPECT_OK(deferred.tryApply(ActKind::Lapse));
}

void AcceptEffectsTest::deferralHoldsTheResultBack()
{
    CaseBuilder builder = withDeferral();
    QCOMPARE(builder.record().acceptance, std::optional(AcceptanceKind::Deferral));
    builder.at("2026-09-25").reach(CaseState::Review);
    EXPECT_REFUSED(builder.tryApply(ActKind::Decide), "case.deferral_open");
    builder.apply(ActKind::SupplyDeferred);
    QVERIFY(!builder.record().hasOpenDeferral());
    QVERIFY(builder.record().dues.deferral.isNull());
    builder.apply(ActKind::Decide);
    // As journals have them from when granting did not wait.
    Case old = builder.record();
    old.materials[3].judgement = Judgement::Deferred;
    const base::Result<Case> made = builder.rules().apply(old, builder.id(), builder.act(ActKind::MakeReady), builder.moment(ActKind::MakeReady));
    EXPECT_REFUSED(made, "case.deferral_open");
    EXPECT_OK(builder.tryApply(ActKind::MakeReady));
}

void AcceptEffectsTest::refusedDecisionIsGivenOutInSpiteOfADeferral()
{
    CaseBuilder builder = withDeferral();
    builder.at("2026-09-25").reach(CaseState::Review);
    builder.apply(withDecision(builder, false, QStringLiteral("场所不符合卫生标准")));
    builder.apply(ActKind::MakeReady).apply(ActKind::Deliver).apply(ActKind::Close);
    QCOMPARE(builder.record().closing, std::optional(ClosingCode::Other));
}

void AcceptEffectsTest::deferredMaterialsComeAlone()
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

void AcceptEffectsTest::deferredSupplyTouchesOnlyDeferredRows()
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

void AcceptEffectsTest::noActSlipsInAnotherChecklist_data()
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

void AcceptEffectsTest::noActSlipsInAnotherChecklist()
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

// The time to bring what was deferred runs from the notice that says so, whenever the acceptance counts from.
void AcceptEffectsTest::deferralRunsFromItsNotice_data()
{
    QTest::addColumn<QString>("item");
    QTest::addColumn<QString>("at");
    QTest::addColumn<QString>("due");
    QTest::newRow("the promise") << "ggcs-ws" << "2026-09-24" << "2026-10-09";
    QTest::newRow("a promise of one day") << "gs-sl" << "2026-09-24" << "2026-09-28";
    QTest::newRow("on the spot: the next working day") << "gtgsh-sl" << "2026-09-24" << "2026-09-28";
    QTest::newRow("after closing as well") << "ln-yd" << "2026-09-24" << "2026-09-28";
    QTest::newRow("before a weekend") << "hk-cs" << "2026-11-27" << "2026-11-30";
}

void AcceptEffectsTest::deferralRunsFromItsNotice()
{
    QFETCH(QString, item);
    QFETCH(QString, at);
    QFETCH(QString, due);
    CaseBuilder builder(qPrintable(item));
    builder.at(qPrintable(at), "17:30");
    Act act = builder.act(ActKind::Accept);
    const auto deferrable = std::find_if(builder.item().materials.begin(), builder.item().materials.end(), [](const MaterialSpec &m) { return m.deferrable; });
    if (deferrable == builder.item().materials.end()) {
        QSKIP("nothing may be deferred");
    }
    act.materials = checklistWith(builder.item(), deferrable->key, Judgement::Deferred);
    QCOMPARE(builder.apply(act).record().dues.deferral, QDate::fromString(due, Qt::ISODate));
    // Of supplied corrections the acceptance lies back: the deferral does not.
    CaseBuilder back("ggcs-ws");
    back.at("2026-09-01").apply(ActKind::Receive).at("2026-09-02").apply(ActKind::Correct).at("2026-09-10").apply(ActKind::Supply).at("2026-09-17");
    act = back.act(ActKind::Accept);
    act.materials = checklistWith(back.item(), deferrableKey(back.item()), Judgement::Deferred);
    back.apply(act);
    QCOMPARE(back.record().accepted, std::optional(chinaAt("2026-09-10")));
    QCOMPARE(back.record().dues.promised, day("2026-09-17"));
    QCOMPARE(back.record().dues.deferral, day("2026-09-23")); // Sunday 09-20 is worked
}

// What counts as accepted already is not lost by materials that do not come.
void AcceptEffectsTest::noDeferralAfterAMissedNotice()
{
    CaseBuilder builder = received();
    builder.at("2026-03-10");
    Act act = builder.act(ActKind::Accept);
    act.materials = checklistWith(builder.item(), deferrableKey(builder.item()), Judgement::Deferred);
    EXPECT_REFUSED(builder.tryApply(act), "case.notice_deadline");
    CaseBuilder taken("ggcs-ws");
    taken.at("2026-02-12");
    Act receive = taken.act(ActKind::Receive);
    receive.materials = checklistWith(taken.item(), deferrableKey(taken.item()), Judgement::Deferred);
    taken.apply(receive).at("2026-03-10").apply(ActKind::Deem);
    QVERIFY(taken.record().hasOpenDeferral());
    QVERIFY(taken.record().dues.deferral.isNull());
    EXPECT_REFUSED(taken.at("2027-03-10").tryApply(ActKind::Lapse), "case.nothing_lapsed");
}

YICHUANG_TEST(AcceptEffectsTest)
#include "AcceptEffectsTest.moc"
