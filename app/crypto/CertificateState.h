// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/crypto/Certificate.h"
#include "app/crypto/CertificateRequest.h"
#include "app/crypto/OpenSsl.h"

// Inside this module only.
namespace yichuang::crypto {

struct TlsKey::State {
    EvpKey key;
};

struct CertificateRequest::State {
    X509Request request;
};

struct Certificate::State {
    X509Certificate certificate;
};

} // namespace yichuang::crypto
