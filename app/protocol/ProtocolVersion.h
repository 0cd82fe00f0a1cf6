// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace yichuang::protocol {

/// Sent by a client as `Yichuang-Protocol: 1`. A centre that no longer (or not yet) speaks it answers
/// 426 with a sentence that says which versions it speaks.
constexpr int ProtocolVersion = 1;

constexpr int MaxBatchOperations = 500;
constexpr int MaxBatchBytes = 1024 * 1024;

} // namespace yichuang::protocol
