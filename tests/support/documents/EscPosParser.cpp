// SPDX-License-Identifier: Apache-2.0
#include "tests/support/documents/EscPosParser.h"

#include <iconv.h>

namespace yichuang::tests {

namespace {

constexpr char esc = '\x1B';
constexpr char fs = '\x1C';
constexpr char gs = '\x1D';
constexpr char dle = '\x10';

bool isTextByte(char c)
{
    const auto byte = static_cast<quint8>(c);
    return byte >= 0x20 && byte != 0x7F;
}

} // namespace

QString fromGb18030(const QByteArray &bytes)
{
    iconv_t converter = iconv_open("UTF-16LE", "GB18030");
    QByteArray in = bytes;
    QByteArray out(bytes.size() * 2 + 4, '\0');
    char *from = in.data();
    char *to = out.data();
    size_t fromLeft = static_cast<size_t>(in.size());
    size_t toLeft = static_cast<size_t>(out.size());
    const size_t result = iconv(converter, &from, &fromLeft, &to, &toLeft);
    iconv_close(converter);
    if (result == static_cast<size_t>(-1)) {
        return QStringLiteral("\uFFFD");
    }
    return QString::fromUtf16(reinterpret_cast<const char16_t *>(out.constData()), (to - out.constData()) / 2);
}

std::vector<SlipEvent> parseSlip(const QByteArray &job)
{
    EscPosParser parser;
    std::vector<SlipEvent> events = parser.feed(job);
    if (parser.unfinished() > 0) {
        events.push_back({});
    }
    return events;
}

std::vector<SlipEvent> EscPosParser::feed(const QByteArray &bytes)
{
    m_buffer.append(bytes);
    std::vector<SlipEvent> events;
    while (!m_buffer.isEmpty()) {
        const qsizetype used = step(events);
        if (used == 0) {
            break;
        }
        m_buffer.remove(0, used);
    }
    return events;
}

SlipEvent EscPosParser::event(SlipEvent::Kind kind, int value) const
{
    SlipEvent made;
    made.kind = kind;
    made.align = m_align;
    made.width = m_width;
    made.height = m_height;
    made.bold = m_bold;
    made.value = value;
    return made;
}

qsizetype EscPosParser::unreadable(std::vector<SlipEvent> &events)
{
    events.push_back(event(SlipEvent::Kind::Unreadable, at(0)));
    return 1;
}

qsizetype EscPosParser::step(std::vector<SlipEvent> &events)
{
    const char first = m_buffer.at(0);
    if (isTextByte(first)) {
        qsizetype end = 0;
        while (end < m_buffer.size() && isTextByte(m_buffer.at(end))) {
            ++end;
        }
        m_line.append(m_buffer.first(end));
        return end;
    }
    if (first == '\n') {
        SlipEvent line = event(SlipEvent::Kind::Line);
        line.bytes = m_line;
        line.text = fromGb18030(m_line);
        m_line.clear();
        events.push_back(line);
        return 1;
    }
    if (m_buffer.size() < 2) {
        return 0;
    }
    switch (first) {
    case esc: return escape(events);
    case gs: return group(events);
    case fs:
        if (at(1) != 0x26) {
            return unreadable(events);
        }
        events.push_back(event(SlipEvent::Kind::ChineseMode));
        return 2;
    case dle:
        if (m_buffer.size() < 3) {
            return 0;
        }
        if (at(1) != 0x04 || at(2) < 1 || at(2) > 4) {
            return unreadable(events);
        }
        events.push_back(event(SlipEvent::Kind::StatusQuestion, at(2)));
        return 3;
    default: return unreadable(events);
    }
}

qsizetype EscPosParser::escape(std::vector<SlipEvent> &events)
{
    if (at(1) == 0x40) {
        m_align = SlipAlign::Left;
        m_width = m_height = 1;
        m_bold = 0;
        events.push_back(event(SlipEvent::Kind::Init));
        return 2;
    }
    if (at(1) == 0x32) {
        return 2;
    }
    if (m_buffer.size() < 3) {
        return 0;
    }
    switch (at(1)) {
    case 0x61: m_align = static_cast<SlipAlign>(at(2)); return 3;
    case 0x45: m_bold = at(2); return 3;
    case 0x33: return 3;
    case 0x64: events.push_back(event(SlipEvent::Kind::FeedLines, at(2))); return 3;
    case 0x4A: events.push_back(event(SlipEvent::Kind::FeedDots, at(2))); return 3;
    default: return unreadable(events);
    }
}

qsizetype EscPosParser::group(std::vector<SlipEvent> &events)
{
    if (m_buffer.size() < 3) {
        return 0;
    }
    switch (at(1)) {
    case 0x21:
        m_width = (at(2) >> 4) + 1;
        m_height = (at(2) & 0x0F) + 1;
        return 3;
    case 0x72: events.push_back(event(SlipEvent::Kind::EndMark, at(2))); return 3;
    case 0x76: return raster(events);
    case 0x28: return qr(events);
    case 0x56: return cut(events);
    default: return unreadable(events);
    }
}

qsizetype EscPosParser::cut(std::vector<SlipEvent> &events)
{
    const bool withFeed = at(2) == 0x41 || at(2) == 0x42;
    if (withFeed && m_buffer.size() < 4) {
        return 0;
    }
    events.push_back(event(SlipEvent::Kind::Cut, withFeed ? at(3) : 0));
    return withFeed ? 4 : 3;
}

qsizetype EscPosParser::raster(std::vector<SlipEvent> &events)
{
    constexpr qsizetype head = 8;
    if (m_buffer.size() < head) {
        return 0;
    }
    const int rowBytes = at(4) + at(5) * 256;
    const int rows = at(6) + at(7) * 256;
    const qsizetype total = head + static_cast<qsizetype>(rowBytes) * rows;
    if (m_buffer.size() < total) {
        return 0;
    }
    SlipEvent picture = event(SlipEvent::Kind::Image);
    picture.image = QImage(rowBytes * 8, rows, QImage::Format_Grayscale8);
    for (int y = 0; y < rows; ++y) {
        uchar *line = picture.image.scanLine(y);
        for (int x = 0; x < rowBytes * 8; ++x) {
            const int byte = at(head + static_cast<qsizetype>(y) * rowBytes + x / 8);
            line[x] = (byte >> (7 - x % 8) & 1) != 0 ? 0 : 255;
        }
    }
    events.push_back(picture);
    return total;
}

qsizetype EscPosParser::qr(std::vector<SlipEvent> &events)
{
    constexpr qsizetype head = 5;
    if (m_buffer.size() < head) {
        return 0;
    }
    const qsizetype total = head + at(3) + at(4) * 256;
    if (m_buffer.size() < total) {
        return 0;
    }
    switch (at(6)) {
    case 0x43: m_qrSize = at(7); break;
    case 0x50: m_qrData = m_buffer.mid(8, total - 8); break;
    case 0x51: {
        SlipEvent code = event(SlipEvent::Kind::Qr, m_qrSize);
        code.bytes = m_qrData;
        events.push_back(code);
        break;
    }
    default: break;
    }
    return total;
}

} // namespace yichuang::tests
