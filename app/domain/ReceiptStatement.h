// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace yichuang::domain {

/// What a receipt's code certifies (docs/receipt-qr.md).
enum class ReceiptStatement {
    Unsaid,   ///< a code of version 1 does not tell which
    Received, ///< 收件: received, not accepted
    Accepted, ///< 受理
};

} // namespace yichuang::domain
