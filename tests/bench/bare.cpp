// SPDX-License-Identifier: Apache-2.0
// The baseline of every benchmark of the window: a Qt Widgets window with one line of Chinese and nothing else.
// usage: yichuang-bench-bare show                  stays until it is ended
//        yichuang-bench-bare memory                shows itself and tells its peak
//        yichuang-bench-bare heartbeat SECONDS     how late events are handled while nothing happens
#include "tests/bench/Heartbeat.h"
#include "tests/bench/Report.h"

#include <QApplication>
#include <QLabel>
#include <QTimer>

namespace {

using namespace yichuang::bench;

constexpr std::chrono::seconds Settled{2};

void tellMemory()
{
    tell({{QStringLiteral("peak_mb"), megabytes("/proc/self/status", "VmHWM")}, {QStringLiteral("pss_mb"), megabytes("/proc/self/smaps_rollup", "Pss")}});
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setStyle(QStringLiteral("Fusion"));
    const QByteArray mode = argc > 1 ? argv[1] : "";
    QLabel window(QStringLiteral("一窗 Yichuang"));
    window.resize(1366, 768);
    window.show();
    Heartbeat heartbeat;
    if (mode == "memory") {
        QTimer::singleShot(Settled, &application, [] {
            tellMemory();
            QCoreApplication::quit();
        });
    } else if (mode == "heartbeat" && argc > 2) {
        heartbeat.start();
        QTimer::singleShot(std::chrono::milliseconds(static_cast<int>(QByteArray(argv[2]).toDouble() * 1000)), &application, [&heartbeat] {
            heartbeat.stop();
            tell({{QStringLiteral("p999"), quantile(heartbeat.delays(), 0.999)}, {QStringLiteral("longest"), quantile(heartbeat.delays(), 1)}});
            QCoreApplication::quit();
        });
    } else if (mode != "show") {
        giveUp(QStringLiteral("usage: yichuang-bench-bare show|memory|heartbeat SECONDS"));
    }
    return QApplication::exec();
}
