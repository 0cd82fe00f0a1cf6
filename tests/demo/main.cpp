// SPDX-License-Identifier: Apache-2.0
// Drives a whole day at a window and leaves its pictures, papers, figures and the verified journals in a folder.
#include "tests/demo/DemoDay.h"

#include "app/base/Clock.h"
#include "app/base/Json.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <cstdio>

namespace {

using namespace yichuang;

QByteArray resource(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

int fail(const QString &why)
{
    std::fprintf(stderr, "demo day: %s\n", qPrintable(why));
    return 1;
}

bool save(const QString &folder, const char *name, const QJsonObject &json)
{
    QFile file(QDir(folder).filePath(QLatin1String(name)));
    return file.open(QIODevice::WriteOnly) && file.write(base::canonicalJson(json) + '\n') > 0;
}

int spendDay(tests::DemoCentre &centre, const QJsonObject &hall, const QString &stationFolder, const QString &out)
{
    const base::SystemClock clock;
    auto station = desk::Workstation::open({stationFolder, resource(QStringLiteral(":/yichuang/pinyin/readings.txt")),
                                            resource(QStringLiteral(":/yichuang/pinyin/surnames.txt"))},
                                           clock);
    if (!station) {
        return fail(station.error().detail);
    }
    tests::DemoDay day(centre, **station, hall, out);
    day.run();
    std::printf("an immediate case, from card to slip: %d key presses\n", day.immediateKeys());
    return day.immediateKeys() <= 12 ? 0 : fail(QStringLiteral("more than 12 key presses"));
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("yichuang-demo-day"));
    QApplication::setStyle(QStringLiteral("Fusion"));
    if (argc != 3) {
        return fail(QStringLiteral("usage: yichuang-demo-day PATH/yichuang-center DIR"));
    }
    const QString out = QDir(QString::fromLocal8Bit(argv[2])).absolutePath();
    QDir().mkpath(out);
    const QTemporaryDir work;
    tests::DemoCentre centre(QString::fromLocal8Bit(argv[1]), work.filePath(QStringLiteral("centre")));
    const auto hall = centre.prepare();
    const auto started = hall ? centre.start() : base::Result<void>(base::failure(hall));
    if (!started) {
        return fail(started.error().detail);
    }
    const int code = spendDay(centre, *hall, work.filePath(QStringLiteral("workstation")), out);
    if (code != 0) {
        return code;
    }
    const auto journal = centre.ask({QStringLiteral("verify-journal")});
    const auto figures = centre.ask({QStringLiteral("figures")});
    if (!journal || !figures || !journal->value(QLatin1String("whole")).toBool()) {
        return fail(QStringLiteral("the centre's journal does not verify"));
    }
    if (!save(out, "centre-journal.json", *journal) || !save(out, "figures.json", *figures)) {
        return fail(QStringLiteral("the results cannot be written"));
    }
    std::printf("the centre holds %d operations, every chain whole\n", journal->value(QLatin1String("operations")).toInt());
    return 0;
}
