// SPDX-License-Identifier: Apache-2.0
#include "app/devices/SamFrame.h"
#include "tests/support/TestProgram.h"

#include <QRandomGenerator>
#include <QTest>

using namespace yichuang::devices;

class SamFrameTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void requestBytes_data();
    void requestBytes();
    void knownReplies_data();
    void knownReplies();
    void frameCutAnywhereIsPutTogether();
    void wrongCheckIsNoise();
    void frameInsideABrokenOneIsFound();
    void longHeadOfNoiseIsGivenUpAfterSilence();
    void extraPreambleByteIsHarmless();
    void anyGarbageIsSurvived();
    void floodDoesNotGrow();
    void largestFrame();
};

void SamFrameTest::requestBytes_data()
{
    QTest::addColumn<int>("command");
    QTest::addColumn<QByteArray>("frame");
    const auto row = [](const char *name, SamCommand command, const char *hex) {
        QTest::newRow(name) << static_cast<int>(command) << QByteArray::fromHex(QByteArray("aaaaaa9669") + hex);
    };
    row("reset", SamCommand::ResetSam, "000310ffec");
    row("status", SamCommand::Status, "000311ffed");
    row("sam id", SamCommand::SamId, "000312ffee");
    row("find", SamCommand::FindCard, "0003200122");
    row("select", SamCommand::SelectCard, "0003200221");
    row("read", SamCommand::ReadCard, "0003300132");
    row("read with fingerprint", SamCommand::ReadCardWithFingerprint, "0003301023");
    row("added address", SamCommand::ReadAddedAddress, "0003300330");
}

void SamFrameTest::requestBytes()
{
    QFETCH(int, command);
    QFETCH(QByteArray, frame);
    QCOMPARE(samRequest(static_cast<SamCommand>(command)).toHex(), frame.toHex());
}

void SamFrameTest::knownReplies_data()
{
    QTest::addColumn<QByteArray>("frame");
    QTest::addColumn<int>("sw3");
    QTest::addColumn<int>("dataSize");
    const auto row = [](const char *name, const char *hex, int sw3, int size) {
        QTest::newRow(name) << QByteArray::fromHex(QByteArray("aaaaaa9669") + hex) << sw3 << size;
    };
    row("found", "000800009f0000000097", 0x9F, 4);
    row("selected", "000c00009000000000000000009c", 0x90, 8);
    row("not found", "00040000" "8084", 0x80, 0);
    row("not selected", "000400008185", 0x81, 0);
    row("not read", "000400004145", 0x41, 0);
}

void SamFrameTest::knownReplies()
{
    QFETCH(QByteArray, frame);
    QFETCH(int, sw3);
    QFETCH(int, dataSize);
    SamDecoder decoder;
    decoder.feed(frame);
    const auto payload = decoder.next();
    QVERIFY(payload.has_value());
    const auto reply = SamReply::fromPayload(*payload);
    QVERIFY(reply.has_value());
    QCOMPARE(int(reply->sw1), 0);
    QCOMPARE(int(reply->sw2), 0);
    QCOMPARE(int(reply->sw3), sw3);
    QCOMPARE(reply->data.size(), dataSize);
    QCOMPARE(decoder.discarded(), 0);
    QVERIFY(!decoder.next().has_value());
}

void SamFrameTest::frameCutAnywhereIsPutTogether()
{
    const QByteArray payload = QByteArray::fromHex("000090aaaaaa9669000411");
    const QByteArray frame = samFrame(payload);
    for (qsizetype cut = 0; cut <= frame.size(); ++cut) {
        SamDecoder decoder;
        decoder.feed(frame.first(cut));
        if (cut < frame.size()) {
            QVERIFY(!decoder.next().has_value());
        }
        decoder.feed(frame.mid(cut));
        QCOMPARE(decoder.next().value_or(QByteArray()).toHex(), payload.toHex());
    }
}

