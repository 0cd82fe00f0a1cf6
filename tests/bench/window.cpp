// SPDX-License-Identifier: Apache-2.0
// The real windows over the real desk and a seeded folder.
// usage: yichuang-bench-window drain PATH/yichuang-center SEEDED-FOLDER    how late events are handled while all that waits is sent
//        yichuang-bench-window memory SEEDED-FOLDER                        the peak after sign-in, every page and a search
#include "app/desk/Workstation.h"
#include "tests/bench/Heartbeat.h"
#include "tests/bench/Report.h"
#include "tests/bench/Station.h"
#include "tests/bench/Until.h"
#include "tests/demo/DemoCentre.h"
#include "ui/Language.h"
#include "ui/Preferences.h"
#include "ui/Shell.h"
#include "ui/Workbench.h"
#include "ui/style/StyleSheet.h"

#include <QApplication>
#include <QTimer>

namespace {

using namespace yichuang;
using namespace yichuang::bench;

constexpr std::chrono::minutes Patience{10};
constexpr std::chrono::milliseconds LookEvery{20};
constexpr std::chrono::milliseconds Dwell{700};
const QStringList Tour{QStringLiteral("intake"), QStringLiteral("cases"), QStringLiteral("sync")};

/// Knows the longest piece of work of one event by the thread's own processor time: what no busy machine blurs.
class Application final : public QApplication {
public:
    using QApplication::QApplication;
    bool notify(QObject *receiver, QEvent *event) override
    {
        if (m_depth++ > 0) {
            const bool handled = QApplication::notify(receiver, event);
            --m_depth;
            return handled;
        }
        const double start = threadMilliseconds();
        const QByteArray who = receiver->metaObject()->className();
        const int type = event->type();
        const bool handled = QApplication::notify(receiver, event);
        const double spent = threadMilliseconds() - start;
        --m_depth;
        if (isMainThread() && spent > longest) {
            longest = spent;
            longestWhat = who + ' ' + QByteArray::number(type);
        }
        return handled;
    }
    double longest = 0;
    QByteArray longestWhat;

private:
    static thread_local int m_depth;
    [[nodiscard]] static bool isMainThread();
};
thread_local int Application::m_depth = 0;

bool Application::isMainThread()
{
    return QThread::currentThread() == QCoreApplication::instance()->thread();
}

class Window {
public:
    explicit Window(const Seed &seed)
        : m_seed(seed), m_station(orGiveUp(desk::Workstation::open({seed.workstation(), pinyinReadings(), pinyinSurnames()}, m_clock), "workstation")),
          m_look(orGiveUp(ui::shippedStyleSheet(), "style sheet")), m_language(*QCoreApplication::instance()),
          m_preferences(seed.folder + QStringLiteral("/preferences.ini"))
    {
        orGiveUp(m_language.choose(ui::Language::standard()), "language");
        QApplication::setFont(m_look.font());
        m_shell = std::make_unique<ui::Shell>(ui::Shell::Parts{*m_station, m_look, m_language, m_preferences});
        orGiveUp(m_look.dress(*m_shell), "style");
        m_shell->show();
        signIn();
    }

    template<typename Condition>
    void until(const char *what, Condition isTrue)
    {
        bench::until(what, isTrue, Patience, LookEvery);
    }
    void pass(std::chrono::milliseconds time)
    {
        bool isOver = false;
        QTimer::singleShot(time, m_shell.get(), [&isOver] { isOver = true; });
        until("a moment to pass", [&isOver] { return isOver; });
    }
    void visit(const QString &page) { m_shell->workbench()->go(page); }
    void visitAll()
    {
        const QStringList pages = m_shell->workbench()->pageIds();
        for (const QString &page : pages) {
            visit(page);
            pass(Dwell);
        }
    }
    [[nodiscard]] desk::Workstation &station() { return *m_station; }
    [[nodiscard]] desk::SyncStatus status() { return m_station->sync().status(); }

private:
    void signIn()
    {
        const auto session = m_station->session().signIn(m_seed.person, m_seed.password);
        until("sign-in", [&session] { return session.isFinished(); });
        orGiveUp(session.result(), "sign-in");
        m_shell->begin();
    }

    const Seed &m_seed;
    base::SystemClock m_clock;
    std::unique_ptr<desk::Workstation> m_station;
    ui::Look m_look;
    ui::Language m_language;
    ui::Preferences m_preferences;
    std::unique_ptr<ui::Shell> m_shell;
};

void drain(Application &application, const QString &center, const Seed &seed)
{
    tests::DemoCentre centre(center, seed.center(), seed.centre);
    Window window(seed);
    window.visitAll();
    window.until("the operations to be counted", [&] { return window.status().waiting > 0; });
    const int operations = window.status().waiting;
    orGiveUp(centre.start(), "centre");
    Heartbeat heartbeat;
    application.longest = 0;
    const auto begun = std::chrono::steady_clock::now();
    heartbeat.start();
    window.station().sync().retryNow();
    for (int stop = 0; window.status().waiting + window.status().sending > 0; ++stop) {
        window.visit(Tour.at(stop % Tour.size()));
        window.pass(Dwell);
        if (std::chrono::steady_clock::now() > begun + Patience) {
            giveUp(QStringLiteral("%1 operations still wait").arg(window.status().waiting));
        }
    }
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    heartbeat.stop();
    tell({{QStringLiteral("product"), quantile(heartbeat.delays(), 0.999)},
          {QStringLiteral("longest"), quantile(heartbeat.delays(), 1)},
          {QStringLiteral("longest_cpu_ms"), application.longest},
          {QStringLiteral("longest_event"), QString::fromLatin1(application.longestWhat)},
          {QStringLiteral("beats"), static_cast<int>(heartbeat.delays().size())},
          {QStringLiteral("operations"), operations},
          {QStringLiteral("seconds"), seconds}});
}

void memory(const Seed &seed)
{
    Window window(seed);
    window.visitAll();
    desk::CaseFilter filter;
    filter.text = QStringLiteral("王");
    const auto listed = window.station().cases().list(filter, {});
    window.until("the search", [&listed] { return listed.isFinished(); });
    orGiveUp(listed.result(), "search");
    window.visit(QStringLiteral("intake"));
    window.pass(Dwell);
    tell({{QStringLiteral("peak_mb"), megabytes("/proc/self/status", "VmHWM")},
          {QStringLiteral("pss_mb"), megabytes("/proc/self/smaps_rollup", "Pss")},
          {QStringLiteral("waiting"), window.status().waiting}});
}

} // namespace

int main(int argc, char **argv)
{
    Application application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("yichuang-bench-window"));
    QApplication::setStyle(QStringLiteral("Fusion"));
    const QByteArray mode = argc > 1 ? argv[1] : "";
    if (mode == "drain" && argc == 4) {
        drain(application, QString::fromLocal8Bit(argv[2]), Seed::read(QString::fromLocal8Bit(argv[3])));
    } else if (mode == "memory" && argc == 3) {
        memory(Seed::read(QString::fromLocal8Bit(argv[2])));
    } else {
        giveUp(QStringLiteral("usage: yichuang-bench-window drain PATH/yichuang-center FOLDER | memory FOLDER"));
    }
    return 0;
}
