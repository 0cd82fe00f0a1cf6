// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/CertificateAuthority.h"

#include "app/crypto/CertificateState.h"
#include "app/crypto/Random.h"
#include "app/crypto/X509Names.h"

#include <openssl/x509_vfy.h>

namespace yichuang::crypto {

using base::ErrorCode;
using base::Instant;
using base::Result;

namespace {

constexpr qsizetype SerialSize = 16;

using X509Store = std::unique_ptr<X509_STORE, OpenSslFree<X509_STORE, X509_STORE_free>>;
using X509StoreContext = std::unique_ptr<X509_STORE_CTX, OpenSslFree<X509_STORE_CTX, X509_STORE_CTX_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, OpenSslFree<X509_EXTENSION, X509_EXTENSION_free>>;
using BigNumber = std::unique_ptr<BIGNUM, OpenSslFree<BIGNUM, BN_free>>;

std::time_t toSeconds(Instant at)
{
    return static_cast<std::time_t>(base::toMs(at) / 1000);
}

Result<void> setSerial(X509 *certificate)
{
    const Result<QByteArray> bytes = randomBytes(SerialSize);
    if (!bytes) {
        return failure(bytes);
    }
    // RFC 5280, 4.1.2.2: positive, at most 20 bytes.
    QByteArray positive = *bytes;
    positive[0] = static_cast<char>((positive[0] & 0x3F) | 0x40);
    const BigNumber number(BN_bin2bn(bytesOf(QByteArrayView(positive)), static_cast<int>(positive.size()), nullptr));
    if (!number || BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)) == nullptr) {
        return openSslFailure("write a serial number");
    }
    return {};
}

bool addExtension(X509 *certificate, X509 *issuer, int nid, const QByteArray &value)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, nid, value.constData()));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

Result<QByteArray> alternativeNames(const CertificateTerms &terms)
{
    QStringList names;
    const auto add = [&names](const char *kind, const QStringList &values) {
        for (const QString &value : values) {
            names.append(QLatin1String(kind) + value);
        }
    };
    add("DNS:", terms.dnsNames);
    add("IP:", terms.ipAddresses);
    add("URI:", terms.uris);
    const QString all = names.join(QLatin1Char(','));
    // The text form below has a syntax of its own, in which a comma would smuggle in another name.
    if (names.isEmpty() || all.count(QLatin1Char(',')) != names.size() - 1) {
        return base::fail(ErrorCode::InvalidArgument, QStringLiteral("a certificate needs alternative names without commas"), "certificate.name");
    }
    return all.toUtf8();
}

Result<X509Certificate> blankCertificate(EVP_PKEY *key, const CertificateSubject &subject, Instant notBefore, Instant notAfter)
{
    X509Certificate certificate(X509_new());
    if (!certificate || X509_set_version(certificate.get(), 2) != 1 || X509_set_pubkey(certificate.get(), key) != 1
        || ASN1_TIME_adj(X509_getm_notBefore(certificate.get()), toSeconds(notBefore), 0, 0) == nullptr
        || ASN1_TIME_adj(X509_getm_notAfter(certificate.get()), toSeconds(notAfter), 0, 0) == nullptr) {
        return openSslFailure("make a certificate");
    }
    if (notAfter <= notBefore) {
        return base::fail(ErrorCode::InvalidArgument, QStringLiteral("a certificate that ends before it begins"), "certificate.time");
    }
    if (const Result<void> numbered = setSerial(certificate.get()); !numbered) {
        return failure(numbered);
    }
    if (const Result<void> named = setName(X509_get_subject_name(certificate.get()), subject); !named) {
        return failure(named);
    }
    return certificate;
}

} // namespace

