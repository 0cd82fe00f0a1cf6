// SPDX-License-Identifier: Apache-2.0
#include "center/handlers/SignInTurns.h"

namespace yichuang::center {

bool SignInTurns::take(const QString &key, Go go) const
{
    {
        const std::lock_guard lock(m_state->mutex);
        const auto busy = m_state->waiting.find(key);
        if (busy != m_state->waiting.end()) {
            if (busy->size() >= MostWaiting) {
                return false;
            }
            busy->push_back(std::move(go));
            return true;
        }
        m_state->waiting.insert(key, {});
    }
    go(turnOf(m_state, key));
    return true;
}

SignInTurns::Turn SignInTurns::turnOf(const std::shared_ptr<State> &state, const QString &key)
{
    return {static_cast<const void *>(state.get()), [state, key](const void *) { next(state, key); }};
}

void SignInTurns::next(const std::shared_ptr<State> &state, const QString &key)
{
    Go go;
    {
        const std::lock_guard lock(state->mutex);
        const auto waiting = state->waiting.find(key);
        if (waiting->empty()) {
            state->waiting.erase(waiting);
            return;
        }
        go = std::move(waiting->front());
        waiting->pop_front();
    }
    go(turnOf(state, key));
}

} // namespace yichuang::center
