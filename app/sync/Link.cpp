// SPDX-License-Identifier: Apache-2.0
#include "app/sync/Link.h"

#include <algorithm>

namespace yichuang::sync {

namespace {

constexpr std::array ActivityWords{"send", "follow", "numbers", "upload"};

/// Whether a failure is about the centre as a whole: it does not know us, we do not know it, or one of us is too old.
/// The others (a broken store, one resource missing) end only the activity that met them.
bool concernsAll(const Failure &failure)
{
    constexpr std::array Reasons{"tls.untrusted", "tls.version"};
    const bool isNamed = std::find(Reasons.begin(), Reasons.end(), failure.error.reason) != Reasons.end();
    return failure.kind == FailureClass::Auth || isNamed || (failure.kind == FailureClass::Unsupported && failure.error.code == base::ErrorCode::Unsupported);
}

} // namespace

Link::Link(const base::Clock &clock, std::function<double()> random, QObject *parent)
    : QObject(parent), m_clock(clock), m_startWall(clock.now()), m_startSinceBoot(clock.sinceBoot()), m_common(random),
      m_plans{RetryPlan(random), RetryPlan(random), RetryPlan(random), RetryPlan(random)}
{
    m_status = {LinkState::Offline, clock.now(), {}, {}, {}, {}};
    m_wake.setSingleShot(true);
    m_wake.setTimerType(Qt::PreciseTimer); // a coarse one may fire before the time has come
    connect(&m_wake, &QTimer::timeout, this, [this] {
        m_wakeAt.reset();
        refresh();
        Q_EMIT opened();
    });
}

base::Instant Link::now() const
{
    return m_startWall + (m_clock.sinceBoot() - m_startSinceBoot);
}

bool Link::isOpen(Activity activity) const
{
    return m_common.gate(now()) == RetryPlan::Gate::Open && plan(activity).gate(now()) == RetryPlan::Gate::Open;
}

void Link::succeeded(Activity activity)
{
    const bool remembered = plan(activity).failures() > 0 || m_common.failures() > 0;
    plan(activity).succeeded();
    // Another activity may have shut everything while this answer was on its way.
    if (m_common.gate(now()) == RetryPlan::Gate::Open) {
        m_common.succeeded();
    }
    m_heard = true;
    refresh();
    if (remembered) {
        Q_EMIT memoryChanged();
    }
}

void Link::failed(Activity activity, const Failure &failure)
{
    Failure judged = failure;
    if (judged.kind == FailureClass::Record || judged.kind == FailureClass::Rebuild) {
        judged.kind = FailureClass::Network;
    }
    const bool isUpload = activity == Activity::Upload;
    (concernsAll(judged) && !isUpload ? m_common : plan(activity)).failed(judged, now());
    m_heard = m_heard && (isUpload || judged.kind != FailureClass::Network);
    refresh();
    Q_EMIT memoryChanged();
}

template<typename Change>
void Link::changeAll(Change change)
{
    change(m_common);
    for (RetryPlan &each : m_plans) {
        change(each);
    }
    refresh();
    Q_EMIT opened();
}

void Link::linkReturned()
{
    changeAll([](RetryPlan &each) { each.linkReturned(); });
}

void Link::authorised()
{
    changeAll([](RetryPlan &each) { each.authorised(); });
}

void Link::retryNow()
{
    changeAll([](RetryPlan &each) { each.retryNow(); });
}

LinkState Link::stateNow() const
{
    switch (m_common.gate(now())) {
    case RetryPlan::Gate::AuthNeeded: return LinkState::AuthNeeded;
    case RetryPlan::Gate::Stopped: return LinkState::Stopped;
    case RetryPlan::Gate::Waiting: return LinkState::Offline;
    case RetryPlan::Gate::Open: break;
    }
    const auto plans = telling();
    const bool anyStopped = std::any_of(plans.begin(), plans.end(), [this](const RetryPlan &each) { return each.gate(now()) == RetryPlan::Gate::Stopped; });
    if (anyStopped) {
        return LinkState::Stopped;
    }
    return m_heard ? LinkState::Online : LinkState::Offline;
}

LinkStatus Link::computed() const
{
    LinkStatus status;
    status.state = stateNow();
    status.since = status.state == m_status.state ? m_status.since : m_clock.now();
    const RetryPlan *teller = m_common.lastFailure() ? &m_common : nullptr;
    for (const RetryPlan &each : telling()) {
        teller = teller == nullptr && each.lastFailure() ? &each : teller;
    }
    if (teller != nullptr) {
        status.kind = toWord(teller->lastFailure()->kind);
        status.reason = teller->lastFailure()->error.reason;
        status.text = teller->lastFailure()->text;
        status.nextTry = teller->nextTry();
    }
    return status;
}

void Link::refresh()
{
    std::optional<base::Instant> earliest;
    const auto consider = [&earliest, this](const RetryPlan &each) {
        if (each.gate(now()) == RetryPlan::Gate::Waiting && (!earliest || *each.nextTry() < *earliest)) {
            earliest = each.nextTry();
        }
    };
    consider(m_common);
    std::for_each(m_plans.begin(), m_plans.end(), consider);
    // A wake-up that has come due but was not delivered yet stays: whoever waits for it has heard nothing.
    if (m_wakeAt && *m_wakeAt <= now()) {
        m_wake.start(std::chrono::milliseconds(1));
    } else if (earliest) {
        m_wakeAt = earliest;
        m_wake.start(std::max(*earliest - now(), std::chrono::milliseconds(1)));
    } else {
        m_wakeAt.reset();
        m_wake.stop();
    }
    const LinkStatus status = computed();
    if (status != m_status) {
        m_status = status;
        Q_EMIT statusChanged(m_status);
    }
}

QJsonObject Link::toJson() const
{
    QJsonObject json{{QStringLiteral("common"), m_common.toJson()}};
    for (size_t i = 0; i < m_plans.size(); ++i) {
        json.insert(QLatin1String(ActivityWords[i]), m_plans[i].toJson());
    }
    return json;
}

void Link::restore(const QJsonObject &json)
{
    m_common.restore(json.value(QLatin1String("common")).toObject(), now());
    for (size_t i = 0; i < m_plans.size(); ++i) {
        m_plans[i].restore(json.value(QLatin1String(ActivityWords[i])).toObject(), now());
    }
    refresh();
}

} // namespace yichuang::sync
