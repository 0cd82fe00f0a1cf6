// SPDX-License-Identifier: Apache-2.0
#include "app/net/ClockOffset.h"

#include "app/base/Json.h"

#include <algorithm>
#include <cstdlib>

namespace yichuang::sync {

namespace {

using std::chrono::milliseconds;

/// Quartz of a PC: well within 100 ppm (8.6 s a day).
constexpr qint64 DriftPartsPerMillion = 100;
/// Smaller moves of the wall clock are the time service at work, not a hand.
constexpr milliseconds StepTolerance{2'000};
/// The header and the clocks count in whole milliseconds.
constexpr milliseconds Granularity{1};

} // namespace

milliseconds ClockOffset::grown(const Anchor &anchor, milliseconds elapsed)
{
    return anchor.uncertainty + milliseconds(std::abs(elapsed.count()) * DriftPartsPerMillion / 1'000'000);
}

bool ClockOffset::sample(const ClockExchange &exchange)
{
    const milliseconds roundTrip = exchange.receivedSinceBoot - exchange.sentSinceBoot;
    if (roundTrip.count() < 0) {
        return false;
    }
    const Anchor fresh{exchange.sentWall + roundTrip / 2, exchange.sentSinceBoot + roundTrip / 2, exchange.centre, roundTrip / 2 + Granularity, m_boot};
    if (m_anchor && m_anchor->boot == m_boot) {
        const milliseconds elapsed = fresh.sinceBoot - m_anchor->sinceBoot;
        const milliseconds known = grown(*m_anchor, elapsed);
        const milliseconds apart = milliseconds(std::abs((fresh.centre - (m_anchor->centre + elapsed)).count()));
        const bool contradicts = apart > known + fresh.uncertainty;
        if (fresh.uncertainty >= known && !contradicts) {
            return false;
        }
    }
    m_anchor = fresh;
    return true;
}

ClockEstimate ClockOffset::at(base::Instant wall, milliseconds sinceBoot) const
{
    if (!m_anchor) {
        return {};
    }
    if (m_anchor->boot == m_boot) {
        const milliseconds elapsed = sinceBoot - m_anchor->sinceBoot;
        return {(m_anchor->centre + elapsed - wall).count(), grown(*m_anchor, elapsed).count()};
    }
    // Another boot: only the wall clock connects the two. When it went back, nothing does.
    const qint64 offset = (m_anchor->centre - m_anchor->wall).count();
    const milliseconds elapsed = wall - m_anchor->wall;
    return {offset, elapsed.count() < 0 ? -1 : grown(*m_anchor, elapsed).count()};
}

std::optional<milliseconds> ClockOffset::wallStep(base::Instant wall, milliseconds sinceBoot) const
{
    if (!m_anchor) {
        return std::nullopt;
    }
    if (m_anchor->boot != m_boot) {
        const milliseconds back = wall - m_anchor->wall;
        return back.count() < 0 ? std::optional(back) : std::nullopt;
    }
    const milliseconds elapsed = sinceBoot - m_anchor->sinceBoot;
    const milliseconds step = wall - (m_anchor->wall + elapsed);
    const milliseconds drift = grown(*m_anchor, elapsed) - m_anchor->uncertainty;
    return std::abs(step.count()) > (StepTolerance + drift).count() ? std::optional(step) : std::nullopt;
}

QJsonObject ClockOffset::toJson() const
{
    if (!m_anchor) {
        return {};
    }
    return {{QStringLiteral("wall"), base::toIso(m_anchor->wall)},
            {QStringLiteral("since_boot_ms"), static_cast<qint64>(m_anchor->sinceBoot.count())},
            {QStringLiteral("centre"), base::toIso(m_anchor->centre)},
            {QStringLiteral("uncertainty_ms"), static_cast<qint64>(m_anchor->uncertainty.count())},
            {QStringLiteral("boot"), QLatin1String(m_anchor->boot)}};
}

base::Result<void> ClockOffset::restore(const QJsonObject &json)
{
    if (json.isEmpty()) {
        return {};
    }
    base::JsonReader reader(json, "clock");
    Anchor anchor;
    anchor.wall = reader.instant("wall");
    anchor.sinceBoot = milliseconds(reader.integer("since_boot_ms", 0));
    anchor.centre = reader.instant("centre");
    anchor.uncertainty = milliseconds(reader.integer("uncertainty_ms", 0));
    anchor.boot = reader.textOr("boot", {}, 64).toLatin1();
    const auto read = reader.finish(anchor);
    if (!read) {
        return base::failure(read);
    }
    m_anchor = *read;
    return {};
}

} // namespace yichuang::sync
