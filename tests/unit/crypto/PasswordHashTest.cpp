// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/PasswordHash.h"

#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"

namespace yichuang {

using base::ErrorCode;
using crypto::PasswordHash;
using crypto::ScryptParameters;
using crypto::SecretBytes;

class PasswordHashTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // RFC 7914, 12.
    void scryptVector()
    {
        const auto derived = crypto::scrypt(SecretBytes(QByteArrayView("password")), "NaCl", {1024, 8, 16}, 64);
        EXPECT_OK(derived);
        QCOMPARE(derived->view().toByteArray().toHex(),
                 QByteArray("fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b3731622eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640"));
    }

    void verifiesOnlyItsSecret()
    {
        const auto made = PasswordHash::make(SecretBytes(QByteArrayView("窗口-Secret-1")));
        EXPECT_OK(made);
        QCOMPARE(made->parameters().n, 1U << 15);
        const auto read = PasswordHash::fromBytes(made->toBytes());
        EXPECT_OK(read);
        EXPECT_OK(read->verify(SecretBytes(QByteArrayView("窗口-Secret-1"))));
        EXPECT_FAILS(read->verify(SecretBytes(QByteArrayView("窗口-secret-1"))), ErrorCode::WrongSecret);
        EXPECT_FAILS(read->verify(SecretBytes()), ErrorCode::WrongSecret);
    }

    void sameSecretDifferentSalt()
    {
        const SecretBytes secret(QByteArrayView("s"));
        const ScryptParameters cheap{16, 1, 1};
        QVERIFY(PasswordHash::make(secret, cheap)->toBytes() != PasswordHash::make(secret, cheap)->toBytes());
    }

    void forgedParametersAreRefused_data()
    {
        QTest::addColumn<quint32>("n");
        QTest::addColumn<quint32>("r");
        QTest::addColumn<quint32>("p");
        QTest::newRow("not a power of two") << 1000U << 8U << 1U;
        QTest::newRow("n = 0") << 0U << 8U << 1U;
        QTest::newRow("too much memory") << (1U << 24) << 8U << 1U;
        QTest::newRow("r = 0") << 1024U << 0U << 1U;
        QTest::newRow("p = 0") << 1024U << 8U << 0U;
        QTest::newRow("p huge") << 1024U << 8U << 1000000U;
    }
    void forgedParametersAreRefused()
    {
        QFETCH(quint32, n);
        QFETCH(quint32, r);
        QFETCH(quint32, p);
        QVERIFY(!crypto::areAcceptable({n, r, p}));
        EXPECT_FAILS(PasswordHash::make(SecretBytes(QByteArrayView("s")), {n, r, p}), ErrorCode::InvalidArgument);
    }

    void damagedFormIsRefused()
    {
        const QByteArray bytes = PasswordHash::make(SecretBytes(QByteArrayView("s")), {16, 1, 1})->toBytes();
        EXPECT_FAILS(PasswordHash::fromBytes(bytes.chopped(1)), ErrorCode::Malformed);
        EXPECT_FAILS(PasswordHash::fromBytes(QByteArray(bytes).replace(0, 1, "\x09")), ErrorCode::Malformed);
        EXPECT_FAILS(PasswordHash::fromBytes(QByteArray(bytes).replace(1, 1, "\xFF")), ErrorCode::Malformed);
        EXPECT_FAILS(PasswordHash::fromBytes({}), ErrorCode::Malformed);
    }
};

} // namespace yichuang

using yichuang::PasswordHashTest;
YICHUANG_TEST(PasswordHashTest)
#include "PasswordHashTest.moc"
