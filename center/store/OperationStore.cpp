// SPDX-License-Identifier: Apache-2.0
#include "center/store/OperationStore.h"

#include "app/base/Json.h"
#include "center/store/Query.h"

#include <QtEndian>

namespace yichuang::center {

using base::ErrorCode;
using base::Result;
using storage::Statement;

namespace {

constexpr char AnswerTable[] = "operations.answer";
constexpr char RawTable[] = "operations.raw";

void addNumber(QByteArray &bytes, qint64 value)
{
    QByteArray eight(8, '\0');
    qToBigEndian(value, eight.data());
    bytes += eight;
}

Result<protocol::Answer> openAnswer(Vault &vault, const QByteArray &id, QByteArrayView sealed)
{
    return vault.unseal(AnswerTable, id, sealed)
        .and_then([](const QByteArray &json) { return base::parseJsonObject(json); })
        .and_then(protocol::Answer::fromJson);
}

#define JOURNAL_COLUMNS                                                                                                                              \
    "journal_n, id, workstation, offered_hash, chain_n, case_id, seq, received, sealed_answer, sealed_raw, journal_hash"

} // namespace

Result<QByteArray> OperationStore::record(const JournalRow &row)
{
    const Result<QByteArray> answer = crypto::hash(crypto::HashAlgorithm::Sha256, base::canonicalJson(row.answer.toJson()));
    const Result<QByteArray> raw = crypto::hash(crypto::HashAlgorithm::Sha256, row.raw);
    if (!answer || !raw) {
        return answer ? base::failure(raw) : base::failure(answer);
    }
    QByteArray bytes;
    bytes.reserve(128);
    addNumber(bytes, row.link.n);
    addNumber(bytes, row.workstation);
    addNumber(bytes, base::toMs(row.received));
    bytes += row.id.toBytes() + row.offeredHash + *answer + *raw;
    return bytes;
}

Result<std::optional<OperationStore::Known>> OperationStore::find(const domain::OperationId &id)
{
    const QByteArray key = id.toBytes();
    return findRow(m_connection, "SELECT workstation, offered_hash, sealed_answer FROM operations WHERE id = :id",
                   [&key](Statement &s) { s.bind(":id", key); },
                   [&](Statement &row) {
                       return openAnswer(m_vault, key, row.blobView(2)).map([&row](protocol::Answer answer) {
                           return Known{row.integer(0), row.blob(1), std::move(answer)};
                       });
                   });
}

Result<void> OperationStore::append(Heads &heads, const JournalRow &row)
{
    JournalRow linked = row;
    linked.link.n = heads.journal.n + 1;
    const Result<crypto::ChainLink> link = record(linked).and_then(
        [&heads](const QByteArray &bytes) { return crypto::nextLink(crypto::HashAlgorithm::Sha256, heads.journal, bytes); });
    const QByteArray key = row.id.toBytes();
    const Result<QByteArray> answer = m_vault.seal(AnswerTable, key, base::canonicalJson(row.answer.toJson()));
    const Result<QByteArray> raw = m_vault.seal(RawTable, key, row.raw);
    if (!link || !answer || !raw) {
        return !link ? base::failure(link) : !answer ? base::failure(answer) : base::failure(raw);
    }
    const Result<qint64> stored = runQuery(
        m_connection,
        "INSERT INTO operations (journal_n, id, workstation, offered_hash, chain_n, case_id, seq, status, version, received, sealed_answer,"
        " sealed_raw, journal_hash) VALUES (:n, :id, :workstation, :offered, :chain, :case, :seq, :status, :version, :received, :answer, :raw,"
        " :hash)",
        [&](Statement &s) {
            s.bind(":n", link->n).bind(":id", key).bind(":workstation", row.workstation).bind(":offered", row.offeredHash);
            s.bind(":status", protocol::toWord(row.answer.status)).bind(":received", row.received);
            s.bind(":answer", *answer).bind(":raw", *raw).bind(":hash", link->hash);
            if (row.answer.status == protocol::AnswerStatus::Applied) {
                s.bind(":version", row.answer.version);
            }
            if (row.place) {
                s.bind(":chain", row.place->chainN).bind(":case", row.place->caseId.toBytes()).bind(":seq", row.place->seq);
            }
        });
    if (!stored) {
        return base::failure(stored);
    }
    heads.journal = *link;
    return {};
}

Result<std::optional<QByteArray>> OperationStore::chainHash(qint64 workstation, qint64 chainN)
{
    return findRow(m_connection, "SELECT offered_hash FROM operations WHERE workstation = :workstation AND chain_n = :n",
                   [&](Statement &s) { s.bind(":workstation", workstation).bind(":n", chainN); },
                   [](Statement &row) { return Result<QByteArray>(row.blob(0)); });
}

Result<std::optional<QByteArray>> OperationStore::rawAt(qint64 workstation, qint64 chainN)
{
    return findRow(m_connection, "SELECT id, sealed_raw FROM operations WHERE workstation = :workstation AND chain_n = :n",
                   [&](Statement &s) { s.bind(":workstation", workstation).bind(":n", chainN); },
                   [this](Statement &row) { return m_vault.unseal(RawTable, row.blob(0), row.blobView(1)); });
}

Result<qint64> OperationStore::contiguousFrom(qint64 workstation, qint64 from)
{
    Result<Statement> rows =
        m_connection.prepare("SELECT chain_n FROM operations WHERE workstation = :workstation AND chain_n > :from ORDER BY chain_n");
    if (!rows) {
        return base::failure(rows);
    }
    rows->bind(":workstation", workstation).bind(":from", from);
    qint64 reached = from;
    Result<bool> row = rows->step();
    for (; row && *row && rows->integer(0) == reached + 1; row = rows->step()) {
        ++reached;
    }
    return row.map([reached](bool) { return reached; });
}

Result<qint64> OperationStore::lastSeq(qint64 workstation, const domain::CaseId &caseId)
{
    return findRow(m_connection, "SELECT coalesce(max(seq), 0) FROM operations WHERE case_id = :case AND workstation = :workstation",
                   [&](Statement &s) { s.bind(":case", caseId.toBytes()).bind(":workstation", workstation); },
                   [](Statement &row) { return Result<qint64>(row.integer(0)); })
        .map([](const std::optional<qint64> &seq) { return seq.value_or(0); });
}

Result<OperationStore::Foreign> OperationStore::foreignSince(const domain::CaseId &caseId, qint64 version, qint64 workstation)
{
    return findRow(m_connection,
                   "SELECT 1 FROM operations WHERE case_id = :case AND workstation <> :workstation AND version > :version LIMIT 1",
                   [&](Statement &s) { s.bind(":case", caseId.toBytes()).bind(":workstation", workstation).bind(":version", version); },
                   [](Statement &row) { return Result<qint64>(row.integer(0)); })
        .map([](const std::optional<qint64> &found) { return found ? Foreign::Yes : Foreign::No; });
}

Result<JournalRow> OperationStore::read(Statement &row)
{
    const QByteArray key = row.blob(1);
    const auto id = domain::OperationId::fromBytes(key);
    Result<protocol::Answer> answer = openAnswer(m_vault, key, row.blobView(8));
    Result<QByteArray> raw = m_vault.unseal(RawTable, key, row.blobView(9));
    if (!id || !answer || !raw) {
        return !id ? base::failure(id) : !answer ? base::failure(answer) : base::failure(raw);
    }
    JournalRow out{*id, row.integer(2), row.blob(3), std::nullopt, row.instant(7), std::move(*answer), std::move(*raw), {}};
    out.link.n = row.integer(0);
    out.link.hash = row.blob(10);
    if (!row.isNull(4)) {
        const auto caseId = domain::CaseId::fromBytes(row.blob(5));
        if (!caseId) {
            return base::failure(caseId);
        }
        out.place = OperationPlace{row.integer(4), *caseId, row.integer(6)};
    }
    return out;
}

Result<void> OperationStore::visitRows(Statement &rows, const Visit &visit)
{
    Result<bool> row = rows.step();
    for (; row && *row; row = rows.step()) {
        if (const Result<void> visited = read(rows).and_then(visit); !visited) {
            return visited;
        }
    }
    return row.map([](bool) {});
}

Result<void> OperationStore::forCase(const domain::CaseId &caseId, const Visit &visit)
{
    Result<Statement> rows =
        m_connection.prepare("SELECT " JOURNAL_COLUMNS " FROM operations WHERE case_id = :case AND status = 'applied' ORDER BY version");
    if (!rows) {
        return base::failure(rows);
    }
    rows->bind(":case", caseId.toBytes());
    return visitRows(*rows, visit);
}

Result<void> OperationStore::forEach(const Visit &visit)
{
    Result<Statement> rows = m_connection.prepare("SELECT " JOURNAL_COLUMNS " FROM operations ORDER BY journal_n");
    return rows ? visitRows(*rows, visit) : base::failure(rows);
}

} // namespace yichuang::center
