// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/forms/IntakeForm.h"
#include "ui/models/Suggestion.h"
#include "ui/style/Look.h"

#include <QHash>
#include <QWidget>

class QGridLayout;
class QLabel;

namespace yichuang::ui {

class ActionButton;
class Card;
class Chip;
class ChoiceBox;
class EmptyState;
class Field;
class SearchBox;
class StatTile;

/// Second column of the intake page: the item, its limits and fee, the date the decision would be
/// due, the item's own questions.
class WhatColumn final : public QWidget {
    Q_OBJECT

public:
    WhatColumn(const Look &look, IntakeForm &form, QWidget *parent);

    void refresh();
    /// Answers `itemsWanted`.
    void offerItems(const Suggestions &items);
    void setCatalogueVersion(const QString &version);
    void focusSearch();
    void retranslate();
    /// The first question that must be answered and is not; null when there is none.
    [[nodiscard]] QWidget *firstOpenQuestion() const;

Q_SIGNALS:
    void itemsWanted(const QString &text);
    void itemChosen(const QVariant &key);
    void whyWanted();

private:
    void build();
    [[nodiscard]] QWidget *buildDue();
    void buildQuestions();
    [[nodiscard]] QWidget *makeQuestion(const domain::FieldSpec &question);
    [[nodiscard]] QWidget *makeEditor(const domain::FieldSpec &question, QWidget *parent);
    void refreshItem();
    void refreshDue();
    [[nodiscard]] QString rightsWords() const;
    [[nodiscard]] QString feeWords() const;

    const Look &m_look;
    IntakeForm &m_form;
    QString m_version;
    QString m_questionsOf;
    Card *m_card;
    SearchBox *m_search;
    EmptyState *m_empty;
    QWidget *m_details;
    QLabel *m_name;
    QLabel *m_about;
    Chip *m_kind;
    StatTile *m_statutory;
    StatTile *m_promised;
    StatTile *m_fee;
    QLabel *m_dueWords;
    QLabel *m_dueDate;
    QLabel *m_dueNote;
    ActionButton *m_why;
    QGridLayout *m_questions;
    QHash<QString, QWidget *> m_editors;
    ChoiceBox *m_way;
    Field *m_wayField;
};

} // namespace yichuang::ui
