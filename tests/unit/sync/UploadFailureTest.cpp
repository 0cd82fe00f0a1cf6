// SPDX-License-Identifier: Apache-2.0
#include "app/sync/UploadFailure.h"

#include "tests/support/TestProgram.h"

using namespace yichuang;
using sync::FailureClass;
using sync::UploadProblem;
using sync::UploadStep;

class UploadFailureTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyStatus_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<UploadStep>("step");
        QTest::addColumn<UploadProblem>("problem");
        QTest::addColumn<FailureClass>("kind");
        QTest::addColumn<QByteArray>("reason");
        const auto row = [](int status, UploadStep step, UploadProblem problem, FailureClass kind, const char *reason) {
            const QByteArray name = QByteArray::number(status) + (step == UploadStep::Begin ? " at the beginning" : " later");
            QTest::newRow(name.constData()) << status << step << problem << kind << QByteArray(reason);
        };
        using enum UploadProblem;
        row(400, UploadStep::Continue, Wait, FailureClass::Record, "http.400");
        row(401, UploadStep::Begin, Wait, FailureClass::Auth, "http.401");
        row(403, UploadStep::Begin, Wait, FailureClass::Auth, "http.403");
        row(404, UploadStep::Begin, Link, FailureClass::Unsupported, "http.404");
        row(404, UploadStep::Continue, Gone, FailureClass::Unsupported, "attachment.gone");
        row(405, UploadStep::Begin, Link, FailureClass::Unsupported, "http.405");
        row(409, UploadStep::Continue, Offset, FailureClass::Record, "attachment.offset");
        row(410, UploadStep::Continue, Gone, FailureClass::Record, "attachment.gone");
        row(412, UploadStep::Begin, Link, FailureClass::Unsupported, "http.412");
        row(413, UploadStep::Begin, Refused, FailureClass::Record, "attachment.too_large");
        row(415, UploadStep::Begin, Refused, FailureClass::Record, "attachment.type");
        row(422, UploadStep::Continue, Refused, FailureClass::Record, "attachment.refused");
        row(423, UploadStep::Continue, Wait, FailureClass::Record, "attachment.busy");
        row(429, UploadStep::Continue, Link, FailureClass::Busy, "http.429");
        row(460, UploadStep::Continue, Checksum, FailureClass::Record, "attachment.checksum");
        row(500, UploadStep::Continue, Wait, FailureClass::Record, "http.500");
        row(502, UploadStep::Continue, Link, FailureClass::Network, "http.502");
        row(503, UploadStep::Begin, Link, FailureClass::Busy, "http.503");
        row(507, UploadStep::Begin, Wait, FailureClass::Network, "attachment.no_room");
        row(302, UploadStep::Continue, Link, FailureClass::Network, "http.302");
        row(0, UploadStep::Continue, Link, FailureClass::Network, "network.failed");
    }
    void everyStatus()
    {
        QFETCH(int, status);
        QFETCH(UploadStep, step);
        sync::RawReply reply;
        reply.status = status;
        const auto failure = sync::uploadFailureOf(reply, step, {});
        QVERIFY(failure);
        QTEST(failure->kind, "problem");
        QTEST(failure->failure.kind, "kind");
        QTEST(failure->failure.error.reason, "reason");
    }

    void successIsNoFailure()
    {
        for (const int status : {200, 201, 204}) {
            sync::RawReply reply;
            reply.status = status;
            QVERIFY(!sync::uploadFailureOf(reply, UploadStep::Continue, {}));
        }
    }

    void theCentresSentenceIsKept()
    {
        sync::RawReply reply;
        reply.status = 422;
        reply.body = QByteArray(R"({"error":{"code":"attachment.virus","text":"文件含有病毒"}})");
        const auto failure = sync::uploadFailureOf(reply, UploadStep::Continue, {});
        QCOMPARE(failure->failure.error.reason, QByteArray("attachment.refused"));
        QCOMPARE(failure->failure.text, QStringLiteral("文件含有病毒"));
    }

    // A timeout after some header is a timeout, whatever the header said.
    void aTimeoutIsTheLines()
    {
        sync::RawReply reply;
        reply.status = 404;
        reply.ending = sync::Ending::TimedOut;
        QCOMPARE(sync::uploadFailureOf(reply, UploadStep::Continue, {})->kind, UploadProblem::Link);
    }
};

YICHUANG_TEST(UploadFailureTest)
#include "UploadFailureTest.moc"
