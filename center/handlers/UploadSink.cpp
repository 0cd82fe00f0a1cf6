// SPDX-License-Identifier: Apache-2.0
#include "center/handlers/UploadSink.h"

#include "app/base/Log.h"
#include "center/attachments/TusHeaders.h"

namespace yichuang::center {

using base::ErrorCode;
using base::Result;

namespace {

// A part without a byte, for an upload that is whole already.
Result<void> checkNothing(const std::optional<PartChecksum> &checksum)
{
    const Result<QByteArray> hash = checksum ? crypto::hash(checksum->algorithm, {}) : Result<QByteArray>();
    if (hash && checksum && *hash != checksum->value) {
        return base::fail(ErrorCode::InvalidArgument, QStringLiteral("the part is not what its checksum says"), "upload.checksum");
    }
    return hash.map([](const QByteArray &) {});
}

Result<void> addNothing(const QByteArray &piece)
{
    return piece.isEmpty() ? Result<void>() : base::fail(ErrorCode::Conflict, QStringLiteral("the upload is whole"), "upload.offset");
}

} // namespace

Response tusResponse(int status)
{
    Response response;
    response.status = status;
    return std::move(response).with("Tus-Resumable", tus::Version);
}

Response tusProblem(const base::Error &error)
{
    Response response = problemOf(error).with("Tus-Resumable", tus::Version);
    return error.reason == "upload.version" ? std::move(response).with("Tus-Version", tus::Version) : response;
}

Response withProgress(Response response, const Upload &upload)
{
    return std::move(response)
        .with("Upload-Offset", QByteArray::number(upload.received))
        .with("Upload-Length", QByteArray::number(upload.size))
        .with("Upload-Expires", tus::dateText(upload.expires));
}

Result<void> checkTusVersion(const Request &request)
{
    if (request.header("tus-resumable") != tus::Version) {
        return base::fail(ErrorCode::InvalidArgument, QStringLiteral("not the version of tus spoken here"), "upload.version");
    }
    return {};
}

QByteArray lastSegment(const QByteArray &path)
{
    return path.mid(path.lastIndexOf('/') + 1);
}

UploadSink::UploadSink(const ApiContext &context, Request head, Responder responder)
    : m_context(context), m_head(std::move(head)), m_responder(std::move(responder))
{
}

void UploadSink::goOn(Step step)
{
    // When the threads have gone, the service gives back all leases (Attachments::giveBackLeases) and its peers are gone too.
    if (!m_context.uploads.insist([self = shared_from_this(), step = std::move(step)](Stores &stores) { step(stores); })) {
        m_responder.reset();
    }
}

bool UploadSink::hasBody() const
{
    const QByteArray length = m_head.header("content-length");
    return m_head.headers.contains("transfer-encoding") || (!length.isEmpty() && length != "0");
}

void UploadSink::open(Next ready)
{
    m_context.upload(*m_responder, [this, self = shared_from_this(), ready = std::move(ready)](Stores &stores) {
        const Result<void> begun = begin(stores);
        if (!begun) {
            return refuse(stores, begun.error());
        }
        if (!m_writer && isCreation()) {
            return answer();
        }
        hasBody() ? ready() : end(stores);
    });
}

Result<void> UploadSink::begin(Stores &stores)
{
    const Result<void> spoken = checkTusVersion(m_head);
    Result<Enrolled> speaker = spoken ? m_context.speaker(m_head, stores) : base::failure(spoken);
    if (!speaker) {
        return base::failure(speaker);
    }
    m_speaker = std::move(*speaker);
    if (hasBody() && !isAsItIs(m_head)) {
        return base::fail(ErrorCode::InvalidArgument, QStringLiteral("no coding of a part is understood"), "upload.content_encoding");
    }
    const bool isPart = isOfType(m_head.header("content-type"), tus::PartType);
    if (!isPart && (hasBody() || !isCreation())) {
        return base::fail(ErrorCode::InvalidArgument, QStringLiteral("a part of an upload has another type"), "upload.content_type");
    }
    if (isCreation()) {
        return create(stores, *m_speaker);
    }
    const Result<QByteArray> id = tus::readUploadId(lastSegment(m_head.path));
    const Result<qint64> offset = id ? tus::readSize("Upload-Offset", m_head.header("upload-offset")) : base::failure(id);
    return offset ? write(stores, *m_speaker, *id, *offset) : base::failure(offset);
}

Result<void> UploadSink::create(Stores &stores, const Enrolled &speaker)
{
    const Result<UploadPromise> promise = tus::readPromise(m_head.header("upload-length"), m_head.header("upload-metadata"));
    const auto checksum = promise ? tus::readChecksum(m_head.header("upload-checksum")) : base::failure(promise);
    if (!checksum) {
        return base::failure(checksum);
    }
    Result<Upload> upload = m_context.attachments.create(stores, speaker, *promise);
    if (!upload) {
        return base::failure(upload);
    }
    m_upload = std::move(*upload);
    const bool isNothingToWrite = m_upload.state == UploadState::Done || (!hasBody() && m_upload.size > 0);
    return isNothingToWrite ? Result<void>() : write(stores, speaker, m_upload.id, 0);
}

Result<void> UploadSink::write(Stores &stores, const Enrolled &speaker, const QByteArray &id, qint64 offset)
{
    const Result<std::optional<PartChecksum>> checksum = tus::readChecksum(m_head.header("upload-checksum"));
    if (!checksum) {
        return base::failure(checksum);
    }
    const QByteArray length = m_head.header("content-length");
    const Result<qint64> size = length.isEmpty() ? Result<qint64>(0) : tus::readSize("Content-Length", length);
    if (!size) {
        return base::failure(size);
    }
    const std::optional<qint64> told = length.isEmpty() ? std::nullopt : std::optional(*size);
    Result<Upload> upload = m_context.attachments.find(stores, speaker, id);
    if (!upload) {
        return base::failure(upload);
    }
    if (upload->state == UploadState::Done && offset == upload->received && *size == 0) {
        m_upload = std::move(*upload);
        return checkNothing(*checksum);
    }
    return UploadWriter::begin(m_context.attachments, stores, speaker, id, offset, told, *checksum).map([this](std::unique_ptr<UploadWriter> writer) {
        m_writer = std::move(writer);
    });
}

void UploadSink::take(QByteArray piece, Next next)
{
    goOn([this, piece = std::move(piece), next = std::move(next)](Stores &stores) {
        const Result<void> added = m_writer ? m_writer->add(stores, piece) : addNothing(piece);
        added ? next() : refuse(stores, added.error());
    });
}

void UploadSink::finish()
{
    goOn([this](Stores &stores) { end(stores); });
}

void UploadSink::end(Stores &stores)
{
    if (!m_writer) {
        return answer();
    }
    Result<Upload> upload = m_writer->finish(stores);
    if (!upload) {
        return refuse(stores, upload.error());
    }
    m_upload = std::move(*upload);
    answer();
}

void UploadSink::answer()
{
    Response response = withProgress(tusResponse(isCreation() ? 201 : 204), m_upload);
    m_responder->send(isCreation() ? std::move(response).with("Location", "/v1/attachments/" + m_upload.id.toHex()) : std::move(response));
    m_responder.reset();
}

void UploadSink::refuse(Stores &stores, const base::Error &error)
{
    // Whoever was not told where an upload is cannot go on with it.
    if (isCreation() && !m_upload.id.isEmpty()) {
        const Result<void> dropped = m_context.attachments.terminate(stores, *m_speaker, m_upload.id);
        if (!dropped && dropped.error().code != ErrorCode::Expired) {
            base::log(base::LogLevel::Warning, "attachments", "upload_left", {{"reason", QString::fromLatin1(dropped.error().reason)}});
        }
    }
    m_responder->send(tusProblem(error));
    m_responder.reset();
}

void UploadSink::cut()
{
    goOn([this](Stores &stores) {
        if (const Result<void> kept = m_writer ? m_writer->cut(stores) : Result<void>(); !kept) {
            base::log(base::LogLevel::Warning, "attachments", "part_not_kept", {{"reason", QString::fromLatin1(kept.error().reason)}});
        }
        m_responder.reset();
    });
}

} // namespace yichuang::center
