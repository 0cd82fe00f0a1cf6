// SPDX-License-Identifier: Apache-2.0
#include "center/handlers/OperationsHandler.h"

#include "app/protocol/Messages.h"

namespace yichuang::center {

using base::Result;

namespace {

constexpr qsizetype MaxBodyBytes = 1536 * 1024;

struct Batch {
    std::vector<QJsonObject> operations;
    QByteArray headSignature;
};

Result<Batch> readBatch(const QByteArray &body)
{
    const Result<QJsonObject> json = base::parseJsonObject(body, MaxBodyBytes);
    if (!json) {
        return base::failure(json);
    }
    const QString signature = json->value(QLatin1String("head_signature")).toString();
    return protocol::OperationBatch::operationsOf(*json).map([&signature](std::vector<QJsonObject> operations) {
        return Batch{std::move(operations), QByteArray::fromBase64(signature.toLatin1())};
    });
}

base::Error unsignedHead()
{
    return {base::ErrorCode::NotAllowed, QStringLiteral("the head of the chain is not signed by the workstation's key"), "chain.signature"};
}

} // namespace

void OperationsHandler::handle(const Request &request, const Responder &responder) const
{
    m_context.read(responder, [this, request, responder](Stores &stores) {
        const Result<Enrolled> workstation = speakerOf(request, stores);
        workstation ? offer(*workstation, request.body, responder) : responder.send(problemOf(workstation.error()));
    });
}

void OperationsHandler::offer(const Enrolled &workstation, const QByteArray &body, const Responder &responder) const
{
    Result<Batch> batch = readBatch(body);
    if (!batch) {
        return responder.send(problemOf(batch.error()));
    }
    const auto answered = [responder, &clock = m_context.clock](std::vector<protocol::Answer> answers) {
        responder.send(Response::json(200, protocol::BatchReply{std::move(answers), clock.now()}.toJson()));
    };
    if (batch->operations.empty()) {
        return answered({});
    }
    if (batch->headSignature.isEmpty()) {
        return responder.send(problemOf(unsignedHead()));
    }
    const Result<void> taken = m_context.writer.submit({workstation, std::move(batch->operations), std::move(batch->headSignature), answered});
    if (!taken) {
        const bool isSignature = taken.error().code == base::ErrorCode::CryptoFailed;
        responder.send(problemOf(isSignature ? unsignedHead() : taken.error()));
    }
}

} // namespace yichuang::center
