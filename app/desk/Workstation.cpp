// SPDX-License-Identifier: Apache-2.0
#include "app/desk/Workstation.h"

#include "app/base/Json.h"

#include <QRandomGenerator>
#include <QSysInfo>

#include <chrono>

namespace yichuang::desk {

using base::Result;

namespace {

sync::SyncOptions syncOptions()
{
    sync::SyncOptions options;
    options.boot = QSysInfo::bootUniqueId();
    options.random = [] { return QRandomGenerator::global()->generateDouble(); };
    return options;
}

Result<std::optional<Enrolment>> readEnrolment(store::Workspace &workspace)
{
    const auto kept = workspace.settings().get(settings::Enrolment);
    if (!kept) {
        return base::failure(kept);
    }
    if (!*kept) {
        return std::optional<Enrolment>();
    }
    return base::parseJsonObject(**kept).and_then(Enrolment::fromJson).map([](Enrolment e) { return std::optional(std::move(e)); });
}

} // namespace

Result<std::unique_ptr<Engine>> Workstation::openEngine(const WorkstationOptions &options, const base::Clock &clock)
{
    store::WorkspaceOptions where;
    where.folder = options.folder;
    auto pinyin = domain::Pinyin::make(options.pinyinReadings, options.pinyinSurnames);
    auto wordings = documents::PaperWordings::builtIn();
    auto workspace = store::Workspace::open(where);
    if (!pinyin || !wordings || !workspace) {
        return !pinyin ? base::failure(pinyin) : !wordings ? base::failure(wordings) : base::failure(workspace);
    }
    auto enrolment = readEnrolment(**workspace);
    if (!enrolment) {
        return base::failure(enrolment);
    }
    auto engine = std::make_unique<Engine>(clock, std::move(*pinyin), std::move(*wordings), std::move(*workspace));
    if (*enrolment) {
        engine->setEnrolment(**enrolment);
    }
    return engine;
}

Result<std::unique_ptr<Workstation>> Workstation::open(const WorkstationOptions &options, const base::Clock &clock)
{
    return openEngine(options, clock).map([&](std::unique_ptr<Engine> engine) {
        return std::make_unique<Workstation>(std::move(engine), clock, options.folder);
    });
}

Workstation::Workstation(std::unique_ptr<Engine> engine, const base::Clock &clock, const QString &folder)
    : m_engine(std::move(engine)), m_syncStore(*m_engine), m_sync(m_engine->worker, m_syncStore, clock, syncOptions()), m_devices(folder, clock),
      m_syncStation(*m_engine, m_sync, folder), m_enrol(*m_engine, m_sync), m_session(*m_engine, m_sync),
      m_intake(*m_engine, [this] { return m_syncStation.isOnline(); }), m_cases(*m_engine, [this] { return m_syncStation.isOnline(); }),
      m_papers(*m_engine, m_devices), m_attachments(*m_engine, askCentre()), m_manage(*m_engine, m_sync), m_sweep(*m_engine)
{
    join();
    if (const auto enrolment = m_engine->enrolment()) {
        m_sync.start(enrolment->trust);
    }
}

CentreContents::Ask Workstation::askCentre()
{
    return [this](const sync::ContentQuery &query) {
        return m_sync.exchange<QByteArray>(
            [query](sync::CentreClient &client, sync::Then<QByteArray> then) { client.content(query, std::move(then)); });
    };
}

// Jobs of the worker use the stations: none runs while they go.
Workstation::~Workstation()
{
    m_engine->stop();
}

void Workstation::join()
{
    const auto confirmed = [this](const Confirmed &act) {
        committed(act.record.id);
        for (const QString &content : act.contents) {
            Q_EMIT m_attachments.attachmentChanged(content);
        }
    };
    connect(&m_intake, &IntakeStation::committed, this, confirmed);
    connect(&m_cases, &CaseStation::committed, this, confirmed);
    connect(&m_syncStation, &SyncStation::committed, this, &Workstation::committed);
    connect(&m_sync, &sync::SyncEngine::statusChanged, &m_syncStation, &SyncStation::refresh);
    connect(&m_sync, &sync::SyncEngine::numbersAdded, &m_syncStation, &SyncStation::refresh);
    connect(&m_sync, &sync::SyncEngine::standingChanged, &m_syncStation, &SyncStation::refresh);
    connect(&m_sync, &sync::SyncEngine::uploadChanged, &m_syncStation, &SyncStation::refresh);
    connect(&m_sync, &sync::SyncEngine::uploadChanged, this,
            [this](const QByteArray &hash) { Q_EMIT m_attachments.attachmentChanged(QString::fromLatin1(hash.toHex())); });
    connect(&m_sync, &sync::SyncEngine::drained, &m_syncStation, &SyncStation::refresh);
    connect(&m_sync, &sync::SyncEngine::clockChanged, this, [this] {
        const TrustedClock::Reading reading = m_engine->time.read();
        const sync::ClockEstimate estimate = m_sync.clock().at(reading.wall, std::chrono::milliseconds(reading.sinceBootMs));
        if (estimate.uncertaintyMs >= 0) {
            m_engine->time.setOffset(estimate.offsetMs, estimate.uncertaintyMs);
        }
    });
    connect(&m_sync, &sync::SyncEngine::answersRecorded, this, [this](const std::vector<protocol::Answer> &) {
        m_syncStation.refresh();
        m_papers.pump();
    });
    connect(&m_sync, &sync::SyncEngine::pageApplied, this, [this](const sync::PageEffect &effect) {
        for (const domain::CaseId &id : effect.cases) {
            Q_EMIT m_cases.caseChanged(id);
        }
        if (effect.documents) {
            m_session.checkSeat();
        }
        m_syncStation.refresh();
    });
    connect(&m_session, &SessionDesk::signedIn, this, [this] {
        m_syncStation.refresh();
        m_papers.pump();
        m_sync.operationsAdded(); // what the audit says may be told now
        m_sweep.begin();
    });
    m_minute.setInterval(std::chrono::minutes(1));
    connect(&m_minute, &QTimer::timeout, &m_syncStation, &SyncStation::refresh);
    m_minute.start();
    m_hour.setInterval(std::chrono::hours(1));
    connect(&m_hour, &QTimer::timeout, &m_sweep, &ContentSweep::begin);
    // Whoever sits here next, what was done until now is under the signature.
    const auto sign = [this] { m_engine->signHeadSoon(); };
    connect(&m_hour, &QTimer::timeout, this, sign);
    connect(&m_session, &SessionDesk::lockedChanged, this, sign);
    connect(&m_session, &SessionDesk::signedOut, this, sign);
    m_hour.start();
}

void Workstation::committed(const domain::CaseId &id)
{
    m_sync.operationsAdded();
    m_papers.pump();
    m_syncStation.added();
    Q_EMIT m_cases.caseChanged(id);
}

} // namespace yichuang::desk
