// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "center/store/WorkstationStore.h"

#include <QJsonObject>

namespace yichuang::center {

/// The public keys under which receipts are verified, as the directory carries them to every window (docs/receipt-qr.md):
/// {key id: {"key": base64, "withdrawn": moment}}; `withdrawn` only when the workstation was revoked, and then it
/// stays, for receipts given before.
[[nodiscard]] base::Result<QJsonObject> receiptKeys(const std::vector<Enrolled> &workstations);

} // namespace yichuang::center
