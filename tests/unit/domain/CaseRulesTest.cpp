// SPDX-License-Identifier: Apache-2.0
#include "app/domain/CaseRules.h"

#include "app/domain/CaseNumber.h"
#include "app/domain/LifeCycle.h"
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

using Tweak = std::function<void(Act &, ActMoment &)>;
Q_DECLARE_METATYPE(Tweak)

class CaseRulesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void firstActMakesTheCase();
    void newCase_data();
    void newCase();
    void secondApplicationIsRefused();
    void movesOutsideTheTableAreRefused();
    void backDatedActs_data();
    void backDatedActs();
    void lateAmendmentTakesItsPlace();
    void farFutureIsTheCentresBusiness();
    void pastTheCalendarIsAnError();
    void caseKeepsItsCatalogue();
    void printedDates_data();
    void printedDates();
    void sameInputsGiveTheSameCase();
    void refusalLeavesNoTrace();
    void offersWhatThePersonMayDo_data();
    void offersWhatThePersonMayDo();
    void stoppedWithoutAStopIsCorrupt();
};

void CaseRulesTest::firstActMakesTheCase()
{
    CaseBuilder builder("ggcs-ws");
    builder.at("2026-09-24", "09:12").apply(ActKind::Receive);
    const Case &record = builder.record();
    const Application application = builder.application();
    QCOMPARE(record.id, builder.id());
    QCOMPARE(record.version, 0);
    QCOMPARE(record.state, CaseState::Received);
    QCOMPARE(record.number, application.number);
    QCOMPARE(record.queryCode, application.queryCode);
    QCOMPARE(record.applicant, application.applicant);
    QCOMPARE(record.fields, application.fields);
    QCOMPARE(record.catalogue, builder.rules().facts().currentCatalogue);
    QCOMPARE(record.received, chinaAt("2026-09-24", "09:12"));
    QCOMPARE(record.receivedBy.toText(), QStringLiteral("clerk"));
    QCOMPARE(record.window, record.madeAt);
    QCOMPARE(record.steps.size(), size_t(1));
    QVERIFY(!record.accepted && !record.closed);
}

void CaseRulesTest::newCase_data()
{
    QTest::addColumn<Tweak>("tweak");
    QTest::addColumn<QByteArray>("reason");
    const auto onApplication = [](std::function<void(Application &)> change) {
        return Tweak([change](Act &act, ActMoment &) { change(*act.application); });
    };
    QTest::newRow("as it should be") << Tweak([](Act &, ActMoment &) {}) << QByteArray();
    QTest::newRow("no application") << Tweak([](Act &act, ActMoment &) { act.application.reset(); }) << QByteArray("case.application");
    QTest::newRow("unknown item") << onApplication([](Application &a) { a.item = key<ItemKey>("flight"); }) << QByteArray("policy.item");
    QTest::newRow("unknown catalogue") << Tweak([](Act &, ActMoment &moment) { moment.catalogue = QStringLiteral("1999.1"); }) << QByteArray("policy.item");
    QTest::newRow("broken number") << onApplication([](Application &a) { a.number.chop(1); }) << QByteArray("number.form");
    QTest::newRow("number of another item") << onApplication([](Application &a) {
        a.number = makeCaseNumber(sampleItem(QStringLiteral("hk-cs")).implementationCode, QDate(2026, 9, 24), key<WindowId>("01"), 1).value();
    }) << QByteArray("number.item");
    QTest::newRow("number of another window") << onApplication([](Application &a) {
        a.number = makeCaseNumber(sampleItem(QStringLiteral("ggcs-ws")).implementationCode, QDate(2026, 9, 24), key<WindowId>("02"), 1).value();
    }) << QByteArray("number.window");
    QTest::newRow("query code with a wrong digit") << onApplication([](Application &a) {
        a.queryCode[11] = a.queryCode[11] == QLatin1Char('0') ? QLatin1Char('1') : QLatin1Char('0');
    }) << QByteArray("number.item");
    QTest::newRow("another version of the item") << onApplication([](Application &a) { ++a.itemVersion; }) << QByteArray("case.item_version");
    QTest::newRow("received after the act") << onApplication([](Application &a) { a.received += std::chrono::milliseconds(1); })
                                            << QByteArray("case.received_later");
    QTest::newRow("another region than the hall's") << onApplication([](Application &a) { a.region = QStringLiteral("CN-45"); })
                                                    << QByteArray("case.region");
    QTest::newRow("no region") << onApplication([](Application &a) { a.region = QStringLiteral("XX"); }) << QByteArray("case.calendar");
    QTest::newRow("unknown way of collecting") << onApplication([](Application &a) { a.resultWay = QStringLiteral("pigeon"); })
                                               << QByteArray("case.result_way");
    QTest::newRow("applicant whose name turns the writing round") << onApplication([](Application &a) { a.applicant.name = QStringLiteral("韦\u202e芳"); })
                                                                  << QByteArray("applicant.name");
    QTest::newRow("applicant without name") << onApplication([](Application &a) { a.applicant.name = QStringLiteral(" "); })
                                            << QByteArray("applicant.name");
    QTest::newRow("born tomorrow") << Tweak([](Act &act, ActMoment &moment) {
        moment.at = chinaAt("1970-01-01"); // sampleApplicant(1) is born on 1970-01-02
        act.application->received = moment.at;
    }) << QByteArray("case.calendar");
    QTest::newRow("unknown person") << Tweak([](Act &, ActMoment &moment) { moment.person = key<PersonId>("nobody"); }) << QByteArray("policy.person");
    QTest::newRow("not seated at that window") << Tweak([](Act &, ActMoment &moment) { moment.window = key<WindowId>("21"); })
                                               << QByteArray("policy.seat");
}

