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
    /// Puts all versions into `facts`.
    [[nodiscard]] base::Result<void> load(domain::Facts &facts);

private:
    [[nodiscard]] base::Result<QStringList> versions();

    store::Workspace &m_workspace;
};

} // namespace yichuang::desk