void SamFrameTest::wrongCheckIsNoise()
{
    const QByteArray good = samFrame(QByteArray::fromHex("000090"));
    for (qsizetype i = 5; i < good.size(); ++i) {
        QByteArray bad = good;
        bad[i] = static_cast<char>(bad.at(i) ^ 0x01);
        SamDecoder decoder;
        decoder.feed(bad);
        QVERIFY2(!decoder.next().has_value(), qPrintable(QString::number(i)));
        QVERIFY(!decoder.nextAfterSilence().has_value());
        decoder.feed(good);
        const auto now = decoder.next();
        QCOMPARE((now ? *now : decoder.nextAfterSilence().value_or(QByteArray())).toHex(), QByteArray("000090"));
    }
}

void SamFrameTest::frameInsideABrokenOneIsFound()
{
    const QByteArray good = samFrame(QByteArray::fromHex("00009f00000000"));
    // A head that claims as many bytes as the good frame has, then the good frame: the check fails, and what is inside counts.
    QByteArray stream = QByteArray::fromHex("aaaaaa9669") + QByteArray::fromHex("000a") + good;
    SamDecoder decoder;
    decoder.feed(stream);
    QCOMPARE(decoder.next().value_or(QByteArray()).toHex(), QByteArray("00009f00000000"));
    QCOMPARE(decoder.discarded(), 7);
}

void SamFrameTest::longHeadOfNoiseIsGivenUpAfterSilence()
{
    const QByteArray good = samFrame(QByteArray::fromHex("000080"));
    SamDecoder decoder;
    decoder.feed(QByteArray::fromHex("aaaaaa9669") + QByteArray::fromHex("0800") + good);
    QVERIFY(!decoder.next().has_value());
    QCOMPARE(decoder.nextAfterSilence().value_or(QByteArray()).toHex(), QByteArray("000080"));
}

void SamFrameTest::extraPreambleByteIsHarmless()
{
    SamDecoder decoder;
    decoder.feed(QByteArray::fromHex("aaaa") + samFrame(QByteArray::fromHex("000090")));
    QCOMPARE(decoder.next().value_or(QByteArray()).toHex(), QByteArray("000090"));
}

/// Property: whatever noise comes first, a good frame behind it is found in the end, however the stream is cut.
void SamFrameTest::anyGarbageIsSurvived()
{
    QRandomGenerator random(20261123);
    const QByteArray alphabet = QByteArray::fromHex("aaaaaaaa9669000005080390");
    for (int round = 0; round < 3000; ++round) {
        QByteArray stream;
        const int noise = random.bounded(400);
        for (int i = 0; i < noise; ++i) {
            const bool fromFrames = random.bounded(2) == 0;
            stream.append(fromFrames ? alphabet.at(random.bounded(int(alphabet.size()))) : char(random.bounded(256)));
        }
        const QByteArray payload = QByteArray::fromHex("00009f") + QByteArray::number(round);
        stream += samFrame(payload);
        SamDecoder decoder;
        bool isFound = false;
        for (qsizetype at = 0; at < stream.size();) {
            const qsizetype piece = 1 + random.bounded(64);
            decoder.feed(stream.mid(at, piece));
            at += piece;
            while (const auto frame = decoder.next()) {
                isFound = isFound || *frame == payload;
            }
        }
        while (const auto frame = decoder.nextAfterSilence()) {
            isFound = isFound || *frame == payload;
        }
        QVERIFY2(isFound, stream.toHex().constData());
    }
}

void SamFrameTest::floodDoesNotGrow()
{
    SamDecoder decoder;
    for (int i = 0; i < 1000; ++i) {
        decoder.feed(QByteArray::fromHex("aaaaaa96690903").repeated(100));
    }
    QVERIFY(decoder.discarded() > 600'000);
    decoder.clear();
    decoder.feed(samFrame(QByteArray::fromHex("000090")));
    QVERIFY(decoder.next().has_value());
}

void SamFrameTest::largestFrame()
{
    const QByteArray payload(SamDecoder::maxFrame - 8, 'x');
    SamDecoder decoder;
    decoder.feed(samFrame(payload));
    QCOMPARE(decoder.next().value_or(QByteArray()).size(), payload.size());
    decoder.feed(samFrame(payload + 'x'));
    QVERIFY(!decoder.next().has_value());
}

YICHUANG_TEST(SamFrameTest)
#include "SamFrameTest.moc"
