// SPDX-License-Identifier: Apache-2.0
#include "app/store/OutboxQueueStore.h"

#include "app/storage/Query.h"

#include <QSet>

namespace yichuang::store {

using base::Instant;
using base::Result;
using storage::Statement;

namespace {

const QByteArray ScanSql
    = "SELECT n, lane, bytes, needs, state, next_try, settled FROM outbox WHERE n > :after ORDER BY n";
const QByteArray LacksSql = "SELECT count(*) FROM operation_need o WHERE o.n = :n "
                            "AND NOT EXISTS (SELECT 1 FROM blob b WHERE b.hash = o.hash AND b.uploaded IS NOT NULL)";

enum class Turn { Go, Wait, LacksBlobs };

Result<bool> lacksBlobs(storage::Connection &connection, qint64 n)
{
    return storage::firstRow(connection, LacksSql, [n](Statement &s) { s.bind(":n", n); },
                             [](const Statement &row) -> Result<qint64> { return row.integer(0); })
        .map([](std::optional<qint64> lacking) { return lacking.value_or(0) > 0; });
}

Result<Turn> turnOf(storage::Connection &connection, const OutboxRow &row, Instant now)
{
    const bool waits = row.state == OperationState::Ready || row.state == OperationState::Held;
    if (!waits || row.next > now) {
        return Turn::Wait;
    }
    if (row.needs == 0) {
        return Turn::Go;
    }
    return lacksBlobs(connection, row.n).map([](bool lacks) { return lacks ? Turn::LacksBlobs : Turn::Go; });
}

} // namespace

OutboxRow outboxRow(const Statement &row)
{
    return {row.integer(0), row.blob(1), row.integer(2), row.integer(3), operationStateFromWord(row.text(4)).value_or(OperationState::Ready),
            row.instant(5), row.integer(6) != 0};
}

Result<OutboxQueueStore::Picked> OutboxQueueStore::pick(const BatchLimits &limits, Instant now)
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
        const OutboxRow row = outboxRow(*rows);
        if (blocked.contains(row.lane)) {
            continue;
        }
        const Result<Turn> turn = turnOf(m_connection, row, now);
        if (!turn) {
            return failure(turn);
        }
        if (*turn == Turn::Go && (picked.going.size() >= static_cast<size_t>(limits.operations) || (bytes + row.bytes > limits.bytes && bytes > 0))) {
            break;
        }
        if (*turn == Turn::Go) {
            bytes += row.bytes;
            picked.going.push_back(row);
            continue;
        }
        blocked.insert(row.lane);
        if (*turn == Turn::LacksBlobs && row.state == OperationState::Ready) {
            picked.lacking.push_back(row.n);
        }
    }
    return next ? Result<Picked>(std::move(picked)) : Result<Picked>(failure(next));
}

} // namespace yichuang::store
