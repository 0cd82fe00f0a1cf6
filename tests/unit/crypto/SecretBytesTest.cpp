// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/SecretBytes.h"

#include "app/crypto/Random.h"
#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"

#include <utility>

namespace yichuang {

using crypto::SecretBytes;

class SecretBytesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void movesAndClones()
    {
        SecretBytes a(QByteArrayView("secret"));
        const SecretBytes copy = a.clone();
        const SecretBytes b = std::move(a);
        QVERIFY(b == copy);
        QCOMPARE(b.view().toByteArray(), QByteArray("secret"));
        SecretBytes c;
        QVERIFY(c.isEmpty());
        c = copy.clone();
        QVERIFY(c == b);
        QVERIFY(!(c == SecretBytes(QByteArrayView("secreT"))));
        QVERIFY(!(c == SecretBytes()));
    }

    void startsWithZeros() { QCOMPARE(SecretBytes(5000).view().toByteArray(), QByteArray(5000, '\0')); }

    void randomDiffers()
    {
        const auto a = crypto::randomBytes(32);
        const auto b = crypto::randomBytes(32);
        EXPECT_OK(a);
        EXPECT_OK(b);
        QVERIFY(*a != *b);
        const auto secret = crypto::randomSecret(32);
        EXPECT_OK(secret);
        QVERIFY(secret->view().toByteArray() != QByteArray(32, '\0'));
    }
};

} // namespace yichuang

using yichuang::SecretBytesTest;
YICHUANG_TEST(SecretBytesTest)
#include "SecretBytesTest.moc"
