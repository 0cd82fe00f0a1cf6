// SPDX-License-Identifier: Apache-2.0
#include "tests/support/Wait.h"
#include "tests/unit/sync/EngineRig.h"
#include "tests/support/TestProgram.h"

using namespace yichuang;
using sync::Enrolment;
using sync::Outcome;
using tests::FakeCentre;

namespace {

template<typename T>
Outcome<T> await(const QFuture<Outcome<T>> &future)
{
    if (!tests::waitUntil([&future] { return future.isFinished(); }, std::chrono::seconds(20)) || future.resultCount() == 0) {
        qFatal("no answer");
    }
    return future.result();
}

sync::EnrolOrder orderFor(FakeCentre &centre, const QByteArray &sha256)
{
    return {centre.url(), sha256, QStringLiteral("K7M4-2QPX"), QStringLiteral("ws-03"), std::make_shared<const crypto::SecretBytes>(QByteArray(32, 'k'))};
}

} // namespace

class EnrollerTest : public QObject {
    Q_OBJECT

    std::unique_ptr<base::Worker> m_worker;
    tests::MemorySyncStore m_store;
    base::SystemClock m_clock;
    std::unique_ptr<sync::SyncEngine> m_engine;

private Q_SLOTS:
    void init()
    {
        m_worker = std::make_unique<base::Worker>("store");
        sync::SyncOptions options;
        options.limits.request = std::chrono::seconds(5);
        options.random = [] { return 0.5; };
        m_engine = std::make_unique<sync::SyncEngine>(*m_worker, m_store, m_clock, options);
    }
    void cleanup()
    {
        m_engine.reset();
        m_worker.reset();
    }

    void identifiesWithoutBelieving()
    {
        FakeCentre centre;
        const auto probed = await(m_engine->identify(centre.url()));
        QVERIFY(probed);
        QCOMPARE(probed->authorityPem, centre.trust().authorityPem());
        QCOMPARE(probed->fingerprint.size(), 64 + 15);
        QCOMPARE(QString(probed->fingerprint).remove(QLatin1Char(' ')).toLower(), QString::fromLatin1(probed->authoritySha256.toHex()));
    }

    void identifyOfNobodyFails()
    {
        FakeCentre centre;
        centre.unplug();
        QCOMPARE(await(m_engine->identify(centre.url())).error().kind, sync::FailureClass::Network);
    }

    void enrolsAndTheCertificateWorks()
    {
        FakeCentre centre;
        centre.setCode(QStringLiteral("K7M4-2QPX"));
        const auto probed = await(m_engine->identify(centre.url()));
        const auto enrolment = await(m_engine->enrol(orderFor(centre, probed->authoritySha256)));
        QVERIFY(enrolment);
        QCOMPARE(enrolment->reply.window.toText(), QStringLiteral("03"));
        m_engine->start(enrolment->trust);
        QTRY_COMPARE(m_engine->status().state, sync::LinkState::Online);
    }

    void aWrongCodeIsTheCentresWord()
    {
        FakeCentre centre;
        centre.setCode(QStringLiteral("OTHER"));
        const auto probed = await(m_engine->identify(centre.url()));
        const auto enrolment = await(m_engine->enrol(orderFor(centre, probed->authoritySha256)));
        QCOMPARE(enrolment.error().error.reason, QByteArray("enrolment.code"));
        QVERIFY(!enrolment.error().text.isEmpty());
    }

    void anotherAuthorityThanComparedIsRefusedBeforeTheCodeIsSent()
    {
        FakeCentre centre;
        centre.setCode(QStringLiteral("K7M4-2QPX"));
        const auto enrolment = await(m_engine->enrol(orderFor(centre, QByteArray(32, 'x'))));
        QCOMPARE(enrolment.error().error.reason, QByteArray("enrolment.other_centre"));
        QCOMPARE(centre.requests("/v1/enrolments"), 0);
    }

    void aLostAnswerDoesNotWasteTheCode()
    {
        FakeCentre centre;
        centre.setCode(QStringLiteral("K7M4-2QPX"));
        const auto probed = await(m_engine->identify(centre.url()));
        std::atomic<bool> lose = true;
        centre.setFaults([&lose](const tests::FakeRequest &request) {
            tests::Fault fault;
            fault.cutReplyAfter = lose && request.path == "/v1/enrolments" ? 20 : -1;
            return fault;
        });
        const auto lost = await(m_engine->enrol(orderFor(centre, probed->authoritySha256)));
        QCOMPARE(lost.error().kind, sync::FailureClass::Network);
        lose = false;
        QVERIFY(await(m_engine->enrol(orderFor(centre, probed->authoritySha256))));
    }

    void endingTheEngineAnswersWhoAsked()
    {
        FakeCentre centre;
        centre.setCode(QStringLiteral("K7M4-2QPX"));
        centre.setFaults([](const tests::FakeRequest &) {
            tests::Fault fault;
            fault.delay = std::chrono::seconds(5);
            return fault;
        });
        const auto probed = await(m_engine->identify(centre.url()));
        const auto future = m_engine->enrol(orderFor(centre, probed->authoritySha256));
        QTRY_COMPARE(centre.requests("/v1/enrolments"), 1);
        m_engine.reset();
        QVERIFY(future.isFinished());
        QCOMPARE(future.result().error().kind, sync::FailureClass::Network);
    }
};

YICHUANG_TEST(EnrollerTest)
#include "EnrollerTest.moc"
