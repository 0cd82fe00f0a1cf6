// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"

#include <QByteArray>

namespace yichuang::documents {

/// RFC 9285: bytes as characters of the QR alphanumeric mode, 3 for each 2 bytes.
[[nodiscard]] QByteArray toBase45(const QByteArray &bytes);
/// Refuses other characters, impossible lengths and overflowing groups.
[[nodiscard]] base::Result<QByteArray> fromBase45(const QByteArray &text);

} // namespace yichuang::documents
