// SPDX-License-Identifier: Apache-2.0
#include "center/metrics/Metrics.h"

#include <array>

namespace yichuang::center {

namespace {

enum class Kind { Counter, Gauge, Histogram };

struct Description {
    Family family;
    const char *name;
    Kind kind;
    const char *help;
};

constexpr std::array Descriptions{
    Description{Family::Requests, "yichuang_http_requests_total", Kind::Counter, "Requests answered."},
    Description{Family::RequestSeconds, "yichuang_http_request_seconds", Kind::Histogram,
                "From the last byte of a request to its answer; long-polls wait on purpose."},
    Description{Family::Connections, "yichuang_http_connections", Kind::Gauge, "Open connections."},
    Description{Family::RefusedConnections, "yichuang_http_connections_refused_total", Kind::Counter, "Connections dropped at a bound."},
    Description{Family::RequestsInFlight, "yichuang_http_requests_in_flight", Kind::Gauge, "Requests read and not yet answered."},
    Description{Family::Operations, "yichuang_operations_total", Kind::Counter, "Operations offered, by the answer they got."},
    Description{Family::Commits, "yichuang_commits_total", Kind::Counter, "Transactions of the writer."},
    Description{Family::FailedCommits, "yichuang_commits_failed_total", Kind::Counter, "Transactions of the writer that were lost."},
    Description{Family::CommitSeconds, "yichuang_commit_seconds", Kind::Histogram, "A transaction of the writer, from its begin to its commit."},
    Description{Family::WaitingToBeWritten, "yichuang_writer_waiting", Kind::Gauge, "Operations and jobs that wait for the writer."},
    Description{Family::WaitingForChanges, "yichuang_long_polls", Kind::Gauge, "Followers that wait for a change."},
    Description{Family::DatabaseUp, "yichuang_database_up", Kind::Gauge, "1 when the database answered this scrape, 0 when it did not."},
    Description{Family::JournalHead, "yichuang_journal_head", Kind::Gauge, "The last number of the journal."},
    Description{Family::FeedHead, "yichuang_feed_head", Kind::Gauge, "The last position of the change feed."},
    Description{Family::OpenWorkstations, "yichuang_workstations", Kind::Gauge, "Workstations enrolled and not revoked."},
    Description{Family::ServerCertificateEnd, "yichuang_server_certificate_end_seconds", Kind::Gauge,
                "When the server certificate ends, seconds since 1970-01-01."},
    Description{Family::ParentCertificateEnd, "yichuang_parent_certificate_end_seconds", Kind::Gauge,
                "When this centre's certificate with its parent ends, seconds since 1970-01-01."},
    Description{Family::Build, "yichuang_build_info", Kind::Gauge, "Always 1; the label says the version."},
    Description{Family::StartSeconds, "process_start_time_seconds", Kind::Gauge, "When the service started, seconds since 1970-01-01."},
    Description{Family::ProcessorSeconds, "process_cpu_seconds_total", Kind::Counter, "Processor time of the service."},
    Description{Family::ResidentBytes, "process_resident_memory_bytes", Kind::Gauge, "Resident memory of the service."},
};

constexpr std::array<double, 12> Bounds{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10}; // seconds

QByteArray escaped(QByteArray value)
{
    return value.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
}

QByteArray textOf(Metrics::Labels labels)
{
    QByteArray text;
    for (const auto &[name, value] : labels) {
        text += (text.isEmpty() ? "" : ",") + QByteArray(name) + "=\"" + escaped(value) + '"';
    }
    return text;
}

void writeLine(QByteArray &text, const QByteArray &name, const QByteArray &labels, double value)
{
    text += name + (labels.isEmpty() ? QByteArray() : '{' + labels + '}') + ' ' + QByteArray::number(value, 'g', 17) + '\n';
}

const char *wordOf(Kind kind)
{
    return kind == Kind::Counter ? "counter" : kind == Kind::Gauge ? "gauge" : "histogram";
}

} // namespace

struct Metrics::Spread {
    std::array<quint64, Bounds.size()> upTo{}; ///< values not above the bound
    quint64 count = 0;
    double sum = 0;

    void add(double seconds)
    {
        for (size_t i = 0; i < Bounds.size(); ++i) {
            upTo[i] += seconds <= Bounds[i] ? 1 : 0;
        }
        ++count;
        sum += seconds;
    }

    void write(QByteArray &text, const QByteArray &name, const QByteArray &labels) const
    {
        const QByteArray before = labels.isEmpty() ? QByteArray() : labels + ',';
        for (size_t i = 0; i < Bounds.size(); ++i) {
            writeLine(text, name + "_bucket", before + "le=\"" + QByteArray::number(Bounds[i]) + '"', static_cast<double>(upTo[i]));
        }
        writeLine(text, name + "_bucket", before + "le=\"+Inf\"", static_cast<double>(count));
        writeLine(text, name + "_sum", labels, sum);
        writeLine(text, name + "_count", labels, static_cast<double>(count));
    }
};

Metrics::Value &Metrics::valueOf(Family family, Labels labels)
{
    return m_values[{family, textOf(labels)}];
}

void Metrics::add(Family family, Labels labels, quint64 by)
{
    const std::lock_guard lock(m_mutex);
    valueOf(family, labels).number += static_cast<double>(by);
}

void Metrics::set(Family family, double value, Labels labels)
{
    const std::lock_guard lock(m_mutex);
    valueOf(family, labels).number = value;
}

void Metrics::unset(Family family)
{
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_values, [family](const auto &value) { return value.first.first == family; });
}

void Metrics::observe(Family family, std::chrono::nanoseconds took, Labels labels)
{
    const std::lock_guard lock(m_mutex);
    Value &value = valueOf(family, labels);
    if (!value.spread) {
        value.spread = std::make_shared<Spread>();
    }
    value.spread->add(std::chrono::duration<double>(took).count());
}

QByteArray Metrics::text() const
{
    const std::lock_guard lock(m_mutex);
    QByteArray text;
    for (const Description &description : Descriptions) {
        auto value = m_values.lower_bound({description.family, QByteArray()});
        if (value == m_values.end() || value->first.first != description.family) {
            continue;
        }
        const QByteArray name(description.name);
        text += "# HELP " + name + ' ' + description.help + "\n# TYPE " + name + ' ' + wordOf(description.kind) + '\n';
        for (; value != m_values.end() && value->first.first == description.family; ++value) {
            const QByteArray &labels = value->first.second;
            value->second.spread ? value->second.spread->write(text, name, labels) : writeLine(text, name, labels, value->second.number);
        }
    }
    return text;
}

} // namespace yichuang::center
