// SPDX-License-Identifier: Apache-2.0
#include "app/documents/PdfRenderer.h"

#include "app/documents/PageComposer.h"
#include "app/documents/PdfTextMap.h"

#include <QBuffer>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>

namespace yichuang::documents {

base::Result<QByteArray> renderPdf(const Document &document)
{
    const base::Result<std::vector<Page>> pages = composePages(document);
    if (!pages) {
        return base::failure(pages);
    }
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setPdfVersion(QPagedPaintDevice::PdfVersion_A1b);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(QMarginsF());
        writer.setResolution(pageUnitsPerInch);
        // No person's name in the file's metadata.
        writer.setTitle(document.title);
        writer.setCreator(QStringLiteral("Yichuang"));
        QPainter painter;
        if (!painter.begin(&writer)) {
            return base::fail(base::ErrorCode::Internal, QStringLiteral("PDF writer does not start"), "documents.pdf");
        }
        for (size_t i = 0; i < pages->size(); ++i) {
            if (i > 0) {
                writer.newPage();
            }
            paintPage(painter, pages->at(i));
        }
    }
    return withReadableText(bytes, *pages);
}

} // namespace yichuang::documents
