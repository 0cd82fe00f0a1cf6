// SPDX-License-Identifier: Apache-2.0
#include "tests/center/ServiceFixture.h"

#include "center/admin/AuditCommands.h"
#include "center/admin/EnrolCommands.h"
#include "center/admin/PeopleCommands.h"
#include "center/admin/PublishCommands.h"
#include "center/admin/WindowCommands.h"
#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"
#include "tests/support/domain/SampleFacts.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace yichuang;
using namespace yichuang::tests;
using base::ErrorCode;

namespace {

using Command = base::Result<center::Report> (*)(const center::CommandLine &, const base::Clock &);

base::Result<center::Report> run(const ServiceFixture &fixture, Command command, const char *words)
{
    return command(fixture.line(QString::fromUtf8(words).split(QLatin1Char(' '))), fixture.clock);
}

QString version(ServiceFixture &fixture)
{
    return (*fixture.admin()->stores().facts.current())->facts().directory.version();
}

QJsonObject entryOf(const center::Report &report, const char *list, const char *id)
{
    const QJsonArray entries = report.json.value(QLatin1String(list)).toArray();
    for (const QJsonValue &entry : entries) {
        if (entry[QLatin1String("id")].toString() == QLatin1String(id)) {
            return entry.toObject();
        }
    }
    return {};
}

QStringList acts(ServiceFixture &fixture)
{
    QStringList words;
    const auto session = fixture.admin();
    const auto rows = session->stores().audit.page(0, 1000);
    for (const center::AuditRow &row : *rows) {
        words.append(row.line.act);
    }
    return words;
}

} // namespace

/// people, windows, enrol, policy and audit on the command line.
class StaffCommandsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyChangeIsANewDirectoryAndAnAuditLine();
    void refusalsNameWhatIsWrongAndChangeNothing_data();
    void refusalsNameWhatIsWrongAndChangeNothing();
    void whoIsRetiredCannotComeBack();
    void aRetiredWindowLosesItsWorkstations();
    void rolesAndPolicyAreShownAndChecked();
    void aPolicyOrDirectoryThatDoesNotFitIsRefused();
    void passwordsAreMadeAndMustBeChanged();
    void theAuditSaysWhoToldALine();
};

void StaffCommandsTest::everyChangeIsANewDirectoryAndAnAuditLine()
{
    ServiceFixture fixture;
    const struct {
        Command command;
        const char *words;
        const char *act; // the last audit line afterwards
    } steps[] = {
        {center::runPeople, "people add --id new.clerk --name 新同事 --roles clerk --windows 01,03", "password_set"},
        {center::runPeople, "people change --id new.clerk --roles clerk,approver --windows 01", "person_changed"},
        {center::runWindows, "windows add --id 10 --name 十号 --hall qingxiu --rights *=accept;hk-cs=accept,decide", "window_added"},
        {center::runWindows, "windows change --id 10 --name 10号", "window_changed"},
        {center::runWindows, "windows close --id 10", "window_state"},
        {center::runWindows, "windows open --id 10", "window_state"},
        {center::runWindows, "windows retire --id 10", "window_state"},
        {center::runPeople, "people retire --id new.clerk", "person_retired"},
    };
    QSet<QString> versions{version(fixture)};
    for (const auto &step : steps) {
        EXPECT_OK(run(fixture, step.command, step.words));
        const QString now = version(fixture);
        QVERIFY2(!versions.contains(now), step.words);
        versions.insert(now);
        QCOMPARE(acts(fixture).last(), QLatin1String(step.act));
    }
    const auto people = run(fixture, center::runPeople, "people list");
    EXPECT_OK(people);
    QCOMPARE(entryOf(*people, "people", "new.clerk").value(QLatin1String("active")).toBool(true), false);
    QCOMPARE(entryOf(*people, "people", "new.clerk").value(QLatin1String("windows")).toArray(), QJsonArray{QStringLiteral("01")});
    const auto windows = run(fixture, center::runWindows, "windows list");
    QCOMPARE(entryOf(*windows, "windows", "10").value(QLatin1String("state")).toString(), QStringLiteral("retired"));
    QCOMPARE(entryOf(*windows, "windows", "10").value(QLatin1String("name")).toString(), QStringLiteral("10号"));
    // The line says who did it.
    const auto audit = run(fixture, center::runAudit, "audit list --limit 2");
    EXPECT_OK(audit);
    QCOMPARE(audit->json.value(QLatin1String("lines")).toArray().at(0)[QLatin1String("act")].toString(), QStringLiteral("audit_read"));
    QVERIFY(audit->json.value(QLatin1String("lines")).toArray().at(1)[QLatin1String("detail")].toString().contains(QStringLiteral("by=uid ")));
    QCOMPARE(fixture.findings(), QString());
}

