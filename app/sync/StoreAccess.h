// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/ThenOn.h"
#include "app/base/Worker.h"
#include "app/sync/SyncStore.h"

#include <utility>

namespace yichuang::sync {

/// The store as the sync thread reaches it: work goes to the store's worker, the result comes back to the context's
/// thread, or nowhere when the context is gone. Both must outlive every job.
class StoreAccess {
public:
    StoreAccess(base::Worker &worker, SyncStore &store) : m_worker(worker), m_store(store) {}

    /// `job(SyncStore &)` on the worker, then `then(result)` in the context's thread. Jobs run in the order given.
    template<typename Job, typename Then>
    void call(QObject *context, Job job, Then then) const
    {
        SyncStore &store = m_store;
        base::thenOn(context, m_worker.run([&store, job = std::move(job)]() mutable { return job(store); }), std::move(then));
    }

private:
    base::Worker &m_worker;
    SyncStore &m_store;
};

} // namespace yichuang::sync
