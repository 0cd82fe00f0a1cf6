// SPDX-License-Identifier: Apache-2.0
// Drives a whole day at a window and leaves its pictures, papers, figures and the verified journals in a folder.
#include "tests/demo/DemoDay.h"
#include "tests/demo/DemoJournals.h"
#include "tests/demo/DemoStation.h"
#include "tests/demo/HalfASheet.h"
#include "tests/support/Wait.h"

#include "app/base/Clock.h"
#include "app/base/Json.h"
#include "ui/widgets/Assist.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <cstdio>
#include <sys/prctl.h>
#include <unistd.h>

namespace {

using namespace yichuang;
using tests::DemoPlace;

constexpr int SittingMs = 120'000;
constexpr int MostKeys = 12;

int fail(const QString &why)
{
    std::fprintf(stderr, "demo day: %s\n", qPrintable(why));
    return 1;
}

QString ownStation(const DemoPlace &place)
{
    return QDir(place.folder).filePath(QStringLiteral("window-01"));
}

bool save(const DemoPlace &place, const char *name, const QByteArray &bytes)
{
    QFile file(QDir(place.out).filePath(QLatin1String(name)));
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

/// What an earlier day left under the same names; in a folder that is not a day's nothing is touched.
void clear(const QString &out)
{
    QDir folder(out);
    folder.mkpath(QStringLiteral("."));
    if (!folder.exists(QStringLiteral("figures.json"))) {
        return;
    }
    const QStringList pictures = folder.entryList({QStringLiteral("[0-9][0-9]-*.png")}, QDir::Files);
    for (const QString &picture : pictures) {
        folder.remove(picture);
    }
    for (const char *part : {"papers", "journals"}) {
        QDir(folder.filePath(QLatin1String(part))).removeRecursively();
    }
}

/// One sitting at window 01; the store is closed when it ends.
template<typename Work>
int sit(const DemoPlace &place, int firstPicture, Work work)
{
    const base::SystemClock clock;
    auto station = tests::openStation(ownStation(place), clock);
    if (!station) {
        return fail(station.error().detail);
    }
    tests::DemoDay day(place, **station, firstPicture);
    return work(day);
}

/// The window is killed in the middle of a sheet. It is a process of its own, as a workstation is. The sheet before it must
/// have become a case: it would come back first, as it should.
int killInTheMiddle(const DemoPlace &place, int picture)
{
    QProcess victim;
    victim.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    victim.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); }); // nor does it outlive the day
    victim.start(QCoreApplication::applicationFilePath(),
                 place.look.options() + QStringList{QStringLiteral("--until-killed"), QString::number(picture), ownStation(place), place.out});
    victim.write(place.centre.password(tests::DemoCentre::clerk()).toUtf8() + '\n');
    const bool typed = tests::waitUntil([&victim] { return victim.canReadLine() || victim.state() == QProcess::NotRunning; }, std::chrono::milliseconds(SittingMs));
    if (!typed || !victim.canReadLine()) {
        return fail(QStringLiteral("the window that was to be killed typed nothing"));
    }
    victim.kill();
    const bool died = tests::waitUntil([&victim] { return victim.state() == QProcess::NotRunning; }, std::chrono::milliseconds(SittingMs));
    return died && victim.exitStatus() == QProcess::CrashExit ? 0 : fail(QStringLiteral("the window did not die"));
}

/// The process that is killed: signs in, types half a sheet, says so, and waits for its end.
int untilKilled(const tests::DemoLook &look, int picture, const QString &station, const QString &out)
{
    QFile input;
    const bool open = input.open(STDIN_FILENO, QIODevice::ReadOnly);
    const QString password = QString::fromUtf8(open ? input.readLine().trimmed() : QByteArray());
    const base::SystemClock clock;
    auto opened = tests::openStation(station, clock);
    if (!opened) {
        return fail(opened.error().detail);
    }
    tests::DemoWindow window(**opened, look, {out, picture});
    tests::HalfASheet sheet(window, **opened);
    sheet.signIn(password);
    sheet.type();
    window.picture("half-a-sheet");
    std::puts("typed");
    std::fflush(stdout);
    return QApplication::exec();
}

