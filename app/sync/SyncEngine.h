// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sync/SyncLoop.h"

#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QThread>

namespace yichuang::sync {

/// The workstation's side of the protocol: owns the sync thread and everything in it. Its functions return at once
/// and may be called from the thread it lives in only; its signals come there. Counts of what waits are not kept
/// here: ask the journal. The store, its worker and the clock must outlive it; destroying it drops what is under
/// way, which is offered again next time.
class SyncEngine final : public QObject {
    Q_OBJECT
public:
    SyncEngine(base::Worker &storeWorker, SyncStore &store, const base::Clock &clock, const SyncOptions &options, QObject *parent = nullptr);
    ~SyncEngine() override;

    /// Begins to speak with a centre; again with a new trust after the certificate was renewed.
    void start(const CentreTrust &trust);
    /// New operations are in the journal, or one was settled.
    void operationsAdded();
    /// A person wants it now, whatever it waits for.
    void retryNow();
    /// The network is back.
    void linkReturned();

    /// Cancelled when the engine ends first. Success also ends waiting for authorisation.
    [[nodiscard]] QFuture<Outcome<protocol::SignInReply>> signIn(const domain::PersonId &person, const QString &password, Patience patience);
    /// One exchange with the centre that is not part of sync: `call(client, then)` in the sync thread.
    template<typename T>
    [[nodiscard]] QFuture<Outcome<T>> exchange(std::function<void(CentreClient &, Then<T>)> call)
    {
        return ask<T>([call = std::move(call)](SyncLoop &loop, Then<T> then) {
            loop.withClient([&](CentreClient &client) { call(client, then); }, [&then](const Failure &away) { then(tl::unexpected(away)); });
        });
    }
    [[nodiscard]] QFuture<Outcome<ProbedCentre>> identify(const QUrl &centre);
    [[nodiscard]] QFuture<Outcome<Enrolment>> enrol(const EnrolOrder &order);

    [[nodiscard]] const LinkStatus &status() const { return m_status; }
    /// A copy for stamping operations, in any thread.
    [[nodiscard]] ClockOffset clock() const { return m_clock; }
    [[nodiscard]] int inFlight() const { return m_inFlight; }
    [[nodiscard]] const CertificateState &certificate() const { return m_certificate; }

Q_SIGNALS:
    void statusChanged();
    void clockChanged();
    /// Somebody moved the wall clock by so much (negative: back); 0 = it is right again.
    void wallStepped(qint64 ms);
    void answersRecorded(const std::vector<yichuang::protocol::Answer> &answers);
    /// Everything that could be offered has been answered.
    void drained();
    void pageApplied(const yichuang::sync::PageEffect &effect);
    void pageFaults(const std::vector<yichuang::base::Error> &faults);
    void caughtUp();
    void numbersAdded();
    /// How the upload of a content (SHA-256, 32 bytes) stands is another than before, durably.
    void uploadChanged(const QByteArray &hash);
    /// The centre was heard for the first time, or it found out that this folder is not the one it was.
    void standingChanged();

private:
    /// Whoever asks is answered, also when the connection that was asked over goes first (its certificate was renewed, the program ends).
    template<typename T>
    struct Reply {
        QPromise<Outcome<T>> promise;
        Reply() { promise.start(); }
        ~Reply()
        {
            if (!promise.future().isFinished()) {
                give(tl::unexpected(Failure{FailureClass::Network, {base::ErrorCode::Unavailable, QStringLiteral("the connection was made anew"), "network.failed"}, {}, {}}));
            }
        }
        void give(const Outcome<T> &outcome)
        {
            promise.addResult(outcome);
            promise.finish();
        }
    };

    void listen();
    /// Runs `job` in the sync thread.
    template<typename Job>
    void inLoop(Job job)
    {
        QMetaObject::invokeMethod(m_loop, [loop = m_loop, job = std::move(job)] { job(*loop); }, Qt::QueuedConnection);
    }
    /// Runs `job(loop, then)` in the sync thread; the future carries what `then` is given.
    template<typename T, typename Job>
    [[nodiscard]] QFuture<Outcome<T>> ask(Job job)
    {
        auto reply = std::make_shared<Reply<T>>();
        QFuture<Outcome<T>> future = reply->promise.future();
        inLoop([reply = std::move(reply), job = std::move(job)](SyncLoop &loop) {
            job(loop, [reply](const Outcome<T> &outcome) { reply->give(outcome); });
        });
        return future;
    }

    QThread m_thread;
    SyncLoop *m_loop; ///< lives and dies in m_thread
    LinkStatus m_status;
    ClockOffset m_clock;
    int m_inFlight = 0;
    CertificateState m_certificate;
};

} // namespace yichuang::sync
