// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/Timeline.h"

#include "ui/widgets/Chip.h"
#include "ui/widgets/Labels.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace yichuang::ui {

namespace {

enum class Thread { GoesOn, Ends };

/// The dot and its piece of thread, left of one entry.
class Dot final : public QWidget {
public:
    Dot(const Look &look, Tone tone, Thread thread, QWidget *parent)
        : QWidget(parent), m_look(look), m_tone(tone), m_thread(thread)
    {
        setFixedWidth(18);
        connect(&look, &Look::changed, this, [this] { update(); });
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const int y = m_look.tokens().grown(12);
        if (m_thread == Thread::GoesOn) {
            painter.setPen(QPen(m_look.palette().line, 2));
            painter.drawLine(QPointF(8, y + 8), QPointF(8, height()));
        }
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_tone == Tone::Accent ? m_look.palette().bright : m_look.tokens().ink(m_tone));
        painter.drawEllipse(QPointF(8, y), 5, 5);
    }

private:
    const Look &m_look;
    Tone m_tone;
    Thread m_thread;
};

QWidget *makeEntry(const Look &look, const TimelineEntry &entry, Thread thread, QWidget *parent)
{
    auto *row = new QWidget(parent);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(new Dot(look, entry.tone, thread, row));
    auto *words = new QVBoxLayout;
    words->setContentsMargins(0, 2, 0, 12);
    words->setSpacing(1);
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(makeLabel(TextRole::Strong, row, entry.title));
    head->addWidget(new Chip(look, row, entry.chip));
    head->addStretch(1);
    head->addWidget(makeLabel(TextRole::Small, row, entry.when));
    words->addLayout(head);
    if (!entry.detail.isEmpty()) {
        auto *detail = makeLabel(TextRole::Small, row, entry.detail);
        detail->setWordWrap(true);
        words->addWidget(detail);
    }
    layout->addLayout(words, 1);
    return row;
}

} // namespace

Timeline::Timeline(const Look &look, QWidget *parent) : QWidget(parent), m_look(look)
{
    setObjectName(QStringLiteral("timeline"));
    m_rows = new QVBoxLayout(this);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(0);
    m_rows->addStretch(1);
}

void Timeline::setEntries(const TimelineEntries &entries)
{
    while (m_rows->count() > 1) {
        QLayoutItem *item = m_rows->takeAt(0);
        delete item->widget();
        delete item;
    }
    for (int row = 0; row < entries.size(); ++row) {
        const Thread thread = row + 1 < entries.size() ? Thread::GoesOn : Thread::Ends;
        m_rows->insertWidget(row, makeEntry(m_look, entries.at(row), thread, this));
    }
}

} // namespace yichuang::ui
