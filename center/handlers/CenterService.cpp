// SPDX-License-Identifier: Apache-2.0
#include "center/handlers/CenterService.h"

#include "app/base/Log.h"
#include "app/crypto/Random.h"
#include "center/attachments/FolderObjects.h"
#include "center/attachments/S3Objects.h"
#include "center/journal/PerformAndWait.h"
#include "center/metrics/ProcessFigures.h"
#include "center/store/CenterDatabase.h"

namespace yichuang::center {

using base::Result;

namespace {

/// From then on the service complains at its start of a server certificate that was not renewed.
constexpr std::chrono::hours RenewBefore{24 * 60};

Result<std::unique_ptr<Stores>> storesOver(Result<std::unique_ptr<storage::Connection>> database, KeyFolder &keys)
{
    return database ? Stores::open(std::move(*database), keys) : base::failure(database);
}

Result<std::unique_ptr<ObjectStore>> openObjects(const ServiceOptions &options)
{
    if (options.attachmentsPlace.startsWith(QLatin1String("s3://"))) {
        return S3Place::read(options.attachmentsPlace, options.s3File)
            .and_then([](S3Place place) { return S3Objects::open(std::move(place)); })
            .map([](std::unique_ptr<S3Objects> opened) { return std::unique_ptr<ObjectStore>(std::move(opened)); });
    }
    const bool isBeside = options.attachmentsPlace.isEmpty();
    if (isBeside && !CenterDatabase::isFile(options.database)) {
        return base::fail(base::ErrorCode::InvalidArgument, QStringLiteral("with PostgreSQL say where attachments lie: --attachments FOLDER or s3://BUCKET"), "usage");
    }
    return FolderObjects::open(isBeside ? options.database + QStringLiteral(".attachments") : options.attachmentsPlace, options.attachmentReserve)
        .map([](std::unique_ptr<FolderObjects> opened) { return std::unique_ptr<ObjectStore>(std::move(opened)); });
}

// For threads that may wait.
Attachments::Commit committer(Writer &writer)
{
    return [&writer](Attachments::Work work) {
        return performAndWait(writer, [work = std::move(work)](const WriteContext &write) { return work(write.stores, write.now); });
    };
}

} // namespace

CenterService::CenterService(KeyFolder keys) : m_keys(std::move(keys)) {}

Result<std::unique_ptr<CenterService>> CenterService::start(const ServiceOptions &options, KeyFolder keys, const base::Clock &clock)
{
    std::unique_ptr<CenterService> service(new CenterService(std::move(keys)));
    if (CenterDatabase::isFile(options.database)) {
        Result<storage::InstanceLock> lock = storage::InstanceLock::acquire(options.database + QStringLiteral(".lock"));
        if (!lock) {
            return base::failure(lock);
        }
        service->m_lock.emplace(std::move(*lock));
    }
    const Result<void> ready = service->open(options, clock)
                                   .and_then([&] { return service->openAttachments(options, clock); })
                                   .and_then([&] { return service->listen(options, clock); });
    if (!ready) {
        return base::failure(ready);
    }
    return service;
}

Result<void> CenterService::open(const ServiceOptions &options, const base::Clock &clock)
{
    writeBirth(*m_metrics, YICHUANG_VERSION, clock.now());
    const Result<base::Instant> end = m_keys.serverExpires();
    if (!end) {
        return base::failure(end);
    }
    m_metrics->set(Family::ServerCertificateEnd, static_cast<double>(base::toMs(*end)) / 1000);
    if (*end - clock.now() < RenewBefore) {
        base::log(base::LogLevel::Warning, "keys", "server_certificate_ends", {{"at", base::toIso(*end)}});
    }
    Result<std::unique_ptr<Stores>> stores = storesOver(CenterDatabase::open(options.database), m_keys);
    if (!stores) {
        return base::failure(stores);
    }
    if (const Result<void> hears = hearOthers(options.database, **stores); !hears) {
        return hears;
    }
    Result<std::unique_ptr<ReaderPool>> readers = ReaderPool::start(
        options.readers, options.readerQueue, [&] { return storesOver(CenterDatabase::join(options.database), m_keys); });
    if (!readers) {
        return base::failure(readers);
    }
    m_readers = std::move(*readers);
    WriterOptions writer = options.writer;
    writer.metrics = m_metrics;
    m_presence = std::make_unique<StoredAttachments>((*stores)->attachments);
    m_writer = std::make_unique<Writer>(std::move(*stores), *m_presence, clock, m_notifier, options.applier, writer);
    m_dates = std::make_unique<DateKeeper>(*m_readers, *m_writer);
    return {};
}

Result<void> CenterService::openAttachments(const ServiceOptions &options, const base::Clock &clock)
{
    Result<std::unique_ptr<ObjectStore>> objects = openObjects(options);
    const auto connect = [&] { return storesOver(CenterDatabase::join(options.database), m_keys); };
    Result<std::unique_ptr<ReaderPool>> threads = objects ? ReaderPool::start(options.uploadThreads, options.uploadQueue, connect) : base::failure(objects);
    Result<std::unique_ptr<ReaderPool>> pictures = threads ? ReaderPool::start(options.pictureThreads, options.pictureQueue, connect) : base::failure(threads);
    Result<std::unique_ptr<Stores>> stores = pictures ? connect() : base::failure(pictures);
    if (!stores) {
        return base::failure(stores);
    }
    m_objects = std::move(*objects);
    m_uploadThreads = std::move(*threads);
    m_pictures = std::move(*pictures);
    const Attachments::Commit commit = committer(*m_writer);
    if (m_lock) {
        const Result<void> released = commit([](Stores &writing, base::Instant) { return writing.attachments.releaseAll(); });
        if (!released) {
            return released;
        }
    }
    const Result<QByteArray> service = crypto::randomBytes(8);
    if (!service) {
        return base::failure(service);
    }
    AttachmentOptions attachments = options.attachments;
    attachments.service = *service;
    m_attachments = std::make_unique<Attachments>(*m_objects, clock, std::move(attachments), commit);
    m_sweeper = std::make_unique<AttachmentSweeper>(*m_attachments, std::move(*stores), options.sweepEvery);
    return {};
}

Result<void> CenterService::hearOthers(const QString &database, Stores &stores)
{
    if (CenterDatabase::isFile(database)) {
        return {};
    }
    const auto heard = [this](const QByteArray &words) {
        if (const std::optional<FeedMove> move = FeedMove::fromText(words)) {
            m_notifier.announce(*move);
        }
    };
    return stores.center.channel()
        .and_then([&](const QByteArray &channel) { return storage::PostgresListener::start(database.toUtf8(), channel, heard); })
        .map([this](std::unique_ptr<storage::PostgresListener> started) { m_others = std::move(started); });
}

Result<void> CenterService::listen(const ServiceOptions &options, const base::Clock &clock)
{
    m_api = std::make_unique<Api>(
        ApiContext{*m_readers, *m_writer, clock, m_keys.authority(), m_keys.authorityPem(), m_metrics, *m_uploadThreads, *m_pictures, *m_attachments, options.offlineSignIn, options.metricsToken,
                   options.centreCertificateLife});
    auto stores = storesOver(CenterDatabase::join(options.database), m_keys);
    if (!stores) {
        return base::failure(stores);
    }
    auto counting = storesOver(CenterDatabase::join(options.database), m_keys);
    if (!counting) {
        return base::failure(counting);
    }
    m_tiers = std::make_unique<tiers::TierThread>(std::move(*stores), *m_writer, clock, options.renewal);
    m_figures = std::make_unique<FiguresKeeper>(std::move(*counting), *m_writer, options.figures);
    m_subscription = m_notifier.subscribe([api = m_api.get(), tiers = m_tiers.get(), figures = m_figures.get()](const FeedMove &move) {
        api->announce(move);
        tiers->wake();
        figures->wake();
    });
    ServerOptions server;
    server.address = options.address;
    server.port = options.port;
    server.listener = options.listener;
    server.certificatePem = m_keys.serverPem();
    server.keyPem = &m_keys.serverKey();
    server.clientAuthorityPem = m_keys.authorityPem();
    server.limits = options.limits;
    server.metrics = m_metrics;
    return HttpServer::start(server, m_api->router(), clock).map([this](std::unique_ptr<HttpServer> started) { m_server = std::move(started); });
}

HttpServer::Drained CenterService::drain(std::chrono::milliseconds bound)
{
    if (m_drained) {
        return *m_drained;
    }
    // Those who wait for changes are answered first; whoever asks again meanwhile is answered at once. Nobody waits for a scan.
    m_api->close();
    m_dates->stop();
    m_figures->stop();
    m_attachments->stop();
    m_drained = m_server->drain(bound);
    endUploads();
    m_writer->drain();
    return *m_drained;
}

// While the writer still writes: the next service need not wait until the leases of this one are over.
void CenterService::endUploads()
{
    m_sweeper->stop();
    m_uploadThreads->stop();
    m_pictures->stop();
    if (const Result<void> given = m_attachments->giveBackLeases(); !given) {
        base::log(base::LogLevel::Warning, "attachments", "leases_left", {{"reason", QString::fromLatin1(given.error().reason)}});
    }
}

CenterService::~CenterService()
{
    if (m_server) {
        drain(std::chrono::milliseconds(0));
    }
    if (m_dates) {
        m_dates->stop();
    }
    if (m_figures) {
        m_figures->stop();
    }
    m_sweeper.reset();
    // What still runs holds answers of connections: it ends before the server that owns them does.
    if (m_writer) {
        m_writer->drain();
    }
    if (m_readers) {
        m_readers->stop();
    }
    m_dates.reset();
    if (m_uploadThreads) {
        m_uploadThreads->stop();
    }
    if (m_pictures) {
        m_pictures->stop();
    }
    m_others.reset();
    // It writes through the writer, which takes nothing any more.
    if (m_subscription != 0) {
        m_notifier.unsubscribe(m_subscription);
    }
    m_tiers.reset();
    m_figures.reset();
    m_api.reset();
    m_server.reset();
}

} // namespace yichuang::center
