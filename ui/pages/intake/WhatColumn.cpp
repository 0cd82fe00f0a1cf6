// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/intake/WhatColumn.h"

#include "ui/models/DueViews.h"
#include "ui/models/ItemViews.h"
#include "ui/models/Words.h"
#include "ui/widgets/ActionButton.h"
#include "ui/widgets/Assist.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/ChoiceBox.h"
#include "ui/widgets/ColumnScroll.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/Field.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/SearchBox.h"
#include "ui/widgets/StatTile.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include <numeric>

namespace yichuang::ui {

WhatColumn::WhatColumn(const Look &look, IntakeForm &form, QWidget *parent)
    : QWidget(parent), m_look(look), m_form(form)
{
    build();
    retranslate();
}

void WhatColumn::build()
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    m_card = new Card(this);
    outer->addWidget(m_card);
    m_search = new SearchBox(m_look, m_card);
    m_search->setObjectName(QStringLiteral("itemSearch"));
    connect(m_search, &SearchBox::wanted, this, &WhatColumn::itemsWanted);
    connect(m_search, &SearchBox::chosen, this, &WhatColumn::itemChosen);
    m_card->body()->addWidget(m_search);
    m_empty = new EmptyState(m_look, QStringLiteral("search"), m_card);
    m_card->body()->addWidget(m_empty, 1);

    auto *scroll = new ColumnScroll(m_card);
    m_details = scroll;
    m_card->addScroll(scroll);
    auto *column = scroll->column();
    auto *item = new QFrame(scroll->widget());
    item->setProperty("surface", QStringLiteral("selected"));
    auto *words = new QVBoxLayout(item);
    words->setContentsMargins(12, 10, 12, 10);
    words->setSpacing(3);
    auto *head = new QHBoxLayout;
    m_name = makeLabel(TextRole::Strong, item);
    m_name->setWordWrap(true);
    m_kind = new Chip(m_look, item);
    head->addWidget(m_name, 1);
    head->addWidget(m_kind, 0, Qt::AlignTop);
    words->addLayout(head);
    m_about = makeLabel(TextRole::Small, item);
    m_about->setWordWrap(true);
    words->addWidget(m_about);
    column->addWidget(item);

    auto *tiles = new QHBoxLayout;
    tiles->setSpacing(8);
    m_statutory = new StatTile(StatTile::Shape::Inset, scroll->widget());
    m_promised = new StatTile(StatTile::Shape::Inset, scroll->widget());
    m_fee = new StatTile(StatTile::Shape::Inset, scroll->widget());
    for (StatTile *tile : {m_statutory, m_promised, m_fee}) {
        tiles->addWidget(tile, 1);
    }
    column->addLayout(tiles);
    column->addWidget(buildDue());
    m_questions = new QGridLayout;
    m_questions->setSpacing(8);
    m_questions->setColumnStretch(0, 1);
    m_questions->setColumnStretch(1, 1);
    column->addLayout(m_questions);
    m_way = new ChoiceBox(m_look, scroll->widget());
    m_way->setObjectName(QStringLiteral("resultWay"));
    connect(m_way, &ChoiceBox::picked, this, [this](const QString &way) { m_form.setResultWay(way); });
    m_wayField = new Field(m_way, scroll->widget());
    column->addWidget(m_wayField);
    column->addStretch(1);
}

QWidget *WhatColumn::buildDue()
{
    auto *box = new QFrame(this);
    box->setProperty("surface", QStringLiteral("outlined"));
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(12, 8, 12, 8);
    column->setSpacing(2);
    auto *head = new QHBoxLayout;
    m_dueWords = makeLabel(TextRole::Body, box);
    m_dueWords->setWordWrap(true);
    m_dueDate = makeLabel(TextRole::AccentTitle, box);
    head->addWidget(m_dueWords, 1);
    head->addWidget(m_dueDate);
    column->addLayout(head);
    auto *foot = new QHBoxLayout;
    m_why = new ActionButton(m_look, ButtonKind::Link, box);
    m_why->setObjectName(QStringLiteral("whyThisDate"));
    connect(m_why, &QAbstractButton::clicked, this, &WhatColumn::whyWanted);
    m_dueNote = makeLabel(TextRole::Small, box);
    m_dueNote->setWordWrap(true);
    foot->addWidget(m_why);
    foot->addWidget(m_dueNote, 1);
    column->addLayout(foot);
    return box;
}

