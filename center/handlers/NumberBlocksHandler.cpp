// SPDX-License-Identifier: Apache-2.0
#include "center/handlers/NumberBlocksHandler.h"

#include "app/protocol/Messages.h"

namespace yichuang::center {

void NumberBlocksHandler::handle(const Request &request, const Responder &responder) const
{
    m_context.read(responder, [this, request, responder](Stores &stores) {
        const auto wish = base::parseJsonObject(request.body).and_then(protocol::NumberBlockRequest::fromJson);
        const auto workstation = wish ? m_context.speaker(request, stores) : base::failure(wish);
        if (!workstation) {
            return responder.send(problemOf(workstation.error()));
        }
        auto block = std::make_shared<domain::NumberBlock>();
        m_context.write(
            responder,
            [block, wish = *wish, speaker = *workstation](const WriteContext &write) {
                return write.stores.grantNumbers(wish.request, speaker, wish.count, write.now).map([&block](const domain::NumberBlock &granted) {
                    *block = granted;
                });
            },
            [block, responder] { responder.send(Response::json(200, block->toJson())); });
    });
}

} // namespace yichuang::center
