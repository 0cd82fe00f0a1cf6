// SPDX-License-Identifier: Apache-2.0
// A card reader without the hardware: prints the path of its serial port, then takes commands.
#include "tests/support/devices/ReaderSim.h"
#include "tests/support/devices/SimCard.h"
#include "tests/support/devices/SimConsole.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QLocalSocket>

#include <cstdio>

using namespace yichuang;

namespace {

constexpr int AnswerMs = 5000;

int complain(const base::Error &error)
{
    std::fprintf(stderr, "yichuang-reader-sim: %s\n", qPrintable(error.detail));
    return 1;
}

int sendCommand(const QString &path, const QString &line)
{
    QLocalSocket socket;
    socket.connectToServer(path);
    if (!socket.waitForConnected(AnswerMs)) {
        return complain(base::Error{base::ErrorCode::Unavailable, QStringLiteral("no simulator listens there"), {}});
    }
    socket.write(line.toUtf8() + '\n');
    while (!socket.canReadLine() && socket.waitForReadyRead(AnswerMs)) {
    }
    const QByteArray answer = socket.readLine();
    std::fputs(answer.constData(), stdout);
    return answer == "ok\n" ? 0 : 1;
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
    options.addOption({QStringLiteral("visitors"), QStringLiteral("Lay the next sample card whenever one is looked for and none lies there.")});
    options.addOption({QStringLiteral("send"), QStringLiteral("Send this command to the simulator behind --control, print its answer and end."), QStringLiteral("command")});
    options.process(app);
    if (options.isSet(QStringLiteral("send"))) {
        return sendCommand(options.value(QStringLiteral("control")), options.value(QStringLiteral("send")));
    }

    tests::ReaderSim reader;
    if (const auto plugged = reader.plug(options.value(QStringLiteral("link"))); !plugged) {
        return complain(plugged.error());
    }
    if (options.isSet(QStringLiteral("visitors"))) {
        reader.setVisitors(tests::samplePeople());
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
