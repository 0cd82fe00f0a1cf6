// SPDX-License-Identifier: Apache-2.0
#include "center/store/DocumentStore.h"

#include "app/base/Json.h"
#include "center/store/ChangeStore.h"
#include "center/store/Query.h"

namespace yichuang::center {

using base::Result;
using protocol::ChangeType;
using storage::Statement;

namespace {

constexpr char Table[] = "documents";

QByteArray rowName(ChangeType kind, const QString &version)
{
    return (protocol::toWord(kind) + QLatin1Char('/') + version).toUtf8();
}

// Catalogues stand side by side, for the cases made under each; of the others only the latest is followed.
QByteArray feedKey(const DocumentStore::Document &document)
{
    return document.kind == ChangeType::Catalogue ? document.version.toUtf8() : protocol::toWord(document.kind).toUtf8();
}

} // namespace

Result<void> DocumentStore::publish(Heads &heads, const Document &document)
{
    const Result<QByteArray> sealed =
        m_vault.seal(Table, rowName(document.kind, document.version), base::canonicalJson(document.body));
    if (!sealed) {
        return base::failure(sealed);
    }
    const qint64 place = heads.feed + 1;
    const Result<qint64> stored = runQuery(
        m_connection,
        "INSERT INTO documents (kind, version, published, feed, sealed_body) VALUES (:kind, :version, :published, :feed, :body)",
        [&](Statement &s) {
            s.bind(":kind", protocol::toWord(document.kind)).bind(":version", document.version).bind(":published", document.published);
            s.bind(":feed", place).bind(":body", *sealed);
        });
    if (!stored) {
        return base::failure(stored);
    }
    return ChangeStore(m_connection).touch(heads, {Scope::everybody(), document.kind, feedKey(document), place});
}

Result<DocumentStore::Document> DocumentStore::read(Statement &row, ChangeType kind)
{
    Document document;
    document.kind = kind;
    document.version = row.text(0);
    document.published = row.instant(1);
    document.feed = row.integer(2);
    return m_vault.unseal(Table, rowName(kind, document.version), row.blobView(3))
        .and_then([](const QByteArray &json) { return base::parseJsonObject(json, 64 * 1024 * 1024); })
        .map([&document](QJsonObject body) {
            document.body = std::move(body);
            return document;
        });
}

Result<std::optional<DocumentStore::Document>> DocumentStore::latest(ChangeType kind)
{
    return findRow(m_connection,
                   "SELECT version, published, feed, sealed_body FROM documents WHERE kind = :kind ORDER BY feed DESC LIMIT 1",
                   [kind](Statement &s) { s.bind(":kind", protocol::toWord(kind)); },
                   [this, kind](Statement &row) { return read(row, kind); });
}

Result<std::optional<DocumentStore::Document>> DocumentStore::find(ChangeType kind, const QString &version)
{
    return findRow(m_connection, "SELECT version, published, feed, sealed_body FROM documents WHERE kind = :kind AND version = :version",
                   [&](Statement &s) { s.bind(":kind", protocol::toWord(kind)).bind(":version", version); },
                   [this, kind](Statement &row) { return read(row, kind); });
}

Result<std::vector<DocumentStore::Document>> DocumentStore::list(ChangeType kind)
{
    return listRows(m_connection, "SELECT version, published, feed, sealed_body FROM documents WHERE kind = :kind ORDER BY feed",
                    [kind](Statement &s) { s.bind(":kind", protocol::toWord(kind)); },
                    [this, kind](Statement &row) { return read(row, kind); });
}

} // namespace yichuang::center
