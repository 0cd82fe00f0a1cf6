// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/documents/PaperFacts.h"

namespace yichuang::tests {

/// Facts that suffice for every kind of paper; a fictional person and town.
[[nodiscard]] documents::PaperFacts samplePaperFacts();
/// A receipt code signed by fakeSign().
[[nodiscard]] QByteArray sampleReceiptCode();

/// Stand-ins for a real signature: 64 bytes that only the same bytes give.
[[nodiscard]] base::Result<QByteArray> fakeSign(const QByteArray &bytes);
[[nodiscard]] base::Result<void> fakeVerify(const QString &keyId, const QByteArray &bytes, const QByteArray &signature);

} // namespace yichuang::tests
