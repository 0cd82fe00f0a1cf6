// SPDX-License-Identifier: Apache-2.0
#include "tests/center/ServiceFixture.h"

#include "app/protocol/Messages.h"
#include "app/protocol/StaffMessages.h"
#include "center/admin/PeopleCommands.h"
#include "center/admin/StaffSession.h"
#include "center/handlers/SignInTurns.h"
#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"
#include "tests/support/domain/SampleFacts.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>

using namespace yichuang;
using namespace yichuang::tests;

namespace {

const char Password[] = "correct horse";

QJsonObject signInBody(const char *person, const QString &password)
{
    return {{QStringLiteral("person"), QLatin1String(person)}, {QStringLiteral("password"), password}};
}

QJsonObject passwordBody(const char *person, const QString &password, const QString &wanted)
{
    QJsonObject body = signInBody(person, password);
    body.insert(QStringLiteral("new_password"), wanted);
    return body;
}

/// A hall with a manager signed in at window 01.
struct Hall {
    ServiceFixture fixture;
    RemoteWorkstation workstation;

    Hall()
    {
        fixture.setPassword("manager", Password);
        fixture.start();
        workstation = fixture.enrol("01");
        signIn("manager", QLatin1String(Password));
    }
    ApiClient &client() { return *workstation.client; }
    ApiReply signIn(const char *person, const QString &password)
    {
        ApiReply reply = client().post("/v1/sign-ins", signInBody(person, password));
        client().useSession(reply.json.value(QLatin1String("session")).toString());
        return reply;
    }
    QStringList acts(const char *person)
    {
        QStringList words;
        const auto session = fixture.admin();
        const auto rows = session->stores().audit.newest(QLatin1String(person), 100);
        for (const center::AuditRow &row : *rows) {
            words.prepend(row.line.act);
        }
        return words;
    }
};

/// Sign-ins from one workstation, each over a connection of its own; the answers' statuses.
std::vector<int> signInsAtOnce(Hall &hall, const std::vector<QJsonObject> &bodies)
{
    std::vector<std::unique_ptr<TlsPeer>> peers;
    for (size_t i = 0; i < bodies.size(); ++i) {
        peers.push_back(std::make_unique<TlsPeer>(hall.fixture.authorityPem(), hall.workstation.identity.get()));
        if (!peers.back()->connectTo(hall.fixture.service().port())) {
            qFatal("no connection");
        }
    }
    for (size_t i = 0; i < bodies.size(); ++i) {
        peers[i]->send(requestText("POST", "/v1/sign-ins", QJsonDocument(bodies[i]).toJson(), "Content-Type: application/json\r\n"));
    }
    std::vector<int> statuses;
    for (const auto &peer : peers) {
        statuses.push_back(peer->receive(60'000).status);
    }
    return statuses;
}

} // namespace

/// Sessions, passwords, and what a hall manager does over the network.
class PeopleApiTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyAFreshManagersSessionMayManage();
    void aManagerManagesWhereTheWindowIsOpenAndTheSeatTheirs();
    void aSessionIsOfOneWorkstation();
    void aSessionEndsWithThePasswordAndThePerson();
    void managersAddChangeResetUnlockAndRetire();
    void whatTheTableForbidsIsRefusedWithItsArticle();
    void managersKeepWindowsAndIssueCodes();
    void aManagersOrdersEndAtTheHall_data();
    void aManagersOrdersEndAtTheHall();
    void aManagerSeesTheOwnHall();
    void enrolmentsOfAnotherHallAreNotTheManagers();
    void aWindowDoesNotLeaveTheHallOfItsWorkstation();
    void aCodeDoesNotFollowItsWindowToAnotherHall();
    void aPasswordGivenMustBeChangedFirst();
    void newPasswordsFollowTheRules_data();
    void newPasswordsFollowTheRules();
    void theLastFivePasswordsAreNotTakenAgain();
    void theDirectorySaysWhoMaySignInWhere();
    void signInsAndFailuresAreAudited();
    void manyRightSignInsAtOnceLockNobodyOut();
    void oneWorkstationTakesOneThreadHoweverMuchItSends();
    void whoIsUnknownIsAuditedSealed();
};

void PeopleApiTest::onlyAFreshManagersSessionMayManage()
{
    Hall hall;
    hall.fixture.setPassword("clerk", Password);
    QCOMPARE(hall.client().get("/v1/people").status, 200);
    hall.client().useSession({});
    QCOMPARE(hall.client().get("/v1/people").code(), QStringLiteral("session.unknown"));
    hall.client().useSession(QStringLiteral("invented"));
    QCOMPARE(hall.client().get("/v1/windows").code(), QStringLiteral("session.unknown"));
    hall.signIn("clerk", QLatin1String(Password));
    for (const char *path : {"/v1/people", "/v1/windows"}) {
        QCOMPARE(hall.client().get(path).code(), QStringLiteral("session.role"));
    }
    QCOMPARE(hall.client().post("/v1/enrolment-codes", {{QStringLiteral("window"), QStringLiteral("01")}}).code(), QStringLiteral("session.role"));
    hall.signIn("manager", QLatin1String(Password));
    hall.fixture.clock.advance(center::FreshSignIn);
    QCOMPARE(hall.client().get("/v1/people").status, 200);
    hall.fixture.clock.advance(std::chrono::milliseconds(1));
    QCOMPARE(hall.client().get("/v1/people").code(), QStringLiteral("session.stale"));
    hall.fixture.clock.advance(center::SessionLife);
    QCOMPARE(hall.client().get("/v1/people").code(), QStringLiteral("session.expired"));
}

void PeopleApiTest::aManagerManagesWhereTheWindowIsOpenAndTheSeatTheirs()
{
    Hall hall;
    const auto session = hall.fixture.admin();
    const auto change = [&](const std::function<base::Result<void>(center::Staff &)> &what) { EXPECT_OK(center::changeStaff(*session, what)); };
    const auto orders = [&] { return hall.client().post("/v1/enrolment-codes", {{QStringLiteral("window"), QStringLiteral("01")}}); };
    const domain::WindowId here = domain::WindowId::fromText(QStringLiteral("01")).value();
    const domain::PersonId manager = domain::PersonId::fromText(QStringLiteral("manager")).value();
    QCOMPARE(orders().status, 201);
    change([&](center::Staff &staff) { return staff.setWindowState(here, domain::WindowState::Closed); });
    QCOMPARE(hall.client().get("/v1/people").code(), QStringLiteral("sign_in.window"));
    QCOMPARE(orders().code(), QStringLiteral("sign_in.window"));
    change([&](center::Staff &staff) { return staff.setWindowState(here, domain::WindowState::Open); });
    QCOMPARE(orders().status, 201);
    domain::PersonChange elsewhere;
    elsewhere.windows = {domain::WindowId::fromText(QStringLiteral("02")).value()};
    change([&](center::Staff &staff) { return staff.changePerson(manager, elsewhere); });
    QCOMPARE(orders().code(), QStringLiteral("sign_in.seat"));
    // And in the transaction itself, for who was let in just before.
    const center::Author author{manager, 1, here.toText(), {}};
    EXPECT_OK(session->write([&](center::Stores &stores, center::CenterStore::Heads &heads) {
        const auto checked = center::Staff(stores, heads.journal.n, hall.fixture.clock.now(), author).checkAuthor();
        return !checked && checked.error().reason == "sign_in.seat" ? base::Result<void>() : base::fail(base::ErrorCode::Internal, QStringLiteral("was let in"));
    }));
}

void PeopleApiTest::aSessionIsOfOneWorkstation()
{
    Hall hall;
    const QString token = hall.signIn("manager", QLatin1String(Password)).json.value(QLatin1String("session")).toString();
    RemoteWorkstation other = hall.fixture.enrol("01");
    other.client->useSession(token);
    const ApiReply reply = other.client->get("/v1/people");
    QCOMPARE(reply.status, 401);
    QCOMPARE(reply.code(), QStringLiteral("session.unknown"));
}

void PeopleApiTest::aSessionEndsWithThePasswordAndThePerson()
{
    Hall hall;
    QCOMPARE(hall.client().get("/v1/people").status, 200);
    hall.fixture.setPassword("manager", "another horse");
    QCOMPARE(hall.client().get("/v1/people").code(), QStringLiteral("session.unknown"));
    hall.signIn("manager", QStringLiteral("another horse"));
    QCOMPARE(hall.client().get("/v1/people").status, 200);
    EXPECT_OK(center::runPeople(hall.fixture.line({QStringLiteral("people"), QStringLiteral("retire"), QStringLiteral("--id=manager")}), hall.fixture.clock));
    QCOMPARE(hall.client().get("/v1/people").code(), QStringLiteral("session.unknown"));
}

void PeopleApiTest::managersAddChangeResetUnlockAndRetire()
{
    Hall hall;
    const auto order = [&](const QJsonObject &body) { return hall.client().post("/v1/people", body); };
    const QString act = QStringLiteral("act");
    const QString id = QStringLiteral("id");
    const QJsonValue who = QStringLiteral("new.clerk");
    const ApiReply added = order({{act, QStringLiteral("add")}, {id, who}, {QStringLiteral("name"), QStringLiteral("新同事")},
                                  {QStringLiteral("roles"), QJsonArray{QStringLiteral("clerk")}}, {QStringLiteral("windows"), QJsonArray{QStringLiteral("01")}}});
    QCOMPARE(added.status, 200);
    const QString password = added.json.value(QLatin1String("password")).toString();
    QCOMPARE(password.size(), 12);
    const ApiReply changed = order({{act, QStringLiteral("change")}, {id, who}, {QStringLiteral("windows"), QJsonArray{QStringLiteral("01"), QStringLiteral("03")}}});
    QCOMPARE(changed.json.value(QLatin1String("entry"))[QLatin1String("person")][QLatin1String("windows")].toArray().size(), 2);
    QCOMPARE(changed.json.value(QLatin1String("entry"))[QLatin1String("person")][QLatin1String("name")].toString(), QStringLiteral("新同事"));
    QVERIFY(!changed.json.contains(QLatin1String("password")));
    const ApiReply reset = order({{act, QStringLiteral("reset_password")}, {id, who}});
    QVERIFY(reset.json.value(QLatin1String("password")).toString() != password);
    // Locked by guessing, unlocked by the manager.
    RemoteWorkstation window = hall.fixture.enrol("03");
    for (int i = 0; i < center::SignInTries; ++i) {
        QCOMPARE(window.client->post("/v1/sign-ins", signInBody("new.clerk", QStringLiteral("wrong"))).status, 401);
    }
    QCOMPARE(window.client->post("/v1/sign-ins", signInBody("new.clerk", QStringLiteral("wrong"))).status, 423);
    QVERIFY(order({{act, QStringLiteral("unlock")}, {id, who}}).json.value(QLatin1String("entry"))[QLatin1String("locked_until")].isUndefined());
    QCOMPARE(window.client->post("/v1/sign-ins", signInBody("new.clerk", QStringLiteral("wrong"))).status, 401);
    QCOMPARE(order({{act, QStringLiteral("retire")}, {id, who}}).json.value(QLatin1String("entry"))[QLatin1String("person")][QLatin1String("active")].toBool(true), false);
    QCOMPARE(order({{act, QStringLiteral("retire")}, {id, QStringLiteral("manager")}}).code(), QStringLiteral("person.self"));
    // Nobody decides what the own account may; its name is no right.
    const QJsonObject own{{act, QStringLiteral("change")}, {id, QStringLiteral("manager")}};
    const auto changing = [&own](const QString &member, const QJsonValue &value) {
        QJsonObject body = own;
        body.insert(member, value);
        return body;
    };
    QCOMPARE(order(changing(QStringLiteral("roles"), QJsonArray{QStringLiteral("approver")})).code(), QStringLiteral("person.own_rights"));
    QCOMPARE(order(changing(QStringLiteral("windows"), QJsonArray{QStringLiteral("01"), QStringLiteral("02")})).code(), QStringLiteral("person.own_rights"));
    QCOMPARE(order(changing(QStringLiteral("departments"), QJsonArray{QStringLiteral("mz")})).code(), QStringLiteral("person.own_rights"));
    QCOMPARE(order(changing(QStringLiteral("name"), QStringLiteral("孟丽华"))).status, 200);
    QCOMPARE(order({{act, QStringLiteral("retire")}, {id, QStringLiteral("nobody")}}).status, 404);
    QCOMPARE(order({{act, QStringLiteral("dance")}, {id, who}}).status, 400);
    QCOMPARE(hall.acts("manager"), QStringList({QStringLiteral("sign_in"), QStringLiteral("person_added"), QStringLiteral("password_set"),
                                                QStringLiteral("person_changed"), QStringLiteral("password_set"), QStringLiteral("person_unlocked"),
                                                QStringLiteral("person_retired"), QStringLiteral("person_changed")}));
    QCOMPARE(hall.fixture.findings(), QString());
}

void PeopleApiTest::whatTheTableForbidsIsRefusedWithItsArticle()
{
    Hall hall;
    const ApiReply refused = hall.client().post(
        "/v1/people", {{QStringLiteral("act"), QStringLiteral("change")},
                       {QStringLiteral("id"), QStringLiteral("scjg")},
                       {QStringLiteral("roles"), QJsonArray{QStringLiteral("approver"), QStringLiteral("supervisor")}}});
    QCOMPARE(refused.status, 403);
    QCOMPARE(refused.code(), QStringLiteral("policy.exclusive"));
    QVERIFY(refused.json.value(QLatin1String("error"))[QLatin1String("text")].toString().contains(QStringLiteral("第二条")));
}

void PeopleApiTest::managersKeepWindowsAndIssueCodes()
{
    Hall hall;
    const auto order = [&](const char *act, QJsonObject body) {
        body.insert(QStringLiteral("act"), QLatin1String(act));
        body.insert(QStringLiteral("id"), QStringLiteral("10"));
        return hall.client().post("/v1/windows", body);
    };
    const QJsonObject rights{{QStringLiteral("*"), QJsonArray{QStringLiteral("accept")}}};
    const ApiReply added = order("add", {{QStringLiteral("name"), QStringLiteral("10 号")}, {QStringLiteral("hall"), QStringLiteral("qingxiu")}, {QStringLiteral("rights"), rights}});
    QCOMPARE(added.status, 200);
    QCOMPARE(added.json.value(QLatin1String("window"))[QLatin1String("rights")].toObject(), rights);
    QCOMPARE(order("add", {{QStringLiteral("name"), QStringLiteral("X")}, {QStringLiteral("hall"), QStringLiteral("qingxiu")}}).status, 409);
    const ApiReply code = hall.client().post("/v1/enrolment-codes", {{QStringLiteral("window"), QStringLiteral("10")}, {QStringLiteral("hours"), 1}});
    QCOMPARE(code.status, 201);
    const auto tlsKey = crypto::TlsKey::generate();
    const auto signer = crypto::Signer::generate(crypto::SignatureSuite::Ed25519);
    ApiClient stranger = hall.fixture.stranger();
    const QString text = code.json.value(QLatin1String("code")).toString();
    QCOMPARE(stranger.post("/v1/enrolments", ServiceFixture::enrolmentBody(text, *tlsKey, *signer)).status, 201);
    QCOMPARE(order("close", {}).json.value(QLatin1String("window"))[QLatin1String("state")].toString(), QStringLiteral("closed"));
    QCOMPARE(order("retire", {}).json.value(QLatin1String("workstations")).toInt(-1), 0);
    QCOMPARE(order("open", {}).code(), QStringLiteral("window.retired"));
    QCOMPARE(hall.client().post("/v1/enrolment-codes", {{QStringLiteral("window"), QStringLiteral("10")}}).code(), QStringLiteral("window.retired"));
    const QJsonArray windows = hall.client().get("/v1/windows").json.value(QLatin1String("windows")).toArray();
    QCOMPARE(windows.size(), 5); // not that of the other hall
}

void PeopleApiTest::aManagersOrdersEndAtTheHall_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char *name, const char *path, const char *body) { QTest::newRow(name) << QByteArray(path) << QByteArray(body); };
    row("add", "/v1/people", R"({"act":"add","id":"new.far","name":"X","roles":["clerk"],"windows":["21"]})");
    row("change", "/v1/people", R"({"act":"change","id":"far","name":"X"})");
    row("move here", "/v1/people", R"({"act":"change","id":"far","windows":["01"]})");
    row("move there", "/v1/people", R"({"act":"change","id":"clerk","windows":["01","21"]})");
    row("move oneself", "/v1/people", R"({"act":"change","id":"manager","windows":["01","21"]})");
    row("retire", "/v1/people", R"({"act":"retire","id":"far"})");
    row("reset", "/v1/people", R"({"act":"reset_password","id":"far"})");
    row("reset who sits in both", "/v1/people", R"({"act":"reset_password","id":"approver"})");
    row("unlock", "/v1/people", R"({"act":"unlock","id":"far"})");
    row("add a window", "/v1/windows", R"({"act":"add","id":"22","name":"X","hall":"xixiang","rights":{}})");
    row("change a window", "/v1/windows", R"({"act":"change","id":"21","name":"X"})");
    row("take a window", "/v1/windows", R"({"act":"change","id":"21","hall":"qingxiu"})");
    row("give a window", "/v1/windows", R"({"act":"change","id":"02","hall":"xixiang"})");
    row("close a window", "/v1/windows", R"({"act":"close","id":"21"})");
    row("open a window", "/v1/windows", R"({"act":"open","id":"21"})");
    row("retire a window", "/v1/windows", R"({"act":"retire","id":"21"})");
    row("a code", "/v1/enrolment-codes", R"({"window":"21"})");
}

