// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/sync/ConflictPanel.h"

#include "ui/models/SyncViews.h"
#include "ui/models/Words.h"
#include "ui/widgets/ActionButton.h"
#include "ui/widgets/Assist.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/Field.h"
#include "ui/widgets/Labels.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include <utility>

namespace yichuang::ui {

using Side = ConflictForm::Side;

ConflictPanel::ConflictPanel(const Look &look, ConflictForm &form, QWidget *parent)
    : QWidget(parent), m_look(look), m_form(form)
{
    build();
    connect(&form, &ConflictForm::changed, this, &ConflictPanel::refresh);
    connect(&form, &ConflictForm::chosen, this, &ConflictPanel::showChoices);
    retranslate();
}

void ConflictPanel::build()
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    m_card = new Card(this);
    outer->addWidget(m_card);
    auto *column = m_card->body();
    m_empty = new EmptyState(m_look, QStringLiteral("good"), m_card);
    column->addWidget(m_empty, 1);
    column->addLayout(buildCaseLine());
    m_gridBox = new QWidget(m_card);
    m_grid = new QGridLayout(m_gridBox);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(6);
    column->addWidget(m_gridBox);
    m_refused = makeLabel(TextRole::Strong, m_card);
    m_remedy = makeLabel(TextRole::Note, m_card);
    m_papers = makeLabel(TextRole::Warning, m_card);
    m_papers->setObjectName(QStringLiteral("papersOut"));
    for (QLabel *label : {m_refused, m_papers, m_remedy}) {
        label->setWordWrap(true);
        column->addWidget(label);
    }
    m_again = new ActionButton(m_look, ButtonKind::Primary, m_card);
    m_again->setObjectName(QStringLiteral("offerAgain"));
    column->addWidget(m_again, 0, Qt::AlignRight);
    m_rule = makeRule(m_card);
    column->addWidget(m_rule);
    m_note = new QPlainTextEdit(m_card);
    m_note->setObjectName(QStringLiteral("settleNote"));
    m_note->setTabChangesFocus(true);
    m_note->setFixedHeight(m_look.tokens().grown(64));
    connect(m_note, &QPlainTextEdit::textChanged, this, &ConflictPanel::takeNote);
    m_noteField = new Field(m_note, m_card);
    column->addWidget(m_noteField);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    const auto add = [&](const char *name, ButtonKind kind) {
        auto *button = new ActionButton(m_look, kind, m_card);
        button->setObjectName(QLatin1String(name));
        buttons->addWidget(button);
        return button;
    };
    m_allMine = add("allMine", ButtonKind::Secondary);
    m_allTheirs = add("allTheirs", ButtonKind::Secondary);
    buttons->addStretch(1);
    m_settle = add("settleConflict", ButtonKind::Primary);
    m_discard = add("discardRefused", ButtonKind::Danger);
    column->addLayout(buttons);
    m_foot = makeLabel(TextRole::Small, m_card);
    m_foot->setWordWrap(true);
    column->addWidget(m_foot);
    column->addStretch(1);
    connectButtons();
    orderTabs();
}

void ConflictPanel::connectButtons()
{
    connect(m_allMine, &QAbstractButton::clicked, this, [this] { m_form.chooseAll(Side::Mine); });
    connect(m_allTheirs, &QAbstractButton::clicked, this, [this] { m_form.chooseAll(Side::Theirs); });
    connect(m_settle, &QAbstractButton::clicked, this, &ConflictPanel::settleWanted);
    connect(m_again, &QAbstractButton::clicked, this,
            [this] { Q_EMIT refusalSettled(desk::RefusalRemedy::OfferAgain, {}); });
    connect(m_discard, &QAbstractButton::clicked, this,
            [this] { Q_EMIT refusalSettled(desk::RefusalRemedy::Discard, m_note->toPlainText().trimmed()); });
}

QLayout *ConflictPanel::buildCaseLine()
{
    auto *line = new QHBoxLayout;
    m_caseNumber = makeLabel(TextRole::Small, m_card);
    m_caseNumber->setObjectName(QStringLiteral("conflictCaseNumber"));
    m_openCase = new ActionButton(m_look, ButtonKind::Link, m_card);
    m_openCase->setObjectName(QStringLiteral("openConflictCase"));
    connect(m_openCase, &QAbstractButton::clicked, this, [this] { Q_EMIT caseWanted(m_case); });
    line->addWidget(m_caseNumber, 1);
    line->addWidget(m_openCase);
    return line;
}

