// SPDX-License-Identifier: Apache-2.0
#include "app/domain/Policy.h"

#include "tests/support/Expect.h"
#include "tests/support/domain/CaseBuilder.h"
#include "tests/support/domain/SampleFacts.h"
#include "tests/support/TestProgram.h"

#include <QJsonArray>
#include <QTest>

using namespace yichuang;
using namespace yichuang::domain;
using namespace yichuang::tests;

namespace {

// One row an act, written from the product (M7, M8): which of the four roles may do it, and which rights of the
// window are enough (one of them). Columns: clerk, approver, manager, supervisor.
const struct {
    const char *act;
    const char *roles;
    const char *rights;
} Duties[] = {
    {"receive", "x...", "accept"},  {"accept", "x...", "accept"},    {"complete", "x...", "decide"}, {"correct", "x...", "accept"},
    {"supply", "x...", "accept"},   {"lapse", "x...", "accept"},     {"reject", "x...", "accept"},   {"refer", "xx..", "accept decide"},
    {"deem", "x...", "accept"},     {"supply_deferred", "x...", "accept"}, {"start_review", "xx..", "accept decide"}, {"stop", ".x..", "decide"},
    {"resume", ".x..", "decide"},         {"extend", ".x..", "decide"},          {"decide", ".x..", "decide"},         {"certify", "xx..", "decide issue"},
    {"make_ready", "xx..", "decide issue"},     {"deliver", "x...", "issue"},    {"close", "x...", "issue"},     {"withdraw", "x...", "accept"},
    {"terminate", ".x..", "decide"},      {"void", "xx..", "accept"},      {"amend", "xx..", "accept decide"},          {"hand_over", "x.x.", ""},
    {"settle", "xxx.", ""},         {"transfer", "xxx.", ""},
};

const QStringList RoleWordList{QStringLiteral("clerk"), QStringLiteral("approver"), QStringLiteral("manager"), QStringLiteral("supervisor")};
const QStringList Rights{QStringLiteral("accept"), QStringLiteral("decide"), QStringLiteral("issue")};

const Policy &policy()
{
    static const Policy made = Policy::fromJson(policyJson()).value();
    return made;
}

Person personWith(const QList<Role> &roles)
{
    Person person;
    person.id = key<PersonId>("somebody");
    person.roles = {roles.begin(), roles.end()};
    person.windows = {key<WindowId>("01")};
    return person;
}

Window windowWith(const std::vector<WindowRight> &rights)
{
    Window window;
    window.id = key<WindowId>("01");
    window.hall = key<HallId>("qingxiu");
    window.rights.insert(QStringLiteral("*"), rights);
    return window;
}

} // namespace

class PolicyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyCell_data();
    void everyCell();
    void exclusiveRoles_data();
    void exclusiveRoles();
    void whoAcceptsDoesNotDecide_data();
    void whoAcceptsDoesNotDecide();
    void dutiesOfTheAcceptor_data();
    void dutiesOfTheAcceptor();
    void onTheSpot_data();
    void onTheSpot();
    void approverKeepsToTheDepartment_data();
    void approverKeepsToTheDepartment();
    void unknownPartsMayNothing_data();
    void unknownPartsMayNothing();
    void windowRightsOfOneItemReplaceTheRest();
    void brokenTables_data();
    void brokenTables();
};

void PolicyTest::everyCell_data()
{
    QTest::addColumn<QString>("act");
    QTest::addColumn<QString>("role");
    QTest::addColumn<int>("rights"); // bit set of accept, decide, issue
    QTest::addColumn<QByteArray>("reason");
    QCOMPARE(std::size(Duties), size_t(ActKind::Transfer) + 1);
    for (const auto &duty : Duties) {
        const QStringList enough = QString::fromLatin1(duty.rights).split(QLatin1Char(' '), Qt::SkipEmptyParts);
        for (qsizetype role = 0; role < RoleWordList.size(); ++role) {
            for (int rights = 0; rights < 8; ++rights) {
                const bool hasRight = enough.isEmpty() || std::any_of(enough.begin(), enough.end(), [rights](const QString &right) {
                    return (rights & (1 << Rights.indexOf(right))) != 0;
                });
                const QByteArray reason = duty.roles[role] != 'x' ? "policy.role" : hasRight ? "policy.ok" : "policy.window_right";
                QTest::addRow("%s/%s/%d", duty.act, qPrintable(RoleWordList[role]), rights) << duty.act << RoleWordList[role] << rights << reason;
            }
        }
    }
}

