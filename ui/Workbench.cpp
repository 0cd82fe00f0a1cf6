// SPDX-License-Identifier: Apache-2.0
#include "ui/Workbench.h"

#include "ui/models/Words.h"
#include "ui/pages/Page.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/HelpOverlay.h"
#include "ui/widgets/KeyStrip.h"
#include "ui/widgets/Rail.h"
#include "ui/widgets/TopStrip.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace yichuang::ui {

namespace {

/// Every page fits the height there is and scrolls inside: asked for the height of its words at each width, a stack asks
/// all its pages, those out of sight too, at every layout of the window.
class PageStack final : public QStackedWidget {
public:
    using QStackedWidget::QStackedWidget;
    [[nodiscard]] bool hasHeightForWidth() const override { return false; }
};

} // namespace

Workbench::Workbench(const Look &look, QWidget *parent) : QWidget(parent), m_look(look)
{
    setObjectName(QStringLiteral("workbench"));
    m_rail = new Rail(look, this);
    m_top = new TopStrip(look, this);
    m_banner = new Banner(look, this);
    m_stack = new PageStack(this);
    m_keys = new KeyStrip(look, this);
    m_help = new HelpOverlay(look, this);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_rail);
    auto *column = new QVBoxLayout;
    column->setSpacing(0);
    column->addWidget(m_top);
    column->addWidget(m_banner);
    column->addWidget(m_stack, 1);
    column->addWidget(m_keys);
    row->addLayout(column, 1);

    buildKeys();
    connect(m_rail, &Rail::chosen, this, &Workbench::go);
    connect(m_top, &TopStrip::findWanted, this, &Workbench::findWanted);
    connect(m_top, &TopStrip::found, this, &Workbench::found);
    connect(m_top, &TopStrip::findLeft, this, &Workbench::enterPage);
    connect(m_top, &TopStrip::linkPressed, this, [this] { go(QStringLiteral("sync")); });
    connect(m_help, &HelpOverlay::closed, this, [this] { showKeys(); });
    retranslate();
}

QAction *Workbench::addKey(const char *name, const QKeySequence &key)
{
    auto *action = new QAction(this);
    action->setObjectName(QLatin1String(name));
    action->setShortcut(key);
    action->setAutoRepeat(false);
    addAction(action);
    return action;
}

void Workbench::buildKeys()
{
    m_helpKey = addKey("help", Qt::Key_F1);
    m_newCase = addKey("newCase", Qt::Key_F2);
    m_find = addKey("findAnything", QKeySequence(Qt::CTRL | Qt::Key_K));
    m_lock = addKey("lock", Qt::Key_F12);
    m_signOut = addKey("signOut", {});
    connect(m_helpKey, &QAction::triggered, this, &Workbench::openHelp);
    connect(m_newCase, &QAction::triggered, this, &Workbench::newCaseWanted);
    connect(m_find, &QAction::triggered, m_top, &TopStrip::focusFind);
    connect(m_lock, &QAction::triggered, this, &Workbench::lockWanted);
    connect(m_signOut, &QAction::triggered, this, &Workbench::signOutWanted);
}

void Workbench::addPage(Entry entry)
{
    if (entry.place == Entry::Place::Unlisted) {
        m_slots.append({std::move(entry), nullptr, Offer::Shown});
        return;
    }
    m_rail->addItem(entry.id, entry.icon, entry.place == Entry::Place::Top ? Rail::Place::Top : Rail::Place::Bottom);
    m_rail->setLabel(entry.id, entry.label());
    const int number = static_cast<int>(m_slots.size()) + 1;
    if (number <= 9) {
        auto *jump = addKey("goTo", QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_0 + number)));
        connect(jump, &QAction::triggered, this, [this, id = entry.id] {
            if (pageIds().contains(id)) {
                go(id);
            }
        });
    }
    m_slots.append({std::move(entry), nullptr, Offer::Shown});
}

void Workbench::setOffer(const QString &id, Offer offer)
{
    for (Slot &slot : m_slots) {
        if (slot.entry.id == id) {
            slot.offer = offer;
            m_rail->setOffer(id, offer == Offer::Shown ? Rail::Offer::Shown : Rail::Offer::Hidden);
        }
    }
}

Page *Workbench::pageOf(const QString &id)
{
    for (Slot &slot : m_slots) {
        if (slot.entry.id != id) {
            continue;
        }
        if (slot.page == nullptr) {
            slot.page = slot.entry.make(m_stack);
            m_stack->addWidget(slot.page);
            connect(slot.page, &Page::noticed, this, &Workbench::showNotice);
        }
        return slot.page;
    }
    Q_ASSERT_X(false, "Workbench::go", qPrintable(id));
    return nullptr;
}

