// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "center/admin/AdminSession.h"
#include "center/handlers/CenterService.h"
#include "tests/center/ApiClient.h"
#include "tests/support/center/FakeWorkstation.h"
#include "tests/support/postgres/TestDatabase.h"

#include <QTemporaryDir>

namespace yichuang::tests {

/// A workstation enrolled over the network: its certificate, its signing key, its numbers.
struct RemoteWorkstation {
    std::unique_ptr<Identity> identity; ///< the client borrows it
    std::unique_ptr<crypto::Signer> signer;
    std::unique_ptr<FakeWorkstation> journal;
    std::unique_ptr<ApiClient> client;

    /// Offers these, signed; the answers in their order.
    [[nodiscard]] ApiReply offer(const std::vector<protocol::Operation> &operations);
    [[nodiscard]] QJsonObject batchOf(const std::vector<protocol::Operation> &operations) const;
};

/// A whole centre as `init`, `import` and `serve` make it, in a folder of its own, with SampleFacts' directory unless told another.
class ServiceFixture {
public:
    ServiceFixture();
    explicit ServiceFixture(const QJsonObject &directory);
    ~ServiceFixture();

    FakeClock clock; ///< stands at the real time: certificates are checked by it

    void start();
    std::function<void(center::ServiceOptions &)> adjust; ///< called by `start`
    [[nodiscard]] QString attachments() const { return file(QStringLiteral("attachments")); }
    void stop() { m_service.reset(); }
    [[nodiscard]] center::CenterService &service() { return *m_service; }
    [[nodiscard]] center::Places places() const;
    [[nodiscard]] const TestDatabase &database() const { return m_database; }
    [[nodiscard]] std::unique_ptr<center::AdminSession> admin();
    [[nodiscard]] center::CommandLine line(const QStringList &words) const;
    [[nodiscard]] QString file(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] QByteArray authorityPem() const;

    [[nodiscard]] ApiClient stranger() const { return ApiClient(m_service->port(), authorityPem()); }
    [[nodiscard]] QString newCode(const char *window);
    /// Enrols at a window and takes 200 numbers; the port is the service's unless told.
    [[nodiscard]] RemoteWorkstation enrol(const char *window);
    [[nodiscard]] RemoteWorkstation enrolAt(quint16 port, const char *window);
    /// The body of an enrolment for this code.
    [[nodiscard]] static QJsonObject enrolmentBody(const QString &code, const crypto::TlsKey &key, const crypto::Signer &signer);
    void setPassword(const char *person, const char *password);
    /// A backup of the database, and the way back, as an administrator does it; `restore` while no service runs.
    void save(const QString &file) const;
    void restore(const QString &file) const;
    /// What verify-journal finds; empty when all is right.
    [[nodiscard]] QString findings();

private:
    TestDatabase m_database;
    QTemporaryDir m_folder;
    std::unique_ptr<center::CenterService> m_service;
};

} // namespace yichuang::tests
