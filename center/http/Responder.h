// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "center/http/Response.h"

#include <functional>
#include <memory>

namespace yichuang::center {

/// The answer owed to one request. Copies share it; thread-safe. The first `send` counts, later ones are
/// dropped. When the last copy goes without having sent, the peer gets 500: no request stays open by mistake.
class Responder {
public:
    explicit Responder(std::function<void(Response)> deliver);

    void send(Response response) const;

private:
    struct State;
    std::shared_ptr<State> m_state;
};

} // namespace yichuang::center
