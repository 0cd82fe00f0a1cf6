// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/CertificateRequest.h"

#include "app/crypto/CertificateState.h"
#include "app/crypto/X509Names.h"

#include <openssl/pem.h>

namespace yichuang::crypto {

using base::ErrorCode;
using base::Result;

namespace {

// NIST SP 800-57 part 1: RSA of 2048 bits; every curve and Ed25519 have more.
constexpr int LeastSecurityBits = 112;

} // namespace

CertificateRequest::CertificateRequest(std::shared_ptr<const State> state) : m_state(std::move(state)) {}

Result<CertificateRequest> CertificateRequest::make(const TlsKey &key, const CertificateSubject &subject)
{
    X509Request request(X509_REQ_new());
    if (!request) {
        return openSslFailure("make a request");
    }
    if (const Result<void> named = setName(X509_REQ_get_subject_name(request.get()), subject); !named) {
        return failure(named);
    }
    EVP_PKEY *own = key.m_state->key.get();
    if (X509_REQ_set_version(request.get(), 0) != 1 || X509_REQ_set_pubkey(request.get(), own) != 1
        || X509_REQ_sign(request.get(), own, EVP_sha256()) <= 0) {
        return openSslFailure("sign a request");
    }
    return CertificateRequest(std::make_shared<State>(State{std::move(request)}));
}

Result<CertificateRequest> CertificateRequest::fromPem(const QByteArray &pem)
{
    const Bio bio = readerOf(pem);
    X509Request request(bio ? PEM_read_bio_X509_REQ(bio.get(), nullptr, nullptr, nullptr) : nullptr);
    EVP_PKEY *key = request ? X509_REQ_get0_pubkey(request.get()) : nullptr;
    if (key == nullptr) {
        return openSslRefusal(ErrorCode::Malformed, "not a certificate request", "request.form");
    }
    if (X509_REQ_verify(request.get(), key) != 1) {
        return openSslFailure("a request is not signed by its own key", "request.signature");
    }
    if (EVP_PKEY_get_security_bits(key) < LeastSecurityBits) {
        return base::fail(ErrorCode::NotAllowed, QStringLiteral("the key of the request is too weak"), "request.weak_key");
    }
    return CertificateRequest(std::make_shared<State>(State{std::move(request)}));
}

Result<QByteArray> CertificateRequest::toPem() const
{
    const Bio bio(BIO_new(BIO_s_mem()));
    if (!bio || PEM_write_bio_X509_REQ(bio.get(), m_state->request.get()) != 1) {
        return openSslFailure("write a request");
    }
    return contentOf(bio.get()).toByteArray();
}

CertificateSubject CertificateRequest::subject() const
{
    return subjectOf(X509_REQ_get_subject_name(m_state->request.get()));
}

} // namespace yichuang::crypto
