// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/KeyWrap.h"

#include "app/crypto/Random.h"
#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"

namespace yichuang {

using base::ErrorCode;

class KeyWrapTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wrapsAndUnwraps()
    {
        const auto wrapping = crypto::randomSecret(32);
        const auto key = crypto::randomSecret(32);
        EXPECT_OK(wrapping);
        EXPECT_OK(key);
        const auto wrapped = crypto::wrapKey(*wrapping, *key, "person:7");
        EXPECT_OK(wrapped);
        QVERIFY(!wrapped->contains(key->view()));
        const auto back = crypto::unwrapKey(*wrapping, *wrapped, "person:7");
        EXPECT_OK(back);
        QVERIFY(*back == *key);
        EXPECT_FAILS(crypto::unwrapKey(*wrapping, *wrapped, "person:8"), ErrorCode::WrongSecret);
        EXPECT_FAILS(crypto::unwrapKey(*key, *wrapped, "person:7"), ErrorCode::WrongSecret);
        EXPECT_FAILS(crypto::unwrapKey(*wrapping, wrapped->first(9), "person:7"), ErrorCode::Malformed);
    }
};

} // namespace yichuang

using yichuang::KeyWrapTest;
YICHUANG_TEST(KeyWrapTest)
#include "KeyWrapTest.moc"