void CaseRulesTest::newCase()
{
    QFETCH(Tweak, tweak);
    QFETCH(QByteArray, reason);
    CaseBuilder builder("ggcs-ws");
    Act act = builder.act(ActKind::Receive);
    ActMoment moment = builder.moment(ActKind::Receive);
    tweak(act, moment);
    const base::Result<Case> made = builder.rules().apply(std::nullopt, builder.id(), act, moment);
    if (QByteArray(QTest::currentDataTag()) == "born tomorrow") {
        QVERIFY(!made.has_value()); // the calendar does not reach back, or the birth lies ahead
        return;
    }
    QCOMPARE(made ? QByteArray() : made.error().reason, reason);
}

void CaseRulesTest::secondApplicationIsRefused()
{
    CaseBuilder builder("ggcs-ws");
    builder.apply(ActKind::Receive);
    Act act = builder.act(ActKind::Accept);
    act.application = builder.application();
    QCOMPARE(builder.tryApply(act).error().reason, QByteArray("case.exists"));
}

void CaseRulesTest::movesOutsideTheTableAreRefused()
{
    for (int s = 0; s <= int(CaseState::Void); ++s) {
        const CaseState state = CaseState(s);
        CaseBuilder builder("ggcs-ws");
        state == CaseState::Closed ? builder.reach(CaseState::Delivered).apply(ActKind::Close) : builder.reach(state);
        for (int a = 0; a <= int(ActKind::Settle); ++a) {
            const ActKind kind = ActKind(a);
            if (nextState(state, kind)) {
                continue;
            }
            CaseBuilder copy = builder;
            const base::Result<Case> made = copy.tryApply(kind);
            QVERIFY2(!made.has_value(), qPrintable(toWord(kind)));
            QCOMPARE(made.error().reason, QByteArray("case.life_cycle"));
            QCOMPARE(made.error().code, base::ErrorCode::NotAllowed);
        }
    }
}

void CaseRulesTest::backDatedActs_data()
{
    QTest::addColumn<ActKind>("act");
    QTest::addColumn<int>("minutes"); // from the last act, acceptance at 11:00; receipt was at 10:00
    QTest::addColumn<bool>("allowed");
    QTest::newRow("review later") << ActKind::StartReview << 1 << true;
    QTest::newRow("review in the same moment") << ActKind::StartReview << 0 << true;
    QTest::newRow("review earlier") << ActKind::StartReview << -1 << false;
    QTest::newRow("hand-over earlier") << ActKind::HandOver << -1 << false;
    QTest::newRow("amendment made earlier at another window") << ActKind::Amend << -1 << true;
    QTest::newRow("amendment before receipt") << ActKind::Amend << -61 << false;
    QTest::newRow("settlement made earlier") << ActKind::Settle << -30 << true;
}

void CaseRulesTest::backDatedActs()
{
    QFETCH(ActKind, act);
    QFETCH(int, minutes);
    QFETCH(bool, allowed);
    CaseBuilder builder("ggcs-ws");
    builder.at("2026-09-24", "10:00").apply(ActKind::Receive).at("2026-09-24", "11:00").apply(ActKind::Accept);
    builder.later(std::chrono::minutes(minutes));
    const base::Result<Case> made = builder.tryApply(act);
    QCOMPARE(made ? QByteArray() : made.error().reason, allowed ? QByteArray() : QByteArray("case.back_dated"));
}

