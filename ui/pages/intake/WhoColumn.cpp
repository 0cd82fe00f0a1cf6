// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/intake/WhoColumn.h"

#include "ui/models/Words.h"
#include "ui/widgets/ActionButton.h"
#include "ui/widgets/Assist.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/ChoiceBox.h"
#include "ui/widgets/ColumnScroll.h"
#include "ui/widgets/Field.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/PhotoFrame.h"
#include "ui/widgets/SideList.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace yichuang::ui {

using Entry = IntakeForm::Entry;

namespace {

// As app/domain/Applicant reads it back from the draft.
int longest(Entry entry)
{
    switch (entry) {
    case Entry::Name: return 120;
    case Entry::Address:
    case Entry::AgentAuthority: return 300;
    case Entry::AgentName: return 60;
    case Entry::IdType:
    case Entry::AgentIdType: return 8;
    case Entry::IdNumber:
    case Entry::Phone:
    case Entry::AgentIdNumber:
    case Entry::AgentPhone: return 32;
    }
    return 0;
}

} // namespace

WhoColumn::WhoColumn(const Look &look, IntakeForm &form, QWidget *parent) : QWidget(parent), m_look(look), m_form(form)
{
    build();
    retranslate();
}

void WhoColumn::build()
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    m_card = new Card(this);
    outer->addWidget(m_card);
    m_source = new Chip(m_look, m_card);
    m_card->addToHeader(m_source);

    auto *scroll = new ColumnScroll(m_card);
    m_card->addScroll(scroll);
    auto *column = scroll->column();
    m_entryFace = buildEntryFace(scroll->widget());
    m_cardFace = buildCardFace(scroll->widget());
    column->addWidget(m_entryFace);
    column->addWidget(m_cardFace);
    column->addWidget(addEntry(Entry::Phone, "phone", scroll->widget()));
    column->addWidget(addEntry(Entry::Address, "address", scroll->widget()));
    m_hasAgent = new QCheckBox(scroll->widget());
    m_hasAgent->setObjectName(QStringLiteral("hasAgent"));
    connect(m_hasAgent, &QCheckBox::clicked, this, [this] { m_form.setAgentWanted(m_hasAgent->checkState()); });
    column->addWidget(m_hasAgent);
    m_agent = buildAgent();
    column->addWidget(m_agent);
    m_earlierRule = makeRule(scroll->widget());
    column->addWidget(m_earlierRule);
    auto *head = new QHBoxLayout;
    m_earlierTitle = makeLabel(TextRole::Strong, scroll->widget());
    m_earlierCount = makeLabel(TextRole::SmallStrong, scroll->widget());
    m_earlierCount->setObjectName(QStringLiteral("earlierCount"));
    m_earlierTitle->setWordWrap(true);
    head->addWidget(m_earlierTitle, 1);
    head->addWidget(m_earlierCount);
    column->addLayout(head);
    m_earlier = new SideList(m_look, scroll->widget());
    m_earlier->setObjectName(QStringLiteral("earlierCases"));
    connect(m_earlier, &SideList::opened, this, &WhoColumn::caseWanted);
    column->addWidget(m_earlier);
    column->addStretch(1);
    setEarlier({});
}

QWidget *WhoColumn::buildCardFace(QWidget *parent)
{
    auto *face = new QWidget(parent);
    auto *row = new QHBoxLayout(face);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    m_photo = new PhotoFrame(m_look, face);
    row->addWidget(m_photo, 0, Qt::AlignTop);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    m_name = makeLabel(TextRole::Title, face);
    m_facts = makeLabel(TextRole::Quiet, face);
    m_number = makeLabel(TextRole::Body, face);
    m_validity = makeLabel(TextRole::Small, face);
    m_reveal = new ActionButton(m_look, ButtonKind::Link, face);
    m_reveal->setObjectName(QStringLiteral("revealNumber"));
    m_typeInstead = new ActionButton(m_look, ButtonKind::Link, face);
    m_typeInstead->setObjectName(QStringLiteral("typeInstead"));
    connect(m_reveal, &QAbstractButton::clicked, this, [this] {
        m_shown = !m_shown;
        showNumber();
    });
    connect(m_typeInstead, &QAbstractButton::clicked, this, [this] {
        m_form.typeInstead();
        focusFirst();
    });
    for (QLabel *label : {m_name, m_facts, m_number, m_validity}) {
        label->setWordWrap(true);
        words->addWidget(label);
    }
    auto *links = new QHBoxLayout;
    links->setSpacing(4);
    links->addWidget(m_reveal);
    links->addWidget(m_typeInstead);
    links->addStretch(1);
    words->addLayout(links);
    words->addStretch(1);
    row->addLayout(words, 1);
    return face;
}

