// SPDX-License-Identifier: Apache-2.0
#include "app/desk/EnrolStation.h"

#include "app/base/Json.h"
#include "app/base/ThenOn.h"
#include "app/crypto/Random.h"

#include <QPromise>
#include <QSysInfo>
#include <QTimer>

#include <chrono>

namespace yichuang::desk {

using base::ErrorCode;
using base::Result;

namespace {

constexpr std::chrono::seconds FactsTimeout{60};

QFuture<Result<Enrolled>> refused(base::Error error)
{
    QPromise<Result<Enrolled>> promise;
    promise.start();
    promise.addResult(Result<Enrolled>(tl::unexpected(std::move(error))));
    promise.finish();
    return promise.future();
}

} // namespace

struct EnrolStation::Order {
    QPromise<Result<Enrolled>> promise;
    Enrolled enrolled;
    bool isEnded = false;

    void end(const Result<Enrolled> &result)
    {
        if (!isEnded) {
            isEnded = true;
            promise.addResult(result);
            promise.finish();
        }
    }
};

EnrolStation::EnrolStation(Engine &engine, sync::SyncEngine &sync, QObject *parent) : QObject(parent), m_engine(engine), m_sync(sync) {}

QFuture<Result<CentreIdentity>> EnrolStation::identify(const QUrl &centre)
{
    return m_sync.identify(centre).then([](const sync::Outcome<sync::ProbedCentre> &outcome) -> Result<CentreIdentity> {
        if (!outcome) {
            return tl::unexpected(outcome.error().error);
        }
        return CentreIdentity{outcome->host, outcome->fingerprint};
    });
}

QFuture<Result<Enrolled>> EnrolStation::enrol(const CentreIdentity &centre, const QUrl &url, const QString &code)
{
    if (isEnrolled()) {
        return refused({ErrorCode::AlreadyExists, QStringLiteral("this workstation is enrolled already"), "enrolment.again"});
    }
    Result<crypto::SecretBytes> random = crypto::randomSecret(crypto::SealKeySize);
    if (!random) {
        return refused(random.error());
    }
    auto dataKey = std::make_shared<const crypto::SecretBytes>(std::move(*random));
    QString hex = centre.fingerprint;
    hex.remove(QLatin1Char(' '));
    const sync::EnrolOrder asked{url, QByteArray::fromHex(hex.toLatin1()), code, QSysInfo::machineHostName(), dataKey};
    auto order = std::make_shared<Order>();
    order->promise.start();
    base::thenOn(this, m_sync.enrol(asked), [this, order, dataKey](const sync::Outcome<sync::Enrolment> &outcome) {
        if (!outcome) {
            order->end(tl::unexpected(outcome.error().error));
            return;
        }
        order->enrolled = {outcome->reply.window, outcome->reply.hall};
        const auto job = [this, enrolment = *outcome, dataKey] { return keep(enrolment, *dataKey); };
        base::thenOn(this, m_engine.worker.run(job), [this, order](const Result<void> &result) { stored(order, result); });
    });
    return order->promise.future();
}

Result<void> EnrolStation::keep(const sync::Enrolment &enrolment, const crypto::SecretBytes &dataKey)
{
    Enrolment kept;
    kept.workstation = enrolment.reply.workstation;
    kept.window = enrolment.reply.window;
    kept.hall = enrolment.reply.hall;
    kept.trust = enrolment.trust;
    store::SettingStore &settings = m_engine.workspace->settings();
    // Unlocked until the program ends: the first facts are fetched before anybody signs in.
    return m_engine.workspace->unlock(dataKey)
        .and_then([&] { return settings.put(settings::SigningKey, enrolment.signingKeyPem->view().toByteArray(), store::Keeping::Sealed); })
        .and_then([&] { return settings.put(settings::Enrolment, base::canonicalJson(kept.toJson()), store::Keeping::Plain); })
        .map([&] { m_engine.setEnrolment(kept); })
        .and_then([&] { return m_engine.unlock(dataKey); });
}

void EnrolStation::stored(const std::shared_ptr<Order> &order, const Result<void> &result)
{
    if (!result) {
        order->end(base::failure(result));
        return;
    }
    auto *watch = new QObject(this);
    // The directory comes last, after every case of the hall: while pages arrive nothing is wrong.
    auto *limit = new QTimer(watch);
    limit->setSingleShot(true);
    connect(&m_sync, &sync::SyncEngine::pageApplied, watch, [this, order, limit] {
        limit->start(FactsTimeout);
        awaitFacts(order);
    });
    connect(&m_sync, &sync::SyncEngine::numbersAdded, watch, [this, order] { awaitFacts(order); });
    limit->start(FactsTimeout);
    connect(limit, &QTimer::timeout, watch, [watch, order] {
        order->end(base::fail(ErrorCode::Timeout, QStringLiteral("enrolled, but the hall's data has not arrived"), "enrolment.facts"));
        watch->deleteLater();
    });
    m_sync.start(m_engine.enrolment()->trust);
}

void EnrolStation::awaitFacts(const std::shared_ptr<Order> &order)
{
    const auto job = [this]() -> Result<bool> {
        const auto rules = m_engine.facts.rules();
        const bool hasFacts = rules->facts().current() && rules->facts().calendars && !rules->facts().directory.windows().empty();
        return m_engine.workspace->numbers().remaining().map([hasFacts](qint64 left) { return hasFacts && left > 0; });
    };
    base::thenOn(this, m_engine.worker.run(job), [order](const Result<bool> &ready) {
        if (!ready) {
            order->end(base::failure(ready));
        } else if (*ready) {
            order->end(order->enrolled);
        }
    });
}

} // namespace yichuang::desk
