// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Clock.h"
#include "app/crypto/TlsKey.h"
#include "app/net/CentreProbe.h"
#include "app/sync/CentreClient.h"

#include <QObject>
#include <QPointer>

namespace yichuang::sync {

struct EnrolOrder {
    QUrl centre;
    QByteArray authoritySha256; ///< what the person compared (ProbedCentre), 32 bytes
    QString code;
    QString machine;            ///< a name people recognise
    std::shared_ptr<const crypto::SecretBytes> dataKey; ///< 32 bytes, escrowed at the centre
};

/// What enrolment gave; the caller keeps it sealed.
struct Enrolment {
    protocol::EnrolmentReply reply;
    CentreTrust trust;
    std::shared_ptr<const crypto::SecretBytes> signingKeyPem; ///< Ed25519: chain heads and receipts
};

/// Binds this workstation to a centre. The keys are made here; asking again with the same code offers the same
/// keys, so that a lost answer does not waste the code. One enrolment at a time. Lives in the sync thread.
class Enroller final : public QObject {
    Q_OBJECT
public:
    Enroller(const base::Clock &clock, const ClientLimits &limits, QObject *parent = nullptr);

    /// Who answers there; nothing is believed or sent.
    void identify(const QUrl &centre, Then<ProbedCentre> then);
    /// Failures: Fatal "enrolment.other_centre" (not the authority the person compared) · Fatal "enrolment.certificate" (what came back is
    /// not ours) · Busy "enrolment.running" · the centre's own problems (code wrong, used, too old) · network.
    void enrol(const EnrolOrder &order, Then<Enrolment> then);

private:
    struct Keys {
        QString code;
        std::shared_ptr<const crypto::SecretBytes> keyPem;
        std::shared_ptr<const crypto::SecretBytes> signingKeyPem;
        QByteArray requestPem;
        QByteArray signingKey;
    };
    [[nodiscard]] static base::Result<Keys> makeKeys(const EnrolOrder &order);
    void ask(const ProbedCentre &centre);
    void answered(const Outcome<protocol::EnrolmentReply> &outcome);
    void prove();
    void end(const Outcome<Enrolment> &outcome);

    const base::Clock &m_clock;
    ClientLimits m_limits;
    EnrolOrder m_order;
    std::optional<Keys> m_keys;
    std::unique_ptr<CentreClient> m_client;
    Enrolment m_enrolment;
    Then<Enrolment> m_then;
};

} // namespace yichuang::sync
