// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/Facts.h"
#include "app/store/Workspace.h"

namespace yichuang::desk {

/// The catalogue versions kept here: a case is judged by the one it was made under, new cases by the newest.
/// Store worker only.
class CatalogueShelf {
public:
    explicit CatalogueShelf(store::Workspace &workspace) : m_workspace(workspace) {}

    /// The catalogue `version` arrived and is the current one from now on. In the caller's transaction.
    [[nodiscard]] base::Result<void> arrived(const QString &version);
    /// The same while the feed is brought anew: what new cases are judged by stays until `endRebuild`.
    [[nodiscard]] base::Result<void> cameAgain(const QString &version);
    /// The feed is here again: its last version is the current one. True when that changed anything.
    [[nodiscard]] base::Result<bool> endRebuild();
    /// Puts all versions into `facts`.
    [[nodiscard]] base::Result<void> load(domain::Facts &facts);

private:
    [[nodiscard]] base::Result<QStringList> versions() { return list(Versions); }
    [[nodiscard]] base::Result<QStringList> list(const QString &name);
    [[nodiscard]] base::Result<void> keep(const QString &name, const QStringList &versions);

    static const QString Versions; ///< in the order they arrived; the last is current
    static const QString Again;    ///< of a feed that is brought anew

    store::Workspace &m_workspace;
};

} // namespace yichuang::desk
