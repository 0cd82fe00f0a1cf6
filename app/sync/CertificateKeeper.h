// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sync/CentreClient.h"
#include "app/sync/StoreAccess.h"

#include <QObject>
#include <QTimer>

namespace yichuang::sync {

/// How the workstation's own certificate stands.
struct CertificateState {
    std::optional<base::Instant> expires; ///< empty = not known
    QByteArray trouble;                   ///< reason why it could not be renewed; empty = nothing is wrong
    friend bool operator==(const CertificateState &, const CertificateState &) = default;
};

/// Renews the certificate before it is over, or when the administrator asks. The new key and certificate are durable before
/// they are first used; they are used once (which makes the centre drop the old certificate) before they take its place
/// here; a crash at any moment is made up for at the next start. Lives in the sync thread; the store must outlive it.
class CertificateKeeper final : public QObject {
    Q_OBJECT
public:
    struct Options {
        std::chrono::hours before{24 * 60}; ///< renew when it is over within this time
        std::chrono::seconds firstLook{30}; ///< whether the administrator asks is nobody's hurry at the start
        std::chrono::hours every{6};        ///< look again after
        ClientLimits limits;
    };
    CertificateKeeper(const CentreTrust &trust, CentreClient &client, StoreAccess store, const base::Clock &clock, const Options &options,
                      QObject *parent = nullptr);

    /// Takes up a renewal that was under way, then looks. Also when the link is shut: the old certificate may be dropped already.
    void start();
    /// Also asks the centre whether the administrator wants another certificate.
    void check();

Q_SIGNALS:
    void changed(const yichuang::sync::CertificateState &state);
    /// The new certificate works and is stored: from here on it is the one to speak with.
    void renewed(const yichuang::sync::CentreTrust &trust);

private:
    enum class Asking { Centre, Nobody };
    void look(Asking asking);
    void ask();
    void renew();
    void keep(const std::shared_ptr<const crypto::SecretBytes> &keyPem, const protocol::RenewalReply &reply);
    void prove(const QJsonObject &kept);
    void adopt(const CentreTrust &trust);
    void failed(const QByteArray &reason);
    /// Ends what is under way.
    void rest() { m_isBusy = false; }

    CentreTrust m_trust;
    CentreClient &m_client;
    std::unique_ptr<CentreClient> m_next; ///< with the renewed certificate
    StoreAccess m_store;
    const base::Clock &m_clock;
    Options m_options;
    CertificateState m_state;
    QTimer m_timer;
    bool m_isBusy = false;
};

} // namespace yichuang::sync

Q_DECLARE_METATYPE(yichuang::sync::CertificateState)
