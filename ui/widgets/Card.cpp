// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/Card.h"

#include "ui/widgets/ColumnScroll.h"
#include "ui/widgets/Labels.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace yichuang::ui {

Card::Card(QWidget *parent) : QFrame(parent)
{
    setProperty("surface", QStringLiteral("card"));
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(16, 14, 16 - ColumnScroll::gutter, 14);
    outer->setSpacing(10);
    m_header = new QHBoxLayout;
    m_header->setContentsMargins(0, 0, ColumnScroll::gutter, 0);
    m_header->setSpacing(8);
    m_title = makeLabel(TextRole::Heading, this);
    m_aside = makeLabel(TextRole::SmallStrong, this);
    m_header->addWidget(m_title);
    m_header->addStretch(1);
    m_header->addWidget(m_aside);
    m_title->hide();
    m_aside->hide();
    outer->addLayout(m_header);
    const auto addPart = [outer](int stretch, int right) {
        auto *part = new QVBoxLayout;
        part->setSpacing(10);
        part->setContentsMargins(0, 0, right, 0);
        outer->addLayout(part, stretch);
        return part;
    };
    m_body = addPart(1, ColumnScroll::gutter);
    m_scrolls = addPart(1, 0);
    m_foot = addPart(0, ColumnScroll::gutter);
}

void Card::setTitle(const QString &title)
{
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
    setAccessibleName(title);
}

void Card::setAside(const QString &aside)
{
    m_aside->setText(aside);
    m_aside->setVisible(!aside.isEmpty());
}

void Card::addScroll(ColumnScroll *scroll)
{
    scroll->useGutter();
    m_scrolls->addWidget(scroll, 1);
}

void Card::addToHeader(QWidget *widget)
{
    m_header->addWidget(widget);
}

} // namespace yichuang::ui
