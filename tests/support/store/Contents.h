// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/store/Workspace.h"

namespace yichuang::tests {

/// Keeps a content in an open workspace, file and row, as the desk does; answers its hash. From the thread that has the workspace.
[[nodiscard]] base::Result<QByteArray> keepContent(store::Workspace &workspace, const QByteArray &content, base::Instant now,
                                                   const QString &type = QStringLiteral("image/png"));
/// The whole content as it comes out of the workspace.
[[nodiscard]] base::Result<QByteArray> keptContent(store::Workspace &workspace, const QByteArray &hash);

} // namespace yichuang::tests