void CaseRulesTest::lateAmendmentTakesItsPlace()
{
    // Window 03 corrected the address off line at 10:05; window 01 the phone on line at 10:10.
    CaseBuilder builder("ggcs-ws");
    builder.at("2026-09-24", "10:00").apply(ActKind::Accept);
    Act address = builder.act(ActKind::Amend);
    address.changes = {{QStringLiteral("applicant.address"), builder.record().applicant.address, QStringLiteral("民族大道 99 号")}};
    const Act phone = builder.act(ActKind::Amend);
    CaseBuilder inOrder = builder;
    inOrder.at("2026-09-24", "10:05").apply(address).at("2026-09-24", "10:10").apply(phone);
    builder.at("2026-09-24", "10:10").apply(phone).at("2026-09-24", "10:05").apply(address);
    QCOMPARE(builder.record(), inOrder.record());
}

void CaseRulesTest::farFutureIsTheCentresBusiness()
{
    CaseBuilder builder("ggcs-ws");
    builder.at("2039-06-01").apply(ActKind::Accept);
    QCOMPARE(builder.record().accepted, std::optional(chinaAt("2039-06-01")));
    QVERIFY(builder.record().dues.provisional);
    QVERIFY(builder.record().dues.statutory.isValid());
}

void CaseRulesTest::pastTheCalendarIsAnError()
{
    CaseBuilder builder("ggcs-ws");
    const QByteArray lastDay = QByteArray::number(Calendar::LastYear) + "-12-31";
    const base::Result<Case> made = builder.at(lastDay.constData()).tryApply(ActKind::Accept);
    QVERIFY2(!made.has_value(), "a case without dates must not come to be");
    QCOMPARE(made.error().code, base::ErrorCode::InvalidArgument);
}

void CaseRulesTest::caseKeepsItsCatalogue()
{
    CaseBuilder before("ggcs-ws");
    before.at("2026-09-24").apply(ActKind::Receive);
    QJsonObject json = catalogueJson();
    QJsonArray items = json.value(QStringLiteral("items")).toArray();
    for (QJsonValueRef value : items) {
        QJsonObject item = value.toObject();
        item.insert(QStringLiteral("version"), 2);
        item.insert(QStringLiteral("promised_limit"), Limit{1, LimitUnit::WorkingDay}.toJson());
        value = item;
    }
    json.insert(QStringLiteral("items"), items);
    json.insert(QStringLiteral("version"), QStringLiteral("2027.1"));
    for (QJsonValueRef value : items) {
        QJsonObject item = value.toObject();
        QJsonObject limit = item.value(QStringLiteral("promised_limit")).toObject();
        limit.insert(QStringLiteral("basis"), QString());
        item.insert(QStringLiteral("promised_limit"), limit);
        value = item;
    }
    json.insert(QStringLiteral("items"), items);
    Facts facts = sampleFacts();
    facts.catalogues.insert(QStringLiteral("2027.1"), Catalogue::fromJson(json).value());
    facts.currentCatalogue = QStringLiteral("2027.1");
    const base::Result<Case> accepted =
        CaseRules(facts).apply(before.record(), before.id(), before.act(ActKind::Accept), {chinaAt("2026-09-24"), key<PersonId>("clerk"), key<WindowId>("01"), QStringLiteral("2027.1")});
    EXPECT_OK(accepted);
    QCOMPARE(accepted->itemVersion, 1);
    QCOMPARE(accepted->dues.promised, QDate(2026, 10, 9)); // five days, as when it was received
}

void CaseRulesTest::printedDates_data()
{
    QTest::addColumn<int>("kind"); // 0 none printed, 1 equal, 2 other date same calendar, 3 other calendar
    QTest::addColumn<QByteArray>("reason");
    QTest::newRow("nothing printed") << 0 << QByteArray();
    QTest::newRow("printed as computed") << 1 << QByteArray();
    QTest::newRow("printed another date") << 2 << QByteArray("case.due_differs");
    QTest::newRow("printed by an older calendar") << 3 << QByteArray();
}

