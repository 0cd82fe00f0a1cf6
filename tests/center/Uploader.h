// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/crypto/Hash.h"
#include "tests/center/ServiceFixture.h"

#include <QRandomGenerator>

namespace yichuang::tests {

inline const QByteArray Tus = "Tus-Resumable: 1.0.0\r\n";
inline const QByteArray Part = Tus + "Content-Type: application/offset+octet-stream\r\n";

inline QByteArray bytesOf(int size, quint32 seed)
{
    QByteArray bytes(size, Qt::Uninitialized);
    QRandomGenerator random(seed);
    for (char &c : bytes) {
        c = static_cast<char>(random.bounded(256));
    }
    return bytes;
}

inline QByteArray sha256(const QByteArray &bytes)
{
    return crypto::hash(crypto::HashAlgorithm::Sha256, bytes).value();
}

inline QByteArray promise(const QByteArray &content, const QByteArray &type = "image/jpeg")
{
    return Tus + "Upload-Length: " + QByteArray::number(content.size()) + "\r\nUpload-Metadata: sha256 " + sha256(content).toHex().toBase64() + ",type "
        + type.toBase64() + "\r\n";
}

/// One window that speaks tus by hand; every answer is held against openapi.json. A connection the centre closed is made anew.
class Uploader {
public:
    Uploader(ServiceFixture &fixture, const Identity *identity) : m_fixture(fixture), m_identity(identity) {}

    RawResponse ask(const QByteArray &method, const QByteArray &target, const QByteArray &headers, const QByteArray &body = {})
    {
        if (!m_peer) {
            m_peer = std::make_unique<TlsPeer>(m_fixture.authorityPem(), m_identity);
            if (!m_peer->connectTo(m_fixture.service().port())) {
                qFatal("no connection");
            }
        }
        m_peer->send(requestText(method, target, body, headers));
        const RawResponse response = method == "HEAD" ? headOnly() : m_peer->receive(20'000);
        if (response.status == 0 || response.headers.value("connection") == "close" || method == "HEAD") {
            m_peer.reset();
        }
        mustBeAsDescribed(m_api, method, target, response);
        return response;
    }
    QByteArray begin(const QByteArray &content)
    {
        const RawResponse made = ask("POST", "/v1/attachments", promise(content));
        if (made.status != 201) {
            qFatal("POST: %d %s", made.status, made.body.constData());
        }
        return made.headers.value("location");
    }
    RawResponse add(const QByteArray &location, qint64 offset, const QByteArray &bytes, const QByteArray &more = {})
    {
        return ask("PATCH", location, Part + "Upload-Offset: " + QByteArray::number(offset) + "\r\n" + more, bytes);
    }
    RawResponse head(const QByteArray &location) { return ask("HEAD", location, Tus); }
    void upload(const QByteArray &content)
    {
        const RawResponse added = add(begin(content), 0, content);
        if (added.status != 204) {
            qFatal("PATCH: %d %s", added.status, added.body.constData());
        }
    }
    TlsPeer &peer() { return *m_peer; }
    void drop() { m_peer.reset(); }

private:
    // What a HEAD tells of a body does not follow.
    RawResponse headOnly() { return m_peer->receiveHead(20'000); }

    ServiceFixture &m_fixture;
    const Identity *m_identity;
    OpenApi m_api;
    std::unique_ptr<TlsPeer> m_peer;
};

} // namespace yichuang::tests
