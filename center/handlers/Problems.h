// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Error.h"
#include "center/http/Response.h"

namespace yichuang::center {

/// A failure as an answer: the HTTP status its code stands for, its reason as `code`, and a plain sentence. Details
/// of storage and keys stay in the log.
[[nodiscard]] Response problemOf(const base::Error &error);

} // namespace yichuang::center
