// SPDX-License-Identifier: Apache-2.0
// Writes every paper of the counter, filled for a fictional case, as PDF, ESC/POS bytes and pictures.
#include "app/documents/EscPosRenderer.h"
#include "app/documents/PaperBuilder.h"
#include "app/documents/PdfRenderer.h"
#include "app/documents/PreviewRenderer.h"
#include "tests/support/documents/SamplePapers.h"
#include "tests/support/documents/SlipPainter.h"

#include <QDir>
#include <QFile>
#include <QGuiApplication>

#include <cstdio>

using namespace yichuang;

namespace {

int complain(const base::Error &error)
{
    std::fprintf(stderr, "yichuang-paper-samples: %s\n", qPrintable(error.detail));
    return 1;
}

bool keep(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

base::Result<void> writeSlip(const QString &stem, const documents::Document &paper, const documents::SlipProfile &profile)
{
    const auto job = documents::renderEscPos(paper, profile);
    if (!job) {
        return base::failure(job);
    }
    const bool isKept = keep(stem + QStringLiteral(".escpos"), *job) && tests::paintSlip(*job, profile.dots).save(stem + QStringLiteral(".png"));
    return isKept ? base::Result<void>() : base::fail(base::ErrorCode::StorageFailed, QStringLiteral("cannot write"));
}

base::Result<void> writePaper(const QString &stem, const documents::Document &paper)
{
    const auto pdf = documents::renderPdf(paper);
    const auto preview = documents::renderPreview(paper, 110);
    if (!pdf || !preview) {
        return base::failure(pdf);
    }
    for (size_t i = 0; i < preview->size(); ++i) {
        preview->at(i).save(stem + QStringLiteral("-page%1.png").arg(i + 1));
    }
    if (!keep(stem + QStringLiteral(".pdf"), *pdf)) {
        return base::fail(base::ErrorCode::StorageFailed, QStringLiteral("cannot write"));
    }
    const auto wide = writeSlip(stem + QStringLiteral("-80mm"), paper, documents::SlipProfile::paper80());
    return wide ? writeSlip(stem + QStringLiteral("-58mm"), paper, documents::SlipProfile::paper58()) : wide;
}

} // namespace

int main(int argc, char *argv[])
{
    const QGuiApplication app(argc, argv);
    const QDir folder(argc > 1 ? QString::fromLocal8Bit(argv[1]) : QStringLiteral("."));
    folder.mkpath(QStringLiteral("."));
    const auto wordings = documents::PaperWordings::builtIn();
    if (!wordings) {
        return complain(wordings.error());
    }
    for (const documents::PaperKind kind : documents::allPaperKinds) {
        documents::PaperFacts facts = tests::samplePaperFacts();
        if (kind == documents::PaperKind::MaterialReceipt) {
            facts.effect = documents::Effect::Provisional;
            facts.reprint = 2;
            facts.applicantName = QStringLiteral("韦𠮷䶮·㐂");
        }
        const auto paper = documents::buildPaper(facts, wordings->of(kind));
        if (!paper) {
            return complain(paper.error());
        }
        if (const auto written = writePaper(folder.filePath(documents::toWord(kind)), *paper); !written) {
            return complain(written.error());
        }
    }
    return 0;
}
