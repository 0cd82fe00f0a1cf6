// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Error.h"

namespace yichuang::center {

/// What is stored of one case cannot be read, now or later: who goes through many in the background says so in the log and goes on with the
/// others; `verify-journal` names it as well. Any other failure may be over in a moment, and counts for all of them.
[[nodiscard]] inline bool isDamaged(const base::Error &error)
{
    return error.code == base::ErrorCode::StorageCorrupt || error.code == base::ErrorCode::CryptoFailed || error.code == base::ErrorCode::Malformed;
}

} // namespace yichuang::center
