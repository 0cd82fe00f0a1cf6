// SPDX-License-Identifier: Apache-2.0
#include "app/domain/Figures.h"

#include "app/domain/CaseClock.h"
#include "app/domain/CounterClock.h"

#include <algorithm>

namespace yichuang::domain {

namespace {

constexpr qint64 MicroDay = 1'000'000;

qint64 microDays(qint64 seconds, const WorkingTime &time)
{
    const qint64 perDay = time.hours.secondsPerDay();
    return (seconds * MicroDay + perDay / 2) / perDay;
}

// The promise in working days of this calendar; nothing when none was made.
std::optional<qint64> promiseMicroDays(const Case &record, const Item &item, const WorkingTime &time)
{
    const Limit &limit = item.promised.limit;
    switch (limit.unit) {
    case LimitUnit::WorkingDay: return limit.value * MicroDay;
    case LimitUnit::Minute: return microDays(qint64(limit.value) * 60, time);
    case LimitUnit::Hour: return microDays(qint64(limit.value) * 3600, time);
    case LimitUnit::NaturalDay: {
        const base::Result<DueDate> due = CaseClock(item, time).preview(*record.accepted, DueKind::Promised);
        return due ? std::optional<qint64>(qint64(time.calendar.workingDaysBetween(due->start, due->date)) * MicroDay) : std::nullopt;
    }
    case LimitUnit::None: return std::nullopt;
    }
    return std::nullopt;
}

QJsonObject quotientJson(const Quotient &quotient)
{
    const std::optional<double> value = quotient.value();
    return {{QStringLiteral("value"), value ? QJsonValue(*value) : QJsonValue()},
            {QStringLiteral("numerator"), quotient.numerator},
            {QStringLiteral("denominator"), quotient.denominator}};
}

double days(qint64 micro)
{
    return static_cast<double>(micro) / static_cast<double>(MicroDay);
}

} // namespace

std::optional<double> Quotient::value() const
{
    return denominator > 0 ? std::optional(numerator / denominator) : std::nullopt;
}

QJsonObject FiguresView::toJson() const
{
    return {{QStringLiteral("accepted"), accepted},
            {QStringLiteral("closed"), closed},
            {QStringLiteral("immediate_minutes"), quotientJson(immediateMinutes)},
            {QStringLiteral("promised_working_days"), quotientJson(promisedWorkingDays)},
            {QStringLiteral("speed_up"), quotientJson(speedUp)},
            {QStringLiteral("satisfaction"), quotientJson(satisfaction)}};
}

bool Figures::isInScope(base::Instant at) const
{
    const QDate date = base::chinaDate(at);
    return (m_scope.from.isNull() || date >= m_scope.from) && (m_scope.to.isNull() || date <= m_scope.to);
}

std::optional<base::Instant> Figures::endOf(const Case &record) const
{
    if (!record.decided) {
        return record.closed;
    }
    const auto ready = std::find_if(record.steps.begin(), record.steps.end(), [](const Step &s) { return s.act == ActKind::MakeReady; });
    switch (m_scope.end) {
    case HandlingEnd::Decision: return record.decided;
    case HandlingEnd::Ready: return ready != record.steps.end() ? std::optional(ready->at) : record.closed;
    case HandlingEnd::Delivery: return record.delivery ? std::optional(record.delivery->at) : record.closed;
    }
    return record.closed;
}

void Figures::addImmediate(const Case &record, base::Instant end, const WorkingTime &time)
{
    const qint64 counted = counterSecondsBetween(time, record.received, end) * 1000;
    const qint64 wall = std::max<qint64>(0, (end - record.received).count());
    ++m_immediate;
    m_immediateMs += counted > 0 ? counted : wall;
}

void Figures::addPromised(const Case &record, const Item &item, base::Instant end, const WorkingTime &time)
{
    const qint64 actual = microDays(counterSecondsBetween(time, *record.accepted, end, stopsOf(record)), time);
    const std::optional<qint64> promise = promiseMicroDays(record, item, time);
    ++m_promised;
    m_actualMicroDays += actual;
    if (promise) {
        m_promiseMicroDays += *promise;
        m_actualOfPromiseMicroDays += actual;
    }
}

void Figures::add(const Case &record, const Item &item, const WorkingTime &time)
{
    if (!record.accepted || record.closing == ClosingCode::Deleted) {
        return;
    }
    m_accepted += isInScope(*record.accepted) ? 1 : 0;
    const std::optional<base::Instant> end = endOf(record);
    if (!end || !isInScope(*end)) {
        return;
    }
    ++m_closed;
    if (!record.decided) {
        return;
    }
    switch (item.kind) {
    case CaseKind::Immediate: addImmediate(record, *end, time); break;
    case CaseKind::Promised: addPromised(record, item, *end, time); break;
    case CaseKind::Other: break;
    }
}

void Figures::addRatings(qint64 rated, qint64 good)
{
    Q_ASSERT(good >= 0 && good <= rated);
    m_rated += rated;
    m_good += good;
}

void Figures::add(const Figures &other)
{
    m_accepted += other.m_accepted;
    m_closed += other.m_closed;
    m_immediate += other.m_immediate;
    m_immediateMs += other.m_immediateMs;
    m_promised += other.m_promised;
    m_actualMicroDays += other.m_actualMicroDays;
    m_promiseMicroDays += other.m_promiseMicroDays;
    m_actualOfPromiseMicroDays += other.m_actualOfPromiseMicroDays;
    m_rated += other.m_rated;
    m_good += other.m_good;
}

FiguresView Figures::view() const
{
    FiguresView view;
    view.accepted = m_accepted;
    view.closed = m_closed;
    view.immediateMinutes = {static_cast<double>(m_immediateMs) / 60'000.0, static_cast<double>(m_immediate)};
    view.promisedWorkingDays = {days(m_actualMicroDays), static_cast<double>(m_promised)};
    view.speedUp = {days(m_promiseMicroDays - m_actualOfPromiseMicroDays), days(m_promiseMicroDays)};
    view.satisfaction = {static_cast<double>(m_good), static_cast<double>(m_rated)};
    return view;
}

} // namespace yichuang::domain
