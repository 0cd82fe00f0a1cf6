// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/net/CertificateKeeper.h"
#include "app/sync/CentreClient.h"
#include "app/sync/StoreAccess.h"

namespace yichuang::sync {

/// The workstation's certificate: asked for at its centre, kept in its store. Lives in the sync thread.
class StationCertificate final : public CertificateOwner {
public:
    StationCertificate(CentreClient &client, StoreAccess store, const base::Clock &clock, const ClientLimits &limits)
        : m_client(client), m_store(store), m_clock(clock), m_limits(limits)
    {
    }
    void renew(const protocol::RenewalRequest &request, Then<protocol::RenewalReply> then) override;
    void prove(const CentreTrust &trust, std::function<void(const std::optional<Failure> &)> then) override;
    void ask(std::function<void(const Outcome<bool> &)> then) override;
    void next(Told<std::optional<NextCertificate>> then) override;
    void keepNext(const NextCertificate &next, Told<void> then) override;
    void dropNext() override;
    void adopt(const CentreTrust &trust, Told<void> then) override;

private:
    CentreClient &m_client;
    std::unique_ptr<CentreClient> m_proving; ///< with the renewed certificate
    StoreAccess m_store;
    const base::Clock &m_clock;
    ClientLimits m_limits;
    QObject m_context; ///< what the store answers comes to its thread, and nowhere once it is gone
};

} // namespace yichuang::sync
