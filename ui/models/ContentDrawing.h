// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"

#include <QByteArray>
#include <QImage>

namespace yichuang::ui {

/// One page of a content as a picture.
struct ContentDrawing {
    QImage picture;
    int page = 0;  ///< which one it is, from 0
    int pages = 1; ///< how many the content has
};

constexpr int LastPage = -1;

/// Draws a page of a JPEG, PNG, TIFF or PDF, told by what is in it, upright, its longer side at most `longSide` pixels;
/// what is larger is made smaller, only a PDF is drawn that large. Thread-safe; everything stays in memory.
/// Unsupported: of another type, or a PDF locked by a password · Malformed: damaged, or too large for the memory.
[[nodiscard]] base::Result<ContentDrawing> drawContent(const QByteArray &content, int page, int longSide);

} // namespace yichuang::ui
