// SPDX-License-Identifier: Apache-2.0
#include "app/documents/PageComposer.h"
#include "app/documents/PaperBuilder.h"
#include "app/documents/PdfRenderer.h"
#include "app/documents/PdfTextMap.h"
#include "tests/support/Expect.h"
#include "tests/support/documents/ReadQr.h"
#include "tests/support/documents/SamplePapers.h"
#include "tests/support/TestProgram.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace yichuang;
using namespace yichuang::documents;

namespace {

QByteArray run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(30000) || process.exitCode() != 0) {
        return QByteArray("failed: ") + process.readAllStandardError();
    }
    return process.readAllStandardOutput() + process.readAllStandardError();
}

/// Everything a reader sees of a PDF, without blanks and page furniture.
QString extracted(const QString &path)
{
    return QString::fromUtf8(run(QStringLiteral("pdftotext"), {QStringLiteral("-raw"), path, QStringLiteral("-")})).remove(QRegularExpression(QStringLiteral("\\s")));
}

QString squeezed(QString text)
{
    return text.remove(QRegularExpression(QStringLiteral("\\s")));
}

} // namespace

class PdfRendererTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFieldCanBeExtracted_data();
    void everyFieldCanBeExtracted();
    void rareNamesSurvive();
    void fileIsSound();
    void qrReadsBackFromThePage();
    void otherFilesAreLeftAlone();

private:
    [[nodiscard]] QString write(const Document &paper)
    {
        const QString path = m_folder.filePath(QStringLiteral("paper.pdf"));
        QFile file(path);
        const auto pdf = renderPdf(paper);
        return pdf && file.open(QIODevice::WriteOnly) && file.write(*pdf) == pdf->size() ? path : QString();
    }
    QTemporaryDir m_folder;
};

void PdfRendererTest::everyFieldCanBeExtracted_data()
{
    QTest::addColumn<int>("kind");
    for (const PaperKind kind : allPaperKinds) {
        QTest::newRow(qPrintable(toWord(kind))) << static_cast<int>(kind);
    }
}

void PdfRendererTest::everyFieldCanBeExtracted()
{
    QFETCH(int, kind);
    const auto wordings = PaperWordings::builtIn();
    const auto paper = buildPaper(tests::samplePaperFacts(), wordings->of(static_cast<PaperKind>(kind)));
    EXPECT_OK(paper);
    const QString text = extracted(write(*paper));
    QStringList parts{paper->bodyName, paper->title, paper->number, paper->copies};
    for (const QString &line : paper->footer) {
        parts += line.split(QStringLiteral("　")); // the reader may take the gap for a column
    }
    for (const Block &block : paper->blocks) {
        if (const auto *fields = std::get_if<Fields>(&block)) {
            for (const FieldRow &row : fields->rows) {
                parts << row.label << row.value;
            }
        } else if (const auto *seal = std::get_if<SealPlace>(&block)) {
            parts << seal->sealName << seal->date;
        } else if (const auto *paragraph = std::get_if<Paragraph>(&block)) {
            // A page may end within a paragraph; its first line does not break.
            parts << paragraph->text.left(15);
        }
    }
    for (const QString &part : parts) {
        QVERIFY2(text.contains(squeezed(part)), qPrintable(part));
    }
    static const QRegularExpression radicals(QStringLiteral("[\u2E80-\u2FDF\uFFFD]"));
    QVERIFY(!text.contains(radicals));
}

void PdfRendererTest::rareNamesSurvive()
{
    const auto wordings = PaperWordings::builtIn();
    PaperFacts facts = tests::samplePaperFacts();
    facts.applicantName = QStringLiteral("㐂𠮷䶮𬭊·AbX9");
    const auto paper = buildPaper(facts, wordings->of(PaperKind::RefusalNotice));
    EXPECT_OK(paper);
    QVERIFY(extracted(write(*paper)).contains(facts.applicantName));
}

void PdfRendererTest::fileIsSound()
{
    const auto wordings = PaperWordings::builtIn();
    const auto paper = buildPaper(tests::samplePaperFacts(), wordings->of(PaperKind::AcceptanceNotice));
    const QString path = write(*paper);
    const QByteArray info = run(QStringLiteral("pdfinfo"), {path});
    QVERIFY2(info.contains("A4") && info.contains("Pages:           2"), info.constData());
    QVERIFY2(!info.contains("rror") && !info.contains("韦"), info.constData());
    const QByteArray fonts = run(QStringLiteral("pdffonts"), {path});
    // Embedded, with a map back to characters (Qt names subsets without the tag that pdffonts looks for).
    QCOMPARE(fonts.count("NotoS"), fonts.count("yes no  yes"));
    QVERIFY(fonts.count("NotoS") >= 3);
}

void PdfRendererTest::qrReadsBackFromThePage()
{
    const auto wordings = PaperWordings::builtIn();
    const auto paper = buildPaper(tests::samplePaperFacts(), wordings->of(PaperKind::RefusalNotice));
    const QString stem = m_folder.filePath(QStringLiteral("page"));
    QCOMPARE(run(QStringLiteral("pdftoppm"), {QStringLiteral("-r"), QStringLiteral("200"), QStringLiteral("-gray"), QStringLiteral("-png"),
                                              QStringLiteral("-singlefile"), write(*paper), stem}), QByteArray());
    const QImage page(stem + QStringLiteral(".png"));
    QVERIFY(!page.isNull());
    QCOMPARE(tests::readQr(page), tests::sampleReceiptCode());
}

void PdfRendererTest::otherFilesAreLeftAlone()
{
    for (const QByteArray &bytes : {QByteArray(), QByteArray("not a pdf"), QByteArray("%PDF-1.4\nstartxref\n99999\n%%EOF\n"),
                                    QByteArray("%PDF-1.4\nxref\n0 1\nstartxref\n9\n%%EOF\n")}) {
        QCOMPARE(withReadableText(bytes, {}), bytes);
    }
    // Pages that do not fit the file: nothing is guessed.
    const auto wordings = PaperWordings::builtIn();
    const auto paper = buildPaper(tests::samplePaperFacts(), wordings->of(PaperKind::RefusalNotice));
    const QByteArray pdf = *renderPdf(*paper);
    QCOMPARE(withReadableText(pdf, {}), pdf);
    QCOMPARE(withReadableText(pdf, std::vector<Page>(1)), pdf);
}

YICHUANG_TEST(PdfRendererTest)
#include "PdfRendererTest.moc"
