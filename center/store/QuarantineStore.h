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

/// What is kept of one workstation.
struct QuarantineBounds {
    qint64 rows = 1000;
    qint64 bytes = 16LL * 1024 * 1024; ///< of their contents
};

/// What was offered and could take no place in the journal, byte for byte. Writers: inside the caller's transaction.
class QuarantineStore {
public:
    QuarantineStore(storage::Connection &connection, Vault &vault, QuarantineBounds bounds = {}) : m_connection(connection), m_vault(vault), m_bounds(bounds) {}

    enum class Kept {
        Whole,
        Outline, ///< that it was offered, and its hashes: there was no room for its content, or that was erased
        Nothing, ///< there are as many rows as there may be
    };
    /// Kept once however often it is offered. What there is no room for is not here; who offered it has it.
    [[nodiscard]] base::Result<Kept> add(qint64 workstation, const Unplaced &unplaced, base::Instant now);
    enum class Fork { Yes, No, Unknown };
    /// Whether a link with this hash was refused its place (Unplaced::chainHash). Unknown once there are as many rows as there may be: it
    /// may be one of those that were not kept.
    [[nodiscard]] base::Result<Fork> forkAt(qint64 workstation, const QByteArray &chainHash);
    [[nodiscard]] base::Result<std::vector<Quarantined>> list(qint64 afterNo, int limit);
    /// Empties what speaks of the case; that something was offered, and its hashes, stay. Opens only rows that name no case, or whose case
    /// an older program did not note, a few at a time; of the latter it notes it.
    [[nodiscard]] base::Result<void> empty(const domain::CaseId &caseId);

private:
    struct Unfiled;
    [[nodiscard]] base::Result<Kept> roomFor(qint64 workstation, qint64 bytes);
    [[nodiscard]] base::Result<void> file(const domain::CaseId &caseId);
    [[nodiscard]] base::Result<void> fileOne(const Unfiled &unfiled, const domain::CaseId &caseId);

    storage::Connection &m_connection;
    Vault &m_vault;
    QuarantineBounds m_bounds;
};

} // namespace yichuang::center
