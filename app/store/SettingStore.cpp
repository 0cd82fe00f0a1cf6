// SPDX-License-Identifier: Apache-2.0
#include "app/store/SettingStore.h"

#include "app/base/Json.h"
#include "app/storage/Query.h"

namespace yichuang::store {

using base::Result;
using storage::Statement;

namespace {

constexpr char SettingTable[] = "setting";
constexpr char DocumentTable[] = "document";
constexpr qsizetype MaxDocumentBytes = 64 * 1024 * 1024;

const QByteArray PutSql = "INSERT INTO setting (name, sealed, value) VALUES (:name, :sealed, :value) "
                          "ON CONFLICT (name) DO UPDATE SET sealed = excluded.sealed, value = excluded.value";
const QByteArray GetSql = "SELECT sealed, value FROM setting WHERE name = :name";
const QByteArray RemoveSql = "DELETE FROM setting WHERE name = :name";
const QByteArray PutDocumentSql = "INSERT INTO document (kind, version, taken, body) VALUES (:kind, :version, :taken, :body) "
                                  "ON CONFLICT (kind) DO UPDATE SET version = excluded.version, taken = excluded.taken, body = excluded.body";
const QByteArray DocumentSql = "SELECT version, taken, body FROM document WHERE kind = :kind";

} // namespace

Result<void> SettingStore::put(const QString &name, const QByteArray &value, Keeping keeping)
{
    const bool sealed = keeping == Keeping::Sealed;
    const Result<QByteArray> kept = sealed ? m_vault.seal(SettingTable, name.toUtf8(), value) : Result<QByteArray>(value);
    if (!kept) {
        return failure(kept);
    }
    return storage::done(storage::execute(m_connection, PutSql, [&](Statement &s) {
        s.bind(":name", name).bind(":sealed", sealed ? 1 : 0).bind(":value", *kept);
    }));
}

Result<std::optional<QByteArray>> SettingStore::get(const QString &name)
{
    return storage::firstRow(m_connection, GetSql, [&](Statement &s) { s.bind(":name", name); },
                             [&](const Statement &row) -> Result<QByteArray> {
                                 return row.integer(0) == 1 ? m_vault.unseal(SettingTable, name.toUtf8(), row.blobView(1)) : row.blob(1);
                             });
}

Result<void> SettingStore::remove(const QString &name)
{
    return storage::done(storage::execute(m_connection, RemoveSql, [&](Statement &s) { s.bind(":name", name); }));
}

Result<void> SettingStore::putDocument(const QString &kind, const QString &version, const QJsonObject &body, base::Instant now)
{
    const Result<QByteArray> sealed = m_vault.seal(DocumentTable, kind.toUtf8(), base::canonicalJson(body));
    if (!sealed) {
        return failure(sealed);
    }
    return storage::done(storage::execute(m_connection, PutDocumentSql, [&](Statement &s) {
        s.bind(":kind", kind).bind(":version", version).bind(":taken", now).bind(":body", *sealed);
    }));
}

Result<std::optional<Document>> SettingStore::document(const QString &kind)
{
    return storage::firstRow(m_connection, DocumentSql, [&](Statement &s) { s.bind(":kind", kind); },
                             [&](const Statement &row) -> Result<Document> {
                                 return m_vault.unseal(DocumentTable, kind.toUtf8(), row.blobView(2))
                                     .and_then([](const QByteArray &json) { return base::parseJsonObject(json, MaxDocumentBytes); })
                                     .map([&row](const QJsonObject &body) { return Document{row.text(0), row.instant(1), body}; });
                             });
}

} // namespace yichuang::store
