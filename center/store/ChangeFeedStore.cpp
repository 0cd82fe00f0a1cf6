// SPDX-License-Identifier: Apache-2.0
#include "center/store/ChangeFeedStore.h"

#include "center/store/Query.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace yichuang::center {

using base::ErrorCode;
using base::Result;
using storage::Statement;

namespace {

// Each scope is read through its own index in order, so that a page costs the page however long the feed is; one
// statement, so that the three scopes are seen at the same moment.
constexpr char PageSql[] =
    "SELECT scope, type, key, version, gone, position FROM ("
    " SELECT * FROM (SELECT * FROM feed WHERE scope = :everyone AND position > :after ORDER BY position LIMIT :limit) AS a"
    " UNION ALL"
    " SELECT * FROM (SELECT * FROM feed WHERE scope = :hall AND position > :after ORDER BY position LIMIT :limit) AS b"
    " UNION ALL"
    " SELECT * FROM (SELECT * FROM feed WHERE scope = :workstation AND position > :after ORDER BY position LIMIT :limit) AS c"
    ") AS page ORDER BY position LIMIT :limit";

// From one hall's scope to the next through the index, without a look at what lies between (';' follows ':').
constexpr char HallsSql[] =
    "WITH RECURSIVE halls (scope) AS (SELECT min(scope) FROM feed WHERE scope > 'hall:' AND scope < 'hall;'"
    " UNION ALL SELECT (SELECT min(f.scope) FROM feed f WHERE f.scope > halls.scope AND f.scope < 'hall;') FROM halls WHERE halls.scope IS NOT NULL)"
    " SELECT scope FROM halls WHERE scope IS NOT NULL";

Result<FeedEntry> readEntry(Statement &row)
{
    const std::optional<protocol::ChangeType> type = protocol::changeTypeFromWord(row.text(1));
    if (!type) {
        return base::fail(ErrorCode::StorageCorrupt, QStringLiteral("unknown type in the feed"), "feed.type");
    }
    FeedEntry entry;
    entry.scope = row.text(0);
    entry.type = *type;
    entry.key = row.text(2);
    entry.version = row.integer(3);
    entry.presence = row.integer(4) != 0 ? FeedEntry::Presence::Gone : FeedEntry::Presence::Here;
    entry.position = row.integer(5);
    return entry;
}

// Of an entity that changed more than once only the last change is news.
std::vector<FeedEntry> latestOnly(std::vector<FeedEntry> entries)
{
    std::set<std::tuple<QString, protocol::ChangeType, QString>> seen;
    std::vector<FeedEntry> latest;
    for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
        if (seen.emplace(entry->scope, entry->type, entry->key).second) {
            latest.push_back(std::move(*entry));
        }
    }
    std::reverse(latest.begin(), latest.end());
    return latest;
}

} // namespace

QString everyoneScope()
{
    return QStringLiteral("everyone");
}

QString scopeOf(const domain::HallId &hall)
{
    return QStringLiteral("hall:") + hall.toText();
}

QString scopeOf(const domain::WorkstationId &workstation)
{
    return QStringLiteral("workstation:") + workstation.toText();
}

Result<FeedMove> ChangeFeedStore::publish(CenterStore::Heads &heads)
{
    FeedMove move{heads.feed, heads.feed, {}};
    if (m_pending.empty()) {
        return move;
    }
    const std::vector<FeedEntry> entries = latestOnly(std::exchange(m_pending, {}));
    Result<Statement> statement = m_connection.prepare(
        "INSERT INTO feed (scope, type, key, position, version, gone) VALUES (:scope, :type, :key, :position, :version, :gone)"
        " ON CONFLICT (scope, type, key) DO UPDATE SET position = excluded.position, version = excluded.version, gone = excluded.gone");
    if (!statement) {
        return base::failure(statement);
    }
    for (const FeedEntry &entry : entries) {
        move.to = ++heads.feed;
        if (!move.scopes.contains(entry.scope)) {
            move.scopes.append(entry.scope);
        }
        statement->bind(":scope", entry.scope).bind(":type", protocol::toWord(entry.type)).bind(":key", entry.key);
        statement->bind(":position", heads.feed).bind(":version", entry.version);
        statement->bind(":gone", entry.presence == FeedEntry::Presence::Gone ? 1 : 0);
        if (const Result<void> written = statement->runGathered(storage::RowsChanged::One); !written) {
            return base::failure(written);
        }
    }
    return move;
}

Result<FeedPage> ChangeFeedStore::page(qint64 after, int limit, const Follower &follower)
{
    // One more than asked for tells whether there is more.
    Result<std::vector<FeedEntry>> entries = listRows(
        m_connection, PageSql,
        [&](Statement &s) {
            s.bind(":after", after).bind(":limit", limit + 1).bind(":everyone", everyoneScope());
            s.bind(":hall", scopeOf(follower.hall)).bind(":workstation", scopeOf(follower.workstation));
        },
        readEntry);
    if (!entries) {
        return base::failure(entries);
    }
    FeedPage page{std::move(*entries), after, false};
    if (page.entries.size() > static_cast<size_t>(limit)) {
        page.entries.resize(static_cast<size_t>(limit));
        page.more = true;
    }
    if (!page.entries.empty()) {
        page.next = page.entries.back().position;
    }
    return page;
}

Result<ChangeFeedStore::ChangedCases> ChangeFeedStore::changedCases(qint64 after, int limit)
{
    const auto halls = listRows(m_connection, HallsSql, bindNothing, [](Statement &row) { return Result<QString>(row.text(0)); });
    if (!halls) {
        return base::failure(halls);
    }
    std::vector<std::pair<qint64, domain::CaseId>> changed;
    for (const QString &hall : *halls) {
        const auto ofHall = listRows(
            m_connection, "SELECT position, key FROM feed WHERE scope = :hall AND type = 'case' AND position > :after ORDER BY position LIMIT :limit",
            [&](Statement &s) { s.bind(":hall", hall).bind(":after", after).bind(":limit", limit); },
            [](Statement &row) { return domain::CaseId::fromText(row.text(1)).map([&row](const domain::CaseId &id) { return std::pair(row.integer(0), id); }); });
        if (!ofHall) {
            return base::failure(ofHall);
        }
        changed.insert(changed.end(), ofHall->begin(), ofHall->end());
    }
    const auto earlier = [](const auto &a, const auto &b) { return a.first < b.first; };
    std::sort(changed.begin(), changed.end(), earlier);
    changed.resize(std::min(changed.size(), static_cast<size_t>(limit)));
    ChangedCases answer{{}, changed.empty() ? after : changed.back().first};
    for (const auto &[position, id] : changed) {
        answer.cases.push_back(id);
    }
    return answer;
}

QString cursorText(const QString &fingerprint, qint64 position)
{
    return fingerprint + QLatin1Char('.') + QString::number(position);
}

Result<qint64> positionOf(const QString &cursor, const CenterStore::Heads &heads)
{
    if (cursor.isEmpty()) {
        return 0;
    }
    const qsizetype dot = cursor.indexOf(QLatin1Char('.'));
    bool isNumber = false;
    const qint64 position = QStringView(cursor).mid(dot + 1).toLongLong(&isNumber);
    if (dot < 0 || QStringView(cursor).left(dot) != heads.fingerprint || !isNumber || position < 0 || position > heads.feed) {
        return base::fail(ErrorCode::Expired, QStringLiteral("the cursor is not of this centre's feed"), "feed.rebuild");
    }
    return position;
}

} // namespace yichuang::center
