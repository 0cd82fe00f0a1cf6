// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <chrono>
#include <initializer_list>
#include <map>
#include <memory>
#include <mutex>
#include <utility>

namespace yichuang::center {

/// What a service counts about itself. The names, kinds and meanings stand in Metrics.cpp and in docs/operations.md.
enum class Family {
    Requests,            ///< by path, method and status
    RequestSeconds,      ///< by path
    Connections,         ///< open now
    RefusedConnections,  ///< over a bound, or while the service ends
    RequestsInFlight,
    Operations,          ///< by the status they were answered with
    Commits,
    FailedCommits,
    CommitSeconds,
    WaitingToBeWritten,  ///< operations and jobs
    WaitingForChanges,   ///< long-polls
    DatabaseUp,          ///< 1 or 0; when 0 what only the database knows has no value
    JournalHead,
    FeedHead,
    OpenWorkstations,    ///< enrolled and not revoked
    ServerCertificateEnd, ///< since 1970-01-01
    ParentCertificateEnd, ///< since 1970-01-01; only with a parent
    Build,               ///< always 1; the label says the version
    StartSeconds,        ///< since 1970-01-01
    ProcessorSeconds,
    ResidentBytes,
};

/// Counters, gauges and histograms of one service, in Prometheus' text format (version 0.0.4). Values hold counts and
/// times only; labels are paths of routes, statuses and versions, never anything of a citizen or a clerk. Thread-safe.
class Metrics {
public:
    using Labels = std::initializer_list<std::pair<const char *, QByteArray>>;

    /// By 0: it is there from now on, so that its first event is seen as a rise.
    void add(Family family, Labels labels = {}, quint64 by = 1);
    void set(Family family, double value, Labels labels = {});
    /// It has no value any more.
    void unset(Family family);
    /// One value of a histogram.
    void observe(Family family, std::chrono::nanoseconds took, Labels labels = {});
    /// Everything, families in their order, each with its help.
    [[nodiscard]] QByteArray text() const;

private:
    struct Spread;
    struct Value {
        double number = 0;
        std::shared_ptr<Spread> spread; ///< of a histogram
    };
    [[nodiscard]] Value &valueOf(Family family, Labels labels);

    mutable std::mutex m_mutex;
    std::map<std::pair<Family, QByteArray>, Value> m_values;
};

} // namespace yichuang::center
