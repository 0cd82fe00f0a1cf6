// SPDX-License-Identifier: Apache-2.0
// What many workstations do to one real centre, over real mutual TLS, from one thread of this process. Requests are made
// and signed beforehand. Where YICHUANG_TEST_POSTGRES names a server (cluster.py) the centre runs on it, else on a file.
// usage: yichuang-bench-load rate CENTER CONNECTIONS REQUESTS EACH      each connection sends so many requests of so many operations
//        yichuang-bench-load latency CENTER CONNECTIONS RATE SECONDS    single operations at a fixed rate, whatever the answers do
//        yichuang-bench-load polls CENTER CONNECTIONS RATE SECONDS      as many waiting, one of them concerned by the flow
//        yichuang-bench-load reconnect CENTER CONNECTIONS               all at once: handshake and first question
//        yichuang-bench-load resync CENTER CASES                        a new workstation reads everything
// One line of JSON each.
#include "tests/bench/Report.h"
#include "tests/bench/load/LoadHall.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <QCoreApplication>

#include <unordered_map>

namespace {

using namespace yichuang;
using namespace yichuang::bench;
namespace asio = boost::asio;
using Clock = std::chrono::steady_clock;
using Desks = std::vector<std::unique_ptr<LoadDesk>>;
using Peers = std::vector<std::unique_ptr<LoadPeer>>;

constexpr char Operations[] = "/v1/operations";
constexpr int Sharers = 50; ///< connections that wait share this many workstations: certificates take long to make

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// A fresh centre, and what it takes to load it.
struct Hall {
    explicit Hall(const QString &program) : centre(program, fixture) {}

    [[nodiscard]] std::unique_ptr<LoadDesk> desk(const char *window) const
    {
        return std::make_unique<LoadDesk>(fixture, fixture.enrolAt(centre.port(), window));
    }
    [[nodiscard]] Desks desks(int count, const char *window) const
    {
        Desks made;
        for (int i = 0; i < count; ++i) {
            made.push_back(desk(window));
        }
        return made;
    }
    [[nodiscard]] std::unique_ptr<LoadPeer> peer(const LoadDesk &desk) const
    {
        return std::make_unique<LoadPeer>(io->get_executor(), desk.tls(), centre.port());
    }

    mutable tests::ServiceFixture fixture;
    LoadCentre centre;
    std::unique_ptr<asio::io_context> io = std::make_unique<asio::io_context>(1);
};

void joinAll(const Hall &hall, const Peers &peers)
{
    for (const auto &peer : peers) {
        start(*hall.io, join(*peer));
    }
    run(*hall.io);
}

// --- rate -----------------------------------------------------------------------------------------------------------

QJsonObject rate(const QString &program, int connections, int requests, int each)
{
    const Hall hall(program);
    const Desks desks = hall.desks(connections, "01");
    Peers peers;
    for (const auto &desk : desks) {
        desk->prepare(requests, each);
        peers.push_back(hall.peer(*desk));
    }
    joinAll(hall, peers);
    qint64 applied = 0;
    for (size_t i = 0; i < peers.size(); ++i) {
        start(*hall.io, sendAll(*peers[i], desks[i]->requests(), applied));
    }
    const auto begin = Clock::now();
    run(*hall.io);
    return {{QStringLiteral("product"), static_cast<double>(applied) / secondsSince(begin)}, {QStringLiteral("operations"), applied}};
}

// --- latency --------------------------------------------------------------------------------------------------------

/// Requests at fixed moments: one that starts late because the answer before it was late counts from its moment.
struct Schedule {
    Clock::time_point begin;
    Clock::duration step;   ///< between two requests of one connection
    Clock::duration offset; ///< of this connection
};

asio::awaitable<void> sendOnTime(LoadPeer &peer, const LoadDesk &desk, Schedule schedule, std::vector<double> &milliseconds,
                                 std::unordered_map<std::string, Clock::time_point> &sent)
{
    asio::steady_timer timer(co_await asio::this_coro::executor);
    for (size_t i = 0; i < desk.requests().size(); ++i) {
        const Clock::time_point due = schedule.begin + schedule.offset + schedule.step * static_cast<int>(i);
        timer.expires_at(due);
        co_await timer.async_wait(asio::use_awaitable);
        sent.emplace(desk.cases()[i], due);
        const LoadReply reply = co_await peer.post(Operations, desk.requests()[i]);
        (void)appliedOf(reply);
        milliseconds.push_back(std::chrono::duration<double, std::milli>(Clock::now() - due).count());
    }
}

struct Flow {
    Desks desks;
    Peers peers;
    std::vector<double> milliseconds;
    std::unordered_map<std::string, Clock::time_point> sent;
};

std::unique_ptr<Flow> makeFlow(const Hall &hall, int connections, int perSecond, int seconds)
{
    auto flow = std::make_unique<Flow>();
    flow->desks = hall.desks(connections, "01");
    for (const auto &desk : flow->desks) {
        desk->prepare(perSecond * seconds / connections, 1);
        flow->peers.push_back(hall.peer(*desk));
    }
    joinAll(hall, flow->peers);
    return flow;
}

void startFlow(const Hall &hall, Flow &flow, int perSecond)
{
    const auto connections = static_cast<int>(flow.peers.size());
    const Clock::duration step = std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(static_cast<double>(connections) / perSecond));
    const Clock::time_point begin = Clock::now() + std::chrono::milliseconds(200);
    for (int i = 0; i < connections; ++i) {
        const auto at = static_cast<size_t>(i);
        start(*hall.io, sendOnTime(*flow.peers[at], *flow.desks[at], {begin, step, step / connections * i}, flow.milliseconds, flow.sent));
    }
}

