// SPDX-License-Identifier: Apache-2.0
// A receipt printer without the hardware: prints its port, keeps each job as bytes and as a picture, takes commands.
#include "tests/support/devices/PrinterSim.h"
#include "tests/support/devices/SimConsole.h"
#include "tests/support/documents/SlipPainter.h"

#include <QCommandLineParser>
#include <QDir>
#include <QFile>
#include <QGuiApplication>

#include <cstdio>

using namespace yichuang;

namespace {

int complain(const QString &text)
{
    std::fprintf(stderr, "yichuang-printer-sim: %s\n", qPrintable(text));
    return 1;
}

void keep(const QString &folder, qsizetype index, const QByteArray &job)
{
    const QString stem = QDir(folder).filePath(QStringLiteral("job-%1").arg(index, 3, 10, QLatin1Char('0')));
    QFile file(stem + QStringLiteral(".escpos"));
    if (!file.open(QIODevice::WriteOnly) || file.write(job) != job.size() || !tests::paintSlip(job, 576).save(stem + QStringLiteral(".png"))) {
        std::fprintf(stderr, "yichuang-printer-sim: %s cannot be kept\n", qPrintable(stem));
        return;
    }
    std::printf("job %s\n", qPrintable(file.fileName()));
    std::fflush(stdout);
}

} // namespace

int main(int argc, char *argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen"); // it draws slips but needs no display
    const QGuiApplication app(argc, argv);
    QCommandLineParser options;
    options.setApplicationDescription(QStringLiteral("Receipt printer simulator (ESC/POS on TCP)"));
    options.addHelpOption();
    options.addOption({QStringLiteral("port"), QStringLiteral("TCP port; 0 = any."), QStringLiteral("port"), QStringLiteral("9100")});
    options.addOption({QStringLiteral("dir"), QStringLiteral("Keep jobs in this folder."), QStringLiteral("folder")});
    options.addOption({QStringLiteral("control"), QStringLiteral("Take commands on this local socket too."), QStringLiteral("path")});
    options.process(app);

    tests::PrinterSim printer;
    if (const auto listening = printer.listen(options.value(QStringLiteral("port")).toUShort()); !listening) {
        return complain(listening.error().detail);
    }
    const QString folder = options.value(QStringLiteral("dir"));
    if (!folder.isEmpty()) {
        QDir().mkpath(folder);
        QObject::connect(&printer, &tests::PrinterSim::jobPrinted, &printer, [&printer, folder](const QByteArray &job) {
            keep(folder, printer.jobs().size(), job);
        });
    }
    tests::SimConsole console([&printer](const QString &line) { return printer.command(line); });
    if (options.isSet(QStringLiteral("control"))) {
        if (const auto listening = console.listen(options.value(QStringLiteral("control"))); !listening) {
            return complain(listening.error().detail);
        }
    }
    std::printf("%u\n", static_cast<unsigned>(printer.port()));
    std::fflush(stdout);
    return QGuiApplication::exec();
}
