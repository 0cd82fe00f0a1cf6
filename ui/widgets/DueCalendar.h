// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/ClockView.h"
#include "ui/style/Look.h"

#include <QWidget>

namespace yichuang::ui {

/// Weeks from the start to the due date: each day counted, skipped or stopped, with its word.
/// The words carry the meaning; colour and hatching only repeat it. Left and Right move through
/// the days and say each one.
class DueCalendar final : public QWidget {
    Q_OBJECT

public:
    DueCalendar(const Look &look, QWidget *parent);

    void setDays(const QVector<DayMark> &days);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return false; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void describe();
    void say();
    [[nodiscard]] QRect cell(int index) const;
    [[nodiscard]] int headHeight() const { return m_look.tokens().grown(22); }
    [[nodiscard]] int cellHeight() const { return m_look.tokens().grown(m_weeks > 6 ? 34 : 42); }
    /// Smaller where a word in a narrow cell would end early.
    [[nodiscard]] QFont captionFont(const QString &caption, int width) const;
    void paintDay(QPainter &painter, const QRect &rect, const DayMark &day) const;

    const Look &m_look;
    QVector<DayMark> m_days; ///< whole weeks, Monday first
    int m_weeks = 0;
    int m_current = -1;
};

} // namespace yichuang::ui
