// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Instant.h"
#include "app/domain/Ids.h"
#include "app/storage/Connection.h"
#include "center/store/Vault.h"

#include <vector>

namespace yichuang::center {

/// An operation that could take no place in the journal, and why.
struct Unplaced {
    QByteArray raw;
    QString code;
    QByteArray chainHash; ///< of its link, when it was the link's place that was refused; else empty
};

struct Quarantined {
    qint64 no = 0;
    qint64 workstation = 0;
    QString code;
    base::Instant received;
    QByteArray raw;
};

/// What was offered and could take no place in the journal, byte for byte. Writers: inside the caller's transaction.
class QuarantineStore {
public:
    QuarantineStore(storage::Connection &connection, Vault &vault) : m_connection(connection), m_vault(vault) {}

    /// Kept once however often it is offered.
    [[nodiscard]] base::Result<void> add(qint64 workstation, const Unplaced &unplaced, base::Instant now);
    /// Whether a link with this hash was refused its place (Unplaced::chainHash).
    [[nodiscard]] base::Result<bool> isForked(qint64 workstation, const QByteArray &chainHash);
    [[nodiscard]] base::Result<std::vector<Quarantined>> list(qint64 afterNo, int limit);
    /// Empties what speaks of the case; that something was offered, and its hashes, stay.
    [[nodiscard]] base::Result<void> empty(const domain::CaseId &caseId);

private:
    storage::Connection &m_connection;
    Vault &m_vault;
};

} // namespace yichuang::center
