// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/Chain.h"

#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"

namespace yichuang {

using base::ErrorCode;
using crypto::ChainLink;
using crypto::HashAlgorithm;

class ChainTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void firstLinkIsTheHashAfterZeros()
    {
        const auto first = crypto::nextLink(HashAlgorithm::Sm3, ChainLink(), "record");
        EXPECT_OK(first);
        QCOMPARE(first->n, 1);
        QCOMPARE(first->previous, QByteArray(32, '\0'));
        QCOMPARE(first->hash, crypto::hash(HashAlgorithm::Sm3, QByteArray(32, '\0') + "record").value_or("?"));
    }

    void everyChangeBreaksIt_data()
    {
        QTest::addColumn<int>("change");
        for (int change = 0; change < 6; ++change) {
            QTest::newRow(QByteArray::number(change).constData()) << change;
        }
    }
    void everyChangeBreaksIt()
    {
        QFETCH(int, change);
        const auto head = *crypto::nextLink(HashAlgorithm::Sha256, ChainLink(), "one");
        auto link = *crypto::nextLink(HashAlgorithm::Sha256, head, "two");
        EXPECT_OK(crypto::verifyLink(HashAlgorithm::Sha256, head, link, "two"));
        QByteArray record = "two";
        ChainLink before = head;
        switch (change) {
        case 0: record = "twp"; break;
        case 1: link.n = 3; break;
        case 2: link.previous[5] = static_cast<char>(link.previous[5] ^ 1); break;
        case 3: link.hash[31] = static_cast<char>(link.hash[31] ^ 1); break;
        case 4: before = ChainLink(); break;
        case 5: link = head; break;
        default: QFAIL("no such change");
        }
        EXPECT_FAILS(crypto::verifyLink(HashAlgorithm::Sha256, before, link, record), ErrorCode::StorageCorrupt);
    }
};

} // namespace yichuang

using yichuang::ChainTest;
YICHUANG_TEST(ChainTest)
#include "ChainTest.moc"
