// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/Look.h"

#include <QPointer>
#include <QVector>
#include <QWidget>

class QAction;
class QFrame;
class QGridLayout;
class QLabel;

namespace yichuang::ui {

/// F1: the keys of the screen, over the screen. Any key but Tab closes it.
class HelpOverlay final : public QWidget {
    Q_OBJECT

public:
    HelpOverlay(const Look &look, QWidget *parent);

    /// `more`: keys that are no actions, and what they do.
    void open(const QString &title, const QVector<QAction *> &actions, const QVector<std::pair<QString, QString>> &more);
    void close();

Q_SIGNALS:
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    void addRow(const QString &key, const QString &words);

    const Look &m_look;
    QFrame *m_sheet;
    QLabel *m_title;
    QGridLayout *m_grid;
    QPointer<QWidget> m_before;
};

} // namespace yichuang::ui
