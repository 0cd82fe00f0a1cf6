// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/ChipText.h"
#include "ui/style/Look.h"

#include <QLabel>

namespace yichuang::ui {

/// The size a chip takes, and its drawing; shared with table cells.
[[nodiscard]] QSize chipSize(const Look &look, const QWidget &on, const ChipText &chip);
void paintChip(QPainter &painter, const QRect &rect, const Look &look, const QWidget &on, const ChipText &chip);

/// A small word with a coloured ground, e.g. a case's state. A label to assistive technology.
class Chip final : public QLabel {
    Q_OBJECT

public:
    explicit Chip(const Look &look, QWidget *parent, ChipText chip = {});

    void setChip(ChipText chip);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Look &m_look;
    ChipText m_chip;
};

} // namespace yichuang::ui
