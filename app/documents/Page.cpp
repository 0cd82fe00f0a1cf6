// SPDX-License-Identifier: Apache-2.0
#include "app/documents/Page.h"

#include <QPainter>
#include <QPen>

namespace yichuang::documents {

namespace {

struct ItemPainter {
    QPainter &painter;

    void operator()(const PageText &item) const
    {
        painter.setFont(paperFont(item.face, item.size));
        painter.setPen(item.colour);
        painter.drawText(item.baseline, item.text);
    }
    void operator()(const PageLine &item) const
    {
        painter.setPen(QPen(item.colour, item.width));
        painter.drawLine(item.from, item.to);
    }
    void operator()(const PageFill &item) const { painter.fillRect(item.area, item.colour); }
    void operator()(const PageSealRing &item) const
    {
        painter.setPen(QPen(QColor(0xC8, 0xC8, 0xC8), 6, Qt::DashLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(item.centre, item.radius, item.radius);
    }
    void operator()(const PagePicture &item) const { painter.drawImage(item.area, item.image); }
};

} // namespace

void paintPage(QPainter &painter, const Page &page)
{
    for (const PageItem &item : page.items) {
        std::visit(ItemPainter{painter}, item);
    }
}

} // namespace yichuang::documents
