// SPDX-License-Identifier: Apache-2.0
#include "app/documents/PaperBuilder.h"
#include "app/documents/SlipLayout.h"
#include "tests/support/Expect.h"
#include "tests/support/documents/SamplePapers.h"
#include "tests/support/SourceTree.h"
#include "tests/support/TestProgram.h"

#include <QFile>
#include <QTest>

#include <algorithm>

using namespace yichuang;
using namespace yichuang::documents;

namespace {

/// The whole paper as text, a line a slip line.
QString textOf(const Document &paper)
{
    QStringList lines;
    for (const SlipItem &item : layoutSlip(paper, 48)) {
        if (const auto *text = std::get_if<SlipText>(&item)) {
            lines.append(text->text);
        } else {
            lines.append(QStringLiteral("[QR %1]").arg(QString::fromLatin1(std::get<SlipQr>(item).data.first(4))));
        }
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

} // namespace

class PaperBuilderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void golden_data();
    void golden();
    void marks();
    void missingFactRefuses();
    void wordingThatLeavesOutALegalFactIsRefused_data();
    void wordingThatLeavesOutALegalFactIsRefused();
    void factsAreNotTakenForPlaceholders();
    void conditionalBlocks();
    void aPaperWithoutItsQrIsRefused();
};

void PaperBuilderTest::golden_data()
{
    QTest::addColumn<int>("kind");
    for (const PaperKind kind : allPaperKinds) {
        QTest::newRow(qPrintable(toWord(kind))) << static_cast<int>(kind);
    }
}

/// To accept a changed wording: run with YICHUANG_ACCEPT_GOLDEN=1 and read the difference in the commit.
void PaperBuilderTest::golden()
{
    QFETCH(int, kind);
    const auto paperKind = static_cast<PaperKind>(kind);
    const auto wordings = PaperWordings::builtIn();
    EXPECT_OK(wordings);
    const auto paper = buildPaper(tests::samplePaperFacts(), wordings->of(paperKind));
    EXPECT_OK(paper);
    QFile file(tests::sourceTree("tests/unit/documents/golden/%1.txt").arg(toWord(paperKind)));
    if (qEnvironmentVariableIsSet("YICHUANG_ACCEPT_GOLDEN")) {
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(textOf(*paper).toUtf8());
        return;
    }
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QStringList expected = QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'));
    QCOMPARE(textOf(*paper).split(QLatin1Char('\n')), expected);
}

void PaperBuilderTest::marks()
{
    const auto wordings = PaperWordings::builtIn();
    EXPECT_OK(wordings);
    const PaperWording &wording = wordings->of(PaperKind::MaterialReceipt);
    PaperFacts facts = tests::samplePaperFacts();
    QVERIFY(buildPaper(facts, wording)->marks.isEmpty());
    facts.reprint = 3;
    facts.effect = Effect::Provisional;
    const auto paper = buildPaper(facts, wording);
    EXPECT_OK(paper);
    QCOMPARE(paper->marks, (QStringList{QStringLiteral("临时凭证 · 待中心确认后生效"), QStringLiteral("重打 第3次")}));
}

void PaperBuilderTest::missingFactRefuses()
{
    const auto wordings = PaperWordings::builtIn();
    PaperFacts facts = tests::samplePaperFacts();
    facts.court.clear();
    const auto paper = buildPaper(facts, wordings->of(PaperKind::RefusalNotice));
    EXPECT_FAILS(paper, base::ErrorCode::InvalidArgument);
    QCOMPARE(paper.error().reason, QByteArray("paper.court"));
}

void PaperBuilderTest::wordingThatLeavesOutALegalFactIsRefused_data()
{
    golden_data();
}

/// Whatever wording a centre publishes: without the sentence or row that says a legal fact, no paper.
void PaperBuilderTest::wordingThatLeavesOutALegalFactIsRefused()
{
    QFETCH(int, kind);
    const auto wordings = PaperWordings::builtIn();
    const PaperWording &whole = wordings->of(static_cast<PaperKind>(kind));
    PaperWording empty = whole;
    empty.blocks.clear();
    empty.footer.clear();
    empty.number.clear();
    const auto paper = buildPaper(tests::samplePaperFacts(), empty);
    EXPECT_FAILS(paper, base::ErrorCode::Malformed);
    QVERIFY(paper.error().reason.startsWith("paper.wording."));
    PaperWording noFooter = whole;
    noFooter.footer.clear();
    QVERIFY(!buildPaper(tests::samplePaperFacts(), noFooter).has_value());
}

void PaperBuilderTest::factsAreNotTakenForPlaceholders()
{
    const auto wordings = PaperWordings::builtIn();
    PaperFacts facts = tests::samplePaperFacts();
    facts.applicantName = QStringLiteral("%{court}%1");
    const auto paper = buildPaper(facts, wordings->of(PaperKind::RefusalNotice));
    EXPECT_OK(paper);
    QCOMPARE(std::get<Paragraph>(paper->blocks.front()).text, QStringLiteral("%{court}%1："));
}

void PaperBuilderTest::conditionalBlocks()
{
    const auto wordings = PaperWordings::builtIn();
    PaperFacts facts = tests::samplePaperFacts();
    const auto tables = [&facts, &wordings] {
        const auto paper = buildPaper(facts, wordings->of(PaperKind::AcceptanceNotice));
        return std::count_if(paper->blocks.begin(), paper->blocks.end(), [](const Block &block) { return std::holds_alternative<Table>(block); });
    };
    QCOMPARE(tables(), 2);
    facts.fees.clear();
    QCOMPARE(tables(), 1);
    QVERIFY(textOf(*buildPaper(facts, wordings->of(PaperKind::AcceptanceNotice))).contains(QStringLiteral("最后日期")));
    facts.statutory = {QStringLiteral("不适用"), {}, DueDay::Certainty::Certain};
    QVERIFY(!textOf(*buildPaper(facts, wordings->of(PaperKind::AcceptanceNotice))).contains(QStringLiteral("最后日期")));
    const auto receipt = [&facts, &wordings] { return textOf(*buildPaper(facts, wordings->of(PaperKind::MaterialReceipt))); };
    QVERIFY(receipt().contains(QStringLiteral("即为受理")));
    facts.deemedBasis.clear();
    QVERIFY(!receipt().contains(QStringLiteral("即为受理")));
    PaperWording noList = wordings->of(PaperKind::MaterialReceipt);
    std::erase_if(noList.blocks, [](const PaperWording::Block &block) { return std::holds_alternative<PaperWording::List>(block.content); });
    QCOMPARE(buildPaper(facts, noList).error().reason, QByteArray("paper.wording.materials"));
    const auto correction = [&facts, &wordings] { return textOf(*buildPaper(facts, wordings->of(PaperKind::CorrectionNotice))); };
    QVERIFY(correction().contains(QStringLiteral("已收到的材料")));
    facts.materials.clear();
    QVERIFY(!correction().contains(QStringLiteral("已收到的材料")));
}

/// A code that the wording asks for is never just left out.
void PaperBuilderTest::aPaperWithoutItsQrIsRefused()
{
    const auto wordings = PaperWordings::builtIn();
    PaperFacts facts = tests::samplePaperFacts();
    facts.qr.clear();
    for (const PaperKind kind : allPaperKinds) {
        const auto paper = buildPaper(facts, wordings->of(kind));
        EXPECT_FAILS(paper, base::ErrorCode::InvalidArgument);
        QCOMPARE(paper.error().reason, QByteArray("paper.qr"));
    }
}

YICHUANG_TEST(PaperBuilderTest)
#include "PaperBuilderTest.moc"
