// SPDX-License-Identifier: Apache-2.0
#include "center/journal/PerformAndWait.h"

#include <future>

namespace yichuang::center {

using base::Result;

// The promise is shared: its waiter may be gone before the writer has left it.
Result<void> performAndWait(Writer &writer, Writer::Work work)
{
    const auto done = std::make_shared<std::promise<Result<void>>>();
    const Result<void> taken = writer.perform(std::move(work), [done](Result<void> result) { done->set_value(std::move(result)); });
    return taken ? done->get_future().get() : taken;
}

} // namespace yichuang::center
