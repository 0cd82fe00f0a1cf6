// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/StatTile.h"

#include "ui/widgets/Labels.h"

#include <QLabel>
#include <QVBoxLayout>

namespace yichuang::ui {

StatTile::StatTile(Shape shape, QWidget *parent) : QFrame(parent), m_shape(shape)
{
    const bool card = shape == Shape::Card;
    setProperty("surface", card ? QStringLiteral("card") : QStringLiteral("tile"));
    auto *layout = new QVBoxLayout(this);
    const int side = card ? 14 : 4;
    layout->setContentsMargins(side, card ? 10 : 8, side, card ? 10 : 8);
    layout->setSpacing(card ? 2 : 0);
    m_name = makeLabel(TextRole::Small, this);
    m_value = makeLabel(card ? TextRole::Figure : TextRole::Strong, this);
    m_remark = makeLabel(TextRole::Small, this);
    for (QLabel *label : {m_name, m_value, m_remark}) {
        label->setAlignment(card ? Qt::AlignLeft : Qt::AlignCenter);
        label->setWordWrap(!card);
        label->setMinimumWidth(1);
        layout->addWidget(label);
    }
    // Beside a taller neighbour the names stay on one line.
    layout->addStretch(1);
    m_remark->hide();
}

void StatTile::setWords(const QString &name, const QString &value, const QString &remark)
{
    m_name->setText(name);
    m_value->setText(value);
    m_remark->setText(remark);
    m_remark->setVisible(m_shape == Shape::Card);
}

void StatTile::setTone(Tone tone)
{
    setStyleProperty(*this, "tone", tone == Tone::Bad ? QStringLiteral("bad") : QString());
    setRole(*m_remark, tone == Tone::Bad ? TextRole::Error : tone == Tone::Warn ? TextRole::Warning : TextRole::Small);
}

} // namespace yichuang::ui
