// SPDX-License-Identifier: Apache-2.0
#include "center/store/NumberBlockStore.h"

#include "app/base/Id.h"
#include "center/store/Query.h"

#include <QMap>

#include <algorithm>

namespace yichuang::center {

using base::ErrorCode;
using base::Result;
using domain::NumberBlock;
using storage::Statement;

namespace {

constexpr qint64 LastSerial = 999'999; // six digits of the case number
constexpr int MaxCount = 1000;
constexpr char Restored[] = "restored";

/// How far the numbers had gone after earlier restores; 1 for a window that took part in none.
struct Leaps {
    QMap<QString, qint64> serials;
    qint64 query = 0;
};

Leaps leapsOf(const std::vector<QJsonObject> &noted, const std::vector<QString> &windows)
{
    Leaps leaps;
    for (const QString &window : windows) {
        leaps.serials.insert(window, 1);
    }
    for (const QJsonObject &line : noted) {
        if (line.contains(QLatin1String("id"))) {
            leaps.serials.insert(line.value(QLatin1String("window")).toString(), leaps.serials.value(line.value(QLatin1String("window")).toString(), 1));
        }
        if (!line.contains(QLatin1String(Restored))) {
            continue;
        }
        leaps.query = std::max(leaps.query, line.value(QLatin1String("query")).toInteger());
        const QJsonObject serials = line.value(QLatin1String("serials")).toObject();
        for (auto serial = serials.begin(); serial != serials.end(); ++serial) {
            leaps.serials.insert(serial.key(), std::max(leaps.serials.value(serial.key(), 1), serial.value().toInteger()));
        }
    }
    return leaps;
}

#define BLOCK_SELECT                                                                                                                                 \
    "SELECT b.id, b.window_id, w.id, b.first_serial, b.last_serial, b.first_query FROM number_blocks AS b"                                           \
    " JOIN workstations AS w ON w.no = b.workstation"

Result<NumberBlock> readBlock(Statement &row)
{
    const auto window = domain::WindowId::fromText(row.text(1));
    const auto workstation = domain::WorkstationId::fromBytes(row.blob(2));
    if (!window || !workstation) {
        return base::fail(ErrorCode::StorageCorrupt, QStringLiteral("a number block cannot be read"), "number.row");
    }
    return NumberBlock{row.text(0), *window, *workstation, row.integer(3), row.integer(4), row.integer(5)};
}

} // namespace

// The row's lock makes each run of serials go to one transaction only, on every engine.
Result<qint64> NumberBlockStore::takeSerials(const domain::WindowId &window, qint64 count)
{
    const Result<std::optional<qint64>> first =
        findRow(m_connection,
                "INSERT INTO window_numbers (window_id, next_serial) VALUES (:window, 1 + :count)"
                " ON CONFLICT (window_id) DO UPDATE SET next_serial = window_numbers.next_serial + :count RETURNING next_serial - :count",
                [&](Statement &s) { s.bind(":window", window.toText()).bind(":count", count); },
                [](Statement &row) { return Result<qint64>(row.integer(0)); });
    if (!first) {
        return base::failure(first);
    }
    if (!*first || **first + count - 1 > LastSerial) {
        return base::fail(ErrorCode::Unsupported, QStringLiteral("window %1 has no serials left").arg(window.toText()), "number.exhausted");
    }
    return **first;
}

Result<void> NumberBlockStore::insert(const NumberBlock &block, qint64 workstation, const QString &request, base::Instant now)
{
    return runQuery(m_connection,
                    "INSERT INTO number_blocks (id, window_id, workstation, request, first_serial, last_serial, first_query, granted)"
                    " VALUES (:id, :window, :workstation, :request, :first, :last, :query, :granted)",
                    [&](Statement &s) {
                        s.bind(":id", block.id).bind(":window", block.window.toText()).bind(":workstation", workstation);
                        s.bind(":request", request).bind(":first", block.firstSerial).bind(":last", block.lastSerial);
                        s.bind(":query", block.firstQueryIndex).bind(":granted", now);
                    })
        .map([](qint64) {});
}

Result<NumberBlock> NumberBlockStore::grant(const QString &request, const Enrolled &workstation, int count, base::Instant now)
{
    if (count < 1 || count > MaxCount || request.isEmpty()) {
        return base::fail(ErrorCode::InvalidArgument, QStringLiteral("a block has 1 to 1000 numbers and a request"), "number.request");
    }
    const auto before = findRow(m_connection, BLOCK_SELECT " WHERE b.workstation = :workstation AND b.request = :request",
                                [&](Statement &s) { s.bind(":workstation", workstation.no).bind(":request", request); }, readBlock);
    if (!before) {
        return base::failure(before);
    }
    if (*before) {
        return (*before)->size() == count
            ? Result<NumberBlock>(**before)
            : base::fail(ErrorCode::InvalidArgument, QStringLiteral("the request was answered with another count"), "number.request");
    }
    NumberBlock block;
    block.id = base::makeUuidV7(now).toString(QUuid::WithoutBraces);
    block.window = workstation.window;
    block.workstation = workstation.id;
    return takeSerials(workstation.window, count)
        .and_then([&](qint64 first) {
            block.firstSerial = first;
            block.lastSerial = first + count - 1;
            return m_center.takeQueryNumbers(count);
        })
        .and_then([&](qint64 firstQuery) {
            block.firstQueryIndex = firstQuery;
            return insert(block, workstation.no, request, now);
        })
        .map([&block] { return block; });
}

Result<NumberBlock> NumberBlockStore::find(const QString &id)
{
    Result<std::optional<NumberBlock>> found =
        findRow(m_connection, BLOCK_SELECT " WHERE b.id = :id", [&id](Statement &s) { s.bind(":id", id); }, readBlock);
    if (!found) {
        return base::failure(found);
    }
    return *found ? Result<NumberBlock>(**found) : base::fail(ErrorCode::NotFound, QStringLiteral("no such number block"), "number.unknown");
}

Result<std::optional<NumberBlock>> NumberBlockStore::covering(const domain::WindowId &window, qint64 serial)
{
    return findRow(m_connection, BLOCK_SELECT " WHERE b.window_id = :window AND b.first_serial <= :serial ORDER BY b.first_serial DESC LIMIT 1",
                   [&](Statement &s) { s.bind(":window", window.toText()).bind(":serial", serial); }, readBlock)
        .map([serial](std::optional<NumberBlock> block) {
            return block && serial <= block->lastSerial ? block : std::optional<NumberBlock>();
        });
}

Result<qint64> NumberBlockStore::nextSerial(const domain::WindowId &window)
{
    return findRow(m_connection, "SELECT next_serial FROM window_numbers WHERE window_id = :window",
                   [&window](Statement &s) { s.bind(":window", window.toText()); },
                   [](Statement &row) { return Result<qint64>(row.integer(0)); })
        .map([](const std::optional<qint64> &next) { return next.value_or(1); });
}

Result<std::vector<NumberBlock>> NumberBlockStore::list(const Enrolled &workstation)
{
    return listRows(m_connection, BLOCK_SELECT " WHERE b.workstation = :workstation ORDER BY b.first_serial",
                    [&](Statement &s) { s.bind(":workstation", workstation.no); }, readBlock);
}

Result<void> NumberBlockStore::leap(const domain::WindowId &window, qint64 next)
{
    return runQuery(m_connection,
                    "INSERT INTO window_numbers (window_id, next_serial) VALUES (:window, :next)"
                    " ON CONFLICT (window_id) DO UPDATE SET next_serial = :next",
                    [&](Statement &s) { s.bind(":window", window.toText()).bind(":next", next); })
        .map([](qint64) {});
}

Result<QJsonObject> NumberBlockStore::leapAfterRestore(const std::vector<QJsonObject> &noted, base::Instant now)
{
    const auto listed =
        listRows(m_connection, "SELECT window_id FROM workstations UNION SELECT window_id FROM window_numbers ORDER BY window_id", bindNothing,
                 [](Statement &row) { return Result<QString>(row.text(0)); });
    const Result<qint64> head = listed ? m_center.takeQueryNumbers(0) : base::failure(listed);
    if (!head) {
        return base::failure(head);
    }
    const Leaps before = leapsOf(noted, *listed);
    QJsonObject serials;
    for (auto window = before.serials.cbegin(); window != before.serials.cend(); ++window) {
        const auto id = domain::WindowId::fromText(window.key());
        const Result<qint64> known = id ? nextSerial(*id) : base::failure(id);
        const Result<qint64> next = known.map([&](qint64 serial) { return std::max(serial, window.value()) + RestoreLeap; });
        const Result<void> done = next ? leap(*id, *next) : base::failure(next);
        if (!done) {
            return base::failure(done);
        }
        serials.insert(window.key(), *next);
    }
    const qint64 query = std::max(*head, before.query) + RestoreLeap * (serials.size() + 1);
    return m_center.takeQueryNumbers(query - *head).map([&](qint64) {
        return QJsonObject{{QLatin1String(Restored), base::toMs(now)}, {QStringLiteral("serials"), serials}, {QStringLiteral("query"), query}};
    });
}

} // namespace yichuang::center