QWidget *WhoColumn::buildEntryFace(QWidget *parent)
{
    auto *face = new QWidget(parent);
    auto *column = new QVBoxLayout(face);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    m_person = new ActionButton(m_look, ButtonKind::Choice, face);
    m_person->setObjectName(QStringLiteral("kindPerson"));
    m_organisation = new ActionButton(m_look, ButtonKind::Choice, face);
    m_organisation->setObjectName(QStringLiteral("kindOrganisation"));
    for (ActionButton *button : {m_person, m_organisation}) {
        button->setCheckable(true);
        makeOneOfMany(*button);
    }
    connect(m_person, &QAbstractButton::clicked, this, [this] {
        m_form.setKind(domain::ApplicantKind::Person);
        refresh();
    });
    connect(m_organisation, &QAbstractButton::clicked, this, [this] {
        m_form.setKind(domain::ApplicantKind::Organisation);
        refresh();
    });
    Field *name = addEntry(Entry::Name, "applicantName", face);
    name->addBesideLabel(m_person);
    name->addBesideLabel(m_organisation);
    column->addWidget(name);
    m_idType = new ChoiceBox(m_look, face);
    m_idType->setObjectName(QStringLiteral("idType"));
    connect(m_idType, &ChoiceBox::picked, this, [this](const QString &code) { m_form.setEntry(Entry::IdType, code); });
    m_idTypeField = new Field(m_idType, face);
    column->addWidget(m_idTypeField);
    column->addWidget(addEntry(Entry::IdNumber, "idNumber", face));
    return face;
}

QWidget *WhoColumn::buildAgent()
{
    auto *agent = new QWidget(this);
    auto *column = new QVBoxLayout(agent);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    auto *pair = new QHBoxLayout;
    pair->setSpacing(8);
    pair->addWidget(addEntry(Entry::AgentName, "agentName", agent), 2);
    pair->addWidget(addEntry(Entry::AgentPhone, "agentPhone", agent), 3);
    column->addLayout(pair);
    m_agentIdType = new ChoiceBox(m_look, agent);
    m_agentIdType->setObjectName(QStringLiteral("agentIdType"));
    connect(m_agentIdType, &ChoiceBox::picked, this,
            [this](const QString &code) { m_form.setEntry(Entry::AgentIdType, code); });
    m_agentIdTypeField = new Field(m_agentIdType, agent);
    column->addWidget(m_agentIdTypeField);
    column->addWidget(addEntry(Entry::AgentIdNumber, "agentIdNumber", agent));
    column->addWidget(addEntry(Entry::AgentAuthority, "agentAuthority", agent));
    agent->hide();
    return agent;
}

Field *WhoColumn::addEntry(Entry entry, const char *name, QWidget *parent)
{
    auto *line = new QLineEdit(parent);
    line->setObjectName(QLatin1String(name));
    line->setMaxLength(longest(entry));
    onTyped(line, this, [this, entry](const QString &text) { m_form.setEntry(entry, text); });
    auto *field = new Field(line, parent);
    m_fields.insert(entry, field);
    return field;
}

void WhoColumn::refreshEntry(Entry entry)
{
    Field *field = m_fields.value(entry);
    auto *line = static_cast<QLineEdit *>(field->editor());
    const QString text = m_form.entry(entry);
    if (!line->hasFocus() || line->text().isEmpty() || text.isEmpty()) {
        if (line->text() != text) {
            putText(*line, text);
            line->setCursorPosition(0);
        }
    }
    const bool fromCard =
        m_form.values().applicant.source == domain::EntrySource::Card && entry == Entry::Address && !text.isEmpty();
    line->setProperty("plainState", fromCard ? QStringLiteral("fromCard") : QString());
    line->setToolTip(line->fontMetrics().horizontalAdvance(text) > line->width() - 24 ? text : QString());
    const QString problem = m_form.entryProblem(entry);
    field->setError(problem.isEmpty() ? m_form.entryDoubt(entry) : problem);
}

void WhoColumn::nameWho()
{
    const bool organisation = m_form.values().applicant.kind == domain::ApplicantKind::Organisation;
    m_fields.value(Entry::Name)->setLabel(organisation ? tr("Name of the organisation") : tr("Name"));
    m_fields.value(Entry::IdNumber)->setLabel(organisation ? tr("Unified social credit code") : tr("Identity number"));
    m_fields.value(Entry::Address)->setLabel(organisation ? tr("Registered office") : tr("Address"));
}

