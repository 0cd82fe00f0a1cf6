// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/Rail.h"

#include "ui/widgets/Labels.h"
#include "ui/widgets/RailButton.h"

#include <QLabel>
#include <QVBoxLayout>

namespace yichuang::ui {

Rail::Rail(const Look &look, QWidget *parent) : QFrame(parent), m_look(look)
{
    setObjectName(QStringLiteral("rail"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 8);
    column->setSpacing(0);
    // The sign is a name and is written the same in every language.
    m_sign = new QLabel(QStringLiteral("一窗"), this);
    m_sign->setObjectName(QStringLiteral("railSign"));
    m_sign->setAlignment(Qt::AlignCenter);
    column->addWidget(m_sign);
    m_top = new QVBoxLayout;
    m_top->setSpacing(2);
    m_bottom = new QVBoxLayout;
    m_bottom->setSpacing(2);
    column->addLayout(m_top);
    column->addStretch(1);
    column->addLayout(m_bottom);
    connect(&look, &Look::changed, this, &Rail::dress);
    dress();
}

void Rail::dress()
{
    setFixedWidth(m_look.tokens().railWidth());
    setStyleProperty(*this, "edged", m_look.theme() == Theme::HighContrast ? QStringLiteral("true") : QString());
    m_sign->setFixedHeight(m_look.tokens().topHeight());
}

void Rail::addItem(const QString &id, const QString &icon, Place place)
{
    auto *button = new RailButton(m_look, icon, this);
    button->setObjectName(QStringLiteral("rail-") + id);
    button->setAutoExclusive(false);
    connect(button, &QAbstractButton::clicked, this, [this, id] { Q_EMIT chosen(id); });
    (place == Place::Top ? m_top : m_bottom)->addWidget(button);
    m_buttons.insert(id, button);
}

void Rail::setLabel(const QString &id, const QString &label)
{
    m_buttons.value(id)->setLabel(label);
}

void Rail::setCount(const QString &id, int count, Tone tone)
{
    if (RailButton *button = m_buttons.value(id)) {
        button->setCount(count, tone);
    }
}

void Rail::setOffer(const QString &id, Offer offer)
{
    m_buttons.value(id)->setVisible(offer == Offer::Shown);
}

void Rail::setCurrent(const QString &id)
{
    for (auto at = m_buttons.cbegin(); at != m_buttons.cend(); ++at) {
        at.value()->setChecked(at.key() == id);
    }
}

} // namespace yichuang::ui
