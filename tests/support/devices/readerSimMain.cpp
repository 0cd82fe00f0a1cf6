// SPDX-License-Identifier: Apache-2.0
// A card reader without the hardware: prints the path of its serial port, then takes commands.
#include "tests/support/devices/ReaderSim.h"
#include "tests/support/devices/SimConsole.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <cstdio>

using namespace yichuang;

namespace {

int complain(const base::Error &error)
{
    std::fprintf(stderr, "yichuang-reader-sim: %s\n", qPrintable(error.detail));
    return 1;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    QCommandLineParser options;
    options.setApplicationDescription(QStringLiteral("Identity card reader simulator (SAM-V protocol on a pseudo-terminal)"));
    options.addHelpOption();
    options.addOption({QStringLiteral("link"), QStringLiteral("Also make a symbolic link to the port."), QStringLiteral("path")});
    options.addOption({QStringLiteral("control"), QStringLiteral("Take commands on this local socket too."), QStringLiteral("path")});
    options.process(app);

    tests::ReaderSim reader;
    if (const auto plugged = reader.plug(options.value(QStringLiteral("link"))); !plugged) {
        return complain(plugged.error());
    }
    tests::SimConsole console([&reader](const QString &line) { return reader.command(line); });
    if (options.isSet(QStringLiteral("control"))) {
        if (const auto listening = console.listen(options.value(QStringLiteral("control"))); !listening) {
            return complain(listening.error());
        }
    }
    std::printf("%s\n", qPrintable(reader.path()));
    std::fflush(stdout);
    return QCoreApplication::exec();
}
