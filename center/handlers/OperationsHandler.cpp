// SPDX-License-Identifier: Apache-2.0
#include "center/handlers/OperationsHandler.h"

#include "app/protocol/BatchText.h"

namespace yichuang::center {

using base::Result;

namespace {

constexpr qsizetype MaxBodyBytes = 1536 * 1024;

struct Batch {
    std::vector<Offer> offers;
    QByteArray headSignature;
};

// As our own programs send it.
std::optional<Batch> readCanonical(const QByteArray &body)
{
    const std::optional<protocol::BatchText> text = protocol::BatchText::read(body);
    if (!text) {
        return std::nullopt;
    }
    Batch batch{{}, text->headSignature};
    batch.offers.reserve(text->operations.size());
    for (const base::CanonicalScan::Object &operation : text->operations) {
        Result<Offer> offer = Offer::read(operation);
        if (!offer) {
            return std::nullopt;
        }
        batch.offers.push_back(std::move(*offer));
    }
    return batch;
}

Result<Batch> readAny(const QByteArray &body)
{
    const Result<QJsonObject> json = base::parseJsonObject(body, MaxBodyBytes);
    const auto operations = json ? protocol::OperationBatch::operationsOf(*json) : base::failure(json);
    if (!operations) {
        return base::failure(operations);
    }
    return Batch{Offer::readAll(*operations), QByteArray::fromBase64(json->value(QLatin1String("head_signature")).toString().toLatin1())};
}

Result<Batch> readBatch(const QByteArray &body)
{
    std::optional<Batch> canonical = readCanonical(body);
    return canonical ? std::move(*canonical) : readAny(body);
}

base::Error unsignedHead()
{
    return {base::ErrorCode::NotAllowed, QStringLiteral("the head of the chain is not signed by the workstation's key"), "chain.signature"};
}

} // namespace

void OperationsHandler::handle(const Request &request, const Responder &responder) const
{
    m_context.read(responder, [this, request, responder](Stores &stores) {
        const Result<Enrolled> workstation = m_context.speaker(request, stores);
        workstation ? offer(*workstation, request.body, responder) : responder.send(problemOf(workstation.error()));
    });
}

void OperationsHandler::offer(const Enrolled &workstation, const QByteArray &body, const Responder &responder) const
{
    Result<Batch> batch = readBatch(body);
    if (!batch) {
        return responder.send(problemOf(batch.error()));
    }
    const auto answered = [responder, &clock = m_context.clock, &metrics = *m_context.metrics](std::vector<protocol::Answer> answers) {
        for (const protocol::Answer &answer : answers) {
            metrics.add(Family::Operations, {{"status", protocol::toWord(answer.status).toLatin1()}});
        }
        Response response;
        response.body = protocol::replyText({std::move(answers), clock.now()});
        responder.send(std::move(response));
    };
    if (batch->offers.empty()) {
        return answered({});
    }
    if (batch->headSignature.isEmpty()) {
        return responder.send(problemOf(unsignedHead()));
    }
    const Result<void> taken = m_context.writer.submit({workstation, std::move(batch->offers), std::move(batch->headSignature), answered});
    if (!taken) {
        const bool isSignature = taken.error().code == base::ErrorCode::CryptoFailed;
        responder.send(problemOf(isSignature ? unsignedHead() : taken.error()));
    }
}

} // namespace yichuang::center
