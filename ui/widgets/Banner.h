// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/Notice.h"
#include "ui/style/Look.h"

#include <QFrame>
#include <QVector>

class QAction;
class QHBoxLayout;
class QLabel;

namespace yichuang::ui {

/// Shows one notice in the page instead of a message box; a live region. Esc or the cross takes it
/// away; it never takes the focus.
class Banner final : public QFrame {
    Q_OBJECT

public:
    Banner(const Look &look, QWidget *parent);

    /// `actions` are borrowed; they become buttons.
    void show(const Notice &notice, const QVector<QAction *> &actions = {});
    void clear();
    /// A paper the notice speaks of is out, or will not come: once that is so of all, printing is no longer spoken of.
    void paperOut(const QString &paperId);
    [[nodiscard]] const Notice &notice() const { return m_notice; }

Q_SIGNALS:
    void dismissed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void paintIcon();
    void showRest();
    void setButtons(const QVector<QAction *> &actions);

    const Look &m_look;
    Notice m_notice;
    QLabel *m_icon;
    QLabel *m_happened;
    QLabel *m_rest;
    QHBoxLayout *m_buttons;
    QWidget *m_close;
};

} // namespace yichuang::ui
