// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/MaterialRow.h"

#include "ui/models/Words.h"
#include "ui/widgets/ActionButton.h"
#include "ui/widgets/Announce.h"
#include "ui/widgets/Assist.h"
#include "ui/widgets/AttachmentStrip.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/Labels.h"

#include <QApplication>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMimeData>
#include <QPainter>
#include <QVBoxLayout>

#include <array>

namespace yichuang::ui {

using domain::Judgement;

namespace {
constexpr std::array judgements{Judgement::Unchecked, Judgement::Complete, Judgement::Missing,      Judgement::Defective,
                                Judgement::Deferred,  Judgement::Exempt,   Judgement::NotApplicable};
} // namespace

std::optional<Judgement> MaterialRow::judgementOfKey(int key)
{
    switch (key) {
    case Qt::Key_1: return Judgement::Complete;
    case Qt::Key_2: return Judgement::Missing;
    case Qt::Key_3: return Judgement::Defective;
    case Qt::Key_4: return Judgement::Deferred;
    case Qt::Key_5: return Judgement::Exempt;
    case Qt::Key_6: return Judgement::NotApplicable;
    default: return std::nullopt;
    }
}

MaterialRow::MaterialRow(const Look &look, AttachmentShelf &shelf, QWidget *parent) : QFrame(parent), m_look(look)
{
    setFocusPolicy(Qt::StrongFocus);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 5, 8, 5);
    column->setSpacing(4);
    auto *layout = new QHBoxLayout;
    layout->setSpacing(8);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    m_name = makeLabel(TextRole::Body, this);
    m_note = makeLabel(TextRole::Small, this);
    m_name->setWordWrap(true);
    m_note->setWordWrap(true);
    words->addStretch(1);
    words->addWidget(m_name);
    words->addWidget(m_note);
    words->addStretch(1);
    m_counts = makeLabel(TextRole::Body, this);
    m_pages = makeLabel(TextRole::Body, this);
    m_chip = new Chip(look, this);
    m_chipBox = new QWidget(this);
    auto *chipRow = new QHBoxLayout(m_chipBox);
    chipRow->setContentsMargins(0, 0, 0, 0);
    chipRow->addWidget(m_chip, 0, Qt::AlignLeft);
    layout->addLayout(words, 1);
    for (QWidget *cell : std::initializer_list<QWidget *>{m_counts, m_pages, m_chipBox}) {
        layout->addWidget(cell, 0, Qt::AlignVCenter);
    }
    column->addLayout(layout, 1);
    m_strip = makePages(shelf);
    column->addWidget(m_strip);
    m_choices = new QWidget(this);
    auto *choices = new QHBoxLayout(m_choices);
    choices->setContentsMargins(0, 0, 0, 2);
    choices->setSpacing(4);
    m_choices->hide();
    column->addWidget(m_choices);
    dress();
    connect(&look, &Look::changed, this, &MaterialRow::dress);
}

AttachmentStrip *MaterialRow::makePages(AttachmentShelf &shelf)
{
    using Kind = AttachmentWish::Kind;
    auto *strip = new AttachmentStrip(m_look, shelf, this);
    connect(strip, &AttachmentStrip::addPressed, this, &MaterialRow::askForPages);
    connect(strip, &AttachmentStrip::opened, this, [this](int at) { wish(Kind::Look, at); });
    connect(strip, &AttachmentStrip::takeOutPressed, this, [this](int at) { wish(Kind::TakeOut, at); });
    connect(strip, &AttachmentStrip::movedBy, this, [this](int at, int by) { wish(Kind::Move, at, by); });
    connect(strip, &AttachmentStrip::left, this, [this] { setFocus(Qt::OtherFocusReason); });
    connect(strip, &AttachmentStrip::focusMoved, this, &MaterialRow::focusMoved);
    strip->hide();
    return strip;
}

int MaterialRow::cellWidth(const Look &look, const QWidget &on, Cell cell)
{
    switch (cell) {
    case Cell::Counts: return look.tokens().grown(58);
    case Cell::Pages: return look.tokens().grown(48);
    case Cell::Judged: break;
    }
    // As wide as the longest word of the language in force.
    int widest = 0;
    for (const Judgement judgement : judgements) {
        widest = qMax(widest, chipSize(look, on, Words::judgement(judgement)).width());
    }
    return widest;
}

