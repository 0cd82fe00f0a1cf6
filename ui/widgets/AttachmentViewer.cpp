// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/AttachmentViewer.h"

#include "ui/widgets/ActionButton.h"
#include "ui/widgets/Announce.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/PictureCanvas.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QScrollBar>
#include <QVBoxLayout>

#include <chrono>

namespace yichuang::ui {

AttachmentViewer::AttachmentViewer(const Look &look, QWidget *window) : QWidget(window), m_look(look)
{
    setObjectName(QStringLiteral("attachmentViewer"));
    setFocusPolicy(Qt::StrongFocus);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(16, 16, 16, 16);
    m_sheet = new QFrame(this);
    m_sheet->setProperty("surface", QStringLiteral("popup"));
    outer->addWidget(m_sheet);
    auto *column = new QVBoxLayout(m_sheet);
    column->setContentsMargins(20, 14, 20, 14);
    column->setSpacing(10);
    column->addLayout(buildHead());
    column->addWidget(buildBody(), 1);
    column->addLayout(buildBar());
    window->installEventFilter(this);
    m_delay.setSingleShot(true);
    m_delay.setInterval(std::chrono::milliseconds(300));
    connect(&m_delay, &QTimer::timeout, this, [this] { setTrouble(tr("Being opened…"), Offer::Nothing); });
    retranslate();
    hide();
}

QHBoxLayout *AttachmentViewer::buildHead()
{
    auto *head = new QHBoxLayout;
    head->setSpacing(12);
    m_title = makeLabel(TextRole::Heading, m_sheet);
    m_about = makeLabel(TextRole::Quiet, m_sheet);
    m_about->setObjectName(QStringLiteral("attachmentAbout"));
    m_place = new Chip(m_look, m_sheet);
    head->addWidget(m_title);
    head->addWidget(m_about);
    head->addWidget(m_place);
    head->addStretch(1);
    return head;
}

QWidget *AttachmentViewer::buildBody()
{
    auto *body = new QFrame(m_sheet);
    body->setProperty("surface", QStringLiteral("tile"));
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(8, 8, 8, 8);
    m_canvas = new PictureCanvas(m_look, body);
    m_canvas->setObjectName(QStringLiteral("attachmentCanvas"));
    column->addWidget(m_canvas, 1);
    m_words = new QWidget(body);
    auto *words = new QVBoxLayout(m_words);
    m_sentence = makeLabel(TextRole::Body, m_words);
    m_sentence->setObjectName(QStringLiteral("attachmentTrouble"));
    m_sentence->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignCenter);
    m_again = new ActionButton(m_look, ButtonKind::Secondary, m_words);
    m_again->setObjectName(QStringLiteral("attachmentAgain"));
    connect(m_again, &QAbstractButton::clicked, this, &AttachmentViewer::againWanted);
    words->addStretch(1);
    words->addWidget(m_sentence);
    words->addWidget(m_again, 0, Qt::AlignHCenter);
    words->addStretch(1);
    m_words->hide();
    column->addWidget(m_words, 1);
    return body;
}

ActionButton *AttachmentViewer::addButton(const char *name, const char *icon, const QString &key)
{
    auto *button = new ActionButton(m_look, ButtonKind::Secondary, m_sheet);
    button->setObjectName(QLatin1String(name));
    button->setIconName(QLatin1String(icon));
    button->setKeyText(key);
    // Each has its key; the arrows stay the pages'.
    button->setFocusPolicy(Qt::NoFocus);
    m_buttons.append(button);
    return button;
}

QHBoxLayout *AttachmentViewer::buildBar()
{
    m_before = addButton("attachmentBefore", "left", QStringLiteral("←"));
    m_after = addButton("attachmentAfter", "right", QStringLiteral("→"));
    m_smaller = addButton("attachmentSmaller", "minus", QStringLiteral("−"));
    m_larger = addButton("attachmentLarger", "plus", QStringLiteral("+"));
    m_whole = addButton("attachmentWhole", "paper", QStringLiteral("0"));
    m_turn = addButton("attachmentTurn", "retry", QStringLiteral("R"));
    m_close = addButton("attachmentClose", "cross", QStringLiteral("Esc"));
    connect(m_before, &QAbstractButton::clicked, this, [this] { Q_EMIT turnedTo(-1); });
    connect(m_after, &QAbstractButton::clicked, this, [this] { Q_EMIT turnedTo(1); });
    connect(m_smaller, &QAbstractButton::clicked, m_canvas, [this] { m_canvas->zoom(-1); });
    connect(m_larger, &QAbstractButton::clicked, m_canvas, [this] { m_canvas->zoom(1); });
    connect(m_whole, &QAbstractButton::clicked, m_canvas, &PictureCanvas::fit);
    connect(m_turn, &QAbstractButton::clicked, m_canvas, &PictureCanvas::turn);
    connect(m_close, &QAbstractButton::clicked, this, &AttachmentViewer::close);
    auto *bar = new QHBoxLayout;
    bar->setSpacing(8);
    for (ActionButton *button : std::as_const(m_buttons)) {
        if (button == m_close) {
            bar->addStretch(1);
        }
        bar->addWidget(button);
    }
    return bar;
}

