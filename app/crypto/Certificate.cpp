// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/Certificate.h"

#include "app/crypto/CertificateState.h"
#include "app/crypto/X509Names.h"

#include <openssl/pem.h>

namespace yichuang::crypto {

using base::ErrorCode;
using base::Result;

Certificate::Certificate(std::shared_ptr<const State> state) : m_state(std::move(state)) {}

Result<Certificate> Certificate::fromPem(const QByteArray &pem)
{
    const Bio bio = readerOf(pem);
    X509Certificate certificate(bio ? PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr) : nullptr);
    if (!certificate) {
        return openSslRefusal(ErrorCode::Malformed, "not a certificate", "certificate.form");
    }
    return Certificate(std::make_shared<State>(State{std::move(certificate)}));
}

Result<Certificate> Certificate::fromDer(const QByteArray &der)
{
    const uchar *at = bytesOf(QByteArrayView(der));
    X509Certificate certificate(d2i_X509(nullptr, &at, static_cast<long>(der.size())));
    if (!certificate || at != bytesOf(QByteArrayView(der)) + der.size()) {
        return openSslRefusal(ErrorCode::Malformed, "not a certificate", "certificate.form");
    }
    return Certificate(std::make_shared<State>(State{std::move(certificate)}));
}

Result<QByteArray> Certificate::toPem() const
{
    const Bio bio(BIO_new(BIO_s_mem()));
    if (!bio || PEM_write_bio_X509(bio.get(), m_state->certificate.get()) != 1) {
        return openSslFailure("write a certificate");
    }
    return contentOf(bio.get()).toByteArray();
}

Result<QByteArray> Certificate::toDer() const
{
    const Bio bio(BIO_new(BIO_s_mem()));
    if (!bio || i2d_X509_bio(bio.get(), m_state->certificate.get()) != 1) {
        return openSslFailure("write a certificate");
    }
    return contentOf(bio.get()).toByteArray();
}

CertificateSubject Certificate::subject() const
{
    return subjectOf(X509_get_subject_name(m_state->certificate.get()));
}

CertificateSubject Certificate::issuer() const
{
    return subjectOf(X509_get_issuer_name(m_state->certificate.get()));
}

QByteArray Certificate::serial() const
{
    const ASN1_INTEGER *serial = X509_get0_serialNumber(m_state->certificate.get());
    return QByteArray(reinterpret_cast<const char *>(ASN1_STRING_get0_data(serial)), ASN1_STRING_length(serial)).toHex();
}

Result<base::Instant> Certificate::notBefore() const
{
    return instantOf(X509_get0_notBefore(m_state->certificate.get()));
}

Result<base::Instant> Certificate::notAfter() const
{
    return instantOf(X509_get0_notAfter(m_state->certificate.get()));
}

Result<QByteArray> Certificate::fingerprint() const
{
    return toDer().and_then([](const QByteArray &der) { return hash(HashAlgorithm::Sha256, der); }).map([](const QByteArray &value) {
        return value.toHex();
    });
}

} // namespace yichuang::crypto