void MaterialRow::dress()
{
    m_counts->setFixedWidth(cellWidth(m_look, *this, Cell::Counts));
    m_pages->setFixedWidth(cellWidth(m_look, *this, Cell::Pages));
    m_chipBox->setFixedWidth(cellWidth(m_look, *this, Cell::Judged));
    m_chip->setGround(ground());
    setMinimumHeight(m_look.tokens().grown(44));
}

void MaterialRow::setLine(const MaterialLine &line)
{
    const bool remake = m_line.allowed != line.allowed || m_choices->layout()->count() == 0;
    m_line = line;
    setObjectName(QStringLiteral("material-") + line.key);
    m_name->setText(line.name);
    m_refused.reset();
    showNote();
    m_counts->setText(line.counts);
    m_pages->setText(line.pages);
    m_strip->setContents(line.contents, line.name);
    setAcceptDrops(line.isOpen);
    m_chip->setChip(line.chip);
    m_chip->setGround(ground());
    if (remake) {
        makeChoices();
    }
    showChoices();
    rename();
    update();
}

void MaterialRow::makeChoices()
{
    auto *row = static_cast<QHBoxLayout *>(m_choices->layout());
    while (QLayoutItem *item = row->takeAt(0)) {
        if (item->widget() != nullptr) {
            item->widget()->deleteLater();
        }
        delete item;
    }
    for (int number = 1; number <= 6; ++number) {
        const auto judgement = judgementOfKey(Qt::Key_0 + number);
        if (!m_line.allowed.contains(*judgement)) {
            continue;
        }
        auto *button = new ActionButton(m_look, ButtonKind::Choice, m_choices, Words::judgement(*judgement).text);
        button->setObjectName(objectName() + u'-' + domain::toWord(*judgement));
        button->setAccessibleName(m_line.name + QStringLiteral(": ") + Words::judgement(*judgement).text);
        button->setKeyText(QString::number(number));
        button->setFocusPolicy(Qt::NoFocus);
        button->setCheckable(true);
        makeOneOfMany(*button);
        button->setProperty("judgement", static_cast<int>(*judgement));
        connect(button, &QAbstractButton::clicked, this, [this, judgement] { judge(*judgement); });
        row->addWidget(button);
    }
    row->addStretch(1);
}

void MaterialRow::showChoices()
{
    const bool isOffered = m_line.isOpen && isCurrent();
    m_choices->setVisible(isOffered);
    m_strip->setOffer(isOffered ? AttachmentStrip::Offer::Adding : AttachmentStrip::Offer::Nothing);
    const auto buttons = m_choices->findChildren<ActionButton *>();
    for (ActionButton *button : buttons) {
        button->setChecked(button->property("judgement").toInt() == static_cast<int>(m_line.judgement));
    }
}

void MaterialRow::showNote()
{
    const QString note = m_refused ? tr("“%1” is not possible for this material.").arg(Words::judgement(*m_refused).text) : m_line.note;
    const Tone tone = m_refused ? Tone::Warn : m_line.noteTone;
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    setRole(*m_note, tone == Tone::Bad    ? TextRole::Error
                     : tone == Tone::Warn ? TextRole::Warning
                                          : TextRole::Small);
}

void MaterialRow::rename()
{
    const QString pages = m_line.contents.isEmpty() ? QString() : QStringLiteral(", ") + m_line.pages;
    // What is announced is the name.
    const QString refusal = m_refused ? QStringLiteral(", ") + m_note->text() : QString();
    setAccessibleName(m_line.name + QStringLiteral(", ") + m_line.chip.text + pages + refusal);
    setAccessibleDescription(m_line.note);
}

void MaterialRow::setRefused(std::optional<Judgement> judgement)
{
    if (m_refused == judgement && !judgement) {
        return;
    }
    m_refused = judgement;
    showNote();
    rename();
    if (judgement) {
        announce(*this, m_note->text());
    }
}

void MaterialRow::setPlace(Place place)
{
    if (m_place != place) {
        m_place = place;
        update();
    }
}

void MaterialRow::judge(Judgement judgement)
{
    if (m_line.isOpen && m_line.allowed.contains(judgement)) {
        Q_EMIT judged(m_line.key, judgement);
    }
}

