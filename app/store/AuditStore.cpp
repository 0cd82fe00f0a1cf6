// SPDX-License-Identifier: Apache-2.0
#include "app/store/AuditStore.h"

#include "app/base/Json.h"
#include "app/protocol/TrustMessages.h"
#include "app/storage/Migrations.h"
#include "app/storage/Query.h"

#include <QtEndian>

namespace yichuang::store {

using base::Result;
using crypto::ChainLink;
using storage::Statement;

namespace {

constexpr char Table[] = "audit";

const QByteArray HeadSql = "SELECT n, hash FROM audit ORDER BY n DESC LIMIT 1";
const QByteArray AppendSql = "INSERT INTO audit (n, at, hash, body) VALUES (:n, :at, :hash, :body)";
const QByteArray PageSql = "SELECT n, at, body FROM audit WHERE :before = 0 OR n < :before ORDER BY n DESC LIMIT :limit";
const QByteArray AfterSql = "SELECT n, at, hash, body FROM audit WHERE n > :after ORDER BY n LIMIT :limit";
const QByteArray HashSql = "SELECT hash FROM audit WHERE n = :n";
const QByteArray AllSql = "SELECT n, at, hash, body FROM audit ORDER BY n";

QByteArray recordOf(qint64 n, base::Instant at, QByteArrayView sealed)
{
    QByteArray record(16, Qt::Uninitialized);
    qToBigEndian(n, record.data());
    qToBigEndian(base::toMs(at), record.data() + 8);
    return record.append(sealed.data(), sealed.size());
}

QJsonObject toJson(const AuditEntry &entry)
{
    return {{QStringLiteral("person"), entry.person.toText()},
            {QStringLiteral("window"), entry.window.toText()},
            {QStringLiteral("act"), entry.act},
            {QStringLiteral("subject"), entry.subject},
            {QStringLiteral("detail"), entry.detail}};
}

template<typename K>
K keyOf(base::JsonReader &reader, const char *member)
{
    const QString text = reader.text(member, 64);
    return text.isEmpty() ? K() : reader.nested(K::fromText(text));
}

Result<AuditEntry> fromJson(const QJsonObject &json, base::Instant at)
{
    base::JsonReader reader(json, "audit");
    AuditEntry entry;
    entry.at = at;
    entry.person = keyOf<domain::PersonId>(reader, "person");
    entry.window = keyOf<domain::WindowId>(reader, "window");
    entry.act = reader.text("act");
    entry.subject = reader.text("subject");
    entry.detail = reader.text("detail");
    return reader.finish(entry);
}

} // namespace

Result<void> AuditStore::append(const AuditEntry &entry)
{
    if (!entry.isOperation() && !protocol::isToldAct(entry.act)) {
        return base::fail(base::ErrorCode::Internal, QStringLiteral("the centre takes no audit line '%1'").arg(entry.act), "audit.act");
    }
    const auto head = storage::firstRow(m_connection, HeadSql, storage::bindNothing, [](const Statement &row) -> Result<ChainLink> {
        return ChainLink{row.integer(0), {}, row.blob(1)};
    });
    if (!head) {
        return failure(head);
    }
    const ChainLink before = head->value_or(ChainLink());
    const qint64 n = before.n + 1;
    const Result<QByteArray> sealed = m_vault.seal(Table, n, base::canonicalJson(toJson(entry)));
    if (!sealed) {
        return failure(sealed);
    }
    const Result<ChainLink> link = crypto::nextLink(m_hash, before, recordOf(n, entry.at, *sealed));
    if (!link) {
        return failure(link);
    }
    return storage::done(storage::execute(m_connection, AppendSql, [&](Statement &s) {
        s.bind(":n", n).bind(":at", entry.at).bind(":hash", link->hash).bind(":body", *sealed);
    }));
}

Result<std::vector<std::pair<qint64, AuditEntry>>> AuditStore::page(qint64 before, int limit)
{
    std::vector<std::pair<qint64, AuditEntry>> entries;
    const Result<void> read = storage::forEachRow(
        m_connection, PageSql, [&](Statement &s) { s.bind(":before", before).bind(":limit", limit); },
        [&](const Statement &row) -> Result<void> {
            const qint64 n = row.integer(0);
            return m_vault.unseal(Table, n, row.blobView(2))
                .and_then([](const QByteArray &json) { return base::parseJsonObject(json); })
                .and_then([&row](const QJsonObject &json) { return fromJson(json, row.instant(1)); })
                .map([&](const AuditEntry &entry) { entries.emplace_back(n, entry); });
        });
    if (!read) {
        return failure(read);
    }
    return entries;
}

Result<std::vector<AuditLine>> AuditStore::after(qint64 after, int limit)
{
    std::vector<AuditLine> lines;
    const Result<void> read = storage::forEachRow(
        m_connection, AfterSql, [&](Statement &s) { s.bind(":after", after).bind(":limit", limit); },
        [&](const Statement &row) -> Result<void> {
            const qint64 n = row.integer(0);
            return m_vault.unseal(Table, n, row.blobView(3))
                .and_then([](const QByteArray &json) { return base::parseJsonObject(json); })
                .and_then([&row](const QJsonObject &json) { return fromJson(json, row.instant(1)); })
                .map([&](const AuditEntry &entry) { lines.push_back({n, row.blob(2), entry}); });
        });
    if (!read) {
        return failure(read);
    }
    return lines;
}

Result<QByteArray> AuditStore::hashAt(qint64 n)
{
    if (n == 0) {
        return ChainLink().hash;
    }
    const auto found = storage::firstRow(m_connection, HashSql, [n](Statement &s) { s.bind(":n", n); },
                                         [](const Statement &row) -> Result<QByteArray> { return row.blob(0); });
    if (!found) {
        return failure(found);
    }
    return *found ? Result<QByteArray>(**found)
                  : base::fail(base::ErrorCode::NotFound, QStringLiteral("the audit has no line %1").arg(n), "audit.place");
}

Result<ChainLink> AuditStore::verify()
{
    ChainLink head;
    const Result<void> walked = storage::forEachRow(m_connection, AllSql, storage::bindNothing, [&](const Statement &row) -> Result<void> {
        const ChainLink link{row.integer(0), head.hash, row.blob(2)};
        const Result<void> fits = crypto::verifyLink(m_hash, head, link, recordOf(link.n, row.instant(1), row.blobView(3)));
        head = link;
        return fits;
    });
    if (!walked) {
        return failure(walked);
    }
    return head;
}

Result<QByteArray> AuditStore::fingerprint(storage::Connection &connection)
{
    return storage::tableFingerprint(connection, AllSql);
}

} // namespace yichuang::store
