// SPDX-License-Identifier: Apache-2.0
#include "app/domain/ActEffects.h"

#include "app/domain/CaseClock.h"
#include "tests/support/TestProgram.h"
#include "tests/unit/domain/ActFixture.h"

using namespace yichuang;
using namespace yichuang::domain;
using namespace yichuang::tests;

/// Decision, hand-over, closing; what amends the record: what an act makes of a case, and when it is refused.
class OutcomeEffectsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // decision, delivery, end
    void refusalStatesItsReasons();
    void immediateCaseIsOneAct();
    void whoTakesTheResultAlong_data();
    void whoTakesTheResultAlong();
    void completionOnAnotherDay_data();
    void completionOnAnotherDay();
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

void OutcomeEffectsTest::refusalStatesItsReasons()
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

void OutcomeEffectsTest::immediateCaseIsOneAct()
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

void OutcomeEffectsTest::whoTakesTheResultAlong_data()
{
    QTest::addColumn<Tweak>("tweak");
    QTest::addColumn<QString>("relationship"); // empty: handed over later
    const auto agent = [](Act &act) {
        act.application->applicant.agent = Agent{QStringLiteral("黄海燕"), QStringLiteral("111"), sampleApplicant(7).idNumber, {}, QStringLiteral("代为办理")};
    };
    QTest::newRow("the applicant") << Tweak([](Act &) {}) << "self";
    QTest::newRow("the agent") << Tweak(agent) << "agent";
    QTest::newRow("an organisation's agent") << Tweak([agent](Act &act) {
        act.application->applicant = sampleCompany(3);
        agent(act);
    }) << "agent";
    QTest::newRow("an organisation") << Tweak([](Act &act) { act.application->applicant = sampleCompany(3); }) << QString();
    QTest::newRow("by post") << Tweak([](Act &act) { act.application->resultWay = QStringLiteral("post"); }) << QString();
    QTest::newRow("posted at once") << Tweak([](Act &act) {
        act.application->resultWay = QStringLiteral("post");
        act.delivery = DeliveryDetail{act.application->applicant.name, {}, QStringLiteral("self"), QStringLiteral("post"), QStringLiteral("EA123456789CN")};
    }) << "self";
}

void OutcomeEffectsTest::whoTakesTheResultAlong()
{
    QFETCH(Tweak, tweak);
    QFETCH(QString, relationship);
    CaseBuilder builder("gtgsh-sl");
    Act act = builder.act(ActKind::Complete);
    tweak(act);
    builder.apply(act);
    const Case &record = builder.record();
    QVERIFY(record.decision->granted);
    QCOMPARE(record.delivery ? record.delivery->relationship : QString(), relationship);
    QCOMPARE(record.state, record.delivery ? CaseState::Closed : CaseState::Ready);
    QCOMPARE(record.closed.has_value(), record.delivery.has_value());
    if (!record.delivery) {
        QCOMPARE(nextDue(record).value().kind, DueKind::Issue);
        Act deliver = builder.act(ActKind::Deliver);
        deliver.delivery = DeliveryDetail{QStringLiteral("陆家文"), QStringLiteral("110105194912310038"), QStringLiteral("legal_representative"), QStringLiteral("post"),
                                          QStringLiteral("EA123456789CN")};
        builder.apply(deliver).apply(ActKind::Close);
        QCOMPARE(builder.record().closing, std::optional(ClosingCode::Certificate));
    }
}

// 即办件: on the spot or the same day. After that who accepts does not decide alone.
void OutcomeEffectsTest::completionOnAnotherDay_data()
{
    QTest::addColumn<CaseState>("from");
    QTest::addColumn<QString>("at");
    QTest::addColumn<QString>("person");
    QTest::addColumn<QByteArray>("reason");
    const QByteArray own = "policy.own_acceptance";
    QTest::newRow("taken in, the same day") << CaseState::Received << "2026-11-23" << "clerk" << QByteArray();
    QTest::newRow("taken in, the next day") << CaseState::Received << "2026-11-24" << "clerk" << own;
    QTest::newRow("taken in, a colleague the next day: accepts and decides") << CaseState::Received << "2026-11-24" << "clerk.two" << own;
    QTest::newRow("accepted, the same day") << CaseState::Accepted << "2026-11-23" << "clerk" << QByteArray();
    QTest::newRow("accepted, the next day") << CaseState::Accepted << "2026-11-24" << "clerk" << own;
    QTest::newRow("accepted, a colleague the next day") << CaseState::Accepted << "2026-11-24" << "clerk.two" << QByteArray();
}

void OutcomeEffectsTest::completionOnAnotherDay()
{
    QFETCH(CaseState, from);
    QFETCH(QString, at);
    QFETCH(QString, person);
    QFETCH(QByteArray, reason);
    CaseBuilder builder("gs-sl");
    builder.at("2026-11-23").apply(from == CaseState::Received ? ActKind::Receive : ActKind::Accept);
    builder.at(qPrintable(at), "11:00").by(qPrintable(person), "01");
    const base::Result<Case> made = builder.tryApply(ActKind::Complete);
    QCOMPARE(made ? QByteArray() : made.error().reason, reason);
}

void OutcomeEffectsTest::immediateCaseIsRefused_data()
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

void OutcomeEffectsTest::immediateCaseIsRefused()
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