void PolicyTest::everyCell()
{
    QFETCH(QString, act);
    QFETCH(QString, role);
    QFETCH(int, rights);
    QFETCH(QByteArray, reason);
    std::vector<WindowRight> held;
    for (int bit = 0; bit < 3; ++bit) {
        if ((rights & (1 << bit)) != 0) {
            held.push_back(WindowRight(bit));
        }
    }
    const Person person = personWith({*roleFromWord(role)});
    const Window window = windowWith(held);
    const Item &item = sampleItem(QStringLiteral("hk-cs")); // immediate, so that completing is thinkable
    const Verdict verdict = policy().may({&person, &window, &item, *actKindFromWord(act), nullptr});
    QCOMPARE(verdict.reason, reason);
    QCOMPARE(verdict.may, reason == "policy.ok");
    QVERIFY(!verdict.why.isEmpty());
}

void PolicyTest::exclusiveRoles_data()
{
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    QTest::addColumn<bool>("exclude");
    QTest::newRow("approve and manage") << "approver" << "manager" << true;
    QTest::newRow("approve and supervise") << "approver" << "supervisor" << true;
    QTest::newRow("manage and supervise") << "manager" << "supervisor" << true;
    QTest::newRow("clerk and manage") << "clerk" << "manager" << true;
    QTest::newRow("clerk and supervise") << "clerk" << "supervisor" << true;
    QTest::newRow("clerk and approve") << "clerk" << "approver" << false;
}

void PolicyTest::exclusiveRoles()
{
    QFETCH(QString, first);
    QFETCH(QString, second);
    QFETCH(bool, exclude);
    const Person person = personWith({*roleFromWord(second), *roleFromWord(first)});
    QCOMPARE(policy().checkRoles(person).has_value(), !exclude);
    const Window window = windowWith({WindowRight::Accept});
    const Verdict verdict = policy().may({&person, &window, &sampleItem(QStringLiteral("ggcs-ws")), ActKind::Settle, nullptr});
    QCOMPARE(verdict.reason, exclude ? QByteArray("policy.exclusive") : QByteArray("policy.ok"));
}

void PolicyTest::whoAcceptsDoesNotDecide_data()
{
    QTest::addColumn<QString>("item");
    QTest::addColumn<QString>("window");
    QTest::addColumn<QString>("decider"); // the case was received and accepted by "both"
    QTest::addColumn<QByteArray>("reason");
    QTest::newRow("the same person") << "ggcs-ws" << "01" << "both" << QByteArray("policy.own_acceptance");
    QTest::newRow("another person") << "ggcs-ws" << "01" << "approver" << QByteArray("policy.ok");
    QTest::newRow("the same, immediate item, window decides") << "hk-cs" << "01" << "both" << QByteArray("policy.ok");
    QTest::newRow("the same, immediate item, window only accepts") << "hk-cs" << "02" << "both" << QByteArray("policy.window_right");
}

void PolicyTest::whoAcceptsDoesNotDecide()
{
    QFETCH(QString, item);
    QFETCH(QString, window);
    QFETCH(QString, decider);
    QFETCH(QByteArray, reason);
    CaseBuilder builder(qPrintable(item));
    builder.by("both", qPrintable(window)).apply(ActKind::Accept).apply(ActKind::StartReview);
    const ActMoment moment{builder.moment(ActKind::Decide).at, key<PersonId>(qPrintable(decider)),
                           decider == QLatin1String("both") ? key<WindowId>(qPrintable(window)) : key<WindowId>("09"), {}};
    const Verdict verdict = builder.rules().mayAct(builder.record(), ActKind::Decide, moment);
    QCOMPARE(verdict.reason, reason);
    // A case that counts as accepted by lapse of time has an accepting side as well.
    CaseBuilder deemed(qPrintable(item));
    deemed.at("2026-02-12").by("both", qPrintable(window)).apply(ActKind::Receive).at("2026-03-10").by("clerk", "01").apply(ActKind::Deem);
    deemed.apply(ActKind::StartReview).by(qPrintable(decider), decider == QLatin1String("both") ? qPrintable(window) : "09");
    const base::Result<Case> decided = deemed.tryApply(ActKind::Decide);
    // Weeks after the receipt nothing is on the spot any more.
    const bool isOwn = decider == QLatin1String("both") && reason == "policy.ok";
    QCOMPARE(decided ? QByteArray("policy.ok") : decided.error().reason, isOwn ? QByteArray("policy.own_acceptance") : reason);
}