void PeopleApiTest::aManagersOrdersEndAtTheHall()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, body);
    Hall hall;
    hall.fixture.setPassword("far", Password);
    const ApiReply reply = hall.client().post(path.constData(), QJsonDocument::fromJson(body).object());
    QCOMPARE(reply.code(), QStringLiteral("staff.other_hall"));
    QCOMPARE(reply.status, 403);
}

void PeopleApiTest::aManagerSeesTheOwnHall()
{
    Hall hall;
    QStringList seen;
    const QJsonArray people = hall.client().get("/v1/people").json.value(QLatin1String("people")).toArray();
    for (const QJsonValue &entry : people) {
        seen.append(entry[QLatin1String("person")][QLatin1String("id")].toString());
    }
    QVERIFY(seen.contains(QStringLiteral("clerk")) && seen.contains(QStringLiteral("approver")) && !seen.contains(QStringLiteral("far")));
    const QJsonArray windows = hall.client().get("/v1/windows").json.value(QLatin1String("windows")).toArray();
    QCOMPARE(windows.size(), 4);
}

void PeopleApiTest::enrolmentsOfAnotherHallAreNotTheManagers()
{
    Hall hall;
    const RemoteWorkstation far = hall.fixture.enrol("21");
    const RemoteWorkstation near = hall.fixture.enrol("02");
    const auto session = hall.fixture.admin();
    const center::Author manager{key<domain::PersonId>("manager"), 1, QStringLiteral("01"), {}};
    using Order = base::Result<void> (center::Staff::*)(const domain::WorkstationId &);
    const auto give = [&](Order order, const RemoteWorkstation &workstation) {
        return session->write([&](center::Stores &stores, center::CenterStore::Heads &heads) {
            center::Staff staff(stores, heads.journal.n, hall.fixture.clock.now(), manager);
            return (staff.*order)(workstation.journal->enrolled().id);
        });
    };
    for (const Order order : {&center::Staff::askToRenew, &center::Staff::revoke}) {
        const auto refused = give(order, far);
        QVERIFY(!refused);
        QCOMPARE(refused.error().reason, QByteArray("staff.other_hall"));
        EXPECT_OK(give(order, near));
    }
}

