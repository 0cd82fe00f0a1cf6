// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sync/Link.h"
#include "app/sync/StoreAccess.h"
#include "app/sync/TusClient.h"

#include <QObject>
#include <QTimer>

namespace yichuang::sync {

/// Brings the attachments that waiting operations need to the centre, one at a time, in pieces; and ends uploads nothing needs
/// any more. Nothing here is needed after a crash: where an upload goes on is in the store before its first piece is sent,
/// how far it is the centre is asked. What is wrong with one attachment makes it wait alone, or be refused with a reason;
/// what is wrong with the way makes uploads wait, and nothing else. Lives in the sync thread; the parts must outlive it.
class Uploader final : public QObject {
    Q_OBJECT
public:
    static constexpr qint64 LargestPiece = 1024 * 1024;
    static constexpr qint64 SmallestPiece = 64 * 1024; ///< over a line that breaks again and again

    Uploader(CentreClient &client, StoreAccess store, Link &link, const base::Clock &clock, QObject *parent = nullptr);

    /// Something may be to do: an operation with attachments, an open link.
    void kick();

Q_SIGNALS:
    /// How the upload of this content (SHA-256, 32 bytes) stands is another than before, durably.
    void changed(const QByteArray &hash);
    /// The centre has an attachment: operations may be ready.
    void confirmed();

private:
    void take();
    void taken(const UploadWork &work);
    void begin();
    void askOffer();
    void offered(const UploadOutcome<TusOffer> &offer);
    void create();
    void createWith(const QByteArray &content);
    void ask();
    void at(const TusPlace &place);
    void sendFrom(qint64 offset);
    void sendPiece(qint64 offset, const QByteArray &piece);
    void endAbandoned();
    void confirm();
    void trouble(const UploadFailure &failure);
    /// Tries `again` unless it was tried too often without getting on.
    void stumble(const UploadFailure &failure, void (Uploader::*again)());
    void restart();
    void noteTrouble(const UploadFailure &failure, store::UploadTrouble::Verdict verdict, base::Instant next);
    void partFailed(const base::Error &error);
    void storeFailed(const base::Error &error);
    void rest();
    /// Runs a job of ours at the store; `then` when it succeeded.
    template<typename Job>
    void write(Job job, std::function<void()> then);
    /// Answers in this object's life only: goes on with `then`, or to trouble().
    [[nodiscard]] UploadThen<TusPlace> then(std::function<void(const TusPlace &)> then);

    TusClient m_tus;
    StoreAccess m_store;
    Link &m_link;
    QTimer m_due;
    bool m_busy = false;
    std::optional<TusOffer> m_offer;
    store::UploadTurn m_turn; ///< what is under way while busy
    qint64 m_piece = LargestPiece;
    int m_stumbles = 0;       ///< since it last got on
};

} // namespace yichuang::sync
