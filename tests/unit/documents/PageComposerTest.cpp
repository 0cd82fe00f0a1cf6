// SPDX-License-Identifier: Apache-2.0
#include "app/documents/PageComposer.h"
#include "app/documents/PaperBuilder.h"
#include "tests/support/Expect.h"
#include "tests/support/documents/SamplePapers.h"
#include "tests/support/TestProgram.h"

#include <QFontMetricsF>
#include <QTest>

#include <algorithm>

using namespace yichuang;
using namespace yichuang::documents;

namespace {

std::vector<const PageText *> textsOf(const Page &page)
{
    std::vector<const PageText *> texts;
    for (const PageItem &item : page.items) {
        if (const auto *text = std::get_if<PageText>(&item)) {
            texts.push_back(text);
        }
    }
    return texts;
}

bool hasText(const Page &page, const QString &text)
{
    for (const PageText *item : textsOf(page)) {
        if (item->text == text) {
            return true;
        }
    }
    return false;
}

} // namespace

class PageComposerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fontsAreThere();
    void nothingLeavesTheTypeArea();
    void aLongFooterKeepsToItsRule();
    void linesBreakByTheRules();
    void longTablesRepeatTheirHead();
    void aShortPaperStaysOnOnePage();
    void noPageBeginsWithSealOrSignature_data();
    void noPageBeginsWithSealOrSignature();
    void theCaptionOfTheQrStandsClear();
    void tooLongQr();
    void longBodyNameShrinks();
};

void PageComposerTest::fontsAreThere()
{
    EXPECT_OK(checkPaperFonts());
}

void PageComposerTest::nothingLeavesTheTypeArea()
{
    const auto wordings = PaperWordings::builtIn();
    for (const PaperKind kind : allPaperKinds) {
        const auto pages = composePages(*buildPaper(tests::samplePaperFacts(), wordings->of(kind)));
        EXPECT_OK(pages);
        for (const Page &page : *pages) {
            for (const PageText *text : textsOf(page)) {
                const qreal end = text->baseline.x() + QFontMetricsF(paperFont(text->face, text->size)).horizontalAdvance(text->text);
                QVERIFY2(text->baseline.x() >= 760 && end <= 5953 - 700, qPrintable(text->text));
                QVERIFY2(text->baseline.y() > 250 && text->baseline.y() < 8419 - 250, qPrintable(text->text));
            }
        }
    }
}

void PageComposerTest::aLongFooterKeepsToItsRule()
{
    auto facts = tests::samplePaperFacts();
    facts.windowName = QStringLiteral("03 号窗口（市场监管、卫生健康综合受理）");
    const auto document = buildPaper(facts, PaperWordings::builtIn()->of(PaperKind::CollectionReceipt));
    const auto pages = composePages(*document);
    EXPECT_OK(pages);
    for (const PageText *text : textsOf(pages->front())) {
        const qreal end = text->baseline.x() + QFontMetricsF(paperFont(text->face, text->size)).horizontalAdvance(text->text);
        QVERIFY2(end <= 766 + 4422 + 1, qPrintable(text->text));
    }
    const auto isWhole = [&pages](const QString &line) { return hasText(pages->front(), line); };
    QVERIFY2(!std::all_of(document->footer.begin(), document->footer.end(), isWhole), "the sample's footer was to be long");
}

void PageComposerTest::linesBreakByTheRules()
{
    const QString text = QStringLiteral("一二三四五，六七八九十。");
    for (const QString &line : breakLines(text, Face::Body, 100, 510)) {
        QVERIFY2(!QStringLiteral("，。").contains(line.at(0)), qPrintable(line));
    }
    QCOMPARE(breakLines(text, Face::Body, 100, 510).join(QString()), text);
    QCOMPARE(breakLines(text, Face::Body, 100, 100000).size(), 1);
}

void PageComposerTest::longTablesRepeatTheirHead()
{
    PaperFacts facts = tests::samplePaperFacts();
    const MaterialLine line = facts.materials.front();
    facts.materials.assign(80, line);
    const auto wordings = PaperWordings::builtIn();
    const auto pages = composePages(*buildPaper(facts, wordings->of(PaperKind::MaterialReceipt)));
    EXPECT_OK(pages);
    QVERIFY(pages->size() >= 3);
    for (size_t i = 1; i + 1 < pages->size(); ++i) {
        QVERIFY(hasText(pages->at(i), QStringLiteral("材料名称")));
    }
    for (size_t i = 0; i < pages->size(); ++i) {
        QVERIFY(hasText(pages->at(i), QStringLiteral("— 第 %1 页　共 %2 页 —").arg(i + 1).arg(pages->size())));
    }
}