QWidget *WhatColumn::makeEditor(const domain::FieldSpec &question, QWidget *parent)
{
    if (question.type == QStringLiteral("choice")) {
        auto *box = new ChoiceBox(m_look, parent);
        QVector<std::pair<QString, QString>> lines{{tr("Choose…"), QString()}};
        for (const QString &choice : question.choices) {
            lines.append({choice, choice});
        }
        box->setLines(lines);
        box->choose(m_form.values().fields.value(question.key));
        connect(box, &ChoiceBox::picked, this,
                [this, key = question.key](const QString &value) { m_form.setField(key, value); });
        return box;
    }
    auto *line = new QLineEdit(m_form.values().fields.value(question.key), parent);
    line->setMaxLength(300);
    onTyped(line, this, [this, key = question.key](const QString &value) { m_form.setField(key, value.trimmed()); });
    return line;
}

void WhatColumn::buildQuestions()
{
    const QString of = m_form.choice()->item.key.toText() + QString::number(m_form.choice()->item.version);
    if (of == m_questionsOf) {
        return;
    }
    m_questionsOf = of;
    m_editors.clear();
    while (QLayoutItem *old = m_questions->takeAt(0)) {
        old->widget()->hide();
        old->widget()->deleteLater();
        delete old;
    }
    const auto &questions = m_form.choice()->item.fields;
    // Two short answers share a line; a text has one to itself.
    const auto isShort = [&questions](std::size_t at) {
        return at < questions.size() && questions[at].type != QStringLiteral("text");
    };
    int line = 0;
    int place = 0;
    QWidget *before = m_why;
    for (std::size_t at = 0; at < questions.size(); ++at) {
        const bool shares = place == 1 || (isShort(at) && isShort(at + 1));
        m_questions->addWidget(makeQuestion(questions[at]), line, place, 1, shares ? 1 : 2);
        QWidget *editor = m_editors.value(questions[at].key);
        setTabOrder(before, editor);
        before = editor;
        place = shares && place == 0 ? 1 : 0;
        line += place == 0 ? 1 : 0;
    }
}

QWidget *WhatColumn::makeQuestion(const domain::FieldSpec &question)
{
    QWidget *editor = makeEditor(question, m_details);
    editor->setObjectName(QStringLiteral("question-") + question.key);
    m_editors.insert(question.key, editor);
    auto *field = new Field(editor, m_details);
    field->setLabel(question.required ? question.label + QStringLiteral(" *") : question.label);
    return field;
}

void WhatColumn::refresh()
{
    const bool chosen = m_form.choice().has_value();
    m_empty->setVisible(!chosen);
    m_details->setVisible(chosen);
    m_way->choose(m_form.values().resultWay);
    if (!chosen) {
        m_questionsOf.clear();
        if (!m_search->hasFocus()) {
            putText(*m_search, {});
        }
        return;
    }
    buildQuestions();
    refreshItem();
    refreshDue();
}

void WhatColumn::refreshItem()
{
    const ItemChoice &choice = *m_form.choice();
    m_name->setText(choice.item.name);
    m_kind->setChip({Tone::Accent, {}, Words::caseKind(choice.item.kind)});
    m_kind->setGround(m_look.palette().soft);
    m_about->setText(choice.department + QStringLiteral(" · ") + rightsWords());
    // The 31 characters are asked for on the telephone, not while a citizen waits.
    m_name->setToolTip(tr("Implementation code %1").arg(choice.item.implementationCode));
    m_statutory->setWords(tr("Statutory", "limit"), choice.item.statutory ? Words::limit(choice.item.statutory->limit)
                                                                          : tr("none", "no limit is set"));
    m_promised->setWords(tr("Promised", "limit"), choice.item.kind == domain::CaseKind::Immediate
                                                      ? tr("on the spot")
                                                      : Words::limit(choice.item.promised.limit));
    m_fee->setWords(tr("Fee"), feeWords());
}

