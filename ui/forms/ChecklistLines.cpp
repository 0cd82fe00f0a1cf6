// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/ChecklistLines.h"

#include "ui/models/Words.h"

namespace yichuang::ui {

using domain::Judgement;

namespace {

QVector<Judgement> allowedFor(const domain::MaterialSpec &spec)
{
    QVector<Judgement> allowed{Judgement::Complete, Judgement::Missing, Judgement::Defective};
    if (spec.deferrable) {
        allowed.append(Judgement::Deferred);
    }
    if (!spec.sharedFrom.isEmpty()) {
        allowed.append(Judgement::Exempt);
    }
    if (spec.isConditional()) {
        allowed.append(Judgement::NotApplicable);
    }
    return allowed;
}

// Of what nobody has looked at yet the line says what is asked for.
bool isHandedIn(Judgement judgement)
{
    switch (judgement) {
    case Judgement::Unchecked:
    case Judgement::Complete:
    case Judgement::Defective: return true;
    case Judgement::Missing:
    case Judgement::Deferred:
    case Judgement::Exempt:
    case Judgement::NotApplicable: return false;
    }
    Q_UNREACHABLE();
}

} // namespace

void ChecklistLines::settleDefect(domain::MaterialRow &row)
{
    // The notice is Chinese in every language of the screen.
    const QString notSupplied = QStringLiteral("未提交");
    const bool missing = row.judgement == Judgement::Missing;
    if (!missing && row.judgement != Judgement::Defective) {
        row.defect.clear();
        row.remedy.clear();
    } else if (missing && row.defect.isEmpty()) {
        row.defect = notSupplied;
    } else if (!missing && row.defect == notSupplied) {
        row.defect.clear();
    }
}

void ChecklistLines::addNote(MaterialLine &line, const domain::MaterialSpec &spec, const domain::MaterialRow &row,
                             QDate deferral)
{
    if (!row.defect.isEmpty()) {
        // That nothing need be brought at all is worth most where something is missing.
        line.note = spec.sharedFrom.isEmpty() ? row.defect : row.defect + QStringLiteral(" · ") + tr("Shared data may replace it: %1").arg(spec.sharedFrom);
        line.noteTone = Tone::Bad;
    } else if (row.judgement == Judgement::Deferred && deferral.isValid()) {
        line.note = tr("Supply by %1; later counts as withdrawn").arg(Words::dayShort(deferral));
        line.noteTone = Tone::Warn;
    } else if (row.judgement == Judgement::Exempt) {
        line.note = tr("Exempt: shared data, %1").arg(spec.sharedFrom);
    } else if (spec.isConditional()) {
        line.note = tr("Only if: %1").arg(spec.condition);
    } else if (!spec.sharedFrom.isEmpty()) {
        line.note = tr("Shared data may replace it: %1").arg(spec.sharedFrom);
    }
}

MaterialLine ChecklistLines::line(const domain::MaterialSpec &spec, const domain::MaterialRow &row, QDate deferral)
{
    MaterialLine line;
    line.key = spec.key;
    line.name = spec.name;
    // What is only looked at leaves nothing here to count; what was not handed in has none.
    line.counts = !isHandedIn(row.judgement)            ? QStringLiteral("—")
                  : spec.originals + spec.copies == 0 ? tr("seen", "of a material: shown, none is kept")
                                                      : QStringLiteral("%1 / %2").arg(spec.originals).arg(spec.copies);
    line.pages =
        row.blobs.isEmpty() ? QStringLiteral("—") : tr("%n page(s)", "scanned", static_cast<int>(row.blobs.size()));
    line.judgement = row.judgement;
    line.chip = Words::judgement(row.judgement);
    line.allowed = allowedFor(spec);
    line.contents = row.blobs;
    addNote(line, spec, row, deferral);
    return line;
}

MaterialLines ChecklistLines::make(const std::vector<domain::MaterialSpec> &specs, const domain::MaterialRows &rows,
                                   QDate deferral)
{
    MaterialLines lines;
    for (const domain::MaterialSpec &spec : specs) {
        for (const domain::MaterialRow &row : rows) {
            if (row.key == spec.key) {
                lines.append(line(spec, row, deferral));
            }
        }
    }
    return lines;
}

} // namespace yichuang::ui
