// SPDX-License-Identifier: Apache-2.0
#include "center/journal/Writer.h"

#include "app/base/Log.h"
#include "app/storage/Savepoint.h"
#include "app/storage/Transaction.h"

#include <utility>

namespace yichuang::center {

using base::ErrorCode;
using base::Result;
using protocol::Answer;
using protocol::AnswerStatus;

namespace {

constexpr qint64 JobLane = 0; // workstations count from 1

// Only codes and SQL texts: details of errors carry no personal data.
void logFailure(const char *event, const base::Error &error)
{
    base::log(base::LogLevel::Error, "center.writer", event,
              {{"code", base::errorCodeName(error.code)}, {"reason", QString::fromLatin1(error.reason)}, {"detail", error.detail}});
}

// Not where it is the database that does not serve, or this program that must not.
bool isWorthMoreCare(const base::Error &error)
{
    return error.code != ErrorCode::Unavailable && error.code != ErrorCode::StorageNewer && error.code != ErrorCode::Busy;
}

} // namespace

Writer::Writer(std::unique_ptr<Stores> stores, AttachmentPresence &attachments, const base::Clock &clock, FeedNotifier &notifier,
               ApplierOptions applierOptions, WriterOptions options)
    : m_stores(std::move(stores)), m_clock(clock), m_notifier(notifier), m_options(options),
      m_applier(*m_stores, attachments, clock, applierOptions), m_thread([this] { run(); })
{
}

Writer::~Writer()
{
    drain();
}

Result<void> Writer::submit(Submission submission)
{
    Offered offered{std::move(submission.workstation), std::move(submission.offers), std::move(submission.headSignature),
                    std::move(submission.done), {}};
    if (!offered.headSignature.isEmpty() && !offered.offers.empty()) {
        const Result<void> verified = verifyHead(offered.workstation.signingKey, offered.offers.back(), offered.headSignature);
        if (!verified) {
            return verified;
        }
    }
    return enqueue(std::move(offered));
}

Result<void> Writer::perform(Work work, WorkDone done)
{
    return enqueue(Job{std::move(work), std::move(done), {}});
}

qsizetype Writer::weightOf(const Task &task)
{
    const Offered *offered = std::get_if<Offered>(&task);
    return offered ? std::max<qsizetype>(1, static_cast<qsizetype>(offered->offers.size())) : 1;
}

qint64 Writer::laneOf(const Task &task)
{
    const Offered *offered = std::get_if<Offered>(&task);
    return offered ? offered->workstation.no : JobLane;
}

Result<void> Writer::enqueue(Task task)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_mode == Mode::Draining) {
            return base::fail(ErrorCode::Unavailable, QStringLiteral("the centre is being stopped"), "writer.draining");
        }
        const qsizetype weight = weightOf(task);
        const qint64 lane = laneOf(task);
        if (!m_waiting.isEmpty() && m_waiting.weight() + weight > m_options.maxWaiting) {
            return base::fail(ErrorCode::Busy, QStringLiteral("too much is waiting to be written"), "writer.full");
        }
        const qsizetype own = m_waiting.weightOf(lane);
        if (lane != JobLane && own > 0 && own + weight > m_options.maxWaitingEach) {
            return base::fail(ErrorCode::Busy, QStringLiteral("too much of this workstation is waiting to be written"), "writer.peer");
        }
        m_waiting.push(lane, weight, std::move(task));
    }
    m_wake.notify_one();
    return {};
}

qsizetype Writer::waiting()
{
    const std::lock_guard lock(m_mutex);
    return m_waiting.weight();
}

void Writer::drain()
{
    {
        const std::lock_guard lock(m_mutex);
        m_mode = Mode::Draining;
    }
    m_wake.notify_one();
    if (m_thread.joinable()) {
        m_thread.join();
    }
}

void Writer::run()
{
    for (Batch batch = take(); !batch.empty(); batch = take()) {
        process(std::move(batch));
    }
}

// Empty: nothing will come any more.
Writer::Batch Writer::take()
{
    std::unique_lock lock(m_mutex);
    m_wake.wait(lock, [this] { return !m_waiting.isEmpty() || m_mode == Mode::Draining; });
    if (m_lastWasCrowded && m_mode == Mode::Open) {
        m_wake.wait_for(lock, m_options.gather, [this] { return m_waiting.weight() >= m_options.maxOperations || m_mode == Mode::Draining; });
    }
    Batch batch = m_waiting.take(m_options.maxOperations);
    m_lastWasCrowded = batch.size() > 1;
    return batch;
}

void Writer::process(Batch batch)
{
    const auto begun = std::chrono::steady_clock::now();
    const Care care = careFor(batch);
    Result<void> committed = write(batch, care);
    if (!committed && care == Care::Whole && isWorthMoreCare(committed.error())) {
        logFailure("batch_undone", committed.error());
        m_applier.undoAll();
        committed = write(batch, Care::Each);
    }
    m_options.metrics->observe(Family::CommitSeconds, std::chrono::steady_clock::now() - begun);
    m_options.metrics->add(committed ? Family::Commits : Family::FailedCommits);
    if (!committed) {
        logFailure("commit_failed", committed.error());
        m_applier.undoAll();
        if (committed.error().code == ErrorCode::StorageNewer && !std::exchange(m_isUnfit, true) && m_options.onUnfit) {
            m_options.onUnfit(committed.error());
        }
    }
    acknowledge(batch, committed);
    if (committed) {
        m_notifier.announce(m_move);
    }
}

