// SPDX-License-Identifier: Apache-2.0
#include "app/desk/ReceiptCheck.h"

#include "app/crypto/Signer.h"
#include "app/documents/ReceiptCode.h"
#include "tests/support/domain/SampleFacts.h"
#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"

#include <QTest>

using namespace yichuang;
using base::ErrorCode;

namespace {

const base::Instant Given = base::chinaInstant(QDate(2026, 11, 23), QTime(10, 45));

// A workstation that signs, and facts in which its key is published.
struct Bench {
    mutable crypto::Signer signer = *crypto::Signer::generate(crypto::SignatureSuite::Ed25519);
    domain::Facts facts = tests::sampleFacts();

    [[nodiscard]] QString keyId() const { return QString::fromLatin1(*signer.verifier()->keyId()); }
    void publish(const QJsonObject &entry)
    {
        QJsonObject directory = facts.directory.source();
        directory.insert(QStringLiteral("receipt_keys"), QJsonObject{{keyId(), entry}});
        facts.directory = *domain::Directory::fromJson(directory);
    }
    [[nodiscard]] QJsonObject key() const { return {{QStringLiteral("key"), QString::fromLatin1(signer.verifier()->toRaw()->toBase64())}}; }
    [[nodiscard]] QString code(domain::ReceiptStatement statement = domain::ReceiptStatement::Accepted) const
    {
        documents::ReceiptClaim claim;
        claim.caseId = QUuid(QStringLiteral("01936f3c-8c00-7abc-8def-0123456789ab"));
        claim.caseNumber = QStringLiteral("114500000-17");
        claim.itemKey = QStringLiteral("ln-yd");
        claim.itemVersion = 1;
        claim.statement = statement;
        claim.at = Given;
        claim.materialsDigest = documents::materialsDigest({});
        claim.keyId = keyId();
        return QString::fromLatin1(*documents::makeReceiptCode(claim, [this](const QByteArray &bytes) { return signer.sign(bytes); }));
    }
};

} // namespace

class ReceiptCheckTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void genuine();
    void unknownKey();
    void otherKeyUnderTheSameId();
    void withdrawnLater();
    void withdrawnBefore();
    void brokenKey();
};

void ReceiptCheckTest::genuine()
{
    Bench bench;
    bench.publish(bench.key());
    const auto view = desk::checkReceipt(bench.facts, bench.code());
    EXPECT_OK(view);
    QCOMPARE(view->caseNumber, QStringLiteral("114500000-17"));
    QCOMPARE(view->at, Given);
    QCOMPARE(view->statement, domain::ReceiptStatement::Accepted);
    QCOMPARE(desk::checkReceipt(bench.facts, bench.code(domain::ReceiptStatement::Received))->statement, domain::ReceiptStatement::Received);
    QCOMPARE(view->itemKey, QStringLiteral("ln-yd"));
    QVERIFY(!view->itemName.isEmpty());
    QVERIFY(!view->withdrawn);
}

void ReceiptCheckTest::unknownKey()
{
    const Bench bench;
    const auto view = desk::checkReceipt(bench.facts, bench.code());
    EXPECT_FAILS(view, ErrorCode::NotFound);
    QCOMPARE(view.error().reason, QByteArray("receipt.key"));
}

void ReceiptCheckTest::otherKeyUnderTheSameId()
{
    Bench bench;
    const Bench forger;
    bench.publish(forger.key());
    const auto view = desk::checkReceipt(bench.facts, bench.code());
    EXPECT_FAILS(view, ErrorCode::WrongSecret);
    QCOMPARE(view.error().reason, QByteArray("receipt.forged"));
}

void ReceiptCheckTest::withdrawnLater()
{
    Bench bench;
    QJsonObject entry = bench.key();
    entry.insert(QStringLiteral("withdrawn"), base::toIso(Given + std::chrono::hours(1)));
    bench.publish(entry);
    const auto view = desk::checkReceipt(bench.facts, bench.code());
    EXPECT_OK(view);
    QCOMPARE(view->withdrawn, std::optional(Given + std::chrono::hours(1)));
}

void ReceiptCheckTest::withdrawnBefore()
{
    Bench bench;
    QJsonObject entry = bench.key();
    entry.insert(QStringLiteral("withdrawn"), base::toIso(Given - std::chrono::seconds(1)));
    bench.publish(entry);
    const auto view = desk::checkReceipt(bench.facts, bench.code());
    EXPECT_FAILS(view, ErrorCode::Expired);
    QCOMPARE(view.error().reason, QByteArray("receipt.withdrawn"));
}

void ReceiptCheckTest::brokenKey()
{
    Bench bench;
    bench.publish({{QStringLiteral("key"), QStringLiteral("short")}});
    QVERIFY(!desk::checkReceipt(bench.facts, bench.code()).has_value());
    bench.publish({});
    QVERIFY(!desk::checkReceipt(bench.facts, bench.code()).has_value());
}

YICHUANG_TEST(ReceiptCheckTest)
#include "ReceiptCheckTest.moc"
