// SPDX-License-Identifier: Apache-2.0
#include "tests/center/ServiceFixture.h"

#include "app/protocol/Messages.h"
#include "center/admin/EnrolCommands.h"
#include "center/admin/InitCommand.h"
#include "center/admin/PeopleCommands.h"
#include "center/admin/RestoreCommands.h"
#include "center/journal/JournalCheck.h"
#include "tests/support/domain/SampleFacts.h"

#include <QFile>
#include <QJsonArray>

namespace yichuang::tests {

namespace {

template<typename T>
T demand(base::Result<T> value, const char *what)
{
    if (!value) {
        qFatal("%s: %s", what, qPrintable(value.error().detail));
    }
    if constexpr (!std::is_void_v<T>) {
        return std::move(*value);
    }
}

} // namespace

QJsonObject RemoteWorkstation::batchOf(const std::vector<protocol::Operation> &operations) const
{
    const QByteArray signature = operations.empty() ? QByteArray() : demand(signer->sign(operations.back().chain.hash), "signature");
    return protocol::OperationBatch{operations, signature}.toJson();
}

ApiReply RemoteWorkstation::offer(const std::vector<protocol::Operation> &operations)
{
    return client->post("/v1/operations", batchOf(operations));
}

ServiceFixture::ServiceFixture() : ServiceFixture(directoryJson()) {}

ServiceFixture::ServiceFixture(const QJsonObject &directory) : clock(base::SystemClock().now())
{
    demand(center::runInit(line({QStringLiteral("init")}), clock), "init");
    const auto session = admin();
    QJsonArray files;
    for (const QJsonObject &calendar : calendarFiles()) {
        files.append(calendar);
    }
    demand(session->publish(center::DocumentKind::Policy, policyJson()), "policy");
    demand(session->publish(center::DocumentKind::Calendar, {{QStringLiteral("files"), files}}), "calendar");
    demand(session->publish(center::DocumentKind::Catalogue, catalogueJson()), "catalogue");
    demand(session->publish(center::DocumentKind::Directory, directory), "directory");
}

ServiceFixture::~ServiceFixture() = default;

center::Places ServiceFixture::places() const
{
    return {m_database.where(), file(QStringLiteral("keys"))};
}

center::CommandLine ServiceFixture::line(const QStringList &words) const
{
    const QStringList where{QStringLiteral("--database"), places().database, QStringLiteral("--keys"), places().keys};
    return demand(center::CommandLine::parse(words + where, center::commandFlags(), center::commandOptions()), "command line");
}

std::unique_ptr<center::AdminSession> ServiceFixture::admin()
{
    return demand(center::AdminSession::open(places(), clock), "session");
}

void ServiceFixture::start()
{
    center::ServiceOptions options;
    options.database = places().database;
    options.limits.connectionsPerPeer = 500;
    options.attachmentsPlace = attachments();
    if (adjust) {
        adjust(options);
    }
    m_service = demand(center::CenterService::start(options, demand(center::KeyFolder::load(places().keys), "keys"), clock), "service");
}

QByteArray ServiceFixture::authorityPem() const
{
    QFile pem(places().keys + QStringLiteral("/authority.pem"));
    if (!pem.open(QIODevice::ReadOnly)) {
        qFatal("no authority");
    }
    return pem.readAll();
}

QString ServiceFixture::newCode(const char *window)
{
    return demand(center::issueCode(*admin(), QString::fromLatin1(window), std::chrono::hours(1)), "code");
}

void ServiceFixture::setPassword(const char *person, const char *password)
{
    demand(center::setPassword(*admin(), key<domain::PersonId>(person), QString::fromLatin1(password)), "password");
}

QJsonObject ServiceFixture::enrolmentBody(const QString &code, const crypto::TlsKey &tlsKey, const crypto::Signer &signer)
{
    const auto request = demand(crypto::CertificateRequest::make(tlsKey, {QStringLiteral("window pc"), {}, {}}), "request");
    protocol::EnrolmentRequest body;
    body.code = code;
    body.requestPem = demand(request.toPem(), "request");
    body.signingKey = demand(demand(signer.verifier(), "verifier").toRaw(), "key");
    body.machine = QStringLiteral("test machine");
    body.dataKey = QByteArray(32, 'd');
    return body.toJson();
}

RemoteWorkstation ServiceFixture::enrol(const char *window)
{
    return enrolAt(m_service->port(), window);
}

RemoteWorkstation ServiceFixture::enrolAt(quint16 port, const char *window)
{
    const crypto::TlsKey tlsKey = demand(crypto::TlsKey::generate(), "key");
    RemoteWorkstation made;
    made.signer = std::make_unique<crypto::Signer>(demand(crypto::Signer::generate(crypto::SignatureSuite::Ed25519), "signer"));
    ApiClient before(port, authorityPem());
    const ApiReply reply = before.post("/v1/enrolments", enrolmentBody(newCode(window), tlsKey, *made.signer));
    if (reply.status != 201) {
        qFatal("enrolment: %d %s", reply.status, qPrintable(reply.code()));
    }
    const auto enrolled = demand(protocol::EnrolmentReply::fromJson(reply.json), "enrolment");
    made.identity = std::make_unique<Identity>(Identity{enrolled.certificatePem, demand(tlsKey.toPem(), "key")});
    made.client = std::make_unique<ApiClient>(port, authorityPem(), made.identity.get());
    const ApiReply numbers = made.client->post(
        "/v1/number-blocks", protocol::NumberBlockRequest{base::makeUuidV7(clock.now()).toString(QUuid::WithoutBraces), 1000}.toJson());
    center::Enrolled place;
    place.id = enrolled.workstation;
    place.window = enrolled.window;
    place.hall = enrolled.hall;
    made.journal = std::make_unique<FakeWorkstation>(place, demand(domain::NumberBlock::fromJson(numbers.json), "numbers"), clock);
    return made;
}

void ServiceFixture::save(const QString &file) const
{
    if (!m_database.isFile()) {
        m_database.dump(file);
    } else if (const auto saved = center::runBackup(line({QStringLiteral("backup"), file}), clock); !saved) {
        qFatal("backup: %s", qPrintable(saved.error().detail));
    }
}

void ServiceFixture::restore(const QString &file) const
{
    QStringList words{QStringLiteral("restore")};
    if (m_database.isFile()) {
        words.append(file);
    } else {
        m_database.bringBack(file);
    }
    if (const auto restored = center::runRestore(line(words), clock); !restored) {
        qFatal("restore: %s", qPrintable(restored.error().detail));
    }
}

QString ServiceFixture::findings()
{
    const auto session = admin();
    const auto report = demand(center::JournalCheck(session->stores()).run(), "check");
    QStringList texts;
    for (const center::Finding &finding : report.findings) {
        texts.append(finding.code + QLatin1Char(' ') + finding.place);
    }
    return texts.join(QLatin1String("; "));
}

} // namespace yichuang::tests
