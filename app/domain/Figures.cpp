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

std::optional<base::Instant> endOf(const Case &record, HandlingEnd rule)
{
    if (!record.decided) {
        return record.closed;
    }
    const auto ready = std::find_if(record.steps.begin(), record.steps.end(), [](const Step &s) { return s.act == ActKind::MakeReady; });
    switch (rule) {
    case HandlingEnd::Decision: return record.decided;
    case HandlingEnd::Ready: return ready != record.steps.end() ? std::optional(ready->at) : record.closed;
    case HandlingEnd::Delivery: return record.delivery ? std::optional(record.delivery->at) : record.closed;
    }
    return record.closed;
}

qint64 immediateMs(const Case &record, base::Instant end, const WorkingTime &time)
{
    const qint64 counted = counterSecondsBetween(time, record.received, end) * 1000;
    return counted > 0 ? counted : std::max<qint64>(0, (end - record.received).count());
}

constexpr qint64 FiguresSums::*Numbers[] = {&FiguresSums::received, &FiguresSums::accepted, &FiguresSums::closed, &FiguresSums::immediate,
                                            &FiguresSums::immediateMs, &FiguresSums::promised, &FiguresSums::actualMicroDays,
                                            &FiguresSums::promiseMicroDays, &FiguresSums::actualOfPromiseMicroDays};

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

FiguresSums &FiguresSums::operator+=(const FiguresSums &other)
{
    for (const auto number : Numbers) {
        this->*number += other.*number;
    }
    return *this;
}

FiguresSums &FiguresSums::operator-=(const FiguresSums &other)
{
    for (const auto number : Numbers) {
        this->*number -= other.*number;
    }
    return *this;
}

std::vector<std::pair<QDate, FiguresSums>> CaseFigures::days() const
{
    std::vector<std::pair<QDate, FiguresSums>> list;
    const auto add = [&list](QDate day) -> FiguresSums & { return list.emplace_back(day, FiguresSums()).second; };
    if (received.isValid()) {
        add(received).received = 1;
    }
    if (accepted.isValid()) {
        add(accepted).accepted = 1;
    }
    if (!ended.isValid()) {
        return list;
    }
    FiguresSums &end = add(ended);
    end.closed = 1;
    if (handled == CaseKind::Immediate) {
        end.immediate = 1;
        end.immediateMs = used;
    } else if (handled == CaseKind::Promised) {
        end.promised = 1;
        end.actualMicroDays = used;
        end.promiseMicroDays = promise.value_or(0);
        end.actualOfPromiseMicroDays = promise ? used : 0;
    }
    return list;
}

CaseFigures figuresOf(const Case &record, const Item &item, const WorkingTime &time, HandlingEnd rule)
{
    CaseFigures figures;
    figures.received = base::chinaDate(record.received);
    if (!record.accepted || record.closing == ClosingCode::Deleted) {
        return figures;
    }
    figures.accepted = base::chinaDate(*record.accepted);
    const std::optional<base::Instant> end = endOf(record, rule);
    if (!end) {
        return figures;
    }
    figures.ended = base::chinaDate(*end);
    if (!record.decided) {
        return figures;
    }
    figures.handled = item.kind;
    if (item.kind == CaseKind::Immediate) {
        figures.used = immediateMs(record, *end, time);
    } else if (item.kind == CaseKind::Promised) {
        figures.used = microDays(counterSecondsBetween(time, *record.accepted, *end, stopsOf(record)), time);
        figures.promise = promiseMicroDays(record, item, time);
    }
    return figures;
}

bool Figures::isInScope(QDate day) const
{
    return (m_scope.from.isNull() || day >= m_scope.from) && (m_scope.to.isNull() || day <= m_scope.to);
}

void Figures::add(const CaseFigures &figures)
{
    for (const auto &[day, sums] : figures.days()) {
        if (isInScope(day)) {
            m_sums += sums;
        }
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
    m_sums += other.m_sums;
    m_rated += other.m_rated;
    m_good += other.m_good;
}

FiguresView Figures::view() const
{
    FiguresView view;
    view.received = m_sums.received;
    view.accepted = m_sums.accepted;
    view.closed = m_sums.closed;
    view.immediateMinutes = {static_cast<double>(m_sums.immediateMs) / 60'000.0, static_cast<double>(m_sums.immediate)};
    view.promisedWorkingDays = {days(m_sums.actualMicroDays), static_cast<double>(m_sums.promised)};
    view.speedUp = {days(m_sums.promiseMicroDays - m_sums.actualOfPromiseMicroDays), days(m_sums.promiseMicroDays)};
    view.satisfaction = {static_cast<double>(m_good), static_cast<double>(m_rated)};
    return view;
}

} // namespace yichuang::domain
