// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/net/RetryPlan.h"
#include "center/tiers/ChildSide.h"
#include "center/tiers/ParentCertificate.h"

#include <QObject>
#include <QTimer>

#include <mutex>

namespace yichuang::center::tiers {

/// How a failure counts for a link. What is of one request (Record, Rebuild, and 401 or 403 of a proxy or of what a centre
/// says) is asked again a little later, as of a busy parent; "tiers.revoked" and "tiers.unknown_centre" stay Auth.
[[nodiscard]] sync::Failure ofLink(const sync::Failure &failure);

/// What a centre does about its neighbours while it serves: deals with what came, counts its summaries, and speaks with
/// its parent when it has one. Reads on a connection of its own and writes through the Writer, in the transactions of
/// everybody else: a parent that is away delays nobody. Lives in a thread of its own (TierThread).
///
/// Sending and following try again as a workstation's do (RetryPlan). What the database says of the parent is looked at
/// every second, so that `tiers join` and `tiers leave` take effect without a restart. The certificate is renewed as a
/// workstation's is (CertificateKeeper).
class TierLink final : public QObject {
    Q_OBJECT
public:
    TierLink(std::unique_ptr<Stores> stores, Writer &writer, const base::Clock &clock, const sync::CertificateKeeper::Options &renewal);
    ~TierLink() override;
    void begin();
    /// Something was committed.
    void wake();

private:
    /// The way back from the writer's thread, which may outlive this object.
    struct WayBack {
        std::mutex mutex;
        TierLink *link = nullptr;
    };
    /// The parent's tree as it was last taken here, and what this centre made of it: they differ for as long as the two do not agree on
    /// where a place lies. By digest; empty at first.
    struct TakenTree {
        QString parents;
        QString own;
    };
    using Work = Writer::Work;
    void tick();
    void tidy();
    [[nodiscard]] bool findParent();
    void forgetParent();
    void keepCertificate(const sync::CentreTrust &trust);
    void send();
    void sent(const OfferUp &offer, const sync::Outcome<OfferReply> &outcome);
    void follow();
    void heard(const sync::Outcome<NewsReply> &outcome);
    void failed(sync::RetryPlan &plan, const sync::Failure &failure);
    void succeeded(sync::RetryPlan &plan, sync::RetryPlan &other);
    void note(const QString &status);
    /// Writes; `then` comes back into this thread.
    void write(Work work, std::function<void(const base::Result<void> &)> then);
    void trouble(const char *event, const base::Error &error);

    std::unique_ptr<Stores> m_stores;
    Writer &m_writer;
    const base::Clock &m_clock;
    sync::CertificateKeeper::Options m_renewal;
    std::unique_ptr<ParentClient> m_client;
    std::unique_ptr<ParentCertificate> m_certificate;
    std::unique_ptr<sync::CertificateKeeper> m_keeper;
    std::optional<TierParent> m_parent;
    sync::RetryPlan m_sending;
    sync::RetryPlan m_following;
    enum class Busy { No, Yes };
    Busy m_tidies = Busy::No;
    Busy m_sends = Busy::No;
    Busy m_follows = Busy::No;
    std::chrono::milliseconds m_lastTidied{0};
    std::vector<TierPlace> m_toldPlaces;
    TakenTree m_tree;
    std::shared_ptr<WayBack> m_back = std::make_shared<WayBack>();
    QString m_status;
    QTimer m_timer;
    QTimer m_soon;
};

} // namespace yichuang::center::tiers
