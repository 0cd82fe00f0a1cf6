// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMutex>
#include <QObject>
#include <QTcpServer>
#include <QThread>

#include <atomic>
#include <chrono>
#include <functional>
#include <vector>

class QTcpSocket;

namespace yichuang::tests {

/// What a bad line does to one TCP connection. Default-made: nothing. Bytes are counted from its start.
struct LineFault {
    bool refuse = false;          ///< ends at once
    qint64 cutUpAfter = -1;       ///< ends after so many bytes towards the centre
    qint64 cutDownAfter = -1;     ///< ends after so many bytes towards the client
    qint64 swallowDownAfter = -1; ///< after so many bytes towards the client nothing comes any more, and the line stays open
    bool duplicate = false;       ///< what the client sends goes to the centre a second time, over another connection
    qint64 bytesPerSecond = 0;    ///< 0: as fast as it goes
    std::chrono::milliseconds delay{0}; ///< of every piece, both ways
};

/// A TCP proxy with faults, in a thread of its own, for any centre: the fake and the real one. Thread-safe.
class FaultProxy {
public:
    /// The fault of the n-th connection (from 0).
    using Plan = std::function<LineFault(int connection)>;

    explicit FaultProxy(quint16 targetPort);
    ~FaultProxy();
    FaultProxy(const FaultProxy &) = delete;
    FaultProxy &operator=(const FaultProxy &) = delete;

    [[nodiscard]] quint16 port() const { return m_port; }
    void setPlan(Plan plan);
    /// Ends what is open now; new connections follow the plan.
    void cutAll();
    [[nodiscard]] int connections() const { return m_connections; }
    /// Towards the client, over all connections.
    [[nodiscard]] qint64 bytesDown() const { return m_bytesDown; }

private:
    class Line;
    class Server;

    QThread m_thread;
    Server *m_server; ///< lives in m_thread
    quint16 m_port = 0;
    QMutex m_mutex;
    Plan m_plan;
    std::atomic<int> m_connections{0};
    std::atomic<qint64> m_bytesDown{0};
};

} // namespace yichuang::tests
