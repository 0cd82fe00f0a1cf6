// SPDX-License-Identifier: Apache-2.0
#include "tests/center/Uploader.h"

#include "app/protocol/Messages.h"
#include "center/journal/Custody.h"
#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"

#include <QJsonArray>
#include <QTest>

using namespace yichuang;
using namespace yichuang::tests;

/// The routes, and what is asked before any work: description, protocol, certificate, enrolment, sign-in.
class ApiTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theDescriptionNamesExactlyTheRoutesThereAre()
    {
        ServiceFixture fixture;
        fixture.start();
        const OpenApi described;
        QStringList routes;
        for (const center::Route &route : fixture.service().router().routes()) {
            const QString method = QString::fromLatin1(center::toWord(route.method));
            const QString path = QString::fromLatin1(route.path);
            routes.append(method + QLatin1Char(' ') + path);
            QCOMPARE(described.needsCertificate(method, path), route.peer != center::PeerRule::Anyone);
        }
        routes.sort();
        QCOMPARE(described.operations(), routes);
    }

    void theExamplesFitTheirSchemas()
    {
        // Those with "base64" and "…" stand for bytes; form is all that is checked.
        QCOMPARE(OpenApi().faultsOfExamples(), QStringList());
    }

    void aDifferenceWouldBeNoticed()
    {
        const OpenApi described;
        const QString get = QStringLiteral("GET");
        const QString time = QStringLiteral("/v1/time");
        const QJsonObject good{{QStringLiteral("server_time"), QStringLiteral("2026-11-23T02:42:00.000Z")}, {QStringLiteral("ms"), 1}};
        QCOMPARE(described.faultOf(get, time, 200, good), QString());
        QVERIFY(!described.faultOf(get, time, 418, good).isEmpty());
        for (const auto &[name, value] : {std::pair<QString, QJsonValue>{QStringLiteral("ms"), QStringLiteral("1")},
                                          {QStringLiteral("server_time"), QStringLiteral("yesterday")},
                                          {QStringLiteral("extra"), 1}}) {
            QJsonObject bad = good;
            bad.insert(name, value);
            QVERIFY(!described.faultOf(get, time, 200, bad).isEmpty());
        }
        const QString upload = QStringLiteral("/v1/attachments/7");
        QCOMPARE(described.faultOf(QStringLiteral("DELETE"), upload, 204, QJsonValue(QJsonValue::Undefined)), QString());
        QVERIFY(!described.faultOf(QStringLiteral("DELETE"), upload, 204, good).isEmpty());
        QVERIFY(!described.faultOf(QStringLiteral("PUT"), upload, 200, good).isEmpty());
        QVERIFY(!described.faultOf(QStringLiteral("PUT"), upload, 405, good).isEmpty());
    }

    void everybodyMayAskTheTimeAndTheHealth()
    {
        ServiceFixture fixture;
        fixture.start();
        ApiClient stranger = fixture.stranger();
        const ApiReply time = stranger.get("/v1/time");
        QCOMPARE(time.status, 200);
        QCOMPARE(time.json.value(QLatin1String("ms")).toInteger(), base::toMs(fixture.clock.now()));
        QCOMPARE(stranger.get("/healthz").status, 200);
        const ApiReply ready = stranger.get("/readyz");
        QCOMPARE(ready.status, 200);
        QVERIFY(!ready.json.value(QLatin1String("catalogue")).toString().isEmpty());
    }

    void aServiceThatLeavesSaysSoAndWorksOn()
    {
        ServiceFixture fixture;
        fixture.start();
        RemoteWorkstation workstation = fixture.enrol("01");
        fixture.service().leave();
        ApiClient stranger = fixture.stranger();
        const ApiReply ready = stranger.get("/readyz");
        QCOMPARE(ready.status, 503);
        QCOMPARE(ready.code(), QStringLiteral("leaving"));
        QCOMPARE(stranger.get("/healthz").status, 200);
        CaseBuilder builder = workstation.journal->newCase("ggcs-ws");
        const ApiReply offered = workstation.offer({workstation.journal->act(builder, domain::ActKind::Receive)});
        QCOMPARE(offered.status, 200);
    }

    void workRequestsNeedAWorkstation()
    {
        ServiceFixture fixture;
        fixture.start();
        ApiClient stranger = fixture.stranger();
        QCOMPARE(stranger.get("/v1/changes").status, 401);
        QCOMPARE(stranger.post("/v1/operations", {{QStringLiteral("operations"), QJsonArray()}}).status, 401);
    }

    void bodiesAreJsonAsItIs()
    {
        ServiceFixture fixture;
        fixture.start();
        ApiClient stranger = fixture.stranger();
        const auto post = [&stranger](const QByteArray &headers) { return stranger.postBytes("/v1/enrolments", "{}", headers).status; };
        const QByteArray type = "Content-Type: ";
        for (const char *read : {"application/json", "Application/JSON", "application/json; charset=UTF-8", "application/json;Charset=\"utf-8\"",
                                 "application/json; profile=x; v=2", "application/json\r\nContent-Encoding: Identity"}) {
            QVERIFY2(post(type + read + "\r\n") == 400, read); // it has no code
        }
        for (const char *other : {"text/plain", "application/jsonfoo", "application/json; charset=gbk", "application/json\r\nContent-Encoding: gzip"}) {
            QVERIFY2(post(type + other + "\r\n") == 415, other);
        }
        QCOMPARE(post("Accept: */*\r\n"), 415); // no type at all
    }

    void headIsAnsweredWhereGetIs()
    {
        ServiceFixture fixture;
        fixture.start();
        const RemoteWorkstation workstation = fixture.enrol("01");
        Uploader balancer(fixture, workstation.identity.get());
        for (const char *path : {"/healthz", "/readyz", "/metrics", "/v1/time"}) {
            const RawResponse head = balancer.ask("HEAD", path, {});
            QCOMPARE(head.status, 200);
            QVERIFY(head.headers.value("content-length").toInt() > 0);
        }
    }

    void anOldProgramIsToldToUpdate()
    {
        ServiceFixture fixture;
        fixture.start();
        ApiClient stranger = fixture.stranger();
        const ApiReply reply = stranger.postBytes("/v1/enrolments", "{}", "Yichuang-Protocol: 0\r\nContent-Type: application/json\r\n");
        QCOMPARE(reply.status, 426);
        QCOMPARE(reply.code(), QStringLiteral("unsupported"));
        QCOMPARE(reply.headers.value("yichuang-protocol"), QByteArray("1"));
        QCOMPARE(stranger.postBytes("/v1/enrolments", "{}", "Content-Type: text/plain\r\n").status, 415);
    }

    void aCentreIsEnrolledByItsOwnCodeAndAWorkstationIsNone()
    {
        ServiceFixture fixture;
        fixture.start();
        RemoteWorkstation desk = fixture.enrol("01");
        const QByteArray place = "/v1/tiers/news?hash=" + QByteArray(64, '0');
        QCOMPARE(desk.client->get(QByteArray(place + "&wait=0")).code(), QStringLiteral("tiers.unknown_centre"));
        const auto admin = fixture.admin();
        QString code;
        EXPECT_OK(admin->write([&](center::Stores &stores, center::CenterStore::Heads &) {
            return center::becomePlace(stores, {key<domain::PlaceId>("nn"), QStringLiteral("南宁市")}, {}, fixture.clock.now())
                .and_then([&] { return stores.tiers.issueCode(key<domain::PlaceId>("qx"), QStringLiteral("青秀区"), fixture.clock.now(), fixture.clock.now() + std::chrono::hours(1)); })
                .map([&code](const QString &made) { code = made; });
        }));
        const QJsonObject body = ServiceFixture::enrolmentBody(code, *crypto::TlsKey::generate(), *crypto::Signer::generate(crypto::SignatureSuite::Ed25519));
        const QJsonObject join{{QStringLiteral("code"), code}, {QStringLiteral("request"), body.value(QLatin1String("certificate_request"))},
                               {QStringLiteral("signing_key"), body.value(QLatin1String("signing_key"))}};
        ApiClient stranger = fixture.stranger();
        const ApiReply reply = stranger.post("/v1/tiers/enrolments", join);
        QCOMPARE(reply.status, 201);
        QCOMPARE(reply.json.value(QLatin1String("child")).toObject().value(QLatin1String("id")).toString(), QStringLiteral("qx"));
        QCOMPARE(stranger.post("/v1/tiers/enrolments", join).status, 401);
    }

    void enrolmentGivesACertificateOnce()
    {
        ServiceFixture fixture;
        fixture.start();
        const auto tlsKey = crypto::TlsKey::generate();
        const auto signer = crypto::Signer::generate(crypto::SignatureSuite::Ed25519);
        const QString code = fixture.newCode("03");
        ApiClient stranger = fixture.stranger();
        const ApiReply reply = stranger.post("/v1/enrolments", ServiceFixture::enrolmentBody(code, *tlsKey, *signer));
        QCOMPARE(reply.status, 201);
        QCOMPARE(reply.json.value(QLatin1String("window")).toString(), QStringLiteral("03"));
        QCOMPARE(reply.json.value(QLatin1String("hall")).toString(), QStringLiteral("qingxiu"));
        const ApiReply again = stranger.post("/v1/enrolments", ServiceFixture::enrolmentBody(code, *tlsKey, *signer));
        QCOMPARE(again.status, 401);
        QCOMPARE(again.code(), QStringLiteral("enrolment.code"));
        fixture.clock.advance(std::chrono::hours(2));
        // The session of the administrator and the service share the clock here: a code made now is over in an hour.
        const QString late = fixture.newCode("03");
        fixture.clock.advance(std::chrono::hours(2));
        QCOMPARE(stranger.post("/v1/enrolments", ServiceFixture::enrolmentBody(late, *tlsKey, *signer)).status, 410);
    }

    void brokenEnrolmentsCostNoCode_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<QString>("value");
        QTest::newRow("no request") << QStringLiteral("certificate_request") << QStringLiteral("nonsense");
        QTest::newRow("no key") << QStringLiteral("signing_key") << QStringLiteral("AAAA");
        QTest::newRow("short data key") << QStringLiteral("data_key") << QStringLiteral("AAAA");
    }
    void brokenEnrolmentsCostNoCode()
    {
        QFETCH(QString, member);
        QFETCH(QString, value);
        ServiceFixture fixture;
        fixture.start();
        const auto tlsKey = crypto::TlsKey::generate();
        const auto signer = crypto::Signer::generate(crypto::SignatureSuite::Ed25519);
        const QJsonObject good = ServiceFixture::enrolmentBody(fixture.newCode("01"), *tlsKey, *signer);
        QJsonObject bad = good;
        bad.insert(member, value);
        ApiClient stranger = fixture.stranger();
        QCOMPARE(stranger.post("/v1/enrolments", bad).status, 400);
        QCOMPARE(stranger.post("/v1/enrolments", good).status, 201);
    }

    void signInGivesTheDataKeyAndALimitOffline()
    {
        ServiceFixture fixture;
        fixture.setPassword("clerk", "correct horse");
        fixture.start();
        RemoteWorkstation workstation = fixture.enrol("01");
        const auto ask = [&](const char *person, const char *password) {
            return workstation.client->post("/v1/sign-ins", {{QStringLiteral("person"), QLatin1String(person)}, {QStringLiteral("password"), QLatin1String(password)}});
        };
        const ApiReply reply = ask("clerk", "correct horse");
        QCOMPARE(reply.status, 200);
        QCOMPARE(QByteArray::fromBase64(reply.json.value(QLatin1String("data_key")).toString().toLatin1()), QByteArray(32, 'd'));
        QCOMPARE(reply.json.value(QLatin1String("offline_until")).toString(), base::toIso(fixture.clock.now() + std::chrono::hours(72)));
        // Wrong password and unknown person look the same.
        QCOMPARE(ask("clerk", "wrong").code(), QStringLiteral("sign_in.wrong"));
        QCOMPARE(ask("nobody", "wrong").code(), QStringLiteral("sign_in.wrong"));
        QCOMPARE(ask("clerk.two", "no password set").code(), QStringLiteral("sign_in.wrong"));
        QCOMPARE(ask("far", "wrong").code(), QStringLiteral("sign_in.seat"));
    }

    void guessingLocksOutAlsoAcrossARestart()
    {
        ServiceFixture fixture;
        fixture.setPassword("clerk", "correct horse");
        fixture.start();
        RemoteWorkstation workstation = fixture.enrol("01");
        const auto ask = [&](const char *password) {
            ApiClient client(fixture.service().port(), fixture.authorityPem(), workstation.identity.get());
            return client.post("/v1/sign-ins", {{QStringLiteral("person"), QStringLiteral("clerk")}, {QStringLiteral("password"), QLatin1String(password)}}).status;
        };
        for (int i = 0; i < center::SignInTries - 1; ++i) {
            QCOMPARE(ask("wrong"), 401);
        }
        fixture.stop();
        fixture.start();
        QCOMPARE(ask("wrong"), 401);
        QCOMPARE(ask("correct horse"), 423);
        fixture.clock.advance(center::SignInLock + std::chrono::minutes(1));
        QCOMPARE(ask("correct horse"), 200);
    }

    void aRevokedWorkstationIsShutOutAtOnce()
    {
        ServiceFixture fixture;
        fixture.start();
        RemoteWorkstation workstation = fixture.enrol("01");
        QCOMPARE(workstation.client->get("/v1/changes").status, 200);
        const auto session = fixture.admin();
        EXPECT_OK(session->write([&](center::Stores &stores, center::CenterStore::Heads &) {
            return stores.workstations.revoke(workstation.journal->enrolled().id, fixture.clock.now());
        }));
        const ApiReply reply = workstation.client->get("/v1/changes");
        QCOMPARE(reply.status, 403);
        QCOMPARE(reply.code(), QStringLiteral("auth.revoked"));
    }

    void numberBlocksAreRepeatedAndNeverOverlap()
    {
        ServiceFixture fixture;
        fixture.start();
        RemoteWorkstation first = fixture.enrol("01");
        RemoteWorkstation second = fixture.enrol("01");
        const auto ask = [](RemoteWorkstation &workstation, const QString &request, int count) {
            return workstation.client->post("/v1/number-blocks", protocol::NumberBlockRequest{request, count}.toJson());
        };
        const QString request = QStringLiteral("0192f3a4-5b6c-7d8e-9fa0-b1c2d3e4f506");
        const ApiReply one = ask(first, request, 50);
        QCOMPARE(one.status, 200);
        QCOMPARE(ask(first, request, 50).json, one.json);
        QVERIFY(ask(first, request, 51).status >= 400);
        const ApiReply two = ask(second, request, 50);
        QVERIFY(two.json.value(QLatin1String("first_serial")).toInteger() > one.json.value(QLatin1String("last_serial")).toInteger());
        QCOMPARE(ask(first, QStringLiteral("x"), 5000).status, 400);
    }

    void oneServiceAFileManyAServer()
    {
        ServiceFixture fixture;
        fixture.start();
        center::ServiceOptions options;
        options.database = fixture.places().database;
        options.attachmentsPlace = fixture.attachments();
        auto keys = center::KeyFolder::load(fixture.places().keys);
        EXPECT_OK(keys);
        const auto second = center::CenterService::start(options, std::move(*keys), fixture.clock);
        if (fixture.database().isFile()) {
            EXPECT_FAILS(second, base::ErrorCode::Locked);
        } else {
            EXPECT_OK(second);
        }
    }
};

YICHUANG_TEST(ApiTest)
#include "ApiTest.moc"
