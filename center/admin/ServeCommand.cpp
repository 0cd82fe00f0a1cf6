// SPDX-License-Identifier: Apache-2.0
#include "center/admin/ServeCommand.h"

#include "app/base/Log.h"
#include "app/crypto/Hash.h"
#include "center/admin/AdminSession.h"
#include "center/admin/ServiceManager.h"
#include "center/handlers/CenterService.h"
#include "center/store/SecretFile.h"

#include <QJsonDocument>
#include <QProcess>
#include <QStandardPaths>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <future>

#include <sys/resource.h>
#include <unistd.h>

namespace yichuang::center {

using base::Result;

namespace {

constexpr std::chrono::seconds DrainBound{20};
constexpr int MostConnections = 100'000;
constexpr int LongestNotice = 60;
constexpr int FewestUnnamedDays = 7; // longer than an upload's row tells that its content is here
constexpr qsizetype ShortestToken = 16;
constexpr qsizetype LongestToken = 512;

struct ServeOptions {
    ServiceOptions service;
    int notice = 0; ///< seconds between saying so at /readyz and closing the port
};

// A connection takes a descriptor.
rlim_t filesFor(int connections)
{
    constexpr rlim_t besides = 256; // databases, logs, signals
    return static_cast<rlim_t>(connections) + besides;
}

/// Raises the bound on open files as far as it may be raised, and answers it.
rlim_t raiseFiles(rlim_t needed)
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= needed) {
        return needed;
    }
    const rlimit wider{needed, std::max(needed, limit.rlim_max)};
    const rlimit most{limit.rlim_max, limit.rlim_max};
    return ::setrlimit(RLIMIT_NOFILE, &wider) == 0 ? needed : ::setrlimit(RLIMIT_NOFILE, &most) == 0 ? most.rlim_cur : limit.rlim_cur;
}

/// Who asks for so many must hear when they cannot be served.
Result<void> makeRoom(const CommandLine &line, int connections)
{
    const rlim_t needed = filesFor(connections);
    const rlim_t allowed = raiseFiles(needed);
    if (allowed >= needed || !line.has(QStringLiteral("connections"))) {
        return {};
    }
    return base::fail(base::ErrorCode::NotAllowed,
                      QStringLiteral("%1 connections need %2 open files, and %3 are allowed: raise the limit (ulimit -n, LimitNOFILE=) or say fewer --connections")
                          .arg(connections)
                          .arg(needed)
                          .arg(allowed),
                      "serve.files");
}

Result<void> setLogLevel(const QString &word)
{
    static const QHash<QString, base::LogLevel> levels{{QStringLiteral("debug"), base::LogLevel::Debug},
                                                       {QStringLiteral("info"), base::LogLevel::Info},
                                                       {QStringLiteral("warning"), base::LogLevel::Warning},
                                                       {QStringLiteral("error"), base::LogLevel::Error}};
    const auto level = levels.constFind(word);
    if (level == levels.constEnd()) {
        return base::fail(base::ErrorCode::InvalidArgument, QStringLiteral("--log-level must be debug, info, warning or error"), "usage");
    }
    base::setLogLevel(*level);
    return {};
}

/// The hash of the token in `file`; empty when none was named.
Result<QByteArray> readMetricsToken(const QString &file)
{
    if (file.isEmpty()) {
        return QByteArray();
    }
    const Result<crypto::SecretBytes> secret = readSecretFile(file);
    if (!secret) {
        return usage(QStringLiteral("--metrics-token: %1").arg(secret.error().detail));
    }
    const QByteArrayView token = secret->view().trimmed();
    const bool isVisible = std::all_of(token.begin(), token.end(), [](char c) { return c > ' ' && c <= '~'; });
    if (token.size() < ShortestToken || token.size() > LongestToken || !isVisible) {
        return usage(QStringLiteral("--metrics-token: %1 must hold one word of %2 to %3 ASCII characters").arg(file).arg(ShortestToken).arg(LongestToken));
    }
    return crypto::hash(crypto::HashAlgorithm::Sha256, token);
}

