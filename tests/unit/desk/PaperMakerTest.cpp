// SPDX-License-Identifier: Apache-2.0
#include "app/desk/PaperMaker.h"

#include "app/base/Json.h"
#include "app/documents/DocumentJson.h"
#include "tests/support/domain/CaseBuilder.h"
#include "tests/support/domain/SampleFacts.h"
#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"

#include <QTest>

#include <algorithm>

using namespace yichuang;
using namespace yichuang::desk;
using namespace yichuang::tests;
using documents::PaperKind;
using domain::ActKind;
using domain::Judgement;

namespace {

const QString LicensingLaw = QStringLiteral("行政许可法");

/// A case after an act, and the papers this gives.
struct Issue {
    CaseBuilder builder;
    domain::Item item;

    explicit Issue(const char *itemKey) : builder(itemKey), item(builder.item()) { builder.at("2026-11-23"); }
    Issue(const char *itemKey, const domain::Act &act) : Issue(itemKey) { builder.apply(act); }
    Issue(const char *itemKey, ActKind kind) : Issue(itemKey) { builder.apply(kind); }

    [[nodiscard]] PaperSource source() const
    {
        const domain::Directory &directory = builder.rules().facts().directory;
        const domain::Window *window = directory.window(key<domain::WindowId>("01"));
        domain::Hall hall = *directory.hall(window->hall);
        hall.reconsiderationBody = QStringLiteral("青秀区人民政府");
        hall.court = QStringLiteral("青秀区人民法院");
        return {builder.record(), item, QStringLiteral("某局"), *directory.person(key<domain::PersonId>("clerk")), *window, hall, chinaAt("2026-11-23"),
                QDate(2026, 11, 30)};
    }
    [[nodiscard]] documents::PaperFacts facts(PaperKind kind) const { return paperFacts(kind, source()); }
    [[nodiscard]] documents::Document paper(ActKind act) const
    {
        const auto wordings = documents::PaperWordings::builtIn();
        const auto signer = std::make_shared<crypto::Signer>(crypto::Signer::generate(crypto::SignatureSuite::Ed25519).value());
        const auto record = std::make_shared<const domain::Case>(builder.record());
        const auto made = makePapers({act, domain::Effect::Offline, record, {}, source()}, {*wordings, signer, "key"});
        if (!made || made->size() != 1) {
            qFatal("no paper: %s", made ? "none" : qPrintable(made.error().detail));
        }
        return base::parseJsonObject(made->front().body).and_then(documents::documentFromJson).value();
    }
};

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
    void aLicenceCitesTheLicensingLaw();
    void nothingElseDoes_data();
    void nothingElseDoes();
    void everyBasisOfTheCatalogueIsNamedInFull();
    void silenceCountsOnlyWhereTheItemSaysSo();
    void whatWasReceivedStandsOnACorrectionNotice();
    void everyPaperHasItsCode();
    void asManyCopiesAsThePaperSays();
};

void PaperMakerTest::aLicenceCitesTheLicensingLaw()
{
    const Issue accepted("ggcs-ws", ActKind::Accept);
    QCOMPARE(accepted.facts(PaperKind::AcceptanceNotice).legalBasis,
             QStringLiteral("《中华人民共和国行政许可法》第三十二条第一款第（五）项和本事项的设定依据（《公共场所卫生管理条例》第四条、第八条和《公共场所卫生管理条例实施细则》）"));
    QCOMPARE(accepted.facts(PaperKind::DeferralNotice).legalBasis,
             QStringLiteral("本事项的设定依据（《公共场所卫生管理条例》第四条、第八条和《公共场所卫生管理条例实施细则》）和容缺受理的有关规定"));
    QCOMPARE(accepted.facts(PaperKind::CorrectionNotice).legalBasis, QStringLiteral("《中华人民共和国行政许可法》第三十二条第一款第（四）项"));
    QCOMPARE(accepted.facts(PaperKind::ImmediateCompletion).legalBasis, QStringLiteral("《中华人民共和国行政许可法》第三十四条第二款"));
    const Issue refused("ggcs-ws", ActKind::Reject);
    const bool isNotOurs = refused.builder.record().steps.back().ground == QLatin1String("not_ours");
    QCOMPARE(refused.facts(PaperKind::RefusalNotice).legalBasis,
             isNotOurs ? QStringLiteral("《中华人民共和国行政许可法》第三十二条第一款第（二）项") : QStringLiteral("《中华人民共和国行政许可法》第三十二条第一款第（一）项"));
}

