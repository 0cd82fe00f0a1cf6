// SPDX-License-Identifier: Apache-2.0
#include "tests/support/documents/SlipPainter.h"

#include "app/documents/Fonts.h"
#include "app/documents/Gb18030.h"
#include "app/documents/QrCode.h"
#include "app/domain/DisplayWidth.h"
#include "tests/support/documents/EscPosParser.h"

#include <QPainter>

namespace yichuang::tests {

namespace {

constexpr int margin = 24;
constexpr int lineDots = 30;

class Roll {
public:
    explicit Roll(int dots) : m_dots(dots), m_paper(dots + 2 * margin, 8000, QImage::Format_RGB32), m_painter(&m_paper)
    {
        m_paper.fill(Qt::white);
        m_painter.setRenderHint(QPainter::TextAntialiasing);
    }

    void take(const SlipEvent &event)
    {
        switch (event.kind) {
        case SlipEvent::Kind::Line: line(event); return;
        case SlipEvent::Kind::Image: picture(event, event.image); return;
        case SlipEvent::Kind::Qr: qr(event); return;
        case SlipEvent::Kind::FeedLines: m_y += event.value * lineDots; return;
        case SlipEvent::Kind::FeedDots: m_y += event.value; return;
        case SlipEvent::Kind::Cut: cut(); return;
        case SlipEvent::Kind::Unreadable: m_painter.fillRect(margin, m_y, m_dots, 8, Qt::black); return;
        case SlipEvent::Kind::Init:
        case SlipEvent::Kind::ChineseMode:
        case SlipEvent::Kind::StatusQuestion:
        case SlipEvent::Kind::EndMark: return;
        }
    }

    [[nodiscard]] QImage finished()
    {
        m_painter.end();
        return m_paper.copy(0, 0, m_paper.width(), m_y + margin);
    }

private:
    [[nodiscard]] int startOf(const SlipEvent &event, int width) const
    {
        switch (event.align) {
        case SlipAlign::Left: return margin;
        case SlipAlign::Centre: return margin + (m_dots - width) / 2;
        case SlipAlign::Right: return margin + m_dots - width;
        }
        Q_UNREACHABLE();
    }

    void line(const SlipEvent &event)
    {
        const auto face = event.bold != 0 ? documents::Face::LabelBold : documents::Face::Label;
        m_painter.setFont(documents::paperFont(face, 24 * event.height));
        int x = startOf(event, event.columns() * 12);
        for (const char32_t character : event.text.toUcs4()) {
            const QString one = QString::fromUcs4(&character, 1);
            const int width = domain::displayWidth(one) * 12 * event.width;
            m_painter.drawText(x, m_y + 24 * event.height, one);
            if (!documents::isInPrinterFonts(documents::toGb18030(character).value_or(QByteArray()))) {
                m_painter.drawLine(x, m_y, x + width, m_y + 24);
                m_painter.drawLine(x, m_y + 24, x + width, m_y);
            }
            x += width;
        }
        m_y += lineDots * event.height;
    }

    void picture(const SlipEvent &event, const QImage &image)
    {
        m_painter.drawImage(startOf(event, image.width()), m_y, image);
        m_y += image.height();
    }

    void qr(const SlipEvent &event)
    {
        if (const auto code = documents::QrCode::encode(event.bytes)) {
            picture(event, code->toImage(event.value));
        }
    }

    void cut()
    {
        m_y += 40;
        m_painter.setPen(QPen(Qt::gray, 2, Qt::DashLine));
        m_painter.drawLine(0, m_y, m_paper.width(), m_y);
        m_painter.setPen(Qt::black);
    }

    int m_dots;
    QImage m_paper;
    QPainter m_painter;
    int m_y = margin;
};

} // namespace

QImage paintSlip(const QByteArray &job, int dots)
{
    Roll roll(dots);
    for (const SlipEvent &event : parseSlip(job)) {
        roll.take(event);
    }
    return roll.finished();
}

} // namespace yichuang::tests
