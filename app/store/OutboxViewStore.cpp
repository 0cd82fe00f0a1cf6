// SPDX-License-Identifier: Apache-2.0
#include "app/store/OutboxViewStore.h"

#include "app/base/Json.h"
#include "app/storage/Query.h"

#include <algorithm>

namespace yichuang::store {

using base::ErrorCode;
using base::Instant;
using base::Result;
using protocol::Answer;
using storage::Statement;

namespace {

constexpr char AnswerTable[] = "outbox.answer";

const QByteArray CountsSql = "SELECT state, count(*), min(made), min(next_try) FROM outbox GROUP BY state";
const QByteArray ConfirmedSql = "SELECT count(*) FROM answered WHERE at >= :since AND state = 'applied'";
const QByteArray IsWaitingSql = "SELECT count(*) FROM journal j JOIN outbox o ON o.n = j.n WHERE j.lane = :lane";
const QByteArray LanesSql = "SELECT DISTINCT lane FROM outbox";
const QByteArray WaitingSql = "SELECT n FROM outbox WHERE n > :after ORDER BY n LIMIT :limit";
const QByteArray FindSql = "SELECT n FROM outbox WHERE id = :id";
const QByteArray OneSql = "SELECT state, tries, last_try, next_try, reason, answer FROM outbox WHERE n = :n";
const QByteArray AnsweredOneSql = "SELECT state, answer FROM answered WHERE n = :n";
const QByteArray StrayedSql = "SELECT count(*) FROM journal j "
                              "WHERE EXISTS (SELECT 1 FROM outbox o WHERE o.n = j.n) = EXISTS (SELECT 1 FROM answered a WHERE a.n = j.n)";

Result<qint64> readInteger(const Statement &row)
{
    return row.integer(0);
}

Result<std::optional<Answer>> answerOf(Vault &vault, qint64 n, const Statement &row, int column)
{
    if (row.isNull(column)) {
        return std::optional<Answer>();
    }
    return vault.unseal(AnswerTable, n, row.blobView(column))
        .and_then([](const QByteArray &json) { return base::parseJsonObject(json); })
        .and_then([](const QJsonObject &json) { return Answer::fromJson(json); })
        .map([](const Answer &answer) { return std::optional(answer); });
}

void addCount(OutboxCounts &counts, const Statement &row)
{
    const qint64 count = row.integer(1);
    const OperationState state = operationStateFromWord(row.text(0)).value_or(OperationState::Ready);
    switch (state) {
    case OperationState::Ready: counts.ready = count; break;
    case OperationState::Sending: counts.sending = count; break;
    case OperationState::Held: counts.held = count; break;
    case OperationState::Conflict: counts.conflict = count; break;
    case OperationState::Refused: counts.refused = count; break;
    case OperationState::Applied:
    case OperationState::Settled: break;
    }
    const bool isFirst = counts.oldest == Instant();
    counts.oldest = isFirst ? row.instant(2) : std::min(counts.oldest, row.instant(2));
    if (state == OperationState::Ready || state == OperationState::Held) {
        const bool isFirstTry = counts.ready + counts.held == count;
        counts.nextTry = isFirstTry ? row.instant(3) : std::min(counts.nextTry, row.instant(3));
    }
}

} // namespace

Result<OutboxCounts> OutboxViewStore::counts(Instant confirmedSince)
{
    OutboxCounts counts;
    const Result<void> walked = storage::forEachRow(m_connection, CountsSql, storage::bindNothing, [&](const Statement &row) -> Result<void> {
        addCount(counts, row);
        return {};
    });
    if (!walked) {
        return failure(walked);
    }
    const auto confirmed = storage::firstRow(m_connection, ConfirmedSql, [&](Statement &s) { s.bind(":since", confirmedSince); }, readInteger);
    if (!confirmed) {
        return failure(confirmed);
    }
    counts.confirmed = confirmed->value_or(0);
    return counts;
}

Result<bool> OutboxViewStore::isWaiting(const domain::CaseId &lane)
{
    return storage::firstRow(m_connection, IsWaitingSql, [&](Statement &s) { s.bind(":lane", lane.toBytes()); }, readInteger)
        .map([](std::optional<qint64> count) { return count.value_or(0) > 0; });
}

Result<std::vector<domain::CaseId>> OutboxViewStore::waitingLanes()
{
    std::vector<domain::CaseId> lanes;
    const Result<void> walked = storage::forEachRow(m_connection, LanesSql, storage::bindNothing, [&](const Statement &row) {
        return domain::CaseId::fromBytes(row.blob(0)).map([&lanes](const domain::CaseId &id) { lanes.push_back(id); });
    });
    return walked ? Result<std::vector<domain::CaseId>>(std::move(lanes)) : Result<std::vector<domain::CaseId>>(failure(walked));
}

Result<std::optional<OutboxViewStore::Standing>> OutboxViewStore::waitingStanding(qint64 n)
{
    return storage::firstRow(m_connection, OneSql, [n](Statement &s) { s.bind(":n", n); }, [&](const Statement &row) {
        return answerOf(m_vault, n, row, 5).map([&row](const std::optional<Answer> &answer) {
            return Standing{operationStateFromWord(row.text(0)).value_or(OperationState::Ready),
                            {static_cast<int>(row.integer(1)), row.instant(2), row.instant(3), row.text(4)},
                            answer};
        });
    });
}

Result<std::optional<OutboxViewStore::Standing>> OutboxViewStore::answeredStanding(qint64 n)
{
    return storage::firstRow(m_connection, AnsweredOneSql, [n](Statement &s) { s.bind(":n", n); }, [&](const Statement &row) {
        return answerOf(m_vault, n, row, 1).map([&row](const std::optional<Answer> &answer) {
            return Standing{operationStateFromWord(row.text(0)).value_or(OperationState::Applied), {}, answer};
        });
    });
}

Result<JournalEntry> OutboxViewStore::entryOf(qint64 n)
{
    Result<protocol::Operation> operation = m_journal.read(n);
    if (!operation) {
        return failure(operation);
    }
    Result<std::optional<Standing>> standing = waitingStanding(n);
    if (standing && !*standing) {
        standing = answeredStanding(n);
    }
    if (!standing) {
        return failure(standing);
    }
    if (!*standing) {
        return base::fail(ErrorCode::StorageCorrupt, QStringLiteral("operation %1 stands nowhere").arg(n), "store.outbox");
    }
    return JournalEntry{std::move(*operation), (*standing)->state, (*standing)->retry, (*standing)->answer};
}

Result<std::vector<JournalEntry>> OutboxViewStore::entriesOf(const std::vector<qint64> &places)
{
    std::vector<JournalEntry> entries;
    for (const qint64 n : places) {
        Result<JournalEntry> entry = entryOf(n);
        if (!entry) {
            return failure(entry);
        }
        entries.push_back(std::move(*entry));
    }
    return entries;
}

Result<std::vector<JournalEntry>> OutboxViewStore::waiting(qint64 after, int limit)
{
    std::vector<qint64> places;
    const Result<void> walked = storage::forEachRow(m_connection, WaitingSql, [&](Statement &s) { s.bind(":after", after).bind(":limit", limit); },
                                                    [&](const Statement &row) -> Result<void> {
                                                        places.push_back(row.integer(0));
                                                        return {};
                                                    });
    return walked ? entriesOf(places) : Result<std::vector<JournalEntry>>(failure(walked));
}

Result<JournalEntry> OutboxViewStore::find(const domain::OperationId &id)
{
    const auto n = storage::firstRow(m_connection, FindSql, [&](Statement &s) { s.bind(":id", id.toBytes()); }, readInteger);
    if (!n) {
        return failure(n);
    }
    if (!*n) {
        return base::fail(ErrorCode::NotFound, QStringLiteral("no such operation waits"), "store.outbox");
    }
    return entryOf(**n);
}

Result<std::vector<JournalEntry>> OutboxViewStore::ofCase(const domain::CaseId &lane)
{
    return m_journal.ofCase(lane).and_then([this](const std::vector<qint64> &places) { return entriesOf(places); });
}

Result<void> OutboxViewStore::verify()
{
    const Result<qint64> strayed = storage::queryInteger(m_connection, StrayedSql);
    if (!strayed) {
        return failure(strayed);
    }
    if (*strayed != 0) {
        return base::fail(ErrorCode::StorageCorrupt, QStringLiteral("%1 operations stand nowhere or twice").arg(*strayed), "store.outbox");
    }
    return {};
}

} // namespace yichuang::store
