// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Instant.h"
#include "app/storage/Connection.h"
#include "center/store/Vault.h"

#include <QJsonObject>

#include <optional>
#include <vector>

namespace yichuang::center {

/// A catalogue of the tier above, as it came.
struct ParentCatalogue {
    qint64 no = 0;
    QString origin;  ///< whose it is ("provincial centre")
    QString version;
    base::Instant received;
    QJsonObject body;
};

/// What the tier above published: a local catalogue is held to the last one (domain::checkAgainstParent). Nothing kept here
/// is changed or removed.
class ParentStore {
public:
    ParentStore(storage::Connection &connection, Vault &vault) : m_connection(connection), m_vault(vault) {}

    /// Checks that the domain can read it. The same again is fine; AlreadyExists "parent.version" for a version of this origin
    /// that came with another content.
    [[nodiscard]] base::Result<ParentCatalogue> add(const QString &origin, const QJsonObject &body, base::Instant now);
    [[nodiscard]] base::Result<std::optional<ParentCatalogue>> latest();
    /// Whether this version came from above, from whatever origin.
    [[nodiscard]] base::Result<bool> hasVersion(const QString &version);
    /// Without their bodies, in the order in which they came.
    [[nodiscard]] base::Result<std::vector<ParentCatalogue>> outlines();

private:
    [[nodiscard]] base::Result<std::optional<ParentCatalogue>> find(const QString &origin, const QString &version);
    [[nodiscard]] base::Result<ParentCatalogue> readRow(storage::Statement &row);

    storage::Connection &m_connection;
    Vault &m_vault;
};

} // namespace yichuang::center
