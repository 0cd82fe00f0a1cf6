// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/Look.h"

#include <QPointer>
#include <QPushButton>

class QAction;

namespace yichuang::ui {

enum class ButtonKind { Secondary, Primary, Danger, Link, Choice };

/// A button that shows its key: "Accept and print [F5]". It may follow a QAction: words, readiness,
/// reason (tool tip) and key are then the action's, and a press triggers it.
class ActionButton final : public QPushButton {
    Q_OBJECT

public:
    ActionButton(const Look &look, ButtonKind kind, QWidget *parent, const QString &text = {});

    void setKind(ButtonKind kind);
    /// The key as it stands on the cap; empty = none.
    void setKeyText(const QString &key);
    void setIconName(const QString &icon);
    void follow(QAction *action);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void copyAction();
    [[nodiscard]] int keyWidth() const;
    [[nodiscard]] int iconWidth() const;
    void paintKey(QPainter &painter, const QRect &rect, const QColor &ink) const;
    [[nodiscard]] QColor inkColor() const;

    const Look &m_look;
    ButtonKind m_kind;
    QString m_key;
    QString m_icon;
    QPointer<QAction> m_action;
};

} // namespace yichuang::ui
