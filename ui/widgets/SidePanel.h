// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/Look.h"

#include <QFrame>
#include <QPointer>

class QLabel;
class QVBoxLayout;

namespace yichuang::ui {

/// A panel that slides over the right part of a page for one small task (a reason, a confirmation,
/// an explanation) instead of a dialog. Esc closes it and gives the focus back.
class SidePanel : public QFrame {
    Q_OBJECT

public:
    /// Lives on top of `page`, which is also its parent.
    SidePanel(const Look &look, QWidget *page);

    /// Shows `content`, which becomes the panel's and is deleted with the next opening.
    void open(const QString &title, QWidget *content, QWidget *firstFocus);
    virtual void close();
    [[nodiscard]] bool isOpen() const { return isVisible(); }
    /// Nothing of an earlier person stays in it after signing out.
    virtual void forget();

Q_SIGNALS:
    void closed();

protected:
    [[nodiscard]] const Look &look() const { return m_look; }
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void place();

    const Look &m_look;
    QWidget *m_page;
    QFrame *m_sheet;
    QLabel *m_title;
    QWidget *m_close;
    QVBoxLayout *m_body;
    QPointer<QWidget> m_content;
    QPointer<QWidget> m_before;
};

} // namespace yichuang::ui