// A scanner that cannot be started would leave every upload unchecked and the acts that name one waiting: it is missed now, not then.
Result<void> readAttachmentOptions(const CommandLine &line, ServiceOptions &options)
{
    options.attachmentsPlace = line.text(QStringLiteral("attachments"));
    options.s3File = line.text(QStringLiteral("s3"));
    if (!options.s3File.isEmpty() && !options.attachmentsPlace.startsWith(QLatin1String("s3://"))) {
        return usage(QStringLiteral("--s3 goes with --attachments s3://BUCKET/PREFIX"));
    }
    options.attachments.scanCommand = QProcess::splitCommand(line.text(QStringLiteral("scan-command")));
    const QString scanner = options.attachments.scanCommand.value(0);
    if (line.has(QStringLiteral("scan-command")) && QStandardPaths::findExecutable(scanner).isEmpty()) {
        return usage(QStringLiteral("--scan-command: there is no program '%1'").arg(scanner));
    }
    const Result<int> megabytes = line.number(QStringLiteral("attachment-mib"), 50, 1, 1024);
    const Result<int> days = line.number(QStringLiteral("unnamed-days"), 180, FewestUnnamedDays, 3650);
    if (!megabytes || !days) {
        return megabytes ? base::failure(days) : base::failure(megabytes);
    }
    options.attachments.maxSize = *megabytes * 1024LL * 1024;
    options.attachments.openBytes = std::max(options.attachments.openBytes, options.attachments.maxSize);
    options.attachments.unnamed = std::chrono::hours(24 * *days);
    return {};
}

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
    if (const Result<void> level = setLogLevel(line.text(QStringLiteral("log-level"), QStringLiteral("info"))); !level) {
        return base::failure(level);
    }
    const auto listener = ServiceManager::listener();
    if (!listener) {
        return base::failure(listener);
    }
    options.listener = listener->value_or(-1);
    if (const Result<void> read = readAttachmentOptions(line, options); !read) {
        return base::failure(read);
    }
    const Result<int> hours = line.number(QStringLiteral("offline-hours"), 72, 1, 24 * 30);
    const Result<int> connections = line.number(QStringLiteral("connections"), options.limits.connections, 1, MostConnections);
    const Result<int> each = line.number(QStringLiteral("connections-per-address"), options.limits.connectionsPerPeer, 1, MostConnections);
    if (!hours || !connections || !each) {
        return !hours ? base::failure(hours) : !connections ? base::failure(connections) : base::failure(each);
    }
    const Result<QByteArray> token = readMetricsToken(line.text(QStringLiteral("metrics-token")));
    if (!token) {
        return base::failure(token);
    }
    options.metricsToken = *token;
    options.offlineSignIn = std::chrono::hours(*hours);
    options.limits.connections = *connections;
    options.limits.requestsInFlight = *connections; // one that waits for changes is one of them, and every workstation keeps one
    options.limits.connectionsPerPeer = *each;
    if (const Result<void> room = makeRoom(line, *connections); !room) {
        return base::failure(room);
    }
    return options;
}

Result<ServeOptions> serveOptionsOf(const CommandLine &line)
{
    Result<ServiceOptions> service = optionsOf(line);
    const Result<int> notice = line.number(QStringLiteral("notice"), 0, 0, LongestNotice);
    if (!service || !notice) {
        return !service ? base::failure(service) : base::failure(notice);
    }
    return ServeOptions{std::move(*service), *notice};
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

// A proxy asks /readyz now and then: whom it sends before it has asked must find the port open. A second signal ends the wait.
void giveNotice(CenterService &service, int seconds, const sigset_t &signals)
{
    service.leave();
    const timespec wait{seconds, 0};
    while (sigtimedwait(&signals, nullptr, &wait) < 0 && errno == EINTR) {
    }
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
    Result<ServeOptions> told = serveOptionsOf(line);
    if (!told) {
        return base::failure(told);
    }
    ServiceOptions *options = &told->service;
    if (const auto made = AdminSession::open(Places::of(line), clock); !made) {
        return base::failure(made);
    }
    const sigset_t signals = endingSignals();
    Result<KeyFolder> keys = KeyFolder::load(Places::of(line).keys);
    std::promise<base::Error> unfit;
    options->writer.onUnfit = [&unfit](const base::Error &error) {
        unfit.set_value(error);
        ::kill(::getpid(), SIGTERM); // the one way down
    };
    auto service = keys ? CenterService::start(*options, std::move(*keys), clock) : base::failure(keys);
    if (!service) {
        return base::failure(service);
    }
    say({{QStringLiteral("listening"), QStringLiteral("%1:%2").arg(options->address).arg((*service)->port())}});
    ServiceManager::tellReady(QStringLiteral("port %1").arg((*service)->port()));
    int caught = 0;
    sigwait(&signals, &caught);
    base::log(base::LogLevel::Info, "serve", "draining", {{"signal", QString::number(caught)}});
    ServiceManager::tellStopping();
    giveNotice(**service, told->notice, signals);
    const HttpServer::Drained drained = (*service)->drain(DrainBound);
    if (std::future<base::Error> why = unfit.get_future(); why.wait_for(std::chrono::seconds(0)) == std::future_status::ready) {
        return tl::unexpected(why.get());
    }
    const bool whole = drained == HttpServer::Drained::Whole;
    return Report{{{QStringLiteral("drained"), whole}}, whole ? QStringLiteral("Everybody was answered.\n") : QStringLiteral("Some connections were cut.\n")};
}

} // namespace yichuang::center