void ConflictPanel::takeNote()
{
    m_form.setNote(m_note->toPlainText());
    // Work is thrown away for a reason, and the reason stays with the case.
    m_discard->setEnabled(!m_note->toPlainText().trimmed().isEmpty());
}

void ConflictPanel::show(Shown shown)
{
    m_shown = shown;
    const bool conflict = shown == Shown::Conflict;
    const bool refusal = shown == Shown::Refusal;
    m_empty->setVisible(shown == Shown::Nothing);
    m_caseNumber->setVisible(conflict || refusal);
    m_openCase->setVisible(conflict || refusal);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_gridBox, m_allMine, m_allTheirs, m_settle}) {
        widget->setVisible(conflict);
    }
    for (QWidget *widget : std::initializer_list<QWidget *>{m_refused, m_remedy, m_again, m_rule, m_discard}) {
        widget->setVisible(refusal);
    }
    m_papers->setVisible(shown != Shown::Nothing && !m_papers->text().isEmpty());
    m_noteField->setVisible(conflict || refusal);
    m_noteField->setLabel(refusal ? tr("Why it is given up (goes into the timeline)") : tr("Why (goes into the timeline)"));
    m_foot->setVisible(conflict || refusal);
    m_foot->setText(refusal ? tr("Either way what was refused stays in the journal of this computer.")
                            : tr("The side that was not chosen stays in the journal; nothing is thrown away."));
    takeNote();
    m_card->setTitle(conflict  ? tr("Two versions: choose")
                     : refusal ? tr("Refused by the centre")
                               : tr("Needs your decision"));
}

void ConflictPanel::showRefusal(const desk::LaneRow &lane)
{
    if (m_shown != Shown::Refusal || m_refusal.operation != lane.operation) {
        m_note->clear();
    }
    m_refusal = lane;
    showCase(lane);
    show(Shown::Refusal);
    m_refused->setText(tr("%1: %2", "an act and why the centre refused it").arg(Words::act(lane.act), lane.refusalText));
    m_remedy->setText(SyncViews::remedy(lane.remedy));
}

void ConflictPanel::showCase(const desk::LaneRow &lane)
{
    m_case = lane.caseId.toText();
    m_card->setAside(lane.itemName + QStringLiteral(" · ") + lane.applicantMasked);
    m_caseNumber->setText(lane.number);
    m_papers->setText(SyncViews::papersOut(lane));
}

void ConflictPanel::showNothing()
{
    m_card->setAside({});
    show(Shown::Nothing);
}

void ConflictPanel::refresh()
{
    if (!m_form.conflict()) {
        if (m_shown == Shown::Conflict) {
            showNothing();
        }
        return;
    }
    if (m_shown != Shown::Conflict) {
        m_note->clear();
    }
    showCase(m_form.conflict()->lane);
    show(Shown::Conflict);
    fillGrid();
    showChoices();
}

// The buttons stay: a new one under the caret would throw the caret off.
void ConflictPanel::showChoices()
{
    for (const Choice &choice : std::as_const(m_choices)) {
        choice.button->setChecked(m_form.side(choice.path) == choice.side);
    }
    m_settle->setEnabled(m_form.isReady());
}

QString ConflictPanel::headOf(const QString &side, const QString &who, const std::optional<base::Instant> &when) const
{
    QStringList words{side};
    if (when) {
        words.append(Words::moment(*when, m_today));
    }
    words.append(who);
    words.removeAll(QString());
    return words.join(QStringLiteral(" · "));
}

void ConflictPanel::addHeader()
{
    const desk::ConflictView &conflict = *m_form.conflict();
    const QString heads[] = {QString(), tr("Before"), headOf(tr("Mine"), {}, conflict.lane.made),
                             headOf(tr("The centre's"), conflict.theirsBy, conflict.theirsMade)};
    for (int column = 0; column < 4; ++column) {
        auto *head = makeLabel(TextRole::Small, m_gridBox, heads[column]);
        head->setWordWrap(true);
        m_grid->addWidget(head, 0, column, Qt::AlignBottom);
        m_grid->setColumnStretch(column, column < 2 ? 2 : 3);
    }
}

