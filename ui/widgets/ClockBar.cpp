// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/ClockBar.h"

#include <QPainter>
#include <QPainterPath>

namespace yichuang::ui {

ClockBar::ClockBar(const Look &look, QWidget *parent) : QWidget(parent), m_look(look)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&look, &Look::changed, this, [this] { updateGeometry(); });
}

void ClockBar::setClock(const ClockView &clock)
{
    m_clock = clock;
    setAccessibleName(clock.limit + QStringLiteral(", ") + clock.remaining);
    update();
}

QSize ClockBar::sizeHint() const
{
    return QSize(m_look.tokens().grown(260), m_look.tokens().grown(34));
}

QBrush ClockBar::brushOf(ClockSegment::Kind kind) const
{
    const Palette &p = m_look.palette();
    switch (kind) {
    case ClockSegment::Kind::Used:
        return m_clock.tone == Tone::Warn    ? p.warnFill
               : m_clock.tone == Tone::Good  ? p.good
               : m_clock.tone == Tone::Plain ? p.lineStrong
                                             : p.bright;
    case ClockSegment::Kind::Over: return p.badFill;
    case ClockSegment::Kind::Stopped: return QBrush(p.stopped, Qt::BDiagPattern);
    case ClockSegment::Kind::Left: return p.line;
    }
    Q_UNREACHABLE();
}

void ClockBar::paintSegments(QPainter &painter, const QRectF &bar) const
{
    int total = 0;
    for (const ClockSegment &segment : m_clock.segments) {
        total += segment.units;
    }
    QPainterPath clip;
    clip.addRoundedRect(bar, bar.height() / 2, bar.height() / 2);
    painter.setClipPath(clip);
    painter.fillRect(bar, m_look.palette().line);
    double x = bar.left();
    for (const ClockSegment &segment : m_clock.segments) {
        const double width = total == 0 ? 0 : bar.width() * segment.units / total;
        const QRectF part(x, bar.top(), width, bar.height());
        if (segment.kind == ClockSegment::Kind::Stopped) {
            painter.fillRect(part, m_look.palette().stoppedSoft);
        }
        painter.fillRect(part, brushOf(segment.kind));
        x += width;
    }
    painter.setClipping(false);
}

void ClockBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QFont small = font();
    small.setPixelSize(m_look.tokens().small());
    painter.setFont(small);
    const int line = m_look.tokens().grown(18);
    painter.setPen(m_look.palette().quiet);
    painter.drawText(QRect(0, 0, width(), line), Qt::AlignLeft | Qt::AlignVCenter, m_clock.limit);
    painter.setPen(m_clock.tone == Tone::Accent || m_clock.tone == Tone::Plain ? m_look.palette().quiet
                                                                               : m_look.tokens().ink(m_clock.tone));
    painter.drawText(QRect(0, 0, width(), line), Qt::AlignRight | Qt::AlignVCenter, m_clock.remaining);
    paintSegments(painter, QRectF(0, line + 3, width(), m_look.tokens().grown(9)));
}

} // namespace yichuang::ui
