// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"

#include <QDateTime>
#include <QString>
#include <QTimeZone>

#include <chrono>

namespace yichuang::base {

/// A moment, UTC, in milliseconds since 1970: what is stored and sent.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

[[nodiscard]] constexpr Instant instantFromMs(qint64 ms) noexcept { return Instant(std::chrono::milliseconds(ms)); }
[[nodiscard]] constexpr qint64 toMs(Instant at) noexcept { return at.time_since_epoch().count(); }

/// All of China keeps UTC+8 without summer time; counter dates and hours are always in it,
/// whatever the PC's own zone is.
[[nodiscard]] QDateTime chinaTime(Instant at);
[[nodiscard]] QDate chinaDate(Instant at);
/// The moment of `time` on `date` in China.
[[nodiscard]] Instant chinaInstant(QDate date, QTime time);

/// "2026-11-23T10:42:07.123Z", as in JSON; reading refuses anything else.
[[nodiscard]] QString toIso(Instant at);
[[nodiscard]] Result<Instant> instantFromIso(const QString &text);

} // namespace yichuang::base
