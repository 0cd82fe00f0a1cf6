// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/forms/ConflictForm.h"
#include "ui/style/Look.h"

#include <QDate>
#include <QVector>
#include <QWidget>

class QGridLayout;
class QLabel;
class QLayout;
class QPlainTextEdit;

namespace yichuang::ui {

class ActionButton;
class Card;
class EmptyState;
class Field;

/// Right half of the sync page: what needs a person. A conflict is settled field by field (Left =
/// mine, Right = the centre's); a refusal shows the centre's words and the two
/// ways out: offering the same again, or giving it up for a reason.
class ConflictPanel final : public QWidget {
    Q_OBJECT

public:
    ConflictPanel(const Look &look, ConflictForm &form, QWidget *parent);

    void showRefusal(const desk::LaneRow &lane);
    void showNothing();
    /// In China: moments of another day are shown with it.
    void setToday(QDate today) { m_today = today; }
    void retranslate();

Q_SIGNALS:
    void caseWanted(const QString &caseId);
    void settleWanted();
    void refusalSettled(yichuang::desk::RefusalRemedy remedy, const QString &note);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void connectButtons();
    [[nodiscard]] QLayout *buildCaseLine();
    void refresh();
    void showChoices();
    void fillGrid();
    void addHeader();
    void orderTabs();
    void takeNote();
    void showCase(const desk::LaneRow &lane);
    [[nodiscard]] QString headOf(const QString &side, const QString &who, const std::optional<base::Instant> &when) const;
    void addField(int row, const QString &path, const QString &base, const QString &mine, const QString &theirs);
    void addChoice(int row, int column, const QString &path, ConflictForm::Side side, const QString &words);
    enum class Shown { Nothing, Conflict, Refusal };
    void show(Shown shown);

    struct Choice {
        ActionButton *button;
        QString path;
        ConflictForm::Side side;
    };

    const Look &m_look;
    ConflictForm &m_form;
    QVector<Choice> m_choices; ///< what the grid shows now
    Shown m_shown = Shown::Nothing;
    desk::LaneRow m_refusal;
    QDate m_today;
    QString m_case; ///< what is shown belongs to it
    Card *m_card;
    EmptyState *m_empty;
    QWidget *m_gridBox;
    QGridLayout *m_grid;
    QLabel *m_refused;
    QLabel *m_remedy;
    QLabel *m_papers;
    QLabel *m_caseNumber;
    ActionButton *m_openCase;
    QWidget *m_rule;
    Field *m_noteField;
    QPlainTextEdit *m_note;
    ActionButton *m_allMine;
    ActionButton *m_allTheirs;
    ActionButton *m_settle;
    ActionButton *m_again;
    ActionButton *m_discard;
    QLabel *m_foot;
};

} // namespace yichuang::ui
