// SPDX-License-Identifier: Apache-2.0
#include "tests/center/HttpFixture.h"

#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSslCertificate>

using namespace yichuang;
using namespace yichuang::tests;

class HttpServerTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void answersCarryTimeAndSecurityHeaders()
    {
        HttpFixture fixture;
        fixture.start();
        const auto peer = fixture.peer();
        const RawResponse response = peer->exchange(requestText("POST", "/echo", "hello"));
        QCOMPARE(response.status, 200);
        QCOMPARE(response.body, QByteArray("hello"));
        QCOMPARE(response.headers.value("x-yichuang-time"), QByteArray::number(base::toMs(fixture.clock().now())));
        QCOMPARE(response.headers.value("date"), QByteArray("Mon, 23 Nov 2026 02:42:00 GMT"));
        QCOMPARE(response.headers.value("cache-control"), QByteArray("no-store"));
        QCOMPARE(response.headers.value("x-content-type-options"), QByteArray("nosniff"));
        QVERIFY(!response.headers.contains("server"));
    }

    void oneConnectionServesManyRequests()
    {
        HttpFixture fixture;
        fixture.start();
        const auto peer = fixture.peer();
        for (int i = 0; i < 20; ++i) {
            const QByteArray body = "body " + QByteArray::number(i);
            QCOMPARE(peer->exchange(requestText("POST", "/echo", body)).body, body);
        }
        // Two at once are answered in order.
        peer->send(requestText("POST", "/echo", "first") + requestText("POST", "/echo", "second"));
        QCOMPARE(peer->receive().body, QByteArray("first"));
        QCOMPARE(peer->receive().body, QByteArray("second"));
    }

    void chunkedBodiesAreRead()
    {
        HttpFixture fixture;
        fixture.start();
        const auto peer = fixture.peer();
        const QByteArray request = "POST /echo HTTP/1.1\r\nHost: c\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n";
        QCOMPARE(peer->exchange(request).body, QByteArray("abcde"));
    }

    void queryIsDecoded()
    {
        HttpFixture fixture;
        fixture.start();
        const auto peer = fixture.peer();
        const RawResponse response = peer->exchange(requestText("GET", "/query?after=a%2Bb%20c&limit=5"));
        QCOMPARE(QJsonDocument::fromJson(response.body).object().value(QLatin1String("after")).toString(), QStringLiteral("a+b c"));
    }

    void aTargetMayNameItsHost_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::newRow("https") << QByteArray("https://centre:8443/query?after=7");
        QTest::newRow("HTTP") << QByteArray("HTTP://centre/query?after=7");
        QTest::newRow("an address") << QByteArray("https://[::1]:8443/query?after=7");
    }
    void aTargetMayNameItsHost()
    {
        QFETCH(QByteArray, target);
        HttpFixture fixture;
        fixture.start();
        const RawResponse response = fixture.peer()->exchange(requestText("GET", target));
        QCOMPARE(response.status, 200);
        QCOMPARE(QJsonDocument::fromJson(response.body).object().value(QLatin1String("after")).toString(), QStringLiteral("7"));
    }

    void aHostIsNotNeededWhereNoneWasYet()
    {
        HttpFixture fixture;
        fixture.start();
        QCOMPARE(fixture.peer()->exchange("GET /query?after=7 HTTP/1.0\r\n\r\n").status, 200);
    }

    void headIsAnsweredWhereGetIs()
    {
        HttpFixture fixture;
        fixture.start();
        const auto peer = fixture.peer();
        const RawResponse whole = peer->exchange(requestText("GET", "/query?after=7"));
        peer->send(requestText("HEAD", "/query?after=7"));
        const RawResponse head = peer->receiveHead();
        QCOMPARE(head.status, 200);
        QCOMPARE(head.headers.value("content-length"), QByteArray::number(whole.body.size()));
        QCOMPARE(head.headers.value("content-type"), whole.headers.value("content-type"));
        // No body followed it.
        QCOMPARE(peer->exchange(requestText("POST", "/echo", "next")).body, QByteArray("next"));
        QCOMPARE(peer->exchange(requestText("PUT", "/query")).headers.value("allow"), QByteArray("GET, HEAD"));
        peer->send(requestText("HEAD", "/echo"));
        const RawResponse none = peer->receiveHead();
        QCOMPARE(none.status, 405);
        QCOMPARE(none.headers.value("allow"), QByteArray("POST"));
    }

    void expectContinueIsAnsweredBeforeTheBody()
    {
        HttpFixture fixture;
        fixture.start();
        const auto peer = fixture.peer();
        QCOMPARE(peer->exchange("POST /echo HTTP/1.1\r\nHost: c\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n").status, 100);
        QCOMPARE(peer->exchange("abc").body, QByteArray("abc"));
    }

    void certificatesAreAskedForWhereTheRouteWantsThem()
    {
        HttpFixture fixture;
        fixture.start();
        QCOMPARE(fixture.peer()->exchange(requestText("GET", "/private")).status, 401);
        const Identity workstation = fixture.authority().client(QStringLiteral("ws-1"));
        const RawResponse response = fixture.peer(&workstation)->exchange(requestText("GET", "/private"));
        QCOMPARE(response.status, 200);
        const QByteArray shown = QSslCertificate(workstation.certificatePem).digest(QCryptographicHash::Sha256).toHex();
        QCOMPARE(QJsonDocument::fromJson(response.body).object().value(QLatin1String("fingerprint")).toString().toLatin1(), shown);
    }

    void aCertificateOfAnotherAuthorityGetsNowhere()
    {
        HttpFixture fixture;
        fixture.start();
        TestAuthority stranger;
        const Identity forged = stranger.client(QStringLiteral("ws-1"));
        TlsPeer peer(fixture.authority().pem(), &forged);
        // TLS 1.3: the client believes in the handshake until it reads the alert.
        if (peer.connectTo(fixture.server().port())) {
            QCOMPARE(peer.exchange(requestText("GET", "/private")).status, 0);
        }
    }

    void olderTlsIsRefused()
    {
        HttpFixture fixture;
        fixture.start();
        TlsPeer peer(fixture.authority().pem());
        QVERIFY(!peer.connectTo(fixture.server().port(), TlsPeer::Tls::Old));
    }

    void answersMayComeLaterFromAnotherThread()
    {
        HttpFixture fixture;
        fixture.start();
        const auto peer = fixture.peer();
        peer->send(requestText("GET", "/late"));
        QTRY_COMPARE(fixture.waiting(), size_t(1));
        fixture.answerLate();
        QCOMPARE(peer->receive().status, 200);
        QCOMPARE(peer->exchange(requestText("POST", "/echo", "again")).status, 200);
    }

    void aForgottenRequestIsAnsweredAllTheSame()
    {
        HttpFixture fixture;
        fixture.start();
        const auto peer = fixture.peer();
        QCOMPARE(peer->exchange(requestText("GET", "/never")).status, 500);
    }

    void aPeerThatGoesAwayHarmsNobody()
    {
        HttpFixture fixture;
        fixture.start();
        for (int i = 0; i < 10; ++i) {
            const auto peer = fixture.peer();
            peer->send(requestText("GET", "/late"));
            QTRY_VERIFY(fixture.waiting() > 0);
            peer->drop();
            fixture.answerLate();
        }
        QCOMPARE(fixture.peer()->exchange(requestText("POST", "/echo", "alive")).status, 200);
        QTRY_VERIFY(fixture.server().connectionCount() <= 1);
    }

    void manyConnectionsAreServedAtOnce()
    {
        HttpFixture fixture;
        center::ServerLimits limits;
        limits.connectionsPerPeer = 1000;
        fixture.start(limits);
        std::vector<std::unique_ptr<TlsPeer>> peers;
        for (int i = 0; i < 200; ++i) {
            peers.push_back(fixture.peer());
            QVERIFY(peers.back());
            peers.back()->send(requestText("GET", "/late"));
        }
        QTRY_COMPARE(fixture.waiting(), size_t(200));
        fixture.answerLate();
        for (const auto &peer : peers) {
            QCOMPARE(peer->receive().status, 200);
        }
    }

    void wrongCertificatesAndTakenAddressesAreToldAtStart()
    {
        HttpFixture fixture;
        fixture.start();
        center::ServerOptions options;
        options.certificatePem = "not a certificate";
        options.keyPem = &fixture.serverIdentity().keyPem;
        options.clientAuthorityPem = fixture.authority().pem();
        EXPECT_FAILS(center::HttpServer::start(options, fixture.router(), fixture.clock()), base::ErrorCode::CryptoFailed);
        options.certificatePem = fixture.serverIdentity().certificatePem;
        options.address = QStringLiteral("203.0.113.7");
        EXPECT_FAILS(center::HttpServer::start(options, fixture.router(), fixture.clock()), base::ErrorCode::Unavailable);
    }
};

YICHUANG_TEST(HttpServerTest)
#include "HttpServerTest.moc"
