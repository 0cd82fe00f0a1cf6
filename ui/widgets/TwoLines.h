// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/Look.h"

#include <QRect>
#include <QString>

class QFont;
class QPainter;

namespace yichuang::ui {

/// A line and, when there is one, a smaller quiet line below it; each is shortened to its place.
struct TwoLines {
    QString title;  ///< shortened at its end, in the middle when it ends in a number
    QString detail; ///< shortened in the middle: case numbers differ at their ends; empty = one line
    QRect top;
    QRect bottom;

    void paint(QPainter &painter, const Look &look, const QFont &font) const;
};

} // namespace yichuang::ui