QJsonObject latency(const QString &program, int connections, int perSecond, int seconds)
{
    const Hall hall(program);
    const auto flow = makeFlow(hall, connections, perSecond, seconds);
    startFlow(hall, *flow, perSecond);
    run(*hall.io);
    return {{QStringLiteral("product"), quantile(flow->milliseconds, 0.99)}, {QStringLiteral("median"), quantile(flow->milliseconds, 0.5)},
            {QStringLiteral("per_second"), perSecond}, {QStringLiteral("operations"), static_cast<int>(flow->milliseconds.size())}};
}

// --- long-polls -----------------------------------------------------------------------------------------------------

asio::awaitable<void> readAll(LoadPeer &peer, std::string &cursor, int &cases)
{
    for (bool more = true; more;) {
        const std::string target = "/v1/changes?limit=500&after=" + cursor;
        const LoadReply reply = co_await peer.get(target);
        const LoadPage page = pageOf(reply);
        cursor = page.cursor;
        cases += static_cast<int>(page.cases.size());
        more = page.more;
    }
}

struct Watch {
    bool isOver = false;
    int waiting = 0; ///< how many have asked and wait
    std::vector<double> milliseconds;
};

/// Asks again after a moment while too much is waiting, as workstations do.
asio::awaitable<LoadReply> askPatiently(LoadPeer &peer, std::string target)
{
    LoadReply reply = co_await peer.get(target);
    while (reply.status == 503) {
        asio::steady_timer timer(co_await asio::this_coro::executor, std::chrono::seconds(1));
        co_await timer.async_wait(asio::use_awaitable);
        reply = co_await peer.get(target);
    }
    co_return reply;
}

asio::awaitable<void> waitIdly(LoadPeer &peer, std::string cursor, Watch &watch, std::chrono::milliseconds after)
{
    asio::steady_timer timer(co_await asio::this_coro::executor, after);
    co_await timer.async_wait(asio::use_awaitable);
    co_await join(peer);
    ++watch.waiting;
    while (!watch.isOver) {
        const std::string target = "/v1/changes?wait=60&after=" + cursor;
        const LoadReply reply = co_await askPatiently(peer, target);
        cursor = watch.isOver ? cursor : pageOf(reply).cursor;
    }
}

asio::awaitable<void> waitConcerned(LoadPeer &peer, std::string cursor, Watch &watch, const Flow &flow)
{
    co_await join(peer);
    while (!watch.isOver) {
        const std::string target = "/v1/changes?wait=5&after=" + cursor;
        const LoadReply reply = co_await peer.get(target);
        const LoadPage page = pageOf(reply);
        cursor = page.cursor;
        for (const std::string &key : page.cases) {
            watch.milliseconds.push_back(std::chrono::duration<double, std::milli>(Clock::now() - flow.sent.at(key)).count());
        }
    }
}

/// Until everybody waits, then the flow, then until the last change has come.
asio::awaitable<void> conduct(const Hall &hall, Watch &watch, Flow &flow, int connections, int perSecond)
{
    asio::steady_timer timer(co_await asio::this_coro::executor);
    const auto pause = [&timer]() -> asio::awaitable<void> {
        timer.expires_after(std::chrono::milliseconds(200));
        co_await timer.async_wait(asio::use_awaitable);
    };
    while (watch.waiting < connections) {
        co_await pause();
    }
    startFlow(hall, flow, perSecond);
    size_t expected = 0;
    for (const auto &desk : flow.desks) {
        expected += desk->requests().size();
    }
    const auto begin = Clock::now();
    while (watch.milliseconds.size() < expected && secondsSince(begin) < 300) {
        co_await pause();
    }
    demand(watch.milliseconds.size() >= expected, "a change never came");
    watch.isOver = true;
    hall.io->stop();
}

