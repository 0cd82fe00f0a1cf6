// SPDX-License-Identifier: Apache-2.0
#include "tests/center/ServiceFixture.h"

#include "app/crypto/CertificateRequest.h"
#include "app/protocol/TrustMessages.h"
#include "center/admin/Admin.h"
#include "center/admin/DemoHall.h"
#include "center/admin/EnrolCommands.h"
#include "center/admin/Figures.h"
#include "center/admin/InitCommand.h"
#include "center/admin/JournalCommands.h"
#include "center/admin/KeysCommands.h"
#include "center/admin/PeopleCommands.h"
#include "center/admin/PublishCommands.h"
#include "center/admin/RestoreCommands.h"
#include "tests/support/Expect.h"
#include "tests/support/domain/SampleFacts.h"
#include "tests/support/TestProgram.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace yichuang;
using namespace yichuang::tests;
using base::ErrorCode;

namespace {

QString write(const ServiceFixture &fixture, const QJsonObject &json)
{
    QFile file(fixture.file(QStringLiteral("import.json")));
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(json).toJson()) < 0) {
        qFatal("cannot write the test's file");
    }
    return file.fileName();
}

} // namespace

/// The administrator's sub-commands.
class AdminTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initAgainKeepsEverything()
    {
        ServiceFixture fixture;
        const auto again = center::runInit(fixture.line({QStringLiteral("init")}), fixture.clock);
        EXPECT_OK(again);
        const auto third = center::runInit(fixture.line({QStringLiteral("init")}), fixture.clock);
        QCOMPARE(third->json, again->json);
        const QFile::Permissions others = QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther;
        for (const char *name : {"authority.key", "server.key", "data.key", "."}) {
            QVERIFY(!(QFileInfo(fixture.places().keys + QLatin1Char('/') + QLatin1String(name)).permissions() & others));
        }
    }

    void theServerCertificateIsRenewed()
    {
        ServiceFixture fixture;
        const auto keys = [&](const QStringList &words) {
            const QStringList known{QStringLiteral("database"), QStringLiteral("keys"), QStringLiteral("name")};
            return *center::CommandLine::parse(words + QStringList{QStringLiteral("--database"), fixture.places().database, QStringLiteral("--keys"), fixture.places().keys}, {}, known);
        };
        const auto before = center::runKeys(keys({QStringLiteral("keys"), QStringLiteral("show")}), fixture.clock);
        EXPECT_OK(before);
        QVERIFY(before->json.value(QLatin1String("names")).toArray().contains(QStringLiteral("127.0.0.1")));
        const QStringList other{QStringLiteral("--name"), QStringLiteral("centre.example.cn,10.0.0.7")};
        QCOMPARE(center::runInit(keys(QStringList{QStringLiteral("init")} + other), fixture.clock).error().reason, QByteArray("keys.names"));

        fixture.clock.advance(std::chrono::hours(24 * 700));
        const auto same = center::runKeys(keys({QStringLiteral("keys"), QStringLiteral("renew-server")}), fixture.clock);
        EXPECT_OK(same);
        QCOMPARE(same->json.value(QLatin1String("names")), before->json.value(QLatin1String("names")));
        QVERIFY(same->json.value(QLatin1String("expires")).toString() > before->json.value(QLatin1String("expires")).toString());
        const auto renamed = center::runKeys(keys(QStringList{QStringLiteral("keys"), QStringLiteral("renew-server")} + other), fixture.clock);
        EXPECT_OK(renamed);
        QCOMPARE(renamed->json.value(QLatin1String("names")).toArray(),
                 (QJsonArray{QStringLiteral("centre.example.cn"), QStringLiteral("localhost"), QStringLiteral("10.0.0.7"), QStringLiteral("127.0.0.1")}));
        EXPECT_OK(center::runInit(keys(QStringList{QStringLiteral("init")} + other), fixture.clock));
    }

    void aServiceServesWithTheRenewedCertificate()
    {
        ServiceFixture fixture;
        EXPECT_OK(center::runKeys(fixture.line({QStringLiteral("keys"), QStringLiteral("renew-server")}), fixture.clock));
        fixture.start();
        const RemoteWorkstation workstation = fixture.enrol("01");
        QCOMPARE(workstation.client->get("/v1/changes").status, 200);
    }

    void keysBesideTheDatabaseAreRefused()
    {
        ServiceFixture fixture;
        const auto line = center::CommandLine::parse({QStringLiteral("init"), QStringLiteral("--database"), fixture.file(QStringLiteral("x/c.sqlite")),
                                                      QStringLiteral("--keys"), fixture.file(QStringLiteral("x"))},
                                                     {}, {QStringLiteral("database"), QStringLiteral("keys")});
        EXPECT_OK(line);
        EXPECT_FAILS(center::runInit(*line, fixture.clock), ErrorCode::InvalidArgument);
    }

    void openKeysAreRefused()
    {
        ServiceFixture fixture;
        const QString key = fixture.places().keys + QStringLiteral("/data.key");
        QVERIFY(QFile::setPermissions(key, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
        EXPECT_FAILS(center::AdminSession::open(fixture.places(), fixture.clock), ErrorCode::NotAllowed);
    }

    void wrongUsageIsTold_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("exitCode");
        QTest::newRow("nothing") << QStringList() << 2;
        QTest::newRow("unknown command") << QStringList{QStringLiteral("fly")} << 2;
        QTest::newRow("unknown option") << QStringList{QStringLiteral("init"), QStringLiteral("--fast")} << 2;
        QTest::newRow("option without value") << QStringList{QStringLiteral("init"), QStringLiteral("--keys")} << 2;
        QTest::newRow("an option for a value") << QStringList{QStringLiteral("init"), QStringLiteral("--keys"), QStringLiteral("--json")} << 2;
        QTest::newRow("an option twice") << QStringList{QStringLiteral("init"), QStringLiteral("--json"), QStringLiteral("--json")} << 2;
        QTest::newRow("a word too many") << QStringList{QStringLiteral("verify-journal"), QStringLiteral("all")} << 2;
        QTest::newRow("another command's option") << QStringList{QStringLiteral("backup"), QStringLiteral("/nowhere/b"), QStringLiteral("--notice=3")} << 2;
        QTest::newRow("a host that is none") << QStringList{QStringLiteral("keys"), QStringLiteral("renew-server"), QStringLiteral("--name"), QStringLiteral("a b")} << 2;
        QTest::newRow("two spans") << QStringList{QStringLiteral("figures"), QStringLiteral("--day=2026-11-28"), QStringLiteral("--from=2026-11-01")} << 2;
        QTest::newRow("no such scanner") << QStringList{QStringLiteral("serve"), QStringLiteral("--scan-command=/nowhere/scan")} << 2;
        QTest::newRow("keys of no store") << QStringList{QStringLiteral("serve"), QStringLiteral("--s3=/nowhere/s3")} << 2;
        QTest::newRow("version") << QStringList{QStringLiteral("--version")} << 0;
        QTest::newRow("no database") << QStringList{QStringLiteral("figures"), QStringLiteral("--database"), QStringLiteral("/nowhere/c")} << 3;
        QTest::newRow("help") << QStringList{QStringLiteral("--help")} << 0;
    }
    void wrongUsageIsTold()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, exitCode);
        QCOMPARE(center::runAdmin(arguments, FakeClock()), exitCode);
    }

    void aConfigFileStandsForOptions()
    {
        ServiceFixture fixture;
        const QString config = write(fixture, {{QStringLiteral("listen"), QStringLiteral("0.0.0.0:9")}, {QStringLiteral("database"), QStringLiteral("a")}});
        const auto line = center::CommandLine::parse({QStringLiteral("serve"), QStringLiteral("--database=b"), QStringLiteral("--config"), config}, {},
                                                     {QStringLiteral("config"), QStringLiteral("database"), QStringLiteral("listen")});
        EXPECT_OK(line);
        QCOMPARE(line->text(QStringLiteral("listen")), QStringLiteral("0.0.0.0:9"));
        QCOMPARE(line->text(QStringLiteral("database")), QStringLiteral("b"));
    }

    void aWrongConfigFileIsRefused_data()
    {
        QTest::addColumn<QJsonObject>("config");
        QTest::addColumn<QString>("named"); // what the sentence speaks of; empty: it is taken
        QTest::newRow("a number for a text") << QJsonObject{{QStringLiteral("listen"), 9}} << QString();
        QTest::newRow("a flag") << QJsonObject{{QStringLiteral("json"), true}} << QString();
        QTest::newRow("a flag that is not set") << QJsonObject{{QStringLiteral("json"), false}} << QString();
        QTest::newRow("no such option") << QJsonObject{{QStringLiteral("lisen"), QStringLiteral("0.0.0.0:9")}} << QStringLiteral("lisen");
        QTest::newRow("another file") << QJsonObject{{QStringLiteral("config"), QStringLiteral("x")}} << QStringLiteral("config");
        QTest::newRow("a list") << QJsonObject{{QStringLiteral("listen"), QJsonArray{1}}} << QStringLiteral("listen");
        QTest::newRow("nothing") << QJsonObject{{QStringLiteral("listen"), QJsonValue()}} << QStringLiteral("listen");
        QTest::newRow("a flag as text") << QJsonObject{{QStringLiteral("json"), QStringLiteral("yes")}} << QStringLiteral("json");
    }
    void aWrongConfigFileIsRefused()
    {
        QFETCH(QJsonObject, config);
        QFETCH(QString, named);
        const ServiceFixture fixture;
        const auto line = center::CommandLine::parse({QStringLiteral("serve"), QStringLiteral("--config"), write(fixture, config)}, {QStringLiteral("json")},
                                                     {QStringLiteral("config"), QStringLiteral("listen")});
        QCOMPARE(line.has_value(), named.isEmpty());
        if (line) {
            QCOMPARE(line->has(QStringLiteral("json")), config.value(QLatin1String("json")).toBool());
        } else {
            QVERIFY2(line.error().detail.contains(QLatin1Char('\'') + named + QLatin1Char('\'')), qPrintable(line.error().detail));
        }
    }

    void aConfigFileSaysEverythingOnce()
    {
        const ServiceFixture fixture;
        QFile file(fixture.file(QStringLiteral("twice.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"listen":"0.0.0.0:9","listen":"0.0.0.0:10"})");
        file.close();
        const auto line = center::CommandLine::parse({QStringLiteral("serve"), QStringLiteral("--config"), file.fileName()}, {},
                                                     {QStringLiteral("config"), QStringLiteral("listen")});
        EXPECT_FAILS(line, ErrorCode::InvalidArgument);
        QVERIFY(line.error().detail.contains(QStringLiteral("listen")));
    }

    void aBrokenCatalogueNamesItsFaultAndChangesNothing()
    {
        ServiceFixture fixture;
        QJsonObject catalogue = catalogueJson();
        catalogue.insert(QStringLiteral("version"), QStringLiteral("broken"));
        QJsonArray items = catalogue.value(QLatin1String("items")).toArray();
        QJsonObject item = items.at(3).toObject();
        const QString key = item.value(QLatin1String("key")).toString();
        item.remove(QStringLiteral("name"));
        items.replace(3, item);
        catalogue.insert(QStringLiteral("items"), items);
        const auto words = QStringList{QStringLiteral("catalogue"), QStringLiteral("import"), write(fixture, catalogue)};
        const auto refused = center::runPublish(fixture.line(words), fixture.clock);
        EXPECT_FAILS(refused, ErrorCode::Malformed);
        QVERIFY2(refused.error().detail.contains(key), qPrintable(refused.error().detail));
        const auto shown = center::runPublish(fixture.line({QStringLiteral("catalogue"), QStringLiteral("show")}), fixture.clock);
        QCOMPARE(shown->json.value(QLatin1String("version")), catalogueJson().value(QLatin1String("version")));
    }

    void aNewCatalogueIsPublishedBesideTheOld()
    {
        ServiceFixture fixture;
        QJsonObject catalogue = catalogueJson();
        catalogue.insert(QStringLiteral("version"), QStringLiteral("2027.1"));
        EXPECT_OK(center::runPublish(fixture.line({QStringLiteral("catalogue"), QStringLiteral("import"), write(fixture, catalogue)}), fixture.clock));
        const auto rules = fixture.admin()->stores().facts.current();
        QCOMPARE((*rules)->facts().catalogues.size(), 2);
        QCOMPARE((*rules)->facts().currentCatalogue, QStringLiteral("2027.1"));
    }

    void peopleAreAddedAndLocked()
    {
        ServiceFixture fixture;
        const auto added = center::runPeople(
            fixture.line({QStringLiteral("people"), QStringLiteral("add"), QStringLiteral("--id=new.clerk"), QStringLiteral("--name=新同事"),
                          QStringLiteral("--roles=clerk"), QStringLiteral("--windows=01,03")}),
            fixture.clock);
        EXPECT_OK(added);
        QVERIFY(added->json.value(QLatin1String("password")).toString().size() >= 12);
        const auto rules = fixture.admin()->stores().facts.current();
        const domain::Person *person = (*rules)->facts().directory.person(key<domain::PersonId>("new.clerk"));
        QVERIFY(person && person->windows.size() == 2);
        // Roles that exclude each other are nobody's.
        EXPECT_FAILS(center::runPeople(fixture.line({QStringLiteral("people"), QStringLiteral("add"), QStringLiteral("--id=two.hats"), QStringLiteral("--name=甲"),
                                                     QStringLiteral("--roles=approver,supervisor")}),
                                       fixture.clock),
                     ErrorCode::NotAllowed);
        EXPECT_FAILS(center::runPeople(fixture.line({QStringLiteral("people"), QStringLiteral("unlock")}), fixture.clock), ErrorCode::InvalidArgument);
    }

    void codesAreForKnownWindowsOnly()
    {
        ServiceFixture fixture;
        const auto words = [](const char *window) {
            return QStringList{QStringLiteral("enrol"), QStringLiteral("new-code"), QStringLiteral("--window"), QLatin1String(window)};
        };
        const auto code = center::runEnrol(fixture.line(words("01")), fixture.clock);
        EXPECT_OK(code);
        QCOMPARE(code->json.value(QLatin1String("code")).toString().size(), 14);
        EXPECT_FAILS(center::runEnrol(fixture.line(words("77")), fixture.clock), ErrorCode::NotFound);
    }

    void theDemoHallIsWholeAndCanBeMadeTwice()
    {
        QTemporaryDir folder;
        const FakeClock clock(base::SystemClock().now());
        const auto line = center::CommandLine::parse({QStringLiteral("demo-hall"), QStringLiteral("--database"), folder.filePath(QStringLiteral("d/c.sqlite")),
                                                      QStringLiteral("--keys"), folder.filePath(QStringLiteral("k")), QStringLiteral("--codes=01,02")},
                                                     {}, {QStringLiteral("database"), QStringLiteral("keys"), QStringLiteral("codes")});
        EXPECT_OK(line);
        EXPECT_OK(center::runInit(*line, clock));
        const auto first = center::runDemoHall(*line, clock);
        EXPECT_OK(first);
        QCOMPARE(first->json.value(QLatin1String("codes")).toArray().size(), 2);
        QVERIFY(first->json.value(QLatin1String("people")).toArray().at(0)[QLatin1String("password")].isString());
        const auto second = center::runDemoHall(*line, clock);
        EXPECT_OK(second);
        QVERIFY(second->json.value(QLatin1String("people")).toArray().at(0)[QLatin1String("password")].isNull());
        const auto session = center::AdminSession::open(center::Places::of(*line), clock);
        const auto rules = (*session)->stores().facts.current();
        QCOMPARE((*rules)->facts().current()->items().size(), size_t(26));
    }

    void aDatabaseBelongsToOneKeyFolder()
    {
        ServiceFixture fixture;
        const QString here = fixture.file(QStringLiteral("second-machine"));
        const auto init = [&](const QString &database) {
            const auto line = center::CommandLine::parse({QStringLiteral("init"), QStringLiteral("--database"), database, QStringLiteral("--keys"), here}, {},
                                                         {QStringLiteral("database"), QStringLiteral("keys")});
            return center::runInit(*line, fixture.clock);
        };
        const auto open = [&] { return center::AdminSession::open({fixture.places().database, here}, fixture.clock); };
        // An empty folder: no keys are made that would open nothing.
        EXPECT_FAILS(init(fixture.places().database), ErrorCode::NotAllowed);
        QVERIFY(!QFile::exists(here + QStringLiteral("/data.key")));
        // The keys of another centre.
        EXPECT_OK(init(fixture.file(QStringLiteral("other/centre.sqlite"))));
        QCOMPARE(init(fixture.places().database).error().reason, QByteArray("keys.other"));
        QCOMPARE(open().error().reason, QByteArray("keys.other"));
        center::ServiceOptions options;
        options.database = fixture.places().database;
        QCOMPARE(center::CenterService::start(options, *center::KeyFolder::load(here), fixture.clock).error().reason, QByteArray("keys.other"));
        // As before there was a check: what is in it is opened by its own keys only.
        EXPECT_OK(fixture.admin()->stores().connection().executeScript("UPDATE center SET key_check = NULL"));
        QCOMPARE(open().error().reason, QByteArray("keys.other"));
        QVERIFY(!fixture.admin()->stores().center.keyCheck()->isEmpty());
        EXPECT_OK(center::runInit(fixture.line({QStringLiteral("init")}), fixture.clock));
    }

    void figuresCountAndTheJournalVerifies()
    {
        ServiceFixture fixture;
        fixture.start();
        RemoteWorkstation workstation = fixture.enrol("01");
        CaseBuilder builder = workstation.journal->newCase("ggcs-ws");
        QCOMPARE(workstation.offer({workstation.journal->act(builder, domain::ActKind::Accept)}).status, 200);
        const auto figures = center::runFigures(fixture.line({QStringLiteral("figures")}), fixture.clock);
        EXPECT_OK(figures);
        QCOMPARE(figures->json.value(QLatin1String("cases")).toInt(), 1);
        QCOMPARE(figures->json.value(QLatin1String("by_state")).toObject().value(QLatin1String("accepted")).toInt(), 1);
        QCOMPARE(figures->json.value(QLatin1String("received")).toInt(), 1);
        const QJsonObject headline = figures->json.value(QLatin1String("figures")).toObject();
        QCOMPARE(headline.value(QLatin1String("accepted")).toInt(), 1);
        QCOMPARE(headline.value(QLatin1String("closed")).toInt(), 0);
        QCOMPARE(figures->json.value(QLatin1String("closed_at")).toString(), QStringLiteral("decision"));
        const auto verified = center::runVerifyJournal(fixture.line({QStringLiteral("verify-journal")}), fixture.clock);
        EXPECT_OK(verified);
        QCOMPARE(verified->exitCode, 0);
        QCOMPARE(verified->json.value(QLatin1String("operations")).toInt(), 1);
    }

    void aServersBackupIsTheServersBusiness()
    {
        ServiceFixture fixture;
        if (fixture.database().isFile()) {
            QSKIP("a file has a backup of our own");
        }
        EXPECT_FAILS(center::runBackup(fixture.line({QStringLiteral("backup"), fixture.file(QStringLiteral("b"))}), fixture.clock), ErrorCode::Unsupported);
        EXPECT_FAILS(center::runRestore(fixture.line({QStringLiteral("restore"), fixture.file(QStringLiteral("b"))}), fixture.clock),
                     ErrorCode::InvalidArgument);
    }

    void aBackupReplacesNothing()
    {
        ServiceFixture fixture;
        if (!fixture.database().isFile()) {
            QSKIP("a server's backup is the server's business");
        }
        fixture.start();
        const QString database = fixture.database().where();
        const QString earlier = fixture.file(QStringLiteral("earlier.sqlite"));
        fixture.save(earlier);
        const QString link = fixture.file(QStringLiteral("link"));
        const QString hard = fixture.file(QStringLiteral("hard"));
        const QString dangling = fixture.file(QStringLiteral("dangling"));
        QVERIFY(QFile::link(database, link) && QFile::link(fixture.file(QStringLiteral("nowhere")), dangling));
        QCOMPARE(::link(QFile::encodeName(database).constData(), QFile::encodeName(hard).constData()), 0);
        const auto inode = [&database] {
            struct stat found {};
            ::stat(QFile::encodeName(database).constData(), &found);
            return found.st_ino;
        };
        const auto before = inode();
        for (const QString &taken : {database, database + QStringLiteral("-wal"), database + QStringLiteral("-shm"), earlier, link, hard, dangling}) {
            EXPECT_FAILS(center::runBackup(fixture.line({QStringLiteral("backup"), taken}), fixture.clock), ErrorCode::AlreadyExists);
        }
        QCOMPARE(inode(), before);
        fixture.stop();
        for (const char *end : {"-wal", "-shm", "-journal"}) {
            QFile::remove(database + QLatin1String(end));
            EXPECT_FAILS(center::runBackup(fixture.line({QStringLiteral("backup"), database + QLatin1String(end)}), fixture.clock),
                         ErrorCode::InvalidArgument);
        }
        QCOMPARE(inode(), before);
    }

    void afterARestoreEnrolmentsAreAsTheyWere()
    {
        ServiceFixture fixture;
        fixture.start();
        RemoteWorkstation kept = fixture.enrol("01");
        RemoteWorkstation revoked = fixture.enrol("02");
        CaseBuilder builder = kept.journal->newCase("ggcs-ws");
        const QString backup = fixture.file(QStringLiteral("backup.sqlite"));
        fixture.save(backup);

        const auto key = crypto::TlsKey::generate();
        const auto request = crypto::CertificateRequest::make(*key, {QStringLiteral("window pc"), {}, {}});
        fixture.clock.advance(std::chrono::minutes(1));
        const auto reply = protocol::RenewalReply::fromJson(
            kept.client->post("/v1/renewals", protocol::RenewalRequest{request->toPem().value()}.toJson()).json);
        EXPECT_OK(reply);
        const Identity renewed{reply->certificatePem, key->toPem().value()};
        QCOMPARE(ApiClient(fixture.service().port(), fixture.authorityPem(), &renewed).get("/v1/enrolment").status, 200); // used from here on
        const auto accepted = kept.journal->act(builder, domain::ActKind::Accept);
        QCOMPARE(ApiClient(fixture.service().port(), fixture.authorityPem(), &renewed).post("/v1/operations", kept.batchOf({accepted})).status, 200);
        EXPECT_OK(center::runEnrol(fixture.line({QStringLiteral("enrol"), QStringLiteral("revoke"), QStringLiteral("--workstation"),
                                                 revoked.journal->enrolled().id.toText()}),
                                   fixture.clock));
        RemoteWorkstation later = fixture.enrol("03");
        fixture.stop();
        fixture.restore(backup);
        fixture.start();

        ApiClient client(fixture.service().port(), fixture.authorityPem(), &renewed);
        const ApiReply again = client.post("/v1/operations", kept.batchOf({accepted}));
        QCOMPARE(again.json.value(QLatin1String("answers")).toArray().at(0)[QLatin1String("status")].toString(), QStringLiteral("applied"));
        QCOMPARE(ApiClient(fixture.service().port(), fixture.authorityPem(), kept.identity.get()).get("/v1/enrolment").code(), QStringLiteral("auth.unknown"));
        QCOMPARE(ApiClient(fixture.service().port(), fixture.authorityPem(), revoked.identity.get()).get("/v1/enrolment").code(), QStringLiteral("auth.revoked"));
        QCOMPARE(ApiClient(fixture.service().port(), fixture.authorityPem(), later.identity.get()).get("/v1/enrolment").status, 200);
        QCOMPARE(fixture.findings(), QString());
    }

    void aRestoredCentreIsAnotherAndTakesBackWhatItLost()
    {
        ServiceFixture fixture;
        fixture.start();
        RemoteWorkstation workstation = fixture.enrol("01");
        CaseBuilder builder = workstation.journal->newCase("ggcs-ws");
        const auto first = workstation.journal->act(builder, domain::ActKind::Accept);
        QCOMPARE(workstation.offer({first}).status, 200);
        const QString backup = fixture.file(QStringLiteral("backup.sqlite"));
        fixture.save(backup);
        const auto second = workstation.journal->act(builder, domain::ActKind::StartReview);
        QCOMPARE(workstation.offer({second}).status, 200);
        const ApiReply before = workstation.client->get("/v1/changes");

        const QStringList words{QStringLiteral("restore"), backup};
        EXPECT_FAILS(center::runRestore(fixture.line(fixture.database().isFile() ? words : words.first(1)), fixture.clock), ErrorCode::Locked);
        fixture.stop();
        fixture.restore(backup);
        fixture.start();

        ApiClient client(fixture.service().port(), fixture.authorityPem(), workstation.identity.get());
        QCOMPARE(client.get("/v1/changes?after=" + before.json.value(QLatin1String("cursor")).toString().toLatin1()).status, 412);
        const ApiReply after = client.get("/v1/changes");
        QVERIFY(after.json.value(QLatin1String("fingerprint")) != before.json.value(QLatin1String("fingerprint")));
        QCOMPARE(after.json.value(QLatin1String("chain_up_to")).toInt(), 1);
        const ApiReply again = client.post("/v1/operations", workstation.batchOf({first, second}));
        const QJsonArray answers = again.json.value(QLatin1String("answers")).toArray();
        QCOMPARE(answers.at(0)[QLatin1String("status")].toString(), QStringLiteral("duplicate"));
        QCOMPARE(answers.at(1)[QLatin1String("status")].toString(), QStringLiteral("applied"));
        QCOMPARE(fixture.findings(), QString());
    }
};

YICHUANG_TEST(AdminTest)
#include "AdminTest.moc"
