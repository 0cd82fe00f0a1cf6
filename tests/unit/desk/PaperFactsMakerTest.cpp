// SPDX-License-Identifier: Apache-2.0
#include "app/desk/PaperFactsMaker.h"

#include "app/documents/PaperBuilder.h"
#include "app/documents/PaperWording.h"
#include "tests/support/domain/CaseBuilder.h"
#include "tests/support/domain/SampleFacts.h"
#include "tests/support/TestProgram.h"

#include <QTest>

using namespace yichuang;
using namespace yichuang::desk;
using namespace yichuang::tests;
using documents::PaperKind;
using domain::ActKind;

/// Which papers an act issues, and of what.
class PaperFactsMakerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDeemedAcceptanceIsTold();
    void everyDocumentHasItsName();
};

void PaperFactsMakerTest::aDeemedAcceptanceIsTold()
{
    CaseBuilder builder("ggcs-ws");
    builder.at("2026-11-23").apply(ActKind::Receive);
    QVERIFY((papersOf(ActKind::Receive, builder.record()) == std::vector{PaperKind::MaterialReceipt}));
    builder.at("2026-12-07").apply(ActKind::Deem);
    QVERIFY((papersOf(ActKind::Deem, builder.record()) == std::vector{PaperKind::AcceptanceNotice}));
    const domain::Directory &directory = builder.rules().facts().directory;
    const domain::Window *window = directory.window(key<domain::WindowId>("01"));
    const domain::Item item = builder.item();
    documents::PaperFacts facts = paperFacts(PaperKind::AcceptanceNotice,
                                             {builder.record(), item, QStringLiteral("某局"), *directory.person(key<domain::PersonId>("clerk")),
                                              *window, *directory.hall(window->hall), chinaAt("2026-12-07"), QDate(2026, 11, 30)});
    QVERIFY(facts.acceptedAt == chinaAt("2026-11-23"));
    facts.qr = QByteArrayLiteral("YC1:.TEST");
    const auto wordings = documents::PaperWordings::builtIn();
    QVERIFY(wordings.has_value());
    const auto paper = documents::buildPaper(facts, wordings->of(PaperKind::AcceptanceNotice));
    QVERIFY2(paper.has_value(), qPrintable(paper ? QString() : paper.error().detail));
}

// Those that the intake offers.
void PaperFactsMakerTest::everyDocumentHasItsName()
{
    CaseBuilder builder("ggcs-ws");
    builder.at("2026-11-23").apply(ActKind::Receive);
    const domain::Directory &directory = builder.rules().facts().directory;
    const domain::Window *window = directory.window(key<domain::WindowId>("01"));
    const domain::Item item = builder.item();
    QStringList names;
    for (const char *code : {"111", "553", "414", "516", "511", "810", "830"}) {
        domain::Case record = builder.record();
        record.applicant.idType = QLatin1String(code);
        const documents::PaperFacts facts = paperFacts(PaperKind::MaterialReceipt,
                                                       {record, item, QStringLiteral("某局"), *directory.person(key<domain::PersonId>("clerk")), *window,
                                                        *directory.hall(window->hall), chinaAt("2026-11-23"), QDate(2026, 11, 30)});
        names.append(facts.applicantIdType);
    }
    QVERIFY2(!names.contains(QStringLiteral("其他证件")), qPrintable(names.join(QLatin1Char(' '))));
    QCOMPARE(names.removeDuplicates(), 0);
}

YICHUANG_TEST(PaperFactsMakerTest)
#include "PaperFactsMakerTest.moc"
