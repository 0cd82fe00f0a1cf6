// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/forms/IntakeForm.h"
#include "ui/models/Suggestion.h"
#include "ui/style/Look.h"

#include <QHash>
#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;

namespace yichuang::ui {

class ActionButton;
class Card;
class Chip;
class ChoiceBox;
class Field;
class PhotoFrame;
class SideList;

/// First column of the intake page: the applicant, an agent, earlier cases of the same person.
class WhoColumn final : public QWidget {
    Q_OBJECT

public:
    WhoColumn(const Look &look, IntakeForm &form, QWidget *parent);

    /// Shows the form as it is now.
    void refresh();
    void setEarlier(const Suggestions &cases);
    void focusFirst();
    void focusPhone();
    /// Whether the clerk is at the agent's entries, so that a card read is the agent's.
    [[nodiscard]] bool isAtAgent() const;
    void retranslate();

Q_SIGNALS:
    void caseWanted(const QVariant &key);

private:
    void build();
    [[nodiscard]] QWidget *buildCardFace(QWidget *parent);
    [[nodiscard]] QWidget *buildEntryFace(QWidget *parent);
    [[nodiscard]] QWidget *buildAgent();
    Field *addEntry(IntakeForm::Entry entry, const char *name, QWidget *parent);
    void showNumber();
    /// The labels of what a person and an organisation are told apart by.
    void nameWho();
    void refreshEntry(IntakeForm::Entry entry);
    void setIdTypes();

    const Look &m_look;
    IntakeForm &m_form;
    Card *m_card;
    Chip *m_source;
    ActionButton *m_person;
    ActionButton *m_organisation;
    QWidget *m_entryFace;
    QWidget *m_cardFace;
    PhotoFrame *m_photo;
    QLabel *m_name;
    QLabel *m_facts;
    QLabel *m_number;
    QLabel *m_validity;
    ActionButton *m_reveal;
    ActionButton *m_typeInstead;
    ChoiceBox *m_idType;
    Field *m_idTypeField;
    QHash<IntakeForm::Entry, Field *> m_fields;
    QCheckBox *m_hasAgent;
    QWidget *m_agent;
    ChoiceBox *m_agentIdType;
    Field *m_agentIdTypeField;
    QWidget *m_earlierRule;
    QLabel *m_earlierTitle;
    QLabel *m_earlierCount;
    SideList *m_earlier;
    bool m_shown = false;
};

} // namespace yichuang::ui