void ConflictPanel::addChoice(int row, int column, const QString &path, Side side, const QString &words)
{
    auto *button = new ActionButton(m_look, ButtonKind::Choice, m_gridBox, words);
    button->setObjectName((side == Side::Mine ? QStringLiteral("mine-") : QStringLiteral("theirs-")) + path);
    button->setAccessibleName((side == Side::Mine ? tr("Mine: %1") : tr("The centre's: %1")).arg(words));
    button->setKeyText(side == Side::Mine ? QStringLiteral("←") : QStringLiteral("→"));
    button->setCheckable(true);
    makeOneOfMany(*button);
    button->setFocusPolicy(Qt::StrongFocus);
    button->installEventFilter(this);
    connect(button, &QAbstractButton::clicked, this, [this, path, side] {
        m_form.choose(path, side);
        showChoices(); // a click on what is chosen leaves it chosen
    });
    m_grid->addWidget(button, row, column);
    m_choices.append({button, path, side});
}

void ConflictPanel::addField(int row, const QString &path, const QString &base, const QString &mine,
                             const QString &theirs)
{
    const QString name = path == desk::ConflictChoice::wholeAct() ? tr("What happened") : SyncViews::fieldName(path);
    auto *label = makeLabel(TextRole::Quiet, m_gridBox, name);
    auto *before = makeLabel(TextRole::Quiet, m_gridBox, base);
    label->setWordWrap(true);
    before->setWordWrap(true);
    m_grid->addWidget(label, row, 0);
    m_grid->addWidget(before, row, 1);
    addChoice(row, 2, path, Side::Mine, mine);
    addChoice(row, 3, path, Side::Theirs, theirs);
}

void ConflictPanel::fillGrid()
{
    m_choices.clear();
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        item->widget()->setObjectName({});
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    addHeader();
    const desk::ConflictView &conflict = *m_form.conflict();
    int row = 1;
    if (m_form.movesExclude()) {
        addField(row++, desk::ConflictChoice::wholeAct(), QStringLiteral("—"), Words::state(conflict.mine).text,
                 Words::state(conflict.theirs).text);
    }
    for (const domain::FieldConflict &field : conflict.fields) {
        const auto [mine, theirs] = SyncViews::fieldChoices(field);
        addField(row++, field.path, SyncViews::fieldValue(field.path, field.base), mine, theirs);
    }
    for (const domain::FieldChange &change : conflict.mergedAlready) {
        m_grid->addWidget(makeLabel(TextRole::Quiet, m_gridBox, SyncViews::fieldName(change.path)), row, 0);
        m_grid->addWidget(makeLabel(TextRole::Quiet, m_gridBox, SyncViews::fieldValue(change.path, change.from)), row,
                          1);
        auto *merged = makeLabel(TextRole::Small, m_gridBox,
                                 tr("%1, merged by itself").arg(SyncViews::fieldValue(change.path, change.to)));
        merged->setWordWrap(true);
        m_grid->addWidget(merged, row++, 3);
    }
    orderTabs();
}

// What is decided comes first, then what closes it; the way to the case is none of it. The link is where the panel stands in
// the order of the window.
void ConflictPanel::orderTabs()
{
    QVector<QWidget *> order{m_again};
    for (const Choice &choice : std::as_const(m_choices)) {
        order.append(choice.button);
    }
    order += QVector<QWidget *>{m_allMine, m_allTheirs, m_note, m_settle, m_discard, m_openCase};
    QWidget *before = m_openCase;
    for (QWidget *next : std::as_const(order)) {
        setTabOrder(before, next);
        before = next;
    }
}

bool ConflictPanel::eventFilter(QObject *watched, QEvent *event)
{
    // A button would take the arrows to move the focus; here they choose, as its key cap says.
    const int key = event->type() == QEvent::KeyPress ? static_cast<QKeyEvent *>(event)->key() : 0;
    if (key != Qt::Key_Left && key != Qt::Key_Right) {
        return QWidget::eventFilter(watched, event);
    }
    const QString name = watched->objectName();
    m_form.choose(name.mid(name.indexOf(u'-') + 1), key == Qt::Key_Left ? Side::Mine : Side::Theirs);
    return true;
}

void ConflictPanel::retranslate()
{
    m_empty->setWords(tr("Nothing needs your decision."),
                      tr("Conflicts and refusals open here when you choose them on the left."));
    m_allMine->setText(tr("All mine"));
    m_allTheirs->setText(tr("All the centre's"));
    m_openCase->setText(tr("Open the case"));
    m_settle->setText(tr("Settle"));
    m_again->setText(tr("Offer again"));
    m_discard->setText(tr("Give it up"));
    for (ActionButton *button : {m_allMine, m_allTheirs, m_settle, m_again, m_discard, m_openCase}) {
        button->setAccessibleName(button->text());
    }
    if (m_shown == Shown::Refusal) {
        showRefusal(m_refusal);
    } else {
        show(m_shown);
        refresh();
    }
}

} // namespace yichuang::ui
