// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "center/journal/Applier.h"
#include "center/journal/FeedNotifier.h"
#include "center/metrics/Metrics.h"
#include "center/journal/TurnQueue.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <variant>

namespace yichuang::center {

/// A request of POST /v1/operations. `done` gets one answer each, in the order offered, on the writer's thread, after
/// the commit that made them durable. It must be quick and must not throw.
struct Submission {
    Enrolled workstation;
    std::vector<Offer> offers;
    QByteArray headSignature; ///< Ed25519 over the last operation's chain hash; may be empty
    std::function<void(std::vector<protocol::Answer>)> done;
};

/// What a job of `perform` writes with.
struct WriteContext {
    Stores &stores;
    const CenterStore::Heads &heads;
    base::Instant now;
    Applier &applier; ///< for what the centre itself has to write into the journal (Custody)
};

struct WriterOptions {
    int maxOperations = 500; ///< in one transaction: one full request, or many small ones
    std::chrono::microseconds gather{2000}; ///< to wait for more, when requests have been coming together
    qsizetype maxWaiting = 20'000; ///< operations and jobs; beyond it → Busy
    qsizetype maxWaitingEach = 2000; ///< operations of one workstation, which keeps two requests under way → Busy
    std::chrono::milliseconds retryAfter{2000}; ///< told in Retry answers
    std::shared_ptr<Metrics> metrics = std::make_shared<Metrics>();
    /// Called once, on the writer's thread, when this program must not write to the database any more (StorageNewer: another
    /// one brought the schema forward). Until the centre is stopped everything offered is answered Retry.
    std::function<void(const base::Error &)> onUnfit;
};

/// The only one who writes to the centre's database: one thread that takes what is waiting, applies it in one
/// transaction, commits once and then answers all (micro-batching: throughput is bound by the disk, not by the number
/// of windows). From the workstations it takes in turn, so that one that offers much does not keep another's single
/// operation waiting for more than one transaction. What cannot be written now is answered Retry and spoils nothing else: a
/// transaction that fails is written again with a savepoint for each request, and when that fails, for each of its operations.
/// When the commit fails, nothing is acknowledged.
/// Everything public is thread-safe.
class Writer {
public:
    using Work = std::function<base::Result<void>(const WriteContext &)>;
    using WorkDone = std::function<void(base::Result<void>)>;

    /// `stores` is used by the writer's thread alone from now on.
    Writer(std::unique_ptr<Stores> stores, AttachmentPresence &attachments, const base::Clock &clock, FeedNotifier &notifier,
           ApplierOptions applierOptions = {}, WriterOptions options = {});
    /// Drains.
    ~Writer();
    Writer(const Writer &) = delete;
    Writer &operator=(const Writer &) = delete;

    /// CryptoFailed or Malformed when there is a head signature that does not fit: then the workstation did not record
    /// what is offered in its name. Busy "writer.full" when too much is waiting, or "writer.peer" of this workstation alone, Unavailable "writer.draining" after `drain`; `done` is not called then.
    [[nodiscard]] base::Result<void> submit(Submission submission);
    /// Any other write (enrolment, numbers, publishing, sign-in counters), in the same transactions. `work` must be
    /// quick: it holds up everybody. `done` gets its failure, or success after the commit.
    [[nodiscard]] base::Result<void> perform(Work work, WorkDone done);
    /// Operations and jobs that wait.
    [[nodiscard]] qsizetype waiting();
    /// Takes nothing new, finishes what waits, ends the thread. Can be called twice.
    void drain();

private:
    struct Offered {
        Enrolled workstation;
        std::vector<Offer> offers;
        QByteArray headSignature;
        std::function<void(std::vector<protocol::Answer>)> done;
        std::vector<protocol::Answer> answers;
    };
    struct Job {
        Work work;
        WorkDone done;
        base::Result<void> result;
    };
    using Task = std::variant<Offered, Job>;
    using Batch = std::vector<Task>;

    [[nodiscard]] base::Result<void> enqueue(Task task);
    [[nodiscard]] static qint64 laneOf(const Task &task);
    [[nodiscard]] static qsizetype weightOf(const Task &task);
    void run();
    [[nodiscard]] Batch take();
    void process(Batch batch);
    /// How a transaction is written. Whole: nothing of it can be undone alone, which spares savepoints and lets rows go together.
    /// Each: every request, and where one fails every operation, can.
    enum class Care { Whole, Each };
    [[nodiscard]] base::Result<void> write(Batch &batch, Care care);
    [[nodiscard]] base::Result<void> foresee(const Batch &batch);
    [[nodiscard]] static Care careFor(const Batch &batch);
    [[nodiscard]] base::Result<void> writeTask(Task &task, Care care);
    [[nodiscard]] base::Result<void> writeOffered(Offered &offered);
    [[nodiscard]] base::Result<void> applyAll(Offered &offered);
    /// The signature over the last of what was offered, whatever became of it.
    [[nodiscard]] base::Result<void> keepHead(const Offered &offered);
    [[nodiscard]] base::Result<void> writeOneByOne(Offered &offered);
    [[nodiscard]] base::Result<void> writeJob(Job &job);
    [[nodiscard]] base::Result<void> inSavepoint(const std::function<base::Result<void>()> &step, base::Result<void> &outcome);
    void acknowledge(Batch &batch, const base::Result<void> &committed);
    [[nodiscard]] protocol::Answer retry(const Offer &offer) const;

    std::unique_ptr<Stores> m_stores;
    const base::Clock &m_clock;
    FeedNotifier &m_notifier;
    WriterOptions m_options;
    Applier m_applier;
    FeedMove m_move; ///< of the last transaction
    bool m_isUnfit = false;

    std::mutex m_mutex;
    std::condition_variable m_wake;
    TurnQueue<Task> m_waiting;
    enum class Mode { Open, Draining } m_mode = Mode::Open;
    bool m_lastWasCrowded = false;
    std::thread m_thread;
};

} // namespace yichuang::center
