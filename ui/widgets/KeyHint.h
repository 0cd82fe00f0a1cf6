// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/Look.h"

#include <QAbstractButton>
#include <QFont>
#include <QPointer>

class QAction;

namespace yichuang::ui {

/// A keycap and the word for what the key does now.
class KeyHint final : public QAbstractButton {
    Q_OBJECT

public:
    /// Follows the action; its `iconText` is the short word.
    KeyHint(const Look &look, QAction *action, QWidget *parent);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void copyAction();
    [[nodiscard]] QFont capFont() const;

    const Look &m_look;
    QPointer<QAction> m_action;
    QString m_key;
    QFont m_cap;
};

} // namespace yichuang::ui
