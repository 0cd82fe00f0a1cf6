// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/Sealer.h"

#include "app/crypto/OpenSsl.h"
#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"

#include <QSet>

namespace yichuang {

using base::ErrorCode;
using crypto::Sealer;
using crypto::SealSuite;
using crypto::SecretBytes;

namespace {

std::unique_ptr<Sealer> sealerOf(SealSuite suite, char keyByte = 'k', quint32 keyId = 7)
{
    auto made = crypto::makeSealer(suite, SecretBytes(QByteArrayView(QByteArray(32, keyByte))), keyId);
    return made ? std::move(*made) : nullptr;
}

} // namespace

class SealerTest : public QObject {
    Q_OBJECT

private:
    static void addSuites()
    {
        QTest::addColumn<int>("suite");
        QTest::newRow("AES-256-GCM") << int(SealSuite::Aes256Gcm);
        QTest::newRow("SM4-CTR + HMAC-SM3") << int(SealSuite::Sm4CtrHmacSm3);
    }
    static SealSuite suite()
    {
        QFETCH(int, suite);
        return static_cast<SealSuite>(suite);
    }

private Q_SLOTS:
    void roundTrip_data() { addSuites(); }
    void roundTrip()
    {
        const auto sealer = sealerOf(suite());
        for (const qsizetype size : {0, 1, 15, 16, 17, 1000, 300000}) {
            const QByteArray plain(size, 'p');
            const auto sealed = sealer->seal(plain, "case:1");
            EXPECT_OK(sealed);
            QCOMPARE(sealed->at(0), static_cast<char>(suite()));
            QCOMPARE(crypto::sealedKeyId(*sealed).value_or(0), 7U);
            QCOMPARE(sealer->open(*sealed, "case:1").value_or("?"), plain);
        }
    }

    void sameTextSealsDifferently_data() { addSuites(); }
    void sameTextSealsDifferently()
    {
        const auto sealer = sealerOf(suite());
        QSet<QByteArray> seen;
        for (int i = 0; i < 1000; ++i) {
            seen.insert(sealer->seal("text", "a").value_or(QByteArray()));
        }
        QCOMPARE(seen.size(), 1000);
    }

    void everyBitCounts_data() { addSuites(); }
    void everyBitCounts()
    {
        const auto sealer = sealerOf(suite());
        const QByteArray sealed = sealer->seal("张三 is sealed here", "row 5").value_or("");
        for (qsizetype i = 0; i < sealed.size(); ++i) {
            for (int bit = 0; bit < 8; ++bit) {
                QByteArray tampered = sealed;
                tampered[i] = static_cast<char>(tampered[i] ^ (1 << bit));
                QVERIFY2(!sealer->open(tampered, "row 5").has_value(), qPrintable(QString::number(i)));
            }
        }
        EXPECT_OK(sealer->open(sealed, "row 5"));
    }

    void everyTruncationFails_data() { addSuites(); }
    void everyTruncationFails()
    {
        const auto sealer = sealerOf(suite());
        const QByteArray sealed = sealer->seal("some text", "row 5").value_or("");
        for (qsizetype size = 0; size < sealed.size(); ++size) {
            QVERIFY(!sealer->open(sealed.first(size), "row 5").has_value());
        }
        QVERIFY(!sealer->open(sealed + 'x', "row 5").has_value());
    }

    void failuresAreToldApart_data() { addSuites(); }
    void failuresAreToldApart()
    {
        const auto sealer = sealerOf(suite());
        const QByteArray sealed = sealer->seal("text", "row 5").value_or("");
        EXPECT_FAILS(sealer->open(sealed, "row 6"), ErrorCode::CryptoFailed);
        EXPECT_FAILS(sealer->open(sealed, ""), ErrorCode::CryptoFailed);
        EXPECT_FAILS(sealerOf(suite(), 'x')->open(sealed, "row 5"), ErrorCode::CryptoFailed);
        EXPECT_FAILS(sealerOf(suite(), 'k', 8)->open(sealed, "row 5"), ErrorCode::WrongSecret);
        const SealSuite other = suite() == SealSuite::Aes256Gcm ? SealSuite::Sm4CtrHmacSm3 : SealSuite::Aes256Gcm;
        EXPECT_FAILS(sealerOf(other)->open(sealed, "row 5"), ErrorCode::Malformed);
        // After failures the same object works on.
        EXPECT_OK(sealer->open(sealed, "row 5"));
    }

    void keyMustHave32Bytes()
    {
        EXPECT_FAILS(crypto::makeSealer(SealSuite::Aes256Gcm, SecretBytes(QByteArrayView("short")), 1), ErrorCode::InvalidArgument);
    }

    // GB/T 32907-2016, A.1, through the cipher the sealer uses.
    void sm4BlockVector()
    {
        const QByteArray block = QByteArray::fromHex("0123456789abcdeffedcba9876543210");
        QByteArray out(16, '\0');
        const crypto::CipherContext context(EVP_CIPHER_CTX_new());
        int size = 0;
        QCOMPARE(EVP_EncryptInit_ex2(context.get(), EVP_sm4_ecb(), crypto::bytesOf(QByteArrayView(block)), nullptr, nullptr), 1);
        QCOMPARE(EVP_EncryptUpdate(context.get(), crypto::bytesOf(out), &size, crypto::bytesOf(QByteArrayView(block)), 16), 1);
        QCOMPARE(out.toHex(), QByteArray("681edf34d206965e86b3e94f536e4246"));
    }
};

} // namespace yichuang

using yichuang::SealerTest;
YICHUANG_TEST(SealerTest)
#include "SealerTest.moc"
