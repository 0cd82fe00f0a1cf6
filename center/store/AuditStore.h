// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/crypto/Chain.h"
#include "app/domain/Ids.h"
#include "app/storage/Connection.h"
#include "center/store/Vault.h"

#include <optional>
#include <vector>

namespace yichuang::center {

/// One line of the audit: who did what to what.
struct AuditLine {
    base::Instant at;
    QString act;              ///< a word: docs/people.md lists them
    domain::PersonId person;  ///< null: the program itself, or the command line
    std::optional<qint64> workstation; ///< where it happened; empty = at the centre
    std::optional<qint64> sourceN;     ///< place in that workstation's own audit; empty = the centre saw it itself
    QString window;
    QString subject; ///< an id; empty = none
    QString detail;  ///< no personal data of citizens
    friend bool operator==(const AuditLine &, const AuditLine &) = default;
};

struct AuditRow {
    qint64 n = 0;
    QByteArray hash;
    QByteArray sealed;
    AuditLine line; ///< window, subject and detail only after `open`
};

/// The centre's audit: append only (the database refuses anything else), sealed, chained. `hash` of row n = SHA-256(hash of n−1 ‖
/// canonical JSON of {act, at, n, person, source_n, workstation} ‖ sealed body); the head stands in the row of heads.
class AuditStore {
public:
    AuditStore(storage::Connection &connection, Vault &vault) : m_connection(connection), m_vault(vault) {}

    /// Part of the caller's transaction, after CenterStore::lockHeads.
    [[nodiscard]] base::Result<void> append(const AuditLine &line);
    [[nodiscard]] base::Result<crypto::ChainLink> head();
    /// In order, after place `after`; still sealed.
    [[nodiscard]] base::Result<std::vector<AuditRow>> page(qint64 after, int limit);
    /// The newest, newest first; of one person when there is one.
    [[nodiscard]] base::Result<std::vector<AuditRow>> newest(const QString &person, int limit);
    /// Fills what was sealed.
    [[nodiscard]] base::Result<void> open(AuditRow &row);
    /// The hash that `row` must have after one with `previous`.
    [[nodiscard]] static base::Result<QByteArray> hashAfter(const QByteArray &previous, const AuditRow &row);

    /// How far a workstation's own audit was told, and its chain's hash there.
    [[nodiscard]] base::Result<crypto::ChainLink> told(qint64 workstation);
    [[nodiscard]] base::Result<void> setTold(qint64 workstation, const crypto::ChainLink &link);

private:
    storage::Connection &m_connection;
    Vault &m_vault;
};

} // namespace yichuang::center
