// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/ChoiceBox.h"

#include "ui/widgets/Assist.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QSignalBlocker>
#include <QStyledItemDelegate>
#include <QWheelEvent>

namespace yichuang::ui {

ChoiceBox::ChoiceBox(const Look &look, QWidget *parent) : QComboBox(parent), m_look(look)
{
    // The default delegate of a combo box ignores the stylesheet's row height.
    setItemDelegate(new QStyledItemDelegate(this));
    connect(this, &QComboBox::activated, this, [this] { Q_EMIT picked(value()); });
    onPicked(view(), this, [this](const QModelIndex &index) {
        hidePopup();
        setCurrentIndex(index.row());
        Q_EMIT picked(value());
    });
}

void ChoiceBox::setLines(const QVector<std::pair<QString, QString>> &wordAndValue)
{
    const QString kept = value();
    const QSignalBlocker quiet(this);
    clear();
    for (const auto &[word, meaning] : wordAndValue) {
        addItem(word, meaning);
    }
    choose(kept);
}

void ChoiceBox::choose(const QString &value)
{
    const int at = findData(value);
    if (at >= 0) {
        setCurrentIndex(at);
    }
}

void ChoiceBox::paintEvent(QPaintEvent *event)
{
    QComboBox::paintEvent(event);
    QPainter painter(this);
    const int side = m_look.tokens().grown(16);
    const QColor ink = isEnabled() ? m_look.palette().quiet : m_look.palette().disabled;
    painter.drawPixmap(width() - side - 8, (height() - side) / 2,
                       m_look.icon(QStringLiteral("down"), ink, side, *this));
}

void ChoiceBox::wheelEvent(QWheelEvent *event)
{
    // A page being scrolled must not change an answer on the way.
    event->ignore();
}

} // namespace yichuang::ui
