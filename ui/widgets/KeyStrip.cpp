// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/KeyStrip.h"

#include "ui/widgets/KeyHint.h"

#include <QAction>
#include <QHBoxLayout>

#include <algorithm>
#include <iterator>

namespace yichuang::ui {

namespace {

// The strip has room for the plain keys; help and the find box list the others, too.
bool isFunctionKey(const QKeySequence &sequence)
{
    const bool isPlain = !sequence.isEmpty() && sequence[0].keyboardModifiers() == Qt::NoModifier;
    return isPlain && sequence[0].key() >= Qt::Key_F1 && sequence[0].key() <= Qt::Key_F12;
}

} // namespace

KeyStrip::KeyStrip(const Look &look, QWidget *parent) : QFrame(parent), m_look(look)
{
    setObjectName(QStringLiteral("keyStrip"));
    m_row = new QHBoxLayout(this);
    m_row->setContentsMargins(16, 0, 16, 0);
    m_row->addStretch(1);
    setFixedHeight(look.tokens().keyStripHeight());
    connect(&look, &Look::changed, this, [this] {
        setFixedHeight(m_look.tokens().keyStripHeight());
        if (m_hints != nullptr) {
            m_hints->layout()->setSpacing(gap());
        }
    });
}

int KeyStrip::gap() const
{
    // Large type needs the room between the hints.
    return m_look.typeSize() == TypeSize::Large ? 10 : 16;
}

void KeyStrip::setActions(const QVector<QAction *> &actions)
{
    QVector<QAction *> keys;
    std::copy_if(actions.cbegin(), actions.cend(), std::back_inserter(keys),
                 [](const QAction *action) { return isFunctionKey(action->shortcut()); });
    // In the order of the keyboard.
    std::stable_sort(keys.begin(), keys.end(), [](const QAction *a, const QAction *b) {
        return a->shortcut()[0].key() < b->shortcut()[0].key();
    });
    // Built hidden and shown at once: every widget shown inside a visible one lays the whole window out.
    auto *hints = new QWidget(this);
    auto *row = new QHBoxLayout(hints);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(gap());
    for (QAction *action : std::as_const(keys)) {
        row->addWidget(new KeyHint(m_look, action, hints));
    }
    if (m_hints != nullptr) {
        // Not at once: it may be a click on one of them that brought us here.
        m_hints->hide();
        m_hints->deleteLater();
    }
    m_hints = hints;
    m_row->insertWidget(0, hints);
    hints->show();
}

} // namespace yichuang::ui
