// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk/Views.h"
#include "ui/models/ClockView.h"
#include "ui/models/Suggestion.h"
#include "ui/models/TableModel.h"
#include "ui/models/TimelineView.h"

#include <QCoreApplication>

namespace yichuang::ui {

/// Cases as lines, tables and timelines, in the language in force. `today` is the counter's day in China.
class CaseViews {
    Q_DECLARE_TR_FUNCTIONS(CaseViews)

public:
    [[nodiscard]] static QStringList listHeaders();
    [[nodiscard]] static TableRow listRow(const desk::CaseRow &row, QDate today);
    [[nodiscard]] static Suggestion suggestion(const desk::CaseRow &row);
    /// Which of a case's dates it is, e.g. "Promised by".
    [[nodiscard]] static QString dueWords(domain::DueKind kind);
    /// The same in a word, for a cell of a list.
    [[nodiscard]] static QString dueName(domain::DueKind kind);
    /// Days left as a chip; empty when no limit runs.
    [[nodiscard]] static ChipText daysLeft(const desk::CaseRow &row);

    [[nodiscard]] static TimelineEntries timeline(const desk::CaseView &view, QDate today);
    [[nodiscard]] static QVector<ClockView> clocks(const desk::CaseView &view, QDate today);
    [[nodiscard]] static QStringList paperHeaders();
    [[nodiscard]] static std::vector<TableRow> papers(const desk::CaseView &view, QDate today);
    [[nodiscard]] static QStringList feeHeaders();
    [[nodiscard]] static std::vector<TableRow> fees(const desk::CaseView &view);
    [[nodiscard]] static ChipText printState(const desk::PaperView &paper);
    /// "卫生健康委员会 · accepted 11-23 10:45".
    [[nodiscard]] static QString aboutLine(const desk::CaseView &view, QDate today);
    /// By when deferred materials must be here; invalid when none is awaited, also when the outcome no longer waits for it.
    [[nodiscard]] static QDate openDeferral(const domain::Case &record);
    /// What a case came to, in one chip: its state, its decision while it is not closed, how it was closed.
    [[nodiscard]] static ChipText stateChip(const domain::Case &record);
    /// When and how the limits of a case ended; nothing while they run.
    [[nodiscard]] static std::optional<ClockEnd> clockEnd(const domain::Case &record);

private:
    [[nodiscard]] static TimelineEntry stepEntry(const desk::CaseView &view, const desk::TimelineEntry &from, QDate today);
    [[nodiscard]] static QString outcome(const domain::Case &record, const domain::Step &step);
    [[nodiscard]] static QString receiver(const domain::Delivery &delivery);
    [[nodiscard]] static TimelineEntry dateChangeEntry(const domain::DateChange &change, QDate today);
    [[nodiscard]] static ChipText stepChip(const desk::TimelineEntry &entry);
};

} // namespace yichuang::ui