void OutcomeEffectsTest::deliveryNeedsReceiverAndTracking_data()
{
    QTest::addColumn<Tweak>("tweak");
    QTest::addColumn<QByteArray>("reason");
    QTest::newRow("at the window") << Tweak([](Act &) {}) << QByteArray();
    QTest::newRow("no delivery") << Tweak([](Act &act) { act.delivery.reset(); }) << QByteArray("case.receiver");
    QTest::newRow("no receiver") << Tweak([](Act &act) { act.delivery->receiver = QStringLiteral(" "); }) << QByteArray("case.receiver");
    QTest::newRow("unknown way") << Tweak([](Act &act) { act.delivery->way = QStringLiteral("pigeon"); }) << QByteArray("case.delivery_way");
    QTest::newRow("unknown relationship") << Tweak([](Act &act) { act.delivery->relationship.clear(); }) << QByteArray("case.relationship");
    const auto receiver = [](const char *name, const char *number, const char *as, const char *ground) {
        return Tweak([=](Act &act) {
            act.delivery = DeliveryDetail{QString::fromUtf8(name), QLatin1String(number), QLatin1String(as), QStringLiteral("window"), {}};
            act.note = QString::fromUtf8(ground);
        });
    };
    const char *stranger = "110105194912310038";
    QTest::newRow("a stranger as the applicant") << receiver("陆家文", stranger, "self", "持卡") << QByteArray("case.receiver_not_applicant");
    QTest::newRow("the name alone") << receiver("own", stranger, "self", "") << QByteArray("case.receiver_not_applicant");
    QTest::newRow("the applicant's number, another name") << receiver("陆家文", "own", "self", "") << QByteArray("case.receiver_name");
    QTest::newRow("the same as somebody else") << receiver("陆家文", "own", "other", "邻居") << QByteArray("case.receiver_name");
    QTest::newRow("the applicant as an agent") << receiver("own", "own", "agent", "委托") << QByteArray("case.relationship");
    QTest::newRow("the applicant") << receiver("own", "own", "self", "") << QByteArray();
    QTest::newRow("another, no ground") << receiver("陆家文", stranger, "other", " ") << QByteArray("case.receiver_ground");
    QTest::newRow("an agent not on file, no ground") << receiver("陆家文", stranger, "agent", "") << QByteArray("case.receiver_ground");
    QTest::newRow("an agent not on file") << receiver("陆家文", stranger, "agent", "委托书 2026-07-01") << QByteArray();
    QTest::newRow("the legal representative") << receiver("陆家文", stranger, "legal_representative", "营业执照") << QByteArray();
    QTest::newRow("post, no number") << Tweak([](Act &act) { act.delivery->way = QStringLiteral("post"); }) << QByteArray("case.tracking");
    QTest::newRow("post") << Tweak([](Act &act) {
        act.delivery->way = QStringLiteral("post");
        act.delivery->tracking = QStringLiteral("EA123456789CN");
    }) << QByteArray();
}

void OutcomeEffectsTest::deliveryNeedsReceiverAndTracking()
{
    QFETCH(Tweak, tweak);
    QFETCH(QByteArray, reason);
    CaseBuilder builder("ggcs-ws");
    builder.reach(CaseState::Ready);
    Act act = builder.act(ActKind::Deliver);
    tweak(act);
    if (act.delivery) {
        act.delivery->receiver.replace(QStringLiteral("own"), builder.record().applicant.name);
        act.delivery->idNumber.replace(QStringLiteral("own"), builder.record().applicant.idNumber);
    }
    const base::Result<Case> made = builder.tryApply(act);
    QCOMPARE(made ? QByteArray() : made.error().reason, reason);
}

void OutcomeEffectsTest::closingCodes_data()
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

void OutcomeEffectsTest::closingCodes()
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

void OutcomeEffectsTest::amendmentChangesNamedFieldsOnly_data()
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

void OutcomeEffectsTest::amendmentChangesNamedFieldsOnly()
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

void OutcomeEffectsTest::amendedIdentityIsTyped()
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

void OutcomeEffectsTest::conflictingAmendmentIsAConflict()
{
    CaseBuilder builder("ggcs-ws");
    builder.reach(CaseState::Accepted);
    Act act = builder.act(ActKind::Amend);
    act.changes[0].from = QStringLiteral("13800000000"); // not what stands there now
    const base::Result<Case> made = builder.tryApply(act);
    EXPECT_REFUSED(made, "case.merge");
    QCOMPARE(made.error().code, base::ErrorCode::Conflict);
}

void OutcomeEffectsTest::settlementNeedsItsOperation()
{
    CaseBuilder builder("ggcs-ws");
    builder.reach(CaseState::Closed);
    Act act = builder.act(ActKind::Settle);
    act.settlement.reset();
    EXPECT_REFUSED(builder.tryApply(act), "case.settlement");
    EXPECT_OK(builder.tryApply(ActKind::Settle));
    QCOMPARE(builder.record().state, CaseState::Closed);
}

void OutcomeEffectsTest::settlementAmendsOnlyWhereAmendingIsAllowed()
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

void OutcomeEffectsTest::handOverStaysInTheHall()
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

YICHUANG_TEST(OutcomeEffectsTest)
#include "OutcomeEffectsTest.moc"
