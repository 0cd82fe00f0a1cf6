// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/Certificate.h"

#include "app/crypto/CertificateState.h"
#include "app/crypto/X509Names.h"

#include <openssl/pem.h>

#include <arpa/inet.h>
#include <array>

namespace yichuang::crypto {

using base::ErrorCode;
using base::Result;

namespace {

QString addressText(const uchar *bytes, int size)
{
    if (size != 4 && size != 16) {
        return {};
    }
    std::array<char, INET6_ADDRSTRLEN> text{};
    return QString::fromLatin1(inet_ntop(size == 4 ? AF_INET : AF_INET6, bytes, text.data(), static_cast<socklen_t>(text.size())));
}

} // namespace

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

Result<base::Instant> Certificate::endOf(const QByteArray &pem)
{
    return fromPem(pem).and_then([](const Certificate &certificate) { return certificate.notAfter(); });
}

QStringList Certificate::hostNames() const
{
    QStringList names;
    auto *given = static_cast<GENERAL_NAMES *>(X509_get_ext_d2i(m_state->certificate.get(), NID_subject_alt_name, nullptr, nullptr));
    for (int i = 0; i < sk_GENERAL_NAME_num(given); ++i) {
        const GENERAL_NAME *name = sk_GENERAL_NAME_value(given, i);
        if (name->type == GEN_DNS) {
            names.append(QString::fromLatin1(reinterpret_cast<const char *>(ASN1_STRING_get0_data(name->d.dNSName)), ASN1_STRING_length(name->d.dNSName)));
        } else if (name->type == GEN_IPADD) {
            names.append(addressText(ASN1_STRING_get0_data(name->d.iPAddress), ASN1_STRING_length(name->d.iPAddress)));
        }
    }
    GENERAL_NAMES_free(given);
    return names;
}

Result<QByteArray> Certificate::fingerprint() const
{
    return toDer().and_then([](const QByteArray &der) { return hash(HashAlgorithm::Sha256, der); }).map([](const QByteArray &value) {
        return value.toHex();
    });
}

} // namespace yichuang::crypto
