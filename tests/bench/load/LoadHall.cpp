// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/load/LoadHall.h"

#include "app/base/Json.h"
#include "tests/bench/Report.h"

#include <boost/asio/co_spawn.hpp>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <csignal>

#include <sys/prctl.h>
#include <unistd.h>

namespace yichuang::bench {

namespace {

constexpr int StartMs = 60'000;

QJsonObject jsonOf(const LoadReply &reply)
{
    if (reply.status != 200) {
        giveUp(QStringLiteral("the centre answered %1: %2").arg(QString::number(reply.status), QString::fromStdString(reply.body).left(200)));
    }
    return QJsonDocument::fromJson(QByteArray::fromStdString(reply.body)).object();
}

} // namespace

LoadCentre::LoadCentre(const QString &program, const tests::ServiceFixture &fixture)
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    // When the load gives up, its centre goes too.
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
    m_process.start(program, {QStringLiteral("serve"), QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"), QStringLiteral("--database"),
                              fixture.places().database, QStringLiteral("--keys"), fixture.places().keys, QStringLiteral("--attachments"), fixture.attachments(), QStringLiteral("--connections"),
                              QStringLiteral("12000"), QStringLiteral("--connections-per-address"), QStringLiteral("12000")});
    QByteArray said;
    while (!said.contains('\n') && m_process.waitForReadyRead(StartMs)) {
        said += m_process.readAllStandardOutput();
    }
    m_port = QJsonDocument::fromJson(said).object().value(QLatin1String("listening")).toString().section(QLatin1Char(':'), -1).toUShort();
    if (m_port == 0) {
        giveUp(QStringLiteral("the centre did not start"));
    }
}

LoadCentre::~LoadCentre()
{
    m_process.kill();
    m_process.waitForFinished();
}

double LoadCentre::megabytes() const
{
    return bench::megabytes(qPrintable(QStringLiteral("/proc/%1/status").arg(m_process.processId())), "VmRSS");
}

double LoadCentre::cpuSeconds() const
{
    QFile stat(QStringLiteral("/proc/%1/stat").arg(m_process.processId()));
    if (!stat.open(QIODevice::ReadOnly)) {
        giveUp(QStringLiteral("the centre is gone"));
    }
    // After the name in brackets; user and system time are the 14th and 15th field of all.
    const QByteArray all = stat.readAll();
    const QList<QByteArray> fields = all.sliced(all.lastIndexOf(')') + 2).split(' ');
    return (fields.at(11).toDouble() + fields.at(12).toDouble()) / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

LoadDesk::LoadDesk(const tests::ServiceFixture &fixture, tests::RemoteWorkstation workstation)
    : m_workstation(std::move(workstation)), m_tls(tlsOf(m_workstation.identity->certificatePem, m_workstation.identity->keyBytes(), fixture.authorityPem()))
{
}

void LoadDesk::prepare(int requests, int operationsEach)
{
    for (int i = 0; i < requests; ++i) {
        std::vector<protocol::Operation> operations;
        for (int n = 0; n < operationsEach; ++n) {
            tests::CaseBuilder builder = m_workstation.journal->newCase("ggcs-ws");
            operations.push_back(m_workstation.journal->act(builder, domain::ActKind::Accept));
        }
        m_cases.push_back(operations.front().caseId.toText().toStdString());
        m_requests.push_back(base::canonicalJson(m_workstation.batchOf(operations)).toStdString());
    }
}

void demand(bool isSo, const char *otherwise)
{
    if (!isSo) {
        giveUp(QLatin1String(otherwise));
    }
}

void start(boost::asio::io_context &io, boost::asio::awaitable<void> work)
{
    boost::asio::co_spawn(io, std::move(work), [](const std::exception_ptr &thrown) { demand(!thrown, "a connection of the load ended with an exception"); });
}

void run(boost::asio::io_context &io)
{
    io.restart();
    io.run();
}

boost::asio::awaitable<void> join(LoadPeer &peer)
{
    const bool isConnected = co_await peer.connect();
    demand(isConnected, "a connection was refused");
}

boost::asio::awaitable<void> sendAll(LoadPeer &peer, const std::vector<std::string> &requests, qint64 &applied)
{
    for (const std::string &request : requests) {
        const LoadReply reply = co_await peer.post("/v1/operations", request);
        applied += appliedOf(reply);
    }
}

int appliedOf(const LoadReply &reply)
{
    const QJsonArray answers = jsonOf(reply).value(QLatin1String("answers")).toArray();
    for (const QJsonValue &answer : answers) {
        if (answer[QLatin1String("status")].toString() != QLatin1String("applied")) {
            giveUp(QStringLiteral("an operation was not applied: ") + QString::fromStdString(reply.body).left(400));
        }
    }
    return static_cast<int>(answers.size());
}

LoadPage pageOf(const LoadReply &reply)
{
    const QJsonObject json = jsonOf(reply);
    LoadPage page;
    const QJsonArray changes = json.value(QLatin1String("changes")).toArray();
    for (const QJsonValue &change : changes) {
        if (change[QLatin1String("type")].toString() == QLatin1String("case")) {
            page.cases.push_back(change[QLatin1String("key")].toString().toStdString());
        }
    }
    page.cursor = json.value(QLatin1String("cursor")).toString().toStdString();
    page.more = json.value(QLatin1String("more")).toBool();
    return page;
}

} // namespace yichuang::bench
