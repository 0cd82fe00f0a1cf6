// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"

#include <QDate>
#include <QString>

#include <optional>
#include <vector>

namespace yichuang::domain {

/// What stops the clock: the eight causes of 行政许可法 45, and what a special law names. A site check
/// (现场核查) is not among them.
enum class StopGround {
    Hearing,
    Tender,
    Auction,
    Inspection,
    Testing,
    Quarantine,
    Appraisal,
    ExpertReview,
    SpecialLaw,
};
[[nodiscard]] QString toWord(StopGround ground);
[[nodiscard]] std::optional<StopGround> stopGroundFromWord(const QString &word);

/// Whole days that do not count, both ends included. A null `to` means that it still lasts.
struct Stop {
    QDate from;
    QDate to;
    StopGround ground = StopGround::Hearing;

    /// Refuses an end before the beginning.
    [[nodiscard]] static base::Result<Stop> make(QDate from, QDate to, StopGround ground);
    [[nodiscard]] bool isOpen() const { return !to.isValid(); }
    friend bool operator==(const Stop &, const Stop &) = default;
};

/// Several stops as one set of days: ascending, apart; where two overlap, the earlier keeps its ground. One stop
/// or the same days told as several make the same set.
class StopDays {
public:
    explicit StopDays(std::vector<Stop> stops);
    /// The stop that takes this day out; null when the day counts.
    [[nodiscard]] const Stop *find(QDate date) const;
    [[nodiscard]] const std::vector<Stop> &stops() const { return m_stops; }

private:
    std::vector<Stop> m_stops;
};

} // namespace yichuang::domain
