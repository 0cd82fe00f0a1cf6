// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QImage>
#include <QString>

#include <optional>
#include <vector>

namespace yichuang::tests {

enum class SlipAlign { Left, Centre, Right };

/// One thing a receipt printer did, read back from ESC/POS bytes.
struct SlipEvent {
    enum class Kind { Init, ChineseMode, Line, Image, Qr, FeedLines, FeedDots, Cut, StatusQuestion, EndMark, Unreadable };

    Kind kind = Kind::Unreadable;
    SlipAlign align = SlipAlign::Left;
    int width = 1;      ///< character width factor of a line
    int height = 1;
    int bold = 0;
    int value = 0;      ///< lines, dots, module size, question number, offending byte
    QByteArray bytes;   ///< raw text of a line; data of a QR code
    QString text;       ///< the line decoded from GB18030
    QImage image;       ///< black on white

    /// Half-width columns the line takes on paper.
    [[nodiscard]] int columns() const { return static_cast<int>(bytes.size()) * width; }
};

/// Reads a stream of ESC/POS as a printer does: incremental, strict about what the project sends, and
/// anything else is an Unreadable event (one byte is skipped).
class EscPosParser {
public:
    [[nodiscard]] std::vector<SlipEvent> feed(const QByteArray &bytes);
    /// Bytes of an unfinished command or line.
    [[nodiscard]] qsizetype unfinished() const { return m_buffer.size() + m_line.size(); }

private:
    /// Bytes used; 0 = more are needed.
    qsizetype step(std::vector<SlipEvent> &events);
    qsizetype escape(std::vector<SlipEvent> &events);
    qsizetype group(std::vector<SlipEvent> &events);
    qsizetype raster(std::vector<SlipEvent> &events);
    qsizetype qr(std::vector<SlipEvent> &events);
    qsizetype cut(std::vector<SlipEvent> &events);
    qsizetype unreadable(std::vector<SlipEvent> &events);
    [[nodiscard]] SlipEvent event(SlipEvent::Kind kind, int value = 0) const;
    [[nodiscard]] int at(qsizetype index) const { return static_cast<quint8>(m_buffer.at(index)); }

    QByteArray m_buffer;
    QByteArray m_line;
    SlipAlign m_align = SlipAlign::Left;
    int m_width = 1;
    int m_height = 1;
    int m_bold = 0;
    int m_qrSize = 3;
    QByteArray m_qrData;
};

/// The whole of a job at once.
[[nodiscard]] std::vector<SlipEvent> parseSlip(const QByteArray &job);
[[nodiscard]] QString fromGb18030(const QByteArray &bytes);

} // namespace yichuang::tests
