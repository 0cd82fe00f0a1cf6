// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"
#include "app/documents/Document.h"
#include "app/documents/SlipProfile.h"

#include <QByteArray>

namespace yichuang::documents {

/// The document as ESC/POS bytes: `1B 40 1C 26` first, text in GB 18030, lines with a character the printer
/// has no font for (four-byte GB 18030, `¥`, private use) as pictures, feed and cut last. Needs a
/// QGuiApplication for those pictures; may run in any thread.
[[nodiscard]] base::Result<QByteArray> renderEscPos(const Document &document, const SlipProfile &profile);

/// A page that shows width, Chinese, rare characters, sizes, QR and cut of a printer at one glance.
[[nodiscard]] base::Result<QByteArray> renderTestPage(const SlipProfile &profile);

} // namespace yichuang::documents
