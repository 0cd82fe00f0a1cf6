// SPDX-License-Identifier: Apache-2.0
#include "center/handlers/DownloadSource.h"

#include "app/base/Log.h"
#include "center/attachments/Pieces.h"

#include <algorithm>

namespace yichuang::center {

using base::ErrorCode;
using base::Result;

Downloads::Place Downloads::begin(qint64 workstation)
{
    const std::lock_guard lock(m_count->mutex);
    if (m_count->all >= Most || m_count->each.value(workstation) >= MostOfOne) {
        return nullptr;
    }
    ++m_count->all;
    ++m_count->each[workstation];
    return Place(m_count.get(), [count = m_count, workstation](void *) {
        const std::lock_guard ending(count->mutex);
        --count->all;
        if (--count->each[workstation] == 0) {
            count->each.remove(workstation);
        }
    });
}

DownloadSource::DownloadSource(const ApiContext &context, Attachment attachment, ByteRange range, Downloads::Place place)
    : m_context(context), m_attachment(std::move(attachment)), m_range(range), m_place(std::move(place)), m_position(range.first)
{
}

Result<void> DownloadSource::open(Stores &stores)
{
    if (m_range.length == m_attachment.size) {
        Result<crypto::Hasher> hasher = crypto::Hasher::make(crypto::HashAlgorithm::Sha256);
        if (!hasher) {
            return base::failure(hasher);
        }
        m_hasher.emplace(std::move(*hasher));
    }
    return read(stores).map([this](QByteArray bytes) { m_ready = std::move(bytes); });
}

Result<QByteArray> DownloadSource::read(Stores &stores)
{
    const qint64 place = m_position / Pieces::Size;
    const qint64 begin = place * Pieces::Size;
    const qint64 end = std::min(begin + Pieces::Size, m_range.end());
    Result<QByteArray> bytes = m_context.attachments.piece(stores, m_attachment, place, end - begin);
    if (!bytes) {
        return bytes;
    }
    if (m_position > begin) {
        bytes->remove(0, m_position - begin);
    }
    m_position = end;
    return check(*bytes).map([&bytes] { return std::move(*bytes); });
}

Result<void> DownloadSource::check(const QByteArray &bytes)
{
    const Result<void> added = m_hasher ? m_hasher->add(bytes) : Result<void>();
    if (!added || !m_hasher || m_position < m_range.end()) {
        return added;
    }
    if (m_hasher->finish() != Result<QByteArray>(m_attachment.sha256)) {
        return base::fail(ErrorCode::StorageCorrupt, QStringLiteral("an attachment is not what was stored"), "attachment.damaged");
    }
    return {};
}

void DownloadSource::next(Give to)
{
    if (m_ready) {
        to(std::exchange(m_ready, std::nullopt));
        return;
    }
    const bool isPosted = m_context.uploads.post([self = shared_from_this(), to](Stores &stores) { self->give(self->read(stores), to); });
    if (!isPosted) {
        to(std::nullopt);
    }
}

// The answer has begun: all that can be said now is that it is not whole.
void DownloadSource::give(Result<QByteArray> bytes, const Give &to)
{
    if (bytes) {
        return to(std::move(*bytes));
    }
    base::log(base::LogLevel::Error, "attachments", "reading_ended",
              {{"sha256", QString::fromLatin1(m_attachment.sha256.toHex())}, {"reason", QString::fromLatin1(bytes.error().reason)}});
    to(std::nullopt);
}

} // namespace yichuang::center
