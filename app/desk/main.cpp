// SPDX-License-Identifier: Apache-2.0
#include "app/base/Clock.h"
#include "app/base/Json.h"
#include "app/base/Log.h"
#include "app/desk/CommandLine.h"
#include "app/desk/LineReader.h"
#include "app/desk/ViewsJson.h"
#include "app/desk/Workstation.h"

#include <QCommandLineParser>
#include <QFile>
#include <QGuiApplication>

#include <cstdio>

namespace {

using namespace yichuang;

void writeLine(const QJsonObject &json)
{
    const QByteArray line = base::canonicalJson(json) + '\n';
    std::fwrite(line.constData(), 1, static_cast<size_t>(line.size()), stdout);
    std::fflush(stdout);
}

QByteArray resource(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

int main(int argc, char **argv)
{
    // Papers are drawn without a display.
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    QGuiApplication application(argc, argv);
    QGuiApplication::setApplicationName(QStringLiteral("yichuang-desk"));
    QGuiApplication::setApplicationVersion(QStringLiteral(YICHUANG_VERSION));
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("The counter workstation without windows: one JSON command a line in, one JSON answer a line out (docs/desk.md)."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption folder(QStringLiteral("folder"), QStringLiteral("Where this workstation keeps everything."), QStringLiteral("DIR"));
    parser.addOption(folder);
    parser.process(application);
    if (!parser.isSet(folder)) {
        std::fputs("yichuang-desk: --folder DIR is needed\n", stderr);
        return 2;
    }
    const base::SystemClock clock;
    auto station = desk::Workstation::open({parser.value(folder), resource(QStringLiteral(":/yichuang/pinyin/readings.txt")),
                                            resource(QStringLiteral(":/yichuang/pinyin/surnames.txt"))},
                                           clock);
    if (!station) {
        writeLine(desk::errorToJson(station.error()));
        return 1;
    }
    desk::CommandLine commands(**station);
    desk::LineReader lines(0);
    QObject::connect(&lines, &desk::LineReader::line, &commands, [&](const QByteArray &line) {
        lines.pause();
        const auto done = [&lines](const QJsonObject &answer) {
            writeLine(answer);
            lines.resume();
        };
        const auto command = base::parseJsonObject(line);
        if (command) {
            commands.run(*command, done);
        } else {
            done(desk::errorToJson(command.error()));
        }
    });
    QObject::connect(&lines, &desk::LineReader::ended, &application, &QCoreApplication::quit);
    return QGuiApplication::exec();
}
