// SPDX-License-Identifier: Apache-2.0
#include "app/desk/PaperMaker.h"

#include "app/documents/ReceiptCode.h"
#include "tests/support/domain/SampleFacts.h"
#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"
#include "tests/unit/desk/PaperIssue.h"

#include <QTest>

#include <algorithm>

using namespace yichuang;
using namespace yichuang::desk;
using namespace yichuang::tests;
using documents::PaperKind;
using domain::ActKind;
using domain::Judgement;

namespace {

using Issue = PaperIssue;

/// The act with this material missing.
domain::Act correctWithout(const char *itemKey, const QString &material)
{
    CaseBuilder builder(itemKey);
    builder.at("2026-11-23");
    domain::Act act = builder.act(ActKind::Correct);
    act.materials = checklistWith(builder.item(), material, Judgement::Missing);
    return act;
}

template<typename B>
const B *firstOf(const documents::Document &document)
{
    for (const documents::Block &block : document.blocks) {
        if (const auto *found = std::get_if<B>(&block)) {
            return found;
        }
    }
    return nullptr;
}

} // namespace

class PaperMakerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatWasReceivedStandsOnACorrectionNotice();
    void everyPaperHasItsCode();
    void aReceiptInPlaceOfAPaperThatWaitsCertifiesTheReceipt();
    void asManyCopiesAsThePaperSays();
    void whatWaitsForTheCentreHasAReceiptWhereItAnswersAnApplication();
};

void PaperMakerTest::whatWasReceivedStandsOnACorrectionNotice()
{
    const QString missing = sampleItem(QStringLiteral("ln-yd")).materials.front().key;
    const Issue issue("ln-yd", correctWithout("ln-yd", missing));
    const auto materials = issue.facts(PaperKind::CorrectionNotice).materials;
    QCOMPARE(materials.size(), size_t(1));
    QCOMPARE(materials.front().name, QStringLiteral("近期免冠照片"));
    QVERIFY(documents::documentText(issue.paper(ActKind::Correct)).contains("已收到的材料"));

    domain::Act nothing = correctWithout("ln-yd", missing);
    for (domain::MaterialRow &row : *nothing.materials) {
        row.judgement = Judgement::Missing;
        row.defect = QStringLiteral("未提交");
    }
    const Issue empty("ln-yd", nothing);
    QVERIFY(empty.facts(PaperKind::CorrectionNotice).materials.empty());
    QVERIFY(!documents::documentText(empty.paper(ActKind::Correct)).contains("已收到的材料"));
}

/// A receipt's, which another window verifies, or the query code: a refused application must not verify as a receipt.
void PaperMakerTest::everyPaperHasItsCode()
{
    const auto codeOf = [](const Issue &issue, ActKind act) {
        const documents::Document paper = issue.paper(act);
        const auto *qr = firstOf<documents::QrBlock>(paper);
        return qr ? qr->data : QByteArray();
    };
    QVERIFY(codeOf(Issue("ln-yd", ActKind::Complete), ActKind::Complete).startsWith("YC2:"));
    QVERIFY(codeOf(Issue("ggcs-ws", ActKind::Accept), ActKind::Accept).startsWith("YC2:"));
    const Issue refused("ggcs-ws", ActKind::Reject);
    QCOMPARE(codeOf(refused, ActKind::Reject), refused.builder.record().queryCode.toLatin1());
    const Issue corrected("ggcs-ws", ActKind::Correct);
    QCOMPARE(codeOf(corrected, ActKind::Correct), corrected.builder.record().queryCode.toLatin1());
}

/// The act was an acceptance, but nothing is accepted before the centre says so.
void PaperMakerTest::aReceiptInPlaceOfAPaperThatWaitsCertifiesTheReceipt()
{
    Issue issue("ggcs-ws", ActKind::Receive);
    issue.apply("2026-11-25", ActKind::Accept);
    const auto made = issue.make(ActKind::Accept, domain::Effect::Provisional);
    QCOMPARE(made ? made->size() : 0, size_t(2));
    const auto claimOn = [](const store::NewPaper &paper) {
        const auto document = base::parseJsonObject(paper.body).and_then(documents::documentFromJson);
        const auto *qr = document ? firstOf<documents::QrBlock>(*document) : nullptr;
        const auto trusted = [](const QString &, const QByteArray &, const QByteArray &) { return base::Result<void>(); };
        return documents::verifyReceiptCode(qr ? qr->data : QByteArray(), trusted).value_or(documents::ReceiptClaim());
    };
    QCOMPARE(claimOn(made->front()).statement, domain::ReceiptStatement::Received);
    QCOMPARE(claimOn(made->front()).at, chinaAt("2026-11-23"));
    QCOMPARE(claimOn(made->back()).statement, domain::ReceiptStatement::Accepted);
    QCOMPARE(claimOn(made->back()).at, chinaAt("2026-11-25"));
}

void PaperMakerTest::asManyCopiesAsThePaperSays()
{
    const documents::Document paper = Issue("ln-yd", ActKind::Complete).paper(ActKind::Complete);
    QVERIFY(paper.copies.contains(QStringLiteral("一式两份")));
    QCOMPARE(paper.copyCount, 2);
}

/// A withdrawal or a hand-over takes nothing in: there is nothing to receipt while it waits.
void PaperMakerTest::whatWaitsForTheCentreHasAReceiptWhereItAnswersAnApplication()
{
    const auto kindsOf = [](const Issue &issue, ActKind act) {
        QStringList kinds;
        const auto made = issue.make(act, domain::Effect::Provisional);
        for (const store::NewPaper &paper : made ? *made : std::vector<store::NewPaper>()) {
            kinds.append(paper.kind + (paper.printing == store::Printing::Later ? QStringLiteral(" later") : QString()));
        }
        return kinds;
    };
    Issue issue("ggcs-ws", ActKind::Accept);
    QCOMPARE(kindsOf(issue, ActKind::Accept), (QStringList{QStringLiteral("material_receipt"), QStringLiteral("acceptance_notice later")}));
    issue.apply("2026-11-24", ActKind::Withdraw, QStringLiteral("不再经营"));
    QCOMPARE(kindsOf(issue, ActKind::Withdraw), QStringList{QStringLiteral("withdrawal_notice later")});
}

YICHUANG_TEST(PaperMakerTest)
#include "PaperMakerTest.moc"
