// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QString>

#include <deque>
#include <functional>
#include <memory>
#include <mutex>

namespace yichuang::center {

/// Passwords are looked at one after the other for each workstation and for each account. A try counts as failed until it was looked at,
/// so many right ones at once would lock their own account; and whatever one workstation sends at once takes one thread, not all.
/// Who takes two turns takes the workstation's first. Thread-safe; copies share the turns.
class SignInTurns {
public:
    static constexpr size_t MostWaiting = 16; ///< for one workstation or account; few, for what fails runs the next one inside itself

    /// Held while it is one's turn; the next one goes when the last copy is gone.
    using Turn = std::shared_ptr<const void>;
    using Go = std::function<void(Turn)>;

    /// Runs `go` here when nobody else is at it, otherwise later, on the thread where the turn before it ends: it must be quick. False:
    /// too many wait, and `go` is dropped.
    [[nodiscard]] bool take(const QString &key, Go go) const;

private:
    struct State {
        std::mutex mutex;
        QHash<QString, std::deque<Go>> waiting; ///< an entry for each workstation and account somebody is at
    };
    static Turn turnOf(const std::shared_ptr<State> &state, const QString &key);
    static void next(const std::shared_ptr<State> &state, const QString &key);

    std::shared_ptr<State> m_state = std::make_shared<State>();
};

} // namespace yichuang::center
