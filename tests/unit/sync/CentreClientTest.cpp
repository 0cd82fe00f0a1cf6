// SPDX-License-Identifier: Apache-2.0
#include "app/sync/CentreClient.h"

#include "app/domain/Content.h"
#include "tests/support/Expect.h"
#include "tests/support/Wait.h"
#include "tests/support/sync/FakeCentre.h"
#include "tests/support/sync/FaultProxy.h"
#include "tests/support/TestProgram.h"

#include <QSignalSpy>
#include <QTest>

using namespace yichuang;
using namespace std::chrono_literals;
using sync::CentreClient;
using sync::FailureClass;
using sync::Outcome;
using tests::FakeCentre;
using tests::Fault;

namespace {

/// Calls and waits for the answer.
template<typename T, typename Call>
Outcome<T> ask(Call call)
{
    std::optional<Outcome<T>> got;
    int times = 0;
    call([&got, &times](const Outcome<T> &outcome) {
        got = outcome;
        ++times;
    });
    if (!tests::waitUntil([&got] { return got.has_value(); }, std::chrono::seconds(20))) {
        qFatal("no answer at all");
    }
    QTest::qWait(0);
    if (times != 1) {
        qFatal("answered more than once");
    }
    return *got;
}

Outcome<QJsonObject> askTime(CentreClient &client)
{
    return ask<QJsonObject>([&client](auto then) { client.time(then); });
}

Outcome<protocol::ChangePage> askChanges(CentreClient &client, const sync::ChangesQuery &query)
{
    return ask<protocol::ChangePage>([&](auto then) { client.changes(query, then); });
}

} // namespace

class CentreClientTest : public QObject {
    Q_OBJECT

    base::SystemClock m_clock;

    std::unique_ptr<CentreClient> make(const sync::CentreTrust &trust, const sync::ClientLimits &limits = {})
    {
        auto client = CentreClient::make(trust, m_clock, limits);
        return client ? std::move(*client) : nullptr;
    }

private Q_SLOTS:
    void asksTheTimeOverTls13()
    {
        FakeCentre centre;
        centre.setClockOffset(5s);
        const auto client = make(centre.trust().workstation(centre.url()));
        QVERIFY(client);
        QSignalSpy exchanged(client.get(), &CentreClient::exchanged);
        QVERIFY(askTime(*client));
        QCOMPARE(exchanged.size(), 1);
        const auto exchange = exchanged.first().first().value<sync::ClockExchange>();
        const auto ahead = exchange.centre - exchange.sentWall;
        QVERIFY(ahead >= 4900ms && ahead < 15s);
    }

    void keepsItsConnection()
    {
        FakeCentre centre;
        tests::FaultProxy proxy(centre.port());
        auto trust = centre.trust().workstation(QUrl(QStringLiteral("https://127.0.0.1:%1").arg(proxy.port())));
        const auto client = make(trust);
        for (int i = 0; i < 5; ++i) {
            QVERIFY(askTime(*client));
        }
        QCOMPARE(proxy.connections(), 1);
    }

    void trustThatCannotBeUsedIsRefused()
    {
        FakeCentre centre;
        auto trust = centre.trust().workstation(centre.url());
        auto broken = trust;
        broken.centre = QUrl(QStringLiteral("http://127.0.0.1"));
        EXPECT_FAILS(broken.tls(), base::ErrorCode::Malformed);
        broken = trust;
        broken.authorityPem = "x";
        EXPECT_FAILS(broken.tls(), base::ErrorCode::Malformed);
        broken = trust;
        broken.certificatePem = "x";
        EXPECT_FAILS(broken.tls(), base::ErrorCode::Malformed);
        broken = trust;
        broken.keyPem = std::make_shared<const crypto::SecretBytes>(QByteArrayView("x"));
        EXPECT_FAILS(broken.tls(), base::ErrorCode::Malformed);
    }

    void anotherCentreIsFatal()
    {
        FakeCentre centre;
        FakeCentre impostor;
        auto trust = centre.trust().workstation(impostor.url());
        const auto outcome = askTime(*make(trust));
        QCOMPARE(outcome.error().kind, FailureClass::Fatal);
        QCOMPARE(outcome.error().error.reason, QByteArray("tls.untrusted"));
        QCOMPARE(impostor.requests("/v1/time"), 0);
    }

