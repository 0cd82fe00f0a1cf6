// SPDX-License-Identifier: Apache-2.0
#include "app/base/Log.h"
#include "app/devices/IdCardReader.h"
#include "app/devices/SerialLink.h"
#include "tests/support/Expect.h"
#include "tests/support/devices/ReaderBench.h"
#include "tests/support/devices/SamSim.h"
#include "tests/support/devices/SimCard.h"
#include "tests/support/TestProgram.h"

#include <QTest>

using namespace yichuang;
using namespace yichuang::devices;
using namespace std::chrono_literals;
using State = IdCardReader::State;

namespace {

/// A link in memory straight to a simulated SAM: deterministic, no pty.
class SamLink final : public Link {
public:
    explicit SamLink(tests::SamSim &sam) : m_sam(sam) {}
    void open() override { QMetaObject::invokeMethod(this, [this] { Q_EMIT opened(); }, Qt::QueuedConnection); }
    void close() override {}
    void write(const QByteArray &bytes) override
    {
        m_decoder.feed(bytes);
        while (const auto request = m_decoder.next()) {
            const QByteArray answer = m_sam.answer(*request);
            if (!answer.isEmpty()) {
                QMetaObject::invokeMethod(this, [this, answer] { Q_EMIT received(answer); }, Qt::QueuedConnection);
            }
        }
    }

private:
    tests::SamSim &m_sam;
    SamDecoder m_decoder;
};

class FakePhotoDecoder final : public WltDecoder {
public:
    explicit FakePhotoDecoder(base::Result<QByteArray> answer) : m_answer(std::move(answer)) {}
    base::Result<QByteArray> decode(const QByteArray &wlt) override
    {
        return wlt == tests::makeCardPhoto() ? m_answer : base::fail(base::ErrorCode::Malformed, QStringLiteral("not the photo"));
    }

private:
    base::Result<QByteArray> m_answer;
};

void putSample(tests::SamSim &sam, const char *layout = "citizen")
{
    const auto text = tests::makeCardText(tests::samplePerson(QLatin1String(layout)));
    QVERIFY(text.has_value());
    sam.putCard(*text, tests::makeCardPhoto());
}

} // namespace

class IdCardReaderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { base::setLogLevel(base::LogLevel::Error); }
    void readsEveryLayout_data();
    void readsEveryLayout();
    void cardLaidLater();
    void noCardInTime();
    void sameCardAgainOnlyAfterLifting();
    void everyErrorOnce_data();
    void everyErrorOnce();
    void everyErrorForGood_data();
    void everyErrorForGood();
    void pulledAtEachByte();
    void noiseBeforeReplies();
    void mutedThenSpeaking();
    void readerFaultAtStart();
    void readsWithoutAStatusAnswer();
    void identifies();
    void busyAndCancelled();
    void readWithoutReader();
    void photo();
};

void IdCardReaderTest::readsEveryLayout_data()
{
    QTest::addColumn<QByteArray>("layout");
    for (const char *layout : {"citizen", "permit_hk_mo_tw", "foreigner_2017", "foreigner_2023"}) {
        QTest::newRow(layout) << QByteArray(layout);
    }
}

void IdCardReaderTest::readsEveryLayout()
{
    QFETCH(QByteArray, layout);
    tests::SamSim sam;
    tests::ReaderBench bench(std::make_unique<SamLink>(sam));
    bench.reader.start();
    QVERIFY(bench.becomes(State::Ready));
    putSample(sam, layout.constData());
    QVERIFY(bench.readEnds());
    QCOMPARE(bench.cards.size(), 1);
    QCOMPARE(toWord(bench.card().layout), QString::fromLatin1(layout));
    QCOMPARE(bench.card().name, QStringLiteral("韦小妹"));
    QVERIFY(bench.card().photo.isEmpty());
    QCOMPARE(bench.reader.state(), State::Ready);
    QCOMPARE(bench.reader.discardedBytes(), 0);
}

void IdCardReaderTest::cardLaidLater()
{
    tests::SamSim sam;
    tests::ReaderBench bench(std::make_unique<SamLink>(sam));
    bench.reader.start();
    QVERIFY(bench.becomes(State::Ready));
    QTimer::singleShot(60ms, &bench.reader, [&sam] { putSample(sam); });
    QVERIFY(bench.readEnds());
    QCOMPARE(bench.cards.size(), 1);
}

void IdCardReaderTest::noCardInTime()
{
    tests::SamSim sam;
    tests::ReaderBench bench(std::make_unique<SamLink>(sam));
    bench.reader.start();
    QVERIFY(bench.becomes(State::Ready));
    QVERIFY(bench.readEnds());
    QCOMPARE(bench.problem(), QStringLiteral("no_card"));
    QCOMPARE(bench.reader.state(), State::Ready);
}

