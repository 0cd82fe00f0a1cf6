// SPDX-License-Identifier: Apache-2.0
#include "tests/demo/DemoDay.h"

#include "tests/support/documents/SlipPainter.h"
#include "ui/Workbench.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTest>

namespace yichuang::tests {

namespace {

QString passwordOf(const QJsonObject &hall, const QString &person)
{
    const QJsonArray people = hall.value(QLatin1String("people")).toArray();
    for (const QJsonValue &value : people) {
        if (value.toObject().value(QLatin1String("id")).toString() == person) {
            return value.toObject().value(QLatin1String("password")).toString();
        }
    }
    return {};
}

const QString Clerk = QStringLiteral("wei.xf");

} // namespace

DemoDay::DemoDay(DemoCentre &centre, desk::Workstation &station, const QJsonObject &hall, const QString &folder)
    : m_centre(centre), m_station(station), m_hall(hall), m_folder(folder), m_window(station, folder)
{
}

void DemoDay::run()
{
    plugDevices();
    enrol();
    signIn();
    immediateCase("immediate");
    promisedCase();
    deferredCase();
    correctedCase();
    refusedCase();
    workOffline();
    lookAround();
    lockAndReturn();
    looks();
    savePapers();
}

void DemoDay::plugDevices()
{
    const auto plugged = m_reader.plug();
    const auto listening = m_printer.listen();
    QDir(m_folder).mkpath(QStringLiteral("papers"));
    desk::DeviceSettings settings;
    settings.readerPath = m_reader.path();
    settings.receiptPrinter = QStringLiteral("tcp://127.0.0.1:%1").arg(m_printer.port());
    settings.paperFolder = QDir(m_folder).absoluteFilePath(QStringLiteral("papers"));
    const auto done = m_station.devices().configure(settings);
    m_window.until("the devices", [&] { return plugged && listening && done.isFinished(); });
}

void DemoDay::enrol()
{
    m_window.fill("centreAddress", m_centre.url().toString());
    m_window.press(Qt::Key_Return);
    m_window.until("the fingerprint", [this] {
        const auto *code = m_window.shell().findChild<QWidget *>(QStringLiteral("enrolCode"));
        return code && code->isVisible();
    });
    m_window.click("fingerprintSame");
    m_window.fill("enrolCode", m_hall.value(QLatin1String("codes")).toArray().at(0).toObject().value(QLatin1String("code")).toString());
    m_window.picture("enrol");
    m_window.press(Qt::Key_Return);
    m_window.until("enrolment", [this] { return m_station.enrolment().isEnrolled() && m_window.focusName() == QLatin1String("staffNumber"); }, 60'000);
}

void DemoDay::signIn()
{
    m_window.fill("staffNumber", Clerk);
    m_window.fill("password", passwordOf(m_hall, Clerk));
    m_window.picture("sign-in");
    m_window.press(Qt::Key_Return);
    m_window.until("the intake page", [this] { return m_station.session().current().has_value() && m_window.shell().workbench() != nullptr; });
    m_window.untilFocus("applicantName");
    m_window.until("the reader", [this] { return m_station.devices().readerState() == desk::ReaderState::Ready; });
    m_window.picture("empty-intake");
}

void DemoDay::readCard(const QString &layout)
{
    m_window.untilFocus("applicantName"); // the page is empty and waits for the next person
    const auto put = m_reader.command(QStringLiteral("put ") + layout);
    m_window.press(Qt::Key_F3);
    m_window.until("the card", [&] { return put && m_window.focusName() == QLatin1String("itemSearch"); });
    const auto lifted = m_reader.command(QStringLiteral("lift"));
    m_window.until("the card to be lifted", [&lifted] { return lifted.has_value(); });
}

void DemoDay::chooseItem(const QString &initials)
{
    m_window.type(initials);
    m_window.press(Qt::Key_Return);
}

int DemoDay::caseCount()
{
    const auto listed = m_station.cases().list({}, {});
    m_window.until("the list of cases", [&listed] { return listed.isFinished(); });
    return listed.result() ? static_cast<int>(listed.result()->rows.size()) : -1;
}

void DemoDay::untilCases(int count)
{
    m_window.until("the case to be durable", [this, count] { return caseCount() == count; });
    m_cases = count;
}

void DemoDay::immediateCase(const char *picture)
{
    m_window.resetKeys();
    readCard(QStringLiteral("citizen"));
    chooseItem(QStringLiteral("lnyd"));
    m_window.press(Qt::Key_Return, Qt::ControlModifier);
    m_window.picture(picture);
    m_window.press(Qt::Key_F5);
    m_immediateKeys = m_window.keys();
    untilCases(m_cases + 1);
    m_window.until("the slip", [this] { return m_printer.jobs().size() >= m_cases; });
    m_window.picture("immediate-done");
}

void DemoDay::hairdresser(const QString &place)
{
    readCard(QStringLiteral("citizen"));
    chooseItem(QStringLiteral("ggcsws"));
    m_window.fill("question-place", place);
    m_window.fill("question-category", {});
    m_window.press(Qt::Key_Down);
    m_window.fill("phone", QStringLiteral("13877162214"));
    m_window.press(Qt::Key_Return, Qt::ControlModifier);
    // What is asked only under a condition is judged by the clerk, not by "all complete".
    m_window.fill("material-m6", {});
    m_window.press(Qt::Key_6);
}

void DemoDay::promisedCase()
{
    hairdresser(QStringLiteral("青秀区东葛路24-8号1层"));
    m_window.picture("promised");
    m_window.click("whyThisDate");
    m_window.picture("why-this-date");
    m_window.press(Qt::Key_Escape);
    m_window.press(Qt::Key_F5);
    untilCases(m_cases + 1);
    m_window.picture("promised-accepted");
}

void DemoDay::deferredCase()
{
    hairdresser(QStringLiteral("青秀区民族大道112号"));
    m_window.fill("material-m5", {});
    m_window.press(Qt::Key_4);
    m_window.picture("deferral");
    m_window.press(Qt::Key_F5);
    untilCases(m_cases + 1);
}

void DemoDay::correctedCase()
{
    readCard(QStringLiteral("citizen"));
    chooseItem(QStringLiteral("lnyd"));
    m_window.press(Qt::Key_Return, Qt::ControlModifier);
    m_window.fill("material-m1", {});
    m_window.press(Qt::Key_2);
    m_window.fill("material-m1", {});
    m_window.fill("defect", QStringLiteral("未提交"));
    m_window.picture("correction");
    m_window.press(Qt::Key_F6);
    untilCases(m_cases + 1);
    m_window.picture("correction-done");
}

void DemoDay::refusedCase()
{
    readCard(QStringLiteral("citizen"));
    chooseItem(QStringLiteral("spjy"));
    m_window.press(Qt::Key_F7);
    m_window.untilFocus("sheetChoice");
    m_window.fill("sheetReason", QStringLiteral("仅销售预包装食品，依法不需要取得许可，备案即可"));
    m_window.picture("refusal");
    m_window.press(Qt::Key_Return, Qt::ControlModifier);
    untilCases(m_cases + 1);
}

void DemoDay::drain()
{
    m_window.until("everything to be sent", [this] {
        const desk::SyncStatus status = m_station.sync().status();
        return status.waiting + status.sending == 0 && status.confirmedToday >= m_cases;
    }, 60'000);
}

void DemoDay::workOffline()
{
    drain();
    m_centre.kill();
    m_window.until("the link to be seen as cut", [this] { return m_station.sync().status().link == desk::LinkState::Offline; }, 60'000);
    for (int n = 0; n < 3; ++n) {
        readCard(QStringLiteral("citizen"));
        chooseItem(QStringLiteral("lnyd"));
        m_window.press(Qt::Key_Return, Qt::ControlModifier);
        m_window.press(Qt::Key_F5);
        untilCases(m_cases + 1);
    }
    m_window.until("the cases to wait", [this] { return m_station.sync().status().waiting == 3; });
    m_window.picture("offline");
    m_window.go("sync");
    m_window.picture("sync-offline");
    const auto started = m_centre.start();
    m_station.sync().retryNow();
    m_window.until("the centre", [&started] { return started.has_value(); });
    drain();
    m_window.picture("sync-online");
}

void DemoDay::lookAround()
{
    m_window.go("cases");
    m_window.picture("cases");
    m_window.fill("caseSearch", QStringLiteral("002X"));
    m_window.go("cases");
    m_window.picture("cases-search");
    const auto listed = m_station.cases().list({}, {});
    m_window.until("the list", [&listed] { return listed.isFinished(); });
    m_window.press(Qt::Key_K, Qt::ControlModifier);
    m_window.type(QStringLiteral("002X"));
    QTest::qWait(400);
    m_window.picture("find-anything");
    m_window.press(Qt::Key_Down);
    m_window.press(Qt::Key_Return);
    QTest::qWait(400);
    m_window.picture("case-page");
    for (const char *page : {"results", "todo", "devices", "settings"}) {
        m_window.go(page);
        m_window.picture(page);
    }
    m_window.go("intake");
    m_window.press(Qt::Key_F1);
    m_window.picture("help");
    m_window.press(Qt::Key_Escape);
}

void DemoDay::lockAndReturn()
{
    m_window.press(Qt::Key_F12);
    m_window.untilFocus("unlockPassword");
    m_window.picture("locked");
    m_window.type(passwordOf(m_hall, Clerk));
    m_window.press(Qt::Key_Return);
    m_window.until("unlocking", [this] { return !m_station.session().isLocked(); });
}

void DemoDay::looks()
{
    hairdresser(QStringLiteral("青秀区古城路3号"));
    m_window.chooseLook(ui::Theme::Dark, ui::TypeSize::Normal);
    m_window.picture("dark");
    m_window.chooseLook(ui::Theme::HighContrast, ui::TypeSize::Normal);
    m_window.picture("high-contrast");
    m_window.chooseLook(ui::Theme::Light, ui::TypeSize::Large);
    m_window.picture("large-type");
    m_window.chooseLook(ui::Theme::Light, ui::TypeSize::Normal);
    m_window.chooseLanguage(QStringLiteral("en"));
    m_window.picture("english");
    m_window.chooseLanguage(ui::Language::standard());
    m_window.resize(1920, 1080);
    m_window.picture("full-hd");
    m_window.resize(1366, 768);
    m_window.press(Qt::Key_F5);
    untilCases(m_cases + 1);
    drain();
}

void DemoDay::savePapers()
{
    const QDir folder(QDir(m_folder).filePath(QStringLiteral("papers")));
    int n = 0;
    for (const QByteArray &job : m_printer.jobs()) {
        const QString stem = QStringLiteral("slip-%1").arg(++n, 2, 10, QLatin1Char('0'));
        QFile bytes(folder.filePath(stem + QStringLiteral(".escpos")));
        const bool written = bytes.open(QIODevice::WriteOnly) && bytes.write(job) == job.size();
        const bool drawn = paintSlip(job, 576).save(folder.filePath(stem + QStringLiteral(".png")));
        m_window.until("the slip to be saved", [written, drawn] { return written && drawn; }, 0);
    }
}

} // namespace yichuang::tests