void StaffCommandsTest::refusalsNameWhatIsWrongAndChangeNothing_data()
{
    QTest::addColumn<QByteArray>("words");
    QTest::addColumn<QByteArray>("reason");
    QTest::addColumn<QString>("named");
    QTest::newRow("there already") << QByteArray("people add --id clerk --name X --roles clerk") << QByteArray("person.exists") << QStringLiteral("clerk");
    QTest::newRow("no such role") << QByteArray("people add --id x --name X --roles king") << QByteArray("usage") << QStringLiteral("king");
    QTest::newRow("no roles") << QByteArray("people add --id x --name X") << QByteArray("usage") << QStringLiteral("--roles");
    QTest::newRow("no such window") << QByteArray("people add --id x --name X --roles clerk --windows 77") << QByteArray("window.unknown") << QStringLiteral("77");
    QTest::newRow("no id") << QByteArray("people retire") << QByteArray("usage") << QStringLiteral("--id");
    QTest::newRow("an id that is none") << QByteArray("people retire --id a/b") << QByteArray("usage") << QStringLiteral("a/b");
    QTest::newRow("nobody") << QByteArray("people retire --id nobody") << QByteArray("person.unknown") << QStringLiteral("nobody");
    QTest::newRow("nothing to change") << QByteArray("people change --id clerk") << QByteArray("usage") << QStringLiteral("--roles");
    QTest::newRow("approve and supervise") << QByteArray("people add --id x --name X --roles approver,supervisor") << QByteArray("policy.exclusive")
                                           << QStringLiteral("第二条");
    QTest::newRow("approve and manage") << QByteArray("people change --id approver --roles approver,manager") << QByteArray("policy.exclusive")
                                        << QStringLiteral("第一条");
    QTest::newRow("manage and supervise") << QByteArray("people change --id manager --roles manager,supervisor") << QByteArray("policy.exclusive")
                                          << QStringLiteral("第三条");
    QTest::newRow("accept and manage") << QByteArray("people change --id clerk --roles clerk,manager") << QByteArray("policy.exclusive")
                                       << QStringLiteral("第四条");
    QTest::newRow("accept and supervise") << QByteArray("people change --id clerk --roles clerk,supervisor") << QByteArray("policy.exclusive")
                                          << QStringLiteral("第五条");
    QTest::newRow("a password for nobody") << QByteArray("people set-password --id nobody") << QByteArray("person.unknown") << QStringLiteral("nobody");
    QTest::newRow("unlock nobody") << QByteArray("people unlock --id nobody") << QByteArray("sign_in.unknown") << QString();
    QTest::newRow("an unknown verb") << QByteArray("people fly --id clerk") << QByteArray("usage") << QStringLiteral("set-password");
    QTest::newRow("a window there already") << QByteArray("windows add --id 01 --name X --hall qingxiu") << QByteArray("window.exists") << QStringLiteral("01");
    QTest::newRow("the same number, other zeros") << QByteArray("windows add --id 1 --name X --hall qingxiu") << QByteArray("window.exists")
                                                  << QStringLiteral("01 and 1");
    QTest::newRow("a letter") << QByteArray("windows add --id 5x --name X --hall qingxiu") << QByteArray("window.number") << QStringLiteral("three digits");
    QTest::newRow("which hall") << QByteArray("windows add --id 10 --name X") << QByteArray("usage") << QStringLiteral("--hall");
    QTest::newRow("no such hall") << QByteArray("windows add --id 10 --name X --hall moon") << QByteArray("hall.unknown") << QStringLiteral("moon");
    QTest::newRow("no such right") << QByteArray("windows change --id 01 --rights *=sing") << QByteArray("usage") << QStringLiteral("sing");
    QTest::newRow("no such item") << QByteArray("windows change --id 01 --rights a/b=accept") << QByteArray("usage") << QStringLiteral("a/b");
    QTest::newRow("four digits") << QByteArray("windows add --id 1000 --name X --hall qingxiu") << QByteArray("usage") << QStringLiteral("three digits");
    QTest::newRow("no such window to close") << QByteArray("windows close --id 77") << QByteArray("window.unknown") << QStringLiteral("77");
    QTest::newRow("a code for no window") << QByteArray("enrol new-code --window 77") << QByteArray("window.unknown") << QStringLiteral("77");
    QTest::newRow("renew nothing") << QByteArray("enrol renew --workstation x") << QByteArray("usage") << QStringLiteral("'x'");
}

void StaffCommandsTest::refusalsNameWhatIsWrongAndChangeNothing()
{
    QFETCH(QByteArray, words);
    QFETCH(QByteArray, reason);
    QFETCH(QString, named);
    ServiceFixture fixture;
    const QString before = version(fixture);
    const QStringList lines = acts(fixture);
    const Command command = words.startsWith("people") ? center::runPeople : words.startsWith("windows") ? center::runWindows : center::runEnrol;
    const auto refused = run(fixture, command, words.constData());
    QVERIFY(!refused);
    QCOMPARE(refused.error().reason, reason);
    QVERIFY2(refused.error().detail.contains(named), qPrintable(refused.error().detail));
    QCOMPARE(version(fixture), before);
    QCOMPARE(acts(fixture), lines);
}

