// SPDX-License-Identifier: Apache-2.0
#include "center/tiers/TierLink.h"

#include "app/base/Log.h"

#include <QRandomGenerator>
#include <QUrl>

namespace yichuang::center::tiers {

using base::Result;
using Gate = sync::RetryPlan::Gate;

namespace {

constexpr std::chrono::milliseconds Every{1000};
constexpr std::chrono::milliseconds Soon{50};
constexpr std::chrono::seconds NewsWait{25};

double chance()
{
    return QRandomGenerator::global()->generateDouble();
}

} // namespace

TierLink::TierLink(std::unique_ptr<Stores> stores, Writer &writer, const base::Clock &clock, const sync::CertificateKeeper::Options &renewal)
    : m_stores(std::move(stores)), m_writer(writer), m_clock(clock), m_renewal(renewal), m_sending(chance), m_following(chance), m_timer(this), m_soon(this)
{
    m_back->link = this;
    m_soon.setSingleShot(true);
    m_soon.setInterval(Soon);
    m_timer.setInterval(Every);
    connect(&m_soon, &QTimer::timeout, this, &TierLink::tick);
    connect(&m_timer, &QTimer::timeout, this, &TierLink::tick);
}

TierLink::~TierLink()
{
    const std::lock_guard lock(m_back->mutex);
    m_back->link = nullptr;
}

void TierLink::begin()
{
    m_timer.start();
    tick();
}

void TierLink::wake()
{
    if (!m_soon.isActive()) {
        m_soon.start();
    }
}

void TierLink::tick()
{
    tidy();
    if (!findParent()) {
        return;
    }
    if (m_keeper->isBusy()) {
        return; // the certificate may be another one in a moment
    }
    const base::Instant now = m_clock.now();
    if (m_sends == Busy::No && m_sending.gate(now) == Gate::Open) {
        send();
    }
    if (m_follows == Busy::No && m_following.gate(now) == Gate::Open) {
        follow();
    }
}

void TierLink::trouble(const char *event, const base::Error &error)
{
    base::log(base::LogLevel::Warning, "tiers", event, {{"reason", QString::fromLatin1(error.reason)}, {"detail", error.detail}});
}

void TierLink::write(Work work, std::function<void(const Result<void> &)> then)
{
    const auto back = [way = m_back, then](const Result<void> &done) {
        const std::lock_guard lock(way->mutex);
        if (way->link) {
            QMetaObject::invokeMethod(way->link, [then, done] { then(done); }, Qt::QueuedConnection);
        }
    };
    if (const Result<void> taken = m_writer.perform(std::move(work), back); !taken) {
        back(taken);
    }
}

// Only what has to be done is written: a quiet centre commits nothing.
void TierLink::tidy()
{
    if (m_tidies == Busy::Yes) {
        return;
    }
    const auto self = m_stores->tiers.self();
    if (!self || !*self) {
        return self ? void() : trouble("not_read", self.error());
    }
    // What is done here goes on the writer's time: a hall that is busy is counted once a second, and what was left waiting when it came
    // is looked at again as often. What comes is dealt with where it is taken.
    if (m_clock.sinceBoot() < m_lastTidied + Every) {
        return;
    }
    const auto waiting = m_stores->parcels.countWaiting();
    const auto progress = m_stores->summaries.progress();
    const auto changed = progress ? m_stores->feed.changedCases(progress->position, 1) : base::failure(progress);
    if (!waiting || !changed) {
        return trouble("not_read", !waiting ? waiting.error() : changed.error());
    }
    const QString today = base::chinaDate(m_clock.now()).toString(Qt::ISODate);
    if (*waiting == 0 && changed->cases.empty() && progress->day == today) {
        return;
    }
    m_lastTidied = m_clock.sinceBoot();
    m_tidies = Busy::Yes;
    write(tidyUp, [this](const Result<void> &done) {
        m_tidies = Busy::No;
        if (!done) {
            trouble("not_tidied", done.error());
        }
    });
}

bool TierLink::findParent()
{
    const auto parent = m_stores->tiers.parent();
    if (!parent || !*parent) {
        forgetParent();
        return false;
    }
    const auto isSame = [&parent](const TierParent &known) {
        return known.joined == (*parent)->joined && known.url == (*parent)->url && known.certificatePem == (*parent)->certificatePem;
    };
    if (m_client && m_parent && isSame(*m_parent)) {
        m_parent = *parent;
        return true;
    }
    auto key = m_stores->tiers.parentKey();
    if (!key) {
        trouble("no_key", key.error());
        return false;
    }
    const sync::CentreTrust trust{QUrl((*parent)->url), (*parent)->authorityPem, (*parent)->certificatePem,
                                  std::make_shared<const crypto::SecretBytes>(std::move(*key))};
    auto client = ParentClient::make(trust, m_clock);
    if (!client) {
        trouble("no_client", client.error());
        return false;
    }
    forgetParent();
    m_client = std::move(*client);
    m_parent = *parent;
    keepCertificate(trust);
    m_sends = Busy::No;
    m_follows = Busy::No;
    m_toldPlaces.clear();
    m_tree = {};
    m_sending.retryNow();
    m_following.retryNow();
    return true;
}

// What keeps the certificate speaks through the client: it goes first.
void TierLink::forgetParent()
{
    m_keeper.reset();
    m_certificate.reset();
    m_client.reset();
    m_parent.reset();
}

void TierLink::keepCertificate(const sync::CentreTrust &trust)
{
    const auto writing = [this](Work work, std::function<void(const Result<void> &)> then) { write(std::move(work), std::move(then)); };
    m_certificate = std::make_unique<ParentCertificate>(*m_client, *m_parent, *m_stores, writing, m_clock);
    m_keeper = std::make_unique<sync::CertificateKeeper>(trust, *m_certificate, m_clock, m_renewal);
    // Queued: findParent ends the keeper that says so, and begins with the new certificate.
    connect(m_keeper.get(), &sync::CertificateKeeper::renewed, this, [this] {
        base::log(base::LogLevel::Info, "tiers", "certificate_renewed");
        wake();
    }, Qt::QueuedConnection);
    m_keeper->start();
}

void TierLink::send()
{
    Result<OfferUp> offer = makeOffer(*m_stores);
    if (!offer) {
        return trouble("no_offer", offer.error());
    }
    if (offer->parcels.empty() && offer->summaries.empty() && offer->places == m_toldPlaces) {
        return;
    }
    m_sends = Busy::Yes;
    m_client->offer(*offer, [this, given = *offer](const sync::Outcome<OfferReply> &outcome) { sent(given, outcome); });
}

void TierLink::sent(const OfferUp &offer, const sync::Outcome<OfferReply> &outcome)
{
    if (!outcome) {
        m_sends = Busy::No;
        return failed(m_sending, outcome.error());
    }
    m_toldPlaces = offer.places;
    write([offer, reply = *outcome](const WriteContext &context) { return noteOffered(context, offer, reply); },
          [this](const Result<void> &done) {
              m_sends = Busy::No;
              if (!done && done.error().reason == "tiers.fork") {
                  return failed(m_sending, {sync::FailureClass::Fatal, done.error(), {}, {}});
              }
              done ? succeeded(m_sending, m_following) : failed(m_sending, sync::Failure::ofStore(done.error()));
              wake();
          });
}

void TierLink::follow()
{
    const auto link = m_stores->parcels.link(BehindParent);
    const auto tree = link ? m_stores->tiers.places().and_then(treeDigest) : base::failure(link);
    if (!tree) {
        return trouble("no_question", tree.error());
    }
    m_follows = Busy::Yes;
    // What was taken is no news again, unless this centre's part of it changed: then the parent's may be taken otherwise.
    const QString known = *tree == m_tree.own ? m_tree.parents : *tree;
    m_client->news({m_parent->documents, link->in.n, link->in.hash, known}, NewsWait,
                   [this](const sync::Outcome<NewsReply> &outcome) { heard(outcome); });
}

void TierLink::heard(const sync::Outcome<NewsReply> &outcome)
{
    const bool isFork = !outcome && outcome.error().error.reason == "tiers.fork";
    if (!outcome && !isFork) {
        m_follows = Busy::No;
        return failed(m_following, outcome.error());
    }
    const auto tree = std::make_shared<TakenTree>(m_tree);
    const Work take = [news = isFork ? NewsReply() : *outcome, tree](const WriteContext &context) {
        return takeNews(context, news).and_then([&] { return context.stores.tiers.places().and_then(treeDigest).map([&](const QString &own) {
            *tree = {news.tree, own};
        }); });
    };
    const auto done = [this, isFork, tree](const Result<void> &taken) {
        m_follows = Busy::No;
        m_tree = taken ? *tree : m_tree;
        taken ? succeeded(m_following, m_sending) : failed(m_following, sync::Failure::ofStore(taken.error()));
        isFork ? note(QStringLiteral("tiers.fork")) : wake();
    };
    if (outcome && outcome->isEmpty() && outcome->documentsCursor == m_parent->documents && outcome->fingerprint == m_parent->fingerprint) {
        return done({}); // nothing to write down
    }
    write(isFork ? Work(followAnew) : take, done);
}

sync::Failure ofLink(const sync::Failure &failure)
{
    using sync::FailureClass;
    const QByteArray reason(failure.error.reason);
    const bool isShut = reason == "tiers.revoked" || reason == "tiers.unknown_centre";
    const bool isOfRequest = failure.kind == FailureClass::Record || failure.kind == FailureClass::Rebuild
        || (failure.kind == FailureClass::Auth && !isShut);
    sync::Failure known = failure;
    known.kind = isOfRequest ? FailureClass::Busy : failure.kind;
    return known;
}

void TierLink::failed(sync::RetryPlan &plan, const sync::Failure &failure)
{
    plan.failed(ofLink(failure), m_clock.now());
    note(QString::fromLatin1(failure.error.reason));
}

void TierLink::succeeded(sync::RetryPlan &plan, sync::RetryPlan &other)
{
    plan.succeeded();
    other.linkReturned();
    note(QStringLiteral("ok"));
}

void TierLink::note(const QString &status)
{
    if (status == m_status) {
        return;
    }
    m_status = status;
    base::log(base::LogLevel::Info, "tiers", "link", {{"status", status}});
    write([status](const WriteContext &context) { return context.stores.tiers.noteStatus(status); }, [this](const Result<void> &done) {
        if (!done) {
            m_status.clear();
        }
    });
}

} // namespace yichuang::center::tiers
