// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/net/CertificateKeeper.h"
#include "center/tiers/ParentClient.h"

namespace yichuang::center::tiers {

/// This centre's certificate with its parent: asked for there, kept in the row of the parent. Lives in the link's thread.
class ParentCertificate final : public sync::CertificateOwner {
public:
    /// Writes in the writer's next transaction; `then` comes back into the link's thread.
    using Write = std::function<void(Writer::Work work, std::function<void(const base::Result<void> &)> then)>;

    ParentCertificate(ParentClient &client, TierParent parent, Stores &stores, Write write, const base::Clock &clock)
        : m_client(client), m_parent(std::move(parent)), m_stores(stores), m_write(std::move(write)), m_clock(clock)
    {
    }
    void renew(const protocol::RenewalRequest &request, sync::Then<protocol::RenewalReply> then) override;
    void prove(const sync::CentreTrust &trust, std::function<void(const std::optional<sync::Failure> &)> then) override;
    /// A parent's administrator revokes, and does not ask.
    void ask(std::function<void(const sync::Outcome<bool> &)> then) override { then(false); }
    void next(Told<std::optional<sync::NextCertificate>> then) override;
    void keepNext(const sync::NextCertificate &next, Told<void> then) override;
    void dropNext() override;
    void adopt(const sync::CentreTrust &trust, Told<void> then) override;

private:
    ParentClient &m_client;
    std::unique_ptr<ParentClient> m_proving; ///< with the renewed certificate
    TierParent m_parent;
    Stores &m_stores;
    Write m_write;
    const base::Clock &m_clock;
};

} // namespace yichuang::center::tiers
