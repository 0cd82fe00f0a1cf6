// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/ClockView.h"
#include "ui/style/Look.h"

#include <QWidget>

namespace yichuang::ui {

/// A handling limit as a bar with its words above: used days filled, stopped days hatched.
class ClockBar final : public QWidget {
    Q_OBJECT

public:
    ClockBar(const Look &look, QWidget *parent);

    void setClock(const ClockView &clock);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintSegments(QPainter &painter, const QRectF &bar) const;
    [[nodiscard]] QBrush brushOf(ClockSegment::Kind kind) const;

    const Look &m_look;
    ClockView m_clock;
};

} // namespace yichuang::ui
