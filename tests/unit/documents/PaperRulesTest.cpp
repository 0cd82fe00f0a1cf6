// SPDX-License-Identifier: Apache-2.0
#include "app/documents/PaperRules.h"
#include "tests/support/Expect.h"
#include "tests/support/documents/SamplePapers.h"
#include "tests/support/TestProgram.h"

#include <QTest>

#include <functional>

using namespace yichuang;
using namespace yichuang::documents;
using base::ErrorCode;
using Change = std::function<void(PaperFacts &)>;

Q_DECLARE_METATYPE(Change)

namespace {

/// A letter for each of `allPaperKinds`: receipt, acceptance, deferral, correction, not accepted, immediate, collection; procedure,
/// resumption, extension, licence refused, application refused, withdrawal, termination.
constexpr char Every[] = "radcnilpseLAwt";

} // namespace

class PaperRulesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wholeFactsSufficeForAll();
    void eachMissingFactIsNamed_data();
    void eachMissingFactIsNamed();
    void provisionalActs();
    void unmaskedNumbers();
    void correctionInTime();
    void postNeedsItsNumber();
};

void PaperRulesTest::wholeFactsSufficeForAll()
{
    for (const PaperKind kind : allPaperKinds) {
        EXPECT_OK(checkPaperFacts(kind, tests::samplePaperFacts()));
    }
}

/// Takes away one fact; the papers that name it (and only they) must refuse, naming it.
void PaperRulesTest::eachMissingFactIsNamed_data()
{
    QTest::addColumn<Change>("remove");
    QTest::addColumn<QByteArray>("reason");
    QTest::addColumn<QString>("papers"); // letters of Every
    const auto row = [](const char *key, const char *papers, Change remove) {
        QTest::newRow(key) << std::move(remove) << QByteArray("paper.") + key << QString::fromLatin1(papers);
    };
    const auto clear = [](QString PaperFacts::*member) { return [member](PaperFacts &facts) { (facts.*member).clear(); }; };
    row("body_name", Every, clear(&PaperFacts::bodyName));
    row("case_number", Every, clear(&PaperFacts::caseNumber));
    row("query_code", Every, clear(&PaperFacts::queryCode));
    row("applicant_name", Every, clear(&PaperFacts::applicantName));
    row("item_name", Every, clear(&PaperFacts::itemName));
    row("implementation_code", Every, clear(&PaperFacts::implementationCode));
    row("issued_on", Every, [](PaperFacts &facts) { facts.issuedOn = {}; });
    row("window_name", Every, clear(&PaperFacts::windowName));
    row("clerk_name", Every, clear(&PaperFacts::clerkName));
    row("office_phone", Every, clear(&PaperFacts::officePhone));
    row("office_address", Every, clear(&PaperFacts::officeAddress));
    row("supervision_phone", Every, clear(&PaperFacts::supervisionPhone));
    row("applicant_id", Every, clear(&PaperFacts::applicantId));
    row("applicant_id_type", Every, clear(&PaperFacts::applicantIdType));
    row("contact_phone", Every, clear(&PaperFacts::contactPhone));
    row("document_number", Every, clear(&PaperFacts::documentNumber));
    row("received_at", "rd", [](PaperFacts &facts) { facts.receivedAt.reset(); });
    row("received_on", "cnLAwt", [](PaperFacts &facts) { facts.receivedAt.reset(); });
    row("channel", "r", clear(&PaperFacts::channel));
    row("answer_due", "rc", [](PaperFacts &facts) { facts.answerDue = {}; });
    row("materials", "adi", [](PaperFacts &facts) { facts.materials.clear(); });
    row("accepted_on", "adpeLA", [](PaperFacts &facts) { facts.acceptedAt.reset(); });
    row("accepted_at", "i", [](PaperFacts &facts) { facts.acceptedAt.reset(); });
    row("decided_at", "i", [](PaperFacts &facts) { facts.decidedAt.reset(); });
    row("statutory_limit", "adse", [](PaperFacts &facts) { facts.statutory.limit.clear(); });
    row("statutory_due", "", [](PaperFacts &facts) { facts.statutory.date = {}; }); // some items have no limit by law
    row("promised_limit", "adse", [](PaperFacts &facts) { facts.promised.limit.clear(); });
    row("promised_due", "ad", [](PaperFacts &facts) { facts.promised.date = {}; });
    row("extended_due", "e", [](PaperFacts &facts) { facts.promised.date = facts.statutory.date = {}; });
    row("case_kind", "ad", clear(&PaperFacts::caseKind));
    row("result_delivery", "adi", clear(&PaperFacts::resultDelivery));
    row("legal_basis", "adcnipseLA", clear(&PaperFacts::legalBasis));
    row("deferrals", "d", [](PaperFacts &facts) { facts.deferrals.clear(); });
    row("deferrals.whole", "d", [](PaperFacts &facts) { facts.deferrals.front().form.clear(); });
    row("deferral_consequence", "d", clear(&PaperFacts::deferralConsequence));
    row("defects", "c", [](PaperFacts &facts) { facts.defects.clear(); });
    row("defects.whole", "c", [](PaperFacts &facts) { facts.defects.back().basis.clear(); });
    row("correction_due", "c", [](PaperFacts &facts) { facts.correctionDue = {}; });
    row("reason", "neLAwt", clear(&PaperFacts::reason));
    row("reconsideration_body", "nLAt", clear(&PaperFacts::reconsiderationBody));
    row("court", "nLAt", clear(&PaperFacts::court));
    row("decided_on", "LA", [](PaperFacts &facts) { facts.decidedAt.reset(); });
    row("procedure", "ps", clear(&PaperFacts::procedure));
    row("procedure_from", "p", [](PaperFacts &facts) { facts.procedureFrom = {}; });
    row("procedure_time", "p", clear(&PaperFacts::procedureTime));
    row("extension", "e", clear(&PaperFacts::extension));
    row("approver", "e", clear(&PaperFacts::approver));
    row("promised_before", "e", [](PaperFacts &facts) { facts.promisedBefore = {}; });
    row("ending", "t", clear(&PaperFacts::ending));
    row("ended_on", "wt", [](PaperFacts &facts) { facts.endedAt.reset(); });
    row("decision", "i", clear(&PaperFacts::decision));
    row("result_name", "il", clear(&PaperFacts::resultName));
    row("result_copies", "", clear(&PaperFacts::resultCopies)); // the catalogue does not say
    row("receiver_name", "l", clear(&PaperFacts::receiverName));
    row("receiver_id", "l", clear(&PaperFacts::receiverId));
    row("receiver_relationship", "l", clear(&PaperFacts::receiverRelationship));
    row("collected_at", "l", [](PaperFacts &facts) { facts.collectedAt.reset(); });
    row("collection_way", "l", clear(&PaperFacts::collectionWay));
}

