// SPDX-License-Identifier: Apache-2.0
#include "app/sync/AuditTeller.h"

#include "app/base/Log.h"

#include <QPointer>

namespace yichuang::sync {

namespace {

const QString ToldMemory = QStringLiteral("sync.audit_told");
const QString PlaceMember = QStringLiteral("n");

base::Result<protocol::AuditBatch> nextBatch(SyncStore &store)
{
    return store.memory(ToldMemory).and_then([&store](const QJsonObject &kept) {
        return store.auditAfter(kept.value(PlaceMember).toInteger(), protocol::AuditBatch::MostLines);
    });
}

} // namespace

AuditTeller::AuditTeller(CentreClient &client, StoreAccess store, Link &link, QObject *parent)
    : QObject(parent), m_client(client), m_store(store), m_link(link)
{
}

void AuditTeller::check()
{
    if (m_state != State::Resting || !m_link.isOpen(Activity::Follow)) {
        return;
    }
    m_state = State::Busy;
    m_store.call(this, [](SyncStore &store) { return nextBatch(store); }, [this](const base::Result<protocol::AuditBatch> &batch) {
        m_state = State::Resting;
        if (batch && batch->upTo > batch->after) {
            tell(*batch);
        }
    });
}

void AuditTeller::tell(const protocol::AuditBatch &batch)
{
    m_state = State::Busy;
    const QPointer<AuditTeller> guard(this);
    m_client.tellAudit(batch, [guard, batch](const Outcome<protocol::AuditReply> &outcome) {
        if (guard) {
            guard->answered(batch, outcome);
        }
    });
}

void AuditTeller::answered(const protocol::AuditBatch &batch, const Outcome<protocol::AuditReply> &outcome)
{
    m_state = State::Resting;
    if (!outcome) {
        // Refused as it is (another folder's audit goes on there, or a centre that does not know of it): again after a restart.
        const bool mayHeal = outcome.error().kind == FailureClass::Network || outcome.error().kind == FailureClass::Busy;
        m_state = mayHeal ? State::Resting : State::Stopped;
        base::log(base::LogLevel::Warning, "sync", "audit_not_told", {{"reason", QLatin1String(outcome.error().error.reason)}});
        return;
    }
    const qint64 upTo = outcome->upTo;
    m_state = State::Busy;
    m_store.call(
        this, [upTo](SyncStore &store) { return store.setMemory(ToldMemory, {{PlaceMember, upTo}}); },
        [this, moved = upTo != batch.after](const base::Result<void> &stored) {
            m_state = State::Resting;
            if (stored && moved) {
                check();
            }
        });
}

} // namespace yichuang::sync
