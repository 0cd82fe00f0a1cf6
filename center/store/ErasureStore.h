// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/Ids.h"
#include "app/storage/Connection.h"
#include "center/store/Vault.h"

#include <optional>
#include <vector>

namespace yichuang::center {

/// That the content of a case was erased, when and on whose order. The case's number, state and dates stay in its row.
struct Erasure {
    domain::CaseId caseId;
    qint64 operations = 0; ///< whose content went with it
    base::Instant erased;
    QString order; ///< as who gave it wrote it: file number, article
};

/// The record of what was erased, and the erasing of what other stores keep of a case. Writers: inside the caller's transaction.
class ErasureStore {
public:
    ErasureStore(storage::Connection &connection, Vault &vault) : m_connection(connection), m_vault(vault) {}

    [[nodiscard]] base::Result<bool> contains(const domain::CaseId &caseId);
    [[nodiscard]] base::Result<void> add(const Erasure &erasure);
    /// The newest first.
    [[nodiscard]] base::Result<std::vector<Erasure>> newest(int limit);
    /// Cases that ended before `before` and whose content is still there, after `after` (null: from the start), in the order of ids.
    [[nodiscard]] base::Result<std::vector<domain::CaseId>> endedBefore(base::Instant before, const domain::CaseId &after, int limit);

    /// What the case's row says of a person; its outline stays.
    [[nodiscard]] base::Result<void> emptyCase(const domain::CaseId &caseId, base::Instant now);
    /// The bodies and answers of the case's operations, and of others that speak of it; answers how many. The hashes the chains need stay.
    [[nodiscard]] base::Result<qint64> emptyOperations(const domain::CaseId &caseId);
    /// How many there are.
    [[nodiscard]] base::Result<qint64> count();
    /// Whether as many operations are without content as were erased.
    [[nodiscard]] base::Result<bool> isBalanced();
    /// Lets go of the contents that no other case has; their pieces are the sweep's. Answers how many.
    [[nodiscard]] base::Result<qint64> releaseAttachments(const domain::CaseId &caseId, base::Instant now);
    /// Who holds operations on the case in a journal of their own.
    [[nodiscard]] base::Result<std::vector<domain::WorkstationId>> writers(const domain::CaseId &caseId);
    /// Whether the case came from or went to another centre.
    [[nodiscard]] base::Result<bool> hasTravelled(const domain::CaseId &caseId);

private:
    [[nodiscard]] base::Result<void> emptyOperation(const QByteArray &id, const std::optional<QByteArray> &answer);

    storage::Connection &m_connection;
    Vault &m_vault;
};

} // namespace yichuang::center