void Workbench::go(const QString &id)
{
    Page *page = pageOf(id);
    if (page == nullptr) {
        return;
    }
    m_current = id;
    m_stack->setCurrentWidget(page);
    mark(id);
    m_banner->clear();
    showKeys();
    page->arrive();
    Q_EMIT wentTo(id);
}

void Workbench::mark(const QString &id)
{
    if (pageIds().contains(id)) {
        m_rail->setCurrent(id);
    }
}

Page *Workbench::currentPage() const
{
    return static_cast<Page *>(m_stack->currentWidget());
}

QStringList Workbench::pageIds() const
{
    QStringList ids;
    for (const Slot &slot : m_slots) {
        if (slot.entry.place != Entry::Place::Unlisted && slot.offer == Offer::Shown) {
            ids.append(slot.entry.id);
        }
    }
    return ids;
}

QString Workbench::pageLabel(const QString &id) const
{
    for (const Slot &slot : m_slots) {
        if (slot.entry.id == id) {
            return slot.entry.label();
        }
    }
    return {};
}

QVector<QAction *> Workbench::actionsNow() const
{
    QVector<QAction *> actions{m_helpKey, m_newCase};
    if (currentPage() != nullptr) {
        actions += currentPage()->keys();
    }
    actions << m_find << m_lock << m_signOut;
    return actions;
}

void Workbench::showKeys()
{
    QVector<QAction *> now = actionsNow();
    // The find box carries its own key.
    now.removeAll(m_find);
    m_keys->setActions(now);
}

void Workbench::setPlace(const QString &hall, const QString &window, const QString &clerk)
{
    m_top->setPlace(hall, window, clerk);
}

void Workbench::setLink(Tone tone, const QString &words)
{
    m_top->setLink(tone, words);
}

void Workbench::setHandling(std::optional<std::chrono::milliseconds> soFar)
{
    m_top->setHandling(soFar);
}

void Workbench::setCount(const QString &id, int count, Tone tone)
{
    m_rail->setCount(id, count, tone);
}

void Workbench::showNotice(const Notice &notice, const QVector<QAction *> &actions)
{
    m_confirmed = notice.tone == Tone::Good ? notice : Notice();
    m_confirmedActions = notice.tone == Tone::Good ? actions : QVector<QAction *>();
    m_banner->show(notice, actions);
}

void Workbench::addTrouble(const Notice &trouble, const QVector<QAction *> &actions)
{
    // Taken away, it is read.
    if (m_banner->notice().isEmpty() || m_confirmed.isEmpty()) {
        m_banner->show(trouble, actions);
        return;
    }
    QVector<QAction *> all = actions;
    for (QAction *action : std::as_const(m_confirmedActions)) {
        if (!all.contains(action)) {
            all.append(action);
        }
    }
    // What was confirmed ends in a number: the trouble begins a line of its own.
    m_banner->show({trouble.tone, m_confirmed.happened + u'\n' + trouble.happened,
                    Words::sentences({m_confirmed.kept, trouble.kept}), trouble.next},
                   all);
}

void Workbench::clearNotice()
{
    m_banner->clear();
}

void Workbench::paperOut(const QString &paperId)
{
    m_banner->paperOut(paperId);
}

void Workbench::offerFinds(const Suggestions &lines)
{
    m_top->offerFinds(lines);
}

void Workbench::enterPage()
{
    Page *page = currentPage();
    if (page == nullptr) {
        return;
    }
    page->arrive();
    QWidget *next = page;
    while (!page->isAncestorOf(window()->focusWidget()) && (next = next->nextInFocusChain()) != page) {
        if (page->isAncestorOf(next) && next->isVisible() && next->isEnabled() && (next->focusPolicy() & Qt::TabFocus) != 0) {
            next->setFocus(Qt::OtherFocusReason);
        }
    }
}

void Workbench::openHelp()
{
    if (currentPage() != nullptr) {
        m_help->open(currentPage()->title(), actionsNow(), currentPage()->moreKeys());
    }
}

void Workbench::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape) {
        QWidget::keyPressEvent(event);
        return;
    }
    if (m_help->isVisible()) {
        m_help->close();
    } else if (currentPage() == nullptr || !currentPage()->stepBack()) {
        m_banner->clear();
    }
}

void Workbench::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void Workbench::retranslate()
{
    const auto name = [](QAction *action, const QString &words, const QString &shortWord) {
        action->setText(words);
        action->setIconText(shortWord);
    };
    name(m_helpKey, tr("Keys of this screen"), tr("Help", "key strip"));
    name(m_newCase, tr("New case"), tr("New case"));
    name(m_find, tr("Find anything"), tr("Find", "key strip"));
    name(m_lock, tr("Lock the screen"), tr("Lock", "key strip"));
    name(m_signOut, tr("Sign out, somebody else signs in"), {});
    for (const QString &id : pageIds()) {
        m_rail->setLabel(id, pageLabel(id));
    }
}

} // namespace yichuang::ui
