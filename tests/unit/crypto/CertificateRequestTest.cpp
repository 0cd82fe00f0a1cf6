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
