// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/cases/CaseHeader.h"

#include "app/domain/CaseNumber.h"
#include "ui/models/CaseViews.h"
#include "ui/models/Words.h"
#include "ui/widgets/ActionButton.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/ClockBar.h"
#include "ui/widgets/Labels.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace yichuang::ui {

CaseHeader::CaseHeader(const Look &look, QWidget *parent) : QFrame(parent), m_look(look)
{
    setProperty("surface", QStringLiteral("card"));
    build();
}

void CaseHeader::build()
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(18, 14, 18, 14);
    row->setSpacing(28);
    auto *words = new QVBoxLayout;
    words->setSpacing(3);
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    m_title = makeLabel(TextRole::Title, this);
    m_state = new Chip(m_look, this);
    m_waiting = new Chip(m_look, this);
    head->addWidget(m_title);
    head->addWidget(m_state);
    m_deferral = new Chip(m_look, this);
    head->addWidget(m_deferral);
    head->addWidget(m_waiting);
    head->addStretch(1);
    words->addLayout(head);
    auto *whoRow = new QHBoxLayout;
    m_who = makeLabel(TextRole::Quiet, this);
    m_reveal = new ActionButton(m_look, ButtonKind::Link, this);
    m_reveal->setObjectName(QStringLiteral("revealApplicant"));
    connect(m_reveal, &QAbstractButton::clicked, this, &CaseHeader::revealPressed);
    whoRow->addWidget(m_who);
    whoRow->addWidget(m_reveal);
    whoRow->addStretch(1);
    words->addLayout(whoRow);
    m_identity = makeLabel(TextRole::Quiet, this);
    m_number = makeLabel(TextRole::Small, this);
    m_number->setTextInteractionFlags(Qt::TextSelectableByMouse);
    words->addWidget(m_identity);
    words->addWidget(m_number);
    row->addLayout(words, 1);
    auto *clocks = new QVBoxLayout;
    clocks->setSpacing(6);
    m_promised = new ClockBar(m_look, this);
    m_statutory = new ClockBar(m_look, this);
    for (ClockBar *bar : {m_promised, m_statutory}) {
        bar->setMinimumWidth(m_look.tokens().grown(220));
        bar->setMaximumWidth(m_look.tokens().grown(380));
        clocks->addWidget(bar);
    }
    clocks->addStretch(1);
    row->addLayout(clocks);
    m_dueBox = new QWidget(this);
    auto *due = new QVBoxLayout(m_dueBox);
    due->setContentsMargins(0, 0, 0, 0);
    due->setSpacing(1);
    m_dueWords = makeLabel(TextRole::Small, this);
    m_due = makeLabel(TextRole::AccentTitle, this);
    m_dueNote = makeLabel(TextRole::Small, this);
    for (QLabel *label : {m_dueWords, m_due, m_dueNote}) {
        label->setAlignment(Qt::AlignRight);
        due->addWidget(label);
    }
    due->addStretch(1);
    row->addWidget(m_dueBox);
}

void CaseHeader::show(const CaseForm &form, QDate today)
{
    const desk::CaseView &view = form.view();
    m_title->setText(view.itemName);
    m_state->setChip(CaseViews::stateChip(view.record));
    m_waiting->setChip(view.isStuck   ? ChipText{Tone::Bad, QStringLiteral("warn"), tr("to be decided")}
                       : view.waiting ? ChipText{Tone::Warn, QStringLiteral("wait"), tr("waiting to be sent")}
                                    : ChipText());
    const QDate deferral = CaseViews::openDeferral(view.record);
    m_deferral->setChip(deferral.isValid() ? ChipText{Tone::Warn, QStringLiteral("defer"),
                                                      tr("deferred, supply by %1").arg(Words::dayShort(deferral))}
                                           : ChipText());
    m_who->setText(form.nameLine() + QStringLiteral(" · ") + CaseViews::aboutLine(view, today));
    m_identity->setText(form.identityLine());
    m_reveal->setText(form.isRevealed() ? tr("Hide") : tr("Show"));
    m_reveal->setAccessibleName(form.isRevealed() ? tr("Hide the applicant")
                                                  : tr("Show the applicant; this is recorded"));
    m_number->setText(view.record.number +
                      (view.record.queryCode.isEmpty()
                           ? QString()
                           : QStringLiteral("   ") + tr("query code %1").arg(domain::inFours(view.record.queryCode))));
    const QVector<ClockView> clocks = CaseViews::clocks(view, today);
    m_promised->setVisible(view.promised.has_value());
    m_statutory->setVisible(view.statutory.has_value());
    if (view.promised) {
        m_promised->setClock(clocks.first());
    }
    if (view.statutory) {
        m_statutory->setClock(clocks.last());
    }
    showDue(view);
}

void CaseHeader::showDue(const desk::CaseView &view)
{
    const bool stopped = view.record.state == domain::CaseState::Stopped;
    QDate date;
    QString words;
    if (view.record.closed) {
        date = base::chinaDate(*view.record.closed);
        words = tr("Ended on");
    } else if (stopped) {
        words = tr("The clock stands still");
    } else if (const auto next = domain::nextDue(view.record)) {
        date = next->date;
        words = CaseViews::dueWords(next->kind);
    }
    m_dueWords->setText(words);
    m_due->setText(date.isValid() ? Words::dayShort(date) : QString());
    m_dueBox->setVisible(!words.isEmpty());
    m_dueNote->setText(view.record.closed ? QString() : dueNote(view));
}

// Of the date that is shown, not of the others: one that lies past the last published calendar makes none but itself provisional.
QString CaseHeader::dueNote(const desk::CaseView &view)
{
    const QDate printed = view.record.printed.promised;
    QStringList notes;
    if (view.next && view.next->provisional) {
        notes.append(tr("provisional"));
    }
    if (view.next && view.nextKind == domain::DueKind::Promised && printed.isValid() && printed != view.next->date) {
        notes.append(tr("printed: %1").arg(Words::dayShort(printed)));
    }
    return notes.join(QStringLiteral(" · "));
}

void CaseHeader::retranslate()
{
    m_reveal->setText(tr("Show"));
}

} // namespace yichuang::ui
