// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/documents/Document.h"

#include <QString>

#include <variant>
#include <vector>

namespace yichuang::documents {

enum class SlipAlignment { Left, Centre, Right };

/// One printed line, no wider than the paper; without control characters.
struct SlipText {
    enum class Weight { Normal, Bold };
    QString text;
    SlipAlignment alignment = SlipAlignment::Left;
    int scale = 1; ///< times both width and height
    Weight weight = Weight::Normal;
    friend bool operator==(const SlipText &, const SlipText &) = default;
};
struct SlipQr {
    QByteArray data;
    friend bool operator==(const SlipQr &, const SlipQr &) = default;
};
using SlipItem = std::variant<SlipText, SlipQr>;

/// Sets a document on a roll of `columns` half-width columns, counted by East Asian width.
[[nodiscard]] std::vector<SlipItem> layoutSlip(const Document &document, int columns);

/// Text in lines of at most `columns`; later lines begin with `hang` blanks; no line begins with a closing
/// punctuation mark. Control characters (a name could hold printer commands) are dropped.
[[nodiscard]] QStringList wrapByWidth(const QString &text, int columns, int hang = 0);

} // namespace yichuang::documents