// Which acts are not for who accepted the case: every act, by its acceptor and by somebody else, of a promised and of an immediate
// item, on the day of receipt and on the next. Deciding and completing are barred, but for immediate items on the spot; so are extending and
// ending, which dispose of the case as well.
void PolicyTest::dutiesOfTheAcceptor_data()
{
    QTest::addColumn<QString>("act");
    QTest::addColumn<QString>("item");
    QTest::addColumn<bool>("isAcceptor");
    QTest::addColumn<int>("days");
    QTest::addColumn<QString>("article"); // empty: not barred
    const QMap<QString, QString> articles{{QStringLiteral("decide"), QStringLiteral("第六条")},
                                          {QStringLiteral("complete"), QStringLiteral("第七条")},
                                          {QStringLiteral("extend"), QStringLiteral("第八条")},
                                          {QStringLiteral("terminate"), QStringLiteral("第九条")}};
    for (const auto &duty : Duties) {
        for (const char *item : {"ggcs-ws", "hk-cs"}) {
            for (const auto &[isAcceptor, days] : {std::pair{true, 0}, {true, 1}, {false, 0}, {false, 1}}) {
                const QString act = QLatin1String(duty.act);
                const bool isImmediate = qstrcmp(item, "hk-cs") == 0;
                const bool isDecision = act == QLatin1String("decide") || act == QLatin1String("complete");
                // Nobody completes what is promised; that has a reason of its own.
                const bool isFree = !isAcceptor || (isDecision && isImmediate && days == 0) || (act == QLatin1String("complete") && !isImmediate);
                QTest::addRow("%s/%s/%s/%d", duty.act, item, isAcceptor ? "acceptor" : "other", days)
                    << act << item << isAcceptor << days << (isFree ? QString() : articles.value(act));
            }
        }
    }
}

void PolicyTest::dutiesOfTheAcceptor()
{
    QFETCH(QString, act);
    QFETCH(QString, item);
    QFETCH(bool, isAcceptor);
    QFETCH(int, days);
    QFETCH(QString, article);
    CaseBuilder builder(qPrintable(item));
    builder.by("both", "01").apply(ActKind::Accept);
    Person person = personWith({Role::Clerk, Role::Approver});
    person.id = isAcceptor ? key<PersonId>("both") : key<PersonId>("somebody");
    const Window window = windowWith({WindowRight::Accept, WindowRight::Decide, WindowRight::Issue});
    Policy::Question question{&person, &window, &sampleItem(item), *actKindFromWord(act), &builder.record()};
    question.received = QDate(2026, 11, 23);
    question.day = question.received.addDays(days);
    const Verdict verdict = policy().may(question);
    QCOMPARE(verdict.reason == "policy.own_acceptance", !article.isEmpty());
    QVERIFY2(article.isEmpty() || verdict.why.contains(article), qPrintable(verdict.why));
}

void PolicyTest::onTheSpot_data()
{
    QTest::addColumn<QString>("item");
    QTest::addColumn<QString>("window");
    QTest::addColumn<QByteArray>("reason");
    QTest::newRow("immediate, window decides") << "hk-cs" << "01" << QByteArray("policy.ok");
    QTest::newRow("immediate, window accepts only") << "hk-cs" << "02" << QByteArray("policy.window_right");
    QTest::newRow("immediate, right of this item") << "hk-cs" << "03" << QByteArray("policy.ok");
    QTest::newRow("immediate, right of another item") << "gs-sl" << "03" << QByteArray("policy.window_right");
    QTest::newRow("promised, window decides") << "ggcs-ws" << "01" << QByteArray("policy.on_the_spot");
}

void PolicyTest::onTheSpot()
{
    QFETCH(QString, item);
    QFETCH(QString, window);
    QFETCH(QByteArray, reason);
    const Facts facts = sampleFacts();
    const Verdict verdict = facts.policy.may({facts.directory.person(key<PersonId>("clerk")), facts.directory.window(key<WindowId>(qPrintable(window))),
                                              &sampleItem(item), ActKind::Complete, nullptr});
    QCOMPARE(verdict.reason, reason);
}

