// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/Signer.h"

#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"

namespace yichuang {

using base::ErrorCode;
using crypto::SecretBytes;
using crypto::SignatureSuite;
using crypto::Signer;
using crypto::Verifier;

class SignerTest : public QObject {
    Q_OBJECT

private:
    static void addSuites()
    {
        QTest::addColumn<int>("suite");
        QTest::newRow("Ed25519") << int(SignatureSuite::Ed25519);
        QTest::newRow("SM2") << int(SignatureSuite::Sm2);
    }
    static SignatureSuite suite()
    {
        QFETCH(int, suite);
        return static_cast<SignatureSuite>(suite);
    }

private Q_SLOTS:
    void signsAndVerifies_data() { addSuites(); }
    void signsAndVerifies()
    {
        auto signer = Signer::generate(suite());
        EXPECT_OK(signer);
        const auto verifier = signer->verifier();
        EXPECT_OK(verifier);
        const auto signature = signer->sign("收件凭证");
        EXPECT_OK(signature);
        EXPECT_OK(verifier->verify("收件凭证", *signature));
        EXPECT_FAILS(verifier->verify("收件凭征", *signature), ErrorCode::CryptoFailed);
        EXPECT_FAILS(verifier->verify("收件凭证", signature->chopped(1)), ErrorCode::CryptoFailed);
        for (qsizetype i = 0; i < signature->size(); ++i) {
            QByteArray forged = *signature;
            forged[i] = static_cast<char>(forged[i] ^ 4);
            EXPECT_FAILS(verifier->verify("收件凭证", forged), ErrorCode::CryptoFailed);
        }
        EXPECT_FAILS(Signer::generate(suite())->verifier()->verify("收件凭证", *signature), ErrorCode::CryptoFailed);
    }

    void keysSurviveBothForms_data() { addSuites(); }
    void keysSurviveBothForms()
    {
        auto signer = Signer::generate(suite());
        const auto verifier = signer->verifier();
        const auto pem = signer->toPem();
        const auto raw = signer->toRaw();
        EXPECT_OK(pem);
        EXPECT_OK(raw);
        auto fromPem = Signer::fromPem(*pem);
        auto fromRaw = Signer::fromRaw(suite(), *raw);
        EXPECT_OK(fromPem);
        EXPECT_OK(fromRaw);
        QCOMPARE(fromPem->suite(), suite());
        EXPECT_OK(verifier->verify("m", fromPem->sign("m").value_or("")));
        EXPECT_OK(verifier->verify("m", fromRaw->sign("m").value_or("")));

        const QByteArray signature = signer->sign("m").value_or("");
        const auto publicPem = verifier->toPem();
        EXPECT_OK(publicPem);
        QVERIFY(!publicPem->contains("PRIVATE"));
        EXPECT_OK(Verifier::fromPem(*publicPem)->verify("m", signature));
        EXPECT_OK(Verifier::fromRaw(suite(), verifier->toRaw().value_or(""))->verify("m", signature));
        QCOMPARE(Verifier::fromPem(*publicPem)->keyId().value_or("?"), verifier->keyId().value_or("!"));
        QCOMPARE(verifier->keyId()->size(), 16);
    }

    // RFC 8032, 7.1, test 2.
    void ed25519Vector()
    {
        const SecretBytes seed(QByteArrayView(QByteArray::fromHex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")));
        auto signer = Signer::fromRaw(SignatureSuite::Ed25519, seed);
        EXPECT_OK(signer);
        QCOMPARE(signer->verifier()->toRaw().value_or("").toHex(), QByteArray("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"));
        QCOMPARE(signer->sign(QByteArray("\x72")).value_or("").toHex(),
                 QByteArray("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"));
    }

    // GB/T 32918.5-2017, A.2: curve and signer id as recommended. The signature is random, so the example's is verified.
    void sm2Vector()
    {
        const QByteArray point = QByteArray::fromHex("0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020"
                                                     "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13");
        const QByteArray number = QByteArray::fromHex("3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8");
        auto signer = Signer::fromRaw(SignatureSuite::Sm2, SecretBytes(QByteArrayView(number)));
        EXPECT_OK(signer);
        QCOMPARE(signer->verifier()->toRaw().value_or(""), point);
        const QByteArray r = QByteArray::fromHex("f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3");
        const QByteArray s = QByteArray::fromHex("b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa");
        const QByteArray der = QByteArray::fromHex("3046022100") + r + QByteArray::fromHex("022100") + s;
        EXPECT_OK(Verifier::fromRaw(SignatureSuite::Sm2, point)->verify("message digest", der));
        EXPECT_FAILS(Verifier::fromRaw(SignatureSuite::Sm2, point)->verify("message digesT", der), ErrorCode::CryptoFailed);
    }

    void rubbishIsRefused()
    {
        EXPECT_FAILS(Verifier::fromPem("rubbish"), ErrorCode::Malformed);
        EXPECT_FAILS(Verifier::fromRaw(SignatureSuite::Ed25519, "short"), ErrorCode::Malformed);
        EXPECT_FAILS(Verifier::fromRaw(SignatureSuite::Sm2, QByteArray(65, '\x04')), ErrorCode::Malformed);
        EXPECT_FAILS(Signer::fromPem(SecretBytes(QByteArrayView("rubbish"))), ErrorCode::Malformed);
        EXPECT_FAILS(Signer::fromRaw(SignatureSuite::Sm2, SecretBytes(QByteArrayView("short"))), ErrorCode::Malformed);
        EXPECT_FAILS(Signer::fromRaw(SignatureSuite::Sm2, SecretBytes(32)), ErrorCode::Malformed);
    }

    void names()
    {
        QCOMPARE(crypto::signatureSuiteFromName(QStringLiteral("sm2")), std::optional(SignatureSuite::Sm2));
        QCOMPARE(crypto::signatureSuiteFromName(QStringLiteral("rsa")), std::nullopt);
    }
};

} // namespace yichuang

using yichuang::SignerTest;
YICHUANG_TEST(SignerTest)
#include "SignerTest.moc"