void PageComposerTest::aShortPaperStaysOnOnePage()
{
    PaperFacts facts = tests::samplePaperFacts();
    facts.fees.clear();
    facts.materials.resize(2);
    facts.resultValidity.clear();
    facts.legalBasis = QStringLiteral("本事项的设定依据（《中华人民共和国老年人权益保障法》第二条、第五十三条和地方优待办法）");
    facts.windowName = QStringLiteral("01 号窗口（综合受理，市场监管、民政）"); // a footer of one line more
    const auto pages = composePages(*buildPaper(facts, PaperWordings::builtIn()->of(PaperKind::ImmediateCompletion)));
    EXPECT_OK(pages);
    QCOMPARE(pages->size(), size_t(1));
}

void PageComposerTest::noPageBeginsWithSealOrSignature_data()
{
    QTest::addColumn<int>("kind");
    for (const PaperKind kind : allPaperKinds) {
        QTest::newRow(qPrintable(toWord(kind))) << static_cast<int>(kind);
    }
}

/// With every length of checklist, so that every place of the page's end comes to be tried.
void PageComposerTest::noPageBeginsWithSealOrSignature()
{
    QFETCH(int, kind);
    const auto wordings = PaperWordings::builtIn();
    PaperFacts facts = tests::samplePaperFacts();
    const MaterialLine line = facts.materials.front();
    const DefectLine defect = facts.defects.front();
    for (size_t count = 1; count <= 15; ++count) {
        facts.materials.assign(count, line);
        facts.defects.assign(count, defect);
        const auto document = buildPaper(facts, wordings->of(static_cast<PaperKind>(kind)));
        EXPECT_OK(document);
        const auto pages = composePages(*document);
        EXPECT_OK(pages);
        for (const Page &page : *pages) {
            // A fill is the ground of a table's head or label; text that is not the seal's, the QR's or the signature's is black and stands left.
            qreal firstLine = 8419;
            qreal firstTail = 8419;
            for (const PageItem &item : page.items) {
                if (const auto *text = std::get_if<PageText>(&item)) {
                    const bool isSignature = text->text.endsWith(QStringLiteral("）：")) && text->size == 120;
                    const bool isLine = !isSignature && text->colour == Qt::black && text->baseline.x() < 766 + 2000;
                    firstTail = isSignature ? std::min(firstTail, text->baseline.y()) : firstTail;
                    firstLine = isLine ? std::min(firstLine, text->baseline.y()) : firstLine;
                } else if (const auto *ring = std::get_if<PageSealRing>(&item)) {
                    firstTail = std::min(firstTail, ring->centre.y() - ring->radius);
                }
            }
            QVERIFY2(firstLine < firstTail || firstTail == 8419, qPrintable(QStringLiteral("%1 materials").arg(count)));
        }
    }
}

void PageComposerTest::theCaptionOfTheQrStandsClear()
{
    Document document;
    document.title = QStringLiteral("标题");
    const QString caption = QStringLiteral("扫码核验本凭证的说明很长，").repeated(5);
    document.blocks = {QrBlock{QByteArrayLiteral("x"), caption}, SealPlace{QStringLiteral("某局"), QStringLiteral("受理专用章"), QStringLiteral("2026年11月23日")},
                       Signature{QStringLiteral("申请人（签收）")}};
    const auto pages = composePages(document);
    EXPECT_OK(pages);
    qreal captionEnd = 0;
    qreal signature = 0;
    for (const PageText *text : textsOf(pages->front())) {
        captionEnd = !text->text.isEmpty() && caption.contains(text->text) ? std::max(captionEnd, text->baseline.y()) : captionEnd;
        signature = text->text.startsWith(QStringLiteral("申请人")) ? text->baseline.y() : signature;
    }
    QVERIFY(captionEnd > 0);
    QVERIFY(signature - captionEnd >= 150); // its own height and some paper
}

void PageComposerTest::tooLongQr()
{
    Document document;
    document.title = QStringLiteral("标题");
    document.blocks = {QrBlock{QByteArray(5000, 'x'), {}}};
    EXPECT_FAILS(composePages(document), base::ErrorCode::InvalidArgument);
}

void PageComposerTest::longBodyNameShrinks()
{
    Document document;
    document.title = QStringLiteral("标题");
    document.bodyName = QStringLiteral("青山市江南区人民政府政务服务和大数据管理局行政审批与公共资源交易中心");
    const auto pages = composePages(document);
    EXPECT_OK(pages);
    QVERIFY(textsOf(pages->front()).front()->size < 250);
}

YICHUANG_TEST(PageComposerTest)
#include "PageComposerTest.moc"
