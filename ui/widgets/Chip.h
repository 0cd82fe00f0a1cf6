// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/ChipText.h"
#include "ui/style/Look.h"

#include <QLabel>

namespace yichuang::ui {

/// The size a chip takes, and its drawing; shared with table cells.
[[nodiscard]] QSize chipSize(const Look &look, const QWidget &on, const ChipText &chip);
/// On a ground of the chip's own colour it takes the colour of the paper, so that it stays a chip.
void paintChip(QPainter &painter, const QRect &rect, const Look &look, const QWidget &on, const ChipText &chip,
               const QColor &ground = {});

/// A small word with a coloured ground, e.g. a case's state. A label to assistive technology.
class Chip final : public QLabel {
    Q_OBJECT

public:
    explicit Chip(const Look &look, QWidget *parent, ChipText chip = {});

    void setChip(ChipText chip);
    /// The colour it lies on, when that is not the paper's.
    void setGround(const QColor &ground);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Look &m_look;
    ChipText m_chip;
    QColor m_ground;
};

} // namespace yichuang::ui
