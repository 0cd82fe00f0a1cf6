// SPDX-License-Identifier: Apache-2.0
#include "app/store/OutboxStore.h"

#include "app/base/Json.h"
#include "app/storage/Query.h"

#include <QSet>

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
const QByteArray ScanSql
    = "SELECT n, lane, bytes, needs, state, next_try, settled FROM outbox WHERE n > :after ORDER BY n";
const QByteArray SendingSql = "SELECT n, lane, bytes, needs, state, next_try, settled, id FROM outbox WHERE state = 'sending'";
const QByteArray FindSql = "SELECT n, lane, bytes, needs, state, next_try, settled FROM outbox WHERE id = :id";
const QByteArray LacksSql = "SELECT count(*) FROM operation_need o WHERE o.n = :n "
                            "AND NOT EXISTS (SELECT 1 FROM blob b WHERE b.hash = o.hash AND b.uploaded IS NOT NULL)";
const QByteArray StateSql = "UPDATE outbox SET state = :state, reason = :reason, next_try = :next, answer = NULL WHERE n = :n";
const QByteArray StopSql
    = "UPDATE outbox SET state = :state, reason = :reason, last_try = :now, tries = tries + 1, next_try = 0, answer = :answer WHERE n = :n";
const QByteArray TriedSql = "UPDATE outbox SET tries = tries + 1, last_try = :now WHERE n = :n";
const QByteArray PutBackSql = "UPDATE outbox SET state = 'ready', tries = tries + 1, last_try = :now, next_try = :next, reason = :reason "
                              "WHERE state = 'sending'";
const QByteArray EndBatchSql = "UPDATE outbox SET state = 'ready' WHERE state = 'sending'";
const QByteArray RetryNowSql = "UPDATE outbox SET next_try = 0 WHERE next_try <> 0 AND state IN ('ready', 'held')";
const QByteArray ReleaseSql = "UPDATE outbox SET state = 'ready', next_try = 0, reason = '' WHERE state = 'held' AND reason LIKE 'blob%'";
const QByteArray UnblockSql = "UPDATE outbox SET next_try = 0 WHERE state = 'held' AND lane = (SELECT lane FROM journal WHERE n = :n)";
const QByteArray DropSql = "DELETE FROM outbox WHERE n = :n";
const QByteArray AnsweredSql = "INSERT INTO answered (n, state, version, at, answer) "
                               "SELECT n, :state, :version, :at, answer FROM outbox WHERE n = :n";
const QByteArray AnsweredAfterSql = "SELECT n FROM answered WHERE n > :n ORDER BY n";
const QByteArray AnsweredStateSql = "SELECT state FROM answered WHERE n = :n";
const QByteArray StuckAfterSql = "SELECT n FROM outbox WHERE n > :n AND state IN ('conflict', 'refused') ORDER BY n";
const QByteArray UnstickSql = "UPDATE outbox SET state = 'ready', next_try = 0, reason = '', answer = NULL "
                              "WHERE n = :n AND state IN ('conflict', 'refused')";
const QByteArray MarkSettledSql = "UPDATE outbox SET settled = 1 WHERE n = :n";
const QByteArray SeqSql = "SELECT n FROM journal WHERE lane = :lane AND seq = :seq";
const QByteArray ForgetAnswerSql = "DELETE FROM answered WHERE n = :n";
const QByteArray ForgetUploadSql = "UPDATE blob SET uploaded = NULL, location = NULL, sent = 0 WHERE hash = :hash";

Result<qint64> readInteger(const Statement &row)
{
    return row.integer(0);
}

} // namespace

OutboxStore::Row OutboxStore::rowOf(const Statement &row)
{
    return {row.integer(0), row.blob(1), row.integer(2), row.integer(3), operationStateFromWord(row.text(4)).value_or(OperationState::Ready),
            row.instant(5), row.integer(6) != 0};
}

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

Result<bool> OutboxStore::lacksBlobs(qint64 n)
{
    return storage::firstRow(m_connection, LacksSql, [n](Statement &s) { s.bind(":n", n); }, readInteger).map([](std::optional<qint64> lacking) {
        return lacking.value_or(0) > 0;
    });
}

