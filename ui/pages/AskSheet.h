// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/Question.h"
#include "ui/style/Look.h"

#include <QWidget>

class QDateEdit;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QSpinBox;
class QVBoxLayout;

namespace yichuang::ui {

class ActionButton;
class Chip;
class ChoiceBox;

/// Asks one Question, in a side panel instead of a dialog. Ctrl+Enter or the button confirms, once
/// every required part is answered; until then it says which one is open.
class AskSheet final : public QWidget {
    Q_OBJECT

public:
    AskSheet(const Look &look, Question question, QWidget *parent);

    [[nodiscard]] QWidget *firstEditor() const { return m_first; }
    /// Answers that came from elsewhere, e.g. from a card: the choice, the text lines from the first on, their source.
    void fillIn(const Answers &from);
    /// All that is entered, also what the choice does not ask for.
    [[nodiscard]] Answers entered() const;
    /// Brings back what was entered before.
    void enter(const Answers &answers);
    /// What was answered could not be recorded: it may be confirmed once more.
    void askAgain();

Q_SIGNALS:
    /// The way out beside what cannot be taken back.
    void left();
    void edited();
    /// Once; nothing more is confirmed until `askAgain`.
    void answered(const yichuang::ui::Answers &answers);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    void addEditor(QWidget *editor, const char *name, const QString &label);
    void addChoiceLine(QLineEdit &holder, const Question::Line &line);
    void showLines();
    [[nodiscard]] Answers answers() const;
    void check();
    void fill(const QString &choice);
    void fillUntouched(const QStringList &lines);
    void setLines(const QStringList &texts);
    [[nodiscard]] QString source() const;
    void say(const QString &source, const QStringList &lines);
    void showSource();
    void addFacts();
    void addLines();
    void addWayOut();

    const Look &m_look;
    Question m_question;
    QVBoxLayout *m_column;
    QWidget *m_first = nullptr;
    ChoiceBox *m_choice = nullptr;
    QVector<QLineEdit *> m_lines;
    Chip *m_source = nullptr;
    QString m_said;          ///< where `m_saidLines` come from
    QStringList m_saidLines; ///< the lines as they were filled in; anything else was typed
    QSpinBox *m_number = nullptr;
    QDateEdit *m_day = nullptr;
    QPlainTextEdit *m_reason = nullptr;
    QLabel *m_warning = nullptr;
    QLabel *m_missing = nullptr;
    ActionButton *m_confirm = nullptr;
    bool m_isAnswered = false;
};

} // namespace yichuang::ui
