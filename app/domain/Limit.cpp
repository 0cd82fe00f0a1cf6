// SPDX-License-Identifier: Apache-2.0
#include "app/domain/Limit.h"

#include "app/base/Json.h"
#include "app/base/Words.h"

namespace yichuang::domain {

using base::ErrorCode;
using base::Result;

namespace {

constexpr base::Words UnitWords{std::array{
    std::pair{LimitUnit::WorkingDay, "working_day"},
    std::pair{LimitUnit::NaturalDay, "natural_day"},
    std::pair{LimitUnit::Minute, "minute"},
    std::pair{LimitUnit::Hour, "hour"},
    std::pair{LimitUnit::None, "none"},
}};

qint64 largestValue(LimitUnit unit)
{
    constexpr qint64 TenYearsOfDays = 3660;
    switch (unit) {
    case LimitUnit::WorkingDay:
    case LimitUnit::NaturalDay: return TenYearsOfDays;
    case LimitUnit::Hour: return TenYearsOfDays * 24;
    case LimitUnit::Minute: return TenYearsOfDays * 24 * 60;
    case LimitUnit::None: return 0;
    }
    return 0;
}

} // namespace

QString toWord(LimitUnit unit)
{
    return UnitWords.word(unit);
}

std::optional<LimitUnit> limitUnitFromWord(const QString &word)
{
    return UnitWords.value(word);
}

Result<Limit> Limit::make(qint64 value, LimitUnit unit)
{
    if (value < 0 || value > largestValue(unit)) {
        return base::fail(ErrorCode::InvalidArgument,
                          QStringLiteral("a limit in %1 is between 0 and %2").arg(toWord(unit)).arg(largestValue(unit)),
                          "limit.value");
    }
    return Limit{static_cast<int>(value), unit};
}

Result<Limit> Limit::fromJson(const QJsonObject &json)
{
    base::JsonReader reader(json, "limit");
    const auto unit = reader.word<LimitUnit>("unit", limitUnitFromWord);
    const qint64 value = !reader.error() && unit == LimitUnit::None ? 0 : reader.integer("value");
    if (reader.error()) {
        return reader.finish(Limit());
    }
    return make(value, unit);
}

QJsonObject Limit::toJson() const
{
    QJsonObject json{{QStringLiteral("unit"), toWord(unit)}};
    if (!isNone()) {
        json.insert(QStringLiteral("value"), value);
    }
    return json;
}

} // namespace yichuang::domain
