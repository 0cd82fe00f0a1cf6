// SPDX-License-Identifier: Apache-2.0
#include "center/store/ChangeFeedStore.h"

#include "center/store/Query.h"

#include <array>
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
    "SELECT scope, type, key, version, gone, position, author FROM ("
    " SELECT * FROM (SELECT * FROM feed WHERE scope = :everyone AND position > :after ORDER BY position LIMIT :limit) AS a"
    " UNION ALL"
    " SELECT * FROM (SELECT * FROM feed WHERE scope = :hall AND position > :after AND (author = 0 OR author <> :me OR position <= :whole)"
    " ORDER BY position LIMIT :limit) AS b"
    " UNION ALL"
    " SELECT * FROM (SELECT * FROM feed WHERE scope = :workstation AND position > :after ORDER BY position LIMIT :limit) AS c"
    ") AS page ORDER BY position LIMIT :limit";

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
    entry.author = row.integer(6);
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

Result<void> ChangeFeedStore::publish(CenterStore::Heads &heads)
{
    if (m_pending.empty()) {
        return {};
    }
    const std::vector<FeedEntry> entries = latestOnly(std::exchange(m_pending, {}));
    Result<Statement> statement = m_connection.prepare(
        "INSERT INTO feed (scope, type, key, position, version, gone, author)"
        " VALUES (:scope, :type, :key, :position, :version, :gone, :author)"
        " ON CONFLICT (scope, type, key) DO UPDATE SET position = excluded.position, version = excluded.version, gone = excluded.gone,"
        " author = excluded.author");
    if (!statement) {
        return base::failure(statement);
    }
    for (const FeedEntry &entry : entries) {
        ++heads.feed;
        statement->bind(":scope", entry.scope).bind(":type", protocol::toWord(entry.type)).bind(":key", entry.key);
        statement->bind(":position", heads.feed).bind(":version", entry.version);
        statement->bind(":gone", entry.presence == FeedEntry::Presence::Gone ? 1 : 0).bind(":author", entry.author);
        if (const Result<qint64> written = statement->run(); !written) {
            return base::failure(written);
        }
    }
    return {};
}

Result<FeedPage> ChangeFeedStore::page(const FeedPlace &place, int limit, const Follower &follower, qint64 head)
{
    // One more than asked for tells whether there is more.
    Result<std::vector<FeedEntry>> entries = listRows(
        m_connection, PageSql,
        [&](Statement &s) {
            s.bind(":after", place.after).bind(":limit", limit + 1).bind(":me", follower.no).bind(":whole", place.wholeUpTo).bind(":everyone", everyoneScope());
            s.bind(":hall", scopeOf(follower.hall)).bind(":workstation", scopeOf(follower.workstation));
        },
        readEntry);
    if (!entries) {
        return base::failure(entries);
    }
    FeedPage page{std::move(*entries), std::max(place.after, head), false};
    if (page.entries.size() > static_cast<size_t>(limit)) {
        page.entries.resize(static_cast<size_t>(limit));
        page.more = true;
    }
    if (!page.entries.empty()) {
        const qint64 last = page.entries.back().position;
        page.next = page.more ? last : std::max(last, head);
    }
    return page;
}

QString cursorText(const QString &fingerprint, const FeedPlace &place)
{
    const QString text = fingerprint + QLatin1Char('.') + QString::number(place.after);
    return place.after < place.wholeUpTo ? text + QLatin1Char('.') + QString::number(place.wholeUpTo) : text;
}

Result<FeedPlace> placeOf(const QString &cursor, const CenterStore::Heads &heads)
{
    if (cursor.isEmpty()) {
        return FeedPlace{0, heads.feed};
    }
    const QStringList parts = cursor.split(QLatin1Char('.'));
    bool isOurs = (parts.size() == 2 || parts.size() == 3) && parts.first() == heads.fingerprint;
    std::array<qint64, 2> positions{};
    for (qsizetype i = 1; isOurs && i < parts.size(); ++i) {
        const qint64 position = parts.at(i).toLongLong(&isOurs);
        isOurs = isOurs && position >= 0 && position <= heads.feed;
        positions[static_cast<size_t>(i - 1)] = position;
    }
    if (!isOurs) {
        return base::fail(ErrorCode::Expired, QStringLiteral("the cursor is not of this centre's feed"), "feed.rebuild");
    }
    return FeedPlace{positions[0], positions[1]};
}

} // namespace yichuang::center
