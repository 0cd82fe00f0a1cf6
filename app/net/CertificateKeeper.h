// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Clock.h"
#include "app/net/CentreTrust.h"
#include "app/net/Failure.h"
#include "app/protocol/TrustMessages.h"

#include <QObject>
#include <QTimer>

namespace yichuang::sync {

/// How one's own certificate stands.
struct CertificateState {
    std::optional<base::Instant> expires; ///< empty = not known
    QByteArray trouble;                   ///< reason why it could not be renewed; empty = nothing is wrong
    friend bool operator==(const CertificateState &, const CertificateState &) = default;
};

/// A certificate that is not in force yet, with its key.
struct NextCertificate {
    QByteArray certificatePem;
    std::shared_ptr<const crypto::SecretBytes> keyPem;
};

/// Whose certificate a keeper renews: what is said to the centre and where things are kept. Each call answers once, in the keeper's
/// thread; when the keeper has ended meanwhile the answer is nobody's.
class CertificateOwner {
public:
    template<typename T>
    using Told = std::function<void(const base::Result<T> &)>;

    CertificateOwner() = default;
    CertificateOwner(const CertificateOwner &) = delete;
    CertificateOwner &operator=(const CertificateOwner &) = delete;
    virtual ~CertificateOwner() = default;
    virtual void renew(const protocol::RenewalRequest &request, Then<protocol::RenewalReply> then) = 0;
    /// Uses the trust's certificate once: from then on the centre drops the old one.
    virtual void prove(const CentreTrust &trust, std::function<void(const std::optional<Failure> &)> then) = 0;
    /// Whether the centre's administrator wants another one.
    virtual void ask(std::function<void(const Outcome<bool> &)> then) = 0;
    virtual void next(Told<std::optional<NextCertificate>> then) = 0;
    virtual void keepNext(const NextCertificate &next, Told<void> then) = 0;
    virtual void dropNext() = 0;
    /// It is the one in force from now on, and there is no next one.
    virtual void adopt(const CentreTrust &trust, Told<void> then) = 0;
};

/// Renews a certificate before it is over, or when the administrator asks: a workstation's with its centre, a centre's with its
/// parent. The new key and certificate are durable before they are first used; they are used once (which makes the centre drop the
/// old certificate) before they take its place here; a crash at any moment is made up for at the next start. Lives in one thread
/// with an event loop; the owner must outlive it.
class CertificateKeeper final : public QObject {
    Q_OBJECT
public:
    struct Options {
        std::chrono::seconds before = std::chrono::hours(24 * 60); ///< renew when it is over within this time
        std::chrono::seconds firstLook{30}; ///< whether the administrator asks is nobody's hurry at the start
        std::chrono::seconds every = std::chrono::hours(6); ///< look again after
    };
    CertificateKeeper(const CentreTrust &trust, CertificateOwner &owner, const base::Clock &clock, const Options &options,
                      QObject *parent = nullptr);

    /// Takes up a renewal that was under way, then looks. Also when the link is shut: the old certificate may be dropped already.
    void start();
    /// Also asks the centre whether the administrator wants another certificate.
    void check();
    /// A renewal or a question is under way.
    [[nodiscard]] bool isBusy() const { return m_isBusy; }

Q_SIGNALS:
    void changed(const yichuang::sync::CertificateState &state);
    /// The new certificate works and is stored: from here on it is the one to speak with.
    void renewed(const yichuang::sync::CentreTrust &trust);

private:
    enum class Asking { Centre, Nobody };
    void look(Asking asking);
    void ask();
    void renew();
    void keep(const NextCertificate &next);
    void prove(const NextCertificate &next);
    void adopt(const CentreTrust &trust);
    void failed(const QByteArray &reason);
    /// Ends what is under way.
    void rest() { m_isBusy = false; }

    CentreTrust m_trust;
    CertificateOwner &m_owner;
    const base::Clock &m_clock;
    Options m_options;
    CertificateState m_state;
    QTimer m_timer;
    bool m_isBusy = false;
};

} // namespace yichuang::sync

Q_DECLARE_METATYPE(yichuang::sync::CertificateState)
