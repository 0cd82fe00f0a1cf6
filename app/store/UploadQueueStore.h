// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Instant.h"
#include "app/storage/Connection.h"

#include <optional>
#include <vector>

namespace yichuang::store {

/// An attachment whose turn it is.
struct UploadTurn {
    QByteArray hash;  ///< SHA-256, 32 bytes
    qint64 size = 0;
    QString type;     ///< MIME
    QString location; ///< where its upload goes on; empty = not begun
    qint64 tries = 0; ///< that failed since it last got on
    friend bool operator==(const UploadTurn &, const UploadTurn &) = default;
};

/// Why an upload did not get through.
struct UploadTrouble {
    enum class Verdict { Wait, Refused } verdict = Verdict::Wait;
    QString reason;     ///< stable
    QString said;       ///< the centre's sentence; may be empty
    base::Instant next; ///< Wait: not before
};

/// The way of attachments to the centre: which goes next, which is stuck and why. Only what a waiting operation needs is
/// sent. Every change is durable by itself, or joins the caller's transaction. Works while locked.
class UploadQueueStore {
public:
    explicit UploadQueueStore(storage::Connection &connection) : m_connection(connection) { }

    /// The attachment to send now: needed by the operation longest in the queue first, among those not refused and due.
    [[nodiscard]] base::Result<std::optional<UploadTurn>> next(base::Instant now);
    /// The earliest time one that waits may go; empty when none waits for a time.
    [[nodiscard]] base::Result<std::optional<base::Instant>> nextDue(base::Instant now);
    /// One whose upload was begun and that nothing needs any more: to be ended at the centre.
    [[nodiscard]] base::Result<std::optional<UploadTurn>> abandoned();

    /// Whether an operation on which the centre's word is still out brings it.
    [[nodiscard]] base::Result<bool> isNeeded(const QByteArray &hash);

    /// Durable before the first piece is sent. Ends the memory of failed tries when something got there.
    [[nodiscard]] base::Result<void> noteProgress(const QByteArray &hash, const QString &location, qint64 sent);
    /// The centre has it whole.
    [[nodiscard]] base::Result<void> confirm(const QByteArray &hash, base::Instant now);
    /// Its upload does not exist any more at the centre.
    [[nodiscard]] base::Result<void> forgetLocation(const QByteArray &hash);
    [[nodiscard]] base::Result<void> noteTrouble(const QByteArray &hash, const UploadTrouble &trouble);
    /// A person, or a line that came back: nothing waits for its time, and what was refused is tried once more.
    [[nodiscard]] base::Result<void> retryNow();

private:
    storage::Connection &m_connection;
};

} // namespace yichuang::store
