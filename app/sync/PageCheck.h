// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/protocol/Change.h"
#include "app/sync/SyncStore.h"

namespace yichuang::sync {

/// A page with the parts that could not be read left out.
struct PageVerdict {
    CheckedPage page;
    /// Why parts were left out, one each; the detail names the change by type and key, never by content. What they
    /// would have replaced stays in use.
    std::vector<base::Error> faults;
};

/// Reads every part of a page before anything of it replaces what is here: one broken document must not take
/// a working window down, nor may it stop the cases behind it. Of several changes of one case or document in the
/// page the last one counts.
[[nodiscard]] PageVerdict checkPage(const protocol::ChangePage &page);

} // namespace yichuang::sync
