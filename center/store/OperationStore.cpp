// SPDX-License-Identifier: Apache-2.0
#include "center/store/OperationStore.h"

#include "app/base/Json.h"
#include "center/store/Query.h"

#include <QtEndian>

namespace yichuang::center {

using base::ErrorCode;
using base::Result;
using protocol::Answer;
using protocol::AnswerStatus;
using storage::RowsChanged;
using storage::Statement;

namespace {

constexpr char BodyTable[] = "operations.body";
constexpr char AnswerTable[] = "operations.answer";

void addNumber(QByteArray &bytes, qint64 value)
{
    QByteArray eight(8, '\0');
    qToBigEndian(value, eight.data());
    bytes += eight;
}

// An Applied answer is its version; the others speak of the case and are kept sealed.
bool isKeptAsColumns(const Answer &answer)
{
    return answer.status == AnswerStatus::Applied;
}

// Only its hash is left; a sealed one is longer (ErasureStore).
bool isErasedAnswer(QByteArrayView sealed)
{
    return sealed.size() == crypto::HashSize;
}

tl::unexpected<base::Error> corrupt(const char *what)
{
    return base::fail(ErrorCode::StorageCorrupt, QLatin1String(what), "journal.row");
}

constexpr char RowsAfter[] = "SELECT journal_n, id, workstation, chain_n, chain_previous, chain_hash, case_id, seq, received, journal_hash,"
                             " sealed_body, status, version, sealed_answer FROM operations"
                             " WHERE journal_n > :after ORDER BY journal_n LIMIT :limit";
constexpr char RowsOfCase[] = "SELECT journal_n, id, workstation, chain_n, chain_previous, chain_hash, case_id, seq, received, journal_hash,"
                              " sealed_body, status, version, sealed_answer FROM operations"
                              " WHERE case_id = :case ORDER BY journal_n";
constexpr int BodyColumn = 10;
constexpr int AnswerColumns = 11;

#define CHAIN_SELECT "SELECT no, chain_up_to, chain_hash, chain_top, chain_latest, chain_latest_whole FROM workstations"

ChainState readChain(Statement &row)
{
    return {row.integer(1), row.blob(2), row.integer(3), row.instant(4), row.instant(5)};
}

} // namespace

Result<QByteArray> journalRecord(const JournalRow &row)
{
    QByteArray bytes;
    bytes.reserve(160);
    addNumber(bytes, row.n);
    bytes += row.id.toBytes();
    addNumber(bytes, row.workstation);
    addNumber(bytes, row.chain.n);
    bytes += row.chain.hash;
    addNumber(bytes, base::toMs(row.received));
    bytes += protocol::toWord(row.answer.status).toLatin1();
    addNumber(bytes, row.answer.version);
    if (isKeptAsColumns(row.answer)) {
        return bytes;
    }
    if (!row.answerHash.isEmpty()) {
        return bytes + row.answerHash;
    }
    return crypto::hash(crypto::HashAlgorithm::Sha256, base::canonicalJson(row.answer.toJson())).map([&bytes](const QByteArray &answer) {
        return bytes + answer;
    });
}

Result<void> OperationStore::append(const JournalRow &row)
{
    const QByteArray id = row.id.toBytes();
    const Result<QByteArray> body = m_vault.seal(BodyTable, id, row.body);
    if (!body) {
        return base::failure(body);
    }
    std::optional<QByteArray> answer;
    if (!isKeptAsColumns(row.answer)) {
        Result<QByteArray> sealed = m_vault.seal(AnswerTable, id, base::canonicalJson(row.answer.toJson()));
        if (!sealed) {
            return base::failure(sealed);
        }
        answer = std::move(*sealed);
    }
    noteAppended(row);
    return gatherQuery(m_connection,
                    "INSERT INTO operations (journal_n, id, workstation, chain_n, chain_previous, chain_hash, case_id, seq, status, version,"
                    " received, sealed_answer, sealed_body, journal_hash) VALUES (:n, :id, :workstation, :chain, :previous, :hash, :case, :seq,"
                    " :status, :version, :received, :answer, :body, :journal)",
                    RowsChanged::One, {}, [&](Statement &s) {
                        s.bind(":n", row.n).bind(":id", id).bind(":workstation", row.workstation).bind(":chain", row.chain.n);
                        s.bind(":previous", row.chain.previous).bind(":hash", row.chain.hash);
                        s.bind(":status", protocol::toWord(row.answer.status)).bind(":version", row.answer.version);
                        s.bind(":received", row.received).bind(":answer", answer).bind(":body", *body).bind(":journal", row.hash);
                        if (!row.caseId.isNull()) {
                            s.bind(":case", row.caseId.toBytes()).bind(":seq", row.seq);
                        }
                    });
}

// Columns: status, version, sealed answer.
Result<Answer> OperationStore::readAnswer(Statement &row, const domain::OperationId &id, int firstColumn)
{
    const std::optional<AnswerStatus> status = protocol::answerStatusFromWord(row.text(firstColumn));
    if (!status) {
        return corrupt("an answer has an unknown status");
    }
    if (row.isNull(firstColumn + 2) || isErasedAnswer(row.blobView(firstColumn + 2))) {
        Answer answer;
        answer.id = id;
        answer.status = *status;
        answer.version = row.integer(firstColumn + 1);
        if (!row.isNull(firstColumn + 2)) {
            answer.code = QStringLiteral("case.erased");
        }
        return answer;
    }
    return m_vault.unseal(AnswerTable, id.toBytes(), row.blobView(firstColumn + 2))
        .and_then([](const QByteArray &json) { return base::parseJsonObject(json); })
        .and_then([](const QJsonObject &json) { return Answer::fromJson(json); });
}

Result<JournalRow> OperationStore::readRow(Statement &row)
{
    const Result<domain::OperationId> id = domain::OperationId::fromBytes(row.blob(1));
    if (!id) {
        return corrupt("an operation has no identity");
    }
    const bool isErased = row.blobView(BodyColumn).isEmpty();
    Result<QByteArray> body = isErased ? Result<QByteArray>(QByteArray()) : m_vault.unseal(BodyTable, id->toBytes(), row.blobView(BodyColumn));
    Result<Answer> answer = readAnswer(row, *id, AnswerColumns);
    if (!body || !answer) {
        return body ? base::failure(answer) : base::failure(body);
    }
    JournalRow read;
    read.n = row.integer(0);
    read.id = *id;
    read.workstation = row.integer(2);
    read.chain = {row.integer(3), row.blob(4), row.blob(5)};
    if (!row.isNull(6)) {
        const Result<domain::CaseId> caseId = domain::CaseId::fromBytes(row.blob(6));
        if (!caseId) {
            return corrupt("an operation has a broken case");
        }
        read.caseId = *caseId;
        read.seq = row.integer(7);
    }
    read.received = row.instant(8);
    read.hash = row.blob(9);
    read.body = std::move(*body);
    read.answer = std::move(*answer);
    if (isErased && !row.isNull(AnswerColumns + 2)) {
        read.answerHash = row.blob(AnswerColumns + 2);
    }
    return read;
}

// Columns: workstation, chain hash, then those of `readAnswer`.
Result<FirstAnswer> OperationStore::readFirst(Statement &row, const domain::OperationId &id, int firstColumn)
{
    return readAnswer(row, id, firstColumn + 2).map([&](Answer answer) {
        return FirstAnswer{row.integer(firstColumn), row.blob(firstColumn + 1), std::move(answer)};
    });
}

Result<std::optional<FirstAnswer>> OperationStore::find(const domain::OperationId &id)
{
    if (const auto foreseen = m_foreseenAnswers.constFind(id); foreseen != m_foreseenAnswers.constEnd()) {
        return *foreseen;
    }
    return findRow(m_connection, "SELECT workstation, chain_hash, status, version, sealed_answer FROM operations WHERE id = :id",
                   [&id](Statement &s) { s.bind(":id", id.toBytes()); }, [&](Statement &row) { return readFirst(row, id, 0); });
}

Result<qint64> OperationStore::lastSeq(const domain::CaseId &caseId, qint64 workstation)
{
    if (const auto foreseen = m_foreseenSeqs.constFind({caseId, workstation}); foreseen != m_foreseenSeqs.constEnd()) {
        return *foreseen;
    }
    return findRow(m_connection,
                   "SELECT seq FROM operations WHERE case_id = :case AND workstation = :workstation ORDER BY seq DESC LIMIT 1",
                   [&](Statement &s) { s.bind(":case", caseId.toBytes()).bind(":workstation", workstation); },
                   [](Statement &row) { return Result<qint64>(row.integer(0)); })
        .map([](const std::optional<qint64> &seq) { return seq.value_or(0); });
}

Result<bool> OperationStore::isAbout(const domain::OperationId &id, const domain::CaseId &caseId)
{
    return findRow(m_connection, "SELECT 1 FROM operations WHERE id = :id AND case_id = :case",
                   [&](Statement &s) { s.bind(":id", id.toBytes()).bind(":case", caseId.toBytes()); },
                   [](Statement &row) { return Result<qint64>(row.integer(0)); })
        .map([](const std::optional<qint64> &found) { return found.has_value(); });
}

Result<bool> OperationStore::changedByOthers(const domain::CaseId &caseId, qint64 sinceVersion, qint64 workstation)
{
    return findRow(m_connection,
                   "SELECT 1 FROM operations WHERE case_id = :case AND workstation <> :workstation AND status = 'applied'"
                   " AND version > :version LIMIT 1",
                   [&](Statement &s) {
                       s.bind(":case", caseId.toBytes()).bind(":workstation", workstation).bind(":version", sinceVersion);
                   },
                   [](Statement &row) { return Result<qint64>(row.integer(0)); })
        .map([](const std::optional<qint64> &found) { return found.has_value(); });
}

Result<void> OperationStore::foresee(const std::vector<Foreseen> &operations)
{
    QByteArrayList ids;
    QByteArrayList cases;
    for (const Foreseen &operation : operations) {
        m_foreseenAnswers.insert(operation.id, std::nullopt);
        ids.append(operation.id.toBytes());
        if (!operation.caseId.isNull()) {
            m_foreseenSeqs.insert({operation.caseId, operation.workstation}, 0);
            cases.append(operation.caseId.toBytes());
        }
    }
    return foreseeAnswers(ids).and_then([&] { return foreseeSeqs(cases); });
}

Result<void> OperationStore::foreseeAnswers(const QByteArrayList &ids)
{
    return listRows(m_connection,
                    "SELECT id, workstation, chain_hash, status, version, sealed_answer FROM operations WHERE id = ANY (" YICHUANG_KEYS(":ids") ")",
                    [&ids](Statement &s) { s.bind(":ids", keyList(ids)); },
                    [this](Statement &row) -> Result<bool> {
                        const Result<domain::OperationId> id = domain::OperationId::fromBytes(row.blob(0));
                        if (!id) {
                            return corrupt("an operation has no identity");
                        }
                        return readFirst(row, *id, 1).map([&](FirstAnswer first) {
                            m_foreseenAnswers.insert(*id, std::move(first));
                            return true;
                        });
                    })
        .map([](const std::vector<bool> &) {});
}

Result<void> OperationStore::foreseeSeqs(const QByteArrayList &cases)
{
    return listRows(m_connection,
                    "SELECT case_id, workstation, max(seq) FROM operations WHERE case_id = ANY (" YICHUANG_KEYS(":cases") ") GROUP BY case_id, workstation",
                    [&cases](Statement &s) { s.bind(":cases", keyList(cases)); },
                    [this](Statement &row) -> Result<bool> {
                        const Result<domain::CaseId> caseId = domain::CaseId::fromBytes(row.blob(0));
                        if (!caseId) {
                            return corrupt("an operation has a broken case");
                        }
                        m_foreseenSeqs.insert({*caseId, row.integer(1)}, row.integer(2));
                        return true;
                    })
        .map([](const std::vector<bool> &) {});
}

void OperationStore::forgetForeseen()
{
    m_foreseenAnswers.clear();
    m_foreseenSeqs.clear();
}

// What was foreseen stays true with the row.
void OperationStore::noteAppended(const JournalRow &row)
{
    if (const auto known = m_foreseenAnswers.find(row.id); known != m_foreseenAnswers.end()) {
        *known = FirstAnswer{row.workstation, row.chain.hash, row.answer};
    }
    if (const auto known = m_foreseenSeqs.find({row.caseId, row.workstation}); known != m_foreseenSeqs.end()) {
        *known = row.seq;
    }
}

Result<std::vector<std::pair<qint64, ChainState>>> OperationStore::chains(const QList<qint64> &workstations)
{
    QStringList numbers;
    for (const qint64 no : workstations) {
        numbers.append(QString::number(no));
    }
    return listRows(m_connection,
                    CHAIN_SELECT " WHERE no = ANY (CAST(string_to_array(:numbers, ',') AS BIGINT[]))",
                    [&numbers](Statement &s) { s.bind(":numbers", numbers.join(QLatin1Char(','))); },
                    [](Statement &row) { return Result<std::pair<qint64, ChainState>>({row.integer(0), readChain(row)}); });
}

Result<ChainState> OperationStore::chain(qint64 workstation)
{
    const auto found = findRow(m_connection, CHAIN_SELECT " WHERE no = :no", [workstation](Statement &s) { s.bind(":no", workstation); },
                               [](Statement &row) { return Result<ChainState>(readChain(row)); });
    if (found && !*found) {
        return base::fail(ErrorCode::NotFound, QStringLiteral("no such workstation"), "workstation.unknown");
    }
    return found.map([](const std::optional<ChainState> &state) { return *state; });
}

Result<void> OperationStore::saveChain(qint64 workstation, const ChainState &state)
{
    return gatherQuery(m_connection, "UPDATE workstations SET chain_up_to = :upTo, chain_hash = :hash, chain_top = :top, chain_latest = :latest,"
                       " chain_latest_whole = :whole WHERE no = :no",
                       RowsChanged::One, QByteArray::number(workstation), [&](Statement &s) {
                           s.bind(":upTo", state.upTo).bind(":hash", state.hash).bind(":top", state.top).bind(":no", workstation);
                           s.bind(":latest", state.latest).bind(":whole", state.latestWhole);
                       });
}

Result<std::optional<crypto::ChainLink>> OperationStore::linkAt(qint64 workstation, qint64 n)
{
    return findRow(m_connection, "SELECT chain_n, chain_previous, chain_hash FROM operations WHERE workstation = :workstation AND chain_n = :n",
                   [&](Statement &s) { s.bind(":workstation", workstation).bind(":n", n); },
                   [](Statement &row) { return Result<crypto::ChainLink>(crypto::ChainLink{row.integer(0), row.blob(1), row.blob(2)}); });
}

Result<std::vector<crypto::ChainLink>> OperationStore::links(qint64 workstation, qint64 afterN, int limit)
{
    return listRows(m_connection,
                    "SELECT chain_n, chain_previous, chain_hash FROM operations"
                    " WHERE workstation = :workstation AND chain_n > :after ORDER BY chain_n LIMIT :limit",
                    [&](Statement &s) { s.bind(":workstation", workstation).bind(":after", afterN).bind(":limit", limit); },
                    [](Statement &row) { return Result<crypto::ChainLink>(crypto::ChainLink{row.integer(0), row.blob(1), row.blob(2)}); });
}

Result<std::vector<JournalRow>> OperationStore::page(qint64 afterN, int limit)
{
    return listRows(m_connection, RowsAfter, [&](Statement &s) { s.bind(":after", afterN).bind(":limit", limit); },
                    [this](Statement &row) { return readRow(row); });
}

Result<std::vector<JournalRow>> OperationStore::ofCase(const domain::CaseId &caseId)
{
    return listRows(m_connection, RowsOfCase, [&](Statement &s) { s.bind(":case", caseId.toBytes()); },
                    [this](Statement &row) { return readRow(row); });
}

Result<base::Instant> OperationStore::lastReceived()
{
    return findRow(m_connection, "SELECT received FROM operations ORDER BY journal_n DESC LIMIT 1", bindNothing,
                   [](Statement &row) { return Result<base::Instant>(row.instant(0)); })
        .map([](const std::optional<base::Instant> &received) { return received.value_or(base::Instant()); });
}

Result<qint64> OperationStore::countApplied()
{
    return storage::queryInteger(m_connection, "SELECT count(*) FROM operations WHERE status = 'applied' AND version > 0");
}

Result<void> OperationStore::saveSignedHead(qint64 workstation, const QByteArray &hash, const QByteArray &signature, base::Instant now)
{
    return gatherQuery(m_connection,
                    "INSERT INTO chain_heads (workstation, hash, signature, received) VALUES (:workstation, :hash, :signature, :now)"
                    " ON CONFLICT (workstation, hash) DO NOTHING",
                    RowsChanged::Any, {}, [&](Statement &s) {
                        s.bind(":workstation", workstation).bind(":hash", hash).bind(":signature", signature).bind(":now", now);
                    });
}

Result<std::vector<SignedHead>> OperationStore::signedHeads(qint64 workstation, const QByteArray &after, int limit)
{
    return listRows(m_connection,
                    "SELECT hash, signature, received FROM chain_heads WHERE workstation = :workstation AND hash > :after ORDER BY hash LIMIT :limit",
                    [&](Statement &s) { s.bind(":workstation", workstation).bind(":after", after).bind(":limit", limit); },
                    [](Statement &row) { return Result<SignedHead>(SignedHead{row.blob(0), row.blob(1), row.instant(2)}); });
}

Result<bool> OperationStore::isTopSigned(qint64 workstation)
{
    return findRow(m_connection,
                   "SELECT 1 FROM workstations w WHERE w.no = :no AND (w.chain_top = 0 OR EXISTS (SELECT 1 FROM operations o"
                   " JOIN chain_heads h ON h.workstation = o.workstation AND h.hash = o.chain_hash WHERE o.workstation = w.no AND o.chain_n = w.chain_top)"
                   " OR EXISTS (SELECT 1 FROM chain_heads h WHERE h.workstation = w.no"
                   " AND h.hash NOT IN (SELECT chain_hash FROM operations WHERE workstation = :no)))",
                   [workstation](Statement &s) { s.bind(":no", workstation); }, [](Statement &row) { return Result<qint64>(row.integer(0)); })
        .map([](const std::optional<qint64> &found) { return found.has_value(); });
}

} // namespace yichuang::center
