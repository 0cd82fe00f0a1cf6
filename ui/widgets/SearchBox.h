// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/Suggestion.h"
#include "ui/style/Look.h"

#include <QLineEdit>

class QFrame;
class QListView;

namespace yichuang::ui {

class SuggestionModel;

/// A line to type into and a list of what it may mean. The list opens under the line inside the same
/// window, never takes the focus, and is driven by Up, Down, Enter and Esc from the line.
class SearchBox final : public QLineEdit {
    Q_OBJECT

public:
    SearchBox(const Look &look, QWidget *parent);
    ~SearchBox() override;

    /// Shows the answers for what is typed now; opens or closes the list. The first line becomes current.
    void offer(const Suggestions &lines);
    /// What may be typed; the short words stand where the long ones find no room.
    void setHints(const QString &words, const QString &shortWords);
    /// Key shown at the right end of the line ("Ctrl K"); empty = none.
    void setKeyText(const QString &key);
    [[nodiscard]] bool isOpen() const;
    void closeList();

Q_SIGNALS:
    void wanted(const QString &text); ///< the text changed by hand; answer with `offer`
    void chosen(const QVariant &value);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void showHint();
    void makeList();
    void placeList();
    void goTo(int row);
    void step(int by);
    void chooseRow(int row);

    const Look &m_look;
    SuggestionModel *m_model;
    QFrame *m_frame = nullptr;
    QListView *m_list = nullptr;
    QString m_key;
    QString m_hint;
    QString m_shortHint;
};

} // namespace yichuang::ui
