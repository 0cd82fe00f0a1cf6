// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/PhotoFrame.h"

#include <QPainter>
#include <QPainterPath>

namespace yichuang::ui {

PhotoFrame::PhotoFrame(const Look &look, QWidget *parent) : QWidget(parent), m_look(look)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&look, &Look::changed, this, [this] { updateGeometry(); });
}

void PhotoFrame::setPhoto(const QImage &photo)
{
    m_photo = photo;
    update();
}

QSize PhotoFrame::sizeHint() const
{
    // Large type needs the room beside it.
    return QSize(72, 90);
}

void PhotoFrame::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    QPainterPath shape;
    shape.addRoundedRect(QRectF(rect()), 4, 4);
    painter.fillPath(shape, m_look.palette().soft);
    if (!m_photo.isNull()) {
        painter.setClipPath(shape);
        painter.drawImage(rect(), m_photo);
        return;
    }
    const int side = m_look.tokens().grown(34);
    const QPixmap icon = m_look.icon(QStringLiteral("person"), m_look.palette().bright, side, *this);
    painter.setOpacity(0.55);
    painter.drawPixmap((width() - side) / 2, (height() - side) / 2, icon);
}

} // namespace yichuang::ui
