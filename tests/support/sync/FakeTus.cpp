// SPDX-License-Identifier: Apache-2.0
#include "tests/support/sync/FakeTus.h"

#include <QCryptographicHash>
#include <QSslCertificate>
#include <QSslKey>

namespace yichuang::tests {

namespace {

QByteArray sha256(const QByteArray &content)
{
    return QCryptographicHash::hash(content, QCryptographicHash::Sha256);
}

} // namespace

FakeTus::FakeTus(const QByteArray &extensions) : m_extensions(extensions)
{
    m_faults = [](const FakeRequest &) { return Fault(); };
    const auto handler = [this](const FakeRequest &request, const FakeHttp::Answer &answer) { answer(handle(request)); };
    m_http = std::make_unique<FakeHttp>(serverTls(m_trust), handler, [this](const FakeRequest &request) { return m_faults(request); });
    m_port = m_http->listen(0);
}

void FakeTus::putWhole(const QByteArray &content)
{
    m_whole[sha256(content).toHex()] = content;
}

void FakeTus::loseBytes(qint64 bytes)
{
    for (auto &[path, upload] : m_uploads) {
        upload.content.chop(bytes);
    }
}

int FakeTus::complain(const QByteArray &what)
{
    m_complaint = what;
    return 400;
}

FakeResponse FakeTus::handle(const FakeRequest &request)
{
    ++m_requests[request.verb];
    if (!request.hasClientCertificate) {
        return {complain("no client certificate"), "{}", {}};
    }
    if (request.verb == "OPTIONS") {
        return {204, {}, {{"Tus-Version", "1.0.0"}, {"Tus-Extension", m_extensions}}};
    }
    if (request.headers.value("tus-resumable") != "1.0.0") {
        return {complain("no Tus-Resumable"), "{}", {}};
    }
    if (request.verb == "POST") {
        return create(request);
    }
    const auto upload = m_uploads.find(request.path);
    if (upload == m_uploads.end()) {
        return {404, {}, {}};
    }
    if (request.verb == "HEAD") {
        return {200, {}, {{"Upload-Offset", QByteArray::number(upload->second.content.size())}, {"Upload-Length", QByteArray::number(upload->second.length)}}};
    }
    if (request.verb == "DELETE") {
        m_uploads.erase(upload);
        return {204, {}, {}};
    }
    return piece(request);
}

FakeResponse FakeTus::create(const FakeRequest &request)
{
    Upload upload;
    upload.length = request.headers.value("upload-length").toLongLong();
    QByteArray type;
    for (const QByteArray &entry : request.headers.value("upload-metadata").split(',')) {
        const QList<QByteArray> pair = entry.split(' ');
        (pair.first() == "sha256" ? upload.hash : type) = QByteArray::fromBase64(pair.value(1));
    }
    if (upload.hash.size() != 64 || type.isEmpty() || upload.length <= 0) {
        return {complain("a creation without length, sha256 or type"), "{}", {}};
    }
    const QByteArray path = "/v1/attachments/" + QByteArray::number(++m_last);
    if (const auto known = m_whole.find(upload.hash); known != m_whole.end()) {
        return {201, {}, {{"Location", path}, {"Upload-Offset", QByteArray::number(upload.length)}}};
    }
    if (!request.body.isEmpty()) {
        if (const int status = take(upload, request); status != 0) {
            return {status, "{}", {}};
        }
    }
    const QByteArray offset = QByteArray::number(upload.content.size());
    m_uploads[path] = upload;
    // Absolute, with another name and scheme: as behind a proxy that ends TLS.
    return {201, {}, {{"Location", "http://inner.example" + path}, {"Upload-Offset", offset}}};
}

int FakeTus::take(Upload &upload, const FakeRequest &request)
{
    if (request.headers.value("content-type") != "application/offset+octet-stream") {
        return complain("a piece with another type");
    }
    if (request.headers.value("upload-checksum") != "sha256 " + sha256(request.body).toBase64()) {
        return 460;
    }
    m_received += request.body.size();
    m_largestPiece = std::max<qint64>(m_largestPiece, request.body.size());
    upload.content += request.body;
    if (upload.content.size() > upload.length) {
        return complain("more than announced");
    }
    if (upload.content.size() == upload.length && sha256(upload.content).toHex() != upload.hash) {
        return complain("not what was announced");
    }
    if (upload.content.size() == upload.length) {
        m_whole[upload.hash] = upload.content;
    }
    return 0;
}

FakeResponse FakeTus::piece(const FakeRequest &request)
{
    Upload &upload = m_uploads[request.path];
    if (request.headers.value("upload-offset").toLongLong() != upload.content.size()) {
        return {409, "{}", {}};
    }
    if (const int status = take(upload, request); status != 0) {
        return {status, "{}", {}};
    }
    return {204, {}, {{"Upload-Offset", QByteArray::number(upload.content.size())}}};
}

QSslConfiguration serverTls(const TestTrust &trust)
{
    QSslConfiguration tls;
    tls.setProtocol(QSsl::TlsV1_3OrLater);
    tls.setLocalCertificateChain(QSslCertificate::fromData(trust.serverChainPem(), QSsl::Pem));
    tls.setPrivateKey(QSslKey(trust.serverKeyPem(), QSsl::Ec, QSsl::Pem));
    tls.setCaCertificates(QSslCertificate::fromData(trust.authorityPem(), QSsl::Pem));
    tls.setPeerVerifyMode(QSslSocket::QueryPeer); // enrolment has no certificate yet
    return tls;
}

} // namespace yichuang::tests
