// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/Look.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QProgressBar;

namespace yichuang::ui {

class ActionButton;

/// Progress where the work is, shown only when it lasts longer than 300 ms.
class ProgressLine final : public QWidget {
    Q_OBJECT

public:
    ProgressLine(const Look &look, QWidget *parent);

    /// `done` of `total` steps; total 0 = not known. Starts the line when it is not running.
    void advance(const QString &words, qint64 done, qint64 total);
    void finish();
    /// Offers a cancel button while it runs; give the word, empty = cannot be cancelled safely.
    void setCancelWord(const QString &word);

Q_SIGNALS:
    void cancelled();

private:
    QLabel *m_words;
    QProgressBar *m_bar;
    ActionButton *m_cancel;
    QTimer m_delay;
};

} // namespace yichuang::ui
