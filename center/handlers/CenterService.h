// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/storage/InstanceLock.h"
#include "app/storage/PostgresListener.h"
#include "center/attachments/AttachmentSweeper.h"
#include "center/handlers/Api.h"
#include "center/handlers/DateKeeper.h"
#include "center/handlers/FiguresKeeper.h"
#include "center/http/HttpServer.h"
#include "center/store/KeyFolder.h"
#include "center/tiers/TierThread.h"

namespace yichuang::center {

struct ServiceOptions {
    QString database;
    QString address = QStringLiteral("127.0.0.1");
    quint16 port = 0;
    int listener = -1; ///< as ServerOptions::listener
    int readers = 3;
    int readerQueue = 4096; ///< requests that wait for a reader; beyond it → 503
    int uploadThreads = 4;
    int uploadQueue = 1024; ///< what may wait for them
    int pictureThreads = 2; ///< each makes one small picture at a time, of a content it holds whole
    int pictureQueue = 64;
    QString attachmentsPlace; ///< a folder or s3://BUCKET/PREFIX; empty: beside a database that is a file
    QString s3File; ///< S3Place::read, for a bucket
    qint64 attachmentReserve = 256LL * 1024 * 1024; ///< bytes of the disk that uploads leave free
    AttachmentOptions attachments;
    std::chrono::milliseconds sweepEvery{60'000};
    std::chrono::hours offlineSignIn{72};
    QByteArray metricsToken; ///< as ApiContext::metricsToken
    std::chrono::seconds centreCertificateLife = CertificateLife; ///< of what centres below this one are given
    sync::CertificateKeeper::Options renewal;                     ///< of the certificate with the parent
    ServerLimits limits;
    WriterOptions writer;
    ApplierOptions applier;
    CountingPace figures;
};

/// The whole service in one object: database, writer, readers, routes and listener, started in the order they need
/// each other and ended in the other. One service a file: a second one is refused (Locked); several share a PostgreSQL database.
class CenterService {
public:
    /// The database and the keys must have been made by `init`. `clock` must outlive the service.
    [[nodiscard]] static base::Result<std::unique_ptr<CenterService>> start(const ServiceOptions &options, KeyFolder keys,
                                                                            const base::Clock &clock);
    ~CenterService();
    CenterService(const CenterService &) = delete;
    CenterService &operator=(const CenterService &) = delete;

    [[nodiscard]] quint16 port() const { return m_server->port(); }
    [[nodiscard]] const Router &router() const { return m_api->router(); }
    /// Long-polls that wait.
    [[nodiscard]] size_t waiting() const { return m_api->waiting(); }
    /// /readyz says 503 from here on, so that a proxy sends its connections elsewhere before the port is closed.
    void leave() { m_api->leave(); }
    /// Stops listening, answers what was read, commits what was taken. Idempotent.
    HttpServer::Drained drain(std::chrono::milliseconds bound);

private:
    explicit CenterService(KeyFolder keys);
    [[nodiscard]] base::Result<void> open(const ServiceOptions &options, const base::Clock &clock);
    [[nodiscard]] base::Result<void> hearOthers(const QString &database, Stores &stores);
    [[nodiscard]] base::Result<void> openAttachments(const ServiceOptions &options, const base::Clock &clock);
    void endUploads();
    [[nodiscard]] base::Result<void> listen(const ServiceOptions &options, const base::Clock &clock);

    std::optional<storage::InstanceLock> m_lock; ///< of a database that is a file
    KeyFolder m_keys;
    FeedNotifier m_notifier;
    const std::shared_ptr<Metrics> m_metrics = std::make_shared<Metrics>();
    std::unique_ptr<storage::PostgresListener> m_others; ///< services on the same database
    std::unique_ptr<ReaderPool> m_readers;
    std::unique_ptr<ReaderPool> m_uploadThreads;
    std::unique_ptr<ReaderPool> m_pictures;
    std::unique_ptr<AttachmentPresence> m_presence;
    std::unique_ptr<ObjectStore> m_objects;
    std::unique_ptr<Attachments> m_attachments;
    std::unique_ptr<AttachmentSweeper> m_sweeper;
    std::unique_ptr<Writer> m_writer;
    std::unique_ptr<DateKeeper> m_dates;
    std::unique_ptr<FiguresKeeper> m_figures;
    std::unique_ptr<tiers::TierThread> m_tiers;
    std::unique_ptr<Api> m_api;
    int m_subscription = 0;
    std::optional<HttpServer::Drained> m_drained;
    std::unique_ptr<HttpServer> m_server;
};

} // namespace yichuang::center
