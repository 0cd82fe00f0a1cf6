// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <optional>

namespace yichuang::base {

/// Bytes that this user may still write where `folder` lies; empty when the system does not say. It is asked of the folder itself:
/// the list of mounted places does not have the root of a container.
[[nodiscard]] std::optional<qint64> freeBytes(const QString &folder);

} // namespace yichuang::base
