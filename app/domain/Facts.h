// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/CalendarSet.h"
#include "app/domain/Catalogue.h"
#include "app/domain/Directory.h"
#include "app/domain/DueDate.h"
#include "app/domain/Policy.h"

#include <QMap>
#include <QString>

#include <memory>

namespace yichuang::domain {

/// The published facts an act is judged by, at the window and again at the centre. A value; copies share.
struct Facts {
    QMap<QString, Catalogue> catalogues; ///< by version; a case keeps the one it was made under
    QString currentCatalogue;
    std::shared_ptr<const CalendarSet> calendars;
    Directory directory;
    Policy policy;

    [[nodiscard]] const Catalogue *catalogue(const QString &version) const;
    [[nodiscard]] const Catalogue *current() const { return catalogue(currentCatalogue); }
    /// The item as the catalogue `version` has it; null when either is unknown.
    [[nodiscard]] const Item *item(const QString &version, const ItemKey &key) const;
    /// The calendar of a region (see CalendarSet::find); null when none is loaded.
    [[nodiscard]] const Calendar *calendar(const QString &region) const;
    /// The calendar with the site's counter hours and after-hours rule. The calendar must be there.
    [[nodiscard]] WorkingTime workingTime(const Calendar &calendarOfRegion) const
    {
        return {calendarOfRegion, directory.site().hours, directory.site().afterHours};
    }
};

} // namespace yichuang::domain
