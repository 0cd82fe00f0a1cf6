// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/AskSheet.h"

#include "ui/widgets/ActionButton.h"
#include "ui/widgets/Assist.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/ChoiceBox.h"
#include "ui/widgets/Field.h"
#include "ui/widgets/Labels.h"

#include <QDateEdit>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QVBoxLayout>

namespace yichuang::ui {

namespace {

/// One field, one Tab: year, month and day are gone through with the arrow keys.
class DayEdit final : public QDateEdit {
public:
    using QDateEdit::QDateEdit;

protected:
    bool focusNextPrevChild(bool next) override { return QWidget::focusNextPrevChild(next); }
};

} // namespace

AskSheet::AskSheet(const Look &look, Question question, QWidget *parent)
    : QWidget(parent), m_look(look), m_question(std::move(question))
{
    m_column = new QVBoxLayout(this);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(12);
    build();
    m_column->addStretch(1);
    if (!m_question.note.isEmpty()) {
        auto *note = makeLabel(TextRole::Note, this, m_question.note);
        note->setWordWrap(true);
        m_column->addWidget(note);
    }
    m_warning = makeLabel(TextRole::Warning, this);
    m_warning->setObjectName(QStringLiteral("sheetWarning"));
    m_warning->setWordWrap(true);
    m_column->addWidget(m_warning);
    m_missing = makeLabel(TextRole::Small, this);
    m_missing->setObjectName(QStringLiteral("sheetMissing"));
    m_missing->setWordWrap(true);
    m_column->addWidget(m_missing);
    const bool isFinal = m_question.weight == Weight::Irreversible;
    m_confirm = new ActionButton(look, isFinal ? ButtonKind::Danger : ButtonKind::Primary, this, m_question.confirm);
    m_confirm->setObjectName(QStringLiteral("sheetConfirm"));
    m_confirm->setAccessibleName(m_question.confirm);
    m_confirm->setKeyText(QStringLiteral("Ctrl+Enter"));
    connect(m_confirm, &QAbstractButton::clicked, this, [this] {
        m_isAnswered = true;
        check();
        Q_EMIT answered(answers());
    });
    if (isFinal) {
        addWayOut();
    }
    m_column->addWidget(m_confirm);
    if (m_first == nullptr) {
        m_first = m_confirm;
    }
    check();
}

void AskSheet::addWayOut()
{
    auto *keep = new ActionButton(m_look, ButtonKind::Secondary, this, tr("Leave it as it is"));
    keep->setObjectName(QStringLiteral("sheetKeep"));
    keep->setAccessibleName(keep->text());
    connect(keep, &QAbstractButton::clicked, this, &AskSheet::left);
    m_column->addWidget(keep);
    if (m_first == nullptr) {
        m_first = keep;
    }
}

void AskSheet::addEditor(QWidget *editor, const char *name, const QString &label)
{
    editor->setObjectName(QLatin1String(name));
    auto *field = new Field(editor, this);
    field->setLabel(label);
    m_column->addWidget(field);
    if (m_first == nullptr) {
        m_first = editor;
    }
}

// The line holds the value, as every line does; the person sees the choice in its place.
void AskSheet::addChoiceLine(QLineEdit &holder, const Question::Line &line)
{
    auto *box = new ChoiceBox(m_look, this);
    box->setLines(line.choices);
    addEditor(box, "sheetLineChoice", line.label);
    holder.setParent(box->parentWidget());
    holder.hide();
    holder.setText(box->value());
    connect(box, &ChoiceBox::picked, &holder, &QLineEdit::setText);
    connect(&holder, &QLineEdit::textChanged, this, [this, box](const QString &value) {
        box->choose(value);
        check();
    });
}

// What belongs to another choice is neither asked nor answered.
void AskSheet::showLines()
{
    const QString choice = m_choice != nullptr ? m_choice->value() : QString();
    for (qsizetype at = 0; at < m_lines.size(); ++at) {
        QWidget *field = m_lines.at(at)->parentWidget();
        field->setVisible(m_question.lines.at(at).isAskedFor(choice));
    }
}

void AskSheet::addFacts()
{
    if (m_question.facts.isEmpty()) {
        return;
    }
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    for (const auto &[name, words] : std::as_const(m_question.facts)) {
        auto *said = makeLabel(TextRole::Body, this, words);
        said->setWordWrap(true);
        const int row = grid->rowCount();
        grid->addWidget(makeLabel(TextRole::Small, this, name), row, 0, Qt::AlignTop);
        grid->addWidget(said, row, 1);
    }
    m_column->addLayout(grid);
}

void AskSheet::addLines()
{
    for (const Question::Line &line : std::as_const(m_question.lines)) {
        auto *editor = new QLineEdit(line.text, this);
        editor->setMaxLength(200);
        editor->setEchoMode(line.echo == Echo::Hidden ? QLineEdit::Password : QLineEdit::Normal);
        onTyped(editor, this, [this](const QString &) { check(); });
        m_lines.append(editor);
        if (line.choices.isEmpty()) {
            addEditor(editor, "sheetLine", line.label);
        } else {
            addChoiceLine(*editor, line);
        }
    }
    m_source = new Chip(m_look, this);
    m_source->setObjectName(QStringLiteral("sheetSource"));
    m_column->addWidget(m_source, 0, Qt::AlignLeft);
    if (m_choice != nullptr) {
        say({}, m_question.choice->fills.value(m_choice->value()));
    }
    showLines();
}

void AskSheet::say(const QString &source, const QStringList &lines)
{
    m_said = source;
    m_saidLines = lines;
    setLines(lines);
}

// What a choice does not fill, e.g. a parcel number, is always typed and says nothing about the rest.
QString AskSheet::source() const
{
    const auto filled = m_choice != nullptr ? m_question.choice->fills.value(m_choice->value()).size() : 0;
    for (qsizetype at = 0; at < qMin(filled, m_lines.size()); ++at) {
        if (m_lines.at(at)->text() != m_saidLines.value(at)) {
            return m_question.typed;
        }
    }
    return m_said;
}

void AskSheet::showSource()
{
    const QString source = this->source();
    const bool isTyped = source == m_question.typed;
    m_source->setChip(source.isEmpty() ? ChipText{}
                      : isTyped        ? ChipText{Tone::Warn, QStringLiteral("correct"), source}
                                       : ChipText{Tone::Good, QStringLiteral("card"), source});
}

void AskSheet::build()
{
    addFacts();
    if (m_question.choice) {
        m_choice = new ChoiceBox(m_look, this);
        auto lines = m_question.choice->lines;
        if (m_question.choice->chosen.isEmpty()) {
            lines.prepend({tr("Choose…"), QString()});
        }
        m_choice->setLines(lines);
        m_choice->choose(m_question.choice->chosen);
        connect(m_choice, &ChoiceBox::picked, this, &AskSheet::fill);
        addEditor(m_choice, "sheetChoice", m_question.choice->label);
    }
    addLines();
    if (m_question.day) {
        m_day = new DayEdit(m_question.day->value, this);
        m_day->setCalendarPopup(false);
        m_day->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
        if (m_question.day->latest.isValid()) {
            m_day->setMaximumDate(m_question.day->latest);
        }
        if (m_question.day->earliest.isValid()) {
            m_day->setMinimumDate(m_question.day->earliest);
        }
        connect(m_day, &QDateEdit::dateChanged, this, &AskSheet::check);
        addEditor(m_day, "sheetDay", m_question.day->label);
    }
    if (m_question.number) {
        m_number = new QSpinBox(this);
        m_number->setRange(1, m_question.number->most);
        m_number->setValue(m_question.number->value);
        connect(m_number, &QSpinBox::valueChanged, this, &AskSheet::check);
        addEditor(m_number, "sheetNumber", m_question.number->label);
    }
    if (m_question.reason) {
        m_reason = new QPlainTextEdit(this);
        m_reason->setTabChangesFocus(true);
        m_reason->setFixedHeight(m_look.tokens().grown(96));
        connect(m_reason, &QPlainTextEdit::textChanged, this, &AskSheet::check);
        addEditor(m_reason, "sheetReason", m_question.reason->label);
    }
}

void AskSheet::fill(const QString &choice)
{
    showLines();
    // What a card said stands: in what capacity its holder comes is another answer.
    const bool isRead = !m_said.isEmpty() && m_said != m_question.typed && source() == m_said;
    if (!isRead && m_question.choice->fills.contains(choice)) {
        fillUntouched(m_question.choice->fills.value(choice));
    }
    check();
}

// What somebody typed stands, whatever is chosen afterwards.
void AskSheet::fillUntouched(const QStringList &lines)
{
    QStringList merged = lines;
    for (qsizetype at = 0; at < qMin(merged.size(), m_lines.size()); ++at) {
        const QString text = m_lines.at(at)->text();
        merged[at] = text == m_saidLines.value(at) ? merged.at(at) : text;
    }
    m_said.clear();
    m_saidLines = lines;
    setLines(merged);
}

void AskSheet::fillIn(const Answers &from)
{
    if (m_choice != nullptr) {
        m_choice->choose(from.choice);
    }
    showLines();
    say(from.source, from.lines);
}

void AskSheet::setLines(const QStringList &texts)
{
    for (qsizetype at = 0; at < qMin(texts.size(), m_lines.size()); ++at) {
        putText(*m_lines.at(at), texts.at(at));
    }
    check();
}

Answers AskSheet::entered() const
{
    Answers entered;
    entered.choice = m_choice != nullptr ? m_choice->value() : QString();
    for (const QLineEdit *line : m_lines) {
        entered.lines.append(line->text());
    }
    entered.number = m_number != nullptr ? m_number->value() : 0;
    entered.day = m_day != nullptr ? m_day->date() : QDate();
    entered.reason = m_reason != nullptr ? m_reason->toPlainText() : QString();
    entered.source = source();
    return entered;
}

Answers AskSheet::answers() const
{
    Answers answers = entered();
    for (qsizetype at = 0; at < m_lines.size(); ++at) {
        const bool isAsked = m_question.lines.at(at).isAskedFor(answers.choice);
        answers.lines[at] = isAsked ? answers.lines.at(at).trimmed() : QString();
    }
    answers.reason = answers.reason.trimmed();
    return answers;
}

void AskSheet::enter(const Answers &answers)
{
    if (m_number != nullptr && answers.number > 0) {
        m_number->setValue(answers.number);
    }
    if (m_day != nullptr && answers.day.isValid()) {
        m_day->setDate(answers.day);
    }
    if (m_reason != nullptr) {
        m_reason->setPlainText(answers.reason);
    }
    fillIn(answers);
}

void AskSheet::askAgain()
{
    m_isAnswered = false;
    check();
}

void AskSheet::check()
{
    if (m_confirm == nullptr) {
        return;
    }
    const Answers now = answers();
    for (qsizetype at = 0; at < m_lines.size(); ++at) {
        static_cast<Field *>(m_lines.at(at)->parentWidget())->setError(m_question.lines.at(at).problemOf(now.lines.at(at)));
    }
    const std::optional<QString> missing = whatIsMissing(m_question, now);
    showSource();
    const QString contradiction = missing ? QString() : whatContradicts(m_question, now);
    const QString warning = m_question.warning ? m_question.warning(now) : QString();
    m_warning->setText(warning);
    m_warning->setVisible(!warning.isEmpty());
    const std::optional<QString> wrong = whatIsWrong(m_question, now);
    m_missing->setText(wrong     ? tr("To be put right: %1").arg(*wrong)
                       : missing ? tr("Still open: %1").arg(*missing)
                                 : contradiction);
    m_missing->setVisible(!m_missing->text().isEmpty());
    m_confirm->setToolTip(m_missing->text());
    m_confirm->setAccessibleDescription(m_missing->text());
    m_confirm->setEnabled(!m_isAnswered && !missing && contradiction.isEmpty());
    Q_EMIT edited();
}

void AskSheet::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers().testFlag(Qt::ControlModifier)) {
        m_confirm->click();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace yichuang::ui
