// SPDX-License-Identifier: Apache-2.0
#include "center/attachments/Pieces.h"

#include "app/crypto/Hash.h"

#include <QtEndian>

#include <algorithm>

namespace yichuang::center {

using base::ErrorCode;
using base::Result;

namespace {

constexpr char Table[] = "attachment_pieces";

tl::unexpected<base::Error> damaged(const QString &why)
{
    return base::fail(ErrorCode::StorageCorrupt, QStringLiteral("a piece of an attachment: %1").arg(why), "attachment.damaged");
}

} // namespace

QString Pieces::nameOf(qint64 place, int turn) const
{
    const QString name = QStringLiteral("%1.%2").arg(QString::fromLatin1(m_object.toHex())).arg(place);
    return turn == 0 ? name : QStringLiteral("%1.%2").arg(name).arg(turn);
}

QByteArray Pieces::rowOf(qint64 place) const
{
    QByteArray row = m_object;
    row.resize(m_object.size() + 8);
    qToBigEndian(place, row.data() + m_object.size());
    return row;
}

Result<void> Pieces::write(qint64 place, QByteArrayView bytes)
{
    return m_vault.seal(Table, rowOf(place), bytes).and_then([&](const QByteArray &sealed) { return m_objects.put(nameOf(place, m_turns.of(place)), sealed); });
}

Result<QByteArray> Pieces::read(qint64 place, qint64 length)
{
    const Result<QByteArray> sealed = m_objects.get(nameOf(place, m_turns.of(place)));
    if (!sealed) {
        return sealed.error().code == ErrorCode::NotFound ? Result<QByteArray>(damaged(sealed.error().detail)) : sealed;
    }
    Result<QByteArray> bytes = m_vault.unseal(Table, rowOf(place), *sealed);
    if (!bytes) {
        return damaged(bytes.error().detail);
    }
    if (bytes->size() < length) {
        return damaged(QStringLiteral("shorter than it was told"));
    }
    bytes->truncate(length);
    return bytes;
}

Result<void> Pieces::readAll(qint64 size, const std::function<Result<void>(const QByteArray &)> &use)
{
    for (qint64 place = 0; place < countOf(size); ++place) {
        const Result<void> used = read(place, std::min(Size, size - place * Size)).and_then(use);
        if (!used) {
            return used;
        }
    }
    return {};
}

Result<QByteArray> Pieces::hash(qint64 size, const std::function<Result<void>()> &keep)
{
    Result<crypto::Hasher> hasher = crypto::Hasher::make(crypto::HashAlgorithm::Sha256);
    if (!hasher) {
        return base::failure(hasher);
    }
    const auto add = [&](const QByteArray &bytes) { return keep().and_then([&] { return hasher->add(bytes); }); };
    return readAll(size, add).and_then([&hasher] { return hasher->finish(); });
}

Result<void> Pieces::remove(qint64 size)
{
    for (qint64 place = 0; place < countOf(size); ++place) {
        for (int turn = 0; turn <= m_turns.now; ++turn) {
            if (const Result<void> removed = m_objects.remove(nameOf(place, turn)); !removed) {
                return removed;
            }
        }
    }
    return {};
}

} // namespace yichuang::center
