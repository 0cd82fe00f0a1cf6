// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/SearchBox.h"

#include "ui/models/SuggestionModel.h"
#include "ui/widgets/Announce.h"
#include "ui/widgets/Assist.h"
#include "ui/widgets/RowDelegate.h"

#include <QFrame>
#include <QKeyEvent>
#include <QListView>
#include <QPainter>
#include <QVBoxLayout>

namespace yichuang::ui {

namespace {
constexpr int linesShown = 8;
}

SearchBox::SearchBox(const Look &look, QWidget *parent)
    : QLineEdit(parent), m_look(look), m_model(new SuggestionModel(this))
{
    look.dressHint(*this);
    onTyped(this, this, [this](const QString &words) {
        setFocus(Qt::OtherFocusReason); // an assistive program types without going there
        Q_EMIT wanted(words);
    });
}

SearchBox::~SearchBox()
{
    // The list is a child of the window, which may outlive this line.
    delete m_frame;
}

void SearchBox::setKeyText(const QString &key)
{
    m_key = key;
    const int room = key.isEmpty() ? 0 : fontMetrics().horizontalAdvance(key) + 20;
    setTextMargins(0, 0, room, 0);
    update();
}

void SearchBox::setHints(const QString &words, const QString &shortWords)
{
    m_hint = words;
    m_shortHint = shortWords;
    showHint();
}

void SearchBox::showHint()
{
    constexpr int edges = 32; // padding and border of the sheet, and the line's own margin
    const int room = width() - textMargins().right() - edges;
    setPlaceholderText(fontMetrics().horizontalAdvance(m_hint) > room ? m_shortHint : m_hint);
}

void SearchBox::resizeEvent(QResizeEvent *event)
{
    QLineEdit::resizeEvent(event);
    showHint();
}

bool SearchBox::isOpen() const
{
    return m_frame != nullptr && m_frame->isVisible();
}

void SearchBox::makeList()
{
    m_frame = new QFrame(window());
    m_frame->setProperty("surface", QStringLiteral("popup"));
    // Deleted by its window when that goes first.
    connect(m_frame, &QObject::destroyed, this, [this] { m_frame = nullptr, m_list = nullptr; });
    auto *layout = new QVBoxLayout(m_frame);
    layout->setContentsMargins(4, 4, 4, 4);
    m_list = new QListView(m_frame);
    m_list->setObjectName(objectName() + QStringLiteral("List"));
    m_list->setAccessibleName(accessibleName());
    m_list->setModel(m_model);
    // An assistive program may unselect the first row, which is how it picks it; a single selection lets none be unselected.
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setItemDelegate(new RowDelegate(m_look, m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(false);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    layout->addWidget(m_list);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) { chooseRow(index.row()); });
    onPicked(m_list, this, [this](const QModelIndex &index) { chooseRow(index.row()); });
}

void SearchBox::offer(const Suggestions &lines)
{
    m_model->setLines(lines);
    if (lines.isEmpty() || !isVisible()) {
        closeList();
        return;
    }
    if (m_frame == nullptr) {
        makeList();
    }
    placeList();
    m_frame->show();
    m_frame->raise();
    goTo(0);
    announce(*m_list, lines.first().title);
}

void SearchBox::placeList()
{
    int tall = 10;
    for (int row = 0; row < qMin(m_model->rowCount(), linesShown); ++row) {
        tall += m_list->sizeHintForRow(row);
    }
    const QPoint below = mapTo(window(), QPoint(0, height() + 4));
    const int room = window()->height() - below.y() - 8;
    m_frame->setGeometry(below.x(), below.y(), qMax(width(), m_look.tokens().grown(460)), qMin(tall, room));
}

void SearchBox::closeList()
{
    if (m_frame != nullptr) {
        m_frame->hide();
    }
}

void SearchBox::goTo(int row)
{
    putCurrent(*m_list, m_model->index(row));
}

void SearchBox::step(int by)
{
    const int row = qBound(0, m_list->currentIndex().row() + by, m_model->rowCount() - 1);
    goTo(row);
    announce(*m_list, m_model->index(row).data(Qt::AccessibleTextRole).toString());
}

void SearchBox::chooseRow(int row)
{
    const QVariant value = m_model->index(row).data(SuggestionModel::ValueRole);
    if (!value.isValid()) {
        return;
    }
    closeList();
    Q_EMIT chosen(value);
}

void SearchBox::keyPressEvent(QKeyEvent *event)
{
    if (!isOpen()) {
        if (event->key() == Qt::Key_Down) {
            Q_EMIT wanted(text());
            return;
        }
        QLineEdit::keyPressEvent(event);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Down: step(1); return;
    case Qt::Key_Up: step(-1); return;
    case Qt::Key_PageDown: step(linesShown); return;
    case Qt::Key_PageUp: step(-linesShown); return;
    case Qt::Key_Return:
    case Qt::Key_Enter: chooseRow(m_list->currentIndex().row()); return;
    case Qt::Key_Escape: closeList(); return;
    default: QLineEdit::keyPressEvent(event); return;
    }
}

void SearchBox::focusOutEvent(QFocusEvent *event)
{
    closeList();
    QLineEdit::focusOutEvent(event);
}

void SearchBox::hideEvent(QHideEvent *event)
{
    closeList();
    QLineEdit::hideEvent(event);
}

void SearchBox::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if (m_key.isEmpty()) {
        return;
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QFont cap = font();
    cap.setPixelSize(m_look.tokens().grown(11));
    painter.setFont(cap);
    const int wide = painter.fontMetrics().horizontalAdvance(m_key) + 12;
    const int tall = m_look.tokens().grown(18);
    const QRectF place(width() - wide - 10, (height() - tall) / 2.0, wide, tall);
    painter.setPen(m_look.palette().line);
    painter.setBrush(m_look.palette().surface);
    painter.drawRoundedRect(place, 4, 4);
    painter.setPen(m_look.palette().quiet);
    painter.drawText(place, Qt::AlignCenter, m_key);
}

} // namespace yichuang::ui
