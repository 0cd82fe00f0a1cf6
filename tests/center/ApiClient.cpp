// SPDX-License-Identifier: Apache-2.0
#include "tests/center/ApiClient.h"

#include <QJsonDocument>

namespace yichuang::tests {

namespace {

const QByteArray Spoken = "Yichuang-Protocol: 1\r\n";
const QByteArray JsonType = "Content-Type: application/json\r\n";

} // namespace

ApiClient::ApiClient(quint16 port, QByteArray authorityPem, const Identity *identity)
    : m_port(port), m_authorityPem(std::move(authorityPem)), m_identity(identity)
{
}

TlsPeer &ApiClient::peer()
{
    if (!m_peer) {
        m_peer = std::make_unique<TlsPeer>(m_authorityPem, m_identity);
        if (!m_peer->connectTo(m_port)) {
            qWarning("no connection to the centre");
        }
    }
    return *m_peer;
}

ApiReply ApiClient::get(const QByteArray &target)
{
    startGet(target);
    return receive("GET", target);
}

ApiReply ApiClient::post(const QByteArray &path, const QJsonObject &body)
{
    return postBytes(path, QJsonDocument(body).toJson(QJsonDocument::Compact), Spoken + JsonType);
}

ApiReply ApiClient::postBytes(const QByteArray &path, const QByteArray &body, const QByteArray &headerLines)
{
    peer().send(requestText("POST", path, body, (headerLines.isEmpty() ? JsonType : headerLines) + m_session));
    return receive("POST", path);
}

void ApiClient::startGet(const QByteArray &target)
{
    peer().send(requestText("GET", target, {}, Spoken + m_session));
}

ApiReply ApiClient::receive(const QByteArray &method, const QByteArray &target, int timeoutMs)
{
    const RawResponse raw = peer().receive(timeoutMs);
    ApiReply reply{raw.status, QJsonDocument::fromJson(raw.body).object(), raw.headers};
    if (raw.status == 0 || raw.headers.value("connection") == "close") {
        m_peer.reset();
    }
    mustBeAsDescribed(m_api, method, target, raw);
    return reply;
}

void mustBeAsDescribed(const OpenApi &api, const QByteArray &method, const QByteArray &target, const RawResponse &raw)
{
    if (raw.status == 0) {
        return;
    }
    const QString verb = QString::fromLatin1(method);
    const QString path = QString::fromLatin1(target.left(target.contains('?') ? target.indexOf('?') : target.size()));
    const QJsonValue body = raw.body.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(QJsonDocument::fromJson(raw.body).object());
    QString fault = api.faultOf(verb, path, raw.status, body);
    if (fault.isEmpty()) {
        fault = api.faultOfHeaders(verb, path, raw.status, raw.headers);
    }
    if (!fault.isEmpty()) {
        qFatal("not as openapi.json says: %s %s: %s in %s", method.constData(), target.constData(), qPrintable(fault), raw.body.left(400).constData());
    }
}

} // namespace yichuang::tests
