// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Clock.h"
#include "app/domain/Content.h"
#include "center/attachments/ObjectStore.h"
#include "center/attachments/ScanCommand.h"
#include "center/store/Stores.h"

#include <atomic>
#include <functional>

namespace yichuang::center {

class Pieces;

struct AttachmentOptions {
    qint64 maxSize = domain::MaxContentSize;   ///< of one content
    qint64 openUploads = 100;                  ///< begun and not ended, for each workstation
    qint64 openBytes = 512LL * 1024 * 1024;    ///< promised by those
    std::chrono::milliseconds life{24 * 3600 * 1000}; ///< of an upload since its last byte
    std::chrono::hours unnamed{180 * 24};      ///< how long a content is kept that no case names, since somebody last brought it
    std::chrono::milliseconds lease{60'000};   ///< how long a service that died keeps an upload from others
    QByteArray service{8, '\0'};               ///< 8 bytes that no other service on the database has: its leases begin with them
    QStringList scanCommand;                   ///< empty: nothing is scanned
    std::chrono::milliseconds scanLimit{60'000};
    int scansAtOnce = 2; ///< by those who bring contents, fewer than there are threads for them; what comes meanwhile waits for the sweep
};

/// What a workstation says of a content before it sends it.
struct UploadPromise {
    qint64 size = 0;
    QByteArray sha256;
    QString type;
};

/// Uploads and contents: the rows of AttachmentStore and the pieces of an ObjectStore kept together. The order is always:
/// pieces durable, then rows; rows gone, then pieces; so that what a row tells is there whenever the service dies. Thread-safe; each
/// caller brings stores of its own for reading. Calls block on disk, network and the writer: never on an I/O or the
/// writer's thread.
///
/// Reasons of failures: NotFound "upload.unknown" (also another workstation's) · Expired "upload.gone" · Conflict
/// "upload.offset" · Locked "upload.busy" · InvalidArgument "upload.too_large", "upload.checksum" (nothing of that part is kept),
/// "upload.promise" (the content is not what was promised: the upload is gone) · Busy "upload.quota" ·
/// StorageFailed "upload.full" · NotAllowed "attachment.infected".
class Attachments {
public:
    using Work = std::function<base::Result<void>(Stores &, base::Instant)>;
    /// Runs `work` in a transaction, one after the other with all that is written in the journal; success means committed.
    using Commit = std::function<base::Result<void>(Work)>;

    /// `objects` and `clock` must outlive it.
    Attachments(ObjectStore &objects, const base::Clock &clock, AttachmentOptions options, Commit commit);

    [[nodiscard]] const AttachmentOptions &options() const { return m_options; }

    /// A new upload; Done at once when the centre has the content.
    [[nodiscard]] base::Result<Upload> create(Stores &stores, const Enrolled &speaker, const UploadPromise &promise);
    [[nodiscard]] base::Result<Upload> find(Stores &stores, const Enrolled &speaker, const QByteArray &id);
    [[nodiscard]] base::Result<void> terminate(Stores &stores, const Enrolled &speaker, const QByteArray &id);
    /// The first `length` bytes of the piece at `place` of a content. Whoever wants less than the whole content trusts its seal alone.
    [[nodiscard]] base::Result<QByteArray> piece(Stores &stores, const Attachment &attachment, qint64 place, qint64 length);
    /// The whole content, its hash checked. Holds all of it in memory.
    [[nodiscard]] base::Result<QByteArray> content(Stores &stores, const Attachment &attachment);
    /// The case in the speaker's scope that has the content among its materials; NotFound "attachment.unknown" when there is none, whether
    /// the centre has the content or not.
    [[nodiscard]] base::Result<domain::CaseId> caseWith(Stores &stores, const Enrolled &speaker, const QByteArray &sha256);

    /// Ends what expired, lets go of contents that no case ever named, removes pieces nobody needs, scans the next of what waits. One at a time.
    [[nodiscard]] base::Result<void> sweep(Stores &stores);

    /// Scans that run are abandoned, none begins any more: their contents wait, for another service or the next start. Never blocks.
    void stop() { m_stopping.store(true); }
    /// Gives back whatever lease this service has. For when nothing of it works on uploads any more.
    [[nodiscard]] base::Result<void> giveBackLeases();

private:
    friend class UploadWriter;
    [[nodiscard]] base::Result<void> commit(std::function<base::Result<void>(AttachmentStore &, base::Instant)> work) const
    {
        return m_commit([work = std::move(work)](Stores &stores, base::Instant now) { return work(stores.attachments, now); });
    }
    /// Every byte is in the pieces: is it what was promised, is it clean? `token`: of the lease, which is kept until it is known. A content
    /// that is scanned waits from its start on: should the service die, whoever sweeps next scans it.
    [[nodiscard]] base::Result<Upload> settle(Stores &stores, Upload upload, const QByteArray &token);
    [[nodiscard]] base::Result<ScanCommand::Verdict> scan(Pieces &pieces, const Upload &upload, const QByteArray &token);
    [[nodiscard]] base::Result<ScanCommand::Verdict> runScan(Pieces &pieces, const Upload &upload, const QByteArray &token);
    [[nodiscard]] base::Result<Upload> judge(Upload upload, const QByteArray &token, ScanCommand::Verdict verdict);
    /// Renews the lease whenever a quarter of it has gone.
    [[nodiscard]] std::function<base::Result<void>()> keeper(const QByteArray &id, const QByteArray &token) const;
    [[nodiscard]] base::Result<QByteArray> newToken() const;
    [[nodiscard]] base::Result<void> scanWaiting(Stores &stores);
    [[nodiscard]] base::Result<void> scanOne(Stores &stores, const Upload &upload);
    [[nodiscard]] base::Result<void> removePieces(Stores &stores, const Upload &upload);
    [[nodiscard]] base::Result<void> dropExpired(Stores &stores);
    [[nodiscard]] base::Result<void> dropUnnamed(Stores &stores);
    [[nodiscard]] UploadLease leaseFrom(base::Instant now, const QByteArray &token) const { return {token, now + m_options.lease}; }

    ObjectStore &m_objects;
    const base::Clock &m_clock;
    const AttachmentOptions m_options;
    const Commit m_commit;
    const ScanCommand m_scan;
    std::atomic<int> m_scansLeft; ///< of scansAtOnce
    std::atomic<bool> m_stopping = false;
    std::optional<UploadPlace> m_swept; ///< of the upload that was scanned last; none: from the beginning
    QByteArray m_looked; ///< the content that was looked at last whether a case names it. The first anywhere: services that are started often leave none out
};

} // namespace yichuang::center
