// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "center/store/AttachmentStore.h"
#include "center/store/AuditStore.h"
#include "center/store/CaseStore.h"
#include "center/store/CenterStore.h"
#include "center/store/ChangeFeedStore.h"
#include "center/store/DateChangeStore.h"
#include "center/store/DocumentStore.h"
#include "center/store/DraftStore.h"
#include "center/store/ErasureStore.h"
#include "center/store/FactsBook.h"
#include "center/store/FiguresStore.h"
#include "center/store/KeyFolder.h"
#include "center/store/NumberBlockStore.h"
#include "center/store/OperationStore.h"
#include "center/store/ParcelStore.h"
#include "center/store/ParentStore.h"
#include "center/store/PersonStore.h"
#include "center/store/QuarantineStore.h"
#include "center/store/SessionStore.h"
#include "center/store/SummaryStore.h"
#include "center/store/TierStore.h"
#include "center/store/WorkstationStore.h"

namespace yichuang::center {

/// All stores over one connection, used by the thread that owns it. Writing is done by the Writer's thread only;
/// everybody else reads on a connection of its own.
class Stores {
public:
    /// Over a database and the keys it was made with (bindKeys), which then keep the log of its enrolments.
    [[nodiscard]] static base::Result<std::unique_ptr<Stores>> open(std::unique_ptr<storage::Connection> connection, KeyFolder &keys);
    Stores(std::unique_ptr<storage::Connection> connection, Vault vault);
    Stores(const Stores &) = delete;
    Stores &operator=(const Stores &) = delete;

    [[nodiscard]] storage::Connection &connection() { return *m_connection; }
    [[nodiscard]] Vault &vault() { return m_vault; }

    /// Writer: stores a document and tells the followers. A directory gets the receipt keys of all workstations, whatever
    /// it brings itself; a calendar begins the recomputation of dates (recomputeSlice). Calls of one transaction: after `center.lockHeads()`.
    [[nodiscard]] base::Result<Document> publish(DocumentKind kind, const QJsonObject &body, qint64 journalN, base::Instant now);
    /// Writer: the directory anew, because a workstation came or was revoked (every window must know its receipt key), or the tree of
    /// centres changed (every window offers the places a case can go to). Nothing happens before the first directory.
    [[nodiscard]] base::Result<void> republishDirectory(qint64 journalN, base::Instant now);
    /// Writer: grants numbers and tells the workstation.
    [[nodiscard]] base::Result<domain::NumberBlock> grantNumbers(const QString &request, const Enrolled &workstation, int count, base::Instant now);
    /// A new transaction begins: what was written before is there to stay.
    void settle();
    /// The database is not the one that was read (CenterStore::Heads went back, another session): nothing remembered counts.
    void forgetAll();
    /// The transaction, or a part of it, was undone: nothing remembered of it counts.
    void forget();

private:
    /// Whether these keys are the ones the database was made with, so that nothing is ever sealed or enrolled with others:
    /// `authority` is the fingerprint of their authority's certificate. A database of before is bound to the first keys that
    /// open what is in it. NotAllowed "keys.other".
    [[nodiscard]] base::Result<void> bindKeys(const QByteArray &authority);
    [[nodiscard]] base::Result<QJsonObject> withReceiptKeys(QJsonObject body);
    [[nodiscard]] base::Result<QJsonObject> withPlaces(QJsonObject body);

    std::unique_ptr<storage::Connection> m_connection;
    Vault m_vault;
    enum class Published { Yes, No } m_published = Published::No;

public:
    CenterStore center;
    OperationStore operations;
    CaseStore cases;
    ChangeFeedStore feed;
    PersonStore people;
    SessionStore sessions;
    AuditStore audit;
    WorkstationStore workstations;
    NumberBlockStore numberBlocks;
    DocumentStore documents;
    DateChangeStore dateChanges;
    DraftStore drafts;
    ParentStore parents;
    AttachmentStore attachments;
    FactsBook facts;
    TierStore tiers;
    ParcelStore parcels;
    SummaryStore summaries;
    ErasureStore erasures;
    QuarantineStore quarantine;
    FiguresStore figures;
};

} // namespace yichuang::center
