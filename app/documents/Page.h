// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/documents/Fonts.h"

#include <QColor>
#include <QImage>
#include <QPointF>
#include <QRectF>
#include <QString>

#include <variant>
#include <vector>

class QPainter;

namespace yichuang::documents {

/// Pages are laid out in tenths of a point (720 to the inch), so the same page is painted on paper and screen.
constexpr int pageUnitsPerInch = 720;
constexpr QSizeF a4Size{5953, 8419};

struct PageText {
    QPointF baseline;
    QString text;
    Face face = Face::Body;
    int size = 120;
    QColor colour = Qt::black;
};
struct PageLine {
    QPointF from;
    QPointF to;
    qreal width = 5;
    QColor colour = Qt::black;
};
struct PageFill {
    QRectF area;
    QColor colour;
};
/// Where a seal is to be stamped.
struct PageSealRing {
    QPointF centre;
    qreal radius = 0;
};
struct PagePicture {
    QRectF area;
    QImage image;
};
using PageItem = std::variant<PageText, PageLine, PageFill, PageSealRing, PagePicture>;

struct Page {
    std::vector<PageItem> items;
};

/// Paints in page units; the caller scales.
void paintPage(QPainter &painter, const Page &page);

} // namespace yichuang::documents
