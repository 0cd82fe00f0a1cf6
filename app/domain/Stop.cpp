// SPDX-License-Identifier: Apache-2.0
#include "app/domain/Stop.h"

#include "app/base/Words.h"

#include <algorithm>

namespace yichuang::domain {

using base::ErrorCode;
using base::Result;

namespace {

constexpr base::Words GroundWords{std::array{
    std::pair{StopGround::Hearing, "hearing"},
    std::pair{StopGround::Tender, "tender"},
    std::pair{StopGround::Auction, "auction"},
    std::pair{StopGround::Inspection, "inspection"},
    std::pair{StopGround::Testing, "testing"},
    std::pair{StopGround::Quarantine, "quarantine"},
    std::pair{StopGround::Appraisal, "appraisal"},
    std::pair{StopGround::ExpertReview, "expert_review"},
    std::pair{StopGround::SpecialLaw, "special_law"},
}};

} // namespace

QString toWord(StopGround ground)
{
    return GroundWords.word(ground);
}

std::optional<StopGround> stopGroundFromWord(const QString &word)
{
    return GroundWords.value(word);
}

Result<Stop> Stop::make(QDate from, QDate to, StopGround ground)
{
    if (!from.isValid() || (!to.isNull() && (!to.isValid() || to < from))) {
        return base::fail(ErrorCode::InvalidArgument, QStringLiteral("a stop ends before it begins"), "stop.range");
    }
    return Stop{from, to, ground};
}

StopDays::StopDays(std::vector<Stop> stops)
{
    std::stable_sort(stops.begin(), stops.end(), [](const Stop &a, const Stop &b) { return a.from < b.from; });
    for (Stop &stop : stops) {
        if (!m_stops.empty()) {
            const Stop &last = m_stops.back();
            if (last.isOpen()) {
                return;
            }
            stop.from = std::max(stop.from, last.to.addDays(1));
        }
        if (stop.isOpen() || stop.from <= stop.to) {
            m_stops.push_back(stop);
        }
    }
}

const Stop *StopDays::find(QDate date) const
{
    const auto after =
        std::upper_bound(m_stops.begin(), m_stops.end(), date, [](QDate d, const Stop &stop) { return d < stop.from; });
    if (after == m_stops.begin()) {
        return nullptr;
    }
    const Stop &stop = *std::prev(after);
    return stop.isOpen() || date <= stop.to ? &stop : nullptr;
}

} // namespace yichuang::domain
