// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/TopStrip.h"

#include "ui/models/SyncViews.h"
#include "ui/widgets/Assist.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/ConnectionPill.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/SearchBox.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QSpacerItem>

namespace yichuang::ui {

namespace {
constexpr int side = 16;
constexpr int gap = 8;
} // namespace

TopStrip::TopStrip(const Look &look, QWidget *parent) : QFrame(parent), m_look(look)
{
    setObjectName(QStringLiteral("topStrip"));
    m_row = new QHBoxLayout(this);
    m_row->setContentsMargins(side, 0, side, 0);
    m_row->setSpacing(gap);
    m_hall = makeLabel(TextRole::Quiet, this);
    m_window = makeLabel(TextRole::Strong, this);
    m_clerk = makeLabel(TextRole::Quiet, this);
    m_place = new QHBoxLayout;
    m_place->setSpacing(0);
    for (QLabel *label : {m_hall, m_window, m_clerk}) {
        m_place->addWidget(label);
    }
    m_row->addLayout(m_place);
    m_indent = new QSpacerItem(0, 0, QSizePolicy::Fixed, QSizePolicy::Minimum);
    m_row->addSpacerItem(m_indent);
    m_find = new SearchBox(look, this);
    m_find->setObjectName(QStringLiteral("findAnything"));
    m_find->setProperty("kind", QStringLiteral("find"));
    m_row->addWidget(m_find, 100);
    m_row->addStretch(1);
    m_handling = new Chip(look, this);
    m_row->addWidget(m_handling);
    m_seconds.setInterval(std::chrono::seconds(1));
    connect(&m_seconds, &QTimer::timeout, this, &TopStrip::showHandling);
    m_link = new ConnectionPill(look, this);
    m_row->addWidget(m_link);
    connect(m_find, &SearchBox::wanted, this, &TopStrip::findWanted);
    connect(m_find, &SearchBox::chosen, this, [this](const QVariant &value) {
        putText(*m_find, {});
        Q_EMIT found(value);
    });
    // Who goes on elsewhere leaves no part of a number standing on the screen.
    connect(m_find, &QLineEdit::editingFinished, this, [this] {
        if (!m_find->hasFocus()) {
            putText(*m_find, {});
        }
    });
    // By key or by mouse: this is where Esc leads back to.
    auto *application = static_cast<QApplication *>(QCoreApplication::instance());
    m_focusWatch = connect(application, &QApplication::focusChanged, this, [this](QWidget *before, QWidget *now) {
        if (now == m_find && before != nullptr && before->window() == window()) {
            m_beforeFind = before;
        }
    });
    connect(m_link, &QAbstractButton::clicked, this, &TopStrip::linkPressed);
    connect(&look, &Look::changed, this, &TopStrip::dress);
    dress();
    retranslate();
}

TopStrip::~TopStrip()
{
    // What has the focus loses it while it is deleted, after this strip is none any more.
    disconnect(m_focusWatch);
}

void TopStrip::dress()
{
    setFixedHeight(m_look.tokens().topHeight());
    m_find->setMinimumWidth(140);
    m_find->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_find->setKeyText(QStringLiteral("Ctrl K"));
    placeFind();
}

// What is usually said at the right has its room kept, so that the box stays where the hand has learnt it. Only words
// longer than that make it narrower, from the right: the state of the link is never cut off.
int TopStrip::roomAtRight() const
{
    constexpr std::chrono::minutes age{88};
    desk::SyncStatus waits;
    waits.since = base::Instant(age);
    waits.oldestWaiting = waits.since;
    waits.waiting = 88;
    const ChipText serving = servingChip(std::chrono::seconds(0));
    return m_link->widthOf(SyncViews::pill(waits, waits.since + age).words) + gap + chipSize(m_look, *m_handling, serving).width();
}

void TopStrip::placeFind()
{
    if (m_link == nullptr) {
        return;
    }
    const int widest = m_look.tokens().grown(360);
    const int room = width() - 2 * side - m_place->sizeHint().width() - roomAtRight() - 4 * gap;
    const int wide = qBound(m_find->minimumWidth(), room, widest);
    m_find->setMaximumWidth(wide);
    m_indent->changeSize(qMax(gap, (room - wide) / 2), 0, QSizePolicy::Fixed, QSizePolicy::Minimum);
    m_row->invalidate();
}

void TopStrip::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    placeFind();
}

void TopStrip::setPlace(const QString &hall, const QString &window, const QString &clerk)
{
    m_hall->setText(hall.isEmpty() ? QString() : hall + QStringLiteral(" · "));
    m_window->setText(window);
    m_clerk->setText(clerk.isEmpty() ? QString() : QStringLiteral(" · ") + clerk);
    placeFind();
}

void TopStrip::setLink(Tone tone, const QString &words)
{
    m_link->setState(tone, words);
}

void TopStrip::setHandling(std::optional<std::chrono::milliseconds> soFar)
{
    if (!soFar) {
        m_seconds.stop();
        m_handling->setChip({});
        return;
    }
    m_before = *soFar;
    m_running.start();
    m_seconds.start();
    showHandling();
}

void TopStrip::showHandling()
{
    m_handling->setChip(servingChip(std::chrono::duration_cast<std::chrono::seconds>(
        m_before + std::chrono::milliseconds(m_running.elapsed()))));
}

ChipText TopStrip::servingChip(std::chrono::seconds all)
{
    const QString clock = QStringLiteral("%1:%2").arg(all.count() / 60, 2, 10, QLatin1Char('0'))
                              .arg(all.count() % 60, 2, 10, QLatin1Char('0'));
    return {Tone::Accent, QStringLiteral("clock"), tr("at work %1", "how long the citizen is served").arg(clock)};
}

void TopStrip::focusFind()
{
    m_find->setFocus(Qt::ShortcutFocusReason);
    m_find->selectAll();
    Q_EMIT findWanted(m_find->text());
}

// What the box itself leaves of Esc: its list is closed.
void TopStrip::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_find->hasFocus()) {
        leaveFind();
    } else {
        QFrame::keyPressEvent(event);
    }
}

void TopStrip::leaveFind()
{
    putText(*m_find, {});
    if (m_beforeFind != nullptr && m_beforeFind->isVisible() && m_beforeFind->isEnabled()) {
        m_beforeFind->setFocus(Qt::OtherFocusReason);
    } else {
        Q_EMIT findLeft();
    }
}

void TopStrip::offerFinds(const Suggestions &lines)
{
    if (m_find->hasFocus()) {
        m_find->offer(lines);
    }
}

void TopStrip::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void TopStrip::retranslate()
{
    m_find->setHints(tr("Case, ID tail, name initials, item…"), tr("Find…"));
    m_find->setAccessibleName(tr("Find anything"));
    if (m_seconds.isActive()) {
        showHandling();
    }
    placeFind();
}

} // namespace yichuang::ui
