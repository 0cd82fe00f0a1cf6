// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/ActionButton.h"

#include "ui/widgets/Assist.h"
#include "ui/widgets/Labels.h"

#include <QAction>
#include <QPainter>
#include <QStyleOptionButton>

namespace yichuang::ui {

namespace {

constexpr int keyGap = 8;

QString kindName(ButtonKind kind)
{
    switch (kind) {
    case ButtonKind::Secondary: return QStringLiteral("secondary");
    case ButtonKind::Primary: return QStringLiteral("primary");
    case ButtonKind::Danger: return QStringLiteral("danger");
    case ButtonKind::Link: return QStringLiteral("link");
    case ButtonKind::Choice: return QStringLiteral("choice");
    }
    Q_UNREACHABLE();
}

QFont keyFont(const Look &look)
{
    QFont font;
    font.setFamilies({QStringLiteral("DejaVu Sans Mono"), QStringLiteral("Noto Sans Mono CJK SC")});
    font.setPixelSize(look.tokens().grown(11));
    return font;
}

} // namespace

ActionButton::ActionButton(const Look &look, ButtonKind kind, QWidget *parent, const QString &text)
    : QPushButton(text, parent), m_look(look), m_kind(kind)
{
    setKind(kind);
    setAutoDefault(false);
    connect(&look, &Look::changed, this, [this] { updateGeometry(); });
}

void ActionButton::setKind(ButtonKind kind)
{
    m_kind = kind;
    setStyleProperty(*this, "kind", kindName(kind));
    setSizePolicy(kind == ButtonKind::Link ? QSizePolicy::Maximum : QSizePolicy::Minimum, QSizePolicy::Fixed);
}

void ActionButton::setKeyText(const QString &key)
{
    m_key = key;
    updateGeometry();
    update();
}

void ActionButton::setIconName(const QString &icon)
{
    m_icon = icon;
    updateGeometry();
    update();
}

void ActionButton::follow(QAction *action)
{
    m_action = action;
    connect(action, &QAction::changed, this, &ActionButton::copyAction);
    connect(this, &QAbstractButton::clicked, action, &QAction::trigger);
    copyAction();
}

void ActionButton::copyAction()
{
    setText(m_action->text());
    setAccessibleName(m_action->text());
    setAccessibleDescription(m_action->toolTip());
    setToolTip(m_action->toolTip() == m_action->text() ? QString() : m_action->toolTip());
    setEnabled(m_action->isEnabled());
    setVisible(m_action->isVisible());
    setKeyText(keyWords(m_action->shortcut()));
}

int ActionButton::keyWidth() const
{
    return m_key.isEmpty() ? 0 : QFontMetrics(keyFont(m_look)).horizontalAdvance(m_key) + 10 + keyGap;
}

int ActionButton::iconWidth() const
{
    return m_icon.isEmpty() ? 0 : m_look.tokens().grown(16) + 6;
}

QSize ActionButton::sizeHint() const
{
    ensurePolished();
    const bool link = m_kind == ButtonKind::Link;
    const bool choice = m_kind == ButtonKind::Choice;
    const int padding = link ? 8 : choice ? 22 : 34;
    const int height = link     ? m_look.tokens().grown(22)
                       : choice ? m_look.tokens().grown(26)
                                : m_look.tokens().control() + 2;
    QFont bold = font();
    bold.setWeight(QFont::Bold);
    return QSize(QFontMetrics(bold).horizontalAdvance(text()) + keyWidth() + iconWidth() + padding, height);
}

QColor ActionButton::inkColor() const
{
    const Palette &p = m_look.palette();
    if (!isEnabled()) {
        return p.disabled;
    }
    switch (m_kind) {
    case ButtonKind::Primary: return p.onAccent;
    case ButtonKind::Danger: return p.bad;
    case ButtonKind::Link: return p.bright;
    case ButtonKind::Choice: return isChecked() ? p.accent : p.text;
    case ButtonKind::Secondary: return p.text;
    }
    Q_UNREACHABLE();
}

void ActionButton::paintKey(QPainter &painter, const QRect &rect, const QColor &ink) const
{
    QColor edge = ink;
    edge.setAlphaF(0.35F);
    QColor ground = ink;
    ground.setAlphaF(0.08F);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(edge);
    painter.setBrush(ground);
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter.setPen(ink);
    painter.setFont(keyFont(m_look));
    painter.drawText(rect, Qt::AlignCenter, m_key);
}

void ActionButton::keyPressEvent(QKeyEvent *event)
{
    if (!isPressedByEnter(*this, *event)) {
        QPushButton::keyPressEvent(event);
    }
}

void ActionButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    option.text.clear();
    style()->drawControl(QStyle::CE_PushButton, &option, &painter, this);

    const QColor ink = inkColor();
    painter.setPen(ink);
    painter.setFont(font());
    const int textWidth = painter.fontMetrics().horizontalAdvance(text());
    const int total = iconWidth() + textWidth + keyWidth();
    // A link begins where the words above it begin.
    int x = m_kind == ButtonKind::Link ? 1 : (width() - total) / 2;
    if (!m_icon.isEmpty()) {
        const int side = m_look.tokens().grown(16);
        painter.drawPixmap(x, (height() - side) / 2, m_look.icon(m_icon, ink, side, *this));
        x += iconWidth();
    }
    painter.drawText(QRect(x, 0, textWidth + 4, height()), Qt::AlignVCenter | Qt::AlignLeft, text());
    if (m_kind == ButtonKind::Link && hasFocus()) {
        painter.fillRect(QRect(x, height() - 2, textWidth, 2), m_look.palette().focus);
    }
    if (!m_key.isEmpty()) {
        const int capHeight = m_look.tokens().grown(18);
        paintKey(painter, QRect(x + textWidth + keyGap, (height() - capHeight) / 2, keyWidth() - keyGap, capHeight),
                 ink);
    }
}

} // namespace yichuang::ui
