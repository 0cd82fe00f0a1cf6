// SPDX-License-Identifier: Apache-2.0
// A year of cases (Year.h), from sixteen windows over mutual TLS into one real centre on a file. Requests are made and signed in chunks while the
// clock stands still; it runs until a chunk is answered and its cases are counted for the figures.
// usage: yichuang-bench-year CENTER CASES
// One line of JSON.
#include "tests/bench/Report.h"
#include "tests/bench/load/LoadHall.h"
#include "tests/bench/load/Year.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonDocument>

namespace {

using namespace yichuang;
using namespace yichuang::bench;
namespace asio = boost::asio;
using Clock = std::chrono::steady_clock;

constexpr int RequestsAtOnce = 14; ///< of each window: a chunk
constexpr int OperationsEach = 100;
constexpr int Questions = 9;

/// What a chunk took.
struct Sample {
    qint64 operations = 0;
    double seconds = 0;
    double cpuSeconds = 0; ///< of the service, its counting included
    Sample &operator+=(const Sample &other)
    {
        operations += other.operations;
        seconds += other.seconds;
        cpuSeconds += other.cpuSeconds;
        return *this;
    }
};

struct Place {
    explicit Place(const QString &program) : fixture(Year::directory()), centre(program, fixture), admin(fixture.admin()) {}

