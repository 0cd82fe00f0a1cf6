// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/devices/Link.h"
#include "app/devices/PrinterStatus.h"

#include <QByteArray>
#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QTimer>

#include <chrono>
#include <deque>
#include <memory>

namespace yichuang::devices {

struct ReceiptPrinterTiming {
    std::chrono::milliseconds connect{3000};
    std::chrono::milliseconds answer{400};     ///< to one status question
    std::chrono::milliseconds stall{8000};     ///< no byte taken for so long
    std::chrono::milliseconds workOff{10000};  ///< until the end mark is answered
};

/// Sends ready ESC/POS bytes to a receipt printer, one job after the other, each on a fresh
/// connection. Never blocks; a printer without a status line ends as Unknown, not as an error. Lives
/// in one thread's event loop; futures of jobs under way end (Failed or Unknown) when it is destroyed.
class ReceiptPrinter final : public QObject {
    Q_OBJECT

public:
    explicit ReceiptPrinter(std::unique_ptr<Link> link, const ReceiptPrinterTiming &timing = {}, QObject *parent = nullptr);
    ~ReceiptPrinter() override;
    Q_DISABLE_COPY_MOVE(ReceiptPrinter)

    /// Call in the printer's thread.
    [[nodiscard]] QFuture<PrintReport> print(const QByteArray &bytes);

private:
    enum class Step { Idle, Connecting, AskingBefore, Sending, WorkingOff, AskingAfter };
    struct Job {
        QByteArray bytes;
        QPromise<PrintReport> promise;
    };

    void next();
    void onOpened();
    void onReceived(const QByteArray &bytes);
    void onWritten(qint64 count);
    void onLinkFailed();
    void onTimeout();
    void ask(Step step);
    void askNext();
    void asked();
    void sendJob();
    void awaitWorkedOff();
    void finish(PrintOutcome outcome, PrinterTrouble trouble);
    /// Before the first byte of the job left it has failed for sure; afterwards nobody knows.
    void finishBroken(PrinterTrouble trouble);

    Link *m_link; ///< a child, so that it moves to another thread along with the printer
    ReceiptPrinterTiming m_timing;
    QTimer m_timer;
    std::deque<Job> m_jobs;
    Step m_step = Step::Idle;
    size_t m_question = 0;
    PrinterStatus m_status;
    bool m_answers = false;    ///< the printer answered a status question of this job
    bool m_workedOff = false;  ///< the end mark was answered
    qint64 m_toWrite = 0;      ///< bytes of the job not yet taken by the system
    bool m_jobLeft = false;    ///< bytes of the job were handed to the link
};

} // namespace yichuang::devices
