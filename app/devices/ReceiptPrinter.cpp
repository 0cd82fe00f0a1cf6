// SPDX-License-Identifier: Apache-2.0
#include "app/devices/ReceiptPrinter.h"

namespace yichuang::devices {

namespace {

/// `GS r 1`, paper sensor status: unlike DLE EOT it waits its turn in the printer's buffer, so its
/// answer means that everything before it was worked off. Bits 4 and 7 of the answer are clear.
const QByteArray endMark = QByteArrayLiteral("\x1D\x72\x01");

bool isEndAnswer(quint8 byte)
{
    return (byte & 0x90) == 0;
}

} // namespace

ReceiptPrinter::ReceiptPrinter(std::unique_ptr<Link> link, const ReceiptPrinterTiming &timing, QObject *parent)
    : QObject(parent), m_link(link.release()), m_timing(timing), m_timer(this)
{
    m_link->setParent(this);
    m_timer.setSingleShot(true);
    connect(m_link, &Link::opened, this, &ReceiptPrinter::onOpened);
    connect(m_link, &Link::received, this, &ReceiptPrinter::onReceived);
    connect(m_link, &Link::written, this, &ReceiptPrinter::onWritten);
    connect(m_link, &Link::failed, this, &ReceiptPrinter::onLinkFailed);
    connect(&m_timer, &QTimer::timeout, this, &ReceiptPrinter::onTimeout);
}

ReceiptPrinter::~ReceiptPrinter()
{
    m_link->disconnect(this);
    m_link->close();
    for (Job &job : m_jobs) {
        const bool isCurrent = &job == &m_jobs.front() && m_jobLeft;
        job.promise.addResult(PrintReport{isCurrent ? PrintOutcome::Unknown : PrintOutcome::Failed,
                                          PrinterTrouble::LinkBroken, m_status});
        job.promise.finish();
    }
}

QFuture<PrintReport> ReceiptPrinter::print(const QByteArray &bytes)
{
    Job &job = m_jobs.emplace_back();
    job.bytes = bytes;
    job.promise.start();
    const QFuture<PrintReport> future = job.promise.future();
    if (m_step == Step::Idle) {
        next();
    }
    return future;
}

void ReceiptPrinter::next()
{
    m_step = Step::Idle;
    if (m_jobs.empty()) {
        return;
    }
    m_status = {};
    m_answers = false;
    m_workedOff = false;
    m_jobLeft = false;
    m_toWrite = 0;
    m_step = Step::Connecting;
    m_timer.start(m_timing.connect);
    m_link->open();
}

void ReceiptPrinter::onOpened()
{
    if (m_link->isOneWay()) {
        sendJob();
    } else {
        ask(Step::AskingBefore);
    }
}

void ReceiptPrinter::ask(Step step)
{
    m_step = step;
    m_question = 0;
    m_status = {};
    askNext();
}

void ReceiptPrinter::askNext()
{
    if (m_question == PrinterStatus::questions.size()) {
        asked();
        return;
    }
    m_timer.start(m_timing.answer);
    m_link->write(PrinterStatus::question(PrinterStatus::questions.at(m_question)));
}

void ReceiptPrinter::asked()
{
    const PrinterTrouble trouble = troubleOf(m_status);
    if (m_step == Step::AskingBefore) {
        if (trouble != PrinterTrouble::None) {
            finish(PrintOutcome::Failed, trouble);
        } else {
            sendJob();
        }
        return;
    }
    if (trouble != PrinterTrouble::None || !m_answers) {
        finish(PrintOutcome::Unknown, trouble);
        return;
    }
    finish(m_workedOff ? PrintOutcome::Confirmed : PrintOutcome::Sent, PrinterTrouble::None);
}

void ReceiptPrinter::sendJob()
{
    m_step = Step::Sending;
    m_jobLeft = true;
    const QByteArray &bytes = m_jobs.front().bytes;
    const QByteArray end = m_link->isOneWay() ? QByteArray() : endMark;
    m_toWrite = bytes.size() + end.size();
    m_timer.start(m_timing.stall);
    m_link->write(bytes + end);
}

void ReceiptPrinter::onWritten(qint64 count)
{
    // Status questions before the job are counted by the link as well; they were taken long ago.
    if (m_step != Step::Sending) {
        return;
    }
    m_toWrite -= count;
    if (m_toWrite > 0) {
        m_timer.start(m_timing.stall);
        return;
    }
    if (m_link->isOneWay()) {
        finish(PrintOutcome::Unknown, PrinterTrouble::None);
        return;
    }
    awaitWorkedOff();
}

void ReceiptPrinter::awaitWorkedOff()
{
    m_step = Step::WorkingOff;
    m_timer.start(m_answers ? m_timing.workOff : m_timing.answer);
}

void ReceiptPrinter::onReceived(const QByteArray &bytes)
{
    for (const char c : bytes) {
        const auto byte = static_cast<quint8>(c);
        const bool asking = m_step == Step::AskingBefore || m_step == Step::AskingAfter;
        if (asking && PrinterStatus::isAnswer(byte)) {
            m_answers = true;
            m_status.take(PrinterStatus::questions.at(m_question), byte);
            m_question += 1;
            askNext();
        } else if (m_step == Step::WorkingOff || m_step == Step::Sending) {
            m_workedOff = m_workedOff || isEndAnswer(byte);
        }
        if (m_step == Step::WorkingOff && m_workedOff) {
            ask(Step::AskingAfter);
        }
    }
}

void ReceiptPrinter::onTimeout()
{
    switch (m_step) {
    case Step::Idle: return;
    case Step::Connecting: finish(PrintOutcome::Failed, PrinterTrouble::NotReachable); return;
    case Step::AskingBefore:
        if (m_answers) {
            // It answered one question and not the next: trust what it said.
            asked();
        } else {
            sendJob();
        }
        return;
    case Step::Sending: finish(PrintOutcome::Unknown, PrinterTrouble::Stalled); return;
    case Step::WorkingOff:
        if (m_answers) {
            m_answers = false;
            ask(Step::AskingAfter);
        } else {
            finish(PrintOutcome::Unknown, PrinterTrouble::None);
        }
        return;
    case Step::AskingAfter: asked(); return;
    }
}

void ReceiptPrinter::onLinkFailed()
{
    finishBroken(m_step == Step::Connecting ? PrinterTrouble::NotReachable : PrinterTrouble::LinkBroken);
}

void ReceiptPrinter::finishBroken(PrinterTrouble trouble)
{
    if (m_step != Step::Idle) {
        finish(m_jobLeft ? PrintOutcome::Unknown : PrintOutcome::Failed, trouble);
    }
}

void ReceiptPrinter::finish(PrintOutcome outcome, PrinterTrouble trouble)
{
    m_timer.stop();
    m_link->close();
    m_step = Step::Idle;
    Job job = std::move(m_jobs.front());
    m_jobs.pop_front();
    job.promise.addResult(PrintReport{outcome, trouble, m_status});
    job.promise.finish();
    // From the loop: the link is still inside the signal that ended this job.
    QMetaObject::invokeMethod(this, [this] {
        if (m_step == Step::Idle) {
            next();
        }
    }, Qt::QueuedConnection);
}

} // namespace yichuang::devices
