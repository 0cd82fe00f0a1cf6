// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Instant.h"
#include "app/crypto/Chain.h"
#include "app/domain/Ids.h"
#include "app/storage/Connection.h"
#include "app/store/Vault.h"

#include <utility>
#include <vector>

namespace yichuang::store {

/// One line of the audit: who did what to what.
struct AuditEntry {
    base::Instant at;
    domain::PersonId person; ///< null: the program itself
    domain::WindowId window;
    QString act;     ///< "case." and what was done to the case, or one of protocol::ToldActs
    QString subject; ///< an id; empty = none
    QString detail;
    /// Acts on cases are operations, which the centre has with all they say.
    [[nodiscard]] bool isOperation() const { return act.startsWith(QLatin1String("case.")); }
    friend bool operator==(const AuditEntry &, const AuditEntry &) = default;
};

/// A line with its place in the chain.
struct AuditLine {
    qint64 n = 0;
    QByteArray hash;
    AuditEntry entry;
};

/// The workstation's audit: append-only, sealed, chained over the sealed bytes.
class AuditStore {
public:
    AuditStore(storage::Connection &connection, Vault &vault, crypto::HashAlgorithm hash)
        : m_connection(connection), m_vault(vault), m_hash(hash)
    {
    }

    /// In the caller's transaction, or durable by itself. Internal "audit.act" for an act the centre would not take: that line would keep
    /// all behind it from being told.
    [[nodiscard]] base::Result<void> append(const AuditEntry &entry);
    /// Newest first, at most `limit`, before place `before` (0 = from the newest).
    [[nodiscard]] base::Result<std::vector<std::pair<qint64, AuditEntry>>> page(qint64 before, int limit);
    /// In order, after place `after`.
    [[nodiscard]] base::Result<std::vector<AuditLine>> after(qint64 after, int limit);
    /// The chain's hash at a place; 32 zero bytes at 0. NotFound "audit.place" when there is none.
    [[nodiscard]] base::Result<QByteArray> hashAt(qint64 n);
    /// Walks the whole chain; needs no key. Answers the head; StorageCorrupt where it breaks.
    [[nodiscard]] base::Result<crypto::ChainLink> verify();
    /// Of all lines, for the guard of a migration.
    [[nodiscard]] static base::Result<QByteArray> fingerprint(storage::Connection &connection);

private:
    storage::Connection &m_connection;
    Vault &m_vault;
    crypto::HashAlgorithm m_hash;
};

} // namespace yichuang::store
