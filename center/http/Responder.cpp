// SPDX-License-Identifier: Apache-2.0
#include "center/http/Responder.h"

#include <atomic>

namespace yichuang::center {

struct Responder::State {
    explicit State(std::function<void(Response)> deliverTo) : deliver(std::move(deliverTo)) {}
    ~State() { send(Response::problem(500, "internal", QStringLiteral("中心内部出错，已记录。"))); }
    State(const State &) = delete;
    State &operator=(const State &) = delete;

    void send(Response response)
    {
        if (!sent.exchange(true)) {
            deliver(std::move(response));
        }
    }

    std::function<void(Response)> deliver;
    std::atomic<bool> sent = false;
};

Responder::Responder(std::function<void(Response)> deliver) : m_state(std::make_shared<State>(std::move(deliver))) {}

void Responder::send(Response response) const
{
    m_state->send(std::move(response));
}

} // namespace yichuang::center
