// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"

#include <QJsonObject>
#include <QString>

#include <optional>

namespace yichuang::domain {

/// What a limit is counted in. It belongs to the item and is never assumed: 行政许可法 82 counts
/// working days, other laws calendar days (居民身份证法: 60 days).
enum class LimitUnit {
    WorkingDay,
    NaturalDay,
    Minute, ///< of counter time: while the counter is shut nothing runs
    Hour,   ///< of counter time
    None,   ///< no limit is set
};
[[nodiscard]] QString toWord(LimitUnit unit);
[[nodiscard]] std::optional<LimitUnit> limitUnitFromWord(const QString &word);

/// So many of a unit. The default is "no limit".
struct Limit {
    int value = 0;
    LimitUnit unit = LimitUnit::None;

    /// Refuses negative values and ones no law could mean (more than ten years).
    [[nodiscard]] static base::Result<Limit> make(qint64 value, LimitUnit unit);
    /// {"value":20,"unit":"working_day"}; {"unit":"none"} needs no value. Other members are ignored.
    [[nodiscard]] static base::Result<Limit> fromJson(const QJsonObject &json);
    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] bool isNone() const { return unit == LimitUnit::None; }
    [[nodiscard]] bool isInDays() const { return unit == LimitUnit::WorkingDay || unit == LimitUnit::NaturalDay; }

    friend bool operator==(const Limit &, const Limit &) = default;
};

} // namespace yichuang::domain
