// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/Look.h"

#include <QAbstractButton>

namespace yichuang::ui {

/// One page in the rail: an icon, a word, a count. The count is part of the accessible name.
class RailButton final : public QAbstractButton {
    Q_OBJECT

public:
    RailButton(const Look &look, const QString &icon, QWidget *parent);

    /// 0 = no badge. A Bad count wants a person now, a Warn one today.
    void setCount(int count, Tone tone);
    void setLabel(const QString &label);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void rename();
    void paintBadge(QPainter &painter) const;

    const Look &m_look;
    QString m_icon;
    int m_count = 0;
    Tone m_tone = Tone::Warn;
};

} // namespace yichuang::ui
