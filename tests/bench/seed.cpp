// SPDX-License-Identifier: Apache-2.0
// Makes a real centre and a workstation enrolled at it, then accepts COUNT cases while the line is cut. They wait.
// The centre reserves the numbers for them beforehand, as a manager would before a day without a line.
// usage: yichuang-bench-seed PATH/yichuang-center FOLDER COUNT
#include "app/desk/EnrolStation.h"
#include "app/desk/SessionStation.h"
#include "app/desk/StationSyncStore.h"
#include "tests/bench/Report.h"
#include "tests/bench/Station.h"
#include "tests/bench/Until.h"
#include "tests/demo/DemoCentre.h"

#include <QDir>
#include <QGuiApplication>
#include <QJsonArray>
#include <QRandomGenerator>
#include <QSysInfo>

namespace {

using namespace yichuang;
using namespace yichuang::bench;

constexpr int LargestBlock = 1000;
constexpr std::chrono::milliseconds Patience{120'000};
constexpr std::chrono::milliseconds LookEvery{50};

template<typename T>
T await(const char *what, const QFuture<base::Result<T>> &future)
{
    until(what, [&future] { return future.isFinished(); }, Patience, LookEvery);
    return orGiveUp(future.result(), what);
}

sync::SyncOptions syncOptions(qint64 numbers)
{
    sync::SyncOptions options;
    options.boot = QSysInfo::bootUniqueId();
    options.random = [] { return QRandomGenerator::global()->generateDouble(); };
    options.numbers.low = numbers;
    options.numbers.block = LargestBlock;
    return options;
}

QString passwordOf(const QJsonObject &hall, const QString &person)
{
    const QJsonArray people = hall.value(QLatin1String("people")).toArray();
    for (const QJsonValue &value : people) {
        if (value[QLatin1String("id")].toString() == person) {
            return value[QLatin1String("password")].toString();
        }
    }
    giveUp(QStringLiteral("the demo hall has no %1").arg(person));
}

/// Enrolled, signed in once, with numbers in stock; the line is cut when this returns.
desk::SessionView settle(desk::Engine &engine, const base::Clock &clock, const Seed &seed, const QJsonObject &hall, qint64 numbers)
{
    desk::StationSyncStore store(engine);
    sync::SyncEngine sync(engine.worker, store, clock, syncOptions(numbers));
    desk::EnrolStation enrol(engine, sync);
    desk::SessionStation session(engine, sync);
    const desk::CentreIdentity identity = await("the centre's identity", enrol.identify(seed.centre));
    const QString code = hall.value(QLatin1String("codes")).toArray().at(0)[QLatin1String("code")].toString();
    await("enrolment", enrol.enrol(identity, seed.centre, code));
    const desk::SessionView view = await("sign-in", session.signIn(seed.person, seed.password));
    until("case numbers", [&] {
        return await("the stock of numbers", engine.worker.run([&engine] { return engine.workspace->numbers().remaining(); })) >= numbers;
    }, Patience, LookEvery);
    return view;
}

} // namespace

int main(int argc, char **argv)
{
    QGuiApplication application(argc, argv);
    if (argc != 4 || QByteArray(argv[3]).toInt() < 0) {
        giveUp(QStringLiteral("usage: yichuang-bench-seed PATH/yichuang-center FOLDER COUNT"));
    }
    const int count = QByteArray(argv[3]).toInt();
    Seed seed;
    seed.folder = QDir(QString::fromLocal8Bit(argv[2])).absolutePath();
    if (!QDir().mkpath(seed.center())) {
        giveUp(QStringLiteral("cannot make %1").arg(seed.folder));
    }
    tests::DemoCentre centre(QString::fromLocal8Bit(argv[1]), seed.center());
    const QJsonObject hall = orGiveUp(centre.prepare(), "centre");
    orGiveUp(centre.start(), "centre");
    seed.centre = centre.url();
    seed.person = orGiveUp(domain::PersonId::fromText(QStringLiteral("wei.xf")), "person");
    seed.password = passwordOf(hall, seed.person.toText());

    const base::SystemClock clock;
    auto engine = Station::open(seed.workstation(), clock);
    const desk::SessionView who = settle(*engine, clock, seed, hall, std::max(count, LargestBlock) + LargestBlock);
    Station station(std::move(engine), who);
    for (int i = 0; i < count; ++i) {
        station.commit(station.order());
    }
    seed.write();
    tell({{QStringLiteral("cases"), count}});
    return 0;
}
