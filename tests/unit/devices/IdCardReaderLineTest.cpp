// SPDX-License-Identifier: Apache-2.0
// The card reader on a real serial line: a pseudo-terminal with the simulator at its other end.
#include "app/base/Log.h"
#include "app/devices/SerialLink.h"
#include "tests/support/Expect.h"
#include "tests/support/devices/ReaderBench.h"
#include "tests/support/devices/ReaderSim.h"
#include "tests/support/devices/SimCard.h"
#include "tests/support/TestProgram.h"

#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <ctime>

using namespace yichuang;
using namespace yichuang::devices;
using namespace std::chrono_literals;
using State = IdCardReader::State;

class IdCardReaderLineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { base::setLogLevel(base::LogLevel::Error); }
    void lateReplyBelongsToNobody();
    void overARealPty();
    void visitorsComeOneAfterAnother();
    void unpluggedAndPluggedAgain();
    void unplugDuringRead();
    void unpluggedCostsNoProcessorTime();
    void movesToAThread();
};

/// The answer to a find that was given up must not be taken for the answer to the next command.
void IdCardReaderLineTest::lateReplyBelongsToNobody()
{
    QTemporaryDir folder;
    tests::ReaderSim sim;
    EXPECT_OK(sim.plug(folder.filePath(QStringLiteral("reader"))));
    CardReaderTiming timing = tests::quickReader();
    timing.reply = 40ms;
    tests::ReaderBench bench(std::make_unique<SerialLink>(sim.path()), nullptr, timing);
    bench.reader.start();
    QVERIFY(bench.becomes(State::Ready));
    EXPECT_OK(sim.command(QStringLiteral("put citizen")));
    sim.setDelay(60ms);
    QVERIFY(bench.readEnds());
    QCOMPARE(bench.problem(), QStringLiteral("reader_silent"));
    sim.setDelay(0ms);
    QVERIFY(bench.becomes(State::Ready));
    EXPECT_OK(sim.command(QStringLiteral("put citizen")));
    QVERIFY(bench.readEnds());
    QCOMPARE(bench.cards.size(), 1);
}

void IdCardReaderLineTest::overARealPty()
{
    tests::ReaderSim sim;
    EXPECT_OK(sim.plug());
    tests::ReaderBench bench(std::make_unique<SerialLink>(sim.path()));
    bench.reader.start();
    QVERIFY(bench.becomes(State::Ready));
    for (const char *command : {"put citizen", "garbage 300", "error 41"}) {
        EXPECT_OK(sim.command(QLatin1String(command)));
    }
    QVERIFY(bench.readEnds());
    QCOMPARE(bench.card().number, QStringLiteral("11010519491231002X"));
    EXPECT_OK(sim.command(QStringLiteral("put permit_hk_mo_tw")));
    EXPECT_OK(sim.command(QStringLiteral("pull-mid-read 700")));
    QVERIFY(bench.readEnds());
    QCOMPARE(bench.problem(), QStringLiteral("card_pulled"));
    EXPECT_FAILS(sim.command(QStringLiteral("error zz")), base::ErrorCode::InvalidArgument);
    EXPECT_FAILS(sim.command(QStringLiteral("put {\"name\":1")), base::ErrorCode::Malformed);
    EXPECT_FAILS(sim.command(QStringLiteral("dance")), base::ErrorCode::InvalidArgument);
}