void PaperMakerTest::nothingElseDoes_data()
{
    QTest::addColumn<QString>("item");
    QTest::addColumn<QString>("basis");
    const auto row = [](const char *item, const QString &basis) { QTest::newRow(item) << QString::fromLatin1(item) << basis; };
    row("ln-yd", QStringLiteral("本事项的设定依据（《中华人民共和国老年人权益保障法》第二条、第五十三条和地方优待办法）"));
    row("hk-cs", QStringLiteral("本事项的设定依据（《中华人民共和国户口登记条例》第七条）"));
    row("sb-sybx", QStringLiteral("本事项的设定依据（《中华人民共和国社会保险法》第四十五条至第五十条、《失业保险条例》和《社会保险经办条例》第二十四条）"));
}

void PaperMakerTest::nothingElseDoes()
{
    QFETCH(QString, item);
    QFETCH(QString, basis);
    Issue issue(item.toLatin1().constData(), ActKind::Receive);
    for (const PaperKind kind : documents::allPaperKinds) {
        const documents::PaperFacts facts = issue.facts(kind);
        QVERIFY2(!facts.legalBasis.contains(LicensingLaw) && !facts.deemedBasis.contains(LicensingLaw), qPrintable(facts.legalBasis));
        QCOMPARE(facts.legalBasis, kind == PaperKind::DeferralNotice ? basis + QStringLiteral("和容缺受理的有关规定") : basis);
    }
    QVERIFY(!documents::documentText(issue.paper(ActKind::Receive)).contains(LicensingLaw.toUtf8()));
    issue.item.legalBasis.clear();
    QCOMPARE(issue.facts(PaperKind::CorrectionNotice).legalBasis, QStringLiteral("有关规定"));
}

/// As papers print them: a title in its marks, articles in characters, no remarks of whoever looked it up.
void PaperMakerTest::everyBasisOfTheCatalogueIsNamedInFull()
{
    const domain::Facts facts = sampleFacts();
    for (const domain::Item &item : facts.current()->items()) {
        QVERIFY2(!item.legalBasis.isEmpty(), qPrintable(item.name));
        for (const QString &basis : item.legalBasis) {
            QVERIFY2(basis.startsWith(QStringLiteral("《")) || basis == QStringLiteral("地方优待办法"), qPrintable(basis));
            const bool hasFigure = std::any_of(basis.begin(), basis.end(), [](QChar c) { return c.unicode() < 0x80; });
            QVERIFY2(!hasFigure, qPrintable(basis));
        }
    }
}

void PaperMakerTest::silenceCountsOnlyWhereTheItemSaysSo()
{
    Issue licence("ggcs-ws", ActKind::Receive);
    QCOMPARE(licence.facts(PaperKind::MaterialReceipt).deemedBasis, QStringLiteral("《中华人民共和国行政许可法》第三十二条第一款第（四）项"));
    licence.item.ifNoticeMissed = domain::NoticeMissed::Nothing;
    QCOMPARE(licence.facts(PaperKind::MaterialReceipt).deemedBasis, QString());
    QVERIFY(!documents::documentText(licence.paper(ActKind::Receive)).contains("即为受理"));
}

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
    QVERIFY(codeOf(Issue("ln-yd", ActKind::Complete), ActKind::Complete).startsWith("YC1:"));
    QVERIFY(codeOf(Issue("ggcs-ws", ActKind::Accept), ActKind::Accept).startsWith("YC1:"));
    const Issue refused("ggcs-ws", ActKind::Reject);
    QCOMPARE(codeOf(refused, ActKind::Reject), refused.builder.record().queryCode.toLatin1());
    const Issue corrected("ggcs-ws", ActKind::Correct);
    QCOMPARE(codeOf(corrected, ActKind::Correct), corrected.builder.record().queryCode.toLatin1());
}

void PaperMakerTest::asManyCopiesAsThePaperSays()
{
    const documents::Document paper = Issue("ln-yd", ActKind::Complete).paper(ActKind::Complete);
    QVERIFY(paper.copies.contains(QStringLiteral("一式两份")));
    QCOMPARE(paper.copyCount, 2);
}

YICHUANG_TEST(PaperMakerTest)
#include "PaperMakerTest.moc"
