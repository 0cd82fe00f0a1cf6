// SPDX-License-Identifier: Apache-2.0
#include "tests/center/HttpFixture.h"
#include "tests/support/TestProgram.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace yichuang;
using namespace yichuang::tests;

/// What peers must not do, and that doing it harms only them.
class HttpRefusalTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refusals_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        const QByteArray line = "POST /echo HTTP/1.1\r\nHost: c\r\n";
        QTest::newRow("no HTTP at all") << QByteArray("\x16\x03\x01 hello\r\n\r\n") << 400;
        QTest::newRow("no version") << QByteArray("GET /echo\r\n\r\n") << 400;
        QTest::newRow("unknown version") << QByteArray("GET /echo HTTP/9.9\r\n\r\n") << 400;
        QTest::newRow("header without colon") << line + "Nonsense\r\n\r\n" << 400;
        QTest::newRow("space before colon") << line + "Content-Length : 3\r\n\r\nabc" << 400;
        QTest::newRow("length is no number") << line + "Content-Length: three\r\n\r\nabc" << 400;
        QTest::newRow("length is negative") << line + "Content-Length: -3\r\n\r\nabc" << 400;
        QTest::newRow("two lengths") << line + "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd" << 400;
        QTest::newRow("length and chunked") << line + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" << 400;
        QTest::newRow("chunked and length") << line + "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n" << 400;
        QTest::newRow("chunk size is no number") << line + "Transfer-Encoding: chunked\r\n\r\nzz\r\n" << 400;
        QTest::newRow("line folding") << line + "X-A: b\r\n c\r\n\r\n" << 400;
        QTest::newRow("line folding with a tab") << line + "X-A: b\r\n\tc\r\n\r\n" << 400;
        QTest::newRow("line folding behind a long line") << line + "X-B: " + QByteArray(9000, 'b') + "\r\nX-A: b\r\n c\r\n\r\n" << 400;
        QTest::newRow("no host") << QByteArray("GET /query HTTP/1.1\r\n\r\n") << 400;
        QTest::newRow("no host, though the target has one") << QByteArray("GET https://c/query HTTP/1.1\r\n\r\n") << 400;
        QTest::newRow("two hosts") << QByteArray("GET /query HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n") << 400;
        QTest::newRow("two hosts before one was needed") << QByteArray("GET /query HTTP/1.0\r\nHost: a\r\nHost: b\r\n\r\n") << 400;
        QTest::newRow("no name for a host") << QByteArray("GET /query HTTP/1.1\r\nHost: a/b\r\n\r\n") << 400;
        QTest::newRow("header too long") << line + "X-Long: " + QByteArray(20'000, 'a') + "\r\n\r\n" << 431;
        QTest::newRow("too many headers") << line + QByteArray("X-A: b\r\n").repeated(5000) + "\r\n" << 431;
        QTest::newRow("body too long") << line + "Content-Length: 1001\r\n\r\n" + QByteArray(1001, 'a') << 413;
        QTest::newRow("body too long in chunks") << line + "Transfer-Encoding: chunked\r\n\r\n7d0\r\n" + QByteArray(2000, 'a') + "\r\n0\r\n\r\n" << 413;
        QTest::newRow("huge length") << line + "Content-Length: 18446744073709551615\r\n\r\n" << 413;
        QTest::newRow("body where none belongs") << QByteArray("GET /query HTTP/1.1\r\nHost: c\r\nContent-Length: 3\r\n\r\nabc") << 413;
        QTest::newRow("unknown path") << requestText("GET", "/etc/passwd") << 404;
        QTest::newRow("unknown path behind a host") << requestText("GET", "https://c/etc/passwd") << 404;
        QTest::newRow("a host without a path") << requestText("GET", "https://c?after=1") << 404;
        QTest::newRow("another scheme") << requestText("GET", "ftp://c/query") << 404;
        QTest::newRow("path with dots") << requestText("GET", "/../echo") << 404;
        QTest::newRow("wrong method") << requestText("GET", "/echo") << 405;
        QTest::newRow("unknown method") << requestText("BREW", "/echo") << 405;
    }
    void refusals()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, status);
        HttpFixture fixture;
        fixture.start();
        const RawResponse response = fixture.peer()->exchange(bytes);
        QCOMPARE(response.status, status);
        const QJsonObject error = QJsonDocument::fromJson(response.body).object().value(QLatin1String("error")).toObject();
        QVERIFY(!error.value(QLatin1String("code")).toString().isEmpty());
        QVERIFY(!error.value(QLatin1String("text")).toString().isEmpty());
        QCOMPARE(response.headers.contains("allow"), status == 405);
        // The server is as well as before.
        QCOMPARE(fixture.peer()->exchange(requestText("POST", "/echo", "fine")).status, 200);
    }

    void aSmuggledSecondRequestIsNeverRun_data()
    {
        QTest::addColumn<QByteArray>("version");
        QTest::addColumn<QByteArray>("lines");
        const QByteArray now = "1.1";
        const QByteArray coding = "Transfer-Encoding: ";
        QTest::newRow("length and chunked") << now << "Content-Length: 5\r\n" + coding + "chunked\r\n";
        QTest::newRow("not quite chunked") << now << coding + "xchunked\r\n";
        QTest::newRow("not quite chunked and a length") << now << coding + "xchunked\r\nContent-Length: 0\r\n";
        QTest::newRow("chunked is not the last") << now << coding + "chunked, gzip\r\n";
        QTest::newRow("another under chunked") << now << coding + "gzip, chunked\r\n";
        QTest::newRow("chunked with a parameter") << now << coding + "chunked;q=1\r\n";
        QTest::newRow("identity") << now << coding + "identity\r\n";
        QTest::newRow("identity and a length") << now << coding + "identity\r\nContent-Length: 0\r\n";
        QTest::newRow("chunked twice") << now << coding + "chunked, chunked\r\n";
        QTest::newRow("chunked on two lines") << now << coding + "chunked\r\n" + coding + "chunked\r\n";
        QTest::newRow("chunked, then identity") << now << coding + "chunked\r\n" + coding + "identity\r\n";
        QTest::newRow("identity, then chunked") << now << coding + "identity\r\n" + coding + "chunked\r\n";
        QTest::newRow("a comma after chunked") << now << coding + "chunked,\r\n";
        QTest::newRow("no coding") << now << coding + "\r\n";
        QTest::newRow("chunked before there were chunks") << QByteArray("1.0") << "Connection: keep-alive\r\n" + coding + "chunked\r\n";
    }
    void aSmuggledSecondRequestIsNeverRun()
    {
        QFETCH(QByteArray, version);
        QFETCH(QByteArray, lines);
        HttpFixture fixture;
        fixture.start();
        const auto peer = fixture.peer();
        const QByteArray head = "POST /echo HTTP/" + version + "\r\nHost: c\r\n" + lines + "\r\n";
        const RawResponse refused = peer->exchange(head + "0\r\n\r\n" + requestText("POST", "/echo", "hidden"));
        QCOMPARE(refused.status, 400);
        QCOMPARE(refused.headers.value("connection"), QByteArray("close"));
        QVERIFY(peer->isClosedWithin(5000));
        QCOMPARE(peer->receive(100).status, 0);
    }

    void chunkedIsWrittenAsOneLikes()
    {
        HttpFixture fixture;
        fixture.start();
        const auto peer = fixture.peer();
        const QByteArray request = "POST /echo HTTP/1.1\r\nHost: c\r\nTransfer-Encoding:\tChunked \r\n\r\n2\r\nab\r\n0\r\n\r\n";
        QCOMPARE(peer->exchange(request).body, QByteArray("ab"));
        QCOMPARE(peer->exchange(requestText("POST", "/echo", "again")).body, QByteArray("again"));
    }

    void theAnswerToALongBodyArrives()
    {
        HttpFixture fixture;
        fixture.start();
        const auto peer = fixture.peer();
        // 413 comes while the peer is still sending; a reset must not take it away.
        peer->send("POST /echo HTTP/1.1\r\nHost: c\r\nContent-Length: 3000000\r\n\r\n");
        for (int i = 0; i < 30; ++i) {
            peer->send(QByteArray(100'000, 'a'));
        }
        QCOMPARE(peer->receive().status, 413);
    }

    void slowHeadersAreDropped()
    {
        HttpFixture fixture;
        center::ServerLimits limits;
        limits.header = std::chrono::milliseconds(300);
        fixture.start(limits);
        const auto peer = fixture.peer();
        peer->send("POST /echo HT");
        QVERIFY(peer->isClosedWithin(5000));
    }

    void slowBodiesAreDropped()
    {
        HttpFixture fixture;
        center::ServerLimits limits;
        limits.body = std::chrono::milliseconds(300);
        fixture.start(limits);
        const auto peer = fixture.peer();
        peer->send("POST /echo HTTP/1.1\r\nHost: c\r\nContent-Length: 10\r\n\r\nabc");
        QVERIFY(peer->isClosedWithin(5000));
    }

    void aSlowBodyThatMovesIsRead()
    {
        HttpFixture fixture;
        center::ServerLimits limits;
        limits.body = std::chrono::milliseconds(1000);
        limits.bytesPerSecond = 200;
        fixture.start(limits);
        const auto peer = fixture.peer();
        peer->send("POST /echo HTTP/1.1\r\nHost: c\r\nContent-Length: 1000\r\n\r\n");
        for (int i = 0; i < 10; ++i) {
            QTest::qWait(200); // twice the time of a body, at twice the least rate
            peer->send(QByteArray(100, 'a'));
        }
        QCOMPARE(peer->receive().status, 200);
    }

    void aDripOfABodyDoesNotKeepAConnection()
    {
        HttpFixture fixture;
        center::ServerLimits limits;
        limits.body = std::chrono::milliseconds(500);
        limits.bytesPerSecond = 1000;
        fixture.start(limits);
        const auto peer = fixture.peer();
        peer->send("POST /echo HTTP/1.1\r\nHost: c\r\nContent-Length: 1000\r\n\r\n");
        bool closed = false;
        for (int i = 0; i < 60 && !closed; ++i) {
            peer->send("a");
            closed = peer->isClosedWithin(50);
        }
        QVERIFY(closed);
    }

    void aDripOfBytesDoesNotKeepAConnection()
    {
        HttpFixture fixture;
        center::ServerLimits limits;
        limits.header = std::chrono::milliseconds(500);
        fixture.start(limits);
        const auto peer = fixture.peer();
        peer->send("POST /echo HTTP/1.1\r\nX: ");
        bool closed = false;
        for (int i = 0; i < 60 && !closed; ++i) {
            peer->send("a");
            closed = peer->isClosedWithin(50);
        }
        QVERIFY(closed);
    }

    void idleConnectionsAreClosed()
    {
        HttpFixture fixture;
        center::ServerLimits limits;
        limits.idle = std::chrono::milliseconds(300);
        fixture.start(limits);
        const auto peer = fixture.peer();
        QCOMPARE(peer->exchange(requestText("POST", "/echo", "x")).status, 200);
        QVERIFY(peer->isClosedWithin(5000));
    }

    void aHandshakeThatNeverComesIsDropped()
    {
        HttpFixture fixture;
        center::ServerLimits limits;
        limits.handshake = std::chrono::milliseconds(300);
        fixture.start(limits);
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("127.0.0.1"), fixture.server().port());
        QVERIFY(socket.waitForConnected());
        QVERIFY(socket.waitForDisconnected(5000));
    }

    void onePeerCannotTakeAllConnections()
    {
        HttpFixture fixture;
        center::ServerLimits limits;
        limits.connectionsPerPeer = 3;
        fixture.start(limits);
        std::vector<std::unique_ptr<TlsPeer>> peers;
        for (int i = 0; i < 3; ++i) {
            peers.push_back(fixture.peer());
            QVERIFY(peers.back());
        }
        QVERIFY(!fixture.peer());
        peers.pop_back();
        QTRY_COMPARE(fixture.server().connectionCount(), 2);
        QVERIFY(fixture.peer());
    }

    void tooManyRequestsAtOnceAreToldToComeBack()
    {
        HttpFixture fixture;
        center::ServerLimits limits;
        limits.requestsInFlight = 1;
        fixture.start(limits);
        const auto first = fixture.peer();
        first->send(requestText("GET", "/late"));
        QTRY_COMPARE(fixture.waiting(), size_t(1));
        const auto second = fixture.peer();
        const RawResponse busy = second->exchange(requestText("POST", "/echo", "x"));
        QCOMPARE(busy.status, 503);
        QCOMPARE(busy.headers.value("retry-after"), QByteArray("1"));
        fixture.answerLate();
        QCOMPARE(first->receive().status, 200);
        QCOMPARE(second->exchange(requestText("POST", "/echo", "x")).status, 200);
    }
};

YICHUANG_TEST(HttpRefusalTest)
#include "HttpRefusalTest.moc"
