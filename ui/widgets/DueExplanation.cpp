// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/DueExplanation.h"

#include "ui/widgets/Chip.h"
#include "ui/widgets/ColumnScroll.h"
#include "ui/widgets/DueCalendar.h"
#include "ui/widgets/Labels.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace yichuang::ui {

DueExplanation::DueExplanation(const Look &look, QWidget *parent) : QWidget(parent), m_look(look)
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto *scroll = new ColumnScroll(this);
    outer->addWidget(scroll);
    m_calendar = new DueCalendar(look, scroll->widget());
    m_calendar->setObjectName(QStringLiteral("dueCalendar"));
    scroll->column()->addWidget(m_calendar);
    m_reasons = new QVBoxLayout;
    m_reasons->setSpacing(6);
    scroll->column()->addLayout(m_reasons);
    m_foot = makeLabel(TextRole::Small, scroll->widget());
    m_foot->setWordWrap(true);
    scroll->column()->addWidget(m_foot);
    scroll->column()->addStretch(1);
}

void DueExplanation::setDue(const DueView &due)
{
    m_calendar->setDays(due.days);
    m_calendar->setAccessibleName(tr("Days counted up to the due date"));
    while (QLayoutItem *item = m_reasons->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const DueReason &reason : due.reasons) {
        auto *line = new QWidget(this);
        auto *row = new QHBoxLayout(line);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(8);
        auto *words = makeLabel(TextRole::Body, line, reason.sentence);
        words->setWordWrap(true);
        row->addWidget(makeLabel(TextRole::Body, line, QStringLiteral("•")), 0, Qt::AlignTop);
        row->addWidget(words, 1);
        row->addWidget(makeLabel(TextRole::Small, line, reason.ground), 0, Qt::AlignTop);
        m_reasons->addWidget(line);
    }
    m_foot->setText(due.provisional ? tr("Provisional: the holidays of that year are not published yet. The date is "
                                         "computed again when they are.")
                                    : tr("The same code computes the date and writes these reasons."));
    setRole(*m_foot, due.provisional ? TextRole::Warning : TextRole::Small);
}

} // namespace yichuang::ui