void AttachmentViewer::open()
{
    if (!isVisible()) {
        m_focusBefore = window()->focusWidget();
    }
    m_canvas->fit();
    setGeometry(parentWidget()->rect());
    show();
    raise();
    setFocus(Qt::PopupFocusReason);
}

void AttachmentViewer::close()
{
    // Behind the lock it is out of sight and still open.
    if (isHidden()) {
        return;
    }
    setPicture({});
    if (m_focusBefore != nullptr && m_focusBefore->isVisible()) {
        m_focusBefore->setFocus(Qt::OtherFocusReason);
    }
    hide();
    Q_EMIT closed();
}

void AttachmentViewer::setHeading(const QString &title, const QString &about, const ChipText &place)
{
    const bool isNew = m_title->text() != title || m_about->text() != about;
    m_title->setText(title);
    m_about->setText(about);
    m_place->setChip(place);
    setAccessibleName(title + QStringLiteral(", ") + about);
    if (isNew) {
        announce(*this, accessibleName());
    }
}

void AttachmentViewer::setNeighbours(const Neighbours &neighbours)
{
    m_before->setEnabled(neighbours.before);
    m_after->setEnabled(neighbours.after);
}

void AttachmentViewer::setPicture(const QImage &picture)
{
    m_delay.stop();
    m_words->hide();
    m_canvas->show();
    m_canvas->setPicture(picture);
    for (ActionButton *button : {m_smaller, m_larger, m_whole, m_turn}) {
        button->setEnabled(!picture.isNull());
    }
}

void AttachmentViewer::setWaiting()
{
    setTrouble({}, Offer::Nothing);
    m_delay.start();
}

void AttachmentViewer::setTrouble(const QString &sentence, Offer offer)
{
    const bool hadFocus = m_again->hasFocus();
    setPicture({});
    m_canvas->hide();
    m_sentence->setText(sentence);
    m_again->setVisible(offer == Offer::Again);
    m_words->show();
    if (hadFocus && offer == Offer::Nothing) {
        setFocus(Qt::OtherFocusReason);
    }
    if (!sentence.isEmpty()) {
        announce(*m_sentence, sentence);
    }
}

const QImage &AttachmentViewer::picture() const
{
    return m_canvas->picture();
}

QString AttachmentViewer::trouble() const
{
    return m_words->isHidden() ? QString() : m_sentence->text();
}

bool AttachmentViewer::event(QEvent *event)
{
    // The keys of the page below rest; only the lock is never out of reach.
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->key() != Qt::Key_F12) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

bool AttachmentViewer::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible()) {
        setGeometry(parentWidget()->rect());
    }
    return QWidget::eventFilter(watched, event);
}

bool AttachmentViewer::focusNextPrevChild(bool next)
{
    // What lies below is covered.
    const bool toAgain = m_again->isVisible() && !m_again->hasFocus();
    (toAgain ? static_cast<QWidget *>(m_again) : this)->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return true;
}

void AttachmentViewer::keyPressEvent(QKeyEvent *event)
{
    const auto press = [](ActionButton *button) {
        if (button->isEnabled()) {
            button->click();
        }
    };
    switch (event->key()) {
    case Qt::Key_Escape: close(); return;
    case Qt::Key_Left: press(m_before); return;
    case Qt::Key_Right: press(m_after); return;
    case Qt::Key_Minus:
    case Qt::Key_Underscore: press(m_smaller); return;
    case Qt::Key_Plus:
    case Qt::Key_Equal: press(m_larger); return;
    case Qt::Key_0: press(m_whole); return;
    case Qt::Key_R: press(m_turn); return;
    case Qt::Key_Up: m_canvas->verticalScrollBar()->triggerAction(QAbstractSlider::SliderSingleStepSub); return;
    case Qt::Key_Down: m_canvas->verticalScrollBar()->triggerAction(QAbstractSlider::SliderSingleStepAdd); return;
    case Qt::Key_PageUp: m_canvas->page(-1); return;
    case Qt::Key_PageDown: m_canvas->page(1); return;
    default: return; // nothing reaches the page below
    }
}

void AttachmentViewer::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), QColor(8, 20, 34, m_look.theme() == Theme::Light ? 110 : 170));
}

void AttachmentViewer::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void AttachmentViewer::retranslate()
{
    m_before->setText(tr("Page before"));
    m_after->setText(tr("Next page"));
    m_smaller->setText(tr("Smaller"));
    m_larger->setText(tr("Larger"));
    m_whole->setText(tr("Whole page"));
    m_turn->setText(tr("Turn"));
    m_close->setText(tr("Close"));
    m_again->setText(tr("Try again"));
    for (ActionButton *button : std::as_const(m_buttons)) {
        button->setAccessibleName(button->text());
    }
    m_again->setAccessibleName(m_again->text());
}

} // namespace yichuang::ui
