// SPDX-License-Identifier: Apache-2.0
#include "app/documents/Base45.h"

#include <algorithm>

namespace yichuang::documents {

namespace {

constexpr char alphabet[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
constexpr int radix = 45;

int byteAt(const QByteArray &bytes, qsizetype at)
{
    return static_cast<quint8>(bytes.at(at));
}

/// The number that `count` characters stand for; negative when one is not in the alphabet.
int groupValue(const QByteArray &text, qsizetype at, qsizetype count)
{
    int value = 0;
    int factor = 1;
    for (qsizetype i = 0; i < count; ++i, factor *= radix) {
        const char *const end = alphabet + radix;
        const char *const found = std::find(alphabet, end, text.at(at + i));
        if (found == end) {
            return -1;
        }
        value += static_cast<int>(found - alphabet) * factor;
    }
    return value;
}

} // namespace

QByteArray toBase45(const QByteArray &bytes)
{
    QByteArray text;
    text.reserve(bytes.size() * 3 / 2 + 2);
    for (qsizetype at = 0; at < bytes.size(); at += 2) {
        const bool isPair = at + 1 < bytes.size();
        int value = isPair ? byteAt(bytes, at) * 256 + byteAt(bytes, at + 1) : byteAt(bytes, at);
        for (int i = 0; i < (isPair ? 3 : 2); ++i, value /= radix) {
            text.append(alphabet[value % radix]);
        }
    }
    return text;
}

base::Result<QByteArray> fromBase45(const QByteArray &text)
{
    const auto malformed = [] {
        return base::fail(base::ErrorCode::Malformed, QStringLiteral("not base45"), "base45");
    };
    if (text.size() % 3 == 1) {
        return malformed();
    }
    QByteArray bytes;
    for (qsizetype at = 0; at < text.size(); at += 3) {
        const bool isPair = at + 2 < text.size();
        const int value = groupValue(text, at, isPair ? 3 : 2);
        if (value < 0 || value > (isPair ? 0xFFFF : 0xFF)) {
            return malformed();
        }
        if (isPair) {
            bytes.append(static_cast<char>(value >> 8));
        }
        bytes.append(static_cast<char>(value & 0xFF));
    }
    return bytes;
}

} // namespace yichuang::documents
