// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QScrollArea>

class QVBoxLayout;

namespace yichuang::ui {

/// A column that scrolls up and down when the window is too low, never sideways.
class ColumnScroll : public QScrollArea {
    Q_OBJECT

public:
    /// The width of the scroll bar, and of the margin it may stand in.
    static constexpr int gutter = 10;

    explicit ColumnScroll(QWidget *parent);

    [[nodiscard]] QVBoxLayout *column() const { return m_column; }
    /// Keeps the width of the scroll bar free at the right, so that the words stay where they are when it comes.
    void useGutter();
    /// What the scroll bar takes from the width of the rows now: nothing while its room is kept free.
    [[nodiscard]] int takenAtRight() const;

    /// Free above and below what is scrolled to.
    static constexpr int focusMargin = 4;

private:
    void followFocus();

    QVBoxLayout *m_column;
    enum class Bar { BesideRows, InGutter } m_bar = Bar::BesideRows;
};

} // namespace yichuang::ui
