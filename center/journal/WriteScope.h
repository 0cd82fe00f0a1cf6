// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/storage/Connection.h"
#include "center/journal/CaseCache.h"
#include "center/store/CenterStore.h"
#include "center/store/FactsBook.h"
#include "center/store/Vault.h"

#include <functional>
#include <memory>
#include <optional>

namespace yichuang::center {

/// What one write transaction works on. Lives on the writer's thread, for the length of the transaction.
struct WriteScope {
    storage::Connection &connection;
    Vault &vault;
    Heads heads;
    base::Instant now;
    std::shared_ptr<const FactsBook> facts;
    CaseCache &cases;
    /// The engine gave up the transaction: nothing in it holds, everybody must be told so.
    std::optional<base::Error> broken;

    /// Runs `work` so that its failure undoes what it did and nothing else. Steps do not nest.
    [[nodiscard]] base::Result<void> step(const std::function<base::Result<void>()> &work);
};

} // namespace yichuang::center