void PeopleApiTest::aCodeDoesNotFollowItsWindowToAnotherHall()
{
    Hall hall;
    const ApiReply given = hall.client().post("/v1/enrolment-codes", {{QStringLiteral("window"), QStringLiteral("02")}});
    QCOMPARE(given.status, 201);
    domain::WindowChange change;
    change.hall = key<domain::HallId>("xixiang");
    const auto session = hall.fixture.admin();
    EXPECT_OK(center::changeStaff(*session, [&](center::Staff &staff) { return staff.changeWindow(key<domain::WindowId>("02"), change); }));
    const auto tlsKey = crypto::TlsKey::generate();
    const auto signer = crypto::Signer::generate(crypto::SignatureSuite::Ed25519);
    const QString code = given.json.value(QLatin1String("code")).toString();
    const ApiReply refused = hall.fixture.stranger().post("/v1/enrolments", ServiceFixture::enrolmentBody(code, *tlsKey, *signer));
    QCOMPARE(refused.code(), QStringLiteral("enrolment.window"));
    QCOMPARE(hall.fixture.enrol("02").journal->enrolled().hall, key<domain::HallId>("xixiang"));
}

void PeopleApiTest::aWindowDoesNotLeaveTheHallOfItsWorkstation()
{
    Hall hall;
    const auto session = hall.fixture.admin();
    const domain::WindowId window = key<domain::WindowId>("02");
    domain::WindowChange change;
    change.hall = key<domain::HallId>("xixiang");
    const auto move = [&](center::Staff &staff) { return staff.changeWindow(window, change); };
    const RemoteWorkstation enrolled = hall.fixture.enrol("02");
    const auto refused = center::changeStaff(*session, move);
    QVERIFY(!refused);
    QCOMPARE(refused.error().reason, QByteArray("window.enrolled"));
    // Nor by a directory that is brought, nor does one leave the window out.
    const QJsonObject known = (*session->stores().documents.latest(center::DocumentKind::Directory))->body;
    const auto publish = [&](const char *version, QJsonArray windows) {
        QJsonObject directory = known;
        directory.insert(QStringLiteral("version"), QLatin1String(version));
        directory.insert(QStringLiteral("windows"), windows);
        directory.insert(QStringLiteral("people"), QJsonArray());
        return center::changeStaff(*session, [&](center::Staff &staff) { return staff.publish(center::DocumentKind::Directory, directory).map([](const auto &) {}); });
    };
    const QJsonArray windows = known.value(QLatin1String("windows")).toArray();
    QJsonArray moved = windows;
    QJsonObject second = moved[1].toObject();
    QCOMPARE(second.value(QLatin1String("id")).toString(), QStringLiteral("02"));
    second.insert(QStringLiteral("hall"), QStringLiteral("xixiang"));
    moved[1] = second;
    QJsonArray without = windows;
    without.removeAt(1);
    const auto published = publish("moved.1", moved);
    QVERIFY(!published);
    QCOMPARE(published.error().reason, QByteArray("window.enrolled"));
    QCOMPARE(publish("without.1", without).error().reason, QByteArray("window.enrolled"));
    const domain::WorkstationId id = enrolled.journal->enrolled().id;
    EXPECT_OK(center::changeStaff(*session, [&](center::Staff &staff) { return staff.revoke(id); }));
    EXPECT_OK(center::changeStaff(*session, move));
}

