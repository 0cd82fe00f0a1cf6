// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/Ids.h"
#include "app/storage/Connection.h"
#include "app/store/Vault.h"

#include <QJsonObject>

#include <functional>
#include <optional>

namespace yichuang::store {

/// What somebody has entered on the page of a case and not yet recorded, sealed; one a case and person. What is in it is
/// the desk's business. It goes when that person's next act on the case is recorded, and with the case.
class ActDraftStore {
public:
    ActDraftStore(storage::Connection &connection, Vault &vault) : m_connection(connection), m_vault(vault) {}

    /// On the disk when the call ends. NotFound "case.unknown": the case is not here (any more).
    [[nodiscard]] base::Result<void> put(const domain::CaseId &lane, const domain::PersonId &person, const QJsonObject &body, base::Instant saved);
    [[nodiscard]] base::Result<std::optional<QJsonObject>> get(const domain::CaseId &lane, const domain::PersonId &person);
    /// Removing one that is not there is fine.
    [[nodiscard]] base::Result<void> remove(const domain::CaseId &lane, const domain::PersonId &person);
    [[nodiscard]] base::Result<void> forEachBody(const std::function<void(const QJsonObject &)> &take);

private:
    /// The place a body is bound to: that of another person or case does not open.
    struct Place {
        QByteArray lane;
        QByteArray person;
        [[nodiscard]] QByteArray row() const { return lane + person; }
    };
    [[nodiscard]] base::Result<Place> placeOf(const domain::CaseId &lane, const domain::PersonId &person);

    storage::Connection &m_connection;
    Vault &m_vault;
};

} // namespace yichuang::store
