// SPDX-License-Identifier: Apache-2.0
#include "tests/demo/DemoCentre.h"

#include "app/base/GiveWay.h"
#include "app/base/Json.h"

#include <QFile>
#include <QJsonArray>
#include <QTcpServer>

#include <csignal>
#include <sys/prctl.h>

namespace yichuang::tests {

using base::Result;

namespace {

constexpr int CommandMs = 60'000;

Result<QJsonObject> firstObject(const QByteArray &output)
{
    return base::parseJsonObject(output.left(output.indexOf('\n')));
}

Result<QString> saveNew(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
        return base::fail(base::ErrorCode::StorageFailed, file.errorString());
    }
    return path;
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
    return {QStringLiteral("--database"), database(), QStringLiteral("--keys"), keys()};
}

Result<QByteArray> DemoCentre::say(const QStringList &command)
{
    QProcess process;
    process.start(m_program, command + where());
    if (!process.waitForFinished(CommandMs) || process.exitCode() > 1) {
        return base::fail(base::ErrorCode::Internal, QStringLiteral("%1: %2").arg(command.value(0), QString::fromUtf8(process.readAllStandardError())));
    }
    return process.readAllStandardOutput();
}

Result<QJsonObject> DemoCentre::ask(const QStringList &command)
{
    return say(command + QStringList(QStringLiteral("--json"))).and_then(firstObject);
}

Result<QJsonObject> DemoCentre::prepare()
{
    const auto hall = ask({QStringLiteral("init"), QStringLiteral("--name"), QStringLiteral("127.0.0.1,localhost")}).and_then([this](const QJsonObject &) {
        return ask({QStringLiteral("demo-hall"), QStringLiteral("--codes"), QStringLiteral("01,02,08")});
    });
    m_hall = hall.value_or(QJsonObject());
    return hall;
}

Result<void> DemoCentre::start()
{
    if (m_url.isEmpty()) {
        QTcpServer probe;
        probe.listen(QHostAddress::LocalHost);
        m_url = QUrl(QStringLiteral("https://127.0.0.1:%1").arg(probe.serverPort()));
    }
    // A day that is given up must not leave its centre behind.
    m_service.setChildProcessModifier([] {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        base::giveWay();
    });
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

Result<void> DemoCentre::setRights(const QString &window, const QStringList &rights)
{
    const auto shown = ask({QStringLiteral("directory"), QStringLiteral("show")});
    if (!shown) {
        return base::failure(shown);
    }
    QJsonObject body = shown->value(QLatin1String("body")).toObject();
    QJsonArray windows;
    const QJsonArray before = body.value(QLatin1String("windows")).toArray();
    for (const QJsonValue &value : before) {
        QJsonObject one = value.toObject();
        if (one.value(QLatin1String("id")).toString() == window) {
            one.insert(QStringLiteral("rights"), QJsonObject{{QStringLiteral("*"), QJsonArray::fromStringList(rights)}});
        }
        windows.append(one);
    }
    body.insert(QStringLiteral("windows"), windows);
    body.insert(QStringLiteral("version"), QStringLiteral("demo.day.%1").arg(++m_editions));
    return saveNew(m_folder + QStringLiteral("/directory.json"), base::canonicalJson(body))
        .and_then([this](const QString &file) { return ask({QStringLiteral("directory"), QStringLiteral("import"), file}); })
        .map([](const QJsonObject &) {});
}

QString DemoCentre::given(const char *list, const char *key, const QString &value, const char *member) const
{
    const QJsonArray entries = m_hall.value(QLatin1String(list)).toArray();
    for (const QJsonValue &entry : entries) {
        if (entry[QLatin1String(key)].toString() == value) {
            return entry[QLatin1String(member)].toString();
        }
    }
    return {};
}

QString DemoCentre::password(const QString &person) const
{
    return given("people", "id", person, "password");
}

QString DemoCentre::code(const QString &window) const
{
    return given("codes", "window", window, "code");
}

} // namespace yichuang::tests
