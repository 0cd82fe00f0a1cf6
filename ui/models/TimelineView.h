// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/ChipText.h"

#include <QString>
#include <QVector>

namespace yichuang::ui {

/// One thing that happened to a case.
struct TimelineEntry {
    QString title;
    ChipText chip; ///< ground or synchronisation state
    QString detail;
    QString when; ///< "今天 10:45 · 韦晓芳"
    Tone tone = Tone::Accent;

    friend bool operator==(const TimelineEntry &, const TimelineEntry &) = default;
};

using TimelineEntries = QVector<TimelineEntry>;

} // namespace yichuang::ui