void PeopleApiTest::aPasswordGivenMustBeChangedFirst()
{
    Hall hall;
    const QString given = hall.client()
                              .post("/v1/people", {{QStringLiteral("act"), QStringLiteral("reset_password")}, {QStringLiteral("id"), QStringLiteral("clerk")}})
                              .json.value(QLatin1String("password"))
                              .toString();
    const ApiReply refused = hall.client().post("/v1/sign-ins", signInBody("clerk", given));
    QCOMPARE(refused.status, 403);
    QCOMPARE(refused.code(), QStringLiteral("sign_in.must_change"));
    QVERIFY(!refused.json.contains(QLatin1String("data_key")));
    QCOMPARE(hall.client().post("/v1/passwords", passwordBody("clerk", QStringLiteral("not this"), QStringLiteral("my own words"))).code(),
             QStringLiteral("sign_in.wrong"));
    QCOMPARE(hall.client().post("/v1/passwords", passwordBody("clerk", given, QStringLiteral("my own words"))).status, 200);
    QCOMPARE(hall.client().post("/v1/sign-ins", signInBody("clerk", given)).code(), QStringLiteral("sign_in.wrong"));
    QCOMPARE(hall.client().post("/v1/sign-ins", signInBody("clerk", QStringLiteral("my own words"))).status, 200);
}