QJsonObject polls(const QString &program, int connections, int perSecond, int seconds)
{
    constexpr int Posters = 16;
    constexpr std::chrono::milliseconds Between{3}; // one after the other: `reconnect` has them come at once
    const Hall hall(program);
    const Desks sharers = hall.desks(Sharers, "21"); // another hall than the flow's
    const auto concerned = hall.desk("01");
    const auto flow = makeFlow(hall, Posters, perSecond, seconds);
    Peers peers;
    peers.push_back(hall.peer(*concerned));
    std::string cursor;
    std::string idle;
    int cases = 0;
    const auto reader = hall.peer(*concerned);
    const auto idleReader = hall.peer(*sharers.front());
    start(*hall.io, join(*reader));
    start(*hall.io, join(*idleReader));
    run(*hall.io);
    start(*hall.io, readAll(*reader, cursor, cases));
    start(*hall.io, readAll(*idleReader, idle, cases));
    run(*hall.io);
    const double before = hall.centre.megabytes();
    Watch watch;
    start(*hall.io, waitConcerned(*peers.front(), cursor, watch, *flow));
    for (int i = 1; i < connections; ++i) {
        peers.push_back(hall.peer(*sharers[static_cast<size_t>(i) % sharers.size()]));
        start(*hall.io, waitIdly(*peers.back(), idle, watch, i * Between));
    }
    start(*hall.io, conduct(hall, watch, *flow, connections - 1, perSecond));
    run(*hall.io);
    return {{QStringLiteral("product"), quantile(watch.milliseconds, 0.99)}, {QStringLiteral("median"), quantile(watch.milliseconds, 0.5)},
            {QStringLiteral("mebibytes"), hall.centre.megabytes()}, {QStringLiteral("mebibytes_before"), before},
            {QStringLiteral("answers_p99"), quantile(flow->milliseconds, 0.99)}, {QStringLiteral("changes"), static_cast<int>(watch.milliseconds.size())}};
}

// --- reconnect and resync ---------------------------------------------------------------------------------------------

asio::awaitable<void> comeBack(LoadPeer &peer, const std::string &cursor, int &served)
{
    co_await join(peer);
    const std::string target = "/v1/changes?after=" + cursor;
    const LoadReply reply = co_await peer.get(target);
    (void)pageOf(reply);
    ++served;
}

QJsonObject reconnect(const QString &program, int connections)
{
    const Hall hall(program);
    const Desks sharers = hall.desks(Sharers, "21");
    std::string cursor;
    int cases = 0;
    const auto reader = hall.peer(*sharers.front());
    start(*hall.io, join(*reader));
    run(*hall.io);
    start(*hall.io, readAll(*reader, cursor, cases));
    run(*hall.io);
    Peers peers;
    int served = 0;
    for (int i = 0; i < connections; ++i) {
        peers.push_back(hall.peer(*sharers[static_cast<size_t>(i) % sharers.size()]));
        start(*hall.io, comeBack(*peers.back(), cursor, served));
    }
    const auto begin = Clock::now();
    run(*hall.io);
    return {{QStringLiteral("product"), served}, {QStringLiteral("seconds"), secondsSince(begin)}};
}

QJsonObject resync(const QString &program, int cases)
{
    constexpr int Makers = 20;
    constexpr int Batch = 100;
    const Hall hall(program);
    const Desks makers = hall.desks(Makers, "01");
    Peers peers;
    qint64 applied = 0;
    for (const auto &desk : makers) {
        desk->prepare(cases / Makers / Batch, Batch);
        peers.push_back(hall.peer(*desk));
    }
    joinAll(hall, peers);
    for (size_t i = 0; i < peers.size(); ++i) {
        start(*hall.io, sendAll(*peers[i], makers[i]->requests(), applied));
    }
    run(*hall.io);
    const auto fresh = hall.desk("01");
    const auto peer = hall.peer(*fresh);
    std::string cursor;
    int read = 0;
    const auto begin = Clock::now();
    start(*hall.io, join(*peer));
    run(*hall.io);
    start(*hall.io, readAll(*peer, cursor, read));
    run(*hall.io);
    if (read != applied) {
        giveUp(QStringLiteral("%1 cases were made and %2 read").arg(applied).arg(read));
    }
    return {{QStringLiteral("product"), secondsSince(begin)}, {QStringLiteral("cases"), read}};
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    const QString mode = words.value(1);
    const QString center = words.value(2);
    const auto number = [&words](int at) {
        const int value = words.value(at).toInt();
        if (value < 1) {
            giveUp(QStringLiteral("a number is missing at place %1").arg(at));
        }
        return value;
    };
    if (mode == QLatin1String("rate")) {
        tell(rate(center, number(3), number(4), number(5)));
    } else if (mode == QLatin1String("latency")) {
        tell(latency(center, number(3), number(4), number(5)));
    } else if (mode == QLatin1String("polls")) {
        tell(polls(center, number(3), number(4), number(5)));
    } else if (mode == QLatin1String("reconnect")) {
        tell(reconnect(center, number(3)));
    } else if (mode == QLatin1String("resync")) {
        tell(resync(center, number(3)));
    } else {
        giveUp(QStringLiteral("there is no load '%1'").arg(mode));
    }
    return 0;
}
