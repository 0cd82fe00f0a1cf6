// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/Look.h"

#include <QImage>
#include <QScrollArea>

namespace yichuang::ui {

/// A picture to look at closely: whole in its frame, or larger and scrolled; turned in quarters.
class PictureCanvas final : public QScrollArea {
    Q_OBJECT

public:
    PictureCanvas(const Look &look, QWidget *parent);

    /// A null picture empties it. The size stays whole or as chosen, the turn is forgotten.
    void setPicture(const QImage &picture);
    [[nodiscard]] const QImage &picture() const { return m_picture; }
    void fit();
    /// Larger by one step (1) or smaller (-1).
    void zoom(int steps);
    void turn();
    /// Up (-1) or down (1) by nearly what is seen.
    void page(int by);
    /// Logical pixels a pixel of the picture takes.
    [[nodiscard]] double scale() const;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    class Sheet;
    void place();
    [[nodiscard]] double wholeScale() const;

    QImage m_picture;
    Sheet *m_sheet;
    double m_scale = 0; ///< 0 = whole
};

} // namespace yichuang::ui