/// The demo's reader: each read meets the next person, a card laid by hand goes first, and each card is a valid one.
void IdCardReaderLineTest::visitorsComeOneAfterAnother()
{
    tests::ReaderSim sim;
    EXPECT_OK(sim.plug());
    const QVector<QJsonObject> people = tests::samplePeople();
    sim.setVisitors(people);
    tests::ReaderBench bench(std::make_unique<SerialLink>(sim.path()));
    bench.reader.start();
    QVERIFY(bench.becomes(State::Ready));
    for (qsizetype visit = 0; visit <= people.size(); ++visit) {
        QVERIFY(bench.readEnds());
        QCOMPARE(bench.cards.size(), visit + 1);
        QCOMPARE(bench.card().number, people.at(visit % people.size()).value(QLatin1String("number")).toString());
    }
    EXPECT_OK(sim.command(QStringLiteral("put foreigner_2017")));
    QVERIFY(bench.readEnds());
    QCOMPARE(bench.card().number, tests::samplePerson(QStringLiteral("foreigner_2017")).value(QLatin1String("number")).toString());
    QVERIFY(bench.readEnds());
    QCOMPARE(bench.card().number, people.at(1).value(QLatin1String("number")).toString());
}

void IdCardReaderLineTest::unpluggedAndPluggedAgain()
{
    QTemporaryDir folder;
    tests::ReaderSim sim;
    const QString link = folder.filePath(QStringLiteral("reader"));
    tests::ReaderBench bench(std::make_unique<SerialLink>(link));
    bench.reader.start();
    QCOMPARE(bench.reader.state(), State::Disconnected);
    EXPECT_OK(sim.plug(link));
    for (int round = 0; round < 5; ++round) {
        QVERIFY(bench.becomes(State::Ready));
        EXPECT_OK(sim.command(QStringLiteral("put citizen")));
        QVERIFY(bench.readEnds());
        QCOMPARE(bench.cards.size(), round + 1);
        sim.unplug();
        QVERIFY(bench.becomes(State::Disconnected));
        EXPECT_OK(sim.command(QStringLiteral("plug")));
    }
    QCOMPARE(bench.failures.size(), 0);
}

void IdCardReaderLineTest::unplugDuringRead()
{
    tests::ReaderSim sim;
    EXPECT_OK(sim.plug());
    tests::ReaderBench bench(std::make_unique<SerialLink>(sim.path()));
    bench.reader.start();
    QVERIFY(bench.becomes(State::Ready));
    QTimer::singleShot(30ms, &sim, [&sim] { sim.unplug(); });
    QVERIFY(bench.readEnds());
    QCOMPARE(bench.problem(), QStringLiteral("reader_gone"));
    QCOMPARE(bench.reader.state(), State::Disconnected);
}

void IdCardReaderLineTest::unpluggedCostsNoProcessorTime()
{
    tests::ReaderSim sim;
    EXPECT_OK(sim.plug());
    tests::ReaderBench bench(std::make_unique<SerialLink>(sim.path()), nullptr, CardReaderTiming{});
    bench.reader.start();
    QVERIFY(bench.becomes(State::Ready));
    sim.unplug();
    QVERIFY(bench.becomes(State::Disconnected));
    const std::clock_t before = std::clock();
    QTest::qWait(600);
    const double used = double(std::clock() - before) / CLOCKS_PER_SEC;
    QVERIFY2(used < 0.2, qPrintable(QString::number(used)));
}

void IdCardReaderLineTest::movesToAThread()
{
    tests::ReaderSim sim;
    EXPECT_OK(sim.plug());
    EXPECT_OK(sim.command(QStringLiteral("put citizen")));
    QThread thread;
    auto *reader = new IdCardReader(std::make_unique<SerialLink>(sim.path()), nullptr, tests::quickReader());
    QSignalSpy cards(reader, &IdCardReader::cardRead);
    reader->moveToThread(&thread);
    connect(&thread, &QThread::finished, reader, &QObject::deleteLater);
    connect(reader, &IdCardReader::stateChanged, reader, [reader](State state) {
        if (state == State::Ready) {
            reader->read();
        }
    });
    connect(reader, &IdCardReader::cardRead, this, [&thread] { thread.quit(); });
    thread.start();
    QMetaObject::invokeMethod(reader, &IdCardReader::start);
    QTRY_VERIFY_WITH_TIMEOUT(thread.isFinished(), 5000);
    QVERIFY(!cards.isEmpty());
}

YICHUANG_TEST(IdCardReaderLineTest)
#include "IdCardReaderLineTest.moc"
