// SPDX-License-Identifier: Apache-2.0
#include "app/store/Vault.h"

#include "tests/support/Expect.h"
#include "tests/support/store/SampleCases.h"
#include "tests/support/store/StoreFixture.h"
#include "tests/support/TestProgram.h"

namespace yichuang {

using base::ErrorCode;
using store::Vault;
using tests::StoreFixture;

class VaultTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void closedVaultIsLocked()
    {
        Vault vault;
        EXPECT_FAILS(vault.seal("t", 1, "x"), ErrorCode::Locked);
        EXPECT_FAILS(vault.unseal("t", 1, "x"), ErrorCode::Locked);
        EXPECT_FAILS(vault.lookup("x"), ErrorCode::Locked);
        EXPECT_FAILS(vault.open(crypto::SecretBytes(QByteArrayView("short")), crypto::SealSuite::Aes256Gcm), ErrorCode::InvalidArgument);
    }

    void opensOnlyInItsPlace()
    {
        Vault vault;
        EXPECT_OK(vault.open(StoreFixture::dataKey(), crypto::SealSuite::Sm4CtrHmacSm3));
        const QByteArray sealed = vault.seal("cases", "row", "text").value_or("");
        QCOMPARE(vault.unseal("cases", "row", sealed).value_or("?"), QByteArray("text"));
        EXPECT_FAILS(vault.unseal("cases", "rox", sealed), ErrorCode::StorageCorrupt);
        EXPECT_FAILS(vault.unseal("case_side", "row", sealed), ErrorCode::StorageCorrupt);
        // Table and row cannot run into each other.
        EXPECT_FAILS(vault.unseal("case", "srow", vault.seal("cases", "row", "x").value_or("")), ErrorCode::StorageCorrupt);
        vault.close();
        EXPECT_FAILS(vault.unseal("cases", "row", sealed), ErrorCode::Locked);
    }

    void anotherKeyDoesNotOpen()
    {
        Vault mine;
        Vault other;
        EXPECT_OK(mine.open(StoreFixture::dataKey(), crypto::SealSuite::Aes256Gcm));
        EXPECT_OK(other.open(crypto::SecretBytes(QByteArrayView(QByteArray(32, 'o'))), crypto::SealSuite::Aes256Gcm));
        EXPECT_FAILS(other.unseal("t", 1, mine.seal("t", 1, "x").value_or("")), ErrorCode::StorageCorrupt);
        QVERIFY(mine.lookup("name").value_or("a") != other.lookup("name").value_or("b"));
        QCOMPARE(mine.lookup("name").value_or("a"), mine.lookup("name").value_or("b"));
    }
};

} // namespace yichuang

using yichuang::VaultTest;
YICHUANG_TEST(VaultTest)
#include "VaultTest.moc"