void PeopleApiTest::newPasswordsFollowTheRules_data()
{
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QString>("code");
    QTest::newRow("short") << QStringLiteral("k7Qx-m2") << QStringLiteral("password.short");
    QTest::newRow("the id") << QStringLiteral("the clerk 1") << QStringLiteral("password.id");
    QTest::newRow("simple") << QStringLiteral("abababab") << QStringLiteral("password.simple");
    QTest::newRow("common") << QStringLiteral("Passw0rd1") << QStringLiteral("password.common");
    QTest::newRow("the same") << QString::fromLatin1(Password) << QStringLiteral("password.used");
    QTest::newRow("good") << QStringLiteral("another horse") << QString();
}

void PeopleApiTest::newPasswordsFollowTheRules()
{
    QFETCH(QString, wanted);
    QFETCH(QString, code);
    Hall hall;
    hall.fixture.setPassword("clerk", Password);
    const ApiReply reply = hall.client().post("/v1/passwords", passwordBody("clerk", QLatin1String(Password), wanted));
    QCOMPARE(reply.code(), code);
    QCOMPARE(reply.status, code.isEmpty() ? 200 : 400);
    QCOMPARE(hall.client().post("/v1/sign-ins", signInBody("clerk", QLatin1String(Password))).status, code.isEmpty() ? 401 : 200);
}