    mutable tests::ServiceFixture fixture;
    LoadCentre centre;
    std::unique_ptr<center::AdminSession> admin;
    asio::io_context io{1};
};

bool isCounted(const Place &place)
{
    center::Stores &stores = place.admin->stores();
    return orGiveUp(stores.figures.progress(), "figures").position == orGiveUp(stores.center.heads(), "heads").feed;
}

asio::awaitable<void> untilCounted(const Place &place)
{
    asio::steady_timer timer(co_await asio::this_coro::executor);
    while (!isCounted(place)) {
        timer.expires_after(std::chrono::milliseconds(10));
        co_await timer.async_wait(asio::use_awaitable);
    }
}

using Desks = std::vector<std::unique_ptr<YearDesk>>;
using Peers = std::vector<std::unique_ptr<LoadPeer>>;

Sample sendChunk(Place &place, const Desks &desks, const Peers &peers)
{
    Sample sample;
    for (const auto &desk : desks) {
        sample.operations += desk->operations();
    }
    qint64 applied = 0;
    const double cpu = place.centre.cpuSeconds();
    const auto begin = Clock::now();
    for (size_t i = 0; i < desks.size(); ++i) {
        start(place.io, sendAll(*peers[i], desks[i]->requests(), applied));
    }
    run(place.io);
    start(place.io, untilCounted(place));
    run(place.io);
    sample.seconds = std::chrono::duration<double>(Clock::now() - begin).count();
    sample.cpuSeconds = place.centre.cpuSeconds() - cpu;
    demand(applied == sample.operations, "not every operation was answered");
    return sample;
}

/// The chunks from one end until they hold a tenth of all operations.
template<typename Iterator>
Sample tenth(Iterator from, Iterator end, qint64 all)
{
    Sample sum;
    for (; from != end && sum.operations < all / 10; ++from) {
        sum += *from;
    }
    return sum;
}

QByteArray answerOf(const QString &program, const QStringList &arguments, std::vector<double> &milliseconds)
{
    QProcess process;
    QElapsedTimer timer;
    timer.start();
    process.start(program, arguments);
    demand(process.waitForFinished(600'000) && process.exitCode() == 0, "the centre's command failed");
    milliseconds.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    return process.readAllStandardOutput();
}

/// How long `figures` of the whole year takes beyond what the program takes to say how it is used, in turns; checks the answer.
QJsonObject askFigures(const Place &place, const QString &program, const Year &year, const Desks &desks)
{
    std::vector<double> whole;
    std::vector<double> bare;
    QJsonObject answer;
    for (int i = 0; i < Questions; ++i) {
        (void)answerOf(program, {QStringLiteral("--help")}, bare);
        const QStringList question{QStringLiteral("figures"), QStringLiteral("--json"), QStringLiteral("--database"), place.fixture.places().database, QStringLiteral("--keys"),
                                   place.fixture.places().keys, QStringLiteral("--from"), year.first().toString(Qt::ISODate), QStringLiteral("--to"), year.last().toString(Qt::ISODate)};
        answer = QJsonDocument::fromJson(answerOf(program, question, whole)).object();
    }
    qint64 accepted = 0;
    qint64 closed = 0;
    for (const auto &desk : desks) {
        accepted += desk->accepted();
        closed += desk->closed();
    }
    const QJsonObject figures = answer.value(QLatin1String("figures")).toObject();
    demand(figures.value(QLatin1String("accepted")).toInteger() == accepted && answer.value(QLatin1String("cases")).toInteger() == year.cases(), "figures counts other cases than were made");
    demand(figures.value(QLatin1String("closed")).toInteger() == closed, "figures counts other closings than were made");
    return {{QStringLiteral("figures_ms"), median(whole) - median(bare)}, {QStringLiteral("figures_whole_ms"), median(whole)}, {QStringLiteral("program_ms"), median(bare)},
            {QStringLiteral("accepted"), accepted}, {QStringLiteral("closed"), closed}};
}

QJsonObject replay(const QString &program, qint64 cases)
{
    Year year(cases);
    Place place(program);
    Desks desks;
    Peers peers;
    for (int i = 0; i < Year::Windows; ++i) {
        desks.push_back(std::make_unique<YearDesk>(place.fixture.enrolAt(place.centre.port(), Year::window(i).constData()), year, i));
        const tests::Identity &identity = *desks.back()->workstation().identity;
        peers.push_back(std::make_unique<LoadPeer>(place.io.get_executor(), tlsOf(identity.certificatePem, identity.keyBytes(), place.fixture.authorityPem()), place.centre.port()));
        start(place.io, join(*peers.back()));
    }
    run(place.io);
    std::vector<Sample> samples;
    std::vector<double> mebibytes;
    Sample all;
    for (bool more = true; more;) {
        for (const auto &desk : desks) {
            desk->prepare(RequestsAtOnce, OperationsEach);
        }
        const Sample sample = sendChunk(place, desks, peers);
        more = sample.operations > 0;
        if (more) {
            samples.push_back(sample);
            mebibytes.push_back(place.centre.megabytes());
            all += sample;
            std::fprintf(stderr, "bench: year: %lld operations, %.0f/s, %.0f us of processor each, %.0f MiB\n", static_cast<long long>(all.operations),
                         static_cast<double>(sample.operations) / sample.seconds, sample.cpuSeconds * 1e6 / static_cast<double>(sample.operations), mebibytes.back());
        }
    }
    const Sample first = tenth(samples.begin(), samples.end(), all.operations);
    const Sample last = tenth(samples.rbegin(), samples.rend(), all.operations);
    const auto each = [](double seconds, const Sample &sample) { return seconds * 1e6 / static_cast<double>(sample.operations); };
    QJsonObject told = askFigures(place, program, year, desks);
    told.insert(QStringLiteral("product"), static_cast<double>(all.operations) / all.seconds);
    told.insert(QStringLiteral("baseline"), static_cast<double>(first.operations) / first.seconds);
    told.insert(QStringLiteral("operations"), all.operations);
    told.insert(QStringLiteral("cases"), cases);
    told.insert(QStringLiteral("first_cpu_us"), each(first.cpuSeconds, first));
    told.insert(QStringLiteral("last_cpu_us"), each(last.cpuSeconds, last));
    told.insert(QStringLiteral("first_us"), each(first.seconds, first));
    told.insert(QStringLiteral("last_us"), each(last.seconds, last));
    told.insert(QStringLiteral("early_mib"), mebibytes.at(std::min(mebibytes.size() - 1, mebibytes.size() / 10)));
    told.insert(QStringLiteral("end_mib"), mebibytes.back());
    return told;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    const qint64 cases = words.value(2).toLongLong();
    if (words.size() != 3 || cases < Year::Windows) {
        giveUp(QStringLiteral("usage: yichuang-bench-year CENTER CASES"));
    }
    tell(replay(words.at(1), cases));
    return 0;
}
