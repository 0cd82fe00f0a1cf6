// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/session/CoverPage.h"

#include "ui/widgets/Labels.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace yichuang::ui {

CoverPage::CoverPage(const Look &look, QWidget *parent) : QWidget(parent), m_look(look)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addStretch(2);
    auto *side = new QVBoxLayout;
    auto *card = new QFrame(this);
    card->setProperty("surface", QStringLiteral("card"));
    card->setFixedWidth(look.tokens().grown(440));
    connect(&look, &Look::changed, card, [card, &look] { card->setFixedWidth(look.tokens().grown(440)); });
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(32, 28, 32, 28);
    column->setSpacing(14);
    m_title = makeLabel(TextRole::Title, card);
    m_lead = makeLabel(TextRole::Quiet, card);
    m_lead->setWordWrap(true);
    column->addWidget(m_title);
    column->addWidget(m_lead);
    m_body = new QVBoxLayout;
    m_body->setSpacing(12);
    column->addLayout(m_body);
    side->addStretch(1);
    // Between stretches, not aligned: an aligned card would get the height of words that need not wrap.
    auto *middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addWidget(card);
    middle->addStretch(1);
    side->addLayout(middle);
    side->addStretch(1);
    row->addLayout(side, 3);
    connect(&look, &Look::changed, this, [this] { update(); });
}

void CoverPage::setPlace(const QString &place)
{
    m_place = place;
    setAccessibleDescription(place); // it is painted
    update();
}

void CoverPage::setWords(const QString &title, const QString &lead)
{
    m_title->setText(title);
    m_lead->setText(lead);
    m_lead->setVisible(!lead.isEmpty());
}

void CoverPage::setBaseWords()
{
    m_claim = tr("One window, every matter");
    update();
}

void CoverPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        setBaseWords();
        retranslate();
    }
}

void CoverPage::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Palette &p = m_look.palette();
    painter.fillRect(rect(), p.ground);
    const QRect band(0, 0, bandWidth(), height());
    painter.fillRect(band, p.rail);
    if (m_look.theme() == Theme::HighContrast) {
        painter.setPen(p.lineStrong);
        painter.drawLine(band.topRight(), band.bottomRight());
    }
    const QRect words = band.adjusted(56, 0, -24, 0);
    QFont name = font();
    name.setPixelSize(m_look.tokens().grown(56));
    name.setWeight(QFont::Bold);
    painter.setFont(name);
    painter.setPen(p.railText);
    const int middle = height() / 2;
    painter.drawText(QRect(words.left(), middle - m_look.tokens().grown(84), words.width(), m_look.tokens().grown(72)),
                     Qt::AlignLeft | Qt::AlignVCenter, QStringLiteral("一窗"));
    QFont line = font();
    line.setPixelSize(m_look.tokens().grown(18));
    painter.setFont(line);
    painter.setPen(p.railQuiet);
    painter.drawText(QRect(words.left() + 2, middle, words.width(), m_look.tokens().grown(30)),
                     Qt::AlignLeft | Qt::AlignVCenter, m_claim);
    line.setPixelSize(m_look.tokens().body());
    painter.setFont(line);
    painter.drawText(
        QRect(words.left() + 2, height() - m_look.tokens().grown(64), words.width(), m_look.tokens().grown(30)),
        Qt::AlignLeft | Qt::AlignVCenter, painter.fontMetrics().elidedText(m_place, Qt::ElideRight, words.width()));
}

} // namespace yichuang::ui