void PeopleApiTest::theLastFivePasswordsAreNotTakenAgain()
{
    Hall hall;
    const auto word = [](int n) { return QStringLiteral("horse number %1").arg(n); };
    hall.fixture.setPassword("clerk", qPrintable(word(0)));
    for (int n = 1; n < center::RememberedPasswords; ++n) {
        QCOMPARE(hall.client().post("/v1/passwords", passwordBody("clerk", word(n - 1), word(n))).status, 200);
    }
    const int last = center::RememberedPasswords - 1;
    for (int n = 0; n <= last; ++n) {
        QCOMPARE(hall.client().post("/v1/passwords", passwordBody("clerk", word(last), word(n))).code(), QStringLiteral("password.used"));
    }
    QCOMPARE(hall.client().post("/v1/passwords", passwordBody("clerk", word(last), word(last + 1))).status, 200);
    QCOMPARE(hall.client().post("/v1/passwords", passwordBody("clerk", word(last + 1), word(0))).status, 200);
}

void PeopleApiTest::theDirectorySaysWhoMaySignInWhere()
{
    Hall hall;
    hall.fixture.setPassword("clerk", Password);
    hall.fixture.setPassword("watcher", Password);
    RemoteWorkstation second = hall.fixture.enrol("02");
    QCOMPARE(second.client->post("/v1/sign-ins", signInBody("clerk", QLatin1String(Password))).status, 200);
    // Neither role sits at 02: the certificate says which window it is, the directory who may sit there.
    QCOMPARE(second.client->post("/v1/sign-ins", signInBody("manager", QLatin1String(Password))).code(), QStringLiteral("sign_in.seat"));
    QCOMPARE(second.client->post("/v1/sign-ins", signInBody("watcher", QLatin1String(Password))).code(), QStringLiteral("sign_in.seat"));
    const auto state = [&](const char *act) {
        return hall.client().post("/v1/windows", {{QStringLiteral("act"), QLatin1String(act)}, {QStringLiteral("id"), QStringLiteral("02")}}).status;
    };
    QCOMPARE(state("close"), 200);
    QCOMPARE(second.client->post("/v1/sign-ins", signInBody("clerk", QLatin1String(Password))).code(), QStringLiteral("sign_in.window"));
    QCOMPARE(state("open"), 200);
    QCOMPARE(second.client->post("/v1/sign-ins", signInBody("clerk", QLatin1String(Password))).status, 200);
}

