// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QBuffer>
#include <QByteArray>
#include <QImage>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QString>

namespace yichuang::tests {

/// Draws a form as a scanner would bring it: a heading, boxes and lines of writing, over `width` × `height` units.
inline void drawScan(QPainter &painter, const QString &heading, int width, int height)
{
    painter.fillRect(0, 0, width, height, QColor(0xFB, 0xFA, 0xF6));
    QFont font = painter.font();
    font.setPixelSize(height / 32);
    painter.setFont(font);
    painter.setPen(Qt::black);
    painter.drawText(QRect(0, height / 16, width, height / 16), Qt::AlignCenter, heading);
    painter.setPen(QPen(QColor(0x40, 0x40, 0x48), height / 700.0));
    const QRect form(width / 10, height / 6, width * 8 / 10, height * 6 / 10);
    painter.drawRect(form);
    for (int line = 1; line < 9; ++line) {
        const int y = form.top() + form.height() * line / 9;
        painter.drawLine(form.left(), y, form.right(), y);
        painter.fillRect(form.left() + width / 40, y - form.height() / 15, width * (2 + line * 5 % 7) / 12, height / 120,
                         QColor(0x55, 0x5C, 0x70));
    }
    painter.setPen(QPen(QColor(0xC0, 0x30, 0x28), height / 200.0));
    painter.drawEllipse(QPoint(width * 3 / 4, height * 5 / 6), width / 9, width / 9);
}

/// A scanned A4 page of 100 dpi as `format` ("JPG", "PNG", "TIFF") has it.
inline QByteArray scannedPage(const QString &heading, const char *format)
{
    QImage page(827, 1169, QImage::Format_RGB32);
    QPainter painter(&page);
    drawScan(painter, heading, page.width(), page.height());
    painter.end();
    QByteArray content;
    QBuffer buffer(&content);
    buffer.open(QIODevice::WriteOnly);
    page.save(&buffer, format);
    return content;
}

inline QByteArray scannedPdf(const QString &heading)
{
    QByteArray content;
    QBuffer buffer(&content);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF());
    QPainter painter(&writer);
    drawScan(painter, heading, writer.width(), writer.height());
    painter.end();
    return content;
}

} // namespace yichuang::tests