void IdCardReaderTest::sameCardAgainOnlyAfterLifting()
{
    tests::SamSim sam;
    tests::ReaderBench bench(std::make_unique<SamLink>(sam));
    bench.reader.start();
    QVERIFY(bench.becomes(State::Ready));
    putSample(sam);
    QVERIFY(bench.readEnds());
    QVERIFY(bench.readEnds());
    QCOMPARE(bench.problem(), QStringLiteral("no_card"));
    putSample(sam);
    QVERIFY(bench.readEnds());
    QCOMPARE(bench.cards.size(), 2);
}

void IdCardReaderTest::everyErrorOnce_data()
{
    QTest::addColumn<int>("sw3");
    QTest::addColumn<QString>("problem"); // empty = the next try reads the card
    for (const int sw3 : {0x10, 0x11, 0x24, 0x33, 0x41, 0x47, 0x80, 0x81, 0x77}) {
        QTest::addRow("%02x", sw3) << sw3 << QString();
    }
    for (const int sw3 : {0x31, 0x32, 0x40, 0x91}) {
        QTest::addRow("%02x", sw3) << sw3 << QStringLiteral("wrong_card");
    }
    for (const int sw3 : {0x21, 0x23, 0x60, 0x66}) {
        QTest::addRow("%02x", sw3) << sw3 << QStringLiteral("reader_refuses");
    }
}

void IdCardReaderTest::everyErrorOnce()
{
    QFETCH(int, sw3);
    QFETCH(QString, problem);
    tests::SamSim sam;
    tests::ReaderBench bench(std::make_unique<SamLink>(sam));
    bench.reader.start();
    QVERIFY(bench.becomes(State::Ready));
    putSample(sam);
    sam.failNext(static_cast<quint8>(sw3));
    QVERIFY(bench.readEnds());
    if (problem.isEmpty()) {
        QCOMPARE(bench.cards.size(), 1);
        return;
    }
    QCOMPARE(bench.problem(), problem);
    QCOMPARE(bench.status(), toWord(samStatusFromSw3(static_cast<quint8>(sw3))));
    // A faulty reader is asked again by itself and found well.
    QVERIFY(bench.becomes(State::Ready));
    QVERIFY(bench.readEnds());
    QCOMPARE(bench.cards.size(), 1);
}

void IdCardReaderTest::everyErrorForGood_data()
{
    QTest::addColumn<int>("sw3");
    QTest::addColumn<QString>("problem");
    for (const int sw3 : {0x10, 0x11, 0x24, 0x33, 0x41, 0x47, 0x81, 0x77}) {
        QTest::addRow("%02x", sw3) << sw3 << QStringLiteral("card_unreadable");
    }
    QTest::newRow("80") << 0x80 << QStringLiteral("card_pulled");
}

void IdCardReaderTest::everyErrorForGood()
{
    QFETCH(int, sw3);
    QFETCH(QString, problem);
    tests::SamSim sam;
    tests::ReaderBench bench(std::make_unique<SamLink>(sam));
    bench.reader.start();
    QVERIFY(bench.becomes(State::Ready));
    putSample(sam);
    sam.failAlwaysAfterFinding(static_cast<quint8>(sw3));
    QVERIFY(bench.readEnds());
    QCOMPARE(bench.cards.size(), 0);
    QCOMPARE(bench.problem(), problem);
    QCOMPARE(bench.reader.state(), State::Ready);
}

/// A card pulled at byte n of the read's reply, for every n: never a card, never silence, and the next card reads.
void IdCardReaderTest::pulledAtEachByte()
{
    CardReaderTiming timing = tests::quickReader();
    timing.readReply = 2ms;
    timing.gap = 2ms;
    timing.reply = 2ms;
    timing.betweenTries = 0ms;
    tests::SamSim sam;
    tests::ReaderBench bench(std::make_unique<SamLink>(sam), nullptr, timing);
    bench.reader.start();
    QVERIFY(bench.becomes(State::Ready));
    constexpr int whole = 1295;
    for (int count = 0; count < whole; ++count) {
        putSample(sam);
        sam.pullMidRead(count);
        QVERIFY(bench.readEnds());
        QCOMPARE(bench.cards.size(), 0);
        QCOMPARE(bench.problem(), QStringLiteral("card_pulled"));
        QCOMPARE(bench.reader.state(), State::Ready);
    }
    putSample(sam);
    QVERIFY(bench.readEnds());
    QCOMPARE(bench.cards.size(), 1);
}

void IdCardReaderTest::noiseBeforeReplies()
{
    tests::SamSim sam;
    tests::ReaderBench bench(std::make_unique<SamLink>(sam));
    bench.reader.start();
    QVERIFY(bench.becomes(State::Ready));
    for (const int noise : {1, 5, 100, 3000}) {
        putSample(sam);
        sam.addGarbage(noise);
        QVERIFY(bench.readEnds());
    }
    QCOMPARE(bench.cards.size(), 4);
    QVERIFY(bench.reader.discardedBytes() > 0);
}