// A job may have noted outside the database what it did, and is done once; it may fail by itself as well.
Writer::Care Writer::careFor(const Batch &batch)
{
    const bool hasJob = std::any_of(batch.begin(), batch.end(), [](const Task &task) { return std::holds_alternative<Job>(task); });
    return hasJob ? Care::Each : Care::Whole;
}

Result<void> Writer::foresee(const Batch &batch)
{
    std::vector<Foreseen> operations;
    for (const Task &task : batch) {
        const Offered &offered = std::get<Offered>(task);
        for (const Offer &offer : offered.offers) {
            operations.push_back({offer.id, offer.caseId, offered.workstation.no});
        }
    }
    return m_applier.foresee(operations);
}

Result<void> Writer::write(Batch &batch, Care care)
{
    m_stores->connection().setGathering(care == Care::Whole ? storage::Connection::Gathering::On : storage::Connection::Gathering::Off);
    Result<storage::Transaction> transaction = storage::Transaction::begin(m_stores->connection());
    if (!transaction) {
        return base::failure(transaction);
    }
    if (const Result<void> begun = m_applier.begin(); !begun) {
        return begun;
    }
    if (const Result<void> foreseen = care == Care::Whole ? foresee(batch) : Result<void>(); !foreseen) {
        return foreseen;
    }
    for (Task &task : batch) {
        if (const Result<void> written = writeTask(task, care); !written) {
            return written;
        }
    }
    return m_applier.seal().and_then([&](FeedMove move) {
        m_move = std::move(move);
        return transaction->commit();
    });
}

// `outcome`: of the step, which is undone when it failed. Answers a failure when the whole transaction is lost.
Result<void> Writer::inSavepoint(const std::function<Result<void>()> &step, Result<void> &outcome)
{
    const Applier::Mark mark = m_applier.mark();
    Result<storage::Savepoint> savepoint = storage::Savepoint::begin(m_stores->connection());
    if (!savepoint) {
        return base::failure(savepoint);
    }
    outcome = step();
    if (outcome) {
        return savepoint->release();
    }
    m_applier.undo(mark);
    return savepoint->undo();
}

Result<void> Writer::writeTask(Task &task, Care care)
{
    Offered *offered = std::get_if<Offered>(&task);
    if (offered == nullptr) {
        return writeJob(std::get<Job>(task));
    }
    offered->answers.clear();
    offered->answers.reserve(offered->offers.size());
    return care == Care::Whole ? applyAll(*offered) : writeOffered(*offered);
}

Result<void> Writer::applyAll(Offered &offered)
{
    for (const Offer &offer : offered.offers) {
        Result<Answer> answer = m_applier.apply(offered.workstation, offer);
        if (!answer) {
            return base::failure(answer);
        }
        offered.answers.push_back(std::move(*answer));
    }
    return keepHead(offered);
}

Result<void> Writer::keepHead(const Offered &offered)
{
    if (offered.headSignature.isEmpty() || offered.offers.empty()) {
        return {};
    }
    return m_stores->operations.saveSignedHead(offered.workstation.no, offered.offers.back().chain->hash, offered.headSignature, m_clock.now());
}

Result<void> Writer::writeOffered(Offered &offered)
{
    Result<void> outcome;
    const Result<void> held = inSavepoint([&] { return applyAll(offered).and_then([this] { return m_applier.finishRequest(); }); }, outcome);
    if (!held || outcome) {
        return held;
    }
    logFailure("request_undone", outcome.error());
    return writeOneByOne(offered);
}

// Something in the request cannot be written now. Whatever it is, the rest of the request must not wait for it.
Result<void> Writer::writeOneByOne(Offered &offered)
{
    offered.answers.clear();
    for (const Offer &offer : offered.offers) {
        Result<void> outcome;
        Answer answer = retry(offer);
        const auto step = [&] {
            return m_applier.apply(offered.workstation, offer).and_then([&](Answer given) {
                answer = std::move(given);
                return m_applier.finishRequest();
            });
        };
        if (const Result<void> held = inSavepoint(step, outcome); !held) {
            return held;
        }
        if (!outcome) {
            logFailure("operation_undone", outcome.error());
        }
        offered.answers.push_back(outcome ? std::move(answer) : retry(offer));
    }
    Result<void> kept;
    const Result<void> held = inSavepoint([&] { return keepHead(offered); }, kept);
    if (held && !kept) {
        logFailure("head_undone", kept.error());
    }
    return held;
}

Result<void> Writer::writeJob(Job &job)
{
    const auto step = [&] {
        return job.work({*m_stores, m_applier.heads(), m_clock.now(), m_applier}).and_then([this] { return m_applier.refreshFacts(); });
    };
    return inSavepoint(step, job.result);
}

Answer Writer::retry(const Offer &offer) const
{
    Answer answer;
    answer.id = offer.id;
    answer.status = AnswerStatus::Retry;
    answer.afterMs = m_options.retryAfter.count();
    return answer;
}

void Writer::acknowledge(Batch &batch, const Result<void> &committed)
{
    for (Task &task : batch) {
        if (Job *job = std::get_if<Job>(&task)) {
            job->done(committed ? job->result : committed);
            continue;
        }
        Offered &offered = std::get<Offered>(task);
        if (!committed) {
            offered.answers.clear();
            for (const Offer &offer : offered.offers) {
                offered.answers.push_back(retry(offer));
            }
        }
        offered.done(std::move(offered.answers));
    }
}

} // namespace yichuang::center
