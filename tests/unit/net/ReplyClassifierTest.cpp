// SPDX-License-Identifier: Apache-2.0
#include "app/net/ReplyClassifier.h"

#include "tests/support/FakeClock.h"
#include "tests/support/TestProgram.h"

#include <QTest>

using namespace yichuang;
using namespace std::chrono_literals;
using sync::FailureClass;
using sync::RawReply;

namespace {

RawReply withStatus(int status, const QByteArray &body = "{}")
{
    RawReply reply;
    reply.status = status;
    reply.body = body;
    reply.networkError = status >= 400 ? QNetworkReply::UnknownContentError : QNetworkReply::NoError;
    return reply;
}

RawReply withError(QNetworkReply::NetworkError error, const char *text)
{
    RawReply reply;
    reply.networkError = error;
    reply.errorText = QLatin1String(text);
    return reply;
}

} // namespace

class ReplyClassifierTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aWholeGoodReplyIsNoFailure()
    {
        RawReply reply = withStatus(200);
        QVERIFY(!failureOf(reply, tests::FakeClock().now()));
        reply.announcedLength = 2;
        QVERIFY(!failureOf(reply, tests::FakeClock().now()));
    }

    void aShortBodyIsTheNetwork()
    {
        RawReply reply = withStatus(200);
        reply.announcedLength = 3;
        const auto failure = failureOf(reply, tests::FakeClock().now());
        QCOMPARE(failure->kind, FailureClass::Network);
        QCOMPARE(failure->error.reason, QByteArray("reply.truncated"));
        reply = withStatus(200);
        reply.networkError = QNetworkReply::RemoteHostClosedError;
        QCOMPARE(failureOf(reply, tests::FakeClock().now())->error.reason, QByteArray("network.closed"));
    }

    void status_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<FailureClass>("kind");
        QTest::newRow("redirect of a captive portal") << 302 << FailureClass::Network;
        QTest::newRow("bad request") << 400 << FailureClass::Record;
        QTest::newRow("no certificate") << 401 << FailureClass::Auth;
        QTest::newRow("revoked") << 403 << FailureClass::Auth;
        QTest::newRow("no such path") << 404 << FailureClass::Unsupported;
        QTest::newRow("cursor") << 412 << FailureClass::Rebuild;
        QTest::newRow("too large") << 413 << FailureClass::Record;
        QTest::newRow("teapot") << 418 << FailureClass::Record;
        QTest::newRow("old client") << 426 << FailureClass::Unsupported;
        QTest::newRow("too many") << 429 << FailureClass::Busy;
        QTest::newRow("broken on this request") << 500 << FailureClass::Record;
        QTest::newRow("proxy") << 502 << FailureClass::Network;
        QTest::newRow("draining") << 503 << FailureClass::Busy;
        QTest::newRow("proxy time-out") << 504 << FailureClass::Network;
    }
    void status()
    {
        QFETCH(int, status);
        QFETCH(FailureClass, kind);
        const auto failure = failureOf(withStatus(status), tests::FakeClock().now());
        QCOMPARE(failure->kind, kind);
        QCOMPARE(failure->error.reason, "http." + QByteArray::number(status));
    }

    void theCentresOwnWordsAreKept()
    {
        const auto failure = failureOf(withStatus(403, R"({"error":{"code":"enrolment.code","text":"注册码不对。"}})"), tests::FakeClock().now());
        QCOMPARE(failure->error.reason, QByteArray("enrolment.code"));
        QCOMPARE(failure->text, QStringLiteral("注册码不对。"));
        QCOMPARE(failure->error.code, base::ErrorCode::NotAllowed);
    }

    void alerts_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<FailureClass>("kind");
        QTest::addColumn<QByteArray>("reason");
        QTest::newRow("missing") << QByteArray("Error while reading: error:0A00045C:SSL routines::tlsv13 alert certificate required") << FailureClass::Auth
                                 << QByteArray("tls.certificate_required");
        QTest::newRow("revoked") << QByteArray("error:0A000414:SSL routines::sslv3 alert certificate revoked") << FailureClass::Auth
                                 << QByteArray("tls.certificate_revoked");
        QTest::newRow("expired") << QByteArray("error:0A000415:SSL routines::sslv3 alert certificate expired") << FailureClass::Auth
                                 << QByteArray("tls.certificate_expired");
        QTest::newRow("foreign authority") << QByteArray("error:0A000418:SSL routines::tlsv1 alert unknown ca") << FailureClass::Auth
                                           << QByteArray("tls.certificate_refused");
        QTest::newRow("bad") << QByteArray("error:0A000412:SSL routines::sslv3 alert bad certificate") << FailureClass::Auth << QByteArray("tls.certificate_refused");
        QTest::newRow("old TLS") << QByteArray("error:0A00042E:SSL routines::tlsv1 alert protocol version") << FailureClass::Unsupported << QByteArray("tls.version");
        QTest::newRow("anything else") << QByteArray("error:0A000126:SSL routines::unexpected eof while reading") << FailureClass::Network
                                       << QByteArray("network.failed");
    }
    void alerts()
    {
        QFETCH(QByteArray, text);
        QFETCH(FailureClass, kind);
        QFETCH(QByteArray, reason);
        const auto failure = failureOf(withError(QNetworkReply::UnknownNetworkError, text.constData()), tests::FakeClock().now());
        QCOMPARE(failure->kind, kind);
        QCOMPARE(failure->error.reason, reason);
    }

    void aCentreThatIsNotOursStops()
    {
        RawReply reply = withError(QNetworkReply::SslHandshakeFailedError, "handshake failed");
        reply.tlsErrors = {QSslError::SelfSignedCertificateInChain};
        QCOMPARE(failureOf(reply, tests::FakeClock().now())->kind, FailureClass::Fatal);
        reply.tlsErrors = {QSslError::CertificateNotYetValid};
        QCOMPARE(failureOf(reply, tests::FakeClock().now())->error.reason, QByteArray("tls.clock"));
        QCOMPARE(failureOf(reply, tests::FakeClock().now())->kind, FailureClass::Network);
        reply.tlsErrors = {QSslError::CertificateNotYetValid, QSslError::HostNameMismatch};
        QCOMPARE(failureOf(reply, tests::FakeClock().now())->kind, FailureClass::Fatal);
    }

    void retryAfter_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<int>("seconds");
        QTest::newRow("absent") << QByteArray() << 0;
        QTest::newRow("seconds") << QByteArray("120") << 120;
        QTest::newRow("zero is at least a second") << QByteArray("0") << 1;
        QTest::newRow("a day is at most an hour") << QByteArray("86400") << 3600;
        QTest::newRow("absurd") << QByteArray("99999999999999") << 3600;
        QTest::newRow("date") << QByteArray("Mon, 23 Nov 2026 02:42:30 GMT") << 30;
        QTest::newRow("date gone by") << QByteArray("Mon, 23 Nov 2026 02:41:30 GMT") << 1;
        QTest::newRow("garbage") << QByteArray("soon") << 0;
    }
    void retryAfter()
    {
        QFETCH(QByteArray, header);
        QFETCH(int, seconds);
        QCOMPARE(sync::retryAfterOf(header, tests::FakeClock().now()), std::chrono::milliseconds(seconds * 1000));
        RawReply reply = withStatus(503);
        reply.retryAfter = header;
        QCOMPARE(failureOf(reply, tests::FakeClock().now())->retryAfter, std::chrono::milliseconds(seconds * 1000));
    }

    void boundsAreFailures()
    {
        RawReply reply;
        reply.ending = sync::Ending::TimedOut;
        QCOMPARE(failureOf(reply, tests::FakeClock().now())->error.reason, QByteArray("network.timeout"));
        reply.ending = sync::Ending::TooLong;
        QCOMPARE(failureOf(reply, tests::FakeClock().now())->kind, FailureClass::Fatal);
    }
};

YICHUANG_TEST(ReplyClassifierTest)
#include "ReplyClassifierTest.moc"
