// SPDX-License-Identifier: Apache-2.0
#include "center/admin/ServeCommand.h"

#include "app/base/Log.h"
#include "center/admin/AdminSession.h"
#include "center/handlers/CenterService.h"

#include <QJsonDocument>
#include <QProcess>

#include <csignal>
#include <cstdio>

namespace yichuang::center {

using base::Result;

namespace {

constexpr std::chrono::seconds DrainBound{20};

Result<ServiceOptions> optionsOf(const CommandLine &line)
{
    const QString listen = line.text(QStringLiteral("listen"), QStringLiteral("127.0.0.1:8443"));
    const qsizetype colon = listen.lastIndexOf(QLatin1Char(':'));
    bool isPort = false;
    ServiceOptions options;
    options.database = Places::of(line).database;
    options.port = listen.mid(colon + 1).toUShort(&isPort);
    options.address = listen.left(colon).remove(QLatin1Char('[')).remove(QLatin1Char(']'));
    if (colon < 1 || !isPort) {
        return base::fail(base::ErrorCode::InvalidArgument, QStringLiteral("--listen must be ADDRESS:PORT, as 0.0.0.0:8443"), "usage");
    }
    options.attachmentsPlace = line.text(QStringLiteral("attachments"));
    options.attachments.scanCommand = QProcess::splitCommand(line.text(QStringLiteral("scan-command")));
    const Result<int> megabytes = line.number(QStringLiteral("attachment-mib"), 50, 1, 1024);
    if (!megabytes) {
        return base::failure(megabytes);
    }
    options.attachments.maxSize = *megabytes * 1024LL * 1024;
    options.attachments.openBytes = std::max(options.attachments.openBytes, options.attachments.maxSize);
    const Result<int> hours = line.number(QStringLiteral("offline-hours"), 72, 1, 24 * 30);
    return hours.map([&options](int value) {
        options.offlineSignIn = std::chrono::hours(value);
        return options;
    });
}

// Blocked before the first thread starts, so that no thread of ours is ever interrupted by them.
sigset_t endingSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    return signals;
}

void say(const QJsonObject &json)
{
    const QByteArray text = QJsonDocument(json).toJson(QJsonDocument::Compact);
    std::fprintf(stdout, "%s\n", text.constData());
    std::fflush(stdout);
}

} // namespace

Result<Report> runServe(const CommandLine &line, const base::Clock &clock)
{
    const Result<ServiceOptions> options = optionsOf(line);
    if (!options) {
        return base::failure(options);
    }
    if (const auto made = AdminSession::open(Places::of(line), clock); !made) {
        return base::failure(made);
    }
    const sigset_t signals = endingSignals();
    Result<KeyFolder> keys = KeyFolder::load(Places::of(line).keys);
    auto service = keys ? CenterService::start(*options, std::move(*keys), clock) : base::failure(keys);
    if (!service) {
        return base::failure(service);
    }
    say({{QStringLiteral("listening"), QStringLiteral("%1:%2").arg(options->address).arg((*service)->port())}});
    int caught = 0;
    sigwait(&signals, &caught);
    base::log(base::LogLevel::Info, "serve", "draining", {{"signal", QString::number(caught)}});
    const HttpServer::Drained drained = (*service)->drain(DrainBound);
    const bool whole = drained == HttpServer::Drained::Whole;
    return Report{{{QStringLiteral("drained"), whole}}, whole ? QStringLiteral("Everybody was answered.\n") : QStringLiteral("Some connections were cut.\n")};
}

} // namespace yichuang::center
