// SPDX-License-Identifier: Apache-2.0
#include "app/documents/PreviewRenderer.h"

#include "app/documents/PageComposer.h"

#include <QPainter>

namespace yichuang::documents {

base::Result<std::vector<QImage>> renderPreview(const Document &document, int dotsPerInch)
{
    if (dotsPerInch < 20 || dotsPerInch > 600) {
        return base::fail(base::ErrorCode::InvalidArgument, QStringLiteral("preview resolution out of range"), "documents.preview");
    }
    const base::Result<std::vector<Page>> pages = composePages(document);
    if (!pages) {
        return base::failure(pages);
    }
    const qreal scale = static_cast<qreal>(dotsPerInch) / pageUnitsPerInch;
    std::vector<QImage> images;
    for (const Page &page : *pages) {
        QImage image((a4Size * scale).toSize(), QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
        painter.scale(scale, scale);
        paintPage(painter, page);
        painter.end();
        images.push_back(std::move(image));
    }
    return images;
}

} // namespace yichuang::documents
