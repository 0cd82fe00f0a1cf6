// SPDX-License-Identifier: Apache-2.0
#include "app/store/OutboxStore.h"

#include "app/base/Json.h"
#include "app/storage/Query.h"

#include <algorithm>

namespace yichuang::store {

using base::ErrorCode;
using base::Instant;
using base::Result;
using protocol::Answer;
using protocol::AnswerStatus;
using protocol::Operation;
using storage::Statement;

namespace {

constexpr char AnswerTable[] = "outbox.answer";
constexpr qint64 ChainJsonBytes = 200; // the link in JSON, on top of the body
constexpr std::chrono::seconds HoldFor{5};

const QByteArray AddSql = "INSERT INTO outbox (n, id, lane, made, bytes, needs, state) VALUES (:n, :id, :lane, :made, :bytes, :needs, 'ready')";
const QByteArray AddNeedSql = "INSERT INTO operation_need (n, hash) VALUES (:n, :hash) ON CONFLICT DO NOTHING";
const QByteArray SendingSql = "SELECT n, lane, bytes, needs, state, next_try, settled, id FROM outbox WHERE state = 'sending'";
const QByteArray FindSql = "SELECT n, lane, bytes, needs, state, next_try, settled FROM outbox WHERE id = :id";
const QByteArray StateSql = "UPDATE outbox SET state = :state, reason = :reason, next_try = :next, answer = NULL WHERE n = :n";
const QByteArray SendSql = "UPDATE outbox SET state = 'sending', reason = '', next_try = 0, answer = NULL WHERE n BETWEEN :first AND :last";
const QByteArray StopSql
    = "UPDATE outbox SET state = :state, reason = :reason, last_try = :now, tries = tries + 1, next_try = 0, answer = :answer WHERE n = :n";
const QByteArray TriedSql = "UPDATE outbox SET tries = tries + 1, last_try = :now WHERE n = :n";
const QByteArray PutBackSql = "UPDATE outbox SET state = 'ready', tries = tries + 1, last_try = :now, next_try = :next, reason = :reason "
                              "WHERE state = 'sending'";
const QByteArray EndBatchSql = "UPDATE outbox SET state = 'ready' WHERE state = 'sending'";
const QByteArray RetryNowSql = "UPDATE outbox SET next_try = 0 WHERE next_try <> 0 AND state IN ('ready', 'held')";
const QByteArray ReleaseSql = "UPDATE outbox SET state = 'ready', next_try = 0, reason = '' WHERE state = 'held' AND reason LIKE 'blob%'";
const QByteArray UnblockSql = "UPDATE outbox SET next_try = 0 WHERE state = 'held' AND EXISTS "
                              "(SELECT 1 FROM journal j WHERE j.lane = outbox.lane AND j.n BETWEEN :first AND :last)";
const QByteArray DropSql = "DELETE FROM outbox WHERE n BETWEEN :first AND :last";
const QByteArray AnsweredSql = "INSERT INTO answered (n, state, version, at, answer) "
                               "SELECT n, :state, :version, :at, answer FROM outbox WHERE n BETWEEN :first AND :last";
const QByteArray AnsweredAfterSql = "SELECT a.n FROM answered a JOIN journal j ON j.n = a.n WHERE a.n > :n AND length(j.body) > 0 ORDER BY a.n";
const QByteArray AnsweredStateSql = "SELECT state FROM answered WHERE n = :n";
const QByteArray StuckAfterSql = "SELECT n FROM outbox WHERE n > :n AND state IN ('conflict', 'refused') ORDER BY n";
const QByteArray ForgetNeedsSql = "DELETE FROM operation_need WHERE n = :n";
const QByteArray UnstickSql = "UPDATE outbox SET state = 'ready', next_try = 0, reason = '', answer = NULL "
                              "WHERE n = :n AND state IN ('conflict', 'refused')";
const QByteArray MarkSettledSql = "UPDATE outbox SET settled = 1 WHERE n = :n";
const QByteArray SeqSql = "SELECT n FROM journal WHERE lane = :lane AND seq = :seq";
const QByteArray ForgetAnswerSql = "DELETE FROM answered WHERE n = :n";
// Taken whole a moment ago and lacking: it is scanned still, or was let go of. Once it is brought again at once; then its upload is
// asked after 30 s, 1 min … 16 min, and made anew only now and then.
const QByteArray ForgetUploadSql = "UPDATE blob SET uploaded = NULL, sent = 0, missed = lacked.times + 1,"
                                   " location = CASE WHEN lacked.times % 4 = 0 THEN NULL ELSE location END,"
                                   " next_try = CASE WHEN lacked.times = 0 THEN 0 ELSE :now + (30000 << min(lacked.times - 1, 5)) END"
                                   " FROM (SELECT hash AS name, CASE WHEN uploaded < :hourAgo THEN 0 ELSE missed END AS times FROM blob) AS lacked"
                                   " WHERE lacked.name = blob.hash AND uploaded IS NOT NULL AND hash = :hash";

Result<qint64> readInteger(const Statement &row)
{
    return row.integer(0);
}

} // namespace

Result<void> OutboxStore::add(const Operation &operation, qint64 bytes)
{
    const Result<qint64> added = storage::execute(m_connection, AddSql, [&](Statement &s) {
        s.bind(":n", operation.chain.n).bind(":id", operation.id.toBytes()).bind(":lane", operation.caseId.toBytes());
        s.bind(":made", operation.made.trusted()).bind(":needs", static_cast<qint64>(operation.needs.size()));
        s.bind(":bytes", bytes + ChainJsonBytes);
    });
    if (!added) {
        return failure(added);
    }
    for (const QString &need : operation.needs) {
        const Result<qint64> noted = storage::execute(m_connection, AddNeedSql, [&](Statement &s) {
            s.bind(":n", operation.chain.n).bind(":hash", QByteArray::fromHex(need.toLatin1()));
        });
        if (!noted) {
            return failure(noted);
        }
    }
    return {};
}

Result<void> OutboxStore::setState(qint64 n, OperationState state, const QString &reason, Instant next)
{
    return storage::done(storage::execute(m_connection, StateSql, [&](Statement &s) {
        s.bind(":state", toWord(state)).bind(":reason", reason).bind(":next", next).bind(":n", n);
    }));
}

Result<void> OutboxStore::takeRun(const Run &run, std::vector<Outgoing> &batch)
{
    Result<std::vector<JournalStore::Text>> texts = m_journal.texts(run.first, run.last);
    if (!texts) {
        return failure(texts);
    }
    for (JournalStore::Text &text : *texts) {
        batch.push_back({text.id, std::move(text.hash), std::move(text.text)});
    }
    return storage::done(storage::execute(m_connection, SendSql, [&run](Statement &s) { s.bind(":first", run.first).bind(":last", run.last); }));
}

Result<std::vector<Outgoing>> OutboxStore::takeBatch(const BatchLimits &limits, Instant now)
{
    const auto picked = OutboxQueueStore(m_connection).pick(limits, now);
    if (!picked) {
        return failure(picked);
    }
    for (const qint64 n : picked->lacking) {
        if (const Result<void> held = setState(n, OperationState::Held, QStringLiteral("blob"), Instant()); !held) {
            return failure(held);
        }
    }
    std::vector<Outgoing> batch;
    batch.reserve(picked->going.size());
    const auto always = [](const OutboxRow &, const OutboxRow &) { return true; };
    return forEachRun(picked->going, always, [&](const Run &run, const OutboxRow &) { return takeRun(run, batch); }).map([&batch] {
        return std::move(batch);
    });
}

Result<void> OutboxStore::putBack(const QString &reason, Instant now, Instant next)
{
    return storage::done(storage::execute(m_connection, PutBackSql, [&](Statement &s) {
        s.bind(":now", now).bind(":next", next).bind(":reason", reason);
    }));
}

Result<QHash<QByteArray, OutboxRow>> OutboxStore::sending()
{
    QHash<QByteArray, OutboxRow> rows;
    const Result<void> walked = storage::forEachRow(m_connection, SendingSql, storage::bindNothing, [&](const Statement &row) -> Result<void> {
        rows.insert(row.blob(7), outboxRow(row));
        return {};
    });
    return walked ? Result<QHash<QByteArray, OutboxRow>>(std::move(rows)) : Result<QHash<QByteArray, OutboxRow>>(failure(walked));
}

Result<std::vector<AnswerOutcome>> OutboxStore::take(const std::vector<Answer> &answers, Instant now)
{
    Result<QHash<QByteArray, OutboxRow>> underWay = sending();
    if (!underWay) {
        return failure(underWay);
    }
    std::vector<AnswerOutcome> outcomes;
    std::vector<Applied> applied;
    for (const Answer &answer : answers) {
        const auto row = underWay->constFind(answer.id.toBytes());
        if (row == underWay->cend()) {
            continue;
        }
        const Result<AnswerOutcome> outcome = takeOne(*row, answer, now, applied);
        if (!outcome) {
            return failure(outcome);
        }
        outcomes.push_back(*outcome);
        underWay->erase(row);
    }
    return finishApplied(std::move(applied), now).map([&outcomes] { return std::move(outcomes); });
}

// A batch that was applied whole, as most are, is two statements.
Result<void> OutboxStore::finishApplied(std::vector<Applied> applied, Instant now)
{
    std::sort(applied.begin(), applied.end(), [](const Applied &a, const Applied &b) { return a.n < b.n; });
    const auto sameVersion = [](const Applied &a, const Applied &b) { return a.version == b.version; };
    return forEachRun(applied, sameVersion,
                           [&](const Run &run, const Applied &first) { return finish(run, OperationState::Applied, first.version, now); });
}

Result<AnswerOutcome> OutboxStore::takeOne(const OutboxRow &row, const Answer &answer, Instant now, std::vector<Applied> &applied)
{
    const Result<Answer> counts = answer.effective();
    if (!counts) {
        return failure(counts);
    }
    const Result<domain::CaseId> lane = domain::CaseId::fromBytes(row.lane);
    if (!lane) {
        return failure(lane);
    }
    return takeEffective(row, *counts, now, applied).map([&](OperationState state) { return AnswerOutcome{row.n, *lane, state, counts->version}; });
}

Result<OperationState> OutboxStore::takeEffective(const OutboxRow &row, const Answer &answer, Instant now, std::vector<Applied> &applied)
{
    const auto become = [](const Result<void> &done, OperationState state) {
        return done ? Result<OperationState>(state) : Result<OperationState>(failure(done));
    };
    switch (answer.status) {
    case AnswerStatus::Applied: applied.push_back({row.n, answer.version}); return OperationState::Applied;
    case AnswerStatus::Held: return become(hold(row, answer, now), OperationState::Held);
    case AnswerStatus::Conflict: return stop(row, OperationState::Conflict, answer, now);
    case AnswerStatus::Refused: return stop(row, OperationState::Refused, answer, now);
    case AnswerStatus::Retry:
        return become(tried(row.n, OperationState::Ready, QStringLiteral("retry"), now, now + std::chrono::milliseconds(answer.afterMs)),
                      OperationState::Ready);
    case AnswerStatus::Duplicate: break;
    }
    return base::fail(ErrorCode::Malformed, QStringLiteral("a duplicate of a duplicate"), "sync.answer");
}

Result<void> OutboxStore::tried(qint64 n, OperationState state, const QString &reason, Instant now, Instant next)
{
    return setState(n, state, reason, next).and_then([&] {
        return storage::done(storage::execute(m_connection, TriedSql, [&](Statement &s) { s.bind(":now", now).bind(":n", n); }));
    });
}

Result<void> OutboxStore::finish(const Run &run, OperationState state, qint64 version, Instant now)
{
    const auto bindRun = [&run](Statement &s) -> Statement & { return s.bind(":first", run.first).bind(":last", run.last); };
    const auto bindAnswer = [&](Statement &s) { bindRun(s).bind(":state", toWord(state)).bind(":version", version).bind(":at", now); };
    return storage::execute(m_connection, AnsweredSql, bindAnswer)
        .and_then([&](qint64) { return storage::execute(m_connection, DropSql, bindRun); })
        .and_then([&](qint64) { return storage::done(storage::execute(m_connection, UnblockSql, bindRun)); });
}

Result<OperationState> OutboxStore::stop(const OutboxRow &row, OperationState state, const Answer &answer, Instant now)
{
    const Result<QByteArray> sealed = m_vault.seal(AnswerTable, row.n, base::canonicalJson(answer.toJson()));
    if (!sealed) {
        return failure(sealed);
    }
    const QString reason = state == OperationState::Refused && !answer.code.isEmpty() ? answer.code : toWord(state);
    Result<void> done = storage::done(storage::execute(m_connection, StopSql, [&](Statement &s) {
        s.bind(":state", toWord(state)).bind(":reason", reason).bind(":now", now).bind(":answer", *sealed).bind(":n", row.n);
    }));
    done = done && row.isSettled ? finish({row.n, row.n}, OperationState::Settled, 0, now) : done;
    return done.map([&] { return row.isSettled ? OperationState::Settled : state; });
}

Result<std::optional<qint64>> OutboxStore::placeOfMissing(const QByteArray &lane, const QString &missing)
{
    const qint64 number = missing.section(QLatin1Char(':'), 1).toLongLong();
    if (missing.startsWith(QLatin1String("seq:"))) {
        return storage::firstRow(m_connection, SeqSql, [&](Statement &s) { s.bind(":lane", lane).bind(":seq", number); }, readInteger);
    }
    return missing.startsWith(QLatin1String("chain:")) ? std::optional(number) : std::optional<qint64>();
}

Result<void> OutboxStore::hold(const OutboxRow &row, const Answer &answer, Instant now)
{
    for (const QString &missing : answer.missing) {
        if (missing.startsWith(QLatin1String("blob:"))) {
            if (const Result<void> forgotten = forgetUpload(QByteArray::fromHex(missing.mid(5).toLatin1()), now); !forgotten) {
                return forgotten;
            }
        }
        const Result<std::optional<qint64>> place = placeOfMissing(row.lane, missing);
        if (!place) {
            return failure(place);
        }
        if (const Result<void> offered = *place ? offerAgain(**place) : Result<void>(); !offered) {
            return offered;
        }
    }
    return tried(row.n, OperationState::Held, answer.missing.value(0), now, now + HoldFor);
}

Result<void> OutboxStore::forgetUpload(const QByteArray &hash, Instant now)
{
    return storage::done(storage::execute(m_connection, ForgetUploadSql, [&](Statement &s) {
        s.bind(":hash", hash).bind(":now", now).bind(":hourAgo", now - std::chrono::hours(1));
    }));
}

Result<void> OutboxStore::offerAgain(qint64 n)
{
    const auto bindPlace = [n](Statement &s) { s.bind(":n", n); };
    const auto answered = storage::firstRow(m_connection, AnsweredStateSql, bindPlace, [](const Statement &row) -> Result<QString> { return row.text(0); });
    if (!answered) {
        return failure(answered);
    }
    if (!*answered) {
        return storage::done(storage::execute(m_connection, UnstickSql, bindPlace));
    }
    const Result<Operation> operation = m_journal.read(n);
    if (!operation) {
        // Erased here: a centre that was put back to before the erasure asks in vain. What comes after it waits, and nothing else breaks.
        return operation.error().reason == "store.erased" ? Result<void>() : failure(operation);
    }
    if (const Result<qint64> forgotten = storage::execute(m_connection, ForgetAnswerSql, [n](Statement &s) { s.bind(":n", n); }); !forgotten) {
        return failure(forgotten);
    }
    const bool wasSettled = operationStateFromWord(**answered) == OperationState::Settled;
    return add(*operation, operation->canonicalBody().size()).and_then([&] {
        return wasSettled ? storage::done(storage::execute(m_connection, MarkSettledSql, bindPlace)) : Result<void>();
    });
}

Result<void> OutboxStore::endBatch()
{
    return storage::done(storage::execute(m_connection, EndBatchSql, storage::bindNothing));
}

Result<void> OutboxStore::retryNow()
{
    return storage::done(storage::execute(m_connection, RetryNowSql, storage::bindNothing));
}

Result<void> OutboxStore::releaseHeld()
{
    return storage::done(storage::execute(m_connection, ReleaseSql, storage::bindNothing));
}

Result<void> OutboxStore::recover()
{
    return endBatch().and_then([this] { return retryNow(); });
}

Result<qint64> OutboxStore::settle(const domain::OperationId &id, Instant now)
{
    const auto found = storage::firstRow(m_connection, FindSql, [&](Statement &s) { s.bind(":id", id.toBytes()); },
                                         [](const Statement &row) -> Result<OutboxRow> { return outboxRow(row); });
    if (!found) {
        return failure(found);
    }
    const bool isStuck = *found && ((*found)->state == OperationState::Conflict || (*found)->state == OperationState::Refused);
    if (!isStuck) {
        return base::fail(ErrorCode::NotAllowed, QStringLiteral("the operation is not stuck"), "store.not_stuck");
    }
    const qint64 n = (*found)->n;
    return finish({n, n}, OperationState::Settled, 0, now).map([n] { return n; });
}

Result<void> OutboxStore::forgetNeeds(qint64 n)
{
    return storage::done(storage::execute(m_connection, ForgetNeedsSql, [n](Statement &s) { s.bind(":n", n); }));
}

Result<qint64> OutboxStore::offerAgainAfter(qint64 n)
{
    std::vector<qint64> places;
    for (const QByteArray &sql : {AnsweredAfterSql, StuckAfterSql}) {
        const Result<void> walked = storage::forEachRow(m_connection, sql, [n](Statement &s) { s.bind(":n", n); },
                                                        [&](const Statement &row) -> Result<void> {
                                                            places.push_back(row.integer(0));
                                                            return {};
                                                        });
        if (!walked) {
            return failure(walked);
        }
    }
    for (const qint64 place : places) {
        if (const Result<void> offered = offerAgain(place); !offered) {
            return failure(offered);
        }
    }
    return static_cast<qint64>(places.size());
}

} // namespace yichuang::store
