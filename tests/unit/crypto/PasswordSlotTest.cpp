// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/PasswordSlot.h"

#include "app/crypto/Random.h"
#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"

namespace yichuang {

using base::ErrorCode;
using crypto::PasswordSlot;
using crypto::ScryptParameters;
using crypto::SecretBytes;

class PasswordSlotTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void opensOnlyForItsPersonAndSecret()
    {
        const auto dataKey = crypto::randomSecret(32);
        const SecretBytes secret(QByteArrayView("Sign-in 7"));
        const auto made = PasswordSlot::make(secret, *dataKey, "person:7");
        EXPECT_OK(made);
        QVERIFY(!made->toBytes().contains(dataKey->view()));
        const auto slot = PasswordSlot::fromBytes(made->toBytes());
        EXPECT_OK(slot);
        const auto opened = slot->open(secret, "person:7");
        EXPECT_OK(opened);
        QVERIFY(*opened == *dataKey);
        EXPECT_FAILS(slot->open(SecretBytes(QByteArrayView("Sign-in 8")), "person:7"), ErrorCode::WrongSecret);
        EXPECT_FAILS(slot->open(secret, "person:8"), ErrorCode::CryptoFailed);
    }

    void everyDamagedByteIsNoticed()
    {
        const SecretBytes secret(QByteArrayView("s"));
        const auto dataKey = crypto::randomSecret(32);
        const QByteArray bytes = PasswordSlot::make(secret, *dataKey, "p", {16, 1, 1})->toBytes();
        for (qsizetype i = 0; i < bytes.size(); ++i) {
            QByteArray damaged = bytes;
            damaged[i] = static_cast<char>(damaged[i] ^ 1);
            const auto slot = PasswordSlot::fromBytes(damaged);
            QVERIFY(!slot || !slot->open(secret, "p"));
        }
        QVERIFY(!PasswordSlot::fromBytes(bytes.first(61)).has_value());
    }
};

} // namespace yichuang

using yichuang::PasswordSlotTest;
YICHUANG_TEST(PasswordSlotTest)
#include "PasswordSlotTest.moc"
