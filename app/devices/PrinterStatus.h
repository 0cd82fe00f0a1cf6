// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QMetaType>
#include <QString>

#include <array>

namespace yichuang::devices {

/// The printer's own word on itself, from the answers to `DLE EOT n` (Epson ESC/POS reference).
struct PrinterStatus {
    bool offline = false;
    bool coverOpen = false;
    bool paperOut = false;
    bool paperNearEnd = false;
    bool cutterError = false;
    bool fatalError = false;
    bool recoverableError = false;

    static constexpr std::array<int, 4> questions{1, 2, 3, 4};
    /// `10 04 n`.
    [[nodiscard]] static QByteArray question(int n);
    /// Bits 1 and 4 are set and 0 and 7 clear in each real-time answer; flow-control bytes are not.
    [[nodiscard]] static bool isAnswer(quint8 byte) { return (byte & 0x93) == 0x12; }
    void take(int question, quint8 answer);

    friend bool operator==(const PrinterStatus &, const PrinterStatus &) = default;
};

/// What a person must do something about, most urgent first.
enum class PrinterTrouble { None, PaperOut, CoverOpen, CutterJammed, PrinterError, Offline, NotReachable, LinkBroken, Stalled };
[[nodiscard]] QString toWord(PrinterTrouble trouble);
[[nodiscard]] PrinterTrouble troubleOf(const PrinterStatus &status);

/// How far one job got.
enum class PrintOutcome {
    Confirmed, ///< the printer worked the whole job off and reports no trouble
    Sent,      ///< it took every byte and reports no trouble, but does not tell when it is done
    Unknown,   ///< some or all bytes left and nobody can say what came out: the clerk looks
    Failed,    ///< certain that nothing came out; print again freely
};
[[nodiscard]] QString toWord(PrintOutcome outcome);

struct PrintReport {
    PrintOutcome outcome = PrintOutcome::Failed;
    PrinterTrouble trouble = PrinterTrouble::None;
    PrinterStatus status;

    friend bool operator==(const PrintReport &, const PrintReport &) = default;
};

} // namespace yichuang::devices

Q_DECLARE_METATYPE(yichuang::devices::PrintReport)
