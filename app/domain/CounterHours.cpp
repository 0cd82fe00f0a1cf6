// SPDX-License-Identifier: Apache-2.0
#include "app/domain/CounterHours.h"

#include "app/base/Json.h"

#include <algorithm>

namespace yichuang::domain {

using base::ErrorCode;
using base::Result;

namespace {

QTime readTime(base::JsonReader &reader, const char *key)
{
    return QTime::fromString(reader.text(key, 5), QStringLiteral("HH:mm"));
}

QString clockText(QTime time)
{
    return time.toString(QStringLiteral("HH:mm"));
}

} // namespace

Result<CounterHours> CounterHours::make(const std::vector<Range> &ranges)
{
    bool ascending = !ranges.empty() && ranges.size() <= 4;
    for (std::size_t i = 0; ascending && i < ranges.size(); ++i) {
        const auto &[from, to] = ranges[i];
        ascending = from.isValid() && to.isValid() && from < to && (i == 0 || ranges[i - 1].second <= from);
    }
    if (!ascending) {
        return base::fail(ErrorCode::InvalidArgument,
                          QStringLiteral("counter hours are one to four ranges, ascending and apart"),
                          "counter_hours.ranges");
    }
    return CounterHours(ranges);
}

CounterHours CounterHours::standard()
{
    return CounterHours({{QTime(9, 0), QTime(12, 0)}, {QTime(13, 0), QTime(17, 0)}});
}

Result<CounterHours> CounterHours::fromJson(const QJsonObject &json)
{
    base::JsonReader reader(json, "counter_hours");
    const QJsonArray list = reader.array("ranges", 4);
    std::vector<Range> ranges;
    for (const QJsonValue &value : list) {
        base::JsonReader range(value.toObject(), "counter_hours.ranges");
        const QTime from = readTime(range, "from");
        ranges.emplace_back(from, readTime(range, "to"));
        if (range.error()) {
            return tl::unexpected<base::Error>(*range.error());
        }
    }
    if (reader.error()) {
        return tl::unexpected<base::Error>(*reader.error());
    }
    return make(ranges);
}

QJsonObject CounterHours::toJson() const
{
    QJsonArray list;
    for (const auto &[from, to] : m_ranges) {
        list.append(QJsonObject{{QStringLiteral("from"), clockText(from)}, {QStringLiteral("to"), clockText(to)}});
    }
    return {{QStringLiteral("ranges"), list}};
}

int CounterHours::secondsBefore(QTime time) const
{
    int seconds = 0;
    for (const auto &[from, to] : m_ranges) {
        seconds += std::max(0, from.secsTo(std::min(time, to)));
    }
    return seconds;
}

QTime CounterHours::afterSeconds(int seconds) const
{
    for (const auto &[from, to] : m_ranges) {
        const int length = from.secsTo(to);
        if (seconds <= length) {
            return from.addSecs(seconds);
        }
        seconds -= length;
    }
    return closing();
}

} // namespace yichuang::domain
