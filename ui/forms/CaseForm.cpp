// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/CaseForm.h"

#include "ui/forms/ChecklistLines.h"
#include "ui/models/ActQuestions.h"
#include "ui/models/Words.h"

#include <algorithm>

namespace yichuang::ui {

CaseForm::CaseForm(QObject *parent) : QObject(parent)
{
    connect(&m_attachments, &SheetAttachments::edited, this, &CaseForm::changed);
    connect(&m_attachments, &SheetAttachments::comingChanged, this, &CaseForm::changed);
}

int CaseForm::show(const desk::CaseView &view)
{
    const bool isSame = m_view && m_view->record.id == view.record.id;
    m_revealed = m_revealed && isSame;
    const Judged judged = isSame ? judgedOn(m_view->record.materials, view.record.materials) : Judged{view.record.materials, 0};
    m_view = view;
    m_materials = judged.rows;
    // Nothing of one's own is left on the sheet.
    if (m_materials == view.record.materials) {
        m_attachments.startOver();
    }
    m_busy = false;
    Q_EMIT changed();
    return judged.lost;
}

CaseForm::Judged CaseForm::judgedOn(const domain::MaterialRows &before, const domain::MaterialRows &theirs) const
{
    const auto rowOf = [](const domain::MaterialRows &rows, const QString &key) {
        const auto found = std::find_if(rows.begin(), rows.end(), [&key](const domain::MaterialRow &row) { return row.key == key; });
        return found == rows.end() ? std::nullopt : std::optional(*found);
    };
    Judged judged{theirs, 0};
    for (domain::MaterialRow &row : judged.rows) {
        const auto was = rowOf(before, row.key);
        const auto mine = rowOf(m_materials, row.key);
        if (!mine || mine == was || *mine == row) {
            continue;
        }
        const bool isTheirs = was != row;
        judged.lost += isTheirs ? 1 : 0;
        row = isTheirs ? row : *mine;
    }
    return judged;
}

void CaseForm::takeUp(const domain::MaterialRows &materials)
{
    m_materials = materials;
    m_attachments.startOver();
    Q_EMIT changed();
}

void CaseForm::clear()
{
    m_view.reset();
    m_materials.clear();
    m_attachments.startOver();
    m_revealed = false;
    m_busy = false;
    Q_EMIT changed();
}

void CaseForm::reveal()
{
    m_revealed = true;
    Q_EMIT changed();
}

void CaseForm::mask()
{
    m_revealed = false;
    Q_EMIT changed();
}

QString CaseForm::nameLine() const
{
    const domain::Applicant &who = m_view->record.applicant;
    return m_revealed ? who.name : Words::shownName(who);
}

QString CaseForm::identityLine() const
{
    const domain::Applicant &who = m_view->record.applicant;
    QStringList parts{m_revealed ? who.idNumber : Words::shownId(who)};
    if (!who.phone.isEmpty()) {
        parts.append(m_revealed ? who.phone : Words::maskedPhone(who.phone));
    }
    if (m_revealed && !who.address.isEmpty()) {
        parts.append(who.address);
    }
    return parts.join(QStringLiteral(" · "));
}

bool CaseForm::isChecklistOpen() const
{
    if (!m_view) {
        return false;
    }
    const auto offered = m_view->offered;
    return std::any_of(offered.begin(), offered.end(),
                       [](domain::ActKind kind) { return ActQuestions::carriesMaterials(kind); });
}

bool CaseForm::isRowOpen(const QString &key) const
{
    if (!m_view) {
        return false;
    }
    const auto &offered = m_view->offered;
    const bool isWhole = std::any_of(offered.begin(), offered.end(), [](domain::ActKind kind) {
        return ActQuestions::carriesMaterials(kind) && kind != domain::ActKind::SupplyDeferred;
    });
    const auto &rows = m_view->record.materials;
    // Supplying what was deferred changes those rows and no other.
    return isWhole || (isChecklistOpen() && std::any_of(rows.begin(), rows.end(), [&key](const domain::MaterialRow &row) {
                           return row.key == key && row.judgement == domain::Judgement::Deferred;
                       }));
}

void CaseForm::judge(const QString &key, domain::Judgement judgement)
{
    if (!isRowOpen(key)) {
        return;
    }
    for (domain::MaterialRow &row : m_materials) {
        if (row.key == key && row.judgement != judgement) {
            row.judgement = judgement;
            ChecklistLines::settleDefect(row);
            Q_EMIT changed();
            return;
        }
    }
}

void CaseForm::setDefect(const QString &key, const QString &defect, const QString &remedy)
{
    for (domain::MaterialRow &row : m_materials) {
        if (row.key == key && isRowOpen(key)) {
            row.defect = defect;
            row.remedy = remedy;
            Q_EMIT changed();
            return;
        }
    }
}

MaterialLines CaseForm::lines() const
{
    if (!m_view) {
        return {};
    }
    MaterialLines lines = ChecklistLines::make(m_view->materialSpecs, m_materials, m_view->record.dues.deferral);
    for (MaterialLine &line : lines) {
        line.isOpen = isRowOpen(line.key);
    }
    return lines;
}

QString CaseForm::whatHinders(domain::ActKind kind) const
{
    using domain::ActKind;
    using domain::Judgement;
    const auto named = [this](auto isIt) {
        const MaterialLines lines = this->lines();
        const auto found = std::find_if(lines.begin(), lines.end(), isIt);
        return found == lines.end() ? QString() : found->name;
    };
    if (kind == ActKind::Accept || kind == ActKind::Complete || kind == ActKind::Correct) {
        const QString unjudged = named([](const MaterialLine &line) { return line.judgement == Judgement::Unchecked; });
        return unjudged.isEmpty() ? QString() : tr("Not judged yet, under Materials: %1").arg(unjudged);
    }
    if (kind == ActKind::Supply) {
        const QString lacking = named([](const MaterialLine &line) {
            return line.judgement == Judgement::Unchecked || line.judgement == Judgement::Missing || line.judgement == Judgement::Defective;
        });
        return lacking.isEmpty() ? QString() : tr("Not there yet, under Materials: %1. Judge it when it has come.").arg(lacking);
    }
    return {};
}

std::vector<domain::ActKind> CaseForm::acts() const
{
    return m_view ? ActQuestions::inOrder(m_view->offered) : std::vector<domain::ActKind>();
}

void CaseForm::setBusy(Qt::CheckState busy)
{
    m_busy = busy == Qt::Checked;
    Q_EMIT changed();
}

} // namespace yichuang::ui
