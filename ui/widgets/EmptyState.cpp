// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/EmptyState.h"

#include "ui/widgets/Labels.h"

#include <QLabel>
#include <QVBoxLayout>

namespace yichuang::ui {

EmptyState::EmptyState(const Look &look, const QString &icon, QWidget *parent)
    : QWidget(parent), m_look(look), m_name(icon)
{
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(4);
    m_icon = new QLabel(this);
    m_icon->setAlignment(Qt::AlignCenter);
    m_sentence = makeLabel(TextRole::Quiet, this);
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setWordWrap(true);
    m_hint = makeLabel(TextRole::Small, this);
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setWordWrap(true);
    layout->addStretch(2);
    layout->addWidget(m_icon);
    layout->addWidget(m_sentence);
    layout->addWidget(m_hint);
    layout->addStretch(3);
    connect(&look, &Look::changed, this, &EmptyState::paintIcon);
    paintIcon();
}

void EmptyState::setWords(const QString &sentence, const QString &hint)
{
    m_sentence->setText(sentence);
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
}

void EmptyState::paintIcon()
{
    m_icon->setPixmap(m_look.icon(m_name, m_look.palette().lineStrong, m_look.tokens().grown(40), *this));
}

} // namespace yichuang::ui
