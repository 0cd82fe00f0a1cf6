// SPDX-License-Identifier: Apache-2.0
#include "app/sync/StationCertificate.h"

namespace yichuang::sync {

using base::Result;

namespace {

const QString RenewalMemory = QStringLiteral("sync.renewal");
const QString CertificateMember = QStringLiteral("certificate");
const QString KeyMember = QStringLiteral("key");

std::optional<NextCertificate> nextOf(const QJsonObject &kept)
{
    if (kept.isEmpty()) {
        return std::nullopt;
    }
    const QByteArray key = kept.value(KeyMember).toString().toLatin1();
    return NextCertificate{kept.value(CertificateMember).toString().toLatin1(), std::make_shared<const crypto::SecretBytes>(QByteArrayView(key))};
}

} // namespace

void StationCertificate::renew(const protocol::RenewalRequest &request, Then<protocol::RenewalReply> then)
{
    m_client.renew(request, std::move(then));
}

void StationCertificate::prove(const CentreTrust &trust, std::function<void(const std::optional<Failure> &)> then)
{
    auto client = CentreClient::make(trust, m_clock, m_limits);
    if (!client) {
        then(Failure{FailureClass::Fatal, client.error(), {}, {}});
        return;
    }
    m_proving = std::move(*client);
    m_proving->enrolmentStanding([this, then = std::move(then)](const Outcome<protocol::EnrolmentStanding> &outcome) {
        m_proving.release()->deleteLater(); // its answer is still being handled by itself
        then(outcome ? std::nullopt : std::optional(outcome.error()));
    });
}

void StationCertificate::ask(std::function<void(const Outcome<bool> &)> then)
{
    m_client.enrolmentStanding([then = std::move(then)](const Outcome<protocol::EnrolmentStanding> &outcome) {
        then(outcome.map([](const protocol::EnrolmentStanding &standing) { return standing.renew; }));
    });
}

void StationCertificate::next(Told<std::optional<NextCertificate>> then)
{
    m_store.call(&m_context, [](SyncStore &store) { return store.memory(RenewalMemory); },
                 [then = std::move(then)](const Result<QJsonObject> &kept) { then(kept.map(nextOf)); });
}

void StationCertificate::keepNext(const NextCertificate &next, Told<void> then)
{
    const QJsonObject kept{{CertificateMember, QLatin1String(next.certificatePem)}, {KeyMember, QLatin1String(next.keyPem->view().toByteArray())}};
    m_store.call(&m_context, [kept](SyncStore &store) { return store.setMemory(RenewalMemory, kept); }, std::move(then));
}

void StationCertificate::dropNext()
{
    m_store.call(&m_context, [](SyncStore &store) { return store.setMemory(RenewalMemory, {}); }, [](const Result<void> &) {});
}

// First the place it is read from at the next start, then the memory of the renewal: a crash between proves it once more.
void StationCertificate::adopt(const CentreTrust &trust, Told<void> then)
{
    const auto job = [trust](SyncStore &store) {
        return store.keepTrust(trust).and_then([&store] { return store.setMemory(RenewalMemory, {}); });
    };
    m_store.call(&m_context, job, std::move(then));
}

} // namespace yichuang::sync
