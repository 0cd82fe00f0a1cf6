// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/crypto/Hash.h"
#include "center/attachments/Attachments.h"

namespace yichuang::center {

class Pieces;

/// What a part of an upload must hash to.
struct PartChecksum {
    crypto::HashAlgorithm algorithm = crypto::HashAlgorithm::Sha256;
    QByteArray value;
};

/// One part being added to an upload, by whoever has its lease. Without a checksum every full piece counts as soon as it is
/// durable, and what came before a line was cut is kept; with one nothing counts before it was seen to fit. Holds one piece in
/// memory. One call at a time, from any thread; failures as in Attachments, after which only the destructor may follow.
class UploadWriter {
public:
    /// `size`: of the part, when it is known. Locked, Conflict, Expired, NotFound or too_large when it may not begin.
    [[nodiscard]] static base::Result<std::unique_ptr<UploadWriter>> begin(Attachments &attachments, Stores &stores, const Enrolled &speaker,
                                                                           const QByteArray &id, qint64 offset, std::optional<qint64> size,
                                                                           std::optional<PartChecksum> checksum);

    [[nodiscard]] base::Result<void> add(Stores &stores, const QByteArray &bytes);
    /// The part is whole. Answers the upload as it is now.
    [[nodiscard]] base::Result<Upload> finish(Stores &stores);
    /// No more will come.
    [[nodiscard]] base::Result<void> cut(Stores &stores);

private:
    UploadWriter(Attachments &attachments, Upload upload, QByteArray token);
    [[nodiscard]] base::Result<void> prepare(Stores &stores, const std::optional<PartChecksum> &checksum);
    [[nodiscard]] base::Result<void> writePiece(Stores &stores);
    [[nodiscard]] base::Result<void> count(Stores &stores);
    [[nodiscard]] base::Result<void> giveBack();
    [[nodiscard]] base::Error givenUp(base::Error error);
    [[nodiscard]] Pieces pieces(Stores &stores) const;
    [[nodiscard]] base::Result<void> fill(Stores &stores, const QByteArray &bytes);
    [[nodiscard]] base::Result<void> checkPart();
    [[nodiscard]] base::Result<Upload> end(Stores &stores);
    [[nodiscard]] bool isProven() const { return !m_hasher.has_value(); }

    Attachments &m_attachments;
    Upload m_upload;
    const QByteArray m_token;
    QByteArray m_piece;    ///< the piece being filled, from its start
    qint64 m_position;     ///< of the upload, behind what was added
    base::Instant m_counted; ///< when the database last heard of it
    std::optional<crypto::Hasher> m_hasher;
    QByteArray m_expected;
    enum class LastWrite { Known, Unknown } m_lastWrite = LastWrite::Known; ///< unknown: it may be done yet
};

} // namespace yichuang::center
