// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"

#include <QByteArray>

namespace yichuang::devices {

/// Where a licensed photo decoder plugs in. The 1024-byte WLT photo of the card is a closed format that
/// only the reader maker's library decodes; without one the screen shows a placeholder.
class WltDecoder {
public:
    virtual ~WltDecoder() = default;
    /// A 102×126 24-bit BMP file from the 1024 bytes. Must not keep the bytes.
    [[nodiscard]] virtual base::Result<QByteArray> decode(const QByteArray &wlt) = 0;

protected:
    WltDecoder() = default;
    WltDecoder(const WltDecoder &) = default;
    WltDecoder &operator=(const WltDecoder &) = default;
};

} // namespace yichuang::devices
