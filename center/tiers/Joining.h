// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/net/CentreProbe.h"
#include "center/tiers/ParentClient.h"

#include <QObject>

namespace yichuang::center::tiers {

struct JoinOrder {
    QUrl parent;
    QByteArray authoritySha256; ///< as the person compared; empty: only ask who is there
    QString code;
    QByteArray signingKey;      ///< raw Ed25519, of this centre
};

struct Joined {
    JoinReply reply;
    sync::CentreTrust trust;
};

/// Enrols this centre with a parent: who answers there is asked first, and the code goes only to the authority the person
/// named. The key is made here and never leaves. One object, one try; lives in a thread with an event loop.
class Joining final : public QObject {
    Q_OBJECT
public:
    Joining(JoinOrder order, const base::Clock &clock) : m_order(std::move(order)), m_clock(clock) {}
    /// `then` comes once. Fatal "enrolment.other_centre": the authority is another one; the detail names its fingerprint.
    void start(sync::Then<Joined> then);

private:
    void ask(const sync::ProbedCentre &centre);
    void end(const sync::Outcome<Joined> &outcome);

    JoinOrder m_order;
    const base::Clock &m_clock;
    sync::Then<Joined> m_then;
    std::unique_ptr<ParentClient> m_client;
};

/// Runs it in a thread of its own and waits for the answer.
[[nodiscard]] sync::Outcome<Joined> joinAndWait(const JoinOrder &order, const base::Clock &clock);

} // namespace yichuang::center::tiers
