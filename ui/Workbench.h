// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/Notice.h"
#include "ui/models/Suggestion.h"
#include "ui/style/Look.h"

#include <QHash>
#include <QVector>
#include <QWidget>

#include <chrono>
#include <functional>
#include <optional>

class QAction;
class QStackedWidget;
class QVBoxLayout;

namespace yichuang::ui {

class Banner;
class HelpOverlay;
class KeyStrip;
class Page;
class Rail;
class TopStrip;

/// The frame: rail, top strip, banner, page, key strip. Navigation only; what pages do is theirs.
/// A page is built when it is first visited.
class Workbench final : public QWidget {
    Q_OBJECT

public:
    struct Entry {
        QString id;
        QString icon;
        std::function<QString()> label; ///< in the language in force
        std::function<Page *(QWidget *)> make;
        enum class Place { Top, Bottom, Unlisted } place = Place::Top; ///< Unlisted: reached from another page
    };

    Workbench(const Look &look, QWidget *parent);

    void addPage(Entry entry);
    /// Opens a page; an unknown id is a programmer's mistake.
    void go(const QString &id);
    /// Lights a rail item for a page that has none of its own; nothing happens when the item is not offered.
    void mark(const QString &id);
    [[nodiscard]] QString currentId() const { return m_current; }
    [[nodiscard]] Page *currentPage() const;
    /// Whether the rail offers the page; at first it does.
    enum class Offer { Shown, Hidden };
    void setOffer(const QString &id, Offer offer);
    /// The pages that the rail offers.
    [[nodiscard]] QStringList pageIds() const;
    [[nodiscard]] QString pageLabel(const QString &id) const;
    /// What can be done now: the frame's own actions, then the page's.
    [[nodiscard]] QVector<QAction *> actionsNow() const;

    void setPlace(const QString &hall, const QString &window, const QString &clerk);
    void setLink(Tone tone, const QString &words);
    /// How long the citizen at the window has been served; nothing = nobody is.
    void setHandling(std::optional<std::chrono::milliseconds> soFar);
    void setCount(const QString &id, int count, Tone tone);
    void showNotice(const Notice &notice, const QVector<QAction *> &actions = {});
    /// Trouble with what was confirmed just now: both are said, and what the confirmation offered stays at hand.
    void addTrouble(const Notice &trouble, const QVector<QAction *> &actions = {});
    void clearNotice();
    /// A paper is out or will not come; what is said of its printing goes.
    void paperOut(const QString &paperId);
    /// Answers `findWanted`.
    void offerFinds(const Suggestions &lines);

Q_SIGNALS:
    void wentTo(const QString &id);
    void newCaseWanted();
    void lockWanted();
    void signOutWanted();
    void findWanted(const QString &text);
    void found(const QVariant &value);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Slot {
        Entry entry;
        Page *page = nullptr;
        Offer offer = Offer::Shown;
    };
    QAction *addKey(const char *name, const QKeySequence &key);
    void buildKeys();
    Page *pageOf(const QString &id);
    void showKeys();
    void retranslate();
    void openHelp();
    /// Puts the focus into the page, wherever its work starts.
    void enterPage();

    const Look &m_look;
    QVector<Slot> m_slots;
    QString m_current;
    Rail *m_rail;
    TopStrip *m_top;
    Banner *m_banner;
    Notice m_confirmed; ///< what the banner confirmed last; empty once something else was said
    QVector<QAction *> m_confirmedActions;
    QStackedWidget *m_stack;
    KeyStrip *m_keys;
    HelpOverlay *m_help;
    QAction *m_helpKey = nullptr;
    QAction *m_newCase = nullptr;
    QAction *m_find = nullptr;
    QAction *m_lock = nullptr;
    QAction *m_signOut = nullptr;
};

} // namespace yichuang::ui
