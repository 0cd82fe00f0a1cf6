// SPDX-License-Identifier: Apache-2.0
#include "tests/center/HttpFixture.h"
#include "tests/support/TestProgram.h"

#include <thread>

using namespace yichuang;
using namespace yichuang::tests;

/// Going down: nobody who was heard is left without an answer, and it never takes longer than allowed.
class HttpDrainTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatWasReadIsAnsweredAndTheRestIsClosed()
    {
        HttpFixture fixture;
        fixture.start();
        const auto busy = fixture.peer();
        busy->send(requestText("GET", "/late"));
        QTRY_COMPARE(fixture.waiting(), size_t(1));
        const auto idle = fixture.peer();
        QCOMPARE(idle->exchange(requestText("POST", "/echo", "x")).status, 200);

        center::HttpServer::Drained drained = center::HttpServer::Drained::CutShort;
        std::thread draining([&] { drained = fixture.server().drain(std::chrono::seconds(20)); });
        QVERIFY(idle->isClosedWithin(10'000));
        QTcpSocket late;
        late.connectToHost(QStringLiteral("127.0.0.1"), fixture.server().port());
        QVERIFY(!late.waitForConnected(1000) || late.waitForDisconnected(5000));
        fixture.answerLate();
        const RawResponse answer = busy->receive();
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.headers.value("connection"), QByteArray("close"));
        QVERIFY(busy->isClosedWithin(10'000));
        draining.join();
        QCOMPARE(drained, center::HttpServer::Drained::Whole);
    }

    /// It found the port open: closed without a word it would have been refused.
    void whoHasJustComeIsAnsweredOnce()
    {
        HttpFixture fixture;
        center::ServerLimits limits;
        limits.newcomer = std::chrono::seconds(3);
        fixture.start(limits);
        const auto asked = fixture.peer();
        QCOMPARE(asked->exchange(requestText("POST", "/echo", "x")).status, 200);
        const auto fresh = fixture.peer();
        const auto silent = fixture.peer();
        QTRY_COMPARE(fixture.server().connectionCount(), 3);
        center::HttpServer::Drained drained = center::HttpServer::Drained::CutShort;
        std::thread draining([&] { drained = fixture.server().drain(std::chrono::seconds(20)); });
        QVERIFY(asked->isClosedWithin(10'000)); // it goes down
        const RawResponse answer = fresh->exchange(requestText("POST", "/echo", "x"));
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.headers.value("connection"), QByteArray("close"));
        QVERIFY(silent->isClosedWithin(10'000));
        draining.join();
        QCOMPARE(drained, center::HttpServer::Drained::Whole);
    }

    /// Many at once, each at another point of its request: who was heard gets its answer whole, who was not gets none.
    void nobodyIsHalfAnswered()
    {
        constexpr size_t Each = 12;
        HttpFixture fixture;
        center::ServerLimits limits;
        limits.header = limits.body = std::chrono::seconds(3); // who stops in the middle is waited for so long
        fixture.start(limits);
        std::vector<std::unique_ptr<TlsPeer>> heard;
        std::vector<std::unique_ptr<TlsPeer>> half;
        for (size_t i = 0; i < Each; ++i) {
            heard.push_back(fixture.peer());
            heard.back()->send(requestText("GET", "/late"));
            half.push_back(fixture.peer());
            const QByteArray request = requestText("POST", "/echo", QByteArray(200, 'x'));
            half.back()->send(request.left(request.size() * static_cast<qsizetype>(i + 1) / static_cast<qsizetype>(Each + 1)));
        }
        QTRY_COMPARE(fixture.waiting(), Each);
        center::HttpServer::Drained drained = center::HttpServer::Drained::CutShort;
        std::thread draining([&] { drained = fixture.server().drain(std::chrono::seconds(60)); });
        // As if their answers came from the writer's last commit.
        QTest::qWait(100);
        fixture.answerLate();
        for (const auto &peer : heard) {
            const RawResponse answer = peer->receive();
            QCOMPARE(answer.status, 200);
            QCOMPARE(answer.headers.value("content-length").toLongLong(), answer.body.size());
            QVERIFY(peer->isClosedWithin(10'000));
        }
        for (const auto &peer : half) {
            const RawResponse answer = peer->receive();
            QVERIFY2(answer.status == 0 || answer.headers.value("content-length").toLongLong() == answer.body.size(), "half an answer");
        }
        draining.join();
        QCOMPARE(drained, center::HttpServer::Drained::Whole);
    }

    void itIsCutShortWhenItTakesTooLong()
    {
        HttpFixture fixture;
        fixture.start();
        const auto busy = fixture.peer();
        busy->send(requestText("GET", "/late"));
        QTRY_COMPARE(fixture.waiting(), size_t(1));
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(fixture.server().drain(std::chrono::milliseconds(200)), center::HttpServer::Drained::CutShort);
        QVERIFY(timer.elapsed() < 5000);
        // An answer that comes after all goes nowhere and harms nothing.
        fixture.answerLate();
    }

    void drainingTwiceIsTheSame()
    {
        HttpFixture fixture;
        fixture.start();
        QCOMPARE(fixture.server().drain(std::chrono::seconds(5)), center::HttpServer::Drained::Whole);
        QCOMPARE(fixture.server().drain(std::chrono::seconds(5)), center::HttpServer::Drained::Whole);
    }
};

YICHUANG_TEST(HttpDrainTest)
#include "HttpDrainTest.moc"
