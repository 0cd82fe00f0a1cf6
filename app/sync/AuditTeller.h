// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sync/CentreClient.h"
#include "app/sync/Link.h"
#include "app/sync/StoreAccess.h"

#include <QObject>

namespace yichuang::sync {

/// Tells the centre what the workstation's audit says, in order. How far the centre has it is the centre's word: after a
/// lost answer the next batch begins where it says. What fails is offered again at the next `check`; it holds up nothing
/// else. Lives in the sync thread; the parts must outlive it.
class AuditTeller final : public QObject {
    Q_OBJECT
public:
    AuditTeller(CentreClient &client, StoreAccess store, Link &link, QObject *parent = nullptr);

    /// Looks whether there is something to tell: after sign-in, after operations were added, after a page came.
    void check();

private:
    void tell(const protocol::AuditBatch &batch);
    void answered(const protocol::AuditBatch &batch, const Outcome<protocol::AuditReply> &outcome);

    CentreClient &m_client;
    StoreAccess m_store;
    Link &m_link;
    enum class State { Resting, Busy, Stopped } m_state = State::Resting;
};

} // namespace yichuang::sync
