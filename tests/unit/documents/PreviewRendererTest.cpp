// SPDX-License-Identifier: Apache-2.0
#include "app/documents/PaperBuilder.h"
#include "app/documents/PreviewRenderer.h"
#include "tests/support/Expect.h"
#include "tests/support/documents/ReadQr.h"
#include "tests/support/documents/SamplePapers.h"
#include "tests/support/TestProgram.h"

#include <QTest>
#include <QThread>

using namespace yichuang;
using namespace yichuang::documents;

class PreviewRendererTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pageOnScreen();
    void sizesOutOfRange();
    void inAnotherThread();
};

void PreviewRendererTest::pageOnScreen()
{
    const auto wordings = PaperWordings::builtIn();
    const auto pages = renderPreview(*buildPaper(tests::samplePaperFacts(), wordings->of(PaperKind::RefusalNotice)), 150);
    EXPECT_OK(pages);
    QCOMPARE(pages->size(), size_t(1));
    const QImage &page = pages->front();
    QCOMPARE(page.size(), QSize(1240, 1754));
    QCOMPARE(tests::readQr(page), tests::sampleReceiptCode());
    int ink = 0;
    int red = 0;
    for (int y = 0; y < page.height(); ++y) {
        for (int x = 0; x < page.width(); ++x) {
            const QColor colour = page.pixelColor(x, y);
            ink += colour.lightness() < 128 ? 1 : 0;
            red += colour.red() > 150 && colour.green() < 80 ? 1 : 0;
        }
    }
    const int area = page.width() * page.height();
    QVERIFY(ink > area / 100 && ink < area / 8);
    QVERIFY(red > 2000);
}

void PreviewRendererTest::sizesOutOfRange()
{
    EXPECT_FAILS(renderPreview({}, 0), base::ErrorCode::InvalidArgument);
    EXPECT_FAILS(renderPreview({}, 5000), base::ErrorCode::InvalidArgument);
}

void PreviewRendererTest::inAnotherThread()
{
    const auto wordings = PaperWordings::builtIn();
    const Document paper = *buildPaper(tests::samplePaperFacts(), wordings->of(PaperKind::RefusalNotice));
    QImage there;
    QThread *thread = QThread::create([&there, &paper] { there = renderPreview(paper, 60)->front(); });
    thread->start();
    QVERIFY(thread->wait(20000));
    delete thread;
    QCOMPARE(there, renderPreview(paper, 60)->front());
}

YICHUANG_TEST(PreviewRendererTest)
#include "PreviewRendererTest.moc"
