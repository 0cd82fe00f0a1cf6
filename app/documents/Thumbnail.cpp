// SPDX-License-Identifier: Apache-2.0
#include "app/documents/Thumbnail.h"

#include "app/documents/ContentType.h"

#include <QBuffer>
#include <QImage>
#include <QImageReader>
#include <QPainter>

namespace yichuang::documents {

using base::ErrorCode;
using base::Result;

namespace {

constexpr qint64 MaxPixels = 60LL * 1000 * 1000; // A4 at 600 dpi has 35 million
constexpr int Quality = 80;

QByteArray formatOf(const QByteArray &picture)
{
    const QString type = contentType(picture);
    return type == QLatin1String("image/jpeg") ? "jpeg" : type == QLatin1String("image/png") ? "png" : "";
}

tl::unexpected<base::Error> damaged()
{
    return base::fail(ErrorCode::Malformed, QStringLiteral("the picture cannot be read"), "thumbnail.damaged");
}

} // namespace

Result<QByteArray> thumbnailOf(const QByteArray &picture, int side)
{
    const QByteArray format = formatOf(picture);
    if (format.isEmpty()) {
        return base::fail(ErrorCode::Unsupported, QStringLiteral("neither JPEG nor PNG"), "thumbnail.type");
    }
    QBuffer input;
    input.setData(picture);
    input.open(QIODevice::ReadOnly);
    QImageReader reader(&input, format); // the format is told: no other decoder is ever tried on what a stranger sent
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (!size.isValid() || size.isEmpty() || qint64(size.width()) * size.height() > MaxPixels) {
        return damaged();
    }
    if (size.width() > side || size.height() > side) {
        reader.setScaledSize(size.scaled(side, side, Qt::KeepAspectRatio).expandedTo(QSize(1, 1)));
    }
    const QImage small = reader.read();
    if (small.isNull()) {
        return damaged();
    }
    QImage flat(small.size(), QImage::Format_RGB32);
    flat.fill(Qt::white);
    QPainter(&flat).drawImage(0, 0, small);
    QBuffer output;
    output.open(QIODevice::WriteOnly);
    return flat.save(&output, "JPEG", Quality) ? Result<QByteArray>(output.data()) : Result<QByteArray>(damaged());
}

} // namespace yichuang::documents