Result<void> OutboxStore::setState(qint64 n, OperationState state, const QString &reason, Instant next)
{
    return storage::done(storage::execute(m_connection, StateSql, [&](Statement &s) {
        s.bind(":state", toWord(state)).bind(":reason", reason).bind(":next", next).bind(":n", n);
    }));
}

Result<std::vector<Operation>> OutboxStore::takeBatch(const BatchLimits &limits, Instant now)
{
    const Result<Picked> picked = pick(limits, now);
    if (!picked) {
        return failure(picked);
    }
    for (const qint64 n : picked->lacking) {
        if (const Result<void> held = setState(n, OperationState::Held, QStringLiteral("blob"), Instant()); !held) {
            return failure(held);
        }
    }
    std::vector<Operation> batch;
    for (const qint64 n : picked->going) {
        Result<Operation> operation = m_journal.read(n);
        if (!operation) {
            return failure(operation);
        }
        if (const Result<void> marked = setState(n, OperationState::Sending, QString(), Instant()); !marked) {
            return failure(marked);
        }
        batch.push_back(std::move(*operation));
    }
    return batch;
}

Result<OutboxStore::Picked> OutboxStore::pick(const BatchLimits &limits, Instant now)
{
    Result<Statement> rows = m_connection.prepare(ScanSql);
    if (!rows) {
        return failure(rows);
    }
    rows->bind(":after", 0);
    Picked picked;
    QSet<QByteArray> blocked;
    qint64 bytes = 0;
    Result<bool> next = rows->step();
    for (; next && *next; next = rows->step()) {
        const Row row = rowOf(*rows);
        if (blocked.contains(row.lane)) {
            continue;
        }
        const Result<Turn> turn = turnOf(row, now);
        if (!turn) {
            return failure(turn);
        }
        if (*turn == Turn::Go && (picked.going.size() >= static_cast<size_t>(limits.operations) || (bytes + row.bytes > limits.bytes && bytes > 0))) {
            break;
        }
        if (*turn == Turn::Go) {
            bytes += row.bytes;
            picked.going.push_back(row.n);
            continue;
        }
        blocked.insert(row.lane);
        if (*turn == Turn::LacksBlobs && row.state == OperationState::Ready) {
            picked.lacking.push_back(row.n);
        }
    }
    return next ? Result<Picked>(std::move(picked)) : Result<Picked>(failure(next));
}

Result<OutboxStore::Turn> OutboxStore::turnOf(const Row &row, Instant now)
{
    const bool waits = row.state == OperationState::Ready || row.state == OperationState::Held;
    if (!waits || row.next > now) {
        return Turn::Wait;
    }
    if (row.needs == 0) {
        return Turn::Go;
    }
    return lacksBlobs(row.n).map([](bool lacks) { return lacks ? Turn::LacksBlobs : Turn::Go; });
}

Result<void> OutboxStore::putBack(const QString &reason, Instant now, Instant next)
{
    return storage::done(storage::execute(m_connection, PutBackSql, [&](Statement &s) {
        s.bind(":now", now).bind(":next", next).bind(":reason", reason);
    }));
}

Result<QHash<QByteArray, OutboxStore::Row>> OutboxStore::sending()
{
    QHash<QByteArray, Row> rows;
    const Result<void> walked = storage::forEachRow(m_connection, SendingSql, storage::bindNothing, [&](const Statement &row) -> Result<void> {
        rows.insert(row.blob(7), rowOf(row));
        return {};
    });
    return walked ? Result<QHash<QByteArray, Row>>(std::move(rows)) : Result<QHash<QByteArray, Row>>(failure(walked));
}

