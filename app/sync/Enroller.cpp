// SPDX-License-Identifier: Apache-2.0
#include "app/sync/Enroller.h"

#include "app/crypto/Certificate.h"
#include "app/crypto/Signer.h"
#include "app/net/NewKey.h"

namespace yichuang::sync {

namespace {

using base::ErrorCode;

Failure failureAs(FailureClass kind, ErrorCode code, const char *reason, const QString &detail)
{
    return {kind, base::Error{code, detail, reason}, {}, {}};
}

std::shared_ptr<const crypto::SecretBytes> shared(crypto::SecretBytes &&bytes)
{
    return std::make_shared<const crypto::SecretBytes>(std::move(bytes));
}

/// The authority in the answer is the one the person compared.
bool isSameAuthority(const QByteArray &pem, const QByteArray &sha256)
{
    const auto certificate = crypto::Certificate::fromPem(pem);
    const auto fingerprint = certificate ? certificate->fingerprint() : base::Result<QByteArray>(base::failure(certificate));
    return fingerprint && QByteArray::fromHex(*fingerprint) == sha256;
}

} // namespace

Enroller::Enroller(const base::Clock &clock, const ClientLimits &limits, QObject *parent) : QObject(parent), m_clock(clock), m_limits(limits) {}

void Enroller::identify(const QUrl &centre, Then<ProbedCentre> then)
{
    auto *probe = new CentreProbe(centre, m_limits.request, this);
    connect(probe, &CentreProbe::ended, this, [probe, then = std::move(then)](const Outcome<ProbedCentre> &outcome) {
        probe->deleteLater();
        then(outcome);
    });
}

base::Result<Enroller::Keys> Enroller::makeKeys(const EnrolOrder &order)
{
    auto key = makeNewKey(order.machine);
    const auto signer = crypto::Signer::generate(crypto::SignatureSuite::Ed25519);
    auto signerPem = signer ? signer->toPem() : base::Result<crypto::SecretBytes>(base::failure(signer));
    const auto verifier = signer ? signer->verifier() : base::Result<crypto::Verifier>(base::failure(signer));
    const auto raw = verifier ? verifier->toRaw() : base::Result<QByteArray>(base::failure(verifier));
    if (!key || !signerPem || !raw) {
        return base::fail(ErrorCode::CryptoFailed, QStringLiteral("the workstation's keys could not be made"), "enrolment.keys");
    }
    return Keys{order.code, std::move(key->keyPem), shared(std::move(*signerPem)), key->requestPem, *raw};
}

void Enroller::enrol(const EnrolOrder &order, Then<Enrolment> then)
{
    if (m_then) {
        then(tl::unexpected(failureAs(FailureClass::Busy, ErrorCode::Busy, "enrolment.running", QStringLiteral("an enrolment is under way"))));
        return;
    }
    m_then = std::move(then);
    m_order = order;
    if (!m_keys || m_keys->code != order.code) {
        auto keys = makeKeys(order);
        if (!keys) {
            end(tl::unexpected(Failure{FailureClass::Fatal, keys.error(), {}, {}}));
            return;
        }
        m_keys = std::move(*keys);
    }
    identify(order.centre, [this](const Outcome<ProbedCentre> &centre) {
        if (!centre) {
            end(tl::unexpected(centre.error()));
        } else {
            ask(*centre);
        }
    });
}

void Enroller::ask(const ProbedCentre &centre)
{
    if (centre.authoritySha256 != m_order.authoritySha256) {
        end(tl::unexpected(failureAs(FailureClass::Fatal, ErrorCode::CryptoFailed, "enrolment.other_centre", QStringLiteral("the authority is not the one compared"))));
        return;
    }
    auto client = CentreClient::make({m_order.centre, centre.authorityPem, {}, nullptr}, m_clock, m_limits);
    if (!client) {
        end(tl::unexpected(Failure{FailureClass::Fatal, client.error(), {}, {}}));
        return;
    }
    m_client = std::move(*client);
    protocol::EnrolmentRequest request{m_order.code, m_keys->requestPem, m_keys->signingKey, m_order.machine, m_order.dataKey->view().toByteArray()};
    m_client->enrol(request, [this](const Outcome<protocol::EnrolmentReply> &outcome) { answered(outcome); });
    request.dataKey.fill('\0');
}

void Enroller::answered(const Outcome<protocol::EnrolmentReply> &outcome)
{
    if (!outcome) {
        end(tl::unexpected(outcome.error()));
        return;
    }
    if (!isSameAuthority(outcome->authorityPem, m_order.authoritySha256)) {
        end(tl::unexpected(failureAs(FailureClass::Fatal, ErrorCode::CryptoFailed, "enrolment.other_centre", QStringLiteral("the answer names another authority"))));
        return;
    }
    m_enrolment = {*outcome, {m_order.centre, outcome->authorityPem, outcome->certificatePem, m_keys->keyPem}, m_keys->signingKeyPem};
    prove();
}

/// The new certificate is used once before anybody relies on it; only being turned away by it counts.
void Enroller::prove()
{
    auto client = CentreClient::make(m_enrolment.trust, m_clock, m_limits);
    if (!client) {
        end(tl::unexpected(failureAs(FailureClass::Fatal, ErrorCode::CryptoFailed, "enrolment.certificate", client.error().detail)));
        return;
    }
    // The old client's answer is still being handled by itself.
    m_client.release()->deleteLater();
    m_client = std::move(*client);
    m_client->time([this](const Outcome<QJsonObject> &outcome) {
        const bool turnedAway = !outcome && (outcome.error().kind == FailureClass::Auth || outcome.error().kind == FailureClass::Fatal);
        if (turnedAway) {
            end(tl::unexpected(failureAs(FailureClass::Fatal, ErrorCode::CryptoFailed, "enrolment.certificate", outcome.error().error.detail)));
        } else {
            m_keys.reset();
            end(m_enrolment);
        }
    });
}

void Enroller::end(const Outcome<Enrolment> &outcome)
{
    if (m_client) {
        m_client.release()->deleteLater();
    }
    m_enrolment = {};
    std::exchange(m_then, nullptr)(outcome);
}

} // namespace yichuang::sync