void PolicyTest::approverKeepsToTheDepartment_data()
{
    QTest::addColumn<QString>("person");
    QTest::addColumn<ActKind>("act");
    QTest::addColumn<QByteArray>("own");   // sp-jy is of department scjg
    QTest::addColumn<QByteArray>("other"); // ggcs-ws is of wjw
    const QByteArray ok = "policy.ok";
    const QByteArray no = "policy.department";
    QTest::newRow("decide") << "scjg" << ActKind::Decide << ok << no;
    QTest::newRow("stop") << "scjg" << ActKind::Stop << ok << no;
    QTest::newRow("extend") << "scjg" << ActKind::Extend << ok << no;
    QTest::newRow("terminate") << "scjg" << ActKind::Terminate << ok << no;
    QTest::newRow("amend") << "scjg" << ActKind::Amend << ok << no;
    QTest::newRow("approver of all departments") << "approver" << ActKind::Decide << ok << ok;
    QTest::newRow("clerks serve every department") << "both" << ActKind::Amend << ok << ok;
}

void PolicyTest::approverKeepsToTheDepartment()
{
    QFETCH(QString, person);
    QFETCH(ActKind, act);
    QFETCH(QByteArray, own);
    QFETCH(QByteArray, other);
    const Facts facts = sampleFacts();
    const auto ask = [&](const char *item) {
        return facts.policy
            .may({facts.directory.person(key<PersonId>(qPrintable(person))), facts.directory.window(key<WindowId>("09")),
                  &sampleItem(QLatin1String(item)), act, nullptr})
            .reason;
    };
    QCOMPARE(ask("sp-jy"), own);
    QCOMPARE(ask("ggcs-ws"), other);
}

void PolicyTest::unknownPartsMayNothing_data()
{
    QTest::addColumn<QString>("person");
    QTest::addColumn<QString>("window");
    QTest::addColumn<bool>("hasItem");
    QTest::addColumn<QByteArray>("reason");
    QTest::newRow("all known") << "clerk" << "01" << true << QByteArray("policy.ok");
    QTest::newRow("unknown person") << "nobody" << "01" << true << QByteArray("policy.person");
    QTest::newRow("person no longer active") << "gone" << "01" << true << QByteArray("policy.person");
    QTest::newRow("unknown window") << "clerk" << "77" << true << QByteArray("policy.window");
    QTest::newRow("unknown item") << "clerk" << "01" << false << QByteArray("policy.item");
    QTest::newRow("not seated there") << "clerk" << "21" << true << QByteArray("policy.seat");
    QTest::newRow("two exclusive roles") << "mixed" << "01" << true << QByteArray("policy.exclusive");
    QTest::newRow("the supervisor only watches") << "watcher" << "01" << true << QByteArray("policy.role");
}

void PolicyTest::unknownPartsMayNothing()
{
    QFETCH(QString, person);
    QFETCH(QString, window);
    QFETCH(bool, hasItem);
    QFETCH(QByteArray, reason);
    const Facts facts = sampleFacts();
    const Verdict verdict = facts.policy.may({facts.directory.person(key<PersonId>(qPrintable(person))),
                                              facts.directory.window(key<WindowId>(qPrintable(window))),
                                              hasItem ? &sampleItem(QStringLiteral("ggcs-ws")) : nullptr, ActKind::Accept, nullptr});
    QCOMPARE(verdict.reason, reason);
    QCOMPARE(verdict.may, reason == "policy.ok");
}

void PolicyTest::windowRightsOfOneItemReplaceTheRest()
{
    Window window = windowWith({WindowRight::Accept, WindowRight::Issue});
    window.rights.insert(QStringLiteral("hk-cs"), {WindowRight::Decide});
    QVERIFY(window.may(key<ItemKey>("hk-cs"), WindowRight::Decide));
    QVERIFY(!window.may(key<ItemKey>("hk-cs"), WindowRight::Accept));
    QVERIFY(window.may(key<ItemKey>("ggcs-ws"), WindowRight::Accept));
    window.rights.remove(QStringLiteral("*"));
    QVERIFY(!window.may(key<ItemKey>("ggcs-ws"), WindowRight::Accept));
}

