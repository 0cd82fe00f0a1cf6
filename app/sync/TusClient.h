// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sync/CentreClient.h"
#include "app/sync/UploadFailure.h"

namespace yichuang::sync {

template<typename T>
using UploadOutcome = tl::expected<T, UploadFailure>;
template<typename T>
using UploadThen = std::function<void(UploadOutcome<T>)>;

/// What the centre's tus server offers beyond the core.
struct TusOffer {
    bool creationWithUpload = false;
    bool termination = false;
};

struct TusUpload {
    QByteArray hash; ///< SHA-256 of the whole content, 32 bytes
    qint64 size = 0;
    QString type;    ///< MIME
    QByteArray content; ///< the whole of it, sent along with the creation; empty: nothing is
};

/// Where an upload stands.
struct TusPlace {
    QString location;  ///< path (and query) at the centre; empty: it said nothing new
    qint64 offset = 0; ///< bytes it has
    friend bool operator==(const TusPlace &, const TusPlace &) = default;
};

/// Speaks tus 1.0 (core, creation, creation-with-upload, checksum, termination) over the client it is given, at
/// /v1/attachments. Keeps no state. As CentreClient: sync thread; every call answers once, unless the client dies first.
/// An upload is looked for at the centre we know only, whatever host its Location names.
class TusClient {
public:
    explicit TusClient(CentreClient &client, const base::Clock &clock) : m_client(client), m_clock(clock) { }

    void offer(UploadThen<TusOffer> then);
    void create(const TusUpload &upload, UploadThen<TusPlace> then);
    /// Offset when the length is as expected.
    void ask(const QString &location, qint64 size, UploadThen<TusPlace> then);
    /// Answers how far it has come; the piece goes with its SHA-256.
    void send(const QString &location, qint64 offset, const QByteArray &piece, UploadThen<TusPlace> then);
    /// An upload that is gone already counts as ended.
    void terminate(const QString &location, UploadThen<TusPlace> then);

private:
    using Read = std::function<UploadOutcome<TusPlace>(const RawReply &)>;
    void run(const CentreRequest &request, UploadStep step, const Read &read, UploadThen<TusPlace> then);

    CentreClient &m_client;
    const base::Clock &m_clock;
};

} // namespace yichuang::sync
