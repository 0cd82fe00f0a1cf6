// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/PaperPreview.h"

#include <QPainter>

namespace yichuang::ui {

PaperPreview::PaperPreview(const Look &look, QWidget *parent) : QWidget(parent), m_look(look)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void PaperPreview::setPage(const QImage &page)
{
    m_page = page;
    m_scaled = {};
    updateGeometry();
    update();
}

QSize PaperPreview::sizeHint() const
{
    const int wide = m_look.tokens().grown(320);
    return QSize(wide, heightForWidth(wide));
}

int PaperPreview::heightForWidth(int width) const
{
    // An empty sheet is drawn as A4.
    return m_page.isNull() ? width * 297 / 210 : width * m_page.height() / m_page.width();
}

void PaperPreview::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    // Paper is white in every look.
    painter.fillRect(rect(), Qt::white);
    if (!m_page.isNull()) {
        // Three times smaller and more: only the average of the points stays readable.
        const QSize points = (QSizeF(size()) * devicePixelRatioF()).toSize();
        if (m_scaled.size() != points) {
            m_scaled = m_page.scaled(points, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        }
        painter.drawImage(rect(), m_scaled);
    }
    painter.setPen(m_look.palette().lineStrong);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace yichuang::ui
