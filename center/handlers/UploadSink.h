// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "center/attachments/UploadWriter.h"
#include "center/handlers/ApiContext.h"

namespace yichuang::center {

/// The body of a POST or PATCH of tus on its way into an upload. Its work is done on the threads for uploads, one step after the
/// other; one piece is in memory at a time.
class UploadSink final : public BodySink, public std::enable_shared_from_this<UploadSink> {
public:
    UploadSink(const ApiContext &context, Request head, Responder responder);

    /// Checks who asks for what, begins, and asks for the body, or answers.
    void open(Next ready);
    void take(QByteArray piece, Next next) override;
    void finish() override;
    void cut() override;

private:
    using Step = std::function<void(Stores &)>;
    /// The next step of one that was let in: it has a lease, and must come to its end however much is waiting.
    void goOn(Step step);
    [[nodiscard]] base::Result<void> begin(Stores &stores);
    [[nodiscard]] base::Result<void> create(Stores &stores, const Enrolled &speaker);
    [[nodiscard]] base::Result<void> write(Stores &stores, const Enrolled &speaker, const QByteArray &id, qint64 offset);
    void answer();
    void refuse(Stores &stores, const base::Error &error);
    void end(Stores &stores);
    [[nodiscard]] bool isCreation() const { return m_head.method == Method::Post; }
    [[nodiscard]] bool hasBody() const;

    const ApiContext &m_context;
    const Request m_head;
    std::optional<Responder> m_responder; ///< none once it was answered
    std::optional<Enrolled> m_speaker;
    std::unique_ptr<UploadWriter> m_writer; ///< none when there is nothing to be written, or nothing any more
    Upload m_upload;
};

/// The answer to any request of tus: with its version, and the error as a problem.
[[nodiscard]] Response tusResponse(int status);
[[nodiscard]] Response tusProblem(const base::Error &error);
/// Where an upload stands: Upload-Offset, Upload-Length, Upload-Expires.
[[nodiscard]] Response withProgress(Response response, const Upload &upload);
/// InvalidArgument "upload.version" unless the request speaks our version.
[[nodiscard]] base::Result<void> checkTusVersion(const Request &request);
/// "x" of "/v1/attachments/x".
[[nodiscard]] QByteArray lastSegment(const QByteArray &path);

} // namespace yichuang::center
