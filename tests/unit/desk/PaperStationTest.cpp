// SPDX-License-Identifier: Apache-2.0
#include "app/desk/PaperStation.h"

#include "app/documents/DocumentJson.h"
#include "tests/support/Wait.h"
#include "tests/support/devices/PrinterSim.h"
#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"
#include "tests/unit/desk/EngineRig.h"

#include <QSignalSpy>
#include <QTest>

using namespace yichuang;
using namespace yichuang::desk;
using namespace yichuang::tests;

namespace {

documents::Document paperOf(int copies)
{
    documents::Document document;
    document.title = QStringLiteral("受理通知书");
    document.bodyName = QStringLiteral("某局");
    document.number = QStringLiteral("1号");
    document.copies = QStringLiteral("一式%1份").arg(copies);
    document.copyCount = copies;
    return document;
}

} // namespace

/// One paper is one state, however many copies of it come out.
class PaperStationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void asManySlipsAsCopies_data();
    void asManySlipsAsCopies();
    void onlyALaterPrintIsMarked();
    void paperOutBeforeTheFirstFails();
    void aBrokenLaterCopyIsUnknown();
    void aPrinterThatTellsNothing();

private:
    [[nodiscard]] qint64 issue(int copies);
    /// The state the spool leaves it in.
    [[nodiscard]] store::PrintState printed(qint64 paper);
    [[nodiscard]] qsizetype reprints() const;
    void command(const char *line) { EXPECT_OK(m_printer->command(QLatin1String(line))); }

    std::unique_ptr<EngineRig> m_rig;
    std::unique_ptr<PrinterSim> m_printer;
    std::unique_ptr<DeviceStation> m_devices;
    std::unique_ptr<PaperStation> m_station;
    int m_place = 0;
};

void PaperStationTest::init()
{
    m_rig = std::make_unique<EngineRig>();
    m_printer = std::make_unique<PrinterSim>();
    EXPECT_OK(m_printer->listen());
    m_devices = std::make_unique<DeviceStation>(m_rig->path({}), m_rig->clock());
    DeviceSettings settings;
    settings.receiptPrinter = QStringLiteral("tcp://127.0.0.1:%1").arg(m_printer->port());
    const auto configured = m_devices->configure(settings);
    QTRY_VERIFY(configured.isFinished());
    EXPECT_OK(configured.result());
    m_station = std::make_unique<PaperStation>(m_rig->engine(), *m_devices);
}

void PaperStationTest::cleanup()
{
    m_station.reset();
    m_devices.reset();
    m_printer.reset();
    m_rig.reset();
}

qint64 PaperStationTest::issue(int copies)
{
    const store::NewPaper paper{QStringLiteral("acceptance_notice"), store::Printing::Queue, documents::documentText(paperOf(copies))};
    const auto issued = m_rig->atStore([&] { return m_rig->engine().workspace->papers().issue(1, m_place++, paper, m_rig->clock().now()); });
    return issued ? issued->id : -1;
}

store::PrintState PaperStationTest::printed(qint64 paper)
{
    store::PrintState state = store::PrintState::Queued;
    m_station->pump();
    const bool isDone = tests::waitUntil([&] {
        const auto record = m_rig->atStore([&] { return m_rig->engine().workspace->papers().get(paper); });
        state = record ? record->state : state;
        return state != store::PrintState::Queued && state != store::PrintState::Sent;
    }, std::chrono::seconds(30));
    return isDone ? state : store::PrintState::Queued;
}

qsizetype PaperStationTest::reprints() const
{
    // 重打 in GB 18030, as the printer gets it.
    const auto isMarked = [](const QByteArray &job) { return job.contains(QByteArray::fromHex("d6d8b4f2")); };
    return std::count_if(m_printer->jobs().begin(), m_printer->jobs().end(), isMarked);
}

void PaperStationTest::asManySlipsAsCopies_data()
{
    QTest::addColumn<int>("copies");
    QTest::newRow("one") << 1;
    QTest::newRow("two") << 2;
    QTest::newRow("three") << 3;
}

void PaperStationTest::asManySlipsAsCopies()
{
    QFETCH(int, copies);
    QCOMPARE(printed(issue(copies)), store::PrintState::Confirmed);
    QCOMPARE(m_printer->jobs().size(), copies); // each ended with a cut
    QCOMPARE(m_printer->jobs().first(), m_printer->jobs().last());
}

void PaperStationTest::onlyALaterPrintIsMarked()
{
    const qint64 paper = issue(2);
    QCOMPARE(printed(paper), store::PrintState::Confirmed);
    QCOMPARE(reprints(), 0);
    EXPECT_OK(m_rig->atStore([&] { return m_rig->engine().workspace->papers().queue(paper, m_rig->clock().now()); }));
    QCOMPARE(printed(paper), store::PrintState::Confirmed);
    QCOMPARE(m_printer->jobs().size(), 4);
    QCOMPARE(reprints(), 2);
}

void PaperStationTest::paperOutBeforeTheFirstFails()
{
    command("paper-out");
    QCOMPARE(printed(issue(2)), store::PrintState::Failed);
    QCOMPARE(m_printer->jobs().size(), 0);
}

/// One copy is out, and it would be wrong to call that nothing, or all.
void PaperStationTest::aBrokenLaterCopyIsUnknown()
{
    QSignalSpy trouble(m_station.get(), &PaperDesk::printerTrouble);
    connect(m_printer.get(), &PrinterSim::jobPrinted, m_printer.get(), [this] { m_printer->stopListening(); });
    QCOMPARE(printed(issue(2)), store::PrintState::Unknown);
    QCOMPARE(m_printer->jobs().size(), 1);
    QCOMPARE(trouble.size(), 1);
    QVERIFY2(!trouble.front().at(1).toString().isEmpty(), "it says which paper");
}

void PaperStationTest::aPrinterThatTellsNothing()
{
    command("silent");
    QCOMPARE(printed(issue(2)), store::PrintState::Unknown);
    QCOMPARE(m_printer->jobs().size(), 2);
}

YICHUANG_TEST(PaperStationTest)
#include "PaperStationTest.moc"
