// SPDX-License-Identifier: Apache-2.0
#include "app/devices/PrinterStatus.h"

#include "app/base/Words.h"

namespace yichuang::devices {

namespace {

const base::Words troubleWords{std::array{
    std::pair{PrinterTrouble::None, "none"},
    std::pair{PrinterTrouble::PaperOut, "paper_out"},
    std::pair{PrinterTrouble::CoverOpen, "cover_open"},
    std::pair{PrinterTrouble::CutterJammed, "cutter_jammed"},
    std::pair{PrinterTrouble::PrinterError, "printer_error"},
    std::pair{PrinterTrouble::Offline, "offline"},
    std::pair{PrinterTrouble::NotReachable, "not_reachable"},
    std::pair{PrinterTrouble::LinkBroken, "link_broken"},
    std::pair{PrinterTrouble::Stalled, "stalled"},
}};

const base::Words outcomeWords{std::array{
    std::pair{PrintOutcome::Confirmed, "confirmed"},
    std::pair{PrintOutcome::Sent, "sent"},
    std::pair{PrintOutcome::Unknown, "unknown"},
    std::pair{PrintOutcome::Failed, "failed"},
}};

} // namespace

QByteArray PrinterStatus::question(int n)
{
    return QByteArray("\x10\x04", 2).append(static_cast<char>(n));
}

void PrinterStatus::take(int question, quint8 answer)
{
    switch (question) {
    case 1: offline = (answer & 0x08) != 0; return;
    case 2:
        coverOpen = (answer & 0x04) != 0;
        paperOut = paperOut || (answer & 0x20) != 0;
        fatalError = fatalError || (answer & 0x40) != 0;
        return;
    case 3:
        cutterError = (answer & 0x08) != 0;
        fatalError = fatalError || (answer & 0x20) != 0;
        recoverableError = (answer & 0x40) != 0;
        return;
    case 4:
        paperNearEnd = (answer & 0x0C) != 0;
        paperOut = paperOut || (answer & 0x60) != 0;
        return;
    default: return;
    }
}

QString toWord(PrinterTrouble trouble)
{
    return troubleWords.word(trouble);
}

QString toWord(PrintOutcome outcome)
{
    return outcomeWords.word(outcome);
}

PrinterTrouble troubleOf(const PrinterStatus &status)
{
    if (status.coverOpen) {
        return PrinterTrouble::CoverOpen;
    }
    if (status.paperOut) {
        return PrinterTrouble::PaperOut;
    }
    if (status.cutterError) {
        return PrinterTrouble::CutterJammed;
    }
    if (status.fatalError || status.recoverableError) {
        return PrinterTrouble::PrinterError;
    }
    return status.offline ? PrinterTrouble::Offline : PrinterTrouble::None;
}

} // namespace yichuang::devices
