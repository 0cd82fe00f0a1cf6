// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/storage/Connection.h"
#include "center/store/ChangeFeedStore.h"

#include <optional>
#include <vector>

namespace yichuang::center {

/// The turns in which the pieces of an upload or a content were written. A turn's pieces have names of their own, so that a write of an
/// earlier turn that comes late changes nothing that counts.
struct PieceTurns {
    int now = 0;      ///< the turn of whoever may write
    QByteArray each;  ///< a byte a piece; pieces behind its end are of turn 0
    [[nodiscard]] int of(qint64 place) const { return place < each.size() ? static_cast<uchar>(each.at(place)) : 0; }
    /// The piece was written in this turn.
    void write(qint64 place);
};

/// Where an upload is. Waiting: every byte is here, the scan has not spoken yet. Gone: terminated, expired or refused.
enum class UploadState { Open, Waiting, Done, Gone };

/// One upload, as its workstation was told of it.
struct Upload {
    QByteArray id;              ///< 16 random bytes; also the name of its pieces
    qint64 workstation = 0;     ///< who began it; nobody else sees it
    QByteArray sha256;          ///< what was promised
    qint64 size = 0;            ///< bytes promised
    qint64 received = 0;        ///< bytes durably here
    QString type;
    UploadState state = UploadState::Open;
    enum class Pieces { Own, None } pieces = Pieces::Own; ///< Own: pieces under its id are removed with it
    base::Instant made;
    base::Instant expires;
    std::optional<base::Instant> leaseUntil;
    PieceTurns turns;
};

/// A place in the order in which uploads were begun.
struct UploadPlace {
    base::Instant made;
    QByteArray id;
};

/// A content that is whole.
struct Attachment {
    QByteArray sha256;
    qint64 size = 0;
    QString type;
    enum class State { Present, Quarantined } state = State::Present;
    QByteArray object; ///< names its pieces
    PieceTurns turns;
};

/// Some contents, in the order of their hashes.
struct ContentPage {
    std::vector<QByteArray> unnamed; ///< those that no case names and nobody brought for long
    QByteArray end;                  ///< the last that was looked at; empty: there is none behind
};

/// What a workstation has begun and not ended.
struct OpenUploads {
    qint64 count = 0;
    qint64 bytes = 0;
};

/// Who may work on an upload, until when. Whoever lost it can change nothing any more.
struct UploadLease {
    QByteArray token; ///< 16 bytes; the first 8 are the service's
    base::Instant until;
};

/// What the database knows of attachments; their bytes are elsewhere. Writers: inside the caller's transaction.
class AttachmentStore {
public:
    explicit AttachmentStore(storage::Connection &connection) : m_connection(connection) {}

    [[nodiscard]] base::Result<void> add(const Upload &upload);
    [[nodiscard]] base::Result<std::optional<Upload>> find(const QByteArray &id);
    [[nodiscard]] base::Result<OpenUploads> openUploads(qint64 workstation, base::Instant now);

    /// Takes the lease of an open upload that stands at `offset`, in another turn when the lease before was not given back. Answers it as it
    /// is now; nothing: it does not stand there, or somebody has it.
    [[nodiscard]] base::Result<std::optional<Upload>> take(const QByteArray &id, qint64 offset, const UploadLease &lease, base::Instant now);
    /// Takes the lease of an upload that waits for the scan. False: it does not wait any more, or somebody has it.
    [[nodiscard]] base::Result<bool> takeWaiting(const QByteArray &id, const UploadLease &lease, base::Instant now);
    /// Prolongs the lease. Conflict "upload.lease" for whoever has none; so with all that asks for one.
    [[nodiscard]] base::Result<void> renew(const QByteArray &id, const UploadLease &lease);
    /// More bytes are here; prolongs lease and expiry.
    [[nodiscard]] base::Result<void> advance(const Upload &upload, const UploadLease &lease);
    [[nodiscard]] base::Result<void> release(const QByteArray &id, const QByteArray &token);
    /// As `release`, of somebody who does not know what became of the last write: the next begins another turn.
    [[nodiscard]] base::Result<void> abandon(const QByteArray &id, const QByteArray &token);
    /// For a service that has its database alone: leases of before it started are nobody's.
    [[nodiscard]] base::Result<void> releaseAll();
    /// What a service that ends still has: the leases whose tokens begin with its 8 bytes.
    [[nodiscard]] base::Result<void> releaseOf(const QByteArray &service);

    /// All bytes are here and are what was promised; they wait for the scan. Prolongs the lease.
    [[nodiscard]] base::Result<void> await(const Upload &upload, const UploadLease &lease);
    /// The upload's content becomes an attachment, unless it is one already. The lease is over.
    [[nodiscard]] base::Result<void> complete(const Upload &upload, const QByteArray &token, Attachment::State state, base::Instant now);
    /// Its pieces can be removed.
    [[nodiscard]] base::Result<void> drop(const QByteArray &id);

    /// In the order in which they end; at most `limit`.
    [[nodiscard]] base::Result<std::vector<Upload>> expired(base::Instant now, int limit);
    /// Those that wait for the scan and that nobody works on, in the order in which they were begun; behind `after` when it is told.
    [[nodiscard]] base::Result<std::vector<Upload>> waiting(base::Instant now, const std::optional<UploadPlace> &after, int limit);
    /// Ended uploads whose pieces may still be there.
    [[nodiscard]] base::Result<std::vector<Upload>> leftovers(int limit);
    [[nodiscard]] base::Result<void> piecesRemoved(const QByteArray &id);
    /// Ended uploads that nobody asks for any more.
    [[nodiscard]] base::Result<void> forget(base::Instant before);

    [[nodiscard]] base::Result<std::optional<Attachment>> attachment(const QByteArray &sha256);
    /// Somebody brings it again: its last use is now. Nothing when it is not here. Writers only: who is told of it can rely on it for as
    /// long as contents that no case names are kept.
    [[nodiscard]] base::Result<std::optional<Attachment>> bringAgain(const QByteArray &sha256, base::Instant now);
    /// Looks at `limit` contents behind `after` (empty: from the first) for those that no case names and that nobody brought since `before`.
    [[nodiscard]] base::Result<ContentPage> unnamed(const QByteArray &after, base::Instant before, int limit);
    /// When it was last brought; nothing when a case names it by now, or somebody brought it again.
    [[nodiscard]] base::Result<std::optional<base::Instant>> unnamedSince(const QByteArray &sha256, base::Instant before);
    /// The content is here no more; its pieces are the sweep's.
    [[nodiscard]] base::Result<void> letGo(const QByteArray &sha256, base::Instant now);
    /// Present, not quarantined: one row of an index.
    [[nodiscard]] base::Result<bool> isPresent(const QByteArray &sha256);
    /// Keys of cases in the follower's scopes that have had the content among their materials; at most `limit`.
    [[nodiscard]] base::Result<std::vector<QString>> casesWith(const QByteArray &sha256, const Follower &follower, int limit);

private:
    [[nodiscard]] base::Result<std::vector<Upload>> uploadsWhere(const char *sql, base::Instant now, int limit);

    storage::Connection &m_connection;
};

} // namespace yichuang::center
