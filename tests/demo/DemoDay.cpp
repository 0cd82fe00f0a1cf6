// SPDX-License-Identifier: Apache-2.0
#include "tests/demo/DemoDay.h"

#include "tests/demo/HalfASheet.h"
#include "tests/support/devices/SimCard.h"
#include "tests/support/documents/SlipPainter.h"
#include "ui/Workbench.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>

#include <algorithm>

namespace yichuang::tests {

DemoDay::DemoDay(const DemoPlace &place, desk::Workstation &station, int firstPicture)
    : m_place(place), m_station(station), m_window(station, place.look, {place.out, firstPicture})
{
}

void DemoDay::work()
{
    plugDevices();
    enrol();
    signIn();
    immediateCase();
    promisedCase();
    deferredCase();
    correctedCase();
    refusedCase();
    receivedOnly();
    decideBehind();
    seeScan();
    handOver();
    centreGoesDown();
    conflict();
    refusalByCentre();
    specialProcedure();
    lookAround();
    lockAndReturn();
    looks();
    savePapers();
}

void DemoDay::plugDevices()
{
    const auto plugged = m_reader.plug();
    const auto listening = m_printer.listen();
    QDir(m_place.out).mkpath(QStringLiteral("papers"));
    desk::DeviceSettings settings;
    settings.readerPath = m_reader.path();
    settings.receiptPrinter = QStringLiteral("tcp://127.0.0.1:%1").arg(m_printer.port());
    settings.paperFolder = QDir(m_place.out).absoluteFilePath(QStringLiteral("papers"));
    const auto done = m_station.devices().configure(settings);
    m_window.until("the devices", [&] { return plugged && listening && done.isFinished(); });
}

void DemoDay::enrol()
{
    m_window.fill("centreAddress", QStringLiteral("https://127.0.0.1:%1").arg(m_place.line.port()));
    m_window.press(Qt::Key_Return);
    m_window.untilVisible("enrolCode");
    m_window.click(QStringLiteral("fingerprintSame"));
    m_window.fill("enrolCode", m_place.centre.code(QStringLiteral("01")));
    m_window.picture("enrol");
    m_window.press(Qt::Key_Return);
    m_window.until("enrolment", [this] { return m_station.enrolment().isEnrolled() && m_window.focusName() == QLatin1String("staffNumber"); }, 60'000);
}

void DemoDay::signIn()
{
    m_window.fill("staffNumber", DemoCentre::clerk());
    m_window.fill("password", m_place.centre.password(DemoCentre::clerk()));
    m_window.picture("sign-in");
    m_window.press(Qt::Key_Return);
    m_window.until("the intake page", [this] { return m_station.session().current().has_value() && m_window.shell().workbench() != nullptr; });
    m_window.untilFocus("applicantName");
    m_window.until("the reader", [this] { return m_station.devices().readerState() == desk::ReaderState::Ready; });
    m_window.picture("empty-intake");
}

void DemoDay::findItAgain()
{
    plugDevices();
    HalfASheet sheet(m_window, m_station);
    sheet.signIn(m_place.centre.password(DemoCentre::clerk()));
    sheet.untilThere();
    untilOnline();
    m_window.picture("recovered");
    m_cases = static_cast<int>(cases().size());
    m_window.press(Qt::Key_Return, Qt::ControlModifier);
    m_window.fill("material-m6", {});
    m_window.press(Qt::Key_6);
    m_window.press(Qt::Key_F5);
    untilAnotherCase();
    drain();
    m_window.picture("recovered-accepted");
    m_window.go("cases");
    m_window.picture("evening");
    savePapers();
}

void DemoDay::layCard(int person)
{
    const QByteArray card = QJsonDocument(samplePeople().at(person)).toJson(QJsonDocument::Compact);
    const auto put = m_reader.command(QStringLiteral("put ") + QString::fromUtf8(card));
    m_window.until("the card to be laid", [&put] { return put.has_value(); });
}

void DemoDay::readCard(int person)
{
    m_window.untilFocus("applicantName"); // the page is empty and waits for the next person
    layCard(person);
    m_window.press(Qt::Key_F3);
    m_window.untilFocus("itemSearch");
    const auto lifted = m_reader.command(QStringLiteral("lift"));
    m_window.until("the card to be lifted", [&lifted] { return lifted.has_value(); });
}

void DemoDay::chooseItem(const QString &initials)
{
    m_window.type(initials);
    m_window.press(Qt::Key_Return);
}

std::vector<desk::CaseRow> DemoDay::cases()
{
    return m_window.get("the list of cases", m_station.cases().list({}, {})).rows;
}

domain::CaseId DemoDay::untilAnotherCase()
{
    m_window.until("the case to be durable", [this] { return static_cast<int>(cases().size()) == m_cases + 1; });
    ++m_cases;
    const std::vector<desk::CaseRow> rows = cases();
    // Ids are made in the order of time.
    return std::max_element(rows.begin(), rows.end(), [](const auto &a, const auto &b) { return a.id < b.id; })->id;
}

domain::Case DemoDay::record(const domain::CaseId &id)
{
    return m_window.get("the case", m_station.cases().open(id)).record;
}

void DemoDay::untilState(const domain::CaseId &id, domain::CaseState state)
{
    m_window.until("the case to move on", [&] { return record(id).state == state; }, 60'000);
}

void DemoDay::untilOnline()
{
    m_window.until("the line", [this] { return m_station.sync().status().link == desk::LinkState::Online; }, 60'000);
}

void DemoDay::drain()
{
    m_window.until("everything to be sent", [this] {
        const desk::SyncStatus status = m_station.sync().status();
        return status.waiting + status.sending == 0 && status.confirmedToday >= m_cases;
    }, 60'000);
}

bool DemoDay::isAllPrinted()
{
    const std::vector<desk::CaseRow> rows = cases();
    return std::all_of(rows.begin(), rows.end(), [this](const desk::CaseRow &row) {
        const std::vector<desk::PaperView> papers = m_window.get("the papers", m_station.cases().open(row.id)).papers;
        return std::all_of(papers.begin(), papers.end(), [](const desk::PaperView &paper) { return paper.state == desk::PrintState::Confirmed; });
    });
}

void DemoDay::savePapers()
{
    m_window.until("the printer to be done", [this] { return isAllPrinted(); }, 60'000);
    const QDir folder(QDir(m_place.out).filePath(QStringLiteral("papers")));
    // Slips of an earlier sitting stay.
    auto number = folder.entryList({QStringLiteral("slip-*.escpos")}).size();
    for (const QByteArray &job : m_printer.jobs()) {
        const QString stem = QStringLiteral("slip-%1").arg(++number, 2, 10, QLatin1Char('0'));
        QFile bytes(folder.filePath(stem + QStringLiteral(".escpos")));
        const bool written = bytes.open(QIODevice::WriteOnly) && bytes.write(job) == job.size();
        if (!written || !paintSlip(job, 576).save(folder.filePath(stem + QStringLiteral(".png")))) {
            giveUp(QStringLiteral("%1 cannot be written").arg(stem));
        }
    }
}

} // namespace yichuang::tests
