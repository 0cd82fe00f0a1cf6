// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk/Views.h"
#include "app/domain/Facts.h"

namespace yichuang::desk {

/// Whether a receipt's QR text is genuine, by the keys the centre published; errors as PaperDesk::verifyReceipt says.
[[nodiscard]] base::Result<ReceiptView> checkReceipt(const domain::Facts &facts, const QString &code);

} // namespace yichuang::desk
