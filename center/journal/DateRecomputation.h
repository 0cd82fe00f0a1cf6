// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "center/store/Stores.h"

namespace yichuang::center {

/// What one slice looks at and opens at most: a transaction stays short however many cases there are.
struct SliceBounds {
    int looked = 500; ///< outlines, of closed cases too
    int opened = 64;  ///< open cases, unsealed and computed
};

/// After a calendar was published, the dates of open cases are computed anew, in slices: each is a transaction of its own that
/// moves the place it goes on at, so that whoever comes next (another service, the program after a crash) goes on there.
/// A date that changed makes a new version of its case, recorded like an operation (DateChangeStore), noted in the case
/// with its reason, and told to the followers; what was printed stays.
///
/// One slice, inside a transaction that locked the heads. Answers the state after it; nothing when there is nothing to do.
[[nodiscard]] base::Result<std::optional<Recomputation>> recomputeSlice(Stores &stores, base::Instant now, SliceBounds bounds = {});

} // namespace yichuang::center
