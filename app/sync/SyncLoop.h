// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sync/AuditTeller.h"
#include "app/sync/CentreClient.h"
#include "app/sync/ClockKeeper.h"
#include "app/sync/Enroller.h"
#include "app/sync/Follower.h"
#include "app/sync/Link.h"
#include "app/sync/NumberKeeper.h"
#include "app/sync/Sender.h"
#include "app/sync/StationCertificate.h"
#include "app/sync/StoreAccess.h"
#include "app/sync/Uploader.h"

#include <QObject>

namespace yichuang::sync {

struct SyncOptions {
    ClientLimits limits;
    Follower::Options follow;
    NumberKeeper::Options numbers;
    CertificateKeeper::Options certificate;
    QByteArray boot;                ///< names this boot of the machine (QSysInfo::bootUniqueId)
    std::function<double()> random; ///< [0, 1)
};

/// Joins the parts inside the sync thread. Made, used and destroyed there; SyncEngine is its face elsewhere.
class SyncLoop final : public QObject {
    Q_OBJECT
public:
    SyncLoop(StoreAccess store, const base::Clock &clock, const SyncOptions &options);

    void start(const CentreTrust &trust);
    void kick();
    void retryNow();
    void linkReturned();
    void authorised();
    void checkNumbers();
    void signIn(const protocol::SignInRequest &request, Patience patience, Then<protocol::SignInReply> then);
    /// `call(client)`, when a centre is known; else `away`.
    void withClient(const std::function<void(CentreClient &)> &call, const std::function<void(const Failure &)> &away);
    [[nodiscard]] Enroller &enroller();

Q_SIGNALS:
    void linkChanged(const yichuang::sync::LinkStatus &status);
    void clockChanged(const yichuang::sync::ClockOffset &offset);
    void wallStepped(qint64 ms);
    void inFlightChanged(int operations);
    void recorded(const std::vector<yichuang::protocol::Answer> &answers);
    void drained();
    void applied(const yichuang::sync::PageEffect &effect);
    void faultsFound(const std::vector<yichuang::base::Error> &faults);
    void caughtUp();
    void numbersAdded();
    void uploadChanged(const QByteArray &hash);
    void standingChanged();
    void certificateChanged(const yichuang::sync::CertificateState &state);

private:
    struct Parts {
        std::unique_ptr<CentreClient> client;
        std::unique_ptr<Link> link;
        std::unique_ptr<Sender> sender;
        std::unique_ptr<Uploader> uploader;
        std::unique_ptr<Follower> follower;
        std::unique_ptr<NumberKeeper> numbers;
        std::unique_ptr<ClockKeeper> clock;
        std::unique_ptr<AuditTeller> audit;
        std::unique_ptr<StationCertificate> ownCertificate;
        std::unique_ptr<CertificateKeeper> certificate;
    };
    [[nodiscard]] std::unique_ptr<Parts> makeParts(const CentreTrust &trust, std::unique_ptr<CentreClient> client);
    void tell(const Parts &parts);
    void remember();
    void restore();
    void begin();
    /// Operations need not wait for their time either.
    void openEarly(const std::function<void(Link &)> &open);

    StoreAccess m_store;
    const base::Clock &m_clock;
    SyncOptions m_options;
    std::unique_ptr<Enroller> m_enroller; ///< made when first needed: in the sync thread, not where the loop is made
    std::unique_ptr<Parts> m_parts; ///< null until started
};

} // namespace yichuang::sync
