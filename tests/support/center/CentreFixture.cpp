// SPDX-License-Identifier: Apache-2.0
#include "tests/support/center/CentreFixture.h"

#include "center/store/CenterDatabase.h"
#include "tests/support/domain/SampleFacts.h"

#include <QJsonArray>

#include <future>

namespace yichuang::tests {

using base::Result;
using protocol::Answer;

namespace {

template<typename T>
T orEnd(Result<T> result, const char *what)
{
    if (!result) {
        qFatal("%s: %s", what, qPrintable(result.error().detail));
    }
    return std::move(*result);
}

void must(const Result<void> &result, const char *what)
{
    if (!result) {
        qFatal("%s: %s", what, qPrintable(result.error().detail));
    }
}

center::Vault openVault()
{
    const QByteArray key(crypto::SealKeySize, 'k');
    return orEnd(center::Vault::open(crypto::SecretBytes(QByteArrayView(key))), "vault");
}

} // namespace

Result<bool> FakeAttachments::has(const QString &sha256)
{
    const std::lock_guard lock(m_mutex);
    return m_here.count(sha256) > 0;
}

void FakeAttachments::add(const QString &sha256)
{
    const std::lock_guard lock(m_mutex);
    m_here.insert(sha256);
}

CentreFixture::CentreFixture()
{
    const auto database = orEnd(center::CenterDatabase::open(m_database.where()), "database");
    must(center::CenterStore(*database).create(orEnd(center::makeFingerprint(), "fingerprint"), clock.now()), "centre");
    restart();
    publishFacts();
}

CentreFixture::~CentreFixture() = default;

std::unique_ptr<storage::Connection> CentreFixture::connect() const
{
    return orEnd(center::CenterDatabase::join(m_database.where()), "connection");
}

void CentreFixture::start(std::unique_ptr<storage::Connection> connection)
{
    m_writer.reset();
    m_writer = std::make_unique<center::Writer>(std::make_unique<center::Stores>(std::move(connection), openVault()), attachments, clock, notifier,
                                                applierOptions, writerOptions);
}

void CentreFixture::restart()
{
    start(connect());
}

void CentreFixture::restartWithFaults(std::shared_ptr<FaultPlan> plan)
{
    start(std::make_unique<FaultyConnection>(connect(), std::move(plan)));
}

std::unique_ptr<center::Stores> CentreFixture::read()
{
    return std::make_unique<center::Stores>(connect(), openVault());
}

std::unique_ptr<center::Stores> CentreFixture::readWithFaults(std::shared_ptr<FaultPlan> plan)
{
    return std::make_unique<center::Stores>(std::make_unique<FaultyConnection>(connect(), std::move(plan)), openVault());
}

void CentreFixture::publishFacts()
{
    QJsonArray files;
    for (const QJsonObject &file : calendarFiles()) {
        files.append(file);
    }
    const std::pair<center::DocumentKind, QJsonObject> documents[] = {
        {center::DocumentKind::Catalogue, catalogueJson()},
        {center::DocumentKind::Calendar, QJsonObject{{QStringLiteral("files"), files}}},
        {center::DocumentKind::Directory, directoryJson()},
        {center::DocumentKind::Policy, policyJson()},
    };
    for (const auto &[kind, body] : documents) {
        must(perform([&](const center::WriteContext &context) {
                 return context.stores.publish(kind, body, context.heads.journal.n, context.now).map([](const center::Document &) {});
             }),
             "publish");
    }
}

FakeWorkstation CentreFixture::enrol(const char *window, const char *hall)
{
    center::Enrolled enrolled;
    domain::NumberBlock block;
    must(perform([&](const center::WriteContext &context) {
             center::Enrolled wish;
             wish.id = domain::WorkstationId::make(context.now);
             wish.window = key<domain::WindowId>(window);
             wish.hall = key<domain::HallId>(hall);
             wish.machine = QStringLiteral("test");
             wish.certificate = wish.id.toBytes();
             wish.signingKey = FakeWorkstation::signerOf(wish.id).verifier().and_then([](const crypto::Verifier &v) { return v.toRaw(); }).value();
             wish.enrolled = context.now;
             return context.stores.workstations.add(wish, QByteArray(32, 'd'))
                 .and_then([&](const center::Enrolled &added) {
                     enrolled = added;
                     return context.stores.grantNumbers(added.id.toText(), added, 500, context.now);
                 })
                 .map([&](const domain::NumberBlock &granted) { block = granted; });
         }),
         "enrol");
    return FakeWorkstation(enrolled, block, clock);
}

std::vector<Answer> CentreFixture::offer(const center::Enrolled &workstation, const std::vector<QJsonObject> &operations)
{
    std::promise<std::vector<Answer>> promise;
    auto future = promise.get_future();
    std::vector<center::Offer> offers = center::Offer::readAll(operations);
    const bool canSign = !offers.empty() && offers.back().chain;
    const QByteArray signature = canSign ? orEnd(FakeWorkstation::signerOf(workstation.id).sign(offers.back().chain->hash), "signature") : QByteArray();
    const Result<void> taken =
        m_writer->submit({workstation, std::move(offers), signature, [&promise](std::vector<Answer> answers) { promise.set_value(std::move(answers)); }});
    return taken ? future.get() : std::vector<Answer>();
}

std::vector<Answer> CentreFixture::offer(const FakeWorkstation &workstation, const std::vector<protocol::Operation> &operations)
{
    std::vector<QJsonObject> json;
    for (const protocol::Operation &operation : operations) {
        json.push_back(operation.toJson());
    }
    return offer(workstation.enrolled(), json);
}

Answer CentreFixture::offer(const FakeWorkstation &workstation, const protocol::Operation &operation)
{
    const std::vector<Answer> answers = offer(workstation, std::vector<protocol::Operation>{operation});
    return answers.empty() ? Answer() : answers.front();
}

Result<void> CentreFixture::perform(center::Writer::Work work)
{
    std::promise<Result<void>> promise;
    auto future = promise.get_future();
    const Result<void> taken =
        m_writer->perform(std::move(work), [&promise](Result<void> result) { promise.set_value(std::move(result)); });
    return taken ? future.get() : taken;
}

QString CentreFixture::findings()
{
    const auto stores = read();
    const Result<center::CheckReport> report = center::JournalCheck(*stores).run();
    if (!report) {
        return report.error().detail;
    }
    QStringList lines;
    for (const center::Finding &finding : report->findings) {
        lines.append(finding.code + QLatin1Char(' ') + finding.place);
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace yichuang::tests
