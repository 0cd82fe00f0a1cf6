// SPDX-License-Identifier: Apache-2.0
#include "center/store/CaseStore.h"

#include "app/base/Json.h"
#include "center/store/Query.h"

namespace yichuang::center {

using base::Result;
using storage::Statement;

namespace {

constexpr char Table[] = "cases";

} // namespace

Result<QJsonObject> CaseStore::open(const QByteArray &id, QByteArrayView sealed)
{
    return m_vault.unseal(Table, id, sealed).and_then([](const QByteArray &json) { return base::parseJsonObject(json); });
}

Result<std::optional<domain::Case>> CaseStore::find(const domain::CaseId &id)
{
    const QByteArray key = id.toBytes();
    return findRow(m_connection, "SELECT sealed_body FROM cases WHERE id = :id", [&key](Statement &s) { s.bind(":id", key); },
                   [&](Statement &row) { return open(key, row.blobView(0)).and_then(domain::Case::fromJson); });
}

Result<void> CaseStore::save(const domain::Case &record, const QString &hall, const QString &custodian)
{
    const QByteArray key = record.id.toBytes();
    const Result<QByteArray> sealed = m_vault.seal(Table, key, base::canonicalJson(record.toJson()));
    if (!sealed) {
        return base::failure(sealed);
    }
    return runQuery(m_connection,
                    "INSERT INTO cases (id, number, query_code, version, state, item, hall_id, custodian, sealed_body)"
                    " VALUES (:id, :number, :query, :version, :state, :item, :hall, :custodian, :body)"
                    " ON CONFLICT (id) DO UPDATE SET version = excluded.version, state = excluded.state, hall_id = excluded.hall_id,"
                    " custodian = excluded.custodian, sealed_body = excluded.sealed_body",
                    [&](Statement &s) {
                        s.bind(":id", key).bind(":number", record.number).bind(":query", record.queryCode).bind(":version", record.version);
                        s.bind(":state", domain::toWord(record.state)).bind(":item", record.item.toText()).bind(":hall", hall);
                        s.bind(":custodian", custodian).bind(":body", *sealed);
                    })
        .map([](qint64) {});
}

Result<CaseStore::Used> CaseStore::queryCodeUsed(const QString &queryCode)
{
    return findRow(m_connection, "SELECT 1 FROM cases WHERE query_code = :query", [&](Statement &s) { s.bind(":query", queryCode); },
                   [](Statement &row) { return Result<qint64>(row.integer(0)); })
        .map([](const std::optional<qint64> &found) { return found ? Used::Yes : Used::No; });
}

Result<void> CaseStore::forEach(const std::function<Result<void>(const domain::Case &)> &visit)
{
    Result<Statement> rows = m_connection.prepare("SELECT id, sealed_body FROM cases");
    if (!rows) {
        return base::failure(rows);
    }
    Result<bool> row = rows->step();
    for (; row && *row; row = rows->step()) {
        const Result<void> visited =
            open(rows->blob(0), rows->blobView(1)).and_then(domain::Case::fromJson).and_then([&visit](const domain::Case &c) { return visit(c); });
        if (!visited) {
            return visited;
        }
    }
    return row.map([](bool) {});
}

Result<qint64> CaseStore::count()
{
    return storage::queryInteger(m_connection, "SELECT count(*) FROM cases");
}

} // namespace yichuang::center
