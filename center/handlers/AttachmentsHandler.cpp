// SPDX-License-Identifier: Apache-2.0
#include "center/handlers/AttachmentsHandler.h"

#include "app/base/Log.h"
#include "app/documents/Thumbnail.h"
#include "center/attachments/TusHeaders.h"
#include "center/handlers/UploadSink.h"

namespace yichuang::center {

using base::ErrorCode;
using base::Result;

namespace {

tl::unexpected<base::Error> unknown()
{
    return base::fail(ErrorCode::NotFound, QStringLiteral("no such attachment for this workstation"), "attachment.unknown");
}

Result<Response> asItIs(const Attachment &attachment, QByteArray bytes)
{
    Response response;
    response.contentType = attachment.type.toLatin1();
    response.body = std::move(bytes);
    return std::move(response).with("Content-Disposition", "attachment");
}

Result<Response> small(const Attachment &, QByteArray bytes)
{
    return documents::thumbnailOf(bytes, AttachmentsHandler::ThumbnailSide).map([](QByteArray picture) {
        Response response;
        response.contentType = "image/jpeg";
        response.body = std::move(picture);
        return response;
    });
}

} // namespace

void AttachmentsHandler::describe(const Request &, const Responder &responder) const
{
    responder.send(tusResponse(204)
                       .with("Tus-Version", tus::Version)
                       .with("Tus-Extension", tus::Extensions)
                       .with("Tus-Max-Size", QByteArray::number(m_context.attachments.options().maxSize))
                       .with("Tus-Checksum-Algorithm", tus::ChecksumAlgorithms));
}

void AttachmentsHandler::progress(const Request &request, const Responder &responder) const
{
    m_context.upload(responder, [this, request, responder](Stores &stores) {
        const Result<void> spoken = checkTusVersion(request);
        const Result<Enrolled> speaker = spoken ? m_context.speaker(request, stores) : base::failure(spoken);
        const Result<QByteArray> id = speaker ? tus::readUploadId(lastSegment(request.path)) : base::failure(speaker);
        const Result<Upload> upload = id ? m_context.attachments.find(stores, *speaker, *id) : base::failure(id);
        responder.send(upload ? withProgress(tusResponse(200), *upload) : tusProblem(upload.error()));
    });
}

void AttachmentsHandler::terminate(const Request &request, const Responder &responder) const
{
    m_context.upload(responder, [this, request, responder](Stores &stores) {
        const Result<void> spoken = checkTusVersion(request);
        const Result<Enrolled> speaker = spoken ? m_context.speaker(request, stores) : base::failure(spoken);
        const Result<QByteArray> id = speaker ? tus::readUploadId(lastSegment(request.path)) : base::failure(speaker);
        const Result<void> ended = id ? m_context.attachments.terminate(stores, *speaker, *id) : base::failure(id);
        responder.send(ended ? tusResponse(204) : tusProblem(ended.error()));
    });
}

std::shared_ptr<BodySink> AttachmentsHandler::receive(Request head, Responder responder, BodySink::Next ready) const
{
    const auto sink = std::make_shared<UploadSink>(m_context, std::move(head), std::move(responder));
    sink->open(std::move(ready));
    return sink;
}

void AttachmentsHandler::content(const Request &request, const Responder &responder) const
{
    give(request, lastSegment(request.path), responder, asItIs);
}

void AttachmentsHandler::thumbnail(const Request &request, const Responder &responder) const
{
    give(request, lastSegment(request.path.left(request.path.lastIndexOf('/'))), responder, small);
}

void AttachmentsHandler::give(const Request &request, const QByteArray &sha256, const Responder &responder, Answer answer) const
{
    m_context.upload(responder, [this, request, sha256, responder, answer](Stores &stores) {
        Result<Response> response = read(request, sha256, stores, answer);
        responder.send(response ? std::move(*response) : problemOf(response.error()));
    });
}

Result<Response> AttachmentsHandler::read(const Request &request, const QByteArray &name, Stores &stores, Answer answer) const
{
    const Result<Enrolled> speaker = m_context.speaker(request, stores);
    const Result<QByteArray> sha256 = speaker ? tus::readSha256(name) : base::failure(speaker);
    // Whether the centre has it is asked only for those who may know.
    const Result<domain::CaseId> id = sha256 ? m_context.attachments.caseWith(stores, *speaker, *sha256) : base::failure(sha256);
    const auto attachment = id ? stores.attachments.attachment(*sha256) : base::failure(id);
    if (!attachment) {
        return base::failure(attachment);
    }
    if (!*attachment || (*attachment)->state != Attachment::State::Present) {
        return unknown();
    }
    base::log(base::LogLevel::Info, "attachments", "read",
              {{"workstation", speaker->id.toText()}, {"case", id->toText()}, {"sha256", QString::fromLatin1(name)}});
    return m_context.attachments.content(stores, **attachment).and_then([&](QByteArray bytes) { return answer(**attachment, std::move(bytes)); });
}

} // namespace yichuang::center