Result<CertificateAuthority> CertificateAuthority::create(const CertificateSubject &subject, Instant notBefore, Instant notAfter)
{
    Result<TlsKey> key = TlsKey::generate();
    if (!key) {
        return failure(key);
    }
    EVP_PKEY *own = key->m_state->key.get();
    Result<X509Certificate> made = blankCertificate(own, subject, notBefore, notAfter);
    if (!made) {
        return failure(made);
    }
    X509 *certificate = made->get();
    if (X509_set_issuer_name(certificate, X509_get_subject_name(certificate)) != 1
        || !addExtension(certificate, certificate, NID_basic_constraints, "critical,CA:TRUE,pathlen:0")
        || !addExtension(certificate, certificate, NID_key_usage, "critical,keyCertSign,cRLSign")
        || !addExtension(certificate, certificate, NID_subject_key_identifier, "hash") || X509_sign(certificate, own, EVP_sha256()) <= 0) {
        return openSslFailure("make an authority's certificate");
    }
    return CertificateAuthority(Certificate(std::make_shared<Certificate::State>(Certificate::State{std::move(*made)})), std::move(*key));
}

Result<CertificateAuthority> CertificateAuthority::load(const QByteArray &certificatePem, const SecretBytes &keyPem)
{
    Result<Certificate> certificate = Certificate::fromPem(certificatePem);
    if (!certificate) {
        return failure(certificate);
    }
    Result<TlsKey> key = TlsKey::fromPem(keyPem);
    if (!key) {
        return failure(key);
    }
    if (X509_check_private_key(certificate->m_state->certificate.get(), key->m_state->key.get()) != 1) {
        return openSslRefusal(ErrorCode::InvalidArgument, "the key is not the certificate's", "certificate.key");
    }
    return CertificateAuthority(std::move(*certificate), std::move(*key));
}

Result<Certificate> CertificateAuthority::issue(const CertificateRequest &request, const CertificateTerms &terms)
{
    const Result<QByteArray> names = alternativeNames(terms);
    if (!names) {
        return failure(names);
    }
    EVP_PKEY *subjectKey = X509_REQ_get0_pubkey(request.m_state->request.get());
    Result<X509Certificate> made = blankCertificate(subjectKey, terms.subject, terms.notBefore, terms.notAfter);
    if (!made) {
        return failure(made);
    }
    X509 *certificate = made->get();
    X509 *issuer = m_certificate.m_state->certificate.get();
    const char *use = terms.use == CertificateUse::Server ? "serverAuth" : "clientAuth";
    if (X509_set_issuer_name(certificate, X509_get_subject_name(issuer)) != 1
        || !addExtension(certificate, issuer, NID_basic_constraints, "critical,CA:FALSE")
        || !addExtension(certificate, issuer, NID_key_usage, "critical,digitalSignature")
        || !addExtension(certificate, issuer, NID_ext_key_usage, use) || !addExtension(certificate, issuer, NID_subject_alt_name, *names)
        || !addExtension(certificate, issuer, NID_subject_key_identifier, "hash")
        || !addExtension(certificate, issuer, NID_authority_key_identifier, "keyid:always")
        || X509_sign(certificate, m_key.m_state->key.get(), EVP_sha256()) <= 0) {
        return openSslFailure("issue a certificate");
    }
    return Certificate(std::make_shared<Certificate::State>(Certificate::State{std::move(*made)}));
}

Result<void> CertificateAuthority::verify(const Certificate &certificate, CertificateUse use, Instant at) const
{
    const X509Store store(X509_STORE_new());
    const X509StoreContext context(X509_STORE_CTX_new());
    if (!store || !context || X509_STORE_add_cert(store.get(), m_certificate.m_state->certificate.get()) != 1
        || X509_STORE_CTX_init(context.get(), store.get(), certificate.m_state->certificate.get(), nullptr) != 1) {
        return openSslFailure("prepare to verify a certificate");
    }
    X509_VERIFY_PARAM *parameters = X509_STORE_CTX_get0_param(context.get());
    X509_VERIFY_PARAM_set_time(parameters, toSeconds(at));
    const int purpose = use == CertificateUse::Server ? X509_PURPOSE_SSL_SERVER : X509_PURPOSE_SSL_CLIENT;
    if (X509_VERIFY_PARAM_set_purpose(parameters, purpose) != 1) {
        return openSslFailure("prepare to verify a certificate");
    }
    if (X509_verify_cert(context.get()) != 1) {
        return openSslFailure(X509_verify_cert_error_string(X509_STORE_CTX_get_error(context.get())), "certificate.untrusted");
    }
    return {};
}

} // namespace yichuang::crypto
