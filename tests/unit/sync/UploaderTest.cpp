// SPDX-License-Identifier: Apache-2.0
#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"
#include "tests/support/Wait.h"
#include "tests/support/sync/FakeTus.h"
#include "tests/support/sync/FaultProxy.h"
#include "tests/unit/sync/UploadRig.h"

#include <QRandomGenerator>
#include <QSignalSpy>

using namespace yichuang;
using tests::FakeRequest;
using tests::FakeTus;
using tests::Fault;
using tests::LineFault;
using tests::UploadRig;

namespace {

constexpr qint64 Piece = sync::Uploader::LargestPiece;

sync::CentreTrust trustOf(FakeTus &centre, quint16 port = 0)
{
    return centre.trust().workstation(QUrl(QStringLiteral("https://127.0.0.1:%1").arg(port != 0 ? port : centre.port())));
}

/// The n-th request of this kind (from 0) is answered with the status; an empty verb is any.
tests::FakeHttp::FaultPlan nth(int n, const QByteArray &verb, int status)
{
    return [n, verb, status, seen = std::make_shared<int>(0)](const FakeRequest &request) {
        Fault fault;
        const bool isOne = verb.isEmpty() || request.verb == verb;
        if (isOne && (*seen)++ == n) {
            fault.dropRequest = status == 0;
            fault.instead = status == 0 ? std::nullopt : std::optional(tests::FakeResponse{status, "{}", {}});
        }
        return fault;
    };
}

/// From the n-th request of this kind on the line is dead for it. (A single dropped one Qt sends again by itself.)
tests::FakeHttp::FaultPlan deadFrom(int n, const QByteArray &verb)
{
    return [n, verb, seen = std::make_shared<int>(0)](const FakeRequest &request) {
        Fault fault;
        fault.dropRequest = request.verb == verb && (*seen)++ >= n;
        return fault;
    };
}

tests::FakeHttp::FaultPlan always(const QByteArray &verb, int status)
{
    return [verb, status](const FakeRequest &request) {
        Fault fault;
        if (request.verb == verb) {
            fault.instead = tests::FakeResponse{status, R"({"error":{"code":"x","text":"说明"}})", {}};
        }
        return fault;
    };
}

} // namespace

class UploaderTest : public QObject {
    Q_OBJECT

    static void requireWhole(UploadRig &rig, const FakeTus &centre, const QByteArray &hash)
    {
        const auto found = centre.whole().find(hash.toHex());
        QVERIFY(found != centre.whole().end());
        QCOMPARE(found->second, rig.content(hash));
        QCOMPARE(centre.complaint(), QByteArray());
        QVERIFY(centre.largestPiece() <= Piece);
    }

private Q_SLOTS:
    void bringsEverySize_data()
    {
        QTest::addColumn<qint64>("size");
        QTest::addColumn<QByteArray>("extensions");
        const QByteArray all = "creation,creation-with-upload,checksum,termination";
        for (const qint64 size : {qint64(1), Piece - 1, Piece, Piece + 1, 3 * Piece + 17}) {
            QTest::newRow(QByteArray::number(size).constData()) << size << all;
            QTest::newRow((QByteArray::number(size) + " core and creation only").constData()) << size << QByteArray("creation");
        }
    }
    void bringsEverySize()
    {
        QFETCH(qint64, size);
        QFETCH(QByteArray, extensions);
        FakeTus centre(extensions);
        UploadRig rig;
        const QByteArray hash = rig.put(size);
        const domain::OperationId waiting = rig.need(hash);
        QCOMPARE(rig.workspace().ledger().takeBatch({}, rig.fixture().now())->size(), size_t(0));
        QCOMPARE(rig.workspace().outboxView().find(waiting)->state, store::OperationState::Held);
        rig.start(trustOf(centre));
        QSignalSpy confirmed(&rig.uploader(), &sync::Uploader::confirmed);
        QVERIFY(rig.converges({hash}));
        requireWhole(rig, centre, hash);
        QVERIFY(tests::waitUntil([&] { return confirmed.size() == 1; }, std::chrono::seconds(30))); // the store knows a moment before
        QCOMPARE(centre.received(), size);
        rig.stop();
        QCOMPARE(rig.workspace().ledger().takeBatch({}, rig.fixture().now())->size(), size_t(1));
    }

