// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"

#include <QMetaType>
#include <QString>

#include <chrono>
#include <functional>

namespace yichuang::sync {

/// Failures by what is to be done next.
enum class FailureClass {
    Network,     ///< nothing came back, or not whole: again after 5 s, later up to 10 min, at once when the link returns
    Busy,        ///< the centre (429, 503) or the local disk asks for time: again after `retryAfter`
    Auth,        ///< certificate or sign-in not taken: everything waits until somebody sees to it
    Record,      ///< this request, not the link: only the lanes in it wait
    Rebuild,     ///< 412: the cursor is worthless, the cache is built anew
    Unsupported, ///< the two sides do not speak the same version: again when one of them was updated
    Fatal,       ///< not the centre we enrolled with, or a promise of ours was broken: stop and tell
};
/// "network", "busy" …: as stored in retry memory and shown to the screen's word table.
[[nodiscard]] QString toWord(FailureClass kind);

/// Why a call did not give what it should. `error.reason` is stable: network.*, tls.*, http.<status>, reply.*,
/// store.*, or the centre's own problem code.
struct Failure {
    FailureClass kind = FailureClass::Network;
    base::Error error;
    std::chrono::milliseconds retryAfter{0}; ///< Busy: what the centre asked for; 0 = it did not say
    QString text;                            ///< the centre's sentence for people; may be empty

    /// A failure of the workstation's own store: a full or busy disk may recover, broken data may not.
    [[nodiscard]] static Failure ofStore(const base::Error &error);
    friend bool operator==(const Failure &, const Failure &) = default;
};

template<typename T>
using Outcome = tl::expected<T, Failure>;
template<typename T>
using Then = std::function<void(Outcome<T>)>;

} // namespace yichuang::sync

Q_DECLARE_METATYPE(yichuang::sync::Failure)