void IdCardReaderTest::mutedThenSpeaking()
{
    tests::SamSim sam;
    tests::ReaderBench bench(std::make_unique<SamLink>(sam));
    bench.reader.start();
    QVERIFY(bench.becomes(State::Ready));
    putSample(sam);
    sam.setVoice(tests::SamSim::Voice::Mute);
    QVERIFY(bench.readEnds());
    QCOMPARE(bench.problem(), QStringLiteral("reader_silent"));
    QCOMPARE(bench.reader.state(), State::Error);
    QVERIFY(bench.readEnds());
    QCOMPARE(bench.failures.size(), 2);
    sam.setVoice(tests::SamSim::Voice::Speaking);
    QVERIFY(bench.readEnds()); // without waiting for the reader's own next try
    QCOMPARE(bench.cards.size(), 1);
}

void IdCardReaderTest::readerFaultAtStart()
{
    tests::SamSim sam;
    sam.setSelfTest(0x60);
    tests::ReaderBench bench(std::make_unique<SamLink>(sam));
    bench.reader.start();
    bench.reader.read();
    QVERIFY(bench.becomes(State::Error));
    QCOMPARE(bench.problem(), QStringLiteral("reader_refuses"));
    QCOMPARE(bench.status(), QStringLiteral("self_test_failed"));
    sam.setSelfTest(0x90);
    QVERIFY(bench.becomes(State::Ready));
}

/// Some modules do not know the status question, and some stay silent to it: the read is tried all the same.
void IdCardReaderTest::readsWithoutAStatusAnswer()
{
    for (const quint8 answer : {quint8(0x21), quint8(0)}) {
        tests::SamSim sam;
        sam.setSelfTest(answer);
        tests::ReaderBench bench(std::make_unique<SamLink>(sam));
        bench.reader.start();
        putSample(sam);
        QVERIFY(bench.readEnds());
        QCOMPARE(bench.cards.size(), 1);
    }
}

void IdCardReaderTest::identifies()
{
    tests::SamSim sam;
    tests::ReaderBench bench(std::make_unique<SamLink>(sam));
    QSignalSpy numbers(&bench.reader, &IdCardReader::identified);
    QSignalSpy problems(&bench.reader, &IdCardReader::identifyFailed);
    bench.reader.identify();
    QCOMPARE(problems.size(), 1);
    bench.reader.start();
    QVERIFY(bench.becomes(State::Ready));
    bench.reader.identify();
    QTRY_COMPARE(numbers.size(), 1);
    QCOMPARE(numbers.constFirst().constFirst().toString(), QStringLiteral("05.01-20195313-000483129-1234567890"));
    // A card goes first, and is read although the module still speaks of itself.
    putSample(sam);
    bench.reader.identify();
    QVERIFY(bench.readEnds());
    QCOMPARE(bench.cards.size(), 1);
    QCOMPARE(problems.size(), 2);
    sam.setVoice(tests::SamSim::Voice::Mute);
    bench.reader.identify();
    QTRY_COMPARE(problems.size(), 3);
    QCOMPARE(numbers.size(), 1);
}

void IdCardReaderTest::busyAndCancelled()
{
    tests::SamSim sam;
    tests::ReaderBench bench(std::make_unique<SamLink>(sam));
    bench.reader.start();
    QVERIFY(bench.becomes(State::Ready));
    bench.reader.read();
    bench.reader.read();
    QCOMPARE(bench.problem(), QStringLiteral("busy"));
    bench.reader.cancel();
    QCOMPARE(bench.failures.size(), 2);
    QCOMPARE(bench.problem(), QStringLiteral("cancelled"));
    bench.reader.cancel();
    QCOMPARE(bench.failures.size(), 2);
    bench.reader.read();
    bench.reader.stop();
    QCOMPARE(bench.failures.size(), 3);
    QCOMPARE(bench.reader.state(), State::Disconnected);
}

void IdCardReaderTest::readWithoutReader()
{
    tests::ReaderBench bench(std::make_unique<SerialLink>(QStringLiteral("/dev/no-such-reader")));
    bench.reader.start();
    bench.reader.read();
    QCOMPARE(bench.problem(), QStringLiteral("reader_gone"));
    QCOMPARE(bench.reader.state(), State::Disconnected);
}

void IdCardReaderTest::photo()
{
    for (const bool decodes : {true, false}) {
        tests::SamSim sam;
        const base::Result<QByteArray> picture = decodes ? base::Result<QByteArray>(QByteArray("BM picture"))
                                                         : base::fail(base::ErrorCode::Unavailable, QStringLiteral("no licence"));
        tests::ReaderBench bench(std::make_unique<SamLink>(sam), std::make_unique<FakePhotoDecoder>(picture));
        bench.reader.start();
        QVERIFY(bench.becomes(State::Ready));
        putSample(sam);
        QVERIFY(bench.readEnds());
        QCOMPARE(bench.cards.size(), 1);
        QCOMPARE(bench.card().photo, decodes ? QByteArray("BM picture") : QByteArray());
    }
}

YICHUANG_TEST(IdCardReaderTest)
#include "IdCardReaderTest.moc"
