// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"
#include "app/devices/PrinterStatus.h"
#include "tests/support/documents/EscPosParser.h"

#include <QObject>
#include <QTcpServer>
#include <QTcpSocket>
#include <QHash>
#include <QHostAddress>

#include <optional>

namespace yichuang::tests {

/// A receipt printer on TCP: keeps the bytes of every job (status questions taken out) and answers
/// `DLE EOT n` at once and `GS r 1` in turn. Worked by lines of text: `paper-out`, `paper-in`,
/// `near-end`, `cover-open`, `cover-closed`, `cutter-jam`, `ok`, `silent`, `answer`, `no-end-mark`,
/// `end-mark`, `cut-after N` (breaks the connection within the next job), `paper-out-after N`, `deaf`
/// (takes no more bytes), `hear`.
class PrinterSim final : public QObject {
    Q_OBJECT

public:
    explicit PrinterSim(QObject *parent = nullptr);

    /// Port 0 takes any free one.
    [[nodiscard]] base::Result<void> listen(quint16 port = 0);
    void stopListening();
    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }
    [[nodiscard]] base::Result<void> command(const QString &line);
    [[nodiscard]] const QList<QByteArray> &jobs() const { return m_jobs; }
    /// Bytes of a job that was broken off.
    [[nodiscard]] const QByteArray &unfinishedJob() const { return m_job; }

Q_SIGNALS:
    /// A job ended with a cut.
    void jobPrinted(const QByteArray &job);

private:
    void onConnection();
    void onReadyRead();
    void onEvent(const SlipEvent &event);
    void take(const QByteArray &bytes);
    void answerQuestion(int n);
    void onDisconnected();

    QTcpServer m_server;
    QTcpSocket *m_client = nullptr; ///< child of the server; one at a time, like a real print server
    EscPosParser m_parser;
    devices::PrinterStatus m_status;
    bool m_silent = false;
    bool m_endMarks = true;
    bool m_deaf = false;
    std::optional<qsizetype> m_cutAfter;
    std::optional<qsizetype> m_paperOutAfter;
    QByteArray m_job;
    QList<QByteArray> m_jobs;
};

/// The real-time answer byte of a printer in this state.
[[nodiscard]] quint8 statusByte(int question, const devices::PrinterStatus &status);

} // namespace yichuang::tests