void PolicyTest::brokenTables_data()
{
    QTest::addColumn<QJsonObject>("json");
    QTest::addColumn<QByteArray>("reason");
    const auto with = [](const char *member, const QJsonValue &value) {
        QJsonObject json = policyJson();
        json.insert(QLatin1String(member), value);
        return json;
    };
    const auto acts = [&with](const QJsonObject &rule) { return with("acts", QJsonArray{rule}); };
    const QJsonValue clerk = QJsonArray{QStringLiteral("clerk")};
    const QString act = QStringLiteral("act");
    const QString roles = QStringLiteral("roles");
    QTest::newRow("as published") << policyJson() << QByteArray();
    QTest::newRow("no version") << with("version", QJsonValue(QJsonValue::Undefined)) << QByteArray("json.policy.version");
    QTest::newRow("no acts") << with("acts", {}) << QByteArray("json.policy.acts");
    QTest::newRow("unknown act") << acts({{act, QStringLiteral("bribe")}, {roles, clerk}}) << QByteArray("json.policy.acts(bribe).act");
    QTest::newRow("unknown role") << acts({{act, QStringLiteral("accept")}, {roles, QJsonArray{QStringLiteral("king")}}})
                                  << QByteArray("json.policy.acts(accept).roles");
    QTest::newRow("nobody may") << acts({{act, QStringLiteral("accept")}}) << QByteArray("json.policy.acts(accept).roles");
    QTest::newRow("unknown right") << acts({{act, QStringLiteral("accept")}, {roles, clerk}, {QStringLiteral("right"), QStringLiteral("sing")}})
                                   << QByteArray("json.policy.acts(accept).right");
    QTest::newRow("no right at all") << acts({{act, QStringLiteral("accept")}, {roles, clerk}, {QStringLiteral("right"), QJsonArray()}})
                                     << QByteArray("json.policy.acts(accept).right");
    QTest::newRow("an unknown right among others")
        << acts({{act, QStringLiteral("accept")}, {roles, clerk}, {QStringLiteral("right"), QJsonArray{QStringLiteral("accept"), QStringLiteral("sing")}}})
        << QByteArray("json.policy.acts(accept).right");
    QTest::newRow("an act twice") << with("acts", QJsonArray{QJsonObject{{act, QStringLiteral("accept")}, {roles, clerk}},
                                                             QJsonObject{{act, QStringLiteral("accept")}, {roles, clerk}}})
                                  << QByteArray("json.policy.acts(accept).act");
    QTest::newRow("a role with itself") << with("exclusive", QJsonArray{QJsonArray{QStringLiteral("clerk"), QStringLiteral("clerk")}})
                                        << QByteArray("json.policy.exclusive");
    QTest::newRow("a duty of no act") << with("duties", QJsonArray{QJsonObject{{QStringLiteral("not_by"), QStringLiteral("acceptor")}}})
                                      << QByteArray("json.policy.duties().act");
    QTest::newRow("a duty of nobody") << with("duties", QJsonArray{QJsonObject{{act, QStringLiteral("decide")}, {QStringLiteral("not_by"), QStringLiteral("x")}}})
                                      << QByteArray("json.policy.duties(decide).not_by");
    QTest::newRow("an unknown exception") << with("duties", QJsonArray{QJsonObject{{act, QStringLiteral("decide")},
                                                                                   {QStringLiteral("not_by"), QStringLiteral("acceptor")},
                                                                                   {QStringLiteral("except"), QStringLiteral("x")}}})
                                          << QByteArray("json.policy.duties(decide).except");
    QTest::newRow("half a pair") << with("exclusive", QJsonArray{QJsonArray{QStringLiteral("clerk")}}) << QByteArray("json.policy.exclusive");
}

void PolicyTest::brokenTables()
{
    QFETCH(QJsonObject, json);
    QFETCH(QByteArray, reason);
    const base::Result<Policy> made = Policy::fromJson(json);
    QCOMPARE(made ? QByteArray() : made.error().reason, reason);
    if (made) {
        QCOMPARE(made->source(), json);
        QCOMPARE(made->version(), json.value(QStringLiteral("version")).toString());
    }
}

YICHUANG_TEST(PolicyTest)
#include "PolicyTest.moc"
