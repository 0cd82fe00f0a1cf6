// SPDX-License-Identifier: Apache-2.0
#include "center/store/ErasureStore.h"

#include "app/crypto/Hash.h"
#include "center/store/AttachmentStore.h"
#include "center/store/Query.h"

namespace yichuang::center {

using base::Result;
using storage::Statement;

namespace {

constexpr char Table[] = "erasures";
constexpr char AnswerTable[] = "operations.answer"; // OperationStore's

/// Not null: an empty value would be bound as none.
const QByteArray Nothing = QByteArray("", 0);

constexpr char BodyTable[] = "operations.body"; // OperationStore's

/// An operation as it is kept.
struct SealedOperation {
    QByteArray id;
    QByteArray body;
    std::optional<QByteArray> answer;
};

Result<SealedOperation> readOperation(Statement &row)
{
    return SealedOperation{row.blob(0), row.blob(1), row.isNull(2) ? std::nullopt : std::optional(row.blob(2))};
}

Result<QByteArray> readBlob(Statement &row)
{
    return row.blob(0);
}

} // namespace

Result<bool> ErasureStore::contains(const domain::CaseId &caseId)
{
    return findRow(m_connection, "SELECT 1 FROM erasures WHERE case_id = :case", [&](Statement &s) { s.bind(":case", caseId.toBytes()); },
                   [](Statement &row) { return Result<qint64>(row.integer(0)); })
        .map([](const auto &found) { return found.has_value(); });
}

Result<void> ErasureStore::add(const Erasure &erasure)
{
    const QByteArray id = erasure.caseId.toBytes();
    const Result<QByteArray> sealed = m_vault.seal(Table, id, erasure.order.toUtf8());
    if (!sealed) {
        return base::failure(sealed);
    }
    return runQuery(m_connection, "INSERT INTO erasures (case_id, operations, erased, sealed_order) VALUES (:case, :operations, :erased, :order)",
                    [&](Statement &s) {
                        s.bind(":case", id).bind(":operations", erasure.operations).bind(":erased", erasure.erased).bind(":order", *sealed);
                    })
        .map([](qint64) {});
}

Result<std::vector<Erasure>> ErasureStore::newest(int limit)
{
    return listRows(m_connection, "SELECT case_id, operations, erased, sealed_order FROM erasures ORDER BY erased DESC, case_id LIMIT :limit",
                    [limit](Statement &s) { s.bind(":limit", limit); },
                    [this](Statement &row) {
                        const QByteArray id = row.blob(0);
                        return m_vault.unseal(Table, id, row.blobView(3)).and_then([&](const QByteArray &order) {
                            return domain::CaseId::fromBytes(id).map([&](const domain::CaseId &caseId) {
                                return Erasure{caseId, row.integer(1), row.instant(2), QString::fromUtf8(order)};
                            });
                        });
                    });
}

Result<qint64> ErasureStore::count()
{
    return storage::queryInteger(m_connection, "SELECT count(*) FROM erasures");
}

Result<bool> ErasureStore::isBalanced()
{
    return storage::queryInteger(m_connection,
                                 "SELECT CAST((SELECT coalesce(sum(operations), 0) FROM erasures) - (SELECT count(*) FROM operations WHERE length(sealed_body) = 0) AS BIGINT)")
        .map([](qint64 difference) { return difference == 0; });
}

Result<std::vector<domain::CaseId>> ErasureStore::endedBefore(base::Instant before, const domain::CaseId &after, int limit)
{
    return listRows(m_connection,
                    "SELECT id FROM cases WHERE closed IS NOT NULL AND closed < :before AND id > :after AND length(sealed_body) > 0 ORDER BY id LIMIT :limit",
                    [&](Statement &s) { s.bind(":before", before).bind(":after", after.toBytes()).bind(":limit", limit); },
                    [](Statement &row) { return domain::CaseId::fromBytes(row.blob(0)); });
}

Result<void> ErasureStore::emptyCase(const domain::CaseId &caseId, base::Instant now)
{
    return runQuery(m_connection, "UPDATE cases SET sealed_body = :nothing, closed = coalesce(closed, :now) WHERE id = :case",
                    [&](Statement &s) { s.bind(":nothing", Nothing).bind(":now", now).bind(":case", caseId.toBytes()); })
        .map([](qint64) {});
}

Result<qint64> ErasureStore::emptyOperations(const domain::CaseId &caseId)
{
    const auto ofCase = listRows(m_connection, "SELECT id, sealed_body, sealed_answer FROM operations WHERE case_id = :case",
                                 [&](Statement &s) { s.bind(":case", caseId.toBytes()); }, readOperation);
    const auto outside = listRows(m_connection, "SELECT id, sealed_body, sealed_answer FROM operations WHERE case_id IS NULL AND length(sealed_body) > 0",
                                  bindNothing, readOperation);
    if (!ofCase || !outside) {
        return ofCase ? base::failure(outside) : base::failure(ofCase);
    }
    qint64 emptied = 0;
    for (const SealedOperation &operation : *ofCase) {
        if (const Result<void> done = emptyOperation(operation.id, operation.answer); !done) {
            return base::failure(done);
        }
        ++emptied;
    }
    // Refused for their place in the lane, or unreadable: their row knows no case, but they may speak of it.
    for (const SealedOperation &operation : *outside) {
        const Result<QByteArray> body = m_vault.unseal(BodyTable, operation.id, operation.body);
        if (!body) {
            return base::failure(body);
        }
        const bool isAbout = body->contains(caseId.toText().toUtf8());
        if (const Result<void> done = isAbout ? emptyOperation(operation.id, operation.answer) : Result<void>(); !done) {
            return base::failure(done);
        }
        emptied += isAbout ? 1 : 0;
    }
    return emptied;
}

Result<void> ErasureStore::emptyOperation(const QByteArray &id, const std::optional<QByteArray> &answer)
{
    std::optional<QByteArray> kept;
    if (answer) {
        // The centre's chain was made with this hash.
        const Result<QByteArray> hash = m_vault.unseal(AnswerTable, id, *answer).and_then([](const QByteArray &json) {
            return crypto::hash(crypto::HashAlgorithm::Sha256, json);
        });
        if (!hash) {
            return base::failure(hash);
        }
        kept = *hash;
    }
    return runQuery(m_connection, "UPDATE operations SET sealed_body = :nothing, sealed_answer = :answer WHERE id = :id",
                    [&](Statement &s) { s.bind(":nothing", Nothing).bind(":answer", kept).bind(":id", id); })
        .map([](qint64) {});
}

Result<qint64> ErasureStore::releaseAttachments(const domain::CaseId &caseId, base::Instant now)
{
    const QString key = caseId.toText();
    const auto contents = listRows(m_connection,
                                   "SELECT a.sha256 FROM case_attachments a WHERE a.case_key = :key"
                                   " AND NOT EXISTS (SELECT 1 FROM case_attachments b WHERE b.sha256 = a.sha256 AND b.case_key <> :key)",
                                   [&](Statement &s) { s.bind(":key", key); }, readBlob);
    Result<void> done = contents.map([](const auto &) {});
    for (size_t i = 0; done && i < contents->size(); ++i) {
        done = AttachmentStore(m_connection).letGo((*contents)[i], now);
    }
    return done.and_then([&] {
        return runQuery(m_connection, "DELETE FROM case_attachments WHERE case_key = :key", [&](Statement &s) { s.bind(":key", key); });
    }).map([&](qint64) { return static_cast<qint64>(contents->size()); });
}

Result<std::vector<domain::WorkstationId>> ErasureStore::writers(const domain::CaseId &caseId)
{
    return listRows(m_connection, "SELECT DISTINCT w.id FROM operations o JOIN workstations w ON w.no = o.workstation WHERE o.case_id = :case",
                    [&](Statement &s) { s.bind(":case", caseId.toBytes()); },
                    [](Statement &row) { return domain::WorkstationId::fromBytes(row.blob(0)); });
}

Result<bool> ErasureStore::hasTravelled(const domain::CaseId &caseId)
{
    return findRow(m_connection,
                   "SELECT 1 WHERE EXISTS (SELECT 1 FROM tier_transfers WHERE case_id = :case) OR EXISTS (SELECT 1 FROM tier_histories WHERE case_id = :case)",
                   [&](Statement &s) { s.bind(":case", caseId.toBytes()); }, [](Statement &row) { return Result<qint64>(row.integer(0)); })
        .map([](const auto &found) { return found.has_value(); });
}

} // namespace yichuang::center
