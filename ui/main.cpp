// SPDX-License-Identifier: Apache-2.0
// The composition root: everything the window needs is made here and lent out.
#include "app/base/Clock.h"
#include "app/desk/Workstation.h"
#include "ui/Language.h"
#include "ui/Preferences.h"
#include "ui/Shell.h"
#include "ui/pages/session/FailurePage.h"
#include "ui/style/Look.h"
#include "ui/style/StyleSheet.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QFile>
#include <QStandardPaths>

#include <cstdio>

namespace {

using namespace yichuang;

QByteArray resource(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

struct Arguments {
    QString folder;
    bool fullScreen = false;
};

Arguments readArguments(const QApplication &application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("The window-clerk workstation of a government service centre."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption folder(QStringLiteral("folder"),
                                    QStringLiteral("Where this workstation keeps everything."), QStringLiteral("DIR"),
                                    QStandardPaths::writableLocation(QStandardPaths::AppDataLocation));
    const QCommandLineOption full(QStringLiteral("full-screen"), QStringLiteral("Fill the screen."));
    parser.addOptions({folder, full});
    parser.process(application);
    return {parser.value(folder), parser.isSet(full)};
}

int showFailure(ui::Look &look, const base::Error &error)
{
    ui::FailurePage page(look, error, nullptr);
    page.resize(1024, 640);
    if (!look.dress(page)) {
        return 1;
    }
    page.show();
    QApplication::exec();
    return 1;
}

int runShell(desk::Workstation &workstation, ui::Look &look, ui::Language &language, ui::Preferences &preferences,
             const Arguments &arguments)
{
    ui::Shell shell({workstation, look, language, preferences});
    if (!look.dress(shell)) {
        return 1;
    }
    if (arguments.fullScreen) {
        shell.showFullScreen();
    } else {
        shell.show();
    }
    shell.begin();
    return QApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("yichuang"));
    QApplication::setApplicationVersion(QStringLiteral(YICHUANG_VERSION));
    QApplication::setStyle(QStringLiteral("Fusion"));
    const Arguments arguments = readArguments(application);
    QDir().mkpath(arguments.folder);

    ui::Preferences preferences(QDir(arguments.folder).filePath(QStringLiteral("preferences.ini")));
    ui::Language language(application);
    const QString wanted = preferences.language().isEmpty() ? ui::Language::standard() : preferences.language();
    const auto spoken = language.choose(wanted);
    const auto sheet = ui::shippedStyleSheet();
    if (!spoken || !sheet) {
        std::fputs("yichuang: the program's own resources are missing\n", stderr);
        return 1;
    }
    ui::Look look(*sheet);
    look.choose(preferences.theme(), preferences.typeSize());
    QApplication::setFont(look.font());

    const base::SystemClock clock;
    auto workstation =
        desk::Workstation::open({arguments.folder, resource(QStringLiteral(":/yichuang/pinyin/readings.txt")),
                                 resource(QStringLiteral(":/yichuang/pinyin/surnames.txt"))},
                                clock);
    return workstation ? runShell(**workstation, look, language, preferences, arguments)
                       : showFailure(look, workstation.error());
}
