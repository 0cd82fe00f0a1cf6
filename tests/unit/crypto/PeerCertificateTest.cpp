// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/PeerCertificate.h"

#include "app/base/Clock.h"
#include "app/crypto/CertificateAuthority.h"
#include "app/crypto/OpenSsl.h"
#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"

#include <openssl/pem.h>
#include <openssl/ssl.h>

#include <QSslCertificate>
#include <QSslKey>

namespace yichuang {

using base::ErrorCode;
using crypto::Certificate;
using crypto::CertificateAuthority;
using crypto::CertificateRequest;
using crypto::CertificateTerms;
using crypto::CertificateUse;
using crypto::TlsKey;

namespace {

struct Identity {
    QByteArray keyPem;
    QByteArray certificatePem;
};

struct SslFree {
    void operator()(SSL_CTX *context) const { SSL_CTX_free(context); }
    void operator()(SSL *ssl) const { SSL_free(ssl); }
};
using Context = std::unique_ptr<SSL_CTX, SslFree>;
using Connection = std::unique_ptr<SSL, SslFree>;

base::Result<Identity> issue(CertificateAuthority &authority, CertificateUse use, const QString &name)
{
    const base::Instant now = base::SystemClock().now();
    const auto key = TlsKey::generate();
    if (!key) {
        return failure(key);
    }
    CertificateTerms terms;
    terms.subject.commonName = name;
    terms.use = use;
    terms.notBefore = now - std::chrono::hours(1);
    terms.notAfter = now + std::chrono::hours(1);
    terms.dnsNames = {QStringLiteral("localhost")};
    terms.ipAddresses = {QStringLiteral("127.0.0.1")};
    return CertificateRequest::make(*key, terms.subject)
        .and_then([&](const CertificateRequest &request) { return authority.issue(request, terms); })
        .and_then([](const Certificate &certificate) { return certificate.toPem(); })
        .map([&](const QByteArray &pem) { return Identity{key->toPem()->view().toByteArray(), pem}; });
}

Context contextFor(const SSL_METHOD *method, const Identity &identity, const CertificateAuthority &authority)
{
    Context context(SSL_CTX_new(method));
    SSL_CTX_set_min_proto_version(context.get(), TLS1_3_VERSION);
    const crypto::Bio certificateBio = crypto::readerOf(identity.certificatePem);
    const crypto::X509Certificate certificate(PEM_read_bio_X509(certificateBio.get(), nullptr, nullptr, nullptr));
    const auto key = crypto::privateKeyFromPem(crypto::SecretBytes(QByteArrayView(identity.keyPem)));
    SSL_CTX_use_certificate(context.get(), certificate.get());
    SSL_CTX_use_PrivateKey(context.get(), key->get());
    const QByteArray caPem = authority.certificate().toPem().value_or("");
    const crypto::Bio caBio = crypto::readerOf(caPem);
    const crypto::X509Certificate ca(PEM_read_bio_X509(caBio.get(), nullptr, nullptr, nullptr));
    X509_STORE_add_cert(SSL_CTX_get_cert_store(context.get()), ca.get());
    SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, nullptr);
    return context;
}

} // namespace

class PeerCertificateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const base::Instant now = base::SystemClock().now();
        auto made = CertificateAuthority::create({QStringLiteral("CA"), {}, {}}, now - std::chrono::hours(2), now + std::chrono::hours(2));
        EXPECT_OK(made);
        m_authority.emplace(std::move(*made));
    }

    void mutualTls13ShowsTheClient()
    {
        const auto serverIdentity = issue(*m_authority, CertificateUse::Server, QStringLiteral("localhost"));
        const auto clientIdentity = issue(*m_authority, CertificateUse::Client, QStringLiteral("w07"));
        EXPECT_OK(serverIdentity);
        EXPECT_OK(clientIdentity);
        const Context serverContext = contextFor(TLS_server_method(), *serverIdentity, *m_authority);
        const Context clientContext = contextFor(TLS_client_method(), *clientIdentity, *m_authority);
        const Connection server(SSL_new(serverContext.get()));
        const Connection client(SSL_new(clientContext.get()));
        EXPECT_FAILS(crypto::peerFingerprintOf(server.get()), ErrorCode::NotFound);

        BIO *serverEnd = nullptr;
        BIO *clientEnd = nullptr;
        QCOMPARE(BIO_new_bio_pair(&serverEnd, 0, &clientEnd, 0), 1);
        SSL_set_bio(server.get(), serverEnd, serverEnd);
        SSL_set_bio(client.get(), clientEnd, clientEnd);
        SSL_set_accept_state(server.get());
        SSL_set_connect_state(client.get());
        for (int turn = 0; turn < 10 && (SSL_is_init_finished(server.get()) == 0 || SSL_is_init_finished(client.get()) == 0); ++turn) {
            SSL_do_handshake(client.get());
            SSL_do_handshake(server.get());
        }
        QCOMPARE(SSL_is_init_finished(server.get()), 1);
        QCOMPARE(QByteArray(SSL_get_version(server.get())), QByteArray("TLSv1.3"));
        const auto fingerprint = crypto::peerFingerprintOf(server.get());
        EXPECT_OK(fingerprint);
        QCOMPARE(fingerprint->toHex(), Certificate::fromPem(clientIdentity->certificatePem)->fingerprint().value_or("!"));
    }

    // The workstation's network side is Qt.
    void qtTakesKeyAndCertificate()
    {
        const auto identity = issue(*m_authority, CertificateUse::Client, QStringLiteral("w07"));
        EXPECT_OK(identity);
        const QSslKey key(identity->keyPem, QSsl::Ec);
        const QSslCertificate certificate(identity->certificatePem);
        QVERIFY(!key.isNull());
        QCOMPARE(key.length(), 256);
        QVERIFY(!certificate.isNull());
        const QSslCertificate ca(m_authority->certificate().toPem().value_or(""));
        QCOMPARE(certificate.issuerInfo(QSslCertificate::CommonName), ca.subjectInfo(QSslCertificate::CommonName));
        QVERIFY(certificate.subjectAlternativeNames().contains(QSsl::DnsEntry, QStringLiteral("localhost")));
    }

private:
    std::optional<CertificateAuthority> m_authority;
};

} // namespace yichuang

using yichuang::PeerCertificateTest;
YICHUANG_TEST(PeerCertificateTest)
#include "PeerCertificateTest.moc"
