// SPDX-License-Identifier: Apache-2.0
#include "center/handlers/Api.h"

#include "app/base/Log.h"
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
    if (request.method == Method::Post && !isOfType(request.header("content-type"), "application/json")) {
        return Response::problem(415, "http.content_type", QStringLiteral("请求内容应为 UTF-8 编码的 application/json。"));
    }
    if (request.method == Method::Post && !isAsItIs(request)) {
        return Response::problem(415, "http.content_encoding", QStringLiteral("请求内容不能压缩（Content-Encoding）。"));
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
    const auto workstation = stores.workstations.findByCertificate(request.peerFingerprint);
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

base::Result<Enrolled> ApiContext::speaker(const Request &request, Stores &stores) const
{
    base::Result<Enrolled> workstation = speakerOf(request, stores);
    if (!workstation || workstation->nextCertificate.isEmpty() || workstation->nextCertificate != request.peerFingerprint) {
        return workstation;
    }
    const base::Result<void> taken =
        notePromoted([used = workstation->nextCertificate](const WriteContext &write) { return write.stores.workstations.promote(used); });
    return taken ? std::move(workstation) : base::failure(taken);
}

base::Result<TierChild> ApiContext::childCentre(const Request &request, Stores &stores) const
{
    const auto child = stores.tiers.childByCertificate(request.peerFingerprint);
    if (!child) {
        return base::failure(child);
    }
    if (!*child) {
        return base::fail(base::ErrorCode::NotAllowed, QStringLiteral("the certificate belongs to no centre"), "tiers.unknown_centre");
    }
    if ((*child)->revoked) {
        return base::fail(base::ErrorCode::NotAllowed, QStringLiteral("the centre was revoked"), "tiers.revoked");
    }
    if ((*child)->nextCertificate.isEmpty() || (*child)->nextCertificate != request.peerFingerprint) {
        return **child;
    }
    const base::Result<void> taken =
        notePromoted([used = (*child)->nextCertificate](const WriteContext &write) { return write.stores.tiers.promoteChild(used); });
    return taken.map([&child] { return **child; });
}

base::Result<void> ApiContext::notePromoted(Writer::Work promote) const
{
    return writer.perform(std::move(promote), [](const base::Result<void> &promoted) {
        if (!promoted) {
            base::log(base::LogLevel::Warning, "api", "renewal_not_noted", {{"reason", QString::fromLatin1(promoted.error().reason)}});
        }
    });
}

Api::Api(ApiContext context)
    : m_context(std::move(context)), m_polls([this] { m_changes.glance(); }), m_enrolments(m_context), m_signIns(m_context),
      m_operations(m_context), m_changes(m_context, m_polls), m_numberBlocks(m_context), m_staff(m_context), m_renewals(m_context), m_audit(m_context),
      m_status(m_context), m_metrics(m_context, m_polls), m_attachments(m_context), m_tiers(m_context)
{
    addRoutes();
    addAttachmentRoutes();
}

void Api::addAttachmentRoutes()
{
    const QByteArray all = "/v1/attachments";
    const QByteArray one = "/v1/attachments/{id}";
    const auto route = [this](Method method, const QByteArray &path, auto handle) {
        m_router.add({method, path, PeerRule::Workstation, 0, guarded(m_attachments, handle)});
    };
    const Opener receive = [this](Request head, Responder responder, BodySink::Next ready) -> std::shared_ptr<BodySink> {
        if (std::optional<Response> old = wrongProtocol(head)) {
            responder.send(std::move(*old));
            return nullptr;
        }
        return m_attachments.receive(std::move(head), std::move(responder), std::move(ready));
    };
    m_router.add({Method::Post, all, PeerRule::Workstation, 0, {}, receive});
    m_router.add({Method::Patch, one, PeerRule::Workstation, 0, {}, receive});
    route(Method::Options, all, &AttachmentsHandler::describe);
    route(Method::Options, one, &AttachmentsHandler::describe);
    route(Method::Head, one, &AttachmentsHandler::progress);
    route(Method::Delete, one, &AttachmentsHandler::terminate);
    route(Method::Get, "/v1/attachments/sha256/{sha256}", &AttachmentsHandler::content);
    route(Method::Head, "/v1/attachments/sha256/{sha256}", &AttachmentsHandler::content);
    route(Method::Get, "/v1/attachments/sha256/{sha256}/thumbnail", &AttachmentsHandler::thumbnail);
}

void Api::addRoutes()
{
    m_router.add({Method::Post, "/v1/enrolments", PeerRule::Anyone, SmallBody, guarded(m_enrolments, &EnrolmentHandler::handle)});
    m_router.add({Method::Post, "/v1/sign-ins", PeerRule::Workstation, SmallBody, guarded(m_signIns, &SignInHandler::handle)});
    m_router.add({Method::Post, "/v1/passwords", PeerRule::Workstation, SmallBody, guarded(m_signIns, &SignInHandler::changePassword)});
    m_router.add({Method::Get, "/v1/people", PeerRule::Workstation, 0, guarded(m_staff, &StaffHandler::people)});
    m_router.add({Method::Post, "/v1/people", PeerRule::Workstation, SmallBody, guarded(m_staff, &StaffHandler::changePeople)});
    m_router.add({Method::Get, "/v1/windows", PeerRule::Workstation, 0, guarded(m_staff, &StaffHandler::windows)});
    m_router.add({Method::Post, "/v1/windows", PeerRule::Workstation, SmallBody, guarded(m_staff, &StaffHandler::changeWindows)});
    m_router.add({Method::Post, "/v1/enrolment-codes", PeerRule::Workstation, SmallBody, guarded(m_staff, &StaffHandler::issueCode)});
    m_router.add({Method::Post, "/v1/renewals", PeerRule::Workstation, SmallBody, guarded(m_renewals, &RenewalHandler::renew)});
    m_router.add({Method::Get, "/v1/enrolment", PeerRule::Workstation, 0, guarded(m_renewals, &RenewalHandler::standing)});
    m_router.add({Method::Post, "/v1/audit", PeerRule::Workstation, BatchBody, guarded(m_audit, &AuditHandler::handle)});
    m_router.add({Method::Post, "/v1/operations", PeerRule::Workstation, BatchBody, guarded(m_operations, &OperationsHandler::handle)});
    m_router.add({Method::Get, "/v1/changes", PeerRule::Workstation, 0, guarded(m_changes, &ChangesHandler::handle)});
    m_router.add({Method::Post, "/v1/number-blocks", PeerRule::Workstation, SmallBody, guarded(m_numberBlocks, &NumberBlocksHandler::handle)});
    m_router.add({Method::Post, "/v1/tiers/enrolments", PeerRule::Anyone, SmallBody, guarded(m_tiers, &TiersHandler::enrol)});
    m_router.add({Method::Post, "/v1/tiers/renewals", PeerRule::Centre, SmallBody, guarded(m_tiers, &TiersHandler::renew)});
    m_router.add({Method::Post, "/v1/tiers/offers", PeerRule::Centre, tiers::MostBytes, guarded(m_tiers, &TiersHandler::offer)});
    m_router.add({Method::Get, "/v1/tiers/news", PeerRule::Centre, 0, guarded(m_tiers, &TiersHandler::news)});
    m_router.add({Method::Get, "/v1/time", PeerRule::Anyone, 0, guarded(m_status, &StatusHandler::time)});
    m_router.add({Method::Get, "/healthz", PeerRule::Anyone, 0, guarded(m_status, &StatusHandler::health)});
    m_router.add({Method::Get, "/readyz", PeerRule::Anyone, 0, guarded(m_status, &StatusHandler::readiness)});
    m_router.add({Method::Get, "/metrics", PeerRule::Anyone, 0, guarded(m_metrics, &MetricsHandler::handle)});
}

} // namespace yichuang::center
