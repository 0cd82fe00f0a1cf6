// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/sync/FakeHttp.h"
#include "tests/support/sync/TestTrust.h"

#include <map>

namespace yichuang::tests {

/// A strict tus 1.0 server at /v1/attachments that keeps everything in this process: checks every checksum and offset, knows
/// contents by their hash, and says each status a test asks for. Lives in the thread it was made in, which must have an
/// event loop.
class FakeTus final : public QObject {
    Q_OBJECT
public:
    explicit FakeTus(const QByteArray &extensions = "creation,creation-with-upload,checksum,termination,expiration");

    [[nodiscard]] TestTrust &trust() { return m_trust; }
    [[nodiscard]] quint16 port() const { return m_port; }
    void setFaults(FakeHttp::FaultPlan plan) { m_faults = std::move(plan); }
    /// Whole contents, by hash in hex.
    [[nodiscard]] const std::map<QByteArray, QByteArray> &whole() const { return m_whole; }
    void putWhole(const QByteArray &content);
    /// Uploads under way.
    [[nodiscard]] size_t begun() const { return m_uploads.size(); }
    /// All uploads under way are gone, as if they had expired.
    void expire() { m_uploads.clear(); }
    /// As a server that lost the end of what it had.
    void loseBytes(qint64 bytes);
    [[nodiscard]] qint64 received() const { return m_received; } ///< bytes of pieces taken
    [[nodiscard]] qint64 largestPiece() const { return m_largestPiece; }
    [[nodiscard]] int requests(const QByteArray &verb) const { return m_requests.value(verb); }
    /// What broke the protocol; empty: nothing.
    [[nodiscard]] QByteArray complaint() const { return m_complaint; }

private:
    struct Upload {
        QByteArray hash; ///< hex, as the metadata says
        qint64 length = 0;
        QByteArray content;
    };
    [[nodiscard]] FakeResponse handle(const FakeRequest &request);
    [[nodiscard]] FakeResponse create(const FakeRequest &request);
    [[nodiscard]] FakeResponse piece(const FakeRequest &request);
    [[nodiscard]] int take(Upload &upload, const FakeRequest &request);
    [[nodiscard]] int complain(const QByteArray &what);

    TestTrust m_trust;
    QByteArray m_extensions;
    FakeHttp::FaultPlan m_faults;
    std::unique_ptr<FakeHttp> m_http;
    quint16 m_port = 0;
    int m_last = 0;
    std::map<QByteArray, Upload> m_uploads; ///< by path
    std::map<QByteArray, QByteArray> m_whole;
    qint64 m_received = 0;
    qint64 m_largestPiece = 0;
    QHash<QByteArray, int> m_requests;
    QByteArray m_complaint;
};

/// TLS 1.3 with the trust's server certificate; a client may show its own.
[[nodiscard]] QSslConfiguration serverTls(const TestTrust &trust);

} // namespace yichuang::tests
