// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/Hash.h"

#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"

namespace yichuang {

using crypto::HashAlgorithm;
using crypto::Hasher;

class HashTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void vectors_data()
    {
        QTest::addColumn<int>("algorithm");
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<QByteArray>("expected");
        // GB/T 32905-2016, A.1 and A.2; FIPS 180-4 examples.
        QTest::newRow("SM3 abc") << int(HashAlgorithm::Sm3) << QByteArray("abc")
                                 << QByteArray("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
        QTest::newRow("SM3 abcd x 16") << int(HashAlgorithm::Sm3) << QByteArray("abcd").repeated(16)
                                       << QByteArray("debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732");
        QTest::newRow("SHA-256 abc") << int(HashAlgorithm::Sha256) << QByteArray("abc")
                                     << QByteArray("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        QTest::newRow("SHA-256 empty") << int(HashAlgorithm::Sha256) << QByteArray()
                                       << QByteArray("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }
    void vectors()
    {
        QFETCH(int, algorithm);
        QFETCH(QByteArray, message);
        QFETCH(QByteArray, expected);
        const auto which = static_cast<HashAlgorithm>(algorithm);
        QCOMPARE(crypto::hash(which, message).value_or("?").toHex(), expected);

        auto hasher = Hasher::make(which);
        EXPECT_OK(hasher);
        for (int round = 0; round < 2; ++round) {
            for (const char c : message) {
                EXPECT_OK(hasher->add(QByteArrayView(&c, 1)));
            }
            QCOMPARE(hasher->finish().value_or("?").toHex(), expected);
        }
    }
};

} // namespace yichuang

using yichuang::HashTest;
YICHUANG_TEST(HashTest)
#include "HashTest.moc"
