// SPDX-License-Identifier: Apache-2.0
#include "app/documents/Base45.h"
#include "app/documents/QrCode.h"
#include "app/documents/ReceiptCode.h"
#include "tests/support/Expect.h"
#include "tests/support/documents/SamplePapers.h"
#include "tests/support/SourceTree.h"
#include "tests/support/TestProgram.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTest>

using namespace yichuang;
using namespace yichuang::documents;
using base::ErrorCode;
using domain::ReceiptStatement;

namespace {

/// The same claim as this program's first version wrote it.
const QByteArray codeOfVersion1 = QByteArrayLiteral(
    "YC1:.80VJU4VFJLFO*J3:52PBC*F000D90ZZ0RDS000300DZSM OEFJXO3UQJO.U*HJBINX05%E8FWC/RID K0GJM9FTDN4W5-96QW6646156V6B6466461A"
    "60S8646746AL6*96//6A46NF6TF6%96QF66469L6:96H.078EWKD2AFOE19465W58469%63A6DVMZ65:SC20FMZB70EV-CI5C%BWX+N*%M06UWDFRCAQ:V6MEU42MUSQRQC%D423:QNF34H.TG:JQR2YOFKW7Z+OY8C6I0J5");

ReceiptClaim claim()
{
    ReceiptClaim made;
    made.caseId = QUuid(QStringLiteral("0192f0c4-7c1e-7a6b-9d3e-2f4c5b6a7d8e"));
    made.caseNumber = QStringLiteral("11450000XX0000019D400013112700420261123003017");
    made.itemKey = QStringLiteral("sp-jyxk");
    made.itemVersion = 3;
    made.at = base::chinaInstant(QDate(2026, 11, 23), QTime(10, 45));
    made.materialsDigest = materialsDigest({});
    made.keyId = QStringLiteral("w03-2026-1");
    return made;
}

} // namespace

class ReceiptCodeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thereAndBack();
    void aReceiptIsNoAcceptance();
    void codesOfVersion1AreRead();
    void exampleOfTheDocument();
    void longestFitsVersion15();
    void everyChangedByteIsFound();
    void everyCutIsRefused();
    void otherVersionsAndOtherCodes();
    void unknownKey();
    void claimsThatAreNotWhole_data();
    void claimsThatAreNotWhole();
    void badSigners();
    void digestTellsListsApart();
};

void ReceiptCodeTest::thereAndBack()
{
    const auto code = makeReceiptCode(claim(), &tests::fakeSign);
    EXPECT_OK(code);
    const auto read = verifyReceiptCode(*code + "\r\n", &tests::fakeVerify);
    EXPECT_OK(read);
    QCOMPARE(*read, claim());
}

void ReceiptCodeTest::aReceiptIsNoAcceptance()
{
    ReceiptClaim received = claim();
    received.statement = ReceiptStatement::Received;
    const QByteArray code = *makeReceiptCode(received, &tests::fakeSign);
    QVERIFY(code != *makeReceiptCode(claim(), &tests::fakeSign));
    QCOMPARE(verifyReceiptCode(code, &tests::fakeVerify)->statement, ReceiptStatement::Received);
    received.statement = ReceiptStatement::Unsaid;
    EXPECT_FAILS(makeReceiptCode(received, &tests::fakeSign), ErrorCode::InvalidArgument);
}

/// They are on papers that citizens hold; they say neither received nor accepted.
void ReceiptCodeTest::codesOfVersion1AreRead()
{
    const auto read = verifyReceiptCode(codeOfVersion1, &tests::fakeVerify);
    EXPECT_OK(read);
    ReceiptClaim wanted = claim();
    wanted.statement = ReceiptStatement::Unsaid;
    QCOMPARE(*read, wanted);
    EXPECT_FAILS(verifyReceiptCode("YC2" + codeOfVersion1.mid(3), &tests::fakeVerify), ErrorCode::Malformed);
}

void ReceiptCodeTest::exampleOfTheDocument()
{
    QFile page(tests::sourceTree("docs/receipt-qr.md"));
    QVERIFY(page.open(QIODevice::ReadOnly));
    QVERIFY(page.readAll().contains(*makeReceiptCode(claim(), &tests::fakeSign)));
}

void ReceiptCodeTest::longestFitsVersion15()
{
    ReceiptClaim longest = claim();
    longest.caseNumber = QString(50, QLatin1Char('9'));
    longest.itemKey = QString(64, QLatin1Char('k'));
    longest.keyId = QString(32, QLatin1Char('k'));
    const auto code = makeReceiptCode(longest, &tests::fakeSign);
    EXPECT_OK(code);
    QVERIFY(QrCode::encode(*code)->version() <= 15);
    QCOMPARE(*verifyReceiptCode(*code, [](const QString &, const QByteArray &, const QByteArray &) { return base::Result<void>(); }), longest);
}

