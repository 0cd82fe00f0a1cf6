// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/crypto/Signer.h"
#include "tests/center/OpenApi.h"
#include "tests/center/TestAuthority.h"
#include "tests/center/TlsPeer.h"

#include <QJsonObject>

namespace yichuang::tests {

struct ApiReply {
    int status = 0;
    QJsonObject json;
    QHash<QByteArray, QByteArray> headers;
    [[nodiscard]] QString code() const { return json.value(QLatin1String("error")).toObject().value(QLatin1String("code")).toString(); }
};

/// An answer is held against openapi.json; a difference ends the test program. Of an answer to HEAD only the headers.
void mustBeAsDescribed(const OpenApi &api, const QByteArray &method, const QByteArray &target, const RawResponse &raw);

/// Speaks the protocol; every answer is held against openapi.json, and a difference ends the test program.
class ApiClient {
public:
    ApiClient(quint16 port, QByteArray authorityPem, const Identity *identity = nullptr);

    [[nodiscard]] ApiReply get(const QByteArray &target);
    [[nodiscard]] ApiReply post(const QByteArray &path, const QJsonObject &body);
    [[nodiscard]] ApiReply postBytes(const QByteArray &path, const QByteArray &body, const QByteArray &headerLines = {});
    /// Only sends; `receive` reads.
    void startGet(const QByteArray &target);
    [[nodiscard]] ApiReply receive(const QByteArray &method, const QByteArray &target, int timeoutMs = 20'000);
    void drop() { m_peer.reset(); }
    /// From now on requests carry this session's token; empty = none.
    void useSession(const QString &token) { m_session = token.isEmpty() ? QByteArray() : "Authorization: Bearer " + token.toLatin1() + "\r\n"; }

private:
    TlsPeer &peer();

    quint16 m_port;
    QByteArray m_authorityPem;
    const Identity *m_identity;
    std::unique_ptr<TlsPeer> m_peer;
    OpenApi m_api;
    QByteArray m_session; ///< header line
};

} // namespace yichuang::tests
