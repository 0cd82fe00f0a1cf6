// SPDX-License-Identifier: Apache-2.0
#include "app/devices/WltLibrary.h"

#include "app/devices/Wipe.h"

namespace yichuang::devices {

using base::ErrorCode;
using base::fail;
using base::Result;

namespace {

/// 102 × 126 pixels of 24 bits, rows padded to four bytes, and the head: 38 862 bytes.
constexpr int pictureSize = 102 * 126 * 3 + 126 * 2 + 54;

} // namespace

Result<std::unique_ptr<WltDecoder>> WltLibrary::load(const QString &path)
{
    // Stays loaded: makers' libraries rarely survive being unloaded.
    QLibrary library(path);
    library.setLoadHints(QLibrary::PreventUnloadHint);
    if (!library.load()) {
        return fail(ErrorCode::Unavailable, QStringLiteral("the photo decoder cannot be loaded: ") + library.errorString(), "photo.library");
    }
    const auto function = reinterpret_cast<Decode>(library.resolve("yichuang_wlt_decode"));
    if (function == nullptr) {
        return fail(ErrorCode::Unavailable, QStringLiteral("the photo decoder does not export yichuang_wlt_decode"), "photo.symbol");
    }
    return std::unique_ptr<WltDecoder>(new WltLibrary(function));
}

Result<QByteArray> WltLibrary::decode(const QByteArray &wlt)
{
    QByteArray picture(pictureSize, '\0');
    const int length = m_decode(reinterpret_cast<const unsigned char *>(wlt.constData()), static_cast<int>(wlt.size()),
                                reinterpret_cast<unsigned char *>(picture.data()), pictureSize);
    if (length <= 0 || length > pictureSize) {
        wipe(picture);
        return fail(ErrorCode::Malformed, QStringLiteral("the photo decoder answered %1").arg(length), "photo.decode");
    }
    picture.truncate(length);
    return picture;
}

} // namespace yichuang::devices