void ReceiptCodeTest::everyChangedByteIsFound()
{
    const QByteArray code = *makeReceiptCode(claim(), &tests::fakeSign);
    const QByteArray bytes = *fromBase45(code.mid(4));
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        QByteArray changed = bytes;
        changed[i] = static_cast<char>(changed.at(i) ^ 1);
        QVERIFY2(!verifyReceiptCode("YC2:" + toBase45(changed), &tests::fakeVerify).has_value(), qPrintable(QString::number(i)));
    }
}

void ReceiptCodeTest::everyCutIsRefused()
{
    const QByteArray code = *makeReceiptCode(claim(), &tests::fakeSign);
    for (qsizetype size = 0; size < code.size(); ++size) {
        QVERIFY(!verifyReceiptCode(code.first(size), &tests::fakeVerify).has_value());
        QVERIFY(!verifyReceiptCode(code + code.first(size + 1), &tests::fakeVerify).has_value());
    }
}

void ReceiptCodeTest::otherVersionsAndOtherCodes()
{
    EXPECT_FAILS(verifyReceiptCode("YC3:ABC", &tests::fakeVerify), ErrorCode::Unsupported);
    EXPECT_FAILS(verifyReceiptCode("https://example.test/", &tests::fakeVerify), ErrorCode::Malformed);
    EXPECT_FAILS(verifyReceiptCode("", &tests::fakeVerify), ErrorCode::Malformed);
    EXPECT_FAILS(verifyReceiptCode("YC2:", &tests::fakeVerify), ErrorCode::Malformed);
    EXPECT_FAILS(verifyReceiptCode("YC1:", &tests::fakeVerify), ErrorCode::Malformed);
}

void ReceiptCodeTest::unknownKey()
{
    ReceiptClaim other = claim();
    other.keyId = QStringLiteral("w04-2026-1");
    EXPECT_FAILS(verifyReceiptCode(*makeReceiptCode(other, &tests::fakeSign), &tests::fakeVerify), ErrorCode::NotFound);
}

void ReceiptCodeTest::claimsThatAreNotWhole_data()
{
    QTest::addColumn<int>("which");
    for (const int which : {0, 1, 2, 3, 4, 5, 6}) {
        QTest::addRow("%d", which) << which;
    }
}

void ReceiptCodeTest::claimsThatAreNotWhole()
{
    QFETCH(int, which);
    ReceiptClaim bad = claim();
    switch (which) {
    case 0: bad.caseId = QUuid(); break;
    case 1: bad.caseNumber.clear(); break;
    case 2: bad.caseNumber = QString(51, QLatin1Char('1')); break;
    case 3: bad.itemKey = QStringLiteral("食品"); break;
    case 4: bad.keyId = QStringLiteral("two words"); break;
    case 5: bad.materialsDigest.chop(1); break;
    default: bad.itemKey = QString(65, QLatin1Char('k')); break;
    }
    EXPECT_FAILS(makeReceiptCode(bad, &tests::fakeSign), ErrorCode::InvalidArgument);
}

void ReceiptCodeTest::badSigners()
{
    EXPECT_FAILS(makeReceiptCode(claim(), [](const QByteArray &) { return base::Result<QByteArray>(QByteArray("short")); }), ErrorCode::CryptoFailed);
    EXPECT_FAILS(makeReceiptCode(claim(), [](const QByteArray &) -> base::Result<QByteArray> { return base::fail(ErrorCode::Locked, QStringLiteral("locked")); }),
                 ErrorCode::Locked);
}

void ReceiptCodeTest::digestTellsListsApart()
{
    const std::vector<MaterialLine> one{{QStringLiteral("申请书"), 1, 0, 4, 0, {}}};
    std::vector<MaterialLine> other = one;
    other.front().pages = 5;
    QVERIFY(materialsDigest(one) != materialsDigest(other));
    QCOMPARE(materialsDigest({}).toHex(), QByteArray("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    QCOMPARE(materialsDigest(one), QCryptographicHash::hash(QStringLiteral("申请书\t1\t0\t4\t0\n").toUtf8(), QCryptographicHash::Sha256));
}

YICHUANG_TEST(ReceiptCodeTest)
#include "ReceiptCodeTest.moc"
