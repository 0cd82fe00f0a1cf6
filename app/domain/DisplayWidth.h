// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringView>

namespace yichuang::domain {

/// How characters that Unicode calls ambiguous (·, ①, quotes, box lines…) are drawn: receipt printers in their
/// Chinese mode draw them two columns wide, a terminal one.
enum class AmbiguousWidth { One, Two };

/// Columns `text` takes in a fixed grid, by UAX #11 of Unicode 15: wide characters two, combining marks and
/// controls none.
[[nodiscard]] int displayWidth(QStringView text, AmbiguousWidth ambiguous = AmbiguousWidth::Two);
/// The longest beginning of `text` no wider than `columns`; never cuts a character in two.
[[nodiscard]] QString leftByWidth(const QString &text, int columns, AmbiguousWidth ambiguous = AmbiguousWidth::Two);

} // namespace yichuang::domain
