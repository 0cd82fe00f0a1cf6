// SPDX-License-Identifier: Apache-2.0
#include "app/documents/EscPosBytes.h"

#include <algorithm>

namespace yichuang::documents::escpos {

namespace {

constexpr int bandRows = 255;
constexpr int darkBelow = 128;

QByteArray bytes(std::initializer_list<int> values)
{
    QByteArray made;
    for (const int value : values) {
        made.append(static_cast<char>(value));
    }
    return made;
}

void guardRealTimeCommands(QByteArray &data)
{
    for (qsizetype i = 0; i + 1 < data.size(); ++i) {
        const char next = data.at(i + 1);
        if (data.at(i) == '\x10' && (next == '\x04' || next == '\x05' || next == '\x14')) {
            data[i] = '\0';
        }
    }
}

QByteArray band(const QImage &grey, int firstRow, int rows)
{
    const int rowBytes = (grey.width() + 7) / 8;
    QByteArray data(static_cast<qsizetype>(rowBytes) * rows, '\0');
    for (int y = 0; y < rows; ++y) {
        const uchar *line = grey.constScanLine(firstRow + y);
        char *row = data.data() + static_cast<qsizetype>(y) * rowBytes;
        for (int x = 0; x < grey.width(); ++x) {
            if (line[x] < darkBelow) {
                row[x / 8] = static_cast<char>(row[x / 8] | (0x80 >> (x % 8)));
            }
        }
    }
    guardRealTimeCommands(data);
    return bytes({0x1D, 0x76, 0x30, 0, rowBytes & 0xFF, rowBytes >> 8, rows, 0}) + data;
}

} // namespace

QByteArray begin()
{
    return bytes({0x1B, 0x40, 0x1C, 0x26});
}

QByteArray align(int alignment)
{
    return bytes({0x1B, 0x61, alignment});
}

QByteArray size(int scale)
{
    return bytes({0x1D, 0x21, (scale - 1) << 4 | (scale - 1)});
}

QByteArray weight(Weight weight)
{
    return bytes({0x1B, 0x45, weight == Weight::Bold ? 1 : 0});
}

QByteArray lineFeed()
{
    return bytes({0x0A});
}

QByteArray picture(const QImage &image)
{
    const QImage grey = image.convertToFormat(QImage::Format_Grayscale8);
    QByteArray made;
    for (int row = 0; row < grey.height(); row += bandRows) {
        made += band(grey, row, std::min(bandRows, grey.height() - row));
    }
    return made;
}

QByteArray qr(const QByteArray &data, int dotsPerModule)
{
    const auto length = static_cast<int>(data.size()) + 3;
    return bytes({0x1D, 0x28, 0x6B, 4, 0, 0x31, 0x41, 0x32, 0}) + bytes({0x1D, 0x28, 0x6B, 3, 0, 0x31, 0x43, dotsPerModule})
        + bytes({0x1D, 0x28, 0x6B, 3, 0, 0x31, 0x45, 0x31}) + bytes({0x1D, 0x28, 0x6B, length & 0xFF, length >> 8, 0x31, 0x50, 0x30}) + data
        + bytes({0x1D, 0x28, 0x6B, 3, 0, 0x31, 0x51, 0x30});
}

QByteArray feedLines(int lines)
{
    return bytes({0x1B, 0x64, lines});
}

QByteArray cutPartial()
{
    return bytes({0x1D, 0x56, 0x42, 3});
}

QByteArray cutFull()
{
    return bytes({0x1D, 0x56, 0x41, 3});
}

} // namespace yichuang::documents::escpos
