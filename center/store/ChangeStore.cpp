// SPDX-License-Identifier: Apache-2.0
#include "center/store/ChangeStore.h"

#include "center/store/Query.h"

namespace yichuang::center {

using base::Result;
using storage::Statement;

namespace {

// Each scope is read through its own index in order, so that a page costs the page however long the feed is.
constexpr char PageSql[] =
    "SELECT f.type, f.key, f.seq, f.version, f.gone, c.sealed_body, c.version FROM ("
    " SELECT * FROM (SELECT type, key, seq, version, gone FROM feed WHERE scope = 'all' AND seq > :after ORDER BY seq LIMIT :limit) AS a"
    " UNION ALL"
    " SELECT * FROM (SELECT type, key, seq, version, gone FROM feed WHERE scope = :hall AND seq > :after ORDER BY seq LIMIT :limit) AS b"
    " UNION ALL"
    " SELECT * FROM (SELECT type, key, seq, version, gone FROM feed WHERE scope = :workstation AND seq > :after ORDER BY seq LIMIT :limit)"
    " AS d) AS f"
    " LEFT JOIN cases AS c ON f.type = 'case' AND f.gone = 0 AND c.id = f.key"
    " ORDER BY f.seq LIMIT :limit";

Result<ChangeStore::Row> readRow(Statement &row)
{
    const std::optional<protocol::ChangeType> type = protocol::changeTypeFromWord(row.text(0));
    if (!type) {
        return base::fail(base::ErrorCode::StorageCorrupt, QStringLiteral("unknown type in the feed"), "feed.type");
    }
    ChangeStore::Row out;
    out.type = *type;
    out.key = row.blob(1);
    out.seq = row.integer(2);
    out.version = row.isNull(6) ? row.integer(3) : row.integer(6);
    out.presence = row.integer(4) != 0 ? ChangeStore::Presence::Gone : ChangeStore::Presence::There;
    out.sealedCase = row.isNull(5) ? QByteArray() : row.blob(5);
    return out;
}

} // namespace

Result<void> ChangeStore::touch(Heads &heads, const Entry &entry)
{
    ++heads.feed;
    return runQuery(m_connection,
                    "INSERT INTO feed (scope, type, key, seq, version, gone) VALUES (:scope, :type, :key, :seq, :version, :gone)"
                    " ON CONFLICT (scope, type, key) DO UPDATE SET seq = excluded.seq, version = excluded.version, gone = excluded.gone",
                    [&](Statement &s) {
                        s.bind(":scope", entry.scope).bind(":type", protocol::toWord(entry.type)).bind(":key", entry.key);
                        s.bind(":seq", heads.feed).bind(":version", entry.version).bind(":gone", entry.presence == Presence::Gone ? 1 : 0);
                    })
        .map([](qint64) {});
}

Result<std::vector<ChangeStore::Row>> ChangeStore::rowsAfter(qint64 after, int limit, const QString &hall, const domain::WorkstationId &workstation)
{
    return listRows(m_connection, PageSql,
                    [&](Statement &s) {
                        s.bind(":after", after).bind(":limit", limit).bind(":hall", Scope::hall(hall));
                        s.bind(":workstation", Scope::workstation(workstation));
                    },
                    readRow);
}

QString Cursor::write(const Heads &heads, qint64 seq)
{
    return heads.fingerprint.left(16) + QLatin1Char('.') + QString::number(seq);
}

std::optional<qint64> Cursor::read(const QString &text, const Heads &heads)
{
    if (text.isEmpty()) {
        return 0;
    }
    bool isNumber = false;
    const qint64 seq = QStringView(text).mid(17).toLongLong(&isNumber);
    const bool ours = text.startsWith(heads.fingerprint.left(16) + QLatin1Char('.'));
    if (!ours || !isNumber || seq < 0 || seq > heads.feed) {
        return std::nullopt;
    }
    return seq;
}

} // namespace yichuang::center
