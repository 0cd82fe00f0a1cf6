// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/Notice.h"

#include <QKeySequence>
#include <QVector>
#include <QWidget>

class QAction;

namespace yichuang::ui {

/// One page of the workbench. Its keys are QActions that live only while the page is on screen;
/// the key strip, the help overlay and the find box read them.
class Page : public QWidget {
    Q_OBJECT

public:
    explicit Page(QWidget *parent) : QWidget(parent) {}

    /// What the page is called now, in the language in force.
    [[nodiscard]] virtual QString title() const = 0;
    /// The page comes on screen: fetch what may be stale, put the focus where work starts.
    virtual void arrive() {}
    /// Esc: steps back inside the page. False when there is nothing to step back from.
    [[nodiscard]] virtual bool stepBack() { return false; }
    /// Keys of the page that are no actions: key and what it does, for the help overlay.
    using KeyWords = QVector<std::pair<QString, QString>>;
    [[nodiscard]] virtual KeyWords moreKeys() const { return {}; }
    /// In the order of the key strip.
    [[nodiscard]] const QVector<QAction *> &keys() const { return m_keys; }

Q_SIGNALS:
    /// An outcome for the banner. `actions` stay the page's.
    void noticed(const yichuang::ui::Notice &notice, const QVector<QAction *> &actions);

protected:
    /// Makes an action of this page. The words are set in `retranslate`.
    QAction *addKey(const char *name, const QKeySequence &key);
    /// `words` for buttons and help, `shortWord` for the key strip.
    static void nameKey(QAction *action, const QString &words, const QString &shortWord = {});
    /// Sets every word of the page; called by the constructor of the final class and at language change.
    virtual void retranslate() = 0;
    void changeEvent(QEvent *event) override;

private:
    QVector<QAction *> m_keys;
};

} // namespace yichuang::ui
