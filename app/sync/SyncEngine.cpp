// SPDX-License-Identifier: Apache-2.0
#include "app/sync/SyncEngine.h"

#include "app/base/GiveWay.h"

namespace yichuang::sync {

SyncEngine::SyncEngine(base::Worker &storeWorker, SyncStore &store, const base::Clock &clock, const SyncOptions &options, QObject *parent)
    : QObject(parent), m_loop(new SyncLoop(StoreAccess(storeWorker, store), clock, options)), m_clock(options.boot)
{
    m_thread.setObjectName(QStringLiteral("sync"));
    m_loop->moveToThread(&m_thread);
    // Queued deletions are still carried out when a thread's loop has ended.
    connect(&m_thread, &QThread::finished, m_loop, &QObject::deleteLater);
    // A queue that drains is never in a hurry; the person at the window is.
    connect(&m_thread, &QThread::started, m_loop, &base::giveWay);
    listen();
    m_thread.start();
}

SyncEngine::~SyncEngine()
{
    m_thread.quit();
    m_thread.wait();
}

void SyncEngine::listen()
{
    connect(m_loop, &SyncLoop::linkChanged, this, [this](const LinkStatus &status) {
        m_status = status;
        Q_EMIT statusChanged();
    });
    connect(m_loop, &SyncLoop::clockChanged, this, [this](const ClockOffset &clock) {
        m_clock = clock;
        Q_EMIT clockChanged();
    });
    connect(m_loop, &SyncLoop::inFlightChanged, this, [this](int operations) {
        m_inFlight = operations;
        Q_EMIT statusChanged();
    });
    connect(m_loop, &SyncLoop::wallStepped, this, &SyncEngine::wallStepped);
    connect(m_loop, &SyncLoop::recorded, this, &SyncEngine::answersRecorded);
    connect(m_loop, &SyncLoop::drained, this, &SyncEngine::drained);
    connect(m_loop, &SyncLoop::applied, this, &SyncEngine::pageApplied);
    connect(m_loop, &SyncLoop::faultsFound, this, &SyncEngine::pageFaults);
    connect(m_loop, &SyncLoop::caughtUp, this, &SyncEngine::caughtUp);
    connect(m_loop, &SyncLoop::numbersAdded, this, &SyncEngine::numbersAdded);
    connect(m_loop, &SyncLoop::uploadChanged, this, &SyncEngine::uploadChanged);
    connect(m_loop, &SyncLoop::standingChanged, this, &SyncEngine::standingChanged);
    connect(m_loop, &SyncLoop::certificateChanged, this, [this](const CertificateState &state) {
        m_certificate = state;
        Q_EMIT statusChanged();
    });
}

void SyncEngine::start(const CentreTrust &trust)
{
    inLoop([trust](SyncLoop &loop) { loop.start(trust); });
}

void SyncEngine::operationsAdded()
{
    inLoop([](SyncLoop &loop) { loop.kick(); });
}

void SyncEngine::retryNow()
{
    inLoop([](SyncLoop &loop) { loop.retryNow(); });
}

void SyncEngine::linkReturned()
{
    inLoop([](SyncLoop &loop) { loop.linkReturned(); });
}

QFuture<Outcome<protocol::SignInReply>> SyncEngine::signIn(const domain::PersonId &person, const QString &password, Patience patience)
{
    return ask<protocol::SignInReply>([request = protocol::SignInRequest{person, password}, patience](SyncLoop &loop, Then<protocol::SignInReply> then) {
        loop.signIn(request, patience, std::move(then));
    });
}

QFuture<Outcome<ProbedCentre>> SyncEngine::identify(const QUrl &centre)
{
    return ask<ProbedCentre>([centre](SyncLoop &loop, Then<ProbedCentre> then) { loop.enroller().identify(centre, std::move(then)); });
}

QFuture<Outcome<Enrolment>> SyncEngine::enrol(const EnrolOrder &order)
{
    return ask<Enrolment>([order](SyncLoop &loop, Then<Enrolment> then) { loop.enroller().enrol(order, std::move(then)); });
}

} // namespace yichuang::sync