    void withoutCertificateItIsAuth()
    {
        FakeCentre centre;
        auto trust = centre.trust().workstation(centre.url());
        trust.certificatePem.clear();
        trust.keyPem.reset();
        QCOMPARE(askTime(*make(trust)).error().kind, FailureClass::Auth);
    }

    void nobodyThereIsTheNetwork()
    {
        FakeCentre centre;
        const auto client = make(centre.trust().workstation(centre.url()));
        centre.unplug();
        const auto outcome = askTime(*client);
        QCOMPARE(outcome.error().kind, FailureClass::Network);
        QCOMPARE(outcome.error().error.reason, QByteArray("network.refused"));
    }

    void givesContentsAsTheyCome_data()
    {
        QTest::addColumn<int>("form");
        QTest::addColumn<QByteArray>("path");
        QTest::newRow("whole") << int(sync::ContentQuery::Form::Whole) << QByteArray("/v1/attachments/sha256/abc");
        QTest::newRow("small") << int(sync::ContentQuery::Form::Small) << QByteArray("/v1/attachments/sha256/abc/thumbnail");
    }
    void givesContentsAsTheyCome()
    {
        QFETCH(int, form);
        QFETCH(QByteArray, path);
        FakeCentre centre;
        const auto client = make(centre.trust().workstation(centre.url()));
        const sync::ContentQuery query{QStringLiteral("abc"), sync::ContentQuery::Form(form)};
        tests::FakeResponse response{200, QByteArray("\x00\xFFno JSON", 9), {}};
        centre.setFaults([&](const tests::FakeRequest &request) {
            Fault fault;
            if (request.verb == "GET" && request.path == path) {
                fault.instead = response;
            }
            return fault;
        });
        const auto get = [&] { return ask<QByteArray>([&](auto then) { client->content(query, then); }); };
        QCOMPARE(get().value(), response.body);
        response = {404, R"({"error":{"code":"attachment.unknown","text":"没有"}})", {}};
        QCOMPARE(get().error().error.reason, QByteArray("attachment.unknown"));
        // More than may be is not taken in.
        const qint64 most = query.form == sync::ContentQuery::Form::Small ? sync::ClientLimits().smallBytes : domain::MaxContentSize;
        response = {200, QByteArray(most, 'x'), {}};
        QCOMPARE(get().value().size(), most);
        response.body.append('x');
        QCOMPARE(get().error().error.reason, QByteArray("reply.too_long"));
    }

