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