bool MaterialRow::isCurrent() const
{
    return hasFocus() || isAncestorOf(QApplication::focusWidget());
}

void MaterialRow::wish(AttachmentWish::Kind kind, int at, int by)
{
    // A checklist that is closed is only looked at.
    if (m_line.isOpen || kind == AttachmentWish::Kind::Look) {
        Q_EMIT wished({kind, m_line.key, m_line.name, at, by, {}});
    }
}

void MaterialRow::askForPages()
{
    wish(AttachmentWish::Kind::Choose);
}

void MaterialRow::bringIn(const QMimeData *brought)
{
    const AttachmentSources sources = brought != nullptr ? attachmentSources(*brought) : AttachmentSources();
    if (m_line.isOpen && !sources.isEmpty()) {
        Q_EMIT wished({AttachmentWish::Kind::BringIn, m_line.key, m_line.name, 0, 0, sources});
    }
}

void MaterialRow::dragEnterEvent(QDragEnterEvent *event)
{
    if (hasAttachmentSources(*event->mimeData())) {
        m_drag = Drag::Over;
        event->acceptProposedAction();
        update();
    }
}

void MaterialRow::dragLeaveEvent(QDragLeaveEvent *)
{
    m_drag = Drag::None;
    update();
}

void MaterialRow::dropEvent(QDropEvent *event)
{
    m_drag = Drag::None;
    update();
    event->acceptProposedAction();
    bringIn(event->mimeData());
}

void MaterialRow::focusMoved()
{
    showChoices();
    update();
    if (isCurrent()) {
        Q_EMIT focused(m_line.key);
    }
}

void MaterialRow::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Paste)) {
        bringIn(QApplication::clipboard()->mimeData());
        return;
    }
    const auto judgement = judgementOfKey(event->key());
    const bool plain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    const bool isJudged = judgement && plain && m_line.isOpen;
    const bool isOffered = isJudged && m_line.allowed.contains(*judgement);
    setRefused(isJudged && !isOffered ? judgement : std::nullopt);
    if (isJudged && !isOffered) {
        return;
    }
    if (isJudged) {
        judge(*judgement);
        // What is defective is put into words at once; everything else hands on to the next row.
        if (*judgement == Judgement::Defective) {
            Q_EMIT detailWanted(m_line.key);
        } else {
            Q_EMIT stepped(1);
        }
        return;
    }
    switch (event->key()) {
    case Qt::Key_Up: Q_EMIT stepped(-1); return;
    case Qt::Key_Down: Q_EMIT stepped(1); return;
    case Qt::Key_Right: m_strip->focusPage(0); return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (plain && m_line.isOpen) {
            Q_EMIT detailWanted(m_line.key);
            return;
        }
        break;
    default: break;
    }
    QFrame::keyPressEvent(event);
}

void MaterialRow::focusInEvent(QFocusEvent *event)
{
    QFrame::focusInEvent(event);
    focusMoved();
}

void MaterialRow::focusOutEvent(QFocusEvent *event)
{
    QFrame::focusOutEvent(event);
    setRefused({});
    showChoices();
    update();
}

void MaterialRow::mousePressEvent(QMouseEvent *)
{
    setFocus(Qt::MouseFocusReason);
}

bool MaterialRow::isToned() const
{
    return m_line.chip.tone == Tone::Warn || m_line.chip.tone == Tone::Bad;
}

QColor MaterialRow::ground() const
{
    return isToned() ? m_look.tokens().soft(m_line.chip.tone) : m_look.palette().surface;
}

void MaterialRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Palette &p = m_look.palette();
    painter.fillRect(rect(), ground());
    if (isCurrent() || m_drag == Drag::Over) {
        painter.setPen(QPen(p.focus, 2));
        painter.setBrush(isToned() ? ground() : p.soft);
        painter.drawRoundedRect(rect().adjusted(1, 1, -1, -1), 5, 5);
        return;
    }
    painter.fillRect(QRect(0, height() - 1, width(), 1), p.line);
    if (m_place == Place::Left) {
        painter.fillRect(QRect(0, 0, 3, height()), p.focus);
    }
}

void MaterialRow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange && !m_line.key.isEmpty()) {
        dress();
        makeChoices();
        m_strip->retranslate();
        showChoices();
        setRefused({});
    }
    QFrame::changeEvent(event);
}

} // namespace yichuang::ui
