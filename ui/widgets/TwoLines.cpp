// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/TwoLines.h"

#include <QPainter>

#include <algorithm>

namespace yichuang::ui {

namespace {

void paintLine(QPainter &painter, const QRect &place, const QString &words, Qt::TextElideMode mode)
{
    painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft, painter.fontMetrics().elidedText(words, mode, place.width()));
}

// The end of a number tells it from others: "…〔2026〕000123号".
Qt::TextElideMode elideOf(const QString &words)
{
    const QString end = words.right(2);
    return std::any_of(end.cbegin(), end.cend(), [](QChar c) { return c.isDigit(); }) ? Qt::ElideMiddle : Qt::ElideRight;
}

} // namespace

void TwoLines::paint(QPainter &painter, const Look &look, const QFont &font) const
{
    painter.setPen(look.palette().text);
    painter.setFont(font);
    paintLine(painter, top, title, elideOf(title));
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
