// SPDX-License-Identifier: Apache-2.0
#include "center/store/NumberBlockStore.h"

#include "app/base/Id.h"
#include "center/store/ChangeStore.h"
#include "center/store/Query.h"

namespace yichuang::center {

using base::Result;
using domain::NumberBlock;
using storage::Statement;

namespace {

constexpr qint64 LastSerial = 999'999;

Result<NumberBlock> readBlock(Statement &row)
{
    const auto window = domain::WindowId::fromText(row.text(1));
    const auto workstation = domain::WorkstationId::fromBytes(row.blob(2));
    if (!window || !workstation) {
        return base::fail(base::ErrorCode::StorageCorrupt, QStringLiteral("a number block cannot be read"), "number.block");
    }
    return NumberBlock{row.text(0), *window, *workstation, row.integer(3), row.integer(4), row.integer(5)};
}

} // namespace

Result<NumberBlock> NumberBlockStore::grant(Heads &heads, const Wish &wish)
{
    const auto granted = findRow(
        m_connection,
        "SELECT id, window_id, workstation, first_serial, last_serial, first_query FROM number_blocks"
        " WHERE workstation = :workstation AND request = :request",
        [&wish](Statement &s) { s.bind(":workstation", wish.workstation.toBytes()).bind(":request", wish.request); }, readBlock);
    if (!granted || *granted) {
        return granted ? Result<NumberBlock>(**granted) : base::failure(granted);
    }
    const auto last = findRow(
        m_connection, "SELECT coalesce(max(last_serial), 0) FROM number_blocks WHERE window_id = :window",
        [&wish](Statement &s) { s.bind(":window", wish.window.toText()); }, [](Statement &row) { return Result<qint64>(row.integer(0)); });
    if (!last) {
        return base::failure(last);
    }
    const qint64 first = last->value_or(0) + 1;
    if (first + wish.count - 1 > LastSerial) {
        return base::fail(base::ErrorCode::NotAllowed, QStringLiteral("the serials of window %1 are used up").arg(wish.window.toText()),
                          "number.exhausted");
    }
    const QString id = base::makeUuidV7(wish.at).toString(QUuid::WithoutBraces);
    const NumberBlock block{id, wish.window, wish.workstation, first, first + wish.count - 1, heads.query};
    const Result<qint64> stored =
        runQuery(m_connection,
                 "INSERT INTO number_blocks (id, window_id, workstation, request, first_serial, last_serial, first_query, granted)"
                 " VALUES (:id, :window, :workstation, :request, :first, :last, :query, :granted)",
                 [&](Statement &s) {
                     s.bind(":id", block.id).bind(":window", block.window.toText()).bind(":workstation", block.workstation.toBytes());
                     s.bind(":request", wish.request).bind(":first", block.firstSerial).bind(":last", block.lastSerial);
                     s.bind(":query", block.firstQueryIndex).bind(":granted", wish.at);
                 });
    if (!stored) {
        return base::failure(stored);
    }
    heads.query += wish.count;
    return ChangeStore(m_connection)
        .touch(heads, {Scope::workstation(wish.workstation), protocol::ChangeType::NumberBlock, id.toUtf8(), 1})
        .map([&block] { return block; });
}

Result<std::optional<NumberBlock>> NumberBlockStore::find(const QString &id)
{
    return findRow(m_connection,
                   "SELECT id, window_id, workstation, first_serial, last_serial, first_query FROM number_blocks WHERE id = :id",
                   [&id](Statement &s) { s.bind(":id", id); }, readBlock);
}

Result<std::optional<NumberBlock>> NumberBlockStore::blockOf(const domain::WindowId &window, qint64 serial)
{
    return findRow(m_connection,
                   "SELECT id, window_id, workstation, first_serial, last_serial, first_query FROM number_blocks"
                   " WHERE window_id = :window AND first_serial <= :serial ORDER BY first_serial DESC LIMIT 1",
                   [&](Statement &s) { s.bind(":window", window.toText()).bind(":serial", serial); }, readBlock)
        .map([serial](std::optional<NumberBlock> block) {
            return block && serial <= block->lastSerial ? block : std::optional<NumberBlock>();
        });
}

} // namespace yichuang::center
