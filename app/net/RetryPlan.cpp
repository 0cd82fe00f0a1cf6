// SPDX-License-Identifier: Apache-2.0
#include "app/net/RetryPlan.h"

#include "app/base/Json.h"

#include <algorithm>

namespace yichuang::sync {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds FirstDelay{5'000};
constexpr milliseconds LongestDelay{600'000};
constexpr int EvenSteps = 3;
constexpr double Jitter = 0.2;
/// Above what any plan makes: Retry-After is bounded to one hour.
constexpr milliseconds Unbelievable{4'500'000};

milliseconds scaled(milliseconds delay, double factor)
{
    return milliseconds(static_cast<qint64>(static_cast<double>(delay.count()) * factor));
}

} // namespace

void RetryPlan::succeeded()
{
    m_failures = 0;
    m_failure.reset();
    m_lastTry.reset();
    m_nextTry.reset();
}

void RetryPlan::failed(const Failure &failure, base::Instant now)
{
    Q_ASSERT(failure.kind != FailureClass::Record && failure.kind != FailureClass::Rebuild);
    ++m_failures;
    m_failure = failure;
    m_lastTry = now;
    m_nextTry.reset();
    if (failure.kind != FailureClass::Auth && failure.kind != FailureClass::Fatal) {
        m_nextTry = now + delayFor(failure);
    }
}

void RetryPlan::linkReturned()
{
    if (m_failure && m_failure->kind == FailureClass::Network) {
        m_nextTry.reset();
        m_failure.reset();
    }
}

void RetryPlan::authorised()
{
    if (m_failure && m_failure->kind == FailureClass::Auth) {
        succeeded();
    }
}

void RetryPlan::retryNow()
{
    m_failure.reset();
    m_nextTry.reset();
}

RetryPlan::Gate RetryPlan::gate(base::Instant now) const
{
    if (!m_failure) {
        return Gate::Open;
    }
    switch (m_failure->kind) {
    case FailureClass::Auth: return Gate::AuthNeeded;
    case FailureClass::Fatal: return Gate::Stopped;
    case FailureClass::Network:
    case FailureClass::Busy:
    case FailureClass::Unsupported:
    case FailureClass::Record:
    case FailureClass::Rebuild: break;
    }
    return m_nextTry && *m_nextTry > now ? Gate::Waiting : Gate::Open;
}

milliseconds RetryPlan::ladder(int failures) const
{
    const int doublings = std::clamp(failures - EvenSteps, 0, 8);
    const milliseconds plain = std::min(FirstDelay * (1 << doublings), LongestDelay);
    return scaled(plain, 1.0 - Jitter + 2.0 * Jitter * m_random());
}

milliseconds RetryPlan::laneDelay(int count) const
{
    return ladder(std::max(count, 1));
}

milliseconds RetryPlan::delayFor(const Failure &failure) const
{
    if (failure.kind == FailureClass::Unsupported) {
        return scaled(LongestDelay, 1.0 + Jitter * m_random());
    }
    if (failure.kind == FailureClass::Busy && failure.retryAfter.count() > 0) {
        // Never earlier than asked for; spread later.
        return scaled(failure.retryAfter, 1.0 + Jitter * m_random());
    }
    return ladder(m_failures);
}

QJsonObject RetryPlan::toJson() const
{
    QJsonObject json{{QStringLiteral("count"), m_failures}};
    if (m_failure) {
        json.insert(QStringLiteral("kind"), toWord(m_failure->kind));
        json.insert(QStringLiteral("reason"), QLatin1String(m_failure->error.reason));
    }
    if (m_lastTry) {
        json.insert(QStringLiteral("last"), base::toIso(*m_lastTry));
    }
    if (m_nextTry) {
        json.insert(QStringLiteral("next"), base::toIso(*m_nextTry));
    }
    return json;
}

void RetryPlan::restore(const QJsonObject &json, base::Instant now)
{
    succeeded();
    base::JsonReader reader(json, "retry");
    const auto count = static_cast<int>(reader.integerOr("count", 0, 0, 1'000'000));
    const auto next = reader.instantIfAny("next");
    const auto last = reader.instantIfAny("last");
    const QString kind = reader.textOr("kind", {}, 32);
    const QString reason = reader.textOr("reason", {}, 128);
    if (reader.error() || count == 0) {
        return;
    }
    m_failures = count;
    m_lastTry = last;
    if (!next || *next > now + Unbelievable) {
        return;
    }
    const bool busy = kind == toWord(FailureClass::Busy);
    m_failure = Failure{busy ? FailureClass::Busy : FailureClass::Network,
                        base::Error{base::ErrorCode::Unavailable, QStringLiteral("before the restart"), reason.toLatin1()}, {}, {}};
    m_nextTry = next;
}

} // namespace yichuang::sync
