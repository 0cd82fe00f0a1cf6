// SPDX-License-Identifier: Apache-2.0
#include "center/attachments/UploadWriter.h"

#include "app/base/Log.h"
#include "center/attachments/Pieces.h"

#include <algorithm>

namespace yichuang::center {

using base::ErrorCode;
using base::Result;

namespace {

tl::unexpected<base::Error> tooLarge()
{
    return base::fail(ErrorCode::InvalidArgument, QStringLiteral("more than the upload was promised to have"), "upload.too_large");
}

} // namespace

UploadWriter::UploadWriter(Attachments &attachments, Upload upload, QByteArray token)
    : m_attachments(attachments), m_upload(std::move(upload)), m_token(std::move(token)), m_position(m_upload.received),
      m_counted(attachments.m_clock.now())
{
}

Result<std::unique_ptr<UploadWriter>> UploadWriter::begin(Attachments &attachments, Stores &stores, const Enrolled &speaker, const QByteArray &id,
                                                          qint64 offset, std::optional<qint64> size, std::optional<PartChecksum> checksum)
{
    const Result<Upload> upload = attachments.find(stores, speaker, id);
    const Result<QByteArray> token = attachments.newToken();
    if (!upload || !token) {
        return upload ? base::failure(token) : base::failure(upload);
    }
    if (offset != upload->received || upload->state != UploadState::Open) {
        return base::fail(ErrorCode::Conflict, QStringLiteral("the upload stands elsewhere"), "upload.offset");
    }
    if (size && *size > upload->size - offset) {
        return tooLarge();
    }
    std::optional<Upload> mine;
    const Result<void> taken = attachments.commit([&](AttachmentStore &store, base::Instant now) {
        const auto took = store.take(id, offset, attachments.leaseFrom(now, *token), now);
        mine = took.value_or(std::nullopt);
        if (!took || mine) {
            return took.map([](const auto &) {});
        }
        return Result<void>(base::fail(ErrorCode::Locked, QStringLiteral("somebody is adding to the upload"), "upload.busy"));
    });
    if (!taken) {
        return base::failure(taken);
    }
    std::unique_ptr<UploadWriter> writer(new UploadWriter(attachments, *mine, *token));
    if (const Result<void> prepared = writer->prepare(stores, checksum); !prepared) {
        return tl::make_unexpected(writer->givenUp(prepared.error()));
    }
    return writer;
}

// The piece that is not full yet is read again: pieces are sealed whole.
Result<void> UploadWriter::prepare(Stores &stores, const std::optional<PartChecksum> &checksum)
{
    if (checksum) {
        Result<crypto::Hasher> hasher = crypto::Hasher::make(checksum->algorithm);
        if (!hasher) {
            return base::failure(hasher);
        }
        m_hasher.emplace(std::move(*hasher));
        m_expected = checksum->value;
    }
    const qint64 begun = m_position % Pieces::Size;
    if (begun == 0) {
        return {};
    }
    return pieces(stores).read(m_position / Pieces::Size, begun).map([this](QByteArray bytes) { m_piece = std::move(bytes); });
}

Pieces UploadWriter::pieces(Stores &stores) const
{
    return Pieces(m_attachments.m_objects, stores.vault(), m_upload.id, m_upload.turns);
}

Result<void> UploadWriter::add(Stores &stores, const QByteArray &bytes)
{
    return fill(stores, bytes).map_error([this](const base::Error &error) { return givenUp(error); });
}

Result<void> UploadWriter::fill(Stores &stores, const QByteArray &bytes)
{
    if (bytes.size() > m_upload.size - m_position) {
        return tooLarge();
    }
    if (const Result<void> hashed = m_hasher ? m_hasher->add(bytes) : Result<void>(); !hashed) {
        return hashed;
    }
    qsizetype used = 0;
    while (used < bytes.size()) {
        const qsizetype fits = std::min<qsizetype>(bytes.size() - used, Pieces::Size - m_piece.size());
        m_piece.append(bytes.constData() + used, fits);
        used += fits;
        m_position += fits;
        if (m_piece.size() < Pieces::Size || m_position == m_upload.size) {
            break;
        }
        if (const Result<void> counted = count(stores); !counted) {
            return counted;
        }
        m_piece.clear();
    }
    // Over a slow line a piece takes longer than the lease.
    const bool isDue = m_attachments.m_clock.now() - m_counted > m_attachments.m_options.lease / 4;
    return isDue ? count(stores) : Result<void>();
}

Result<void> UploadWriter::writePiece(Stores &stores)
{
    if (m_piece.isEmpty()) {
        return {};
    }
    const qint64 place = (m_position - 1) / Pieces::Size;
    m_upload.turns.write(place);
    const Result<void> written = pieces(stores).write(place, m_piece);
    m_lastWrite = !written && written.error().reason == "objects.unanswered" ? LastWrite::Unknown : LastWrite::Known;
    return written;
}

// What was added is durable, and when nothing speaks against it yet, told so. The last byte is counted by `finish` alone.
Result<void> UploadWriter::count(Stores &stores)
{
    if (const Result<void> written = writePiece(stores); !written) {
        return written;
    }
    m_counted = m_attachments.m_clock.now();
    if (isProven() && m_position < m_upload.size) {
        m_upload.received = m_position;
        m_upload.expires = m_counted + m_attachments.m_options.life;
    }
    return m_attachments.commit([this](AttachmentStore &store, base::Instant now) { return store.advance(m_upload, m_attachments.leaseFrom(now, m_token)); });
}

Result<void> UploadWriter::giveBack()
{
    return m_attachments.commit([this](AttachmentStore &store, base::Instant) {
        return m_lastWrite == LastWrite::Known ? store.release(m_upload.id, m_token) : store.abandon(m_upload.id, m_token);
    });
}

// A lease that cannot be given back ends by itself.
base::Error UploadWriter::givenUp(base::Error error)
{
    if (const Result<void> released = giveBack(); !released) {
        base::log(base::LogLevel::Warning, "attachments", "lease_left", {{"reason", QString::fromLatin1(released.error().reason)}});
    }
    return error;
}

Result<void> UploadWriter::checkPart()
{
    if (!m_hasher) {
        return {};
    }
    const Result<QByteArray> hash = m_hasher->finish();
    m_hasher.reset();
    if (hash && *hash != m_expected) {
        return base::fail(ErrorCode::InvalidArgument, QStringLiteral("the part is not what its checksum says"), "upload.checksum");
    }
    return hash.map([](const QByteArray &) {});
}

Result<Upload> UploadWriter::end(Stores &stores)
{
    if (const Result<void> right = checkPart(); !right) {
        return base::failure(right);
    }
    if (m_position < m_upload.size) {
        return count(stores).and_then([this] { return giveBack(); }).map([this] { return m_upload; });
    }
    return writePiece(stores).and_then([&] { return m_attachments.settle(stores, m_upload, m_token); });
}

Result<Upload> UploadWriter::finish(Stores &stores)
{
    return end(stores).map_error([this](const base::Error &error) { return givenUp(error); });
}

Result<void> UploadWriter::cut(Stores &stores)
{
    const bool isKept = isProven() && m_position < m_upload.size && m_position > m_upload.received;
    return (isKept ? count(stores) : Result<void>()).and_then([this] { return giveBack(); });
}

} // namespace yichuang::center