void StaffCommandsTest::whoIsRetiredCannotComeBack()
{
    ServiceFixture fixture;
    fixture.setPassword("clerk", "correct horse");
    fixture.start();
    RemoteWorkstation workstation = fixture.enrol("01");
    const QJsonObject body{{QStringLiteral("person"), QStringLiteral("clerk")}, {QStringLiteral("password"), QStringLiteral("correct horse")}};
    QCOMPARE(workstation.client->post("/v1/sign-ins", body).status, 200);
    CaseBuilder builder = workstation.journal->newCase("ggcs-ws");
    const auto before = workstation.journal->act(builder, domain::ActKind::Accept);
    fixture.clock.advance(std::chrono::minutes(1));
    EXPECT_OK(run(fixture, center::runPeople, "people retire --id clerk"));
    QCOMPARE(workstation.client->post("/v1/sign-ins", body).code(), QStringLiteral("sign_in.wrong"));
    QCOMPARE(run(fixture, center::runPeople, "people retire --id clerk").error().reason, QByteArray("person.retired"));
    QCOMPARE(run(fixture, center::runPeople, "people add --id clerk --name X --roles clerk").error().reason, QByteArray("person.exists"));
    QCOMPARE(run(fixture, center::runPeople, "people set-password --id clerk").error().reason, QByteArray("person.retired"));
    // What was done before is judged by the facts of its day.
    const QJsonObject answers = workstation.offer({before}).json;
    QCOMPARE(answers.value(QLatin1String("answers")).toArray().at(0)[QLatin1String("status")].toString(), QStringLiteral("applied"));
    QCOMPARE(fixture.findings(), QString());
}

void StaffCommandsTest::aRetiredWindowLosesItsWorkstations()
{
    ServiceFixture fixture;
    fixture.start();
    RemoteWorkstation gone = fixture.enrol("02");
    RemoteWorkstation stays = fixture.enrol("01");
    const auto listed = run(fixture, center::runWindows, "windows list");
    QCOMPARE(entryOf(*listed, "windows", "02").value(QLatin1String("workstations")).toInt(), 1);
    EXPECT_OK(run(fixture, center::runWindows, "windows retire --id 02"));
    // On the connection that was open all the time.
    QCOMPARE(gone.client->get("/v1/changes").code(), QStringLiteral("auth.revoked"));
    QCOMPARE(stays.client->get("/v1/changes").status, 200);
    QCOMPARE(run(fixture, center::runEnrol, "enrol new-code --window 02").error().reason, QByteArray("window.retired"));
    const auto workstations = run(fixture, center::runEnrol, "enrol list");
    const QString id = workstations->json.value(QLatin1String("workstations")).toArray().at(1)[QLatin1String("id")].toString();
    QCOMPARE(workstations->json.value(QLatin1String("workstations")).toArray().at(0)[QLatin1String("state")].toString(), QStringLiteral("revoked"));
    EXPECT_OK(run(fixture, center::runEnrol, qPrintable(QStringLiteral("enrol revoke --workstation ") + id)));
    QCOMPARE(stays.client->get("/v1/changes").code(), QStringLiteral("auth.revoked"));
    EXPECT_OK(run(fixture, center::runEnrol, "enrol new-code --window 01 --hours 2"));
    QCOMPARE(run(fixture, center::runEnrol, "enrol list")->json.value(QLatin1String("codes")).toArray().size(), 1);
}

