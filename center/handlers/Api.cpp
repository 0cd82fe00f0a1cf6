// SPDX-License-Identifier: Apache-2.0
#include "center/handlers/Api.h"

#include "app/protocol/ProtocolVersion.h"

namespace yichuang::center {

namespace {

constexpr qsizetype SmallBody = 64 * 1024;
constexpr qsizetype BatchBody = 1536 * 1024;

std::optional<Response> wrongProtocol(const Request &request)
{
    const QByteArray spoken = request.header("yichuang-protocol");
    const QByteArray ours = QByteArray::number(protocol::ProtocolVersion);
    if (spoken.isEmpty() || spoken == ours) {
        return std::nullopt;
    }
    return Response::problem(426, "unsupported", QStringLiteral("本机程序的协议版本（%1）与中心（%2）不符，请更新程序。")
                                                     .arg(QString::fromLatin1(spoken.left(16)), QString::fromLatin1(ours)))
        .with("Yichuang-Protocol", ours)
        .with("Upgrade", "yichuang/" + ours);
}

std::optional<Response> objectionTo(const Request &request)
{
    if (std::optional<Response> old = wrongProtocol(request)) {
        return old;
    }
    if (request.method == Method::Post && !request.header("content-type").startsWith("application/json")) {
        return Response::problem(415, "http.content_type", QStringLiteral("请求内容应为 application/json。"));
    }
    return std::nullopt;
}

template<typename Owner>
Handler guarded(const Owner &owner, void (Owner::*handle)(const Request &, const Responder &) const)
{
    return [&owner, handle](const Request &request, const Responder &responder) {
        std::optional<Response> objection = objectionTo(request);
        objection ? responder.send(std::move(*objection)) : (owner.*handle)(request, responder);
    };
}

} // namespace

base::Result<Enrolled> speakerOf(const Request &request, Stores &stores)
{
    const auto fingerprint = crypto::Certificate::fromDer(request.peerCertificate).and_then([](const crypto::Certificate &certificate) {
        return certificate.fingerprint();
    });
    if (!fingerprint) {
        return base::fail(base::ErrorCode::NotAllowed, QStringLiteral("no readable certificate"), "auth.unknown");
    }
    const auto workstation = stores.workstations.findByCertificate(QByteArray::fromHex(*fingerprint));
    if (!workstation) {
        return base::failure(workstation);
    }
    if (!*workstation) {
        return base::fail(base::ErrorCode::NotAllowed, QStringLiteral("the certificate belongs to no workstation"), "auth.unknown");
    }
    if ((*workstation)->revoked) {
        return base::fail(base::ErrorCode::NotAllowed, QStringLiteral("the workstation was revoked"), "auth.revoked");
    }
    return **workstation;
}

Api::Api(ApiContext context)
    : m_context(std::move(context)), m_polls([this] { m_changes.glance(); }), m_enrolments(m_context), m_signIns(m_context),
      m_operations(m_context), m_changes(m_context, m_polls), m_numberBlocks(m_context), m_status(m_context),
      m_tiers(m_context)
{
    addRoutes();
}

void Api::addRoutes()
{
    m_router.add({Method::Post, "/v1/enrolments", PeerRule::Anyone, SmallBody, guarded(m_enrolments, &EnrolmentHandler::handle)});
    m_router.add({Method::Post, "/v1/sign-ins", PeerRule::Workstation, SmallBody, guarded(m_signIns, &SignInHandler::handle)});
    m_router.add({Method::Post, "/v1/operations", PeerRule::Workstation, BatchBody, guarded(m_operations, &OperationsHandler::handle)});
    m_router.add({Method::Get, "/v1/changes", PeerRule::Workstation, 0, guarded(m_changes, &ChangesHandler::handle)});
    m_router.add({Method::Post, "/v1/number-blocks", PeerRule::Workstation, SmallBody, guarded(m_numberBlocks, &NumberBlocksHandler::handle)});
    m_router.add({Method::Post, "/v1/tiers/enrolments", PeerRule::Anyone, SmallBody, guarded(m_tiers, &TiersHandler::enrol)});
    m_router.add({Method::Post, "/v1/tiers/offers", PeerRule::Centre, BatchBody, guarded(m_tiers, &TiersHandler::offer)});
    m_router.add({Method::Get, "/v1/tiers/news", PeerRule::Centre, 0, guarded(m_tiers, &TiersHandler::news)});
    m_router.add({Method::Get, "/v1/time", PeerRule::Anyone, 0, guarded(m_status, &StatusHandler::time)});
    m_router.add({Method::Get, "/healthz", PeerRule::Anyone, 0, guarded(m_status, &StatusHandler::health)});
    m_router.add({Method::Get, "/readyz", PeerRule::Anyone, 0, guarded(m_status, &StatusHandler::readiness)});
}

} // namespace yichuang::center
