// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/Pinyin.h"
#include "app/store/CaseBrief.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QString>

#include <vector>

namespace yichuang::store {

/// A run of Chinese characters or of letters and digits in a text, ready to be made into tokens.
struct SearchRun {
    bool isHan = false;
    std::vector<char32_t> han;
    QByteArray latin; ///< lower-case ASCII

    /// Chinese dots are passed over; other characters end a run.
    [[nodiscard]] static std::vector<SearchRun> of(const QString &text);
};

/// Tokens are plain ASCII, first letter = kind, so that the index needs no tokenizer that knows Chinese (FTS5's
/// trigram finds nothing for one or two characters): c, one character · b, two neighbours · p, beginnings of
/// spellings and words · r, endings of numbers, reversed · s, state · w, window.
namespace tokens {
/// A run of one character or all its pairs.
[[nodiscard]] QByteArrayList ofHan(const std::vector<char32_t> &run);
/// Longest beginning (ending) that is a token of its own; longer ones are found by prefix.
inline constexpr qsizetype MaxSpelling = 8;
inline constexpr qsizetype MaxTail = 6;
[[nodiscard]] QByteArray spelling(const QByteArray &beginning);
[[nodiscard]] QByteArray tail(const QByteArray &ending);
[[nodiscard]] QByteArray state(domain::CaseState state);
[[nodiscard]] QByteArray window(const domain::WindowId &window);
} // namespace tokens

/// All tokens of a case, joined by spaces; the same brief always gives the same.
[[nodiscard]] QByteArray searchTokens(const CaseBrief &brief, const domain::Pinyin &pinyin);

} // namespace yichuang::store
