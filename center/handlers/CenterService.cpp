// SPDX-License-Identifier: Apache-2.0
#include "center/handlers/CenterService.h"

#include "center/store/CenterDatabase.h"

namespace yichuang::center {

using base::Result;

namespace {

constexpr int ReaderQueue = 4096;

Result<std::unique_ptr<Stores>> storesOver(Result<std::unique_ptr<storage::Connection>> database, const crypto::SecretBytes &dataKey)
{
    if (!database) {
        return base::failure(database);
    }
    Result<Vault> vault = Vault::open(dataKey);
    if (!vault) {
        return base::failure(vault);
    }
    return std::make_unique<Stores>(std::move(*database), std::move(*vault));
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
    const Result<void> ready = service->open(options, clock).and_then([&] { return service->listen(options, clock); });
    if (!ready) {
        return base::failure(ready);
    }
    return service;
}

Result<void> CenterService::open(const ServiceOptions &options, const base::Clock &clock)
{
    Result<std::unique_ptr<Stores>> stores = storesOver(CenterDatabase::open(options.database), m_keys.dataKey());
    if (!stores) {
        return base::failure(stores);
    }
    const auto heads = (*stores)->center.heads();
    const Result<void> hears = heads ? hearOthers(options.database, heads->fingerprint) : base::failure(heads);
    if (!hears) {
        return hears;
    }
    Result<std::unique_ptr<ReaderPool>> readers = ReaderPool::start(
        options.readers, ReaderQueue, [&] { return storesOver(CenterDatabase::join(options.database), m_keys.dataKey()); });
    if (!readers) {
        return base::failure(readers);
    }
    m_readers = std::move(*readers);
    m_writer = std::make_unique<Writer>(std::move(*stores), m_attachments, clock, m_notifier, options.applier, options.writer);
    return {};
}

Result<void> CenterService::hearOthers(const QString &database, const QString &fingerprint)
{
    if (CenterDatabase::isFile(database)) {
        return {};
    }
    return storage::PostgresListener::start(database.toUtf8(), feedChannel(fingerprint).toLatin1(),
                                            [this](const QByteArray &position) { m_notifier.announce(position.toLongLong()); })
        .map([this](std::unique_ptr<storage::PostgresListener> started) { m_others = std::move(started); });
}

Result<void> CenterService::listen(const ServiceOptions &options, const base::Clock &clock)
{
    m_api = std::make_unique<Api>(
        ApiContext{*m_readers, *m_writer, clock, m_keys.authority(), m_keys.authorityPem(), options.offlineSignIn});
    auto stores = storesOver(CenterDatabase::join(options.database), m_keys.dataKey());
    if (!stores) {
        return base::failure(stores);
    }
    m_tiers = std::make_unique<tiers::TierThread>(std::move(*stores), *m_writer, clock);
    m_subscription = m_notifier.subscribe([api = m_api.get(), tiers = m_tiers.get()](qint64 position) {
        api->announce(position);
        tiers->wake();
    });
    ServerOptions server;
    server.address = options.address;
    server.port = options.port;
    server.certificatePem = m_keys.serverPem();
    server.keyPem = &m_keys.serverKey();
    server.clientAuthorityPem = m_keys.authorityPem();
    server.limits = options.limits;
    return HttpServer::start(server, m_api->router(), clock).map([this](std::unique_ptr<HttpServer> started) { m_server = std::move(started); });
}

HttpServer::Drained CenterService::drain(std::chrono::milliseconds bound)
{
    // Those who wait for changes are answered first; whoever asks again meanwhile is answered at once.
    m_api->close();
    const HttpServer::Drained drained = m_server->drain(bound);
    m_writer->drain();
    return drained;
}

CenterService::~CenterService()
{
    if (m_server) {
        drain(std::chrono::milliseconds(0));
    }
    // What still runs holds answers of connections: it ends before the server that owns them does.
    if (m_writer) {
        m_writer->drain();
    }
    if (m_readers) {
        m_readers->stop();
    }
    m_others.reset();
    // It writes through the writer, which takes nothing any more.
    if (m_subscription != 0) {
        m_notifier.unsubscribe(m_subscription);
    }
    m_tiers.reset();
    m_api.reset();
    m_server.reset();
}

} // namespace yichuang::center