void PeopleApiTest::signInsAndFailuresAreAudited()
{
    Hall hall;
    hall.fixture.setPassword("clerk", Password);
    const auto ask = [&](const char *password) { return hall.client().post("/v1/sign-ins", signInBody("clerk", QLatin1String(password))).status; };
    QCOMPARE(ask(Password), 200);
    for (int i = 0; i < center::SignInTries; ++i) {
        QCOMPARE(ask("wrong"), 401);
    }
    QCOMPARE(ask(Password), 423);
    const QString failed = QStringLiteral("sign_in_failed");
    QCOMPARE(hall.acts("clerk"), QStringList({QStringLiteral("sign_in"), failed, failed, failed, failed, failed, QStringLiteral("person_locked"),
                                              QStringLiteral("sign_in_locked")}));
    QCOMPARE(hall.fixture.findings(), QString());
}

void PeopleApiTest::manyRightSignInsAtOnceLockNobodyOut()
{
    Hall hall;
    hall.fixture.setPassword("clerk", Password);
    const auto ask = [&](const char *password, int times) { return signInsAtOnce(hall, std::vector(static_cast<size_t>(times), signInBody("clerk", QLatin1String(password)))); };
    const std::vector<int> right = ask(Password, 3 * center::SignInTries);
    QCOMPARE(std::count(right.begin(), right.end(), 200), 3 * center::SignInTries);
    const std::vector<int> wrong = ask("wrong", 2 * center::SignInTries);
    QCOMPARE(std::count(wrong.begin(), wrong.end(), 401), center::SignInTries);
    QCOMPARE(std::count(wrong.begin(), wrong.end(), 423), center::SignInTries);
}

