// SPDX-License-Identifier: Apache-2.0
#include "center/handlers/EnrolmentHandler.h"

#include "app/crypto/Verifier.h"
#include "app/protocol/Messages.h"
#include "center/handlers/ClientCertificate.h"

namespace yichuang::center {

using base::Result;

namespace {

struct Candidate {
    protocol::EnrolmentRequest request;
    crypto::CertificateRequest certificate;
};

Result<Candidate> readCandidate(const QByteArray &body)
{
    Result<protocol::EnrolmentRequest> request = base::parseJsonObject(body).and_then(protocol::EnrolmentRequest::fromJson);
    if (!request) {
        return base::failure(request);
    }
    Result<crypto::CertificateRequest> certificate = crypto::CertificateRequest::fromPem(request->requestPem);
    if (!certificate) {
        return base::fail(base::ErrorCode::InvalidArgument, certificate.error().detail, certificate.error().reason);
    }
    if (const auto key = crypto::Verifier::fromRaw(crypto::SignatureSuite::Ed25519, request->signingKey); !key) {
        return base::fail(base::ErrorCode::InvalidArgument, QStringLiteral("the signing key is not an Ed25519 key"), "json.enrolment.signing_key");
    }
    return Candidate{std::move(*request), std::move(*certificate)};
}

Result<protocol::EnrolmentReply> enrol(const WriteContext &write, const ApiContext &context, const Candidate &candidate)
{
    const Result<EnrolmentPlace> place = write.stores.workstations.redeemCode(candidate.request.code, write.now);
    if (!place) {
        return base::failure(place);
    }
    // A code may be older than the end of its window, or than its move: who gave it could do so in the hall before only.
    const auto rules = write.stores.facts.current();
    if (!rules) {
        return base::failure(rules);
    }
    const domain::Window *window = (*rules)->facts().directory.window(place->window);
    if (!window || window->state == domain::WindowState::Retired || window->hall != place->hall) {
        return base::fail(base::ErrorCode::WrongSecret, QStringLiteral("the window of the code was retired or is in another hall now"), "enrolment.window");
    }
    const auto id = domain::WorkstationId::make(write.now);
    const auto issued = issueFor(context.authority, candidate.certificate, {id, place->window}, write.now);
    if (!issued) {
        return base::failure(issued);
    }
    Enrolled workstation;
    workstation.id = id;
    workstation.window = place->window;
    workstation.hall = place->hall;
    workstation.machine = candidate.request.machine;
    workstation.certificate = issued->fingerprint;
    workstation.expires = issued->expires;
    workstation.signingKey = candidate.request.signingKey;
    workstation.enrolled = write.now;
    return write.stores.workstations.add(workstation, candidate.request.dataKey)
        .and_then([&](const Enrolled &added) {
            return write.stores.audit.append({write.now, QStringLiteral("enrolled"), {}, added.no, std::nullopt, place->window.toText(), id.toText(), {}});
        })
        .and_then([&] { return write.stores.republishDirectory(write.heads.journal.n, write.now); })
        .map([&] {
            return protocol::EnrolmentReply{id, place->window, place->hall, issued->pem, context.authorityPem, write.heads.fingerprint};
        });
}

} // namespace

void EnrolmentHandler::handle(const Request &request, const Responder &responder) const
{
    m_context.read(responder, [this, body = request.body, responder](Stores &stores) {
        const Result<Candidate> candidate = readCandidate(body);
        // Strangers come here: the writer, which is everybody's, is given only what has a chance. Whether the code is good it decides.
        const Result<void> hasChance
            = candidate ? stores.workstations.checkCode(candidate->request.code, m_context.clock.now()) : base::failure(candidate);
        if (!hasChance) {
            return responder.send(problemOf(hasChance.error()));
        }
        auto reply = std::make_shared<protocol::EnrolmentReply>();
        m_context.write(
            responder,
            [this, reply, given = *candidate](const WriteContext &write) {
                return enrol(write, m_context, given).map([&reply](protocol::EnrolmentReply made) { *reply = std::move(made); });
            },
            [reply, responder] { responder.send(Response::json(201, reply->toJson())); });
    });
}

} // namespace yichuang::center
