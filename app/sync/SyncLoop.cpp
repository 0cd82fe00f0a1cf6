// SPDX-License-Identifier: Apache-2.0
#include "app/sync/SyncLoop.h"

#include "app/base/Log.h"

namespace yichuang::sync {

namespace {

const QString RetryMemory = QStringLiteral("sync.retry");

void logFailure(const char *event, const base::Error &error)
{
    base::log(base::LogLevel::Warning, "sync", event, {{"code", base::errorCodeName(error.code)}, {"reason", QLatin1String(error.reason)}});
}

} // namespace

SyncLoop::SyncLoop(StoreAccess store, const base::Clock &clock, const SyncOptions &options)
    : m_store(store), m_clock(clock), m_options(options)
{
}

Enroller &SyncLoop::enroller()
{
    if (!m_enroller) {
        m_enroller = std::make_unique<Enroller>(m_clock, m_options.limits);
    }
    return *m_enroller;
}

std::unique_ptr<SyncLoop::Parts> SyncLoop::makeParts(const CentreTrust &trust, std::unique_ptr<CentreClient> client)
{
    auto parts = std::make_unique<Parts>();
    parts->client = std::move(client);
    parts->link = std::make_unique<Link>(m_clock, m_options.random);
    parts->sender = std::make_unique<Sender>(*parts->client, m_store, *parts->link);
    parts->uploader = std::make_unique<Uploader>(*parts->client, m_store, *parts->link, m_clock);
    parts->follower = std::make_unique<Follower>(*parts->client, m_store, *parts->link, m_options.follow);
    parts->numbers = std::make_unique<NumberKeeper>(*parts->client, m_store, *parts->link, m_clock, m_options.numbers);
    parts->clock = std::make_unique<ClockKeeper>(*parts->client, m_store, *parts->link, m_clock, m_options.boot);
    parts->audit = std::make_unique<AuditTeller>(*parts->client, m_store, *parts->link);
    parts->ownCertificate = std::make_unique<StationCertificate>(*parts->client, m_store, m_clock, m_options.limits);
    parts->certificate = std::make_unique<CertificateKeeper>(trust, *parts->ownCertificate, m_clock, m_options.certificate);
    return parts;
}

void SyncLoop::tell(const Parts &parts)
{
    connect(parts.link.get(), &Link::statusChanged, this, &SyncLoop::linkChanged);
    connect(parts.link.get(), &Link::memoryChanged, this, &SyncLoop::remember);
    connect(parts.clock.get(), &ClockKeeper::changed, this, &SyncLoop::clockChanged);
    connect(parts.clock.get(), &ClockKeeper::wallStepped, this, &SyncLoop::wallStepped);
    connect(parts.clock.get(), &ClockKeeper::storeFailed, this, [](const base::Error &error) { logFailure("clock_not_stored", error); });
    connect(parts.sender.get(), &Sender::inFlightChanged, this, &SyncLoop::inFlightChanged);
    connect(parts.sender.get(), &Sender::recorded, this, &SyncLoop::recorded);
    // A centre that lost an attachment holds what needs it.
    connect(parts.sender.get(), &Sender::recorded, parts.uploader.get(), &Uploader::kick);
    connect(parts.uploader.get(), &Uploader::confirmed, parts.sender.get(), &Sender::kick);
    connect(parts.uploader.get(), &Uploader::changed, this, &SyncLoop::uploadChanged);
    connect(parts.sender.get(), &Sender::drained, this, &SyncLoop::drained);
    connect(parts.sender.get(), &Sender::streamBegan, parts.follower.get(), &Follower::giveWay);
    connect(parts.sender.get(), &Sender::streamEnded, parts.follower.get(), &Follower::goOn);
    connect(parts.follower.get(), &Follower::applied, this, &SyncLoop::applied);
    connect(parts.follower.get(), &Follower::faultsFound, this, &SyncLoop::faultsFound);
    connect(parts.follower.get(), &Follower::caughtUp, this, &SyncLoop::caughtUp);
    connect(parts.follower.get(), &Follower::standingChanged, parts.numbers.get(), &NumberKeeper::check);
    connect(parts.follower.get(), &Follower::standingChanged, this, &SyncLoop::standingChanged);
    connect(parts.follower.get(), &Follower::reoffered, parts.sender.get(), &Sender::kick);
    connect(parts.numbers.get(), &NumberKeeper::added, this, &SyncLoop::numbersAdded);
    connect(parts.follower.get(), &Follower::caughtUp, parts.audit.get(), &AuditTeller::check);
    connect(parts.certificate.get(), &CertificateKeeper::changed, this, &SyncLoop::certificateChanged);
    // Queued: the keeper that says so ends with the parts that speak with the old certificate.
    connect(parts.certificate.get(), &CertificateKeeper::renewed, this, &SyncLoop::start, Qt::QueuedConnection);
}

void SyncLoop::start(const CentreTrust &trust)
{
    m_parts.reset();
    auto client = CentreClient::make(trust, m_clock, m_options.limits);
    if (!client) {
        logFailure("trust_unusable", client.error());
        Q_EMIT linkChanged({LinkState::Stopped, m_clock.now(), toWord(FailureClass::Fatal), client.error().reason, {}, {}});
        return;
    }
    m_parts = makeParts(trust, std::move(*client));
    tell(*m_parts);
    Q_EMIT linkChanged(m_parts->link->status());
    restore();
}

void SyncLoop::restore()
{
    m_store.call(
        m_parts->link.get(), [](SyncStore &store) { return store.memory(RetryMemory); },
        [this](const base::Result<QJsonObject> &kept) {
            if (kept) {
                m_parts->link->restore(*kept);
            } else {
                logFailure("retry_memory_lost", kept.error());
            }
            begin();
        });
}

void SyncLoop::begin()
{
    m_parts->clock->start();
    m_parts->follower->kick();
    m_parts->sender->kick();
    m_parts->uploader->kick();
    m_parts->numbers->check();
    m_parts->audit->check();
    m_parts->certificate->start();
}

void SyncLoop::remember()
{
    m_store.call(
        m_parts->link.get(), [json = m_parts->link->toJson()](SyncStore &store) { return store.setMemory(RetryMemory, json); },
        [](const base::Result<void> &result) {
            if (!result) {
                logFailure("retry_not_stored", result.error());
            }
        });
}

void SyncLoop::kick()
{
    if (m_parts) {
        m_parts->sender->kick();
        m_parts->uploader->kick();
        m_parts->numbers->check();
        m_parts->audit->check();
    }
}

void SyncLoop::retryNow()
{
    openEarly([](Link &link) { link.retryNow(); });
}

void SyncLoop::linkReturned()
{
    openEarly([](Link &link) { link.linkReturned(); });
}

void SyncLoop::openEarly(const std::function<void(Link &)> &open)
{
    if (!m_parts) {
        return;
    }
    m_store.call(
        m_parts->link.get(), [](SyncStore &store) { return store.clearWaits(); },
        [this, open](const base::Result<void> &result) {
            if (!result) {
                logFailure("waits_not_cleared", result.error());
            }
            open(*m_parts->link);
        });
}

void SyncLoop::authorised()
{
    if (m_parts) {
        m_parts->link->authorised();
    }
}

void SyncLoop::checkNumbers()
{
    if (m_parts) {
        m_parts->numbers->check();
    }
}

void SyncLoop::signIn(const protocol::SignInRequest &request, Patience patience, Then<protocol::SignInReply> then)
{
    const auto call = [&](CentreClient &client) {
        client.signIn(request, patience, [this, then](const Outcome<protocol::SignInReply> &outcome) {
            if (outcome) {
                authorised();
            }
            then(outcome);
        });
    };
    withClient(call, [&then](const Failure &away) { then(tl::unexpected(away)); });
}

void SyncLoop::withClient(const std::function<void(CentreClient &)> &call, const std::function<void(const Failure &)> &away)
{
    if (m_parts) {
        call(*m_parts->client);
    } else {
        away({FailureClass::Network, {base::ErrorCode::Unavailable, QStringLiteral("no centre is known"), "sync.not_started"}, {}, {}});
    }
}

} // namespace yichuang::sync
