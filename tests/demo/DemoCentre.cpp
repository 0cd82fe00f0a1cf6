// SPDX-License-Identifier: Apache-2.0
#include "tests/demo/DemoCentre.h"

#include "app/base/Json.h"

#include <QTcpServer>

#include <csignal>
#include <sys/prctl.h>

namespace yichuang::tests {

namespace {

constexpr int CommandMs = 60'000;

base::Result<QJsonObject> firstObject(const QByteArray &output)
{
    return base::parseJsonObject(output.left(output.indexOf('\n')));
}

} // namespace

DemoCentre::~DemoCentre()
{
    m_service.terminate();
    if (!m_service.waitForFinished(10'000)) {
        m_service.kill();
    }
}

QStringList DemoCentre::where() const
{
    return {QStringLiteral("--database"), m_folder + QStringLiteral("/data/centre.sqlite"), QStringLiteral("--keys"),
            m_folder + QStringLiteral("/keys")};
}

base::Result<QJsonObject> DemoCentre::ask(const QStringList &command)
{
    QProcess process;
    process.start(m_program, command + where() + QStringList(QStringLiteral("--json")));
    if (!process.waitForFinished(CommandMs) || process.exitCode() > 1) {
        return base::fail(base::ErrorCode::Internal, QStringLiteral("%1: %2").arg(command.value(0), QString::fromUtf8(process.readAllStandardError())));
    }
    return firstObject(process.readAllStandardOutput());
}

base::Result<QJsonObject> DemoCentre::prepare()
{
    return ask({QStringLiteral("init"), QStringLiteral("--name"), QStringLiteral("127.0.0.1,localhost")}).and_then([this](const QJsonObject &) {
        return ask({QStringLiteral("demo-hall"), QStringLiteral("--codes"), QStringLiteral("01,02")});
    });
}

base::Result<void> DemoCentre::start()
{
    if (m_url.isEmpty()) {
        QTcpServer probe;
        probe.listen(QHostAddress::LocalHost);
        m_url = QUrl(QStringLiteral("https://127.0.0.1:%1").arg(probe.serverPort()));
    }
    // A day that is given up must not leave its centre behind.
    m_service.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
    m_service.start(m_program, QStringList{QStringLiteral("serve"), QStringLiteral("--listen"), QStringLiteral("127.0.0.1:%1").arg(m_url.port())} + where());
    if (!m_service.waitForReadyRead(CommandMs)) {
        return base::fail(base::ErrorCode::Unavailable, QStringLiteral("the centre does not start: %1").arg(QString::fromUtf8(m_service.readAllStandardError())));
    }
    return {};
}

void DemoCentre::kill()
{
    m_service.kill();
    m_service.waitForFinished(10'000);
}

} // namespace yichuang::tests
