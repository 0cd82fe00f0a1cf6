// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Clock.h"
#include "center/admin/CommandLine.h"
#include "center/store/KeyFolder.h"
#include "center/store/Stores.h"

#include <functional>

namespace yichuang::center {

/// Where the centre's things lie: `--database` and `--keys`.
struct Places {
    QString database;
    QString keys;
    [[nodiscard]] static Places of(const CommandLine &line);
};

/// The database as a sub-command works on it, beside a running service: its writes are transactions of their own,
/// which the service notices.
class AdminSession {
public:
    /// NotFound "center.not_initialised" when `init` was never run; NotAllowed "keys.other" when it was run with other keys.
    [[nodiscard]] static base::Result<std::unique_ptr<AdminSession>> open(const Places &places, const base::Clock &clock);

    [[nodiscard]] Stores &stores() { return *m_stores; }
    [[nodiscard]] KeyFolder &keys() { return m_keys; }
    [[nodiscard]] base::Instant now() const { return m_clock.now(); }

    using Work = std::function<base::Result<void>(Stores &, CenterStore::Heads &)>;
    /// One transaction: heads locked, work, feed and heads written, committed.
    [[nodiscard]] base::Result<void> write(const Work &work);
    /// With its audit line.
    [[nodiscard]] base::Result<Document> publish(DocumentKind kind, const QJsonObject &body);

private:
    AdminSession(KeyFolder keys, std::unique_ptr<Stores> stores, const base::Clock &clock);

    KeyFolder m_keys;
    std::unique_ptr<Stores> m_stores;
    const base::Clock &m_clock;
};

} // namespace yichuang::center
