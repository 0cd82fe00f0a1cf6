// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/MaterialHead.h"

#include "ui/widgets/Labels.h"
#include "ui/widgets/MaterialList.h"
#include "ui/widgets/MaterialRow.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollBar>

namespace yichuang::ui {

namespace {
constexpr int side = 8;
} // namespace

MaterialHead::MaterialHead(const Look &look, QWidget *parent)
    : QWidget(parent), m_look(look), m_name(makeLabel(TextRole::Small, this)), m_counts(makeLabel(TextRole::Small, this)),
      m_pages(makeLabel(TextRole::Small, this)), m_judged(makeLabel(TextRole::Small, this))
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(side, 0, side, 0);
    row->setSpacing(8);
    row->addWidget(m_name, 1);
    row->addWidget(m_counts);
    row->addWidget(m_pages);
    row->addWidget(m_judged);
    connect(&look, &Look::changed, this, &MaterialHead::dress);
    retranslate();
}

void MaterialHead::dress()
{
    m_counts->setFixedWidth(MaterialRow::cellWidth(m_look, *this, MaterialRow::Cell::Counts));
    m_pages->setFixedWidth(MaterialRow::cellWidth(m_look, *this, MaterialRow::Cell::Pages));
    m_judged->setFixedWidth(MaterialRow::cellWidth(m_look, *this, MaterialRow::Cell::Judged));
}

void MaterialHead::retranslate()
{
    m_name->setText(tr("Name", "material"));
    m_counts->setText(tr("Orig/copy"));
    m_pages->setText(tr("Image"));
    m_judged->setText(tr("Check"));
    dress();
}

void MaterialHead::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_rows == nullptr) {
        m_rows = parentWidget()->findChild<MaterialList *>();
        if (m_rows != nullptr) {
            connect(m_rows->verticalScrollBar(), &QAbstractSlider::rangeChanged, this, &MaterialHead::align);
        }
    }
    align();
}

void MaterialHead::align()
{
    layout()->setContentsMargins(side, 0, side + (m_rows != nullptr ? m_rows->takenAtRight() : 0), 0);
}

void MaterialHead::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

} // namespace yichuang::ui
