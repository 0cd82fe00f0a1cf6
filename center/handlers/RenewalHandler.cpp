// SPDX-License-Identifier: Apache-2.0
#include "center/handlers/RenewalHandler.h"

#include "app/protocol/TrustMessages.h"
#include "center/handlers/ClientCertificate.h"

namespace yichuang::center {

using base::Result;

namespace {

Result<protocol::RenewalReply> renewed(const WriteContext &write, const ApiContext &context, const Enrolled &workstation,
                                       const crypto::CertificateRequest &request)
{
    const auto issued = issueFor(context.authority, request, {workstation.id, workstation.window}, write.now);
    if (!issued) {
        return base::failure(issued);
    }
    const AuditLine line{write.now, QStringLiteral("certificate_renewed"), {}, workstation.no, std::nullopt, workstation.window.toText(),
                         workstation.id.toText(), QStringLiteral("until ") + base::toIso(issued->expires)};
    return write.stores.workstations.renew(workstation.no, issued->fingerprint, issued->expires)
        .and_then([&] { return write.stores.audit.append(line); })
        .map([&] { return protocol::RenewalReply{issued->pem, issued->expires}; });
}

} // namespace

void RenewalHandler::renew(const Request &request, const Responder &responder) const
{
    m_context.read(responder, [this, request, responder](Stores &stores) {
        const auto asked = readRenewal(request.body);
        const auto workstation = asked ? m_context.speaker(request, stores) : base::failure(asked);
        if (!workstation) {
            return responder.send(problemOf(workstation.error()));
        }
        const auto reply = std::make_shared<protocol::RenewalReply>();
        m_context.write(
            responder,
            [this, reply, asked = *asked, speaker = *workstation](const WriteContext &write) {
                return renewed(write, m_context, speaker, asked).map([&reply](protocol::RenewalReply made) { *reply = std::move(made); });
            },
            [reply, responder] { responder.send(Response::json(201, reply->toJson())); });
    });
}

void RenewalHandler::standing(const Request &request, const Responder &responder) const
{
    m_context.read(responder, [this, request, responder](Stores &stores) {
        const auto workstation = m_context.speaker(request, stores);
        if (!workstation) {
            return responder.send(problemOf(workstation.error()));
        }
        // Behind the promotion, in the same queue: when the answer comes, the old certificate is worth nothing any more.
        const auto standing = std::make_shared<protocol::EnrolmentStanding>();
        m_context.write(
            responder,
            [standing, id = workstation->id](const WriteContext &write) {
                return write.stores.workstations.find(id).map([&standing](const std::optional<Enrolled> &found) {
                    *standing = {found->id, found->window, found->hall, std::nullopt, found->renewAsked.has_value()};
                    if (base::toMs(found->expires) > 0) {
                        standing->expires = found->expires;
                    }
                });
            },
            [standing, responder] { responder.send(Response::json(200, standing->toJson())); });
    });
}

} // namespace yichuang::center
