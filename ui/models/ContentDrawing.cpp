// SPDX-License-Identifier: Apache-2.0
#include "ui/models/ContentDrawing.h"

#include <QBuffer>
#include <QImageReader>
#include <QPainter>
#include <QPdfDocument>

#include <algorithm>

namespace yichuang::ui {

namespace {

// An A3 sheet of 600 dpi has 140 million bytes as colours, more than Qt allows by itself.
constexpr int megabytesOfPicture = 320;

QByteArray formatOf(const QByteArray &picture)
{
    return picture.startsWith("\xFF\xD8\xFF")        ? "jpeg"
           : picture.startsWith("\x89PNG\r\n\x1A\n") ? "png"
           : picture.startsWith(QByteArrayView("II*\0", 4)) || picture.startsWith(QByteArrayView("MM\0*", 4)) ? "tiff"
                                                                                                             : "";
}

int pageOf(int wanted, int pages)
{
    return wanted == LastPage ? pages - 1 : std::clamp(wanted, 0, pages - 1);
}

base::Result<ContentDrawing> drawPdf(QBuffer &content, int page, int longSide)
{
    QPdfDocument document;
    document.load(&content);
    if (document.error() == QPdfDocument::Error::IncorrectPassword ||
        document.error() == QPdfDocument::Error::UnsupportedSecurityScheme) {
        return base::fail(base::ErrorCode::Unsupported, QStringLiteral("locked"));
    }
    const int pages = document.pageCount();
    if (document.status() != QPdfDocument::Status::Ready || pages < 1) {
        return base::fail(base::ErrorCode::Malformed, QStringLiteral("not drawn"));
    }
    const int at = pageOf(page, pages);
    const QSizeF points = document.pagePointSize(at);
    if (points.isEmpty()) {
        return base::fail(base::ErrorCode::Malformed, QStringLiteral("no size"));
    }
    const QSize size = points.scaled(longSide, longSide, Qt::KeepAspectRatio).toSize().expandedTo(QSize(1, 1));
    const QImage drawn = document.render(at, size);
    if (drawn.isNull()) {
        return base::fail(base::ErrorCode::Malformed, QStringLiteral("not drawn"));
    }
    // Where nothing is printed a page is transparent; paper is white.
    QImage paper(size, QImage::Format_RGB32);
    paper.fill(Qt::white);
    QPainter(&paper).drawImage(0, 0, drawn);
    return ContentDrawing{paper, at, pages};
}

base::Result<ContentDrawing> drawPicture(QBuffer &content, int page, int longSide)
{
    // The format is told: no other decoder is ever tried on what a stranger sent.
    const QByteArray format = formatOf(content.data());
    if (!QImageReader::supportedImageFormats().contains(format)) {
        return base::fail(base::ErrorCode::Unsupported, QStringLiteral("another type"));
    }
    QImageReader reader(&content, format);
    reader.setAutoTransform(true);
    const int pages = std::max(1, reader.imageCount());
    const int at = pageOf(page, pages);
    if (at > 0 && !reader.jumpToImage(at)) {
        return base::fail(base::ErrorCode::Malformed, QStringLiteral("no such page"));
    }
    const QSize size = reader.size();
    if (size.isValid() && std::max(size.width(), size.height()) > longSide) {
        reader.setScaledSize(size.scaled(longSide, longSide, Qt::KeepAspectRatio).expandedTo(QSize(1, 1)));
    }
    const QImage picture = reader.read();
    if (picture.isNull()) {
        return base::fail(base::ErrorCode::Malformed, QStringLiteral("not drawn"));
    }
    return ContentDrawing{picture, at, pages};
}

} // namespace

base::Result<ContentDrawing> drawContent(const QByteArray &content, int page, int longSide)
{
    QImageReader::setAllocationLimit(std::max(QImageReader::allocationLimit(), megabytesOfPicture));
    QBuffer buffer;
    buffer.setData(content);
    if (!buffer.open(QIODevice::ReadOnly)) {
        return base::fail(base::ErrorCode::Internal, QStringLiteral("buffer"));
    }
    return content.startsWith("%PDF-") ? drawPdf(buffer, page, longSide) : drawPicture(buffer, page, longSide);
}

} // namespace yichuang::ui