void WhoColumn::refresh()
{
    const domain::Applicant &who = m_form.values().applicant;
    const bool organisation = who.kind == domain::ApplicantKind::Organisation;
    nameWho();
    const bool fromCard = who.source == domain::EntrySource::Card;
    m_entryFace->setVisible(!fromCard);
    m_cardFace->setVisible(fromCard);
    m_person->setChecked(!organisation);
    m_organisation->setChecked(organisation);
    m_idTypeField->setVisible(!organisation);
    m_idType->choose(who.idType);
    const QSignalBlocker quiet(m_hasAgent);
    m_hasAgent->setChecked(m_form.hasAgent());
    m_agent->setVisible(m_form.hasAgent());
    if (m_form.hasAgent()) {
        m_agentIdType->choose(who.agent->idType);
    }
    for (auto at = m_fields.cbegin(); at != m_fields.cend(); ++at) {
        const bool agents = at.value()->parentWidget() == m_agent;
        if (!agents || m_form.hasAgent()) {
            refreshEntry(at.key());
        }
    }
    if (fromCard && m_form.cardReadAt()) {
        const QString time = base::chinaTime(*m_form.cardReadAt()).time().toString(QStringLiteral("HH:mm"));
        m_source->setChip({Tone::Good, QStringLiteral("card"), tr("Card read %1").arg(time)});
    } else if (fromCard) {
        m_source->setChip({Tone::Good, QStringLiteral("card"), tr("From a card")});
    } else if (!who.name.isEmpty()) {
        m_source->setChip({Tone::Warn, QStringLiteral("correct"), tr("Typed by hand")});
    } else {
        m_source->setChip({});
    }
    m_photo->setPhoto(m_form.photo());
    m_name->setText(who.name);
    if (!fromCard) {
        m_shown = false;
    }
    showNumber();
}

void WhoColumn::showNumber()
{
    const domain::Applicant &who = m_form.values().applicant;
    m_number->setText(m_shown ? who.idNumber : Words::maskedId(who.idNumber));
    QStringList facts{Words::sex(who.sex), Words::nation(who.nation)};
    facts.removeAll(QString());
    // A resident's number holds the birth date: beside the mask it would be said after all. In large type the line
    // breaks at the wide space, so no dot is left dangling.
    const QString birth = m_shown ? who.birth.toString(Qt::ISODate) : Words::maskedBirth(who.birth);
    m_facts->setText(QStringList{facts.join(QStringLiteral("\u00a0·\u00a0")), birth}.join(QChar(0x2003)).trimmed());
    m_validity->setText(who.validUntil == QStringLiteral("long") ? tr("Valid without end")
                        : who.validUntil.isEmpty()               ? QString()
                                                                 : tr("Valid until %1").arg(who.validUntil));
    m_reveal->setText(m_shown ? tr("Hide") : tr("Show", "the masked number"));
    m_reveal->setAccessibleName(m_reveal->text());
    m_reveal->setVisible(!who.idNumber.isEmpty());
}

void WhoColumn::setEarlier(const Suggestions &cases)
{
    m_earlier->setLines(cases);
    for (QWidget *part : std::initializer_list<QWidget *>{m_earlierRule, m_earlierTitle, m_earlierCount, m_earlier}) {
        part->setVisible(!cases.isEmpty());
    }
    m_earlierCount->setText(cases.isEmpty() ? QString() : tr("%n case(s)", "", static_cast<int>(cases.size())));
}

void WhoColumn::focusFirst()
{
    m_fields.value(m_entryFace->isHidden() ? Entry::Phone : Entry::Name)->editor()->setFocus(Qt::OtherFocusReason);
}

void WhoColumn::focusPhone()
{
    m_fields.value(Entry::Phone)->editor()->setFocus(Qt::OtherFocusReason);
}

bool WhoColumn::isAtAgent() const
{
    return m_form.hasAgent() && m_agent->isAncestorOf(focusWidget());
}

void WhoColumn::setIdTypes()
{
    QVector<std::pair<QString, QString>> types;
    for (const char *code : {"111", "553", "414", "516", "511", "810", "830"}) {
        types.append({Words::idType(QLatin1String(code)), QLatin1String(code)});
    }
    m_idType->setLines(types);
    m_agentIdType->setLines(types);
}

void WhoColumn::retranslate()
{
    m_card->setTitle(tr("Applicant"));
    m_person->setText(tr("Person"));
    m_organisation->setText(tr("Organisation"));
    m_typeInstead->setText(tr("Type instead"));
    for (ActionButton *button : {m_person, m_organisation, m_typeInstead}) {
        button->setAccessibleName(button->text());
    }
    setIdTypes();
    m_idTypeField->setLabel(tr("Kind of document"));
    m_agentIdTypeField->setLabel(tr("Agent's kind of document"));
    m_fields.value(Entry::Phone)->setLabel(tr("Mobile phone"));
    m_hasAgent->setText(tr("An agent applies"));
    m_hasAgent->setAccessibleName(m_hasAgent->text());
    m_fields.value(Entry::AgentName)->setLabel(tr("Agent's name"));
    m_fields.value(Entry::AgentPhone)->setLabel(tr("Agent's phone"));
    m_fields.value(Entry::AgentIdNumber)->setLabel(tr("Agent's identity number"));
    m_fields.value(Entry::AgentAuthority)->setLabel(tr("Authorised to do, and until when"));
    m_earlierTitle->setText(tr("Recent cases of this person"));
    m_earlier->setAccessibleName(m_earlierTitle->text());
    refresh();
}

} // namespace yichuang::ui
