// SPDX-License-Identifier: Apache-2.0
#include "center/store/CaseStore.h"

#include "app/base/Json.h"
#include "app/domain/CaseText.h"
#include "center/store/Query.h"

namespace yichuang::center {

using base::ErrorCode;
using base::Result;
using domain::Case;
using storage::RowsChanged;
using storage::Statement;

namespace {

constexpr char Table[] = "cases";
#define SELECT_OUTLINE "SELECT id, number, version, item, window_id, hall_id, state, closing, received, closed, length(sealed_body) FROM cases"
// What was erased is not there any more, but for its outline.
#define HAS_CONTENT " AND length(sealed_body) > 0"
constexpr char QueryCodeColumn[] = "cases.query_code";

std::optional<qint64> numberOf(const std::optional<domain::ClosingCode> &closing)
{
    return closing ? std::optional(static_cast<qint64>(*closing)) : std::nullopt;
}

Result<CaseOutline> readOutline(Statement &row)
{
    const auto id = domain::CaseId::fromBytes(row.blob(0));
    const auto item = domain::ItemKey::fromText(row.text(3));
    const auto window = domain::WindowId::fromText(row.text(4));
    const auto hall = domain::HallId::fromText(row.text(5));
    const auto state = domain::caseStateFromWord(row.text(6));
    if (!id || !item || !window || !hall || !state) {
        return base::fail(ErrorCode::StorageCorrupt, QStringLiteral("the outline of a case cannot be read"), "cases.row");
    }
    CaseOutline outline{*id, row.text(1), row.integer(2), *item, *window, *hall, *state, std::nullopt, row.instant(8), row.instantIfAny(9), false};
    if (!row.isNull(7)) {
        outline.closing = domain::closingCodeFromNumber(row.integer(7));
    }
    outline.isErased = row.integer(10) == 0;
    return outline;
}

bool isNotOne(const Result<void> &written)
{
    return !written && written.error().reason == "storage.not_one";
}

} // namespace

void CaseStore::remember(const Case &record)
{
    m_hot.insert(record.id, new Case(record));
}

Result<std::optional<Case>> CaseStore::get(const domain::CaseId &id)
{
    if (const Case *hot = m_hot.object(id)) {
        const Result<bool> isCurrent = isStill(*hot);
        if (!isCurrent || *isCurrent) {
            return isCurrent ? Result<std::optional<Case>>(*hot) : base::failure(isCurrent);
        }
    }
    if (m_foreseen.value(id, 1) == 0) {
        return std::optional<Case>();
    }
    Result<std::optional<Case>> found = read(id);
    if (found && *found) {
        remember(**found);
    }
    return found;
}

// A file has one writer, this one. On a server another service may have moved the case on.
Result<bool> CaseStore::isStill(const Case &hot)
{
    if (const auto foreseen = m_foreseen.constFind(hot.id); foreseen != m_foreseen.constEnd()) {
        return *foreseen == hot.version;
    }
    if (m_connection.dialect() == storage::Dialect::Sqlite) {
        return true;
    }
    return findRow(m_connection, "SELECT version FROM cases WHERE id = :id" HAS_CONTENT, [&hot](Statement &s) { s.bind(":id", hot.id.toBytes()); },
                   [](Statement &row) { return Result<qint64>(row.integer(0)); })
        .map([&hot](const std::optional<qint64> &version) { return version == hot.version; });
}

// Columns: id, sealed body, version.
Result<Case> CaseStore::readRow(Statement &row)
{
    const QByteArray id = row.blob(0);
    return m_vault.unseal(Table, id, row.blobView(1))
        .and_then([](const QByteArray &json) { return base::JsonIn::parse(json); })
        .and_then([](const base::JsonIn &json) { return Case::fromJson(json); })
        .map([&row](Case record) {
            record.version = row.integer(2);
            return record;
        });
}

Result<std::optional<Case>> CaseStore::read(const domain::CaseId &id)
{
    return findRow(m_connection, "SELECT id, sealed_body, version FROM cases WHERE id = :id" HAS_CONTENT, [&id](Statement &s) { s.bind(":id", id.toBytes()); },
                   [this](Statement &row) { return readRow(row); });
}

Result<std::optional<Case>> CaseStore::findByQueryCode(const QString &code)
{
    const Result<QByteArray> hash = m_vault.lookUpHash(QueryCodeColumn, code.toUtf8());
    if (!hash) {
        return base::failure(hash);
    }
    return findRow(m_connection, "SELECT id, sealed_body, version FROM cases WHERE query_hash = :hash" HAS_CONTENT,
                   [&hash](Statement &s) { s.bind(":hash", *hash); }, [this](Statement &row) { return readRow(row); });
}

Result<std::optional<Case>> CaseStore::findByNumber(const QString &number)
{
    return findRow(m_connection, "SELECT id, sealed_body, version FROM cases WHERE number = :number" HAS_CONTENT,
                   [&number](Statement &s) { s.bind(":number", number); }, [this](Statement &row) { return readRow(row); });
}

bool fits(const CaseOutline &outline, const Case &record)
{
    return outline.number == record.number && outline.version == record.version && outline.item == record.item && outline.window == record.window
        && outline.state == record.state && outline.closing == record.closing && outline.received == record.received && outline.closed == record.closed;
}

Result<void> CaseStore::put(const Case &record, const domain::HallId &hall)
{
    const Result<QByteArray> sealed = m_vault.seal(Table, record.id.toBytes(), domain::caseText(record));
    if (!sealed) {
        return base::failure(sealed);
    }
    const Result<void> written = record.version == 1 ? insert(record, hall, *sealed) : replace(record, hall, *sealed);
    const Result<void> kept = written ? noteAttachments(record) : written;
    m_hot.remove(record.id);
    if (kept) {
        m_unsettled.push_back(record.id);
        m_foreseen.insert(record.id, record.version);
        remember(record);
    }
    return kept;
}

Result<void> CaseStore::foresee(const QList<domain::CaseId> &ids)
{
    QByteArrayList keys;
    for (const domain::CaseId &id : ids) {
        m_foreseen.insert(id, 0);
        keys.append(id.toBytes());
    }
    return listRows(m_connection, "SELECT id, version FROM cases WHERE id = ANY (" YICHUANG_KEYS(":ids") ")" HAS_CONTENT,
                    [&keys](Statement &s) { s.bind(":ids", keyList(keys)); },
                    [this](Statement &row) {
                        return domain::CaseId::fromBytes(row.blob(0)).map([&](const domain::CaseId &id) {
                            m_foreseen.insert(id, row.integer(1));
                            return true;
                        });
                    })
        .map([](const std::vector<bool> &) {});
}

void CaseStore::settle()
{
    m_unsettled.clear();
    m_foreseen.clear();
}

void CaseStore::forget()
{
    m_foreseen.clear();
    for (const domain::CaseId &id : m_unsettled) {
        m_hot.remove(id);
    }
    m_unsettled.clear();
}

void CaseStore::forgetAll()
{
    m_foreseen.clear();
    m_hot.clear();
    m_unsettled.clear();
}

Result<void> CaseStore::insert(const Case &record, const domain::HallId &hall, const QByteArray &sealed)
{
    const Result<QByteArray> hash = m_vault.lookUpHash(QueryCodeColumn, record.queryCode.toUtf8());
    if (!hash) {
        return base::failure(hash);
    }
    const Result<void> done = gatherQuery(
        m_connection,
        "INSERT INTO cases (id, number, query_hash, version, item, window_id, hall_id, state, closing, received, closed, sealed_body)"
        " VALUES (:id, :number, :hash, 1, :item, :window, :hall, :state, :closing, :received, :closed, :body)"
        " ON CONFLICT DO NOTHING",
        RowsChanged::One, {}, [&](Statement &s) {
            s.bind(":id", record.id.toBytes()).bind(":number", record.number).bind(":hash", *hash).bind(":item", record.item.toText());
            s.bind(":window", record.window.toText()).bind(":hall", hall.toText()).bind(":state", domain::toWord(record.state));
            s.bind(":closing", numberOf(record.closing)).bind(":received", record.received).bind(":closed", record.closed).bind(":body", sealed);
        });
    if (isNotOne(done)) {
        return base::fail(ErrorCode::AlreadyExists, QStringLiteral("a case with this number or query code is there"), "cases.number");
    }
    return done;
}

Result<void> CaseStore::replace(const Case &record, const domain::HallId &hall, const QByteArray &sealed)
{
    const Result<void> done = gatherQuery(
        m_connection,
        "UPDATE cases SET version = :version, window_id = :window, hall_id = :hall, state = :state, closing = :closing, closed = :closed,"
        " sealed_body = :body WHERE id = :id AND version = :version - 1",
        RowsChanged::One, record.id.toBytes(), [&](Statement &s) {
            s.bind(":id", record.id.toBytes()).bind(":version", record.version).bind(":window", record.window.toText());
            s.bind(":hall", hall.toText()).bind(":state", domain::toWord(record.state)).bind(":closing", numberOf(record.closing));
            s.bind(":closed", record.closed).bind(":body", sealed);
        });
    if (isNotOne(done)) {
        return base::fail(ErrorCode::Conflict, QStringLiteral("the case is not at the version before"), "cases.version");
    }
    return done;
}

Result<void> CaseStore::noteAttachments(const Case &record)
{
    for (const domain::MaterialRow &material : record.materials) {
        for (const QString &blob : material.blobs) {
            if (const Result<void> noted = noteAttachment(record.id, QByteArray::fromHex(blob.toLatin1())); !noted) {
                return noted;
            }
        }
    }
    return {};
}

Result<void> CaseStore::noteAttachment(const domain::CaseId &id, const QByteArray &sha256)
{
    if (sha256.size() != crypto::HashSize) {
        return {}; // no content can have this name
    }
    return gatherQuery(m_connection, "INSERT INTO case_attachments (sha256, case_key) VALUES (:sha256, :key) ON CONFLICT DO NOTHING", RowsChanged::Any, {},
                       [&](Statement &s) { s.bind(":sha256", sha256).bind(":key", id.toText()); });
}

Result<std::vector<CaseOutline>> CaseStore::outlines(const domain::CaseId &after, int limit)
{
    return listRows(m_connection,
                    SELECT_OUTLINE " WHERE id > :after ORDER BY id LIMIT :limit",
                    [&](Statement &s) { s.bind(":after", after.toBytes()).bind(":limit", limit); }, readOutline);
}

Result<std::optional<CaseOutline>> CaseStore::outline(const domain::CaseId &id)
{
    return findRow(m_connection, SELECT_OUTLINE " WHERE id = :id", [&id](Statement &s) { s.bind(":id", id.toBytes()); }, readOutline);
}

Result<qint64> CaseStore::sumOfVersions()
{
    return storage::queryInteger(m_connection, "SELECT CAST(coalesce(sum(version), 0) AS BIGINT) FROM cases");
}

Result<std::optional<CaseOutline>> CaseStore::outlineOf(const QString &number)
{
    return findRow(m_connection, SELECT_OUTLINE " WHERE number = :number", [&number](Statement &s) { s.bind(":number", number); }, readOutline);
}

Result<std::vector<Case>> CaseStore::page(const domain::CaseId &after, int limit)
{
    return listRows(m_connection, "SELECT id, sealed_body, version FROM cases WHERE id > :after" HAS_CONTENT " ORDER BY id LIMIT :limit",
                    [&](Statement &s) { s.bind(":after", after.toBytes()).bind(":limit", limit); },
                    [this](Statement &row) { return readRow(row); });
}

} // namespace yichuang::center
