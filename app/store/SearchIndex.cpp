// SPDX-License-Identifier: Apache-2.0
#include "app/store/SearchIndex.h"

#include "app/storage/Query.h"

#include <limits>

namespace yichuang::store {

using base::Result;
using storage::SqliteDatabase;
using storage::Statement;

namespace {

// Rows are numbered in the order of the last change, so that walking an inverted list backwards is already
// "newest first" and a page ends after 50 hits, however many there are.
const QByteArray SchemaSql = "CREATE TABLE entry (row INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, due INTEGER, brief BLOB NOT NULL) STRICT;"
                             "CREATE INDEX entry_due ON entry (due) WHERE due IS NOT NULL;"
                             "CREATE TABLE among (id BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;"
                             "CREATE VIRTUAL TABLE word USING fts5(tokens, content='', detail=none, columnsize=0, tokenize='ascii');";
const QByteArray KnownSql = "SELECT row, brief FROM entry WHERE id = :id";
const QByteArray InsertSql = "INSERT INTO entry (row, id, due, brief) VALUES (:row, :id, :due, :brief)";
const QByteArray InsertWordsSql = "INSERT INTO word (rowid, tokens) VALUES (:row, :tokens)";
const QByteArray DropSql = "DELETE FROM entry WHERE row = :row";
const QByteArray DropWordsSql = "INSERT INTO word (word, rowid, tokens) VALUES ('delete', :row, :tokens)";
const QByteArray OptimizeSql = "INSERT INTO word (word) VALUES ('optimize')";
const QByteArray MatchSql = "SELECT e.row, e.brief FROM word w CROSS JOIN entry e ON e.row = w.rowid "
                            "WHERE word MATCH :match AND w.rowid < :before AND (:due IS NULL OR e.due <= :due) "
                            "AND (:among = 0 OR e.id IN (SELECT id FROM among)) ORDER BY w.rowid DESC";
const QByteArray AllSql = "SELECT row, brief FROM entry WHERE row < :before AND (:among = 0 OR id IN (SELECT id FROM among)) "
                          "AND :due IS NULL AND :match = '' ORDER BY row DESC";
const QByteArray DueSql = "SELECT row, brief FROM entry INDEXED BY entry_due WHERE due IS NOT NULL AND due <= :due AND row < :before "
                          "AND (:among = 0 OR id IN (SELECT id FROM among)) AND :match = '' ORDER BY row DESC";
const QByteArray ClearAmongSql = "DELETE FROM among";
const QByteArray AmongSql = "INSERT INTO among (id) VALUES (:id) ON CONFLICT DO NOTHING";

std::optional<qint64> dayOf(QDate date)
{
    return date.isValid() ? std::optional(date.toJulianDay()) : std::nullopt;
}

const QByteArray &sqlFor(const SearchRequest &request, const SearchQuery &query)
{
    if (!query.match.isEmpty()) {
        return MatchSql;
    }
    return request.dueUpTo.isValid() ? DueSql : AllSql;
}

} // namespace

Result<std::unique_ptr<SearchIndex>> SearchIndex::make(const domain::Pinyin &pinyin)
{
    Result<std::unique_ptr<SqliteDatabase>> database = SqliteDatabase::openInMemory();
    if (!database) {
        return failure(database);
    }
    if (const Result<void> laid = (*database)->executeScript(SchemaSql); !laid) {
        return failure(laid);
    }
    return std::unique_ptr<SearchIndex>(new SearchIndex(std::move(*database), pinyin));
}

Result<void> SearchIndex::beginBulk()
{
    return m_database->begin();
}

Result<void> SearchIndex::endBulk()
{
    const Result<void> committed = m_database->commit();
    if (!committed) {
        return committed;
    }
    return storage::done(storage::execute(*m_database, OptimizeSql, storage::bindNothing));
}

Result<std::optional<SearchIndex::Known>> SearchIndex::known(const domain::CaseId &id)
{
    return storage::firstRow(*m_database, KnownSql, [&](Statement &s) { s.bind(":id", id.toBytes()); }, [](const Statement &row) {
        return CaseBrief::fromBytes(row.blob(1)).map([&row](const CaseBrief &brief) { return Known{row.integer(0), brief}; });
    });
}

Result<void> SearchIndex::drop(const Known &known)
{
    const Result<qint64> words = storage::execute(*m_database, DropWordsSql, [&](Statement &s) {
        s.bind(":row", known.row).bind(":tokens", QString::fromLatin1(searchTokens(known.brief, m_pinyin)));
    });
    if (!words) {
        return failure(words);
    }
    return storage::done(storage::execute(*m_database, DropSql, [&](Statement &s) { s.bind(":row", known.row); }));
}

Result<void> SearchIndex::insert(qint64 row, const CaseBrief &brief)
{
    const Result<qint64> entry = storage::execute(*m_database, InsertSql, [&](Statement &s) {
        s.bind(":row", row).bind(":id", brief.id.toBytes()).bind(":due", dayOf(brief.due)).bind(":brief", brief.toBytes());
    });
    if (!entry) {
        return failure(entry);
    }
    return storage::done(storage::execute(*m_database, InsertWordsSql, [&](Statement &s) {
        s.bind(":row", row).bind(":tokens", QString::fromLatin1(searchTokens(brief, m_pinyin)));
    }));
}

Result<void> SearchIndex::put(const CaseBrief &brief)
{
    const Result<std::optional<Known>> old = known(brief.id);
    if (!old) {
        return failure(old);
    }
    if (*old && (*old)->brief == brief) {
        return {};
    }
    const bool keepsPlace = *old && (*old)->brief.updated >= brief.updated;
    if (const Result<void> dropped = *old ? drop(**old) : Result<void>(); !dropped) {
        return dropped;
    }
    return insert(keepsPlace ? (*old)->row : ++m_lastRow, brief);
}

Result<void> SearchIndex::remove(const domain::CaseId &id)
{
    const Result<std::optional<Known>> old = known(id);
    if (!old) {
        return failure(old);
    }
    return *old ? drop(**old) : Result<void>();
}

Result<void> SearchIndex::setAmong(const SearchRequest &request)
{
    if (!request.among) {
        return {};
    }
    if (const Result<qint64> cleared = storage::execute(*m_database, ClearAmongSql, storage::bindNothing); !cleared) {
        return failure(cleared);
    }
    for (const domain::CaseId &id : *request.among) {
        const Result<qint64> added = storage::execute(*m_database, AmongSql, [&](Statement &s) { s.bind(":id", id.toBytes()); });
        if (!added) {
            return failure(added);
        }
    }
    return {};
}

Result<SearchPage> SearchIndex::find(const SearchRequest &request)
{
    if (const Result<void> set = setAmong(request); !set) {
        return failure(set);
    }
    const SearchQuery query = SearchQuery::of(request);
    Result<Statement> rows = m_database->prepare(sqlFor(request, query));
    if (!rows) {
        return failure(rows);
    }
    rows->bind(":before", request.after > 0 ? request.after : std::numeric_limits<qint64>::max());
    rows->bind(":due", dayOf(request.dueUpTo)).bind(":among", request.among ? 1 : 0).bind(":match", QString::fromLatin1(query.match));
    SearchPage page;
    qint64 last = 0;
    Result<bool> more = rows->step();
    for (; more && *more; more = rows->step()) {
        if (page.rows.size() == static_cast<size_t>(request.limit)) {
            page.next = last;
            break;
        }
        Result<CaseBrief> brief = CaseBrief::fromBytes(rows->blob(1));
        if (!brief) {
            return failure(brief);
        }
        last = rows->integer(0);
        if (query.fits(*brief)) {
            page.rows.push_back(std::move(*brief));
        }
    }
    return more ? Result<SearchPage>(std::move(page)) : Result<SearchPage>(failure(more));
}

Result<std::vector<CaseBrief>> SearchIndex::withIdNumber(const QString &idNumber, int limit)
{
    SearchRequest request;
    request.text = idNumber;
    std::vector<CaseBrief> found;
    do {
        Result<SearchPage> page = find(request);
        if (!page) {
            return failure(page);
        }
        for (CaseBrief &brief : page->rows) {
            if (brief.idNumber == idNumber && found.size() < static_cast<size_t>(limit)) {
                found.push_back(std::move(brief));
            }
        }
        request.after = page->next;
    } while (request.after != 0 && found.size() < static_cast<size_t>(limit));
    return found;
}

Result<qint64> SearchIndex::count()
{
    return storage::queryInteger(*m_database, "SELECT count(*) FROM entry");
}

} // namespace yichuang::store
