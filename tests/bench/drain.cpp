// SPDX-License-Identifier: Apache-2.0
// How fast a day without a line reaches the centre: a workstation with COUNT confirmed cases (yichuang-bench-seed) and a
// real centre, each a process of its own, mutual TLS between them. Timed from the moment the line is back until the
// store says that nothing waits; then the centre's journal is verified. Works in a folder of its own in the current one.
// usage: yichuang-bench-drain PATH/yichuang-center [COUNT [DOCUMENTS.jsonl]]
//        DOCUMENTS: where the operations are written, one a line, for whoever replicates the same
#include "app/base/Json.h"
#include "app/desk/Workstation.h"
#include "app/storage/Query.h"
#include "app/storage/SqliteDatabase.h"
#include "tests/bench/Report.h"
#include "tests/bench/Station.h"
#include "tests/bench/Until.h"
#include "tests/demo/DemoCentre.h"

#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QProcess>
#include <QTemporaryDir>

#include <sys/resource.h>

namespace {

using namespace yichuang;
using namespace yichuang::bench;

constexpr std::chrono::minutes Patience{10};
constexpr std::chrono::milliseconds LookEvery{5};
constexpr int SeedMs = 1'800'000;

Seed seeded(const QString &center, const QString &folder, int count)
{
    QProcess seed;
    seed.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    seed.start(QCoreApplication::applicationDirPath() + QStringLiteral("/yichuang-bench-seed"), {center, folder, QString::number(count)});
    if (!seed.waitForFinished(SeedMs) || seed.exitStatus() != QProcess::NormalExit || seed.exitCode() != 0) {
        giveUp(QStringLiteral("the workstation could not be prepared"));
    }
    return Seed::read(folder);
}

/// What waits at the workstation, asked of its store from outside.
class Waiting {
public:
    explicit Waiting(const Seed &seed)
        : m_database(orGiveUp(storage::SqliteDatabase::open(seed.workstation() + QStringLiteral("/workspace.db"), options()), "the store"))
    {
    }
    [[nodiscard]] qint64 count(const QByteArray &table = "outbox")
    {
        return orGiveUp(storage::queryInteger(*m_database, "SELECT count(*) FROM " + table), "the store");
    }
    [[nodiscard]] bool isNone() { return orGiveUp(storage::queryInteger(*m_database, "SELECT NOT EXISTS (SELECT 1 FROM outbox)"), "the store") != 0; }

private:
    static storage::OpenOptions options()
    {
        storage::OpenOptions options;
        options.applicationId = 0x59435753;
        options.newestSchema = INT_MAX;
        options.startCheck = storage::StartCheck::None;
        return options;
    }
    std::unique_ptr<storage::SqliteDatabase> m_database;
};

double processorSeconds(int who)
{
    rusage used{};
    ::getrusage(who, &used);
    const auto seconds = [](const timeval &t) { return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6; };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

QJsonObject drain(const Seed &seed, tests::DemoCentre &centre, const base::Clock &clock)
{
    auto station = orGiveUp(desk::Workstation::open({seed.workstation(), pinyinReadings(), pinyinSurnames()}, clock), "workstation");
    const auto signIn = station->session().signIn(seed.person, seed.password);
    until("sign-in", [&signIn] { return signIn.isFinished(); }, Patience, LookEvery);
    orGiveUp(signIn.result(), "sign-in");
    Waiting waiting(seed);
    const qint64 operations = waiting.count();
    orGiveUp(centre.start(), "centre");
    const double before = processorSeconds(RUSAGE_SELF);
    const auto start = std::chrono::steady_clock::now();
    station->sync().retryNow();
    until("the last answer", [&waiting] { return waiting.isNone(); }, Patience, LookEvery);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    const double processor = processorSeconds(RUSAGE_SELF) - before;
    if (waiting.count("answered WHERE state = 'applied'") != operations) {
        giveUp(QStringLiteral("not everything was applied"));
    }
    return {{QStringLiteral("operations"), operations},
            {QStringLiteral("seconds"), seconds},
            {QStringLiteral("rate"), static_cast<double>(operations) / seconds},
            {QStringLiteral("workstation_cpu_seconds"), processor}};
}

void verify(tests::DemoCentre &centre, int count)
{
    const QJsonObject report = orGiveUp(centre.ask({QStringLiteral("verify-journal")}), "verification");
    if (!report.value(QLatin1String("findings")).toArray().isEmpty() || report.value(QLatin1String("operations")).toInt() != count
        || report.value(QLatin1String("cases")).toInt() != count) {
        giveUp(QStringLiteral("the centre's journal is not whole: %1").arg(QString::fromUtf8(base::canonicalJson(report))));
    }
}

void writeDocuments(const Seed &seed, const QString &path)
{
    Station station(seed);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly)) {
        giveUp(QStringLiteral("cannot write %1").arg(path));
    }
    orGiveUp(station.engine().workspace->journal().verify([&file](const protocol::Operation &operation) -> base::Result<void> {
        file.write(base::canonicalJson(operation.toJson()) + '\n');
        return {};
    }), "the workstation's journal");
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    const int count = argc > 2 ? QByteArray(argv[2]).toInt() : 10'000;
    if (argc < 2 || argc > 4 || count < 1) {
        giveUp(QStringLiteral("usage: yichuang-bench-drain PATH/yichuang-center [COUNT [DOCUMENTS.jsonl]]"));
    }
    const QTemporaryDir folder(QDir::currentPath() + QStringLiteral("/drain-XXXXXX"));
    const QString center = QString::fromLocal8Bit(argv[1]);
    const base::SystemClock clock;
    const Seed seed = seeded(center, folder.path(), count);
    const double before = processorSeconds(RUSAGE_CHILDREN);
    QJsonObject result;
    {
        tests::DemoCentre centre(center, seed.center(), seed.centre);
        result = drain(seed, centre, clock);
    }
    result.insert(QStringLiteral("centre_cpu_seconds"), processorSeconds(RUSAGE_CHILDREN) - before);
    tests::DemoCentre ended(center, seed.center(), seed.centre);
    verify(ended, count);
    if (argc == 4) {
        writeDocuments(seed, QString::fromLocal8Bit(argv[3]));
    }
    tell(result);
    return 0;
}