// Each unknown account takes as long as a known one: they wait for each other, and no more than a few.
void PeopleApiTest::oneWorkstationTakesOneThreadHoweverMuchItSends()
{
    Hall hall;
    std::vector<QJsonObject> bodies;
    for (int i = 0; i < 40; ++i) {
        bodies.push_back(signInBody(qPrintable(QStringLiteral("nobody%1").arg(i)), QLatin1String(Password)));
    }
    const std::vector<int> statuses = signInsAtOnce(hall, bodies);
    const auto looked = std::count(statuses.begin(), statuses.end(), 401);
    const auto refused = std::count(statuses.begin(), statuses.end(), 503);
    QCOMPARE(looked + refused, 40);
    QVERIFY(looked >= 1 + static_cast<int>(center::SignInTurns::MostWaiting));
    QVERIFY(refused > 0);
    QCOMPARE(hall.signIn("manager", QLatin1String(Password)).status, 200);
}

void PeopleApiTest::whoIsUnknownIsAuditedSealed()
{
    Hall hall;
    QCOMPARE(hall.client().post("/v1/sign-ins", signInBody("nobody", QLatin1String(Password))).code(), QStringLiteral("sign_in.wrong"));
    const auto session = hall.fixture.admin();
    auto rows = session->stores().audit.newest({}, 1);
    QCOMPARE(rows->size(), size_t(1));
    QCOMPARE(rows->front().line.act, QStringLiteral("sign_in_failed"));
    QVERIFY(rows->front().line.person.isNull());
    EXPECT_OK(session->stores().audit.open(rows->front()));
    QCOMPARE(rows->front().line.subject, QStringLiteral("nobody"));
}

YICHUANG_TEST(PeopleApiTest)
#include "PeopleApiTest.moc"
