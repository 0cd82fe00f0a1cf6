// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/Case.h"
#include "app/storage/Connection.h"
#include "app/store/CaseBrief.h"
#include "app/store/Vault.h"

#include <functional>
#include <optional>
#include <vector>

namespace yichuang::store {

/// The other looks of a case while operations on it are under way.
enum class CaseSide {
    Base,   ///< as the centre had it when the first of them was made
    Theirs, ///< as the centre has it now
};

/// Cases as they look at this workstation, sealed. Lists and searches go over SearchIndex. Writes join the
/// caller's transaction.
class CaseStore {
public:
    CaseStore(storage::Connection &connection, Vault &vault) : m_connection(connection), m_vault(vault) {}

    /// Inserts or replaces, with the version it carries: the newest of the centre's whose content is in it. What was heard of a case
    /// that is here stays as it is.
    [[nodiscard]] base::Result<void> put(const domain::Case &record);
    [[nodiscard]] base::Result<std::optional<domain::Case>> get(const domain::CaseId &id);
    [[nodiscard]] base::Result<void> remove(const domain::CaseId &id);
    /// The centre begins its feed anew: nothing counts as heard. The cases stay, for whoever looks at them, until the feed brings
    /// them again, in whatever version; what it had beside them goes.
    [[nodiscard]] base::Result<void> forgetHeard();
    /// Removes the cases the feed has not brought again since, and answers which. Those with operations under way stay, as cases
    /// the centre does not have.
    [[nodiscard]] base::Result<std::vector<domain::CaseId>> removeUnheard();
    /// Whether any case was not heard of: made here and not answered yet, or not come again.
    [[nodiscard]] base::Result<bool> hasUnheard();
    /// The newest version the centre told of (0: none); empty when the case is not here. It may be ahead of the one whose content
    /// is here.
    [[nodiscard]] base::Result<std::optional<qint64>> heard(const domain::CaseId &id);
    /// The centre applied an operation made here and the case has this version there. When it is the next one, what is here is
    /// that version; when others came between, their content is still to come and an act made meanwhile builds on the old one.
    [[nodiscard]] base::Result<void> hearAnswer(const domain::CaseId &id, qint64 version);
    /// The feed told of this version; whether its content is here too is for `put` to say.
    [[nodiscard]] base::Result<void> hearFeed(const domain::CaseId &id, qint64 version);

    [[nodiscard]] base::Result<void> putSide(CaseSide side, const domain::Case &record);
    [[nodiscard]] base::Result<std::optional<domain::Case>> side(const domain::CaseId &id, CaseSide side);
    /// Whether any case has another look at all.
    [[nodiscard]] base::Result<bool> hasSides();
    /// Sets base aside (once) before the first local change to a case the centre knows.
    [[nodiscard]] base::Result<void> keepBase(const domain::Case &record);
    /// Nothing is under way any more: the newest that the centre has becomes the case; the sides go. True: the case changed.
    [[nodiscard]] base::Result<bool> settleSides(const domain::CaseId &id);
    /// A person discarded the local change: the case is again as the centre has it. NotFound when it never had it; Unavailable
    /// ("store.not_heard") while the feed has not brought what the centre has.
    [[nodiscard]] base::Result<domain::Case> revert(const domain::CaseId &id);

    [[nodiscard]] base::Result<qint64> count();
    /// Every brief, longest unchanged first: the order SearchIndex wants.
    [[nodiscard]] base::Result<void> forEachBrief(const std::function<base::Result<void>(const CaseBrief &)> &take);
    /// Whole cases in the order they came here, `limit` after row `after` (0 = from the start), with their rows.
    [[nodiscard]] base::Result<std::vector<std::pair<qint64, domain::Case>>> page(qint64 after, int limit);

private:
    [[nodiscard]] base::Result<domain::Case> read(const char *table, QByteArrayView row, QByteArrayView sealed, qint64 version);
    [[nodiscard]] base::Result<void> dropSides(const domain::CaseId &id);

    storage::Connection &m_connection;
    Vault &m_vault;
};

} // namespace yichuang::store
