// SPDX-License-Identifier: Apache-2.0
#include "app/documents/QrCode.h"

#include <qrencode.h>

#include <algorithm>
#include <memory>

namespace yichuang::documents {

namespace {

constexpr int quietZone = 4;

QRecLevel levelOf(QrCorrection correction)
{
    switch (correction) {
    case QrCorrection::L: return QR_ECLEVEL_L;
    case QrCorrection::M: return QR_ECLEVEL_M;
    case QrCorrection::Q: return QR_ECLEVEL_Q;
    case QrCorrection::H: return QR_ECLEVEL_H;
    }
    Q_UNREACHABLE();
}

bool isAlphanumeric(const QByteArray &data)
{
    static const QByteArray others(" $%*+-./:");
    return std::all_of(data.begin(), data.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || others.contains(c);
    });
}

} // namespace

base::Result<QrCode> QrCode::encode(const QByteArray &data, QrCorrection correction)
{
    const auto tooLong = [] { return base::fail(base::ErrorCode::InvalidArgument, QStringLiteral("no QR code holds this"), "qr.size"); };
    const std::unique_ptr<QRinput, decltype(&QRinput_free)> input(QRinput_new2(0, levelOf(correction)), &QRinput_free);
    const QRencodeMode mode = isAlphanumeric(data) ? QR_MODE_AN : QR_MODE_8;
    const auto *bytes = reinterpret_cast<const unsigned char *>(data.constData());
    if (!input || data.isEmpty() || QRinput_append(input.get(), mode, static_cast<int>(data.size()), bytes) != 0) {
        return tooLong();
    }
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(QRcode_encodeInput(input.get()), &QRcode_free);
    if (!code) {
        return tooLong();
    }
    const qsizetype count = static_cast<qsizetype>(code->width) * code->width;
    return QrCode(code->width, QByteArray(reinterpret_cast<const char *>(code->data), count));
}

QImage QrCode::toImage(int dotsPerModule) const
{
    const int side = (m_size + 2 * quietZone) * dotsPerModule;
    QImage image(side, side, QImage::Format_Grayscale8);
    image.fill(Qt::white);
    for (int y = 0; y < m_size * dotsPerModule; ++y) {
        uchar *line = image.scanLine(y + quietZone * dotsPerModule) + quietZone * dotsPerModule;
        for (int x = 0; x < m_size * dotsPerModule; ++x) {
            line[x] = isDark(x / dotsPerModule, y / dotsPerModule) ? 0 : 255;
        }
    }
    return image;
}

} // namespace yichuang::documents
