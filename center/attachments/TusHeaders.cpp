// SPDX-License-Identifier: Apache-2.0
#include "center/attachments/TusHeaders.h"

#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

namespace yichuang::center::tus {

using base::ErrorCode;
using base::Result;

namespace {

constexpr qsizetype SizeDigits = 15; // below 2^53
constexpr char UnknownType[] = "application/octet-stream";

tl::unexpected<base::Error> wrong(const char *header)
{
    return base::fail(ErrorCode::InvalidArgument, QStringLiteral("%1 is missing or not as tus has it").arg(QLatin1String(header)), "upload.headers");
}

bool isLowerHex(const QByteArray &text, qsizetype size)
{
    return text.size() == size && std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

std::optional<QByteArray> fromBase64(const QByteArray &text)
{
    auto decoded = QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? std::optional(std::move(*decoded)) : std::nullopt;
}

bool isMediaType(const QByteArray &type)
{
    static const QRegularExpression form(QStringLiteral("\\A[a-z0-9][a-z0-9!#$&^_.+-]{0,63}/[a-z0-9][a-z0-9!#$&^_.+-]{0,63}\\z"));
    return form.match(QString::fromLatin1(type)).hasMatch();
}

} // namespace

Result<qint64> readSize(const char *name, const QByteArray &value)
{
    const bool isNumber = !value.isEmpty() && value.size() <= SizeDigits && std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
    return isNumber ? Result<qint64>(value.toLongLong()) : Result<qint64>(wrong(name));
}

Result<QHash<QByteArray, QByteArray>> readMetadata(const QByteArray &value)
{
    QHash<QByteArray, QByteArray> pairs;
    for (const QByteArray &entry : value.split(',')) {
        const QByteArray pair = entry.trimmed();
        const qsizetype blank = pair.indexOf(' ');
        const QByteArray key = blank < 0 ? pair : pair.left(blank);
        const std::optional<QByteArray> text = blank < 0 ? QByteArray() : fromBase64(pair.mid(blank + 1));
        if (key.isEmpty() || !text || pairs.contains(key)) {
            return wrong("Upload-Metadata");
        }
        pairs.insert(key, *text);
    }
    return pairs;
}

Result<UploadPromise> readPromise(const QByteArray &length, const QByteArray &metadata)
{
    const Result<qint64> size = readSize("Upload-Length", length);
    const Result<QHash<QByteArray, QByteArray>> pairs = size ? readMetadata(metadata) : base::failure(size);
    if (!pairs) {
        return base::failure(pairs);
    }
    const QByteArray type = pairs->value("type", UnknownType);
    const Result<QByteArray> sha256 = readSha256(pairs->value("sha256"));
    if (!sha256 || !isMediaType(type)) {
        return wrong("Upload-Metadata");
    }
    return UploadPromise{*size, *sha256, QString::fromLatin1(type)};
}

Result<std::optional<PartChecksum>> readChecksum(const QByteArray &value)
{
    if (value.isEmpty()) {
        return std::optional<PartChecksum>();
    }
    const QByteArrayList words = value.split(' ');
    const bool isSha256 = words.value(0) == "sha256";
    const std::optional<QByteArray> hash = fromBase64(words.value(1));
    if (words.size() != 2 || (!isSha256 && words[0] != "sha1") || !hash || hash->size() != (isSha256 ? 32 : 20)) {
        return wrong("Upload-Checksum");
    }
    return std::optional(PartChecksum{isSha256 ? crypto::HashAlgorithm::Sha256 : crypto::HashAlgorithm::Sha1, *hash});
}

Result<QByteArray> readUploadId(const QByteArray &segment)
{
    return isLowerHex(segment, 32) ? Result<QByteArray>(QByteArray::fromHex(segment))
                                   : Result<QByteArray>(base::fail(ErrorCode::NotFound, QStringLiteral("no such upload"), "upload.unknown"));
}

Result<QByteArray> readSha256(const QByteArray &segment)
{
    return isLowerHex(segment, 64) ? Result<QByteArray>(QByteArray::fromHex(segment))
                                   : Result<QByteArray>(base::fail(ErrorCode::NotFound, QStringLiteral("no such attachment"), "attachment.unknown"));
}

QByteArray dateText(base::Instant at)
{
    const QDateTime utc = QDateTime::fromMSecsSinceEpoch(base::toMs(at), Qt::UTC);
    return QLocale::c().toString(utc, QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'")).toLatin1();
}

} // namespace yichuang::center::tus
