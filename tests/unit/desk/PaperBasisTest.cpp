// SPDX-License-Identifier: Apache-2.0
#include "app/desk/PaperBasis.h"

#include "tests/support/domain/SampleFacts.h"
#include "tests/support/TestProgram.h"
#include "tests/unit/desk/PaperIssue.h"

#include <QTest>

#include <algorithm>

using namespace yichuang;
using namespace yichuang::tests;
using documents::PaperKind;
using domain::ActKind;

namespace {

const QString LicensingLaw = QStringLiteral("行政许可法");

using Issue = PaperIssue;

} // namespace

/// Which law a paper cites.
class PaperBasisTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aLicenceCitesTheLicensingLaw();
    void nothingElseDoes_data();
    void nothingElseDoes();
    void everyBasisOfTheCatalogueIsNamedInFull();
    void silenceCountsOnlyWhereTheItemSaysSo();
    void aDeemedAcceptanceRestsOnTheMissedNotice();
    void onlyALicenceSpeaksOfTheEightProcedures();
    void anExtensionRestsOnWhatAllowsIt();
    void aProcedureRestsOnTheLawThatNamesIt();
};

void PaperBasisTest::aLicenceCitesTheLicensingLaw()
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

void PaperBasisTest::nothingElseDoes_data()
{
    QTest::addColumn<QString>("item");
    QTest::addColumn<QString>("basis");
    const auto row = [](const char *item, const QString &basis) { QTest::newRow(item) << QString::fromLatin1(item) << basis; };
    row("ln-yd", QStringLiteral("本事项的设定依据（《中华人民共和国老年人权益保障法》第二条、第五十三条和地方优待办法）"));
    row("hk-cs", QStringLiteral("本事项的设定依据（《中华人民共和国户口登记条例》第七条）"));
    row("sb-sybx", QStringLiteral("本事项的设定依据（《中华人民共和国社会保险法》第四十五条至第五十条、《失业保险条例》和《社会保险经办条例》第二十四条）"));
}

void PaperBasisTest::nothingElseDoes()
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
void PaperBasisTest::everyBasisOfTheCatalogueIsNamedInFull()
{
    const domain::Facts facts = sampleFacts();
    for (const domain::Item &item : facts.current()->items()) {
        QVERIFY2(!item.legalBasis.isEmpty(), qPrintable(item.name));
        for (const QString &basis : item.legalBasis + (item.extension ? QStringList{item.extension->basis} : QStringList())) {
            QVERIFY2(basis.startsWith(QStringLiteral("《")) || basis == QStringLiteral("地方优待办法"), qPrintable(basis));
            const bool hasFigure = std::any_of(basis.begin(), basis.end(), [](QChar c) { return c.unicode() < 0x80; });
            QVERIFY2(!hasFigure, qPrintable(basis));
        }
    }
}

void PaperBasisTest::silenceCountsOnlyWhereTheItemSaysSo()
{
    Issue licence("ggcs-ws", ActKind::Receive);
    QCOMPARE(licence.facts(PaperKind::MaterialReceipt).deemedBasis, QStringLiteral("《中华人民共和国行政许可法》第三十二条第一款第（四）项"));
    licence.item.ifNoticeMissed = domain::NoticeMissed::Nothing;
    QCOMPARE(licence.facts(PaperKind::MaterialReceipt).deemedBasis, QString());
    QVERIFY(!documents::documentText(licence.paper(ActKind::Receive)).contains("即为受理"));
}

/// (五) is for materials that were found complete; nobody looked at these in time.
void PaperBasisTest::aDeemedAcceptanceRestsOnTheMissedNotice()
{
    const auto deemed = [](const char *item, ActKind act) {
        Issue issue(item, ActKind::Receive);
        issue.apply("2026-12-07", act);
        return issue.facts(PaperKind::AcceptanceNotice).legalBasis;
    };
    QCOMPARE(deemed("ggcs-ws", ActKind::Deem), QStringLiteral("《中华人民共和国行政许可法》第三十二条第一款第（四）项"));
    QCOMPARE(deemed("ggcs-ws", ActKind::Accept), QStringLiteral("《中华人民共和国行政许可法》第三十二条第一款第（四）项"));
    // No law is known by which anything else counts as accepted: none is claimed.
    Issue benefit("sb-sybx", ActKind::Receive);
    QCOMPARE(benefit.facts(PaperKind::MaterialReceipt).deemedBasis, QString());
    const QByteArray receipt = documents::documentText(benefit.paper(ActKind::Receive));
    QVERIFY(!receipt.contains("有关规定") && !receipt.contains("即为受理"));
    benefit.apply("2026-12-07", ActKind::Deem);
    const QByteArray notice = documents::documentText(benefit.paper(ActKind::Deem));
    QVERIFY(!notice.contains("有关规定") && !notice.contains("根据，"));
    QVERIFY(notice.contains("没有告知需要补正的内容，自收到申请材料之日起即为受理"));
}

/// 45 is about licences: what is none does not say that its time stands still.
void PaperBasisTest::onlyALicenceSpeaksOfTheEightProcedures()
{
    QVERIFY(documents::documentText(Issue("ggcs-ws", ActKind::Accept).paper(ActKind::Accept)).contains("第四十五条，听证、招标"));
    QVERIFY(!documents::documentText(Issue("sb-sybx", ActKind::Accept).paper(ActKind::Accept)).contains("招标"));
}

void PaperBasisTest::anExtensionRestsOnWhatAllowsIt()
{
    Issue licence("ggcs-ws", ActKind::Accept);
    licence.apply("2026-11-24", ActKind::Extend, QStringLiteral("案情复杂"));
    QCOMPARE(licence.facts(PaperKind::ExtensionNotice).legalBasis, QStringLiteral("《中华人民共和国行政许可法》第四十二条第一款"));
    Issue card("sfz-hl", ActKind::Accept);
    card.apply("2026-11-24", ActKind::Extend, QStringLiteral("交通不便"));
    QCOMPARE(card.facts(PaperKind::ExtensionNotice).legalBasis, QStringLiteral("《中华人民共和国居民身份证法》第十二条"));
}

void PaperBasisTest::aProcedureRestsOnTheLawThatNamesIt()
{
    const auto basisOf = [](const char *item, const QString &ground) {
        Issue issue(item, ActKind::Accept);
        issue.apply("2026-11-24", ActKind::StartReview);
        domain::Act stop = issue.builder.act(ActKind::Stop);
        stop.stop = domain::StopDetail{ground, QDate(2026, 11, 24), 5};
        issue.apply(stop);
        return issue.facts(PaperKind::ProcedureNotice).legalBasis;
    };
    QCOMPARE(basisOf("ggcs-ws", QStringLiteral("testing")), QStringLiteral("《中华人民共和国行政许可法》第四十五条"));
    QCOMPARE(basisOf("qs-xk", QStringLiteral("special_law")),
             QStringLiteral("本事项的设定依据（《中华人民共和国水法》和《取水许可和水资源费征收管理条例》第十一条至第二十条）"));
    QCOMPARE(basisOf("tlj-dj", QStringLiteral("inspection")), QStringLiteral("本事项的设定依据（《农业机械安全监督管理条例》第二十一条）"));
}

YICHUANG_TEST(PaperBasisTest)
#include "PaperBasisTest.moc"
