// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Id.h"
#include "app/domain/Ids.h"
#include "app/storage/Connection.h"
#include "app/store/Vault.h"

#include <QJsonObject>

#include <functional>
#include <vector>

namespace yichuang::store {

using DraftId = base::Id<struct StoredDraftTag>;

/// What a clerk has entered so far; what is in `body` is the desk's business.
struct DraftRecord {
    DraftId id;
    domain::PersonId person;
    base::Instant started;
    base::Instant saved;
    QJsonObject body;
    friend bool operator==(const DraftRecord &, const DraftRecord &) = default;
};

/// Drafts of intakes, sealed. A draft put is on the disk when the call ends (or the caller's transaction does).
class DraftStore {
public:
    DraftStore(storage::Connection &connection, Vault &vault) : m_connection(connection), m_vault(vault) {}

    [[nodiscard]] base::Result<void> put(const DraftRecord &draft);
    /// The person's drafts, last saved first.
    [[nodiscard]] base::Result<std::vector<DraftRecord>> of(const domain::PersonId &person);
    /// What is in every draft, of anybody.
    [[nodiscard]] base::Result<void> forEachBody(const std::function<void(const QJsonObject &)> &take);
    /// Removing one that is not there is fine.
    [[nodiscard]] base::Result<void> remove(const DraftId &id);

private:
    storage::Connection &m_connection;
    Vault &m_vault;
};

} // namespace yichuang::store
