// SPDX-License-Identifier: Apache-2.0
#include "app/sync/TusClient.h"

#include "app/crypto/Hash.h"

#include <QUrl>

#include <algorithm>

namespace yichuang::sync {

namespace {

const QString Attachments = QStringLiteral("/v1/attachments");
const QByteArray PieceType = "application/offset+octet-stream";

UploadFailure malformed(UploadProblem kind, const char *what)
{
    return {kind, {FailureClass::Network, {base::ErrorCode::Malformed, QLatin1String(what), "reply.malformed"}, {}, {}}};
}

// -1: absent, or no number.
qint64 numberIn(const RawReply &reply, const char *header)
{
    bool isNumber = false;
    const qint64 number = reply.headers.value(header).toLongLong(&isNumber);
    return isNumber && number >= 0 ? number : -1;
}

// A server behind a proxy may call itself by another name or scheme; only the place at the centre counts.
QString locationIn(const RawReply &reply)
{
    const QUrl url = QUrl(Attachments + QLatin1Char('/')).resolved(QUrl::fromEncoded(reply.headers.value("location"), QUrl::StrictMode));
    const QString path = url.path(QUrl::FullyEncoded);
    if (!url.isValid() || !path.startsWith(QLatin1Char('/')) || path.size() > 1000) {
        return {};
    }
    return url.hasQuery() ? path + QLatin1Char('?') + url.query(QUrl::FullyEncoded) : path;
}

QByteArray checksumOf(const QByteArray &piece)
{
    const base::Result<QByteArray> hash = crypto::hash(crypto::HashAlgorithm::Sha256, piece);
    return hash ? "sha256 " + hash->toBase64() : QByteArray();
}

CentreRequest tusRequest(const QByteArray &verb, const QString &path)
{
    return {verb, path, {}, {{"Tus-Resumable", "1.0.0"}}};
}

void addPiece(CentreRequest &request, const QByteArray &piece)
{
    request.body = piece;
    request.headers.append({"Content-Type", PieceType});
    // Without a sum the server would take what was spoilt; an empty one is refused by it.
    request.headers.append({"Upload-Checksum", checksumOf(piece)});
}

UploadOutcome<TusPlace> createdPlace(const RawReply &reply, const TusUpload &upload)
{
    const qint64 offset = numberIn(reply, "upload-offset");
    const TusPlace place{locationIn(reply), std::max<qint64>(offset, 0)};
    if (offset == upload.size) {
        return place; // the centre had it, or has it now
    }
    if (place.location.isEmpty()) {
        return tl::unexpected(malformed(UploadProblem::Link, "a new upload has no place"));
    }
    const bool isPast = place.offset > upload.size || (upload.content.isEmpty() && place.offset > 0);
    return isPast ? UploadOutcome<TusPlace>(tl::unexpected(malformed(UploadProblem::Wait, "a new upload begins too far"))) : place;
}

} // namespace

void TusClient::run(const CentreRequest &request, UploadStep step, const Read &read, UploadThen<TusPlace> then)
{
    m_client.exchange(request, [this, step, read, then = std::move(then)](const RawReply &reply) {
        if (auto failure = uploadFailureOf(reply, step, m_clock.now())) {
            then(tl::unexpected(std::move(*failure)));
            return;
        }
        then(read(reply));
    });
}

void TusClient::offer(UploadThen<TusOffer> then)
{
    m_client.exchange(tusRequest("OPTIONS", Attachments), [this, then = std::move(then)](const RawReply &reply) {
        auto failure = uploadFailureOf(reply, UploadStep::Begin, m_clock.now());
        const bool isSilent = reply.status == 405 || reply.status == 501; // the core needs no answer here
        if (failure && !isSilent) {
            then(tl::unexpected(std::move(*failure)));
            return;
        }
        TusOffer offer;
        for (const QByteArray &word : reply.headers.value("tus-extension").split(',')) {
            offer.creationWithUpload = offer.creationWithUpload || word.trimmed() == "creation-with-upload";
            offer.termination = offer.termination || word.trimmed() == "termination";
        }
        then(offer);
    });
}

void TusClient::create(const TusUpload &upload, UploadThen<TusPlace> then)
{
    CentreRequest request = tusRequest("POST", Attachments);
    request.headers.append({"Upload-Length", QByteArray::number(upload.size)});
    request.headers.append({"Upload-Metadata", "sha256 " + upload.hash.toHex().toBase64() + ",type " + upload.type.toUtf8().toBase64()});
    if (!upload.content.isEmpty()) {
        addPiece(request, upload.content);
    }
    run(request, UploadStep::Begin, [upload](const RawReply &reply) { return createdPlace(reply, upload); }, std::move(then));
}

void TusClient::ask(const QString &location, qint64 size, UploadThen<TusPlace> then)
{
    const Read read = [size](const RawReply &reply) -> UploadOutcome<TusPlace> {
        const qint64 offset = numberIn(reply, "upload-offset");
        const qint64 length = numberIn(reply, "upload-length");
        if (offset < 0) {
            return tl::unexpected(malformed(UploadProblem::Link, "an upload has no offset"));
        }
        if (offset > size || (length >= 0 && length != size)) {
            return tl::unexpected(malformed(UploadProblem::Gone, "an upload is another's"));
        }
        return TusPlace{{}, offset};
    };
    run(tusRequest("HEAD", location), UploadStep::Continue, read, std::move(then));
}

void TusClient::send(const QString &location, qint64 offset, const QByteArray &piece, UploadThen<TusPlace> then)
{
    CentreRequest request = tusRequest("PATCH", location);
    request.headers.append({"Upload-Offset", QByteArray::number(offset)});
    addPiece(request, piece);
    const Read read = [offset, end = offset + piece.size()](const RawReply &reply) -> UploadOutcome<TusPlace> {
        const qint64 now = numberIn(reply, "upload-offset");
        if (now <= offset || now > end) {
            return tl::unexpected(malformed(UploadProblem::Offset, "an offset that cannot be"));
        }
        return TusPlace{{}, now};
    };
    run(request, UploadStep::Continue, read, std::move(then));
}

void TusClient::terminate(const QString &location, UploadThen<TusPlace> then)
{
    const UploadThen<TusPlace> orGone = [then = std::move(then)](const UploadOutcome<TusPlace> &outcome) {
        const bool isGone = !outcome && outcome.error().kind == UploadProblem::Gone;
        then(isGone ? UploadOutcome<TusPlace>(TusPlace()) : outcome);
    };
    run(tusRequest("DELETE", location), UploadStep::Continue, [](const RawReply &) { return TusPlace(); }, orGone);
}

} // namespace yichuang::sync
