// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/Tokens.h"

#include <QDate>
#include <QString>
#include <QVector>

namespace yichuang::ui {

/// One stretch of a handling limit, in the limit's own unit.
struct ClockSegment {
    enum class Kind { Used, Stopped, Left, Over };
    Kind kind = Kind::Left;
    int units = 0;

    friend bool operator==(const ClockSegment &, const ClockSegment &) = default;
};

/// A limit as a bar: "承诺 5 工作日 … 剩 3 日, 停 2 日".
struct ClockView {
    QString limit;
    QString remaining;
    Tone tone = Tone::Accent;
    QVector<ClockSegment> segments;

    friend bool operator==(const ClockView &, const ClockView &) = default;
};

/// When and how a limit ended.
struct ClockEnd {
    enum class By { Decision, OtherEnd };
    QDate day;
    By by = By::Decision;
};

/// What one day is to a due date.
struct DayMark {
    enum class Kind { Outside, Start, Counted, Skipped, Stopped, Due };
    QDate date;
    Kind kind = Kind::Outside;
    QString caption; ///< "第2日", "周末", "停表"

    friend bool operator==(const DayMark &, const DayMark &) = default;
};

/// One sentence of the explanation with its legal ground.
struct DueReason {
    QString sentence;
    QString ground;

    friend bool operator==(const DueReason &, const DueReason &) = default;
};

/// "Why this date?": every day from the start to the due date, and the reasons.
struct DueView {
    QDate due;
    bool provisional = false; ///< past the last published calendar year
    QVector<DayMark> days;
    QVector<DueReason> reasons;

    friend bool operator==(const DueView &, const DueView &) = default;
};

} // namespace yichuang::ui
