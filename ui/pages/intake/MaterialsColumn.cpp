// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/intake/MaterialsColumn.h"

#include "ui/models/Words.h"
#include "ui/widgets/ActionButton.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/DefectBox.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/MaterialHead.h"
#include "ui/widgets/MaterialList.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace yichuang::ui {

using domain::Judgement;

MaterialsColumn::MaterialsColumn(const Look &look, IntakeForm &form, AttachmentShelf &shelf, QWidget *parent)
    : QWidget(parent), m_look(look), m_form(form)
{
    build(shelf);
    retranslate();
}

void MaterialsColumn::build(AttachmentShelf &shelf)
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    m_card = new Card(this);
    outer->addWidget(m_card);
    m_complete = new Chip(m_look, m_card);
    m_deferred = new Chip(m_look, m_card);
    m_lacking = new Chip(m_look, m_card);
    m_open = new Chip(m_look, m_card);
    for (Chip *chip : {m_complete, m_deferred, m_lacking, m_open}) {
        m_card->addToHeader(chip);
    }
    m_card->body()->setSpacing(6);
    m_head = new MaterialHead(m_look, m_card);
    m_card->body()->addWidget(m_head);
    m_empty = new EmptyState(m_look, QStringLiteral("todo"), m_card);
    m_card->body()->addWidget(m_empty, 1);
    m_list = new MaterialList(m_look, shelf, m_card);
    m_list->setObjectName(QStringLiteral("materials"));
    connect(m_list, &MaterialList::judged, this, [this](const QString &key, Judgement judgement) {
        m_form.judge(key, judgement);
        showDefectOf(key);
    });
    connect(m_list, &MaterialList::rowFocused, this, &MaterialsColumn::showDefectOf);
    m_card->addScroll(m_list);

    m_defects = new DefectBox("defect", "remedy", m_card);
    connect(m_defects, &DefectBox::edited, &m_form, &IntakeForm::setDefect);
    connect(m_defects, &DefectBox::done, m_list, &MaterialList::focusAfter);
    connect(m_defects, &DefectBox::left, m_list, &MaterialList::focusRow);
    connect(m_list, &MaterialList::detailWanted, m_defects, &DefectBox::focusFirst);
    m_card->foot()->addWidget(m_defects);

    auto *foot = new QHBoxLayout;
    foot->setSpacing(8);
    m_note = makeLabel(TextRole::Note, m_card);
    m_note->setWordWrap(true);
    m_allComplete = new ActionButton(m_look, ButtonKind::Secondary, m_card);
    m_allComplete->setObjectName(QStringLiteral("allCompleteButton"));
    foot->addWidget(m_note, 1);
    foot->addWidget(m_allComplete);
    m_card->foot()->addLayout(foot);
}

void MaterialsColumn::refresh()
{
    const bool chosen = m_form.choice().has_value();
    m_empty->setVisible(!chosen);
    m_list->setVisible(chosen);
    m_head->setVisible(chosen);
    m_note->setVisible(chosen);
    const MaterialLines lines = m_form.lines();
    m_list->setLines(lines);
    m_defects->setLines(lines);
    m_note->setText(m_form.checklistNote());
    refreshCounts();
    showDefectOf(m_defectOf);
}

void MaterialsColumn::refreshCounts()
{
    const domain::ChecklistVerdict verdict = m_form.verdict();
    const auto count = [](Tone tone, const QString &word, int number) {
        return ChipText{tone, {}, number > 0 ? word + u' ' + QString::number(number) : QString()};
    };
    m_complete->setChip(count(Tone::Good, Words::judgement(Judgement::Complete).text, m_form.inOrder()));
    m_deferred->setChip(count(Tone::Warn, Words::judgement(Judgement::Deferred).text, verdict.deferred));
    m_lacking->setChip(count(Tone::Bad, tr("Lacking"), verdict.lacking));
    m_open->setChip(count(Tone::Plain, Words::judgement(Judgement::Unchecked).text, verdict.unchecked));
}

void MaterialsColumn::showDefectOf(const QString &key)
{
    m_defectOf = key;
    m_defects->show(key, m_form.values().materials);
}

void MaterialsColumn::focusFirstOpen()
{
    const QString open = m_form.firstOpenRow();
    if (!open.isEmpty()) {
        m_list->focusRow(open);
    }
}

void MaterialsColumn::retranslate()
{
    m_card->setTitle(tr("Materials"));
    m_list->setAccessibleName(tr("Checklist of materials"));
    m_empty->setWords(tr("The checklist appears with the item."));
    m_defects->retranslate();
    refresh();
}

} // namespace yichuang::ui
