// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <algorithm>

namespace yichuang::domain {

/// The largest content of a material, in bytes: what a workstation takes in, and a centre unless its site says otherwise.
inline constexpr qint64 MaxContentSize = 50LL * 1024 * 1024;

/// Whether a text names a content: its SHA-256 as 64 lower-case hex digits.
[[nodiscard]] inline bool isContentName(const QString &text)
{
    const auto isDigit = [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f'); };
    return text.size() == 64 && std::all_of(text.begin(), text.end(), isDigit);
}

} // namespace yichuang::domain
