// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/CertificateRequest.h"

#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"

namespace yichuang {

using base::ErrorCode;
using crypto::CertificateRequest;
using crypto::CertificateSubject;
using crypto::TlsKey;

class CertificateRequestTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void carriesItsSubject()
    {
        const CertificateSubject subject{QStringLiteral("窗口 07"), QStringLiteral("政务服务中心"), QString()};
        const auto key = TlsKey::generate();
        EXPECT_OK(key);
        const auto made = CertificateRequest::make(*key, subject);
        EXPECT_OK(made);
        const auto read = CertificateRequest::fromPem(made->toPem().value_or(""));
        EXPECT_OK(read);
        QCOMPARE(read->subject(), subject);
    }

    void forgedSignatureIsRefused()
    {
        const auto key = TlsKey::generate();
        const QByteArray pem = CertificateRequest::make(*key, {QStringLiteral("w1"), {}, {}})->toPem().value_or("");
        QByteArrayList lines = pem.trimmed().split('\n');
        QByteArray der = QByteArray::fromBase64(lines.mid(1, lines.size() - 2).join());
        der[der.size() - 3] = static_cast<char>(der[der.size() - 3] ^ 1);
        const QByteArray forged = "-----BEGIN CERTIFICATE REQUEST-----\n" + der.toBase64() + "\n-----END CERTIFICATE REQUEST-----\n";
        const auto read = CertificateRequest::fromPem(forged);
        EXPECT_FAILS(read, ErrorCode::CryptoFailed);
        QCOMPARE(read.error().reason, QByteArray("request.signature"));
    }

    void aWeakKeyGetsNoCertificate()
    {
        // RSA of 1024 bits, by openssl req.
        const auto weak = CertificateRequest::fromPem(
            "-----BEGIN CERTIFICATE REQUEST-----\n"
            "MIIBTjCBuAIBADAPMQ0wCwYDVQQDDAR3ZWFrMIGfMA0GCSqGSIb3DQEBAQUAA4GN\n"
            "ADCBiQKBgQDGCFuMKao1A4yZG2nsPpeakhEYx/TJKi9AuqJaR/QPl+zyHm7PZuGp\n"
            "OsF1kckMtRDM4gZhZEMAzEkYAl4f2qjWyWeyfBpEgmAiQ+xiFfdYCyXKzxBiEECs\n"
            "mmIoQrZiKI8H0Qp3mzhWzP8vOBjsC9yiq2ziHpnpUaLKw/RlKMt7UQIDAQABoAAw\n"
            "DQYJKoZIhvcNAQELBQADgYEAbz4pM54n5T9hodmTCDpgGaaMpSx4E5s5LMQpmyWf\n"
            "VOfSih0V0yYrVF0tOpBrrZqp39PbfgH2sDyyH0tjLSAux3X4ebICH0RrZVvCXRYS\n"
            "pm9WuaamUiYHKrTxujSYQ2IJ9vwCUJPnqa9JpYGzeO8oe1bqoDIBTd3rpPyTX9Qt\n"
            "V6g=\n"
            "-----END CERTIFICATE REQUEST-----\n");
        EXPECT_FAILS(weak, ErrorCode::NotAllowed);
        QCOMPARE(weak.error().reason, QByteArray("request.weak_key"));
    }

    void rubbishIsRefused()
    {
        EXPECT_FAILS(CertificateRequest::fromPem("rubbish"), ErrorCode::Malformed);
        EXPECT_FAILS(CertificateRequest::make(*TlsKey::generate(), {}), ErrorCode::InvalidArgument);
        EXPECT_FAILS(TlsKey::fromPem(crypto::SecretBytes(QByteArrayView("rubbish"))), ErrorCode::Malformed);
    }
};

} // namespace yichuang

using yichuang::CertificateRequestTest;
YICHUANG_TEST(CertificateRequestTest)
#include "CertificateRequestTest.moc"