int checkAndSave(const DemoPlace &place)
{
    const base::SystemClock clock;
    const QDir journals(QDir(place.out).filePath(QStringLiteral("journals")));
    journals.mkpath(QStringLiteral("."));
    const auto station = tests::saveStationJournal({ownStation(place), tests::DemoCentre::clerk(), place.centre.password(tests::DemoCentre::clerk())}, clock,
                                                   journals.filePath(QStringLiteral("workstation.jsonl")));
    const auto centre =
        tests::saveCentreJournal({place.centre.database(), place.centre.keys()}, clock, journals.filePath(QStringLiteral("centre.jsonl")));
    if (!station || !centre) {
        return fail(QStringLiteral("a journal does not verify: %1").arg(!station ? station.error().detail : centre.error().detail));
    }
    const auto report = place.centre.ask({QStringLiteral("verify-journal")});
    const auto figures = place.centre.ask({QStringLiteral("figures")});
    const auto words = place.centre.say({QStringLiteral("figures")});
    if (!report || !figures || !words || !report->value(QLatin1String("whole")).toBool()) {
        return fail(QStringLiteral("the centre does not verify its journal"));
    }
    if (!save(place, "journals/verified.json", base::canonicalJson(*report) + '\n') || !save(place, "figures.json", base::canonicalJson(*figures) + '\n')
        || !save(place, "figures.txt", *words)) {
        return fail(QStringLiteral("the results cannot be written"));
    }
    std::printf("%d operations in the workstation's journal, %d in the centre's, every chain whole\n%s", *station, *centre, words->constData());
    return 0;
}

int spendDay(const DemoPlace &place)
{
    int keys = 0;
    int picture = 1;
    int code = sit(place, picture, [&](tests::DemoDay &day) {
        day.work();
        picture = day.nextPicture();
        keys = day.immediateKeys();
        return 0;
    });
    code = code != 0 ? code : killInTheMiddle(place, picture);
    code = code != 0 ? code : sit(place, picture + 1, [](tests::DemoDay &day) {
        day.findItAgain();
        return 0;
    });
    code = code != 0 ? code : checkAndSave(place);
    std::printf("an immediate case, from card to slip: %d key presses\n", keys);
    return code != 0 || keys <= MostKeys ? code : fail(QStringLiteral("more than %1 key presses").arg(MostKeys));
}

int beginDay(const tests::DemoLook &look, const QString &program, const QString &out)
{
    clear(out);
    const QTemporaryDir work;
    tests::DemoCentre centre(program, work.filePath(QStringLiteral("centre")));
    const auto started = centre.prepare().and_then([&centre](const QJsonObject &) { return centre.start(); });
    if (!started) {
        return fail(started.error().detail);
    }
    tests::FaultProxy line(static_cast<quint16>(centre.url().port()));
    return spendDay({centre, line, work.path(), out, look});
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("yichuang-demo-day"));
    QApplication::setApplicationVersion(QStringLiteral(YICHUANG_VERSION));
    QApplication::setStyle(QStringLiteral("Fusion"));
    ui::installAssist();
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("A whole day at a window, by script: pictures, papers, figures and journals into DIR."));
    parser.addHelpOption();
    parser.addPositionalArgument(QStringLiteral("CENTER"), QStringLiteral("The program yichuang-center."));
    parser.addPositionalArgument(QStringLiteral("DIR"), QStringLiteral("Where everything is left."));
    tests::DemoLook::addOptions(parser);
    QCommandLineOption killed(QStringLiteral("until-killed"), {}, QStringLiteral("PICTURE"));
    killed.setFlags(QCommandLineOption::HiddenFromHelp);
    parser.addOption(killed);
    parser.process(application);
    const QStringList where = parser.positionalArguments();
    const auto look = tests::DemoLook::of(parser);
    if (where.size() != 2 || !look) {
        return fail(QStringLiteral("see --help"));
    }
    const QString out = QDir(where[1]).absolutePath();
    return parser.isSet(killed) ? untilKilled(*look, parser.value(killed).toInt(), where[0], out) : beginDay(*look, where[0], out);
}
