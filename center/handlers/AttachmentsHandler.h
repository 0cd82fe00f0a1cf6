// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "center/handlers/DownloadSource.h"

namespace yichuang::center {

/// /v1/attachments: uploads by tus 1.0 (docs/attachments.md), and contents for windows whose cases have them.
class AttachmentsHandler {
public:
    static constexpr int ThumbnailSide = 256;

    explicit AttachmentsHandler(const ApiContext &context) : m_context(context) {}
    /// OPTIONS: what is spoken here.
    void describe(const Request &request, const Responder &responder) const;
    /// HEAD: where an upload stands.
    void progress(const Request &request, const Responder &responder) const;
    /// DELETE.
    void terminate(const Request &request, const Responder &responder) const;
    /// POST and PATCH.
    [[nodiscard]] std::shared_ptr<BodySink> receive(Request head, Responder responder, BodySink::Next ready) const;
    /// GET and HEAD of a content, whole or one range of it; GET of a small picture. What is given leaves a line in the log.
    void content(const Request &request, const Responder &responder) const;
    void thumbnail(const Request &request, const Responder &responder) const;

private:
    /// A content that this workstation may read.
    struct Readable {
        Attachment attachment;
        Enrolled reader;
        domain::CaseId because; ///< the case that has it
    };
    [[nodiscard]] base::Result<Readable> readable(const Request &request, const QByteArray &name, Stores &stores) const;
    [[nodiscard]] base::Result<Response> give(const Request &request, const Readable &found, Stores &stores) const;
    [[nodiscard]] base::Result<Response> giveBytes(Response response, const Readable &found, ByteRange range, Stores &stores) const;
    [[nodiscard]] base::Result<Response> giveSmall(const Readable &found, Stores &stores) const;
    static void note(const Readable &found);

    const ApiContext &m_context;
    mutable Downloads m_downloads;
};

} // namespace yichuang::center
