// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QScrollArea>

class QVBoxLayout;

namespace yichuang::ui {

/// A column that scrolls up and down when the window is too low, never sideways.
class ColumnScroll final : public QScrollArea {
    Q_OBJECT

public:
    explicit ColumnScroll(QWidget *parent);

    [[nodiscard]] QVBoxLayout *column() const { return m_column; }

private:
    QVBoxLayout *m_column;
};

} // namespace yichuang::ui
