// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"

#include <QJsonObject>
#include <QTime>

#include <utility>
#include <vector>

namespace yichuang::domain {

/// When the counter is open on a working day, in China time; usually a morning and an afternoon.
class CounterHours {
public:
    using Range = std::pair<QTime, QTime>; ///< from (inclusive) to (exclusive)

    /// One to four ranges, ascending and apart.
    [[nodiscard]] static base::Result<CounterHours> make(const std::vector<Range> &ranges);
    /// 09:00–12:00 and 13:00–17:00.
    [[nodiscard]] static CounterHours standard();
    /// {"ranges":[{"from":"09:00","to":"12:00"},…]}
    [[nodiscard]] static base::Result<CounterHours> fromJson(const QJsonObject &json);
    [[nodiscard]] QJsonObject toJson() const;

    [[nodiscard]] QTime opening() const { return m_ranges.front().first; }
    /// The end of counter time, when a period ends (民法典 203).
    [[nodiscard]] QTime closing() const { return m_ranges.back().second; }
    /// Open seconds of one working day: what one working day means in figures.
    [[nodiscard]] int secondsPerDay() const { return secondsBefore(closing()); }
    /// Open seconds of the day before `time`.
    [[nodiscard]] int secondsBefore(QTime time) const;
    /// The moment of the day at which `seconds` of counter time have passed; `seconds` is 1…secondsPerDay().
    [[nodiscard]] QTime afterSeconds(int seconds) const;

    friend bool operator==(const CounterHours &, const CounterHours &) = default;

private:
    explicit CounterHours(std::vector<Range> ranges) : m_ranges(std::move(ranges)) {}
    std::vector<Range> m_ranges;
};

} // namespace yichuang::domain
