// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/PictureCanvas.h"

#include <QPainter>
#include <QScrollBar>
#include <QTransform>
#include <QWheelEvent>

#include <algorithm>

namespace yichuang::ui {

namespace {

constexpr double step = 1.25;
constexpr double largest = 4.0;

} // namespace

class PictureCanvas::Sheet final : public QWidget {
public:
    Sheet(const Look &look, PictureCanvas *canvas) : QWidget(canvas), m_look(look), m_canvas(canvas) {}

    void forget() { m_scaled = {}; }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        const QImage &picture = m_canvas->picture();
        if (picture.isNull()) {
            return;
        }
        QPainter painter(this);
        const QSize points = (QSizeF(size()) * devicePixelRatioF()).toSize();
        if (points.width() < picture.width()) {
            // Made smaller, only the average of the points stays readable.
            if (m_scaled.size() != points) {
                m_scaled = picture.scaled(points, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
            }
            painter.drawImage(rect(), m_scaled);
        } else {
            painter.setRenderHint(QPainter::SmoothPixmapTransform);
            painter.setClipRect(event->rect());
            painter.drawImage(rect(), picture);
        }
        painter.setPen(m_look.palette().lineStrong);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }

private:
    const Look &m_look;
    PictureCanvas *m_canvas;
    QImage m_scaled;
};

PictureCanvas::PictureCanvas(const Look &look, QWidget *parent) : QScrollArea(parent), m_sheet(new Sheet(look, this))
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setAlignment(Qt::AlignCenter);
    viewport()->setAutoFillBackground(false);
    setWidget(m_sheet);
}

void PictureCanvas::setPicture(const QImage &picture)
{
    m_picture = picture;
    m_sheet->forget();
    place();
    verticalScrollBar()->setValue(0);
}

double PictureCanvas::wholeScale() const
{
    const double ratio = devicePixelRatioF();
    const QSizeF room = QSizeF(maximumViewportSize()) * ratio;
    const double whole = std::min(room.width() / m_picture.width(), room.height() / m_picture.height());
    return std::min(whole, 1.0) / ratio;
}

double PictureCanvas::scale() const
{
    return m_picture.isNull() ? 1.0 : m_scale > 0 ? m_scale : wholeScale();
}

void PictureCanvas::place()
{
    m_sheet->resize(m_picture.isNull() ? QSize() : (QSizeF(m_picture.size()) * scale()).toSize().expandedTo(QSize(1, 1)));
    m_sheet->update();
}

void PictureCanvas::fit()
{
    m_scale = 0;
    place();
}

void PictureCanvas::zoom(int steps)
{
    if (m_picture.isNull()) {
        return;
    }
    // What is in the middle stays there.
    const double before = scale();
    const QPointF middle = QPointF(horizontalScrollBar()->value(), verticalScrollBar()->value()) +
                           QPointF(viewport()->width(), viewport()->height()) / 2;
    m_scale = std::clamp(steps > 0 ? before * step : before / step, std::min(wholeScale(), largest), largest);
    place();
    const QPointF now = middle * (scale() / before) - QPointF(viewport()->width(), viewport()->height()) / 2;
    horizontalScrollBar()->setValue(qRound(now.x()));
    verticalScrollBar()->setValue(qRound(now.y()));
}

void PictureCanvas::turn()
{
    m_picture = m_picture.transformed(QTransform().rotate(90));
    m_sheet->forget();
    place();
}

void PictureCanvas::page(int by)
{
    verticalScrollBar()->setValue(verticalScrollBar()->value() + by * viewport()->height() * 9 / 10);
}

void PictureCanvas::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    place();
}

void PictureCanvas::wheelEvent(QWheelEvent *event)
{
    if (event->modifiers() == Qt::ControlModifier) {
        zoom(event->angleDelta().y() > 0 ? 1 : -1);
        event->accept();
        return;
    }
    QScrollArea::wheelEvent(event);
}

} // namespace yichuang::ui
