// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/bench/load/LoadPeer.h"
#include "tests/center/ServiceFixture.h"

#include <boost/asio/io_context.hpp>

#include <QProcess>

#include <vector>

namespace yichuang::bench {

/// The real `yichuang-center serve`, a process of its own over a fixture's database; killed when it goes.
class LoadCentre {
public:
    LoadCentre(const QString &program, const tests::ServiceFixture &fixture);
    ~LoadCentre();
    LoadCentre(const LoadCentre &) = delete;
    LoadCentre &operator=(const LoadCentre &) = delete;

    [[nodiscard]] quint16 port() const { return m_port; }
    /// Resident memory in MiB.
    [[nodiscard]] double megabytes() const;
    /// Processor time it has used, in all its threads.
    [[nodiscard]] double cpuSeconds() const;

private:
    QProcess m_process;
    quint16 m_port = 0;
};

/// An enrolled workstation with requests made beforehand, so that making them takes none of the time that is measured.
class LoadDesk {
public:
    LoadDesk(const tests::ServiceFixture &fixture, tests::RemoteWorkstation workstation);

    /// Bodies of POST /v1/operations, each with so many new cases accepted, signed.
    void prepare(int requests, int operationsEach);
    [[nodiscard]] const std::vector<std::string> &requests() const { return m_requests; }
    /// The first case of each request.
    [[nodiscard]] const std::vector<std::string> &cases() const { return m_cases; }
    [[nodiscard]] const std::shared_ptr<boost::asio::ssl::context> &tls() const { return m_tls; }

private:
    tests::RemoteWorkstation m_workstation;
    std::shared_ptr<boost::asio::ssl::context> m_tls;
    std::vector<std::string> m_requests;
    std::vector<std::string> m_cases;
};

/// Ends the program unless it is so. Apart from the coroutines: GCC 12 makes nothing good of one that ends in a function that does not return.
void demand(bool isSo, const char *otherwise);
/// Adds work of a connection; one that ends with an exception ends the program.
void start(boost::asio::io_context &io, boost::asio::awaitable<void> work);
/// Until all of it has ended.
void run(boost::asio::io_context &io);
[[nodiscard]] boost::asio::awaitable<void> join(LoadPeer &peer);
/// One request after the other; adds up what was applied.
[[nodiscard]] boost::asio::awaitable<void> sendAll(LoadPeer &peer, const std::vector<std::string> &requests, qint64 &applied);

/// How many operations a reply says are applied; ends the program when one is anything else: a figure of refusals is none.
int appliedOf(const LoadReply &reply);

/// A page of changes: the cases it brought, and where to read on.
struct LoadPage {
    std::vector<std::string> cases;
    std::string cursor;
    bool more = false;
};
[[nodiscard]] LoadPage pageOf(const LoadReply &reply);

} // namespace yichuang::bench
