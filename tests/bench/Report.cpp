// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/Report.h"

#include <QFile>
#include <QJsonDocument>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>

namespace yichuang::bench {

double quantile(std::vector<double> values, double share)
{
    std::sort(values.begin(), values.end());
    const auto rank = static_cast<size_t>(std::ceil(share * static_cast<double>(values.size())));
    return values.at(rank == 0 ? 0 : rank - 1);
}

double threadMilliseconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

void tell(const QJsonObject &line)
{
    const QByteArray bytes = QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stdout);
    std::fflush(stdout);
}

void giveUp(const QString &why)
{
    std::fprintf(stderr, "bench: %s\n", qPrintable(why));
    std::fflush(stderr);
    std::_Exit(1);
}

double megabytes(const char *file, const char *name)
{
    QFile status{QLatin1String(file)};
    if (!status.open(QIODevice::ReadOnly)) {
        giveUp(QStringLiteral("cannot read %1").arg(QLatin1String(file)));
    }
    const QList<QByteArray> lines = status.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith(name) && line.size() > static_cast<qsizetype>(qstrlen(name)) && line.at(static_cast<qsizetype>(qstrlen(name))) == ':') {
            return line.mid(static_cast<qsizetype>(qstrlen(name)) + 1).simplified().split(' ').first().toDouble() / 1024;
        }
    }
    giveUp(QStringLiteral("%1 does not say %2").arg(QLatin1String(file), QLatin1String(name)));
}

} // namespace yichuang::bench
