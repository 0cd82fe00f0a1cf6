// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/TwoLines.h"

#include <QPainter>

namespace yichuang::ui {

namespace {

void paintLine(QPainter &painter, const QRect &place, const QString &words, Qt::TextElideMode mode)
{
    painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft, painter.fontMetrics().elidedText(words, mode, place.width()));
}

} // namespace

void TwoLines::paint(QPainter &painter, const Look &look, const QFont &font) const
{
    painter.setPen(look.palette().text);
    painter.setFont(font);
    paintLine(painter, top, title, Qt::ElideRight);
    if (detail.isEmpty()) {
        return;
    }
    QFont small = font;
    small.setPixelSize(look.tokens().small());
    painter.setFont(small);
    painter.setPen(look.palette().quiet);
    paintLine(painter, bottom, detail, Qt::ElideMiddle);
}

} // namespace yichuang::ui