    // A window shows how far it is by this and asks nobody.
    void everyStepIsToldWithItsContent()
    {
        FakeTus centre;
        UploadRig rig;
        const QByteArray hash = rig.put(3 * Piece);
        rig.need(hash);
        rig.start(trustOf(centre));
        QList<qint64> sent;
        QObject::connect(&rig.uploader(), &sync::Uploader::changed, &rig.uploader(), [&](const QByteArray &changed) {
            QCOMPARE(changed, hash);
            sent.append(rig.record(changed).sent);
        });
        QVERIFY(rig.converges({hash}));
        QTRY_VERIFY(!sent.isEmpty() && sent.back() == 3 * Piece);
        QVERIFY(std::is_sorted(sent.begin(), sent.end()));
        QVERIFY(sent.contains(Piece) && sent.contains(2 * Piece));
    }

    void whatNobodyNeedsStaysHere()
    {
        FakeTus centre;
        UploadRig rig;
        const QByteArray draft = rig.put(1000);
        const QByteArray needed = rig.put(2000);
        rig.need(needed);
        rig.start(trustOf(centre));
        QVERIFY(rig.converges({needed}));
        QVERIFY(!rig.isConfirmed(draft));
        QCOMPARE(centre.whole().size(), size_t(1));
    }

    void whatTheCentreHasIsNotSentAgain()
    {
        FakeTus centre;
        UploadRig rig;
        const QByteArray hash = rig.put(2 * Piece);
        rig.need(hash);
        centre.putWhole(rig.content(hash));
        rig.start(trustOf(centre));
        QVERIFY(rig.converges({hash}));
        QCOMPARE(centre.received(), 0);
    }

    void goesOnAfterARestart()
    {
        FakeTus centre;
        UploadRig rig;
        const QByteArray hash = rig.put(4 * Piece);
        rig.need(hash);
        centre.setFaults(deadFrom(2, "PATCH"));
        rig.start(trustOf(centre));
        QVERIFY(tests::waitUntil([&] { return rig.record(hash).sent == 2 * Piece && !rig.record(hash).reason.isEmpty(); }, std::chrono::seconds(30)));
        QVERIFY(!rig.record(hash).location.isEmpty());
        rig.reopen();
        centre.setFaults([](const FakeRequest &) { return Fault(); });
        rig.start(trustOf(centre));
        QVERIFY(rig.converges({hash}));
        requireWhole(rig, centre, hash);
        QCOMPARE(centre.received(), 4 * Piece);
        QCOMPARE(centre.requests("POST"), 1);
    }

    void anExpiredUploadIsBegunAnew()
    {
        FakeTus centre;
        UploadRig rig;
        const QByteArray hash = rig.put(3 * Piece);
        rig.need(hash);
        centre.setFaults(deadFrom(1, "PATCH"));
        rig.start(trustOf(centre));
        QVERIFY(tests::waitUntil([&] { return !rig.record(hash).reason.isEmpty(); }, std::chrono::seconds(30)));
        centre.expire();
        centre.setFaults([](const FakeRequest &) { return Fault(); });
        QVERIFY(rig.converges({hash}));
        requireWhole(rig, centre, hash);
        QCOMPARE(centre.requests("POST"), 2);
    }

    void aCentreThatLostTheEndIsAskedForItsOffset()
    {
        FakeTus centre;
        UploadRig rig;
        const QByteArray hash = rig.put(3 * Piece);
        rig.need(hash);
        centre.setFaults([&centre, seen = 0](const FakeRequest &request) mutable {
            if (request.verb == "PATCH" && ++seen == 2) {
                centre.loseBytes(1000);
            }
            return Fault();
        });
        rig.start(trustOf(centre));
        QVERIFY(rig.converges({hash}));
        requireWhole(rig, centre, hash);
        QVERIFY(centre.requests("HEAD") >= 1);
    }

