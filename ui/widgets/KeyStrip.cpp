// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/KeyStrip.h"

#include "ui/widgets/KeyHint.h"

#include <QAction>
#include <QHBoxLayout>

#include <algorithm>
#include <iterator>

namespace yichuang::ui {

namespace {

bool isFunctionKey(const QKeySequence &sequence)
{
    const int key = sequence.isEmpty() ? 0 : static_cast<int>(sequence[0].key());
    return key >= Qt::Key_F1 && key <= Qt::Key_F12;
}

} // namespace

KeyStrip::KeyStrip(const Look &look, QWidget *parent) : QFrame(parent), m_look(look)
{
    setObjectName(QStringLiteral("keyStrip"));
    m_row = new QHBoxLayout(this);
    m_row->setContentsMargins(16, 0, 16, 0);
    m_row->setSpacing(look.tokens().grown(16));
    m_row->addStretch(1);
    setFixedHeight(look.tokens().keyStripHeight());
    connect(&look, &Look::changed, this, [this] {
        setFixedHeight(m_look.tokens().keyStripHeight());
        // Large type needs the room between the hints.
        m_row->setSpacing(m_look.typeSize() == TypeSize::Large ? 10 : 16);
    });
}

void KeyStrip::setActions(const QVector<QAction *> &actions)
{
    while (m_row->count() > 1) {
        QLayoutItem *item = m_row->takeAt(0);
        item->widget()->deleteLater();
        delete item;
    }
    QVector<QAction *> keys;
    std::copy_if(actions.cbegin(), actions.cend(), std::back_inserter(keys),
                 [](const QAction *action) { return isFunctionKey(action->shortcut()); });
    // In the order of the keyboard.
    std::stable_sort(keys.begin(), keys.end(), [](const QAction *a, const QAction *b) {
        return a->shortcut()[0].key() < b->shortcut()[0].key();
    });
    for (QAction *action : std::as_const(keys)) {
        m_row->insertWidget(m_row->count() - 1, new KeyHint(m_look, action, this));
    }
}

} // namespace yichuang::ui
