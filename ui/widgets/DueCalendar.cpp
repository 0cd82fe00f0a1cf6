// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/DueCalendar.h"

#include "ui/widgets/Announce.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>

namespace yichuang::ui {

namespace {
constexpr int gap = 4;
}

DueCalendar::DueCalendar(const Look &look, QWidget *parent) : QWidget(parent), m_look(look)
{
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&look, &Look::changed, this, [this] { updateGeometry(); });
}

void DueCalendar::setDays(const QVector<DayMark> &days)
{
    m_days.clear();
    m_current = -1;
    if (!days.isEmpty()) {
        const QDate first = days.first().date.addDays(1 - days.first().date.dayOfWeek());
        const QDate last = days.last().date.addDays(7 - days.last().date.dayOfWeek());
        for (QDate date = first; date <= last; date = date.addDays(1)) {
            const auto at = first.daysTo(date) - first.daysTo(days.first().date);
            const bool inside = at >= 0 && at < days.size();
            m_days.append(inside ? days.at(at) : DayMark{date, DayMark::Kind::Outside, {}});
        }
    }
    m_weeks = static_cast<int>(m_days.size()) / 7;
    describe();
    updateGeometry();
    update();
}

void DueCalendar::describe()
{
    const auto lineOf = [this](const DayMark &day) {
        return (QLocale().toString(day.date, QLocale::LongFormat) + u' ' + day.caption).trimmed();
    };
    // The day under the mark first, for it is read aloud; then all of them.
    QStringList lines;
    if (m_current >= 0) {
        lines.append(lineOf(m_days.at(m_current)));
    }
    for (const DayMark &day : std::as_const(m_days)) {
        if (day.kind != DayMark::Kind::Outside) {
            lines.append(lineOf(day));
        }
    }
    setAccessibleDescription(lines.join(u'\n'));
}

QSize DueCalendar::sizeHint() const
{
    return QSize(m_look.tokens().grown(340), headHeight() + m_weeks * (cellHeight() + gap));
}

QSize DueCalendar::minimumSizeHint() const
{
    return QSize(m_look.tokens().grown(280), sizeHint().height());
}

QRect DueCalendar::cell(int index) const
{
    const double wide = (width() + gap) / 7.0;
    const int left = qRound((index % 7) * wide);
    const int right = qRound((index % 7 + 1) * wide) - gap;
    return QRect(left, headHeight() + (index / 7) * (cellHeight() + gap), right - left, cellHeight());
}

void DueCalendar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QFont small = font();
    small.setPixelSize(m_look.tokens().small());
    painter.setFont(small);
    painter.setPen(m_look.palette().quiet);
    for (int day = 0; day < 7 && m_weeks > 0; ++day) {
        QRect head = cell(day);
        head.setTop(0);
        head.setHeight(headHeight() - 2);
        painter.drawText(head, Qt::AlignCenter, QLocale().dayName(day + 1, QLocale::NarrowFormat));
    }
    for (int index = 0; index < m_days.size(); ++index) {
        paintDay(painter, cell(index), m_days.at(index));
        if (hasFocus() && index == m_current) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(m_look.palette().focus, 2));
            painter.drawRoundedRect(cell(index).adjusted(1, 1, -1, -1), 5, 5);
        }
    }
}

void DueCalendar::paintDay(QPainter &painter, const QRect &rect, const DayMark &day) const
{
    const Palette &p = m_look.palette();
    QColor ground = p.raised;
    QColor ink = p.quiet;
    bool bold = false;
    QPen edge(Qt::NoPen);
    switch (day.kind) {
    case DayMark::Kind::Outside: ink = p.disabled; break;
    case DayMark::Kind::Skipped: break;
    case DayMark::Kind::Start: ground = p.surface, ink = p.text, edge = QPen(p.accent, 1.2); break;
    case DayMark::Kind::Counted: ground = p.soft, ink = p.accent, bold = true; break;
    case DayMark::Kind::Stopped: ground = p.stoppedSoft, ink = p.stopped; break;
    case DayMark::Kind::Due: ground = p.accentFill, ink = p.onAccent, bold = true; break;
    }
    painter.setPen(edge);
    painter.setBrush(ground);
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
    if (day.kind == DayMark::Kind::Stopped) {
        QColor hatch = p.stopped;
        hatch.setAlphaF(0.22F);
        painter.setPen(Qt::NoPen);
        painter.setBrush(QBrush(hatch, Qt::BDiagPattern));
        painter.drawRoundedRect(rect, 5, 5);
    }
    QFont digits = font();
    digits.setPixelSize(m_look.tokens().grown(13));
    digits.setWeight(bold ? QFont::Bold : QFont::Normal);
    painter.setFont(digits);
    painter.setPen(ink);
    const QString number = day.date.day() == 1 ? QStringLiteral("%1/%2").arg(day.date.month()).arg(day.date.day())
                                               : QString::number(day.date.day());
    const bool alone = day.caption.isEmpty();
    const QRect top = alone ? rect : QRect(rect.left(), rect.top() + 2, rect.width(), rect.height() / 2);
    painter.drawText(top, Qt::AlignCenter, number);
    if (!alone) {
        painter.setFont(captionFont(day.caption, rect.width()));
        const QRect bottom(rect.left(), rect.center().y(), rect.width(), rect.height() / 2);
        painter.drawText(bottom, Qt::AlignCenter,
                         painter.fontMetrics().elidedText(day.caption, Qt::ElideRight, rect.width()));
    }
}

QFont DueCalendar::captionFont(const QString &caption, int width) const
{
    constexpr int smallest = 9;
    QFont words = font();
    words.setPixelSize(m_look.tokens().grown(11));
    while (words.pixelSize() > smallest && QFontMetrics(words).horizontalAdvance(caption) > width - 4) {
        words.setPixelSize(words.pixelSize() - 1);
    }
    return words;
}

void DueCalendar::keyPressEvent(QKeyEvent *event)
{
    const int step = event->key() == Qt::Key_Right  ? 1
                     : event->key() == Qt::Key_Left ? -1
                     : event->key() == Qt::Key_Down ? 7
                     : event->key() == Qt::Key_Up   ? -7
                                                    : 0;
    if (step == 0 || m_days.isEmpty()) {
        QWidget::keyPressEvent(event);
        return;
    }
    m_current = qBound(0, m_current + step, static_cast<int>(m_days.size()) - 1);
    say();
    update();
}

void DueCalendar::say()
{
    describe();
    announce(*this, accessibleDescription());
}

void DueCalendar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange) {
        describe();
        update();
    }
    QWidget::changeEvent(event);
}

} // namespace yichuang::ui
