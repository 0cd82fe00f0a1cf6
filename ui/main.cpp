// SPDX-License-Identifier: Apache-2.0
// The composition root: everything the window needs is made here and lent out.
#include "app/base/Clock.h"
#include "app/base/ThenOn.h"
#include "app/base/Worker.h"
#include "app/desk/Workstation.h"
#include "ui/Language.h"
#include "ui/MainWindow.h"
#include "ui/Preferences.h"
#include "ui/Shell.h"
#include "ui/pages/session/FailurePage.h"
#include "ui/style/Look.h"
#include "ui/style/StyleSheet.h"
#include "ui/widgets/Assist.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QFile>
#include <QStandardPaths>

#include <cstdio>
#include <memory>

namespace {

using namespace yichuang;

QByteArray resource(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

class Arguments {
public:
    Arguments()
    {
        m_parser.setApplicationDescription(QStringLiteral("The window-clerk workstation of a government service centre."));
        m_parser.addOptions({m_folder, m_full});
    }

    void read() { m_parser.process(*QCoreApplication::instance()); }

    /// Ends the program when it is only asked what it is: that needs no screen.
    void answerQuestions()
    {
        const bool isRead = m_parser.parse(QCoreApplication::arguments());
        if (isRead && m_parser.isSet(m_help)) {
            m_parser.showHelp();
        }
        if (isRead && m_parser.isSet(m_version)) {
            m_parser.showVersion();
        }
    }

    [[nodiscard]] QString folder() const { return m_parser.value(m_folder); }
    [[nodiscard]] bool isFullScreen() const { return m_parser.isSet(m_full); }

private:
    QCommandLineParser m_parser;
    const QCommandLineOption m_help = m_parser.addHelpOption();
    const QCommandLineOption m_version = m_parser.addVersionOption();
    const QCommandLineOption m_folder{QStringLiteral("folder"), QStringLiteral("Where this workstation keeps everything."), QStringLiteral("DIR"),
                                      QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)};
    const QCommandLineOption m_full{QStringLiteral("full-screen"), QStringLiteral("Fill the screen.")};
};

void nameProgram()
{
    QCoreApplication::setApplicationName(QStringLiteral("yichuang"));
    QCoreApplication::setApplicationVersion(QStringLiteral(YICHUANG_VERSION));
}

using Opened = base::Result<std::unique_ptr<desk::Engine>>;

/// The window first, the disk behind it: a clerk who starts the program sees that it starts.
class Program {
public:
    Program(ui::Look &look, ui::Language &language, ui::Preferences &preferences, QString folder)
        : m_look(look), m_language(language), m_preferences(preferences), m_folder(std::move(folder)), m_window(look)
    {
    }

    [[nodiscard]] int run(const Arguments &arguments)
    {
        if (!m_look.dress(m_window)) {
            return 1;
        }
        if (arguments.isFullScreen()) {
            m_window.showFullScreen();
        } else {
            m_window.show();
        }
        m_window.activateWindow();
        // A future hands out copies, hence the pointer around what cannot be copied.
        const auto open = [this] {
            return std::make_shared<Opened>(desk::Workstation::openEngine({m_folder, resource(QStringLiteral(":/yichuang/pinyin/readings.txt")),
                                                                           resource(QStringLiteral(":/yichuang/pinyin/surnames.txt"))},
                                                                          m_clock));
        };
        base::thenOn(&m_window, m_opener.run(open), [this](const std::shared_ptr<Opened> &engine) { opened(*engine); });
        const int code = QApplication::exec();
        return m_workstation ? code : 1;
    }

private:
    void opened(Opened &engine)
    {
        if (!engine) {
            m_window.hold(new ui::FailurePage(m_look, engine.error(), &m_window));
            return;
        }
        m_workstation = std::make_unique<desk::Workstation>(std::move(*engine), m_clock, m_folder);
        auto *shell = new ui::Shell({*m_workstation, m_look, m_language, m_preferences});
        m_window.hold(shell);
        shell->begin();
    }

    ui::Look &m_look;
    ui::Language &m_language;
    ui::Preferences &m_preferences;
    QString m_folder;
    base::SystemClock m_clock;
    std::unique_ptr<desk::Workstation> m_workstation;
    ui::MainWindow m_window; ///< goes before what its pages speak with
    base::Worker m_opener{"open"};
};

} // namespace

int main(int argc, char **argv)
{
    nameProgram();
    if (argc > 1) {
        const QCoreApplication withoutScreen(argc, argv);
        Arguments().answerQuestions();
    }
    QApplication application(argc, argv);
    QApplication::setStyle(QStringLiteral("Fusion"));
    ui::installAssist();
    Arguments arguments;
    arguments.read();
    QDir().mkpath(arguments.folder());

    ui::Preferences preferences(QDir(arguments.folder()).filePath(QStringLiteral("preferences.ini")));
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
    return Program(look, language, preferences, arguments.folder()).run(arguments);
}
