// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/Look.h"

#include <QFrame>
#include <QVector>

class QAction;
class QHBoxLayout;

namespace yichuang::ui {

/// The bottom line: what the function keys do now. Follows its actions' words and readiness;
/// an action that cannot be done now is shown dim. Clickable, but not in the tab order.
class KeyStrip final : public QFrame {
    Q_OBJECT

public:
    KeyStrip(const Look &look, QWidget *parent);

    /// The actions are borrowed; those without a key are left out.
    void setActions(const QVector<QAction *> &actions);

private:
    [[nodiscard]] int gap() const;

    const Look &m_look;
    QHBoxLayout *m_row;
    QWidget *m_hints = nullptr;
};

} // namespace yichuang::ui
