// SPDX-License-Identifier: Apache-2.0
#include "center/metrics/ProcessFigures.h"

#include <QFile>

#include <sys/resource.h>
#include <unistd.h>

namespace yichuang::center {

namespace {

double secondsOf(const timeval &time)
{
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

} // namespace

void writeBirth(Metrics &metrics, const QByteArray &version, base::Instant now)
{
    metrics.set(Family::Build, 1, {{"version", version}});
    metrics.set(Family::StartSeconds, static_cast<double>(base::toMs(now)) / 1e3);
}

void sampleProcess(Metrics &metrics)
{
    rusage usage{};
    if (getrusage(RUSAGE_SELF, &usage) == 0) {
        metrics.set(Family::ProcessorSeconds, secondsOf(usage.ru_utime) + secondsOf(usage.ru_stime));
    }
    QFile file(QStringLiteral("/proc/self/statm"));
    const QList<QByteArray> pages = file.open(QIODevice::ReadOnly) ? file.readAll().split(' ') : QList<QByteArray>();
    if (pages.size() > 1) {
        metrics.set(Family::ResidentBytes, pages[1].toDouble() * static_cast<double>(sysconf(_SC_PAGESIZE)));
    }
}

} // namespace yichuang::center
