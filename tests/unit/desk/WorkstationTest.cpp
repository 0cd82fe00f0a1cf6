// SPDX-License-Identifier: Apache-2.0
#include "app/desk/Workstation.h"

#include "tests/support/FakeClock.h"
#include "tests/support/TestProgram.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <algorithm>

using namespace yichuang;
using namespace yichuang::desk;
using namespace yichuang::tests;

/// The stations joined: how they begin and how they end.
class WorkstationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noJobRunsWhileTheStationsGo();
    void theChainIsSignedWhenTheSessionChangesHands();
    void theChainIsSignedEveryHour();
};

namespace {

QByteArray resource(const char *name)
{
    QFile file(QStringLiteral(":/yichuang/pinyin/") + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// A workstation with a signing key, somebody signed in, and a journal that grows when it is told to.
class Signing {
public:
    Signing()
    {
        auto opened = Workstation::openEngine({m_folder.path(), resource("readings.txt"), resource("surnames.txt")}, m_clock);
        m_engine = opened->get();
        const crypto::SecretBytes key{QByteArrayView(QByteArray(32, 'k'))};
        const auto pem = crypto::Signer::generate(crypto::SignatureSuite::Ed25519).and_then([](const crypto::Signer &signer) { return signer.toPem(); });
        const auto isReady = m_engine->workspace->unlock(key)
                                 .and_then([&] { return m_engine->workspace->settings().put(settings::SigningKey, pem->view().toByteArray(), store::Keeping::Sealed); })
                                 .and_then([&] { return m_engine->unlock(key); });
        if (!isReady) {
            qFatal("no signing key");
        }
        SessionView session;
        session.person.id = *domain::PersonId::fromText(QStringLiteral("wei.xf"));
        session.window.id = *domain::WindowId::fromText(QStringLiteral("03"));
        m_engine->setSession(session);
        m_station = std::make_unique<Workstation>(std::move(*opened), m_clock, m_folder.path());
    }
    [[nodiscard]] Workstation &station() { return *m_station; }
    /// One more operation; its place.
    [[nodiscard]] qint64 grow()
    {
        return m_engine->worker
            .run([this] {
                protocol::Operation operation;
                operation.id = domain::OperationId::make(m_clock.now());
                operation.caseId = domain::CaseId::make(m_clock.now());
                operation.lane = operation.caseId.toText();
                operation.made.wall = m_clock.now();
                const auto added = m_engine->workspace->journal().append(operation, std::nullopt);
                return added ? added->operation.chain.n : -1;
            })
            .result();
    }
    /// Up to where the chain is signed.
    [[nodiscard]] qint64 signedUpTo()
    {
        return m_engine->worker
            .run([this] {
                const auto head = m_engine->workspace->journal().lastSignedHead();
                return head && *head ? (*head)->link.n : 0;
            })
            .result();
    }

private:
    QTemporaryDir m_folder;
    FakeClock m_clock;
    Engine *m_engine = nullptr;
    std::unique_ptr<Workstation> m_station;
};

} // namespace

void WorkstationTest::noJobRunsWhileTheStationsGo()
{
    QTemporaryDir folder;
    const FakeClock clock;
    auto opened = Workstation::openEngine({folder.path(), resource("readings.txt"), resource("surnames.txt")}, clock);
    QVERIFY(opened);
    Engine &engine = **opened;
    auto station = std::make_unique<Workstation>(std::move(*opened), clock, folder.path());
    QFuture<bool> late;
    connect(&station->sync(), &QObject::destroyed, this, [&engine, &late] {
        late = engine.worker.run([] { return true; });
        late.waitForFinished();
    });
    QVERIFY(!engine.worker.run([] { return true; }).isCanceled());
    station.reset();
    QVERIFY(late.isFinished());
    QCOMPARE(late.resultCount(), 0);
}

void WorkstationTest::theChainIsSignedWhenTheSessionChangesHands()
{
    Signing bench;
    bench.station().session().lock();
    QCOMPARE(bench.signedUpTo(), 0);
    QCOMPARE(bench.grow(), 1);
    QCOMPARE(bench.signedUpTo(), 0);
    (void)bench.station().session().signOut();
    QCOMPARE(bench.signedUpTo(), 1);

    Signing locked;
    QCOMPARE(locked.grow(), 1);
    QCOMPARE(locked.grow(), 2);
    locked.station().session().lock();
    QCOMPARE(locked.signedUpTo(), 2);
}

void WorkstationTest::theChainIsSignedEveryHour()
{
    Signing bench;
    QCOMPARE(bench.grow(), 1);
    const auto timers = bench.station().findChildren<QTimer *>(Qt::FindDirectChildrenOnly);
    const auto hour = std::find_if(timers.begin(), timers.end(), [](const QTimer *timer) { return timer->intervalAsDuration() == std::chrono::hours(1); });
    QVERIFY(hour != timers.end());
    (*hour)->start(std::chrono::milliseconds(1));
    QTRY_COMPARE(bench.signedUpTo(), 1);
}

YICHUANG_TEST(WorkstationTest)
#include "WorkstationTest.moc"
