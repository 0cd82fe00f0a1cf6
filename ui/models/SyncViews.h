// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk/SyncDesk.h"
#include "app/desk/Views.h"
#include "ui/models/Notice.h"
#include "ui/models/TableModel.h"

#include <QCoreApplication>
#include <QVector>

namespace yichuang::ui {

/// The state of the link and of what waits, as words. Every number is a count over the journal.
class SyncViews {
    Q_DECLARE_TR_FUNCTIONS(SyncViews)

public:
    struct Pill {
        Tone tone = Tone::Plain;
        QString words;
    };
    struct Tile {
        QString name;
        QString value;
        QString remark;
        Tone tone = Tone::Plain;
    };
    struct Check {
        QString name;
        ChipText chip;
    };

    [[nodiscard]] static Pill pill(const desk::SyncStatus &status, base::Instant now);
    [[nodiscard]] static QVector<Tile> tiles(const desk::SyncStatus &status, base::Instant now);
    /// Link to the centre, clock, disk, database: each with a word and a tone.
    [[nodiscard]] static QVector<Check> checks(const desk::SyncStatus &status);
    /// What the last error means and what to do; empty when there is none.
    [[nodiscard]] static Notice trouble(const desk::SyncStatus &status, base::Instant now);

    [[nodiscard]] static QStringList laneHeaders();
    [[nodiscard]] static TableRow lane(const desk::LaneRow &row, QDate today);
    [[nodiscard]] static ChipText laneChip(const desk::LaneRow &row);
    /// The word of the remedy the centre named.
    [[nodiscard]] static QString remedy(const QString &word);
    /// What a field is called, from its path ("applicant.phone").
    [[nodiscard]] static QString fieldName(const QString &path);
    /// Personal numbers stay masked on the sync page too.
    [[nodiscard]] static QString fieldValue(const QString &path, const QString &value);
    /// Mine and theirs as `fieldValue`; where both would read the same, with what differs behind the masks.
    [[nodiscard]] static std::pair<QString, QString> fieldChoices(const domain::FieldConflict &field);
    /// "覃*贞 · …001000002".
    [[nodiscard]] static QString caseWords(const desk::LaneRow &row);
    /// What has to be got back when the act of this row comes to nothing; empty when nothing was printed.
    [[nodiscard]] static QString papersOut(const desk::LaneRow &row);

private:
    [[nodiscard]] static QString linkWords(const desk::SyncStatus &status);
};

} // namespace yichuang::ui
