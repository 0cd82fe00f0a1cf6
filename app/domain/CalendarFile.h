// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"

#include <QDate>
#include <QJsonObject>
#include <QString>

#include <vector>

namespace yichuang::domain {

/// One checked file of calendar data, of a region ("CN", "CN-45"):
///
/// - a **year file** carries what the yearly notice says (国务院办公厅 for CN, the region's own office below):
///   `{"region","year","source","version"?,"status"?,"days":[{"date","name","work"}]}`; a `status`
///   other than "published" says that nobody has compared it with the notice yet;
/// - a **statutory file** (`"kind":"statutory"`) carries the days the law itself names, for years whose
///   notice is not out: `{"fixed":[{"month","day","days","name"}],"movable":[{"name","days","dates":[…]}]}`.
struct CalendarFile {
    enum class Kind { Year, Statutory };
    struct Day {
        QDate date;
        QString name; ///< as the notice has it ("中秋")
        bool work = false;
        friend bool operator==(const Day &, const Day &) = default;
    };

    Kind kind = Kind::Year;
    QString region;
    int year = 0; ///< 0 in a statutory file
    bool verified = true;
    std::vector<Day> days; ///< ascending; of a statutory file the days off of every year it knows

    /// Names the member that is wrong. A year file may hold days of its year and, as notices do, of the
    /// December before.
    [[nodiscard]] static base::Result<CalendarFile> fromJson(const QJsonObject &json);
};

/// "CN" or "CN-" and 2, 4 or 6 digits of GB/T 2260 that begin with a province.
[[nodiscard]] bool isRegionCode(const QString &text);

} // namespace yichuang::domain
