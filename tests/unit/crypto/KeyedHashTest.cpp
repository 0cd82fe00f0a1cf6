// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/KeyedHash.h"

#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"

namespace yichuang {

using crypto::HashAlgorithm;
using crypto::KeyedHash;
using crypto::SecretBytes;

class KeyedHashTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rfc4231Case2()
    {
        auto keyed = KeyedHash::make(HashAlgorithm::Sha256, SecretBytes(QByteArrayView("Jefe")));
        EXPECT_OK(keyed);
        for (int round = 0; round < 3; ++round) {
            QCOMPARE(keyed->of("what do ya want for nothing?").value_or("?").toHex(),
                     QByteArray("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"));
        }
    }

    void piecesGiveTheSame()
    {
        auto keyed = KeyedHash::make(HashAlgorithm::Sm3, SecretBytes(QByteArrayView("key")));
        EXPECT_OK(keyed);
        const auto whole = keyed->of("abcdef");
        EXPECT_OK(keyed->add("abc"));
        EXPECT_OK(keyed->add("def"));
        QCOMPARE(keyed->finish().value_or("?"), whole.value_or("!"));
    }

    void emptyKeyIsRefused() { EXPECT_FAILS(KeyedHash::make(HashAlgorithm::Sm3, SecretBytes()), base::ErrorCode::InvalidArgument); }

    void derivedKeysDifferByLabel()
    {
        const SecretBytes master(QByteArrayView("0123456789abcdef0123456789abcdef"));
        const auto a = crypto::deriveKey(HashAlgorithm::Sha256, master, "a");
        const auto b = crypto::deriveKey(HashAlgorithm::Sha256, master, "b");
        EXPECT_OK(a);
        EXPECT_OK(b);
        QCOMPARE(a->size(), 32);
        QVERIFY(!(*a == *b));
        QVERIFY(*a == *crypto::deriveKey(HashAlgorithm::Sha256, master, "a"));
    }
};

} // namespace yichuang

using yichuang::KeyedHashTest;
YICHUANG_TEST(KeyedHashTest)
#include "KeyedHashTest.moc"
