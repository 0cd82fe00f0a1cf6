// SPDX-License-Identifier: Apache-2.0
#include "tests/support/postgres/TestDatabase.h"

#include "app/base/Json.h"
#include "app/storage/PostgresDatabase.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>

#include <atomic>

namespace yichuang::tests {

namespace {

QString serverNamed(const QString &note)
{
    QFile file(note);
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("no note of a server: %s", qPrintable(note));
    }
    return base::parseJsonObject(file.readAll()).value_or(QJsonObject()).value(QLatin1String("url")).toString();
}

void tell(const QString &server, const QByteArray &sql)
{
    const auto done = storage::PostgresDatabase::open(server).and_then([&sql](const auto &database) { return database->executeScript(sql); });
    if (!done) {
        qFatal("%s: %s", sql.constData(), qPrintable(done.error().detail));
    }
}

void runTool(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(program, arguments);
    if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0) {
        qFatal("%s failed", qPrintable(program));
    }
}

} // namespace

TestDatabase::TestDatabase()
{
    const QString note = qEnvironmentVariable("YICHUANG_TEST_POSTGRES");
    if (note.isEmpty()) {
        m_where = m_folder.filePath(QStringLiteral("data/center.sqlite"));
        QDir(m_folder.path()).mkdir(QStringLiteral("data"));
        return;
    }
    static std::atomic<int> made = 0;
    m_server = serverNamed(note);
    m_schema = QStringLiteral("t%1_%2").arg(QCoreApplication::applicationPid()).arg(++made).toLatin1();
    tell(m_server, "CREATE SCHEMA " + m_schema);
    m_where = m_server + QStringLiteral("&options=-csearch_path%3D") + QString::fromLatin1(m_schema);
}

TestDatabase::~TestDatabase()
{
    if (!m_schema.isEmpty()) {
        tell(m_server, "SET client_min_messages = warning; DROP SCHEMA " + m_schema + " CASCADE");
    }
}

void TestDatabase::dump(const QString &file) const
{
    runTool(QStringLiteral("pg_dump"), {QStringLiteral("--clean"), QStringLiteral("--schema"), QString::fromLatin1(m_schema), QStringLiteral("--file"), file, m_server});
}

void TestDatabase::bringBack(const QString &file) const
{
    runTool(QStringLiteral("psql"), {QStringLiteral("--quiet"), QStringLiteral("--set"), QStringLiteral("ON_ERROR_STOP=1"), QStringLiteral("--file"), file, m_server});
}

} // namespace yichuang::tests
