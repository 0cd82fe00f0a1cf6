// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/AttachmentTile.h"

#include "ui/models/AttachmentWords.h"

#include <QKeyEvent>
#include <QPainter>

namespace yichuang::ui {

namespace {

constexpr int gap = 6;

/// The picture as large as it fits, its middle in the middle.
QRect fitted(const QImage &picture, const QRect &box)
{
    QRect place(QPoint(), picture.size().scaled(box.size(), Qt::KeepAspectRatio));
    place.moveCenter(box.center());
    return place;
}

} // namespace

AttachmentTile::AttachmentTile(const Look &look, AttachmentShelf &shelf, const QString &content, QWidget *parent)
    : QAbstractButton(parent), m_look(look), m_face(shelf.take(content))
{
    setObjectName(QStringLiteral("attachment-") + content.left(8));
    // Tab goes from row to row; a row's pages are reached by Right.
    setFocusPolicy(Qt::ClickFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&look, &Look::changed, this, &AttachmentTile::refresh);
    connect(&shelf, &AttachmentShelf::changed, this, [this](const QString &changed) {
        if (changed == m_face->content) {
            refresh();
        }
    });
    rename();
}

void AttachmentTile::setPlace(int at, int of)
{
    m_at = at;
    m_of = of;
    rename();
}

void AttachmentTile::rename()
{
    setAccessibleName(AttachmentWords::spoken(*m_face, m_at, m_of));
    const QString reason = m_face->view ? AttachmentWords::reason(*m_face->view) : QString();
    setAccessibleDescription(reason);
    setToolTip(reason.isEmpty() ? accessibleName() : reason);
}

void AttachmentTile::refresh()
{
    rename();
    updateGeometry();
    update();
    Q_EMIT resized();
}

QFont AttachmentTile::smallFont() const
{
    QFont small = font();
    small.setPixelSize(m_look.tokens().small());
    return small;
}

QSize AttachmentTile::paper() const
{
    return QSize(m_look.tokens().grown(32), m_look.tokens().grown(40));
}

QSize AttachmentTile::sizeHint() const
{
    const QSize box = paper() + QSize(4, 4);
    const ChipText place = m_face->view ? AttachmentWords::place(*m_face->view) : ChipText();
    if (place.text.isEmpty()) {
        return box;
    }
    const QFontMetrics metrics(smallFont());
    const int words = qMax(metrics.horizontalAdvance(AttachmentWords::about(*m_face->view)),
                           m_look.tokens().grown(14) + 4 + metrics.horizontalAdvance(place.text));
    return QSize(box.width() + gap + words + gap, box.height());
}

void AttachmentTile::paintFace(QPainter &painter, const QRect &box) const
{
    const Palette &p = m_look.palette();
    if (m_face->picture == AttachmentFace::Picture::Shown) {
        const QRect place = fitted(m_face->thumbnail, box);
        // Three times smaller and more: only the average of the points stays readable.
        const QSize points = (QSizeF(place.size()) * devicePixelRatioF()).toSize();
        painter.fillRect(place, Qt::white);
        painter.drawImage(place, m_face->thumbnail.scaled(points, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
        painter.setPen(p.lineStrong);
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(place.adjusted(0, 0, -1, -1));
        return;
    }
    painter.setPen(p.lineStrong);
    painter.setBrush(p.raised);
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    const QString type = m_face->view ? AttachmentWords::type(m_face->view->type) : QString();
    if (m_face->picture == AttachmentFace::Picture::None && !type.isEmpty()) {
        QFont mark = font();
        mark.setPixelSize(m_look.tokens().grown(11));
        mark.setWeight(QFont::Bold);
        painter.setFont(mark);
        painter.setPen(p.accent);
        painter.drawText(box, Qt::AlignCenter, type);
        return;
    }
    const QString icon = m_face->picture == AttachmentFace::Picture::Unreachable ? QStringLiteral("offline")
                         : m_face->picture == AttachmentFace::Picture::Failed    ? QStringLiteral("warn")
                                                                                 : QStringLiteral("paper");
    const int side = m_look.tokens().grown(18);
    painter.drawPixmap(box.center().x() - side / 2, box.center().y() - side / 2, m_look.icon(icon, p.quiet, side, *this));
}

void AttachmentTile::paintPlace(QPainter &painter, const QRect &box) const
{
    const ChipText place = AttachmentWords::place(*m_face->view);
    const int line = box.height() / 2;
    const int left = box.right() + 1 + gap;
    painter.setFont(smallFont());
    painter.setPen(m_look.palette().quiet);
    painter.drawText(QRect(left, box.top(), width() - left, line), Qt::AlignLeft | Qt::AlignVCenter,
                     AttachmentWords::about(*m_face->view));
    const QColor ink = place.tone == Tone::Plain ? m_look.palette().quiet : m_look.tokens().ink(place.tone);
    const int side = m_look.tokens().grown(14);
    painter.drawPixmap(left, box.top() + line + (line - side) / 2, m_look.icon(place.icon, ink, side, *this));
    painter.setPen(ink);
    painter.drawText(QRect(left + side + 4, box.top() + line, width() - left - side - 4, line),
                     Qt::AlignLeft | Qt::AlignVCenter, place.text);
}

void AttachmentTile::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const QRect box(QPoint(2, 2), paper());
    paintFace(painter, box);
    if (m_face->view && !AttachmentWords::place(*m_face->view).text.isEmpty()) {
        paintPlace(painter, box);
    }
    if (hasFocus() || underMouse()) {
        painter.setPen(QPen(hasFocus() ? m_look.palette().focus : m_look.palette().lineStrong, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(rect().adjusted(1, 1, -1, -1), 4, 4);
    }
}

void AttachmentTile::keyPressEvent(QKeyEvent *event)
{
    // QAbstractButton would take the arrows for itself.
    const bool moves = event->modifiers() == Qt::ControlModifier;
    switch (event->key()) {
    case Qt::Key_Left: moves ? Q_EMIT movedBy(-1) : Q_EMIT stepped(-1); return;
    case Qt::Key_Right: moves ? Q_EMIT movedBy(1) : Q_EMIT stepped(1); return;
    case Qt::Key_Delete: Q_EMIT takeOutPressed(); return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier) {
            click();
            return;
        }
        break;
    default: break;
    }
    event->ignore();
}

void AttachmentTile::mousePressEvent(QMouseEvent *event)
{
    setFocus(Qt::MouseFocusReason);
    QAbstractButton::mousePressEvent(event);
}

} // namespace yichuang::ui