    void aSpoiltPieceGoesAgainAndAfterThreeIsRefused()
    {
        FakeTus centre;
        UploadRig rig;
        const QByteArray hash = rig.put(2 * Piece);
        rig.need(hash);
        centre.setFaults(nth(0, "PATCH", 460));
        rig.start(trustOf(centre));
        QVERIFY(rig.converges({hash}));
        requireWhole(rig, centre, hash);

        const QByteArray spoilt = rig.put(2 * Piece);
        rig.stop();
        rig.need(spoilt);
        centre.setFaults(always("PATCH", 460));
        rig.start(trustOf(centre));
        QVERIFY(tests::waitUntil([&] { return rig.record(spoilt).isRefused; }, std::chrono::seconds(30)));
        QCOMPARE(rig.record(spoilt).reason, QStringLiteral("attachment.checksum"));
    }

    void oneThatIsRefusedStopsNoOther_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<bool>("refused");
        QTest::newRow("413") << 413 << QStringLiteral("attachment.too_large") << true;
        QTest::newRow("415") << 415 << QStringLiteral("attachment.type") << true;
        QTest::newRow("422") << 422 << QStringLiteral("attachment.refused") << true;
        QTest::newRow("507") << 507 << QStringLiteral("attachment.no_room") << false;
        QTest::newRow("423") << 423 << QStringLiteral("attachment.busy") << false;
        QTest::newRow("500") << 500 << QStringLiteral("x") << false;
        QTest::newRow("403") << 403 << QStringLiteral("x") << false;
    }
    void oneThatIsRefusedStopsNoOther()
    {
        QFETCH(int, status);
        FakeTus centre;
        UploadRig rig;
        const QByteArray bad = rig.put(1000);
        const QByteArray good = rig.put(1000);
        rig.need(bad);
        rig.need(good);
        centre.setFaults([plan = always("POST", status), hash = bad.toHex().toBase64()](const FakeRequest &request) {
            return request.headers.value("upload-metadata").contains(hash) ? plan(request) : Fault();
        });
        rig.start(trustOf(centre));
        QVERIFY(tests::waitUntil([&] { return rig.isConfirmed(good); }, std::chrono::seconds(30)));
        const store::BlobRecord record = rig.record(bad);
        QVERIFY(!record.uploaded);
        QTEST(record.reason, "reason");
        QTEST(record.isRefused, "refused");
        QCOMPARE(record.said, QStringLiteral("说明"));
        QVERIFY(rig.link().isOpen(sync::Activity::Upload));
        // Mended at the centre, and a person tries again.
        centre.setFaults([](const FakeRequest &) { return Fault(); });
        QVERIFY(rig.converges({bad}));
    }

    void anUploadInTroubleShutsNothingElse()
    {
        FakeTus centre;
        for (const int status : {401, 404, 405, 426, 503}) {
            UploadRig rig;
            const QByteArray hash = rig.put(10);
            rig.need(hash);
            centre.setFaults(always("POST", status));
            rig.start(trustOf(centre));
            QVERIFY(tests::waitUntil([&] { return !rig.record(hash).reason.isEmpty(); }, std::chrono::seconds(30)));
            for (const sync::Activity other : {sync::Activity::Send, sync::Activity::Follow, sync::Activity::Numbers}) {
                QVERIFY2(rig.link().isOpen(other), QByteArray::number(status).constData());
            }
        }
    }

    void anUploadNobodyNeedsAnyMoreIsEnded()
    {
        FakeTus centre;
        UploadRig rig;
        const QByteArray hash = rig.put(3 * Piece);
        const domain::OperationId waiting = rig.need(hash);
        centre.setFaults(deadFrom(1, "PATCH"));
        rig.start(trustOf(centre));
        QVERIFY(tests::waitUntil([&] { return !rig.record(hash).reason.isEmpty(); }, std::chrono::seconds(30)));
        rig.reopen();
        centre.setFaults([](const FakeRequest &) { return Fault(); });
        QCOMPARE(centre.begun(), size_t(1));
        rig.giveUp(waiting);
        rig.start(trustOf(centre));
        QVERIFY(tests::waitUntil([&] { return rig.record(hash).location.isEmpty(); }, std::chrono::seconds(30)));
        QCOMPARE(centre.begun(), size_t(0));
        QCOMPARE(centre.requests("DELETE"), 1);
    }

    void oneThatIsDamagedHereIsToldAndStopsNoOther()
    {
        FakeTus centre;
        UploadRig rig;
        const QByteArray bad = rig.put(1000);
        const QByteArray good = rig.put(1000);
        rig.need(bad);
        rig.need(good);
        QFile file(rig.fixture().folder() + QStringLiteral("/workspace/blobs/") + QString::fromLatin1(bad.toHex()));
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(200) && file.write("spoilt") == 6);
        file.close();
        rig.start(trustOf(centre));
        QVERIFY(tests::waitUntil([&] { return rig.isConfirmed(good) && rig.record(bad).isRefused; }, std::chrono::seconds(30)));
        QVERIFY(!rig.isConfirmed(bad));
    }

    // The n-th request fails; the program is started again; everything comes together.
    void failTheNthRequest_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {0, 404, 460, 503}) {
            QTest::newRow(QByteArray::number(status).constData()) << status;
        }
    }
    void failTheNthRequest()
    {
        QFETCH(int, status);
        for (int n = 0; n < 7; ++n) {
            FakeTus centre;
            UploadRig rig;
            const QByteArray large = rig.put(2 * Piece + 5);
            const QByteArray small = rig.put(100);
            rig.need(large);
            rig.need(small);
            centre.setFaults(nth(n, {}, status));
            rig.start(trustOf(centre));
            QTest::qWait(30);
            rig.reopen();
            rig.start(trustOf(centre));
            QVERIFY2(rig.converges({large, small}), QByteArray::number(n).constData());
            requireWhole(rig, centre, large);
            requireWhole(rig, centre, small);
        }
    }

    void aBadLine_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("cut towards the centre") << 0;
        QTest::newRow("cut towards the client") << 1;
        QTest::newRow("replies cut in the middle") << 2;
        QTest::newRow("requests handled twice") << 3;
    }
    void aBadLine()
    {
        QFETCH(int, kind);
        FakeTus centre;
        tests::FaultProxy proxy(centre.port());
        proxy.setPlan([kind](int n) {
            LineFault fault;
            fault.cutUpAfter = kind == 0 && n < 12 ? 60'000 + 90'000 * n : -1;
            fault.cutDownAfter = kind == 1 && n < 12 ? 1'500 + 150 * n : -1;
            return fault;
        });
        centre.setFaults([kind, n = 0](const FakeRequest &) mutable {
            Fault fault;
            fault.cutReplyAfter = kind == 2 && ++n % 2 == 0 ? 20 : -1;
            fault.handleTwice = kind == 3;
            return fault;
        });
        UploadRig rig;
        const QByteArray hash = rig.put(2 * Piece + 5);
        rig.need(hash);
        rig.start(trustOf(centre, proxy.port()));
        QVERIFY(rig.converges({hash}));
        requireWhole(rig, centre, hash);
    }

    void endAnywhere()
    {
        FakeTus centre;
        UploadRig rig;
        QList<QByteArray> all;
        for (int i = 0; i < 5; ++i) {
            all.append(rig.put(Piece / 2 + i * Piece));
            rig.need(all.last());
        }
        QRandomGenerator random(20261126);
        for (int i = 0; i < 12; ++i) {
            rig.reopen();
            rig.start(trustOf(centre));
            QTest::qWait(static_cast<int>(random.bounded(60)));
        }
        rig.start(trustOf(centre));
        QVERIFY(rig.converges(all));
        for (const QByteArray &hash : all) {
            requireWhole(rig, centre, hash);
        }
    }
};

YICHUANG_TEST(UploaderTest)
#include "UploaderTest.moc"
