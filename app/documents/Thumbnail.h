// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"

#include <QByteArray>

namespace yichuang::documents {

/// A small picture (JPEG) of a scanned page or photograph in JPEG or PNG, at most `side` pixels wide and high, turned as its camera
/// held it. Unsupported "thumbnail.type": neither of the two (a PDF has none) · Malformed "thumbnail.damaged": it cannot be
/// read, or is larger than any scanner makes. Any thread; no QGuiApplication needed.
[[nodiscard]] base::Result<QByteArray> thumbnailOf(const QByteArray &picture, int side);

} // namespace yichuang::documents
