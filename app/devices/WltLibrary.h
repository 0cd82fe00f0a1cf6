// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"
#include "app/devices/WltDecoder.h"

#include <QLibrary>
#include <QString>

#include <memory>

namespace yichuang::devices {

/// A licensed photo decoder in a shared library of its own, so that the product ships without it. The library exports
///
///     int yichuang_wlt_decode(const unsigned char *wlt, int wlt_size, unsigned char *bmp, int bmp_size);
///
/// which writes a BMP file of at most `bmp_size` bytes and returns its length, or a negative number of its maker. It is
/// called by one thread at a time and must not keep the bytes.
class WltLibrary final : public WltDecoder {
public:
    /// Unavailable ("photo.library", "photo.symbol") when it cannot be loaded or exports something else.
    [[nodiscard]] static base::Result<std::unique_ptr<WltDecoder>> load(const QString &path);

    [[nodiscard]] base::Result<QByteArray> decode(const QByteArray &wlt) override;

private:
    using Decode = int (*)(const unsigned char *, int, unsigned char *, int);
    explicit WltLibrary(Decode function) : m_decode(function) {}

    Decode m_decode;
};

} // namespace yichuang::devices
