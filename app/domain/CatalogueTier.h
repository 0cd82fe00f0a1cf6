// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/CatalogueCheck.h"

namespace yichuang::domain {

/// What a local catalogue must not do to its parent's items: a lower tier may only tighten the promise. Of every item that
/// stands in both, in the order of the local one:
///
/// - statutory limit and its basis are the parent's;
/// - promise, notice, issue limit and extension are not longer, the applicant's time for corrections is not shorter;
/// - no material more, no original or copy more; what the parent asks for under a condition, lets come later or takes from
///   a shared licence stays so;
/// - no fee more and none higher;
/// - what an agent may do, or a commitment replaces, stays so.
///
/// Items the parent does not have are the place's own business. All violations, code "parent"; the ground names the parent's
/// own words where it has any. Pure.
[[nodiscard]] CatalogueFaults checkAgainstParent(const Catalogue &local, const Catalogue &parent);

} // namespace yichuang::domain
