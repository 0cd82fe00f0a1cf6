// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/Case.h"
#include "app/storage/Connection.h"
#include "center/store/Vault.h"

#include <QCache>
#include <QHash>

#include <optional>
#include <vector>

namespace yichuang::center {

/// What may be seen of a case without opening it: for figures and lists. No personal data.
struct CaseOutline {
    domain::CaseId id;
    QString number;
    qint64 version = 0;
    domain::ItemKey item;
    domain::WindowId window;
    domain::HallId hall;
    domain::CaseState state = domain::CaseState::Received;
    std::optional<domain::ClosingCode> closing;
    base::Instant received;
    std::optional<base::Instant> closed;
    bool isErased = false; ///< this is all that is left of it
};

/// Whether the outline says what the case does; of the hall, which the case does not name, nothing.
[[nodiscard]] bool fits(const CaseOutline &outline, const domain::Case &record);

/// Snapshots of the cases as the journal left them, with the hot ones in memory; where several services write, what is
/// in memory counts only while the database has the same version. `put` refuses what was made on a stale one. A case that was
/// erased (ErasureStore) has an outline only.
class CaseStore {
public:
    CaseStore(storage::Connection &connection, Vault &vault) : m_connection(connection), m_vault(vault), m_hot(HotCases) {}

    /// For the connection that writes: through the memory of hot cases.
    [[nodiscard]] base::Result<std::optional<domain::Case>> get(const domain::CaseId &id);
    /// Asks at once for the versions of the cases that `get` will be asked for, as OperationStore::foresee does; until `settle`.
    [[nodiscard]] base::Result<void> foresee(const QList<domain::CaseId> &ids);
    /// Always from the database.
    [[nodiscard]] base::Result<std::optional<domain::Case>> read(const domain::CaseId &id);
    [[nodiscard]] base::Result<std::optional<domain::Case>> findByQueryCode(const QString &code);
    [[nodiscard]] base::Result<std::optional<domain::Case>> findByNumber(const QString &number);
    /// `record.version` is the version it is kept under: 1 inserts (AlreadyExists "cases.number" when its number or
    /// query code was used before), a higher one replaces exactly the version before it (Conflict otherwise).
    [[nodiscard]] base::Result<void> put(const domain::Case &record, const domain::HallId &hall);
    /// A new transaction begins: what was put before is there to stay.
    void settle();
    /// What was put since may not be so: the transaction, or a part of it, was undone.
    void forget();
    /// Nothing in memory counts any more.
    void forgetAll();

    /// Somebody else wrote to this file: what is in memory may be old.
    void othersWrote() { m_hot.clear(); }

    /// In the order of ids, after `after` (null: from the start).
    [[nodiscard]] base::Result<std::vector<CaseOutline>> outlines(const domain::CaseId &after, int limit);
    [[nodiscard]] base::Result<std::optional<CaseOutline>> outline(const domain::CaseId &id);
    /// Each version was made by an operation or a change of dates.
    [[nodiscard]] base::Result<qint64> sumOfVersions();
    [[nodiscard]] base::Result<std::optional<CaseOutline>> outlineOf(const QString &number);
    [[nodiscard]] base::Result<std::vector<domain::Case>> page(const domain::CaseId &after, int limit);

private:
    static constexpr int HotCases = 4000;
    [[nodiscard]] base::Result<void> insert(const domain::Case &record, const domain::HallId &hall, const QByteArray &sealed);
    [[nodiscard]] base::Result<void> replace(const domain::Case &record, const domain::HallId &hall, const QByteArray &sealed);
    /// So that who asks for a content can be led to the cases it belongs to.
    [[nodiscard]] base::Result<void> noteAttachments(const domain::Case &record);
    [[nodiscard]] base::Result<void> noteAttachment(const domain::CaseId &id, const QByteArray &sha256);
    [[nodiscard]] base::Result<domain::Case> readRow(storage::Statement &row);
    [[nodiscard]] base::Result<bool> isStill(const domain::Case &hot);
    void remember(const domain::Case &record);

    storage::Connection &m_connection;
    Vault &m_vault;
    QCache<domain::CaseId, domain::Case> m_hot;
    std::vector<domain::CaseId> m_unsettled;
    QHash<domain::CaseId, qint64> m_foreseen; ///< versions; 0: not there
};

} // namespace yichuang::center