void CaseRulesTest::printedDates()
{
    QFETCH(int, kind);
    QFETCH(QByteArray, reason);
    CaseBuilder builder("ggcs-ws");
    CaseBuilder probe = builder;
    CaseDues printed = probe.apply(ActKind::Accept).record().dues;
    const CaseDues computed = printed;
    printed.statutory = kind >= 2 ? printed.statutory.addDays(1) : printed.statutory;
    printed.calendar = kind == 3 ? QStringLiteral("2026 provisional") : printed.calendar;
    Act act = builder.act(ActKind::Accept);
    if (kind > 0) {
        act.dues = printed;
    }
    const base::Result<Case> made = builder.tryApply(act);
    QCOMPARE(made ? QByteArray() : made.error().reason, reason);
    if (made) {
        QCOMPARE(made->dues, computed);
        QCOMPARE(made->printed, kind > 0 ? printed : CaseDues()); // what stands on the paper stays as evidence
    }
}

void CaseRulesTest::sameInputsGiveTheSameCase()
{
    CaseBuilder window("ggcs-ws");
    window.at("2026-09-24").apply(ActKind::Receive);
    const Act act = window.act(ActKind::Accept);
    const Case before = window.record();
    const ActMoment moment = window.moment(ActKind::Accept);
    window.apply(act);
    // The centre reads case and act from JSON and has facts of its own.
    const Case stored = Case::fromJson(before.toJson()).value();
    const Act sent = Act::fromJson(act.kind, act.toJson()).value();
    const base::Result<Case> centre = CaseRules(sampleFacts()).apply(stored, stored.id, sent, moment);
    EXPECT_OK(centre);
    QCOMPARE(*centre, window.record());
}

void CaseRulesTest::refusalLeavesNoTrace()
{
    CaseBuilder builder("ggcs-ws");
    builder.reach(CaseState::Review);
    const Case before = builder.record();
    Act act = builder.act(ActKind::Decide);
    act.decision.reset();
    QVERIFY(!builder.tryApply(act).has_value());
    QCOMPARE(builder.record(), before);
}

void CaseRulesTest::offersWhatThePersonMayDo_data()
{
    QTest::addColumn<QString>("person");
    QTest::addColumn<QString>("window");
    QTest::addColumn<CaseState>("state");
    QTest::addColumn<QString>("acts");
    QTest::newRow("clerk, received") << "clerk" << "01" << CaseState::Received << "accept correct reject refer withdraw void amend hand_over settle";
    QTest::newRow("clerk at a window that accepts only") << "clerk" << "02" << CaseState::Ready << "hand_over settle";
    QTest::newRow("clerk, ready") << "clerk" << "01" << CaseState::Ready << "deliver hand_over settle";
    QTest::newRow("approver, in review") << "approver" << "09" << CaseState::Review << "stop decide refer extend terminate amend settle";
    QTest::newRow("approver of another department") << "scjg" << "09" << CaseState::Review << "";
    QTest::newRow("manager") << "manager" << "01" << CaseState::Review << "hand_over settle";
    QTest::newRow("supervisor") << "watcher" << "01" << CaseState::Review << "";
    QTest::newRow("closed") << "clerk" << "01" << CaseState::Closed << "settle";
}

void CaseRulesTest::offersWhatThePersonMayDo()
{
    QFETCH(QString, person);
    QFETCH(QString, window);
    QFETCH(CaseState, state);
    QFETCH(QString, acts);
    CaseBuilder builder("ggcs-ws");
    builder.reach(state);
    const CaseRules &rules = builder.rules();
    QStringList offered;
    for (const ActKind act : rules.offeredActs(builder.record(), {builder.moment(ActKind::Amend).at, key<PersonId>(qPrintable(person)), key<WindowId>(qPrintable(window)), {}})) {
        offered.append(toWord(act));
    }
    QCOMPARE(offered.join(QLatin1Char(' ')), acts);
    const Verdict verdict = rules.mayAct(builder.record(), ActKind::Receive, builder.moment(ActKind::Receive));
    QCOMPARE(verdict.reason, QByteArray("case.life_cycle"));
}

void CaseRulesTest::stoppedWithoutAStopIsCorrupt()
{
    CaseBuilder builder("ggcs-ws");
    builder.reach(CaseState::Stopped);
    Case broken = builder.record();
    broken.stops.clear();
    const base::Result<Case> made = builder.rules().apply(broken, broken.id, builder.act(ActKind::Resume), builder.moment(ActKind::Resume));
    EXPECT_FAILS(made, base::ErrorCode::StorageCorrupt);
}

YICHUANG_TEST(CaseRulesTest)
#include "CaseRulesTest.moc"
