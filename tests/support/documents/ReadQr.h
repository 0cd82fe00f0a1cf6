// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QImage>

#include <ZXing/ReadBarcode.h>

namespace yichuang::tests {

/// The QR code in a picture, read by another maker's library; empty when none is found.
[[nodiscard]] inline QByteArray readQr(const QImage &image)
{
    const QImage grey = image.convertToFormat(QImage::Format_Grayscale8);
    const ZXing::ImageView view(grey.constBits(), grey.width(), grey.height(), ZXing::ImageFormat::Lum, static_cast<int>(grey.bytesPerLine()));
    const ZXing::DecodeHints hints = ZXing::DecodeHints().setFormats(ZXing::BarcodeFormat::QRCode).setTryHarder(true);
    const ZXing::Result result = ZXing::ReadBarcode(view, hints);
    return result.isValid() ? QByteArray(reinterpret_cast<const char *>(result.bytes().data()), static_cast<qsizetype>(result.bytes().size()))
                            : QByteArray();
}

} // namespace yichuang::tests
