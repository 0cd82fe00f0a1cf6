// SPDX-License-Identifier: Apache-2.0
#include "center/tiers/ParentCertificate.h"

namespace yichuang::center::tiers {

using base::Result;

void ParentCertificate::renew(const protocol::RenewalRequest &request, sync::Then<protocol::RenewalReply> then)
{
    m_client.renew(request, std::move(then));
}

// A question about news is a use like any other; what it brings is asked for again by the link.
void ParentCertificate::prove(const sync::CentreTrust &trust, std::function<void(const std::optional<sync::Failure> &)> then)
{
    auto client = ParentClient::make(trust, m_clock);
    const auto link = m_stores.parcels.link(BehindParent);
    if (!client || !link) {
        then(sync::Failure{sync::FailureClass::Fatal, client ? link.error() : client.error(), {}, {}});
        return;
    }
    m_proving = std::move(*client);
    m_proving->news({m_parent.documents, link->in.n, link->in.hash, {}}, std::chrono::seconds(0),
                    [this, then = std::move(then)](const sync::Outcome<NewsReply> &outcome) {
                        m_proving.release()->deleteLater(); // its answer is still being handled by itself
                        // A parent that was restored knows the certificate and not the place in the chain.
                        const bool isProved = outcome || outcome.error().error.reason == "tiers.fork";
                        then(isProved ? std::nullopt : std::optional(outcome.error()));
                    });
}

void ParentCertificate::next(Told<std::optional<sync::NextCertificate>> then)
{
    Result<std::optional<NextParentKey>> kept = m_stores.tiers.nextParentKey();
    if (!kept || !*kept) {
        then(kept ? Result<std::optional<sync::NextCertificate>>(std::nullopt) : base::failure(kept));
        return;
    }
    then(std::optional(sync::NextCertificate{(*kept)->certificatePem, std::make_shared<const crypto::SecretBytes>(std::move((*kept)->keyPem))}));
}

void ParentCertificate::keepNext(const sync::NextCertificate &next, Told<void> then)
{
    m_write([next, parent = m_parent](const WriteContext &write) {
        return write.stores.tiers.keepNextParentKey(parent, next.certificatePem, *next.keyPem);
    }, std::move(then));
}

void ParentCertificate::dropNext()
{
    m_write([](const WriteContext &write) { return write.stores.tiers.dropNextParentKey(); }, [](const Result<void> &) {});
}

void ParentCertificate::adopt(const sync::CentreTrust &trust, Told<void> then)
{
    m_write([pem = trust.certificatePem](const WriteContext &write) { return write.stores.tiers.adoptNextParentKey(pem); }, std::move(then));
}

} // namespace yichuang::center::tiers
