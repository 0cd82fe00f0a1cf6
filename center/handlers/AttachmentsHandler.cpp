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

QByteArray tagOf(const Attachment &attachment)
{
    return '"' + attachment.sha256.toHex() + '"';
}

Response notSatisfiable(qint64 size)
{
    return Response::problem(416, "attachment.range", QStringLiteral("所要的字节范围超出附件的长度。"))
        .with("Content-Range", "bytes */" + QByteArray::number(size))
        .with("Accept-Ranges", "bytes");
}

Response describing(const Attachment &attachment, const Wanted &wanted)
{
    Response response;
    response.contentType = attachment.type.toLatin1();
    response.length = wanted.range.length;
    response = std::move(response).with("ETag", tagOf(attachment)).with("Accept-Ranges", "bytes").with("Content-Disposition", "attachment");
    if (wanted.kind != Wanted::Kind::Part) {
        return response;
    }
    response.status = 206;
    return std::move(response).with("Content-Range",
                                    "bytes " + QByteArray::number(wanted.range.first) + '-' + QByteArray::number(wanted.range.end() - 1) + '/'
                                        + QByteArray::number(attachment.size));
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
    m_context.upload(responder, [this, request, responder](Stores &stores) {
        const Result<Readable> found = readable(request, lastSegment(request.path), stores);
        Result<Response> response = found ? give(request, *found, stores) : base::failure(found);
        responder.send(response ? std::move(*response) : problemOf(response.error()));
    });
}

void AttachmentsHandler::thumbnail(const Request &request, const Responder &responder) const
{
    m_context.picture(responder, [this, request, responder](Stores &stores) {
        const Result<Readable> found = readable(request, lastSegment(request.path.left(request.path.lastIndexOf('/'))), stores);
        Result<Response> response = found ? giveSmall(*found, stores) : base::failure(found);
        responder.send(response ? std::move(*response) : problemOf(response.error()));
    });
}

Result<AttachmentsHandler::Readable> AttachmentsHandler::readable(const Request &request, const QByteArray &name, Stores &stores) const
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
    return Readable{**attachment, *speaker, *id};
}

Result<Response> AttachmentsHandler::give(const Request &request, const Readable &found, Stores &stores) const
{
    const bool isRead = request.method == Method::Get; // a range is of GET alone
    const RangeHeaders headers{isRead ? request.header("range") : QByteArray(), request.header("if-range"), request.header("if-none-match")};
    const Wanted wanted = wantedOf(headers, tagOf(found.attachment), found.attachment.size);
    if (wanted.kind == Wanted::Kind::Unsatisfiable) {
        return notSatisfiable(found.attachment.size);
    }
    Response response = describing(found.attachment, wanted);
    if (wanted.kind == Wanted::Kind::Nothing) {
        response.status = 304;
        return response;
    }
    if (!isRead || wanted.range.length == 0) {
        return response;
    }
    return giveBytes(std::move(response), found, wanted.range, stores);
}

Result<Response> AttachmentsHandler::giveBytes(Response response, const Readable &found, ByteRange range, Stores &stores) const
{
    Downloads::Place place = m_downloads.begin(found.reader.no);
    if (!place) {
        return Response::busy(2);
    }
    const auto source = std::make_shared<DownloadSource>(m_context, found.attachment, range, std::move(place));
    if (const Result<void> opened = source->open(stores); !opened) {
        return base::failure(opened);
    }
    note(found);
    response.source = source;
    return response;
}

Result<Response> AttachmentsHandler::giveSmall(const Readable &found, Stores &stores) const
{
    note(found);
    return m_context.attachments.content(stores, found.attachment)
        .and_then([](const QByteArray &bytes) { return documents::thumbnailOf(bytes, ThumbnailSide); })
        .map([](QByteArray picture) {
            Response response;
            response.contentType = "image/jpeg";
            response.body = std::move(picture);
            return response;
        });
}

void AttachmentsHandler::note(const Readable &found)
{
    base::log(base::LogLevel::Info, "attachments", "read",
              {{"workstation", found.reader.id.toText()},
               {"case", found.because.toText()},
               {"sha256", QString::fromLatin1(found.attachment.sha256.toHex())}});
}

} // namespace yichuang::center