    void spoiltReplies_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<FailureClass>("kind");
        QTest::newRow("not JSON") << 200 << QByteArray("<html>") << FailureClass::Network;
        QTest::newRow("half an object") << 200 << QByteArray("{\"a\":") << FailureClass::Network;
        QTest::newRow("empty") << 200 << QByteArray() << FailureClass::Network;
        QTest::newRow("too deep") << 200 << QByteArray(QByteArray("{\"a\":").repeated(5000) + "1" + QByteArray("}").repeated(5000)) << FailureClass::Network;
        QTest::newRow("old client") << 426 << QByteArray("{}") << FailureClass::Unsupported;
        QTest::newRow("busy") << 503 << QByteArray("{}") << FailureClass::Busy;
        QTest::newRow("redirect is not followed") << 307 << QByteArray("{}") << FailureClass::Network;
    }
    void spoiltReplies()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(FailureClass, kind);
        FakeCentre centre;
        Fault fault;
        fault.instead = tests::FakeResponse{status, body, {{"Retry-After", "30"}, {"Location", "https://127.0.0.1:1/"}}};
        centre.setFaults([fault](const tests::FakeRequest &) { return fault; });
        const auto client = make(centre.trust().workstation(centre.url()));
        const auto outcome = askTime(*client);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, kind);
        if (kind == FailureClass::Busy) {
            QCOMPARE(outcome.error().retryAfter, 30'000ms);
        }
    }

    void aBodyBeyondTheLimitIsCut()
    {
        FakeCentre centre;
        Fault fault;
        fault.instead = tests::FakeResponse{200, "{\"a\":\"" + QByteArray(300'000, 'x') + "\"}", {}};
        centre.setFaults([fault](const tests::FakeRequest &) { return fault; });
        sync::ClientLimits limits;
        limits.replyBytes = 100'000;
        const auto outcome = askTime(*make(centre.trust().workstation(centre.url()), limits));
        QCOMPARE(outcome.error().error.reason, QByteArray("reply.too_long"));
    }

    void aSlowDripDoesNotHoldItForEver()
    {
        FakeCentre centre;
        tests::FaultProxy proxy(centre.port());
        proxy.setPlan([](int) {
            tests::LineFault fault;
            fault.bytesPerSecond = 1500; // each byte comes, but the whole never in time
            return fault;
        });
        sync::ClientLimits limits;
        limits.request = 400ms;
        const auto client = make(centre.trust().workstation(QUrl(QStringLiteral("https://127.0.0.1:%1").arg(proxy.port()))), limits);
        const auto outcome = askTime(*client);
        QCOMPARE(outcome.error().error.reason, QByteArray("network.timeout"));
    }

    // Somebody waits before the locked screen; the sealed verifier can answer as well.
    void signingInIsGivenUpSooner()
    {
        FakeCentre centre;
        centre.setFaults([](const tests::FakeRequest &) {
            Fault slow;
            slow.delay = 5s;
            return slow;
        });
        sync::ClientLimits limits;
        limits.hastySignIn = 200ms;
        const auto client = make(centre.trust().workstation(centre.url()), limits);
        const protocol::SignInRequest request{*domain::PersonId::fromText(QStringLiteral("wei.xf")), QStringLiteral("x")};
        const auto outcome = ask<protocol::SignInReply>([&](auto then) { client->signIn(request, sync::Patience::Short, then); });
        QCOMPARE(outcome.error().error.reason, QByteArray("network.timeout"));
    }

    void aReplyCutAnywhereIsTheNetwork()
    {
        FakeCentre centre;
        const auto client = make(centre.trust().workstation(centre.url()));
        for (qint64 bytes = 0; bytes < 130; bytes += 13) {
            centre.setFaults([bytes](const tests::FakeRequest &) {
                Fault fault;
                fault.cutReplyAfter = bytes;
                return fault;
            });
            const auto outcome = askTime(*client);
            QVERIFY2(!outcome, qPrintable(QStringLiteral("cut after %1").arg(bytes)));
            QCOMPARE(outcome.error().kind, FailureClass::Network);
        }
        centre.setFaults([](const tests::FakeRequest &) { return Fault(); });
        QVERIFY(askTime(*client));
    }

    void longPollWaitsForNews()
    {
        FakeCentre centre;
        const auto client = make(centre.trust().workstation(centre.url()));
        const auto first = askChanges(*client, {{}, 100, 0ms});
        QVERIFY(first);
        QVERIFY(first->changes.empty());
        std::optional<Outcome<protocol::ChangePage>> got;
        client->changes({first->cursor, 100, 20s}, [&got](const Outcome<protocol::ChangePage> &outcome) { got = outcome; });
        QTRY_COMPARE(centre.requests("/v1/changes"), 2);
        QVERIFY(!got);
        protocol::Change change;
        change.type = protocol::ChangeType::Tombstone;
        change.key = domain::CaseId::make(m_clock.now()).toText();
        centre.publish(change);
        QTRY_VERIFY(got.has_value());
        QVERIFY(got->has_value());
        QCOMPARE((*got)->changes.front(), change);
        // The cursor has a "+" in it: it must come back as it was given.
        const auto next = askChanges(*client, {(*got)->cursor, 100, 0ms});
        QVERIFY(next);
        QVERIFY(next->changes.empty());
    }

    void dyingBeforeTheAnswerDropsIt()
    {
        FakeCentre centre;
        centre.setFaults([](const tests::FakeRequest &) {
            Fault fault;
            fault.delay = 200ms;
            return fault;
        });
        auto client = make(centre.trust().workstation(centre.url()));
        bool called = false;
        client->time([&called](const Outcome<QJsonObject> &) { called = true; });
        QTRY_COMPARE(centre.requests("/v1/time"), 1);
        client.reset();
        QTest::qWait(300);
        QVERIFY(!called);
    }
};

YICHUANG_TEST(CentreClientTest)
#include "CentreClientTest.moc"