void StaffCommandsTest::rolesAndPolicyAreShownAndChecked()
{
    ServiceFixture fixture;
    const auto roles = run(fixture, center::runPeople, "people roles");
    EXPECT_OK(roles);
    QCOMPARE(roles->json.value(QLatin1String("exclusive")).toArray().size(), 5);
    QVERIFY(roles->text.contains(QStringLiteral("第五条")));
    QFile file(fixture.file(QStringLiteral("policy.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QJsonDocument(policyJson()).toJson());
    file.close();
    // The samples hold "mixed", whose roles the table forbids.
    const QByteArray check = "policy check " + file.fileName().toUtf8();
    const auto checked = run(fixture, center::runPublish, check.constData());
    EXPECT_OK(checked);
    QCOMPARE(checked->exitCode, 1);
    QVERIFY(checked->json.value(QLatin1String("finding")).toString().startsWith(QStringLiteral("mixed ")));
    EXPECT_OK(run(fixture, center::runPeople, "people change --id mixed --roles approver"));
    QCOMPARE(run(fixture, center::runPublish, check.constData())->exitCode, 0);
    const auto missing = run(fixture, center::runPublish, "policy check /nowhere/policy.json");
    QVERIFY(!missing);
    QVERIFY(missing.error().detail.contains(QStringLiteral("/nowhere/policy.json")));
}

void StaffCommandsTest::aPolicyOrDirectoryThatDoesNotFitIsRefused()
{
    ServiceFixture fixture;
    const QString path = fixture.file(QStringLiteral("import.json"));
    const auto import = [&](const char *kind, QJsonObject body, const char *version) {
        body.insert(QStringLiteral("version"), QLatin1String(version));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(body).toJson()) < 0) {
            qFatal("cannot write the test's file");
        }
        file.close();
        return center::runPublish(fixture.line({QLatin1String(kind), QStringLiteral("import"), path}), fixture.clock);
    };
    const auto refused = import("directory", directoryJson(), "t.2");
    EXPECT_FAILS(refused, ErrorCode::NotAllowed);
    QVERIFY2(refused.error().detail.contains(QStringLiteral("mixed")) && refused.error().detail.contains(QStringLiteral("第一条")),
             qPrintable(refused.error().detail));
    EXPECT_OK(run(fixture, center::runPeople, "people change --id mixed --roles approver"));
    const QJsonObject whole = (*fixture.admin()->stores().facts.current())->facts().directory.source();
    EXPECT_OK(import("directory", whole, "t.3"));
    // A table that forbids what somebody holds.
    QJsonObject stricter = policyJson();
    stricter.insert(QStringLiteral("exclusive"), QJsonArray{QJsonArray{QStringLiteral("clerk"), QStringLiteral("approver")}});
    const auto tooStrict = import("policy", stricter, "p.2");
    EXPECT_FAILS(tooStrict, ErrorCode::NotAllowed);
    QVERIFY(tooStrict.error().detail.contains(QStringLiteral("both")));
    EXPECT_OK(run(fixture, center::runPeople, "people retire --id both"));
    QCOMPARE(acts(fixture).last(), QStringLiteral("person_retired"));
    // As it was exported before: retiring is for good, and who is enrolled keeps a window.
    QCOMPARE(import("directory", whole, "t.4").error().reason, QByteArray("person.retired"));
    fixture.start();
    const RemoteWorkstation enrolled = fixture.enrol("03");
    QJsonObject less = (*fixture.admin()->stores().facts.current())->facts().directory.source();
    QJsonArray windows;
    for (const QJsonValue &window : less.value(QLatin1String("windows")).toArray()) {
        if (window[QLatin1String("id")].toString() != QLatin1String("03")) {
            windows.append(window);
        }
    }
    less.insert(QStringLiteral("windows"), windows);
    less.insert(QStringLiteral("people"), QJsonArray()); // nobody stands at the window that is left out
    QCOMPARE(import("directory", less, "t.5").error().reason, QByteArray("window.enrolled"));
}

void StaffCommandsTest::passwordsAreMadeAndMustBeChanged()
{
    ServiceFixture fixture;
    const auto made = run(fixture, center::runPeople, "people set-password --id clerk");
    EXPECT_OK(made);
    QCOMPARE(made->json.value(QLatin1String("password")).toString().size(), 12);
    const auto must = [&] { return entryOf(*run(fixture, center::runPeople, "people list"), "people", "clerk").value(QLatin1String("must_change")).toBool(); };
    QVERIFY(must());
    EXPECT_OK(run(fixture, center::runPeople, "people set-password --id clerk --keep"));
    QVERIFY(!must());
}

void StaffCommandsTest::theAuditSaysWhoToldALine()
{
    ServiceFixture fixture;
    fixture.start();
    const RemoteWorkstation desk = fixture.enrol("01");
    const auto session = fixture.admin();
    const auto enrolled = session->stores().workstations.list();
    EXPECT_OK(enrolled);
    const qint64 no = enrolled->at(0).no;
    EXPECT_OK(session->write([&](center::Stores &stores, center::CenterStore::Heads &) {
        return stores.audit.append({fixture.clock.now(), QStringLiteral("print"), {}, no, 17, QStringLiteral("01"), QStringLiteral("a"), QStringLiteral("b\n999  forged")});
    }));
    const auto audit = run(fixture, center::runAudit, "audit list --limit 2");
    EXPECT_OK(audit);
    const QStringList lines = audit->text.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 2);
    QVERIFY2(lines.at(1).contains(QStringLiteral("  %1#17 ").arg(no)), qPrintable(lines.at(1)));
    QVERIFY2(lines.at(0).contains(QStringLiteral("  - ")), qPrintable(lines.at(0)));
}

YICHUANG_TEST(StaffCommandsTest)
#include "StaffCommandsTest.moc"