Result<std::vector<AnswerOutcome>> OutboxStore::take(const std::vector<Answer> &answers, Instant now)
{
    Result<QHash<QByteArray, Row>> underWay = sending();
    if (!underWay) {
        return failure(underWay);
    }
    std::vector<AnswerOutcome> outcomes;
    for (const Answer &answer : answers) {
        const auto row = underWay->constFind(answer.id.toBytes());
        if (row == underWay->cend()) {
            continue;
        }
        const Result<AnswerOutcome> outcome = takeOne(*row, answer, now);
        if (!outcome) {
            return failure(outcome);
        }
        outcomes.push_back(*outcome);
        underWay->erase(row);
    }
    return outcomes;
}

Result<AnswerOutcome> OutboxStore::takeOne(const Row &row, const Answer &answer, Instant now)
{
    const Result<Answer> counts = answer.effective();
    if (!counts) {
        return failure(counts);
    }
    const Result<domain::CaseId> lane = domain::CaseId::fromBytes(row.lane);
    if (!lane) {
        return failure(lane);
    }
    return takeEffective(row, *counts, now).map([&](OperationState state) { return AnswerOutcome{row.n, *lane, state, counts->version}; });
}

Result<OperationState> OutboxStore::takeEffective(const Row &row, const Answer &answer, Instant now)
{
    const auto become = [](const Result<void> &done, OperationState state) {
        return done ? Result<OperationState>(state) : Result<OperationState>(failure(done));
    };
    switch (answer.status) {
    case AnswerStatus::Applied: return become(finish(row.n, OperationState::Applied, answer.version, now), OperationState::Applied);
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

Result<void> OutboxStore::finish(qint64 n, OperationState state, qint64 version, Instant now)
{
    const Result<qint64> kept = storage::execute(m_connection, AnsweredSql, [&](Statement &s) {
        s.bind(":state", toWord(state)).bind(":version", version).bind(":at", now).bind(":n", n);
    });
    if (!kept) {
        return failure(kept);
    }
    if (const Result<qint64> dropped = storage::execute(m_connection, DropSql, [n](Statement &s) { s.bind(":n", n); }); !dropped) {
        return failure(dropped);
    }
    return storage::done(storage::execute(m_connection, UnblockSql, [n](Statement &s) { s.bind(":n", n); }));
}

Result<OperationState> OutboxStore::stop(const Row &row, OperationState state, const Answer &answer, Instant now)
{
    const Result<QByteArray> sealed = m_vault.seal(AnswerTable, row.n, base::canonicalJson(answer.toJson()));
    if (!sealed) {
        return failure(sealed);
    }
    const QString reason = state == OperationState::Refused && !answer.code.isEmpty() ? answer.code : toWord(state);
    Result<void> done = storage::done(storage::execute(m_connection, StopSql, [&](Statement &s) {
        s.bind(":state", toWord(state)).bind(":reason", reason).bind(":now", now).bind(":answer", *sealed).bind(":n", row.n);
    }));
    done = done && row.isSettled ? finish(row.n, OperationState::Settled, 0, now) : done;
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

Result<void> OutboxStore::hold(const Row &row, const Answer &answer, Instant now)
{
    for (const QString &missing : answer.missing) {
        if (missing.startsWith(QLatin1String("blob:"))) {
            if (const Result<void> forgotten = forgetUpload(QByteArray::fromHex(missing.mid(5).toLatin1())); !forgotten) {
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

Result<void> OutboxStore::forgetUpload(const QByteArray &hash)
{
    return storage::done(storage::execute(m_connection, ForgetUploadSql, [&](Statement &s) { s.bind(":hash", hash); }));
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
        return failure(operation);
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

Result<void> OutboxStore::settle(const domain::OperationId &id, Instant now)
{
    const auto found = storage::firstRow(m_connection, FindSql, [&](Statement &s) { s.bind(":id", id.toBytes()); },
                                         [](const Statement &row) -> Result<Row> { return rowOf(row); });
    if (!found) {
        return failure(found);
    }
    const bool isStuck = *found && ((*found)->state == OperationState::Conflict || (*found)->state == OperationState::Refused);
    if (!isStuck) {
        return base::fail(ErrorCode::NotAllowed, QStringLiteral("the operation is not stuck"), "store.not_stuck");
    }
    return finish((*found)->n, OperationState::Settled, 0, now);
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
