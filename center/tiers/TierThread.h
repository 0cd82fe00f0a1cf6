// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "center/tiers/TierLink.h"

#include <QThread>

namespace yichuang::center::tiers {

/// The thread of the link. Ends before the Writer does.
class TierThread {
public:
    TierThread(std::unique_ptr<Stores> stores, Writer &writer, const base::Clock &clock, const sync::CertificateKeeper::Options &renewal);
    /// Ends the thread; what the link had asked for is forgotten and asked for again after the next start.
    ~TierThread();
    TierThread(const TierThread &) = delete;
    TierThread &operator=(const TierThread &) = delete;
    /// Something was committed. Thread-safe.
    void wake();

private:
    QThread m_thread;
    TierLink *m_link;
};

} // namespace yichuang::center::tiers
