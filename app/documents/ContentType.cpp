// SPDX-License-Identifier: Apache-2.0
#include "app/documents/ContentType.h"

#include <array>

namespace yichuang::documents {

namespace {

struct Sign {
    QByteArrayView begin;
    const char *type;
};

// JPEG: SOI and the first byte of the next marker. TIFF 6.0, section 2: byte order, then 42. PDF (ISO 32000-1, 7.5.2) from its first byte:
// readers search further, but what has something else before it could be two things at once.
constexpr std::array Signs{
    Sign{QByteArrayView("\xFF\xD8\xFF", 3), "image/jpeg"},
    Sign{QByteArrayView("\x89PNG\r\n\x1A\n", 8), "image/png"},
    Sign{QByteArrayView("II*\0", 4), "image/tiff"},
    Sign{QByteArrayView("MM\0*", 4), "image/tiff"},
    Sign{QByteArrayView("%PDF-", 5), "application/pdf"},
};

} // namespace

QString contentType(QByteArrayView content)
{
    for (const Sign &sign : Signs) {
        if (content.startsWith(sign.begin)) {
            return QLatin1String(sign.type);
        }
    }
    return {};
}

} // namespace yichuang::documents
