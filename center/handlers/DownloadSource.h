// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/crypto/Hash.h"
#include "center/attachments/ByteRange.h"
#include "center/handlers/ApiContext.h"

#include <mutex>

namespace yichuang::center {

/// How many contents are being sent: each holds a piece of 1 MiB, however slow its reader is. Thread-safe.
class Downloads {
public:
    static constexpr int Most = 64;
    static constexpr int MostOfOne = 8;
    /// One of them, for as long as it lives. It may outlive the counter.
    using Place = std::shared_ptr<void>;

    /// None: there are too many, of this workstation or of all.
    [[nodiscard]] Place begin(qint64 workstation);

private:
    struct Count {
        std::mutex mutex;
        QHash<qint64, int> each;
        int all = 0;
    };
    const std::shared_ptr<Count> m_count = std::make_shared<Count>();
};

/// The bytes of a content for a peer, read a piece at a time on the threads for uploads. Who wants the whole is given its last piece
/// only when all of it hashed to what it is called.
class DownloadSource final : public BodySource, public std::enable_shared_from_this<DownloadSource> {
public:
    DownloadSource(const ApiContext &context, Attachment attachment, ByteRange range, Downloads::Place place);

    /// Reads the first piece, so that what is not there is answered as a failure.
    [[nodiscard]] base::Result<void> open(Stores &stores);
    void next(Give give) override;

private:
    [[nodiscard]] base::Result<QByteArray> read(Stores &stores);
    [[nodiscard]] base::Result<void> check(const QByteArray &bytes);
    void give(base::Result<QByteArray> bytes, const Give &to);

    const ApiContext &m_context;
    const Attachment m_attachment;
    const ByteRange m_range;
    const Downloads::Place m_place;
    qint64 m_position; ///< of the content, behind what was read
    std::optional<QByteArray> m_ready;
    std::optional<crypto::Hasher> m_hasher; ///< of a content that is wanted whole
};

} // namespace yichuang::center
