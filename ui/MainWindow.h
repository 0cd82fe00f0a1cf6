// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/Look.h"

#include <QWidget>

class QVBoxLayout;

namespace yichuang::ui {

/// The program's one window. It is shown at once, before anything was read from the disk; what it holds follows.
class MainWindow final : public QWidget {
    Q_OBJECT

public:
    explicit MainWindow(const Look &look);
    /// Takes `content` in place of what is shown; the window then has its title and asks it before closing.
    void hold(QWidget *content);

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    QVBoxLayout *m_layout;
    QWidget *m_content = nullptr;
};

} // namespace yichuang::ui
