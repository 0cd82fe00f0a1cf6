// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "center/handlers/ApiContext.h"

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
    /// GET of a content, and of a small picture of it. Both leave a line in the log.
    void content(const Request &request, const Responder &responder) const;
    void thumbnail(const Request &request, const Responder &responder) const;

private:
    using Answer = base::Result<Response> (*)(const Attachment &attachment, QByteArray bytes);
    void give(const Request &request, const QByteArray &sha256, const Responder &responder, Answer answer) const;
    [[nodiscard]] base::Result<Response> read(const Request &request, const QByteArray &name, Stores &stores, Answer answer) const;

    const ApiContext &m_context;
};

} // namespace yichuang::center
