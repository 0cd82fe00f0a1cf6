// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/KeyHint.h"

#include "ui/widgets/Labels.h"

#include <QAction>
#include <QPainter>

namespace yichuang::ui {

KeyHint::KeyHint(const Look &look, QAction *action, QWidget *parent)
    : QAbstractButton(parent), m_look(look), m_action(action), m_cap(capFont())
{
    setFocusPolicy(Qt::NoFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    connect(action, &QAction::changed, this, &KeyHint::copyAction);
    connect(this, &QAbstractButton::clicked, action, &QAction::trigger);
    connect(&look, &Look::changed, this, [this] {
        m_cap = capFont();
        updateGeometry();
    });
    copyAction();
}

void KeyHint::copyAction()
{
    setText(m_action->iconText());
    m_key = keyWords(m_action->shortcut());
    setAccessibleName(m_key + u' ' + m_action->text());
    // Of a key that rests the action says why.
    const QString why = m_action->toolTip() == m_action->text() ? QString() : m_action->toolTip();
    setToolTip(why);
    setAccessibleDescription(why);
    setEnabled(m_action->isEnabled());
    setVisible(m_action->isVisible());
    updateGeometry();
    update();
}

QFont KeyHint::capFont() const
{
    QFont cap;
    cap.setFamilies({QStringLiteral("DejaVu Sans Mono"), QStringLiteral("Noto Sans Mono CJK SC")});
    cap.setPixelSize(m_look.tokens().grown(11));
    cap.setWeight(QFont::Bold);
    return cap;
}

QSize KeyHint::sizeHint() const
{
    ensurePolished();
    const int cap = QFontMetrics(m_cap).horizontalAdvance(m_key) + 10;
    return QSize(cap + 7 + fontMetrics().horizontalAdvance(text()) + 2, m_look.tokens().grown(24));
}

void KeyHint::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Palette &p = m_look.palette();
    painter.setFont(m_cap);
    const int tall = m_look.tokens().grown(18);
    const QRect cap(0, (height() - tall) / 2, painter.fontMetrics().horizontalAdvance(m_key) + 10, tall);
    painter.setPen(isEnabled() ? p.lineStrong : p.line);
    painter.setBrush(p.surface);
    painter.drawRoundedRect(QRectF(cap).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter.setPen(isEnabled() ? p.accent : p.disabled);
    painter.drawText(cap, Qt::AlignCenter, m_key);
    painter.setFont(font());
    painter.setPen(isEnabled() ? p.text : p.disabled);
    painter.drawText(QRect(cap.right() + 8, 0, width(), height()), Qt::AlignVCenter | Qt::AlignLeft, text());
}

} // namespace yichuang::ui
