// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"
#include "app/domain/CounterHours.h"
#include "app/domain/DueDate.h"

#include <QJsonObject>
#include <QString>

#include <optional>

namespace yichuang::domain {

/// When a decided case counts as closed (办结). Practice differs by province, so the site chooses.
enum class HandlingEnd {
    Decision, ///< the decision; giving out has its own ten days (行政许可法 44)
    Ready,    ///< the result waits for the applicant
    Delivery, ///< the applicant has it
};
[[nodiscard]] QString toWord(HandlingEnd end);
[[nodiscard]] std::optional<HandlingEnd> handlingEndFromWord(const QString &word);

/// What the law leaves to the place: when the counter is open, what becomes of what arrives after that, and when a
/// case counts as closed. Published with the directory, so that window and centre count alike.
struct SiteRules {
    CounterHours hours = CounterHours::standard();
    AfterHours afterHours = AfterHours::SameDay;
    HandlingEnd closedAt = HandlingEnd::Decision;

    /// {"counter_hours":{"ranges":[…]},"after_hours":"same_day","closed_at":"decision"}; each may be absent.
    [[nodiscard]] static base::Result<SiteRules> fromJson(const QJsonObject &json);
    [[nodiscard]] QJsonObject toJson() const;
    friend bool operator==(const SiteRules &, const SiteRules &) = default;
};

} // namespace yichuang::domain