void PaperRulesTest::eachMissingFactIsNamed()
{
    QFETCH(Change, remove);
    QFETCH(QByteArray, reason);
    QFETCH(QString, papers);
    const QString letters = QLatin1String(Every);
    PaperFacts facts = tests::samplePaperFacts();
    remove(facts);
    for (size_t i = 0; i < allPaperKinds.size(); ++i) {
        const auto checked = checkPaperFacts(allPaperKinds.at(i), facts);
        const bool refuses = !checked && checked.error().reason == reason;
        QVERIFY2(refuses == papers.contains(letters.at(static_cast<qsizetype>(i))), qPrintable(toWord(allPaperKinds.at(i))));
    }
}

void PaperRulesTest::provisionalActs()
{
    PaperFacts facts = tests::samplePaperFacts();
    facts.effect = Effect::Provisional;
    for (const PaperKind kind : allPaperKinds) {
        if (kind == PaperKind::MaterialReceipt) {
            EXPECT_OK(checkPaperFacts(kind, facts));
        } else {
            EXPECT_FAILS(checkPaperFacts(kind, facts), ErrorCode::NotAllowed);
        }
    }
}

void PaperRulesTest::unmaskedNumbers()
{
    PaperFacts facts = tests::samplePaperFacts();
    facts.applicantId = QStringLiteral("11010519491231002X");
    QCOMPARE(checkPaperFacts(PaperKind::AcceptanceNotice, facts).error().reason, QByteArray("paper.unmasked"));
    facts.applicantKind = domain::ApplicantKind::Organisation;
    EXPECT_OK(checkPaperFacts(PaperKind::AcceptanceNotice, facts));
    facts.receiverId = QStringLiteral("110105194912310021");
    QCOMPARE(checkPaperFacts(PaperKind::CollectionReceipt, facts).error().reason, QByteArray("paper.unmasked"));
}

void PaperRulesTest::correctionInTime()
{
    PaperFacts facts = tests::samplePaperFacts();
    facts.issuedOn = facts.answerDue;
    EXPECT_OK(checkPaperFacts(PaperKind::CorrectionNotice, facts));
    facts.issuedOn = facts.answerDue.addDays(1);
    QCOMPARE(checkPaperFacts(PaperKind::CorrectionNotice, facts).error().reason, QByteArray("paper.correction.late"));
}

void PaperRulesTest::postNeedsItsNumber()
{
    PaperFacts facts = tests::samplePaperFacts();
    facts.collectionWay = QStringLiteral("邮寄送达");
    QCOMPARE(checkPaperFacts(PaperKind::CollectionReceipt, facts).error().reason, QByteArray("paper.post_number"));
    facts.postNumber = QStringLiteral("EA123456789CN");
    EXPECT_OK(checkPaperFacts(PaperKind::CollectionReceipt, facts));
}

YICHUANG_TEST(PaperRulesTest)
#include "PaperRulesTest.moc"
