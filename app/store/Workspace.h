// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/storage/InstanceLock.h"
#include "app/storage/SqliteDatabase.h"
#include "app/store/ActDraftStore.h"
#include "app/store/AuditStore.h"
#include "app/store/BlobStore.h"
#include "app/store/CaseStore.h"
#include "app/store/DraftStore.h"
#include "app/store/JournalStore.h"
#include "app/store/Ledger.h"
#include "app/store/NumberStore.h"
#include "app/store/OutboxStore.h"
#include "app/store/OutboxViewStore.h"
#include "app/store/PaperStore.h"
#include "app/store/PersonStore.h"
#include "app/store/SettingStore.h"
#include "app/store/StandingStore.h"
#include "app/store/UploadQueueStore.h"

namespace yichuang::store {

struct WorkspaceOptions {
    QString folder; ///< made when absent, for its owner only
    /// For a new workspace; an old one keeps what it was made with.
    crypto::SealSuite suite = crypto::SealSuite::Aes256Gcm;
    SignInPolicy signIn;
    /// May put something around the connection the stores use (tests let statements fail). Empty = nothing.
    std::function<std::unique_ptr<storage::Connection>(std::unique_ptr<storage::Connection>)> wrap;
};

/// The workstation's memory: one folder, one database, one process. Opened locked: enrolment, plain settings and
/// offline sign-in work; everything personal is Locked until `unlock()`. Lives on the store worker.
class Workspace {
public:
    /// Locked (another process has it) · StorageNewer · StorageCorrupt · StorageFailed; the file is kept in each case. An older
    /// database is backed up beside itself and brought forward.
    [[nodiscard]] static base::Result<std::unique_ptr<Workspace>> open(const WorkspaceOptions &options);
    ~Workspace();
    Workspace(const Workspace &) = delete;
    Workspace &operator=(const Workspace &) = delete;

    /// The first key ever brought becomes the workspace's; later another one is WrongSecret.
    [[nodiscard]] base::Result<void> unlock(const crypto::SecretBytes &dataKey);
    void lock();
    [[nodiscard]] bool isUnlocked() const { return m_vault.isOpen(); }

    [[nodiscard]] SettingStore &settings() { return m_settings; }
    [[nodiscard]] PersonStore &people() { return m_people; }
    [[nodiscard]] JournalStore &journal() { return m_journal; }
    [[nodiscard]] OutboxStore &outbox() { return m_outbox; }
    [[nodiscard]] OutboxViewStore &outboxView() { return m_outboxView; }
    [[nodiscard]] CaseStore &cases() { return m_cases; }
    [[nodiscard]] DraftStore &drafts() { return m_drafts; }
    [[nodiscard]] ActDraftStore &actDrafts() { return m_actDrafts; }
    [[nodiscard]] NumberStore &numbers() { return m_numbers; }
    [[nodiscard]] StandingStore &standing() { return m_standing; }
    [[nodiscard]] BlobStore &blobs() { return m_blobs; }
    /// The one part that another thread may use (see BlobShelf).
    [[nodiscard]] BlobShelf &shelf() { return m_shelf; }
    [[nodiscard]] UploadQueueStore &uploads() { return m_uploads; }
    [[nodiscard]] PaperStore &papers() { return m_papers; }
    [[nodiscard]] AuditStore &audit() { return m_audit; }
    [[nodiscard]] Ledger &ledger() { return m_ledger; }
    /// For transactions over several calls.
    [[nodiscard]] storage::Connection &connection() { return *m_connection; }

    /// Journal chain, audit chain, and that every operation stands exactly once. Needs to be unlocked.
    [[nodiscard]] base::Result<void> verify();
    /// A copy of the database (sealed as it is) at `target`, taken at once.
    [[nodiscard]] base::Result<void> backup(const QString &target);

private:
    struct Parts;
    explicit Workspace(Parts parts);
    [[nodiscard]] static base::Result<Parts> openParts(const WorkspaceOptions &options);

    storage::InstanceLock m_lock;
    storage::SqliteDatabase *m_database; ///< behind m_connection
    std::unique_ptr<storage::Connection> m_connection;
    crypto::SealSuite m_suite;
    Vault m_vault;
    SettingStore m_settings;
    PersonStore m_people;
    JournalStore m_journal;
    OutboxStore m_outbox;
    OutboxViewStore m_outboxView;
    CaseStore m_cases;
    DraftStore m_drafts;
    ActDraftStore m_actDrafts;
    NumberStore m_numbers;
    StandingStore m_standing;
    BlobShelf m_shelf;
    BlobStore m_blobs;
    UploadQueueStore m_uploads;
    PaperStore m_papers;
    AuditStore m_audit;
    Ledger m_ledger;
};

} // namespace yichuang::store