QString WhatColumn::rightsWords() const
{
    const ItemChoice &choice = *m_form.choice();
    QStringList may;
    if (choice.may(domain::WindowRight::Accept)) {
        may.append(tr("accept", "what the window may do"));
    }
    if (choice.may(domain::WindowRight::Decide)) {
        may.append(tr("decide", "what the window may do"));
    }
    if (choice.may(domain::WindowRight::Issue)) {
        may.append(tr("issue", "what the window may do"));
    }
    return may.isEmpty() ? ItemViews::notHere(choice.seat)
                         : tr("this window may %1").arg(may.join(tr(", ", "list separator")));
}

QString WhatColumn::feeWords() const
{
    const auto &fees = m_form.choice()->item.fees;
    if (fees.empty()) {
        return tr("Free");
    }
    if (fees.size() == 1) {
        return Words::money(fees.front().cents);
    }
    const auto cheapest =
        std::min_element(fees.begin(), fees.end(), [](const auto &a, const auto &b) { return a.cents < b.cents; });
    return tr("from %1", "fee").arg(Words::money(cheapest->cents));
}

void WhatColumn::refreshDue()
{
    const ItemChoice &choice = *m_form.choice();
    const bool onSpot = m_form.acceptMode() == AcceptMode::Immediate;
    const bool has = choice.promised && choice.promised->date.isValid();
    m_dueWords->setText(onSpot ? tr("Decided and issued on the spot") : tr("Due if accepted now"));
    m_dueDate->setText(onSpot ? tr("today") : has ? Words::dayLong(choice.promised->date) : QStringLiteral("—"));
    m_why->setVisible(has && !onSpot);
    m_dueNote->setText(onSpot ? QString()
                       : has  ? DueViews::skippedWords(*choice.promised)
                              : tr("The date is computed at acceptance."));
    m_dueNote->setVisible(!m_dueNote->text().isEmpty());
}

void WhatColumn::offerItems(const Suggestions &items)
{
    m_search->offer(items);
}

void WhatColumn::setCatalogueVersion(const QString &version)
{
    m_version = version;
    m_card->setAside(version.isEmpty() ? QString() : tr("Catalogue %1").arg(version));
}

void WhatColumn::focusSearch()
{
    m_search->setFocus(Qt::OtherFocusReason);
    m_search->selectAll();
}

QWidget *WhatColumn::firstOpenQuestion() const
{
    for (const domain::FieldSpec &question : m_form.choice()->item.fields) {
        if (question.required && m_form.values().fields.value(question.key).isEmpty()) {
            return m_editors.value(question.key);
        }
    }
    return nullptr;
}

void WhatColumn::retranslate()
{
    m_card->setTitle(tr("Item"));
    setCatalogueVersion(m_version);
    m_search->setHints(tr("Item: name, initials or code"), tr("Item: name, initials or code"));
    m_search->setAccessibleName(tr("Find an item"));
    m_empty->setWords(tr("Which item does the applicant ask for?"),
                      tr("Type a few initials, e.g. lnyd, and press Enter."));
    m_why->setText(tr("Why this date?"));
    m_why->setAccessibleName(m_why->text());
    m_wayField->setLabel(tr("How the result is collected"));
    m_way->setLines({{Words::resultWay(QStringLiteral("window")), QStringLiteral("window")},
                     {Words::resultWay(QStringLiteral("post")), QStringLiteral("post")}});
    m_questionsOf.clear();
    refresh();
}

} // namespace yichuang::ui
