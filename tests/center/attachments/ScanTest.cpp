// SPDX-License-Identifier: Apache-2.0
#include "app/storage/Transaction.h"
#include "center/attachments/FolderObjects.h"
#include "center/attachments/UploadWriter.h"
#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"
#include "tests/support/center/CentreFixture.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <future>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace yichuang;
using namespace yichuang::tests;
using base::Result;
using center::Upload;
using center::UploadState;

namespace {

constexpr std::chrono::seconds Lease{2};

/// One of the services on a database: its own connection, leases of its own.
struct Service {
    Service(CentreFixture &centre, center::ObjectStore &objects, char name, const QStringList &scanCommand, int scansAtOnce = 2)
        : stores(centre.read()), attachments(objects, centre.clock, optionsOf(name, scanCommand, scansAtOnce), [this, &centre](center::Attachments::Work work) {
              return isDead ? Result<void>(base::fail(base::ErrorCode::Unavailable, QStringLiteral("this service died"))) : commit(centre, work);
          })
    {
    }

    static center::AttachmentOptions optionsOf(char name, const QStringList &scanCommand, int scansAtOnce)
    {
        center::AttachmentOptions options;
        options.lease = Lease;
        options.service = QByteArray(8, name);
        options.scanCommand = scanCommand;
        options.scanLimit = std::chrono::seconds(30);
        options.scansAtOnce = scansAtOnce;
        options.openUploads = 1000;
        return options;
    }
    Result<void> commit(CentreFixture &centre, const center::Attachments::Work &work)
    {
        auto transaction = storage::Transaction::begin(stores->connection());
        return transaction ? work(*stores, centre.clock.now()).and_then([&] { return transaction->commit(); }) : base::failure(transaction);
    }

    std::unique_ptr<center::Stores> stores;
    std::atomic<bool> isDead = false;
    center::Attachments attachments;
};

/// A store that can be out of reach.
struct Reachable final : center::ObjectStore {
    explicit Reachable(center::ObjectStore &there) : inner(there) {}
    Result<void> put(const QString &name, const QByteArray &bytes) override { return inner.put(name, bytes); }
    Result<QByteArray> get(const QString &name) override
    {
        ++asked;
        return isAway ? Result<QByteArray>(base::fail(base::ErrorCode::Unavailable, QStringLiteral("away"), "objects.away")) : inner.get(name);
    }
    Result<void> remove(const QString &name) override
    {
        const bool isStuck = !stuck.isEmpty() && name.contains(stuck);
        return isStuck ? Result<void>(base::fail(stuckAs, QStringLiteral("it cannot be removed"))) : inner.remove(name);
    }
    Result<void> checkRoom(qint64 bytes) override { return inner.checkRoom(bytes); }

    center::ObjectStore &inner;
    QString stuck; ///< in the names of pieces that cannot be removed
    base::ErrorCode stuckAs = base::ErrorCode::StorageFailed;
    bool isAway = false;
    int asked = 0;
};

QByteArray hashOf(const QByteArray &content)
{
    return crypto::hash(crypto::HashAlgorithm::Sha256, content).value();
}

} // namespace

/// Contents that wait for the scan, and two services that could do it.
class ScanTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_centre = std::make_unique<CentreFixture>();
        m_desk.emplace(m_centre->enrol("03"));
        m_folder = std::make_unique<QTemporaryDir>();
        m_objects = center::FolderObjects::open(m_folder->filePath(QStringLiteral("objects")), 0).value();
        QCOMPARE(::mkfifo(QFile::encodeName(m_folder->filePath(QStringLiteral("gate"))).constData(), 0600), 0);
        m_reader = m_centre->read();
    }

    void aScanLongerThanTheLeaseStaysWithItsService_data()
    {
        QTest::addColumn<bool>("waits");
        QTest::newRow("of an upload that has just become whole") << false;
        QTest::newRow("of a content that waited") << true;
    }
    void aScanLongerThanTheLeaseStaysWithItsService()
    {
        QFETCH(bool, waits);
        Service undecided(*m_centre, *m_objects, 'u', clamour("exit 2"));
        Service first(*m_centre, *m_objects, '1', gated());
        Service second(*m_centre, *m_objects, '2', gated());
        const Upload upload = waits ? stored(undecided, "content") : begun(first, "content");
        std::future<Result<void>> scan = std::async(std::launch::async, [&]() -> Result<void> {
            return waits ? first.attachments.sweep(*first.stores) : finish(first, upload, "content").map([](const Upload &) {});
        });
        QTRY_COMPARE_WITH_TIMEOUT(scans(), 1 + int(waits), 20'000);
        for (int halves = 0; halves < 6; ++halves) {
            m_centre->clock.advance(Lease / 2);
            QTRY_VERIFY_WITH_TIMEOUT(leaseOf(upload) >= m_centre->clock.now() + Lease * 3 / 4, 20'000);
            EXPECT_OK(second.attachments.sweep(*second.stores));
            EXPECT_FAILS(center::UploadWriter::begin(second.attachments, *second.stores, m_desk->enrolled(), upload.id, 0, std::nullopt, std::nullopt),
                         base::ErrorCode::Conflict);
            QCOMPARE(scans(), 1 + int(waits));
        }
        openGate("0");
        EXPECT_OK(scan.get());
        QVERIFY(isPresent("content"));
        EXPECT_OK(second.attachments.sweep(*second.stores));
        QCOMPARE(scans(), 1 + int(waits));
    }

    void whatAServiceThatDiedWasScanningIsScannedByAnother()
    {
        Service first(*m_centre, *m_objects, '1', gated());
        Service second(*m_centre, *m_objects, '2', clamour("exit 0"));
        const Upload upload = begun(first, "content");
        std::future<Result<Upload>> scan = std::async(std::launch::async, [&] { return finish(first, upload, "content"); });
        QTRY_COMPARE_WITH_TIMEOUT(scans(), 1, 20'000);
        first.isDead = true;
        openGate("0");
        QVERIFY(!scan.get());
        EXPECT_OK(second.attachments.sweep(*second.stores));
        QCOMPARE(scans(), 1); // it may still be at it
        m_centre->clock.advance(Lease * 2);
        EXPECT_OK(second.attachments.sweep(*second.stores));
        QCOMPARE(scans(), 2);
        QVERIFY(isPresent("content"));
    }

    void aScanIsAbandonedWithAllItsPrograms()
    {
        Service first(*m_centre, *m_objects, '1', command("tail -f /dev/null & echo $! >\"$1/scans\"; wait"));
        Service second(*m_centre, *m_objects, '2', command("cat >/dev/null; exit 0"));
        const Upload upload = begun(first, "content");
        std::future<Result<Upload>> scan = std::async(std::launch::async, [&] { return finish(first, upload, "content"); });
        QTRY_COMPARE_WITH_TIMEOUT(scans(), 1, 20'000);
        const QByteArray child = read("scans").trimmed();
        first.attachments.stop();
        const Result<Upload> ended = scan.get();
        EXPECT_OK(ended);
        QVERIFY(ended->state == UploadState::Waiting);
        QTRY_VERIFY_WITH_TIMEOUT(isOver(child), 20'000);
        EXPECT_OK(first.attachments.sweep(*first.stores)); // begins nothing any more
        QVERIFY(!isPresent("content"));
        EXPECT_OK(second.attachments.sweep(*second.stores));
        QVERIFY(isPresent("content"));
    }

    void whoComesWhileScansHangWaitsForTheSweep()
    {
        Service service(*m_centre, *m_objects, '1', gated(), 1);
        const Upload hanging = begun(service, "hanging");
        const Upload next = begun(service, "next");
        std::future<Result<Upload>> scan = std::async(std::launch::async, [&] { return finish(service, hanging, "hanging"); });
        QTRY_COMPARE_WITH_TIMEOUT(scans(), 1, 20'000);
        const Result<Upload> ended = finish(service, next, "next"); // its thread is free at once
        EXPECT_OK(ended);
        QVERIFY(ended->state == UploadState::Waiting);
        QCOMPARE(scans(), 1);
        openGate("0");
        EXPECT_OK(scan.get());
        std::future<Result<void>> swept = std::async(std::launch::async, [&] { return service.attachments.sweep(*service.stores); });
        QTRY_COMPARE_WITH_TIMEOUT(scans(), 2, 20'000);
        openGate("0");
        EXPECT_OK(swept.get());
        QVERIFY(isPresent("hanging") && isPresent("next"));
    }

    void thoseThatStayUndecidedKeepNobodyFromATurn()
    {
        Service service(*m_centre, *m_objects, '1', command("grep -q clean && exit 0; [ -e \"$1/all\" ] && exit 0; exit 2"));
        for (int n = 0; n < 100; ++n) {
            (void)stored(service, "stuck " + QByteArray::number(n));
        }
        Service other(*m_centre, *m_objects, '2', command("exit 2"));
        (void)stored(other, "clean");
        EXPECT_OK(service.attachments.sweep(*service.stores));
        EXPECT_OK(service.attachments.sweep(*service.stores));
        QVERIFY(isPresent("clean"));
        QVERIFY(!isPresent("stuck 0"));
        QFile all(m_folder->filePath(QStringLiteral("all")));
        QVERIFY(all.open(QIODevice::WriteOnly));
        EXPECT_OK(service.attachments.sweep(*service.stores)); // from the beginning again
        QVERIFY(isPresent("stuck 0"));
        QVERIFY(isPresent("stuck 99"));
    }

    void aStoreThatIsAwayIsAskedOnceASweep()
    {
        Service undecided(*m_centre, *m_objects, 'u', command("exit 2"));
        for (const char *content : {"one", "two", "three"}) {
            (void)stored(undecided, content);
        }
        Reachable store(*m_objects);
        Service service(*m_centre, store, '1', command("cat >/dev/null; exit 0"));
        store.isAway = true;
        EXPECT_FAILS(service.attachments.sweep(*service.stores), base::ErrorCode::Unavailable);
        QCOMPARE(store.asked, 1);
        store.isAway = false;
        EXPECT_OK(service.attachments.sweep(*service.stores));
        EXPECT_OK(service.attachments.sweep(*service.stores));
        QVERIFY(isPresent("one") && isPresent("two") && isPresent("three"));
    }

    void aPieceThatCannotBeRemovedHoldsUpNoScan_data()
    {
        QTest::addColumn<base::ErrorCode>("says");
        QTest::addColumn<bool>("goesOn");
        QTest::newRow("the store refuses") << base::ErrorCode::StorageFailed << true;
        QTest::newRow("the store does not answer") << base::ErrorCode::Unavailable << false;
    }
    void aPieceThatCannotBeRemovedHoldsUpNoScan()
    {
        QFETCH(base::ErrorCode, says);
        QFETCH(bool, goesOn);
        Reachable store(*m_objects);
        Service undecided(*m_centre, store, 'u', command("exit 2"));
        (void)stored(undecided, "content");
        const std::array<Upload, 2> ended{added(undecided, "first"), added(undecided, "second")};
        EXPECT_OK(m_centre->perform([&](const center::WriteContext &w) {
            return w.stores.attachments.drop(ended[0].id).and_then([&] { return w.stores.attachments.drop(ended[1].id); });
        }));
        store.stuck = QString::fromLatin1(ended[0].id.toHex());
        store.stuckAs = says;
        Service service(*m_centre, store, '1', command("cat >/dev/null; exit 0"));
        EXPECT_FAILS(service.attachments.sweep(*service.stores), says);
        QVERIFY(isPresent("content"));
        QCOMPARE(m_reader->attachments.leftovers(9)->size(), size_t(goesOn ? 1 : 2));
        store.stuck.clear();
        EXPECT_OK(service.attachments.sweep(*service.stores));
        QVERIFY(m_reader->attachments.leftovers(9)->empty());
    }

    void aServiceThatEndsGivesBackItsLeasesAlone()
    {
        Service first(*m_centre, *m_objects, '1', {});
        Service second(*m_centre, *m_objects, '2', {});
        const Upload one = begun(first, "one");
        const Upload two = begun(second, "two");
        const auto adding = writer(first, one);
        const auto other = writer(second, two);
        QVERIFY(leaseOf(one) > m_centre->clock.now());
        EXPECT_OK(first.attachments.giveBackLeases());
        QCOMPARE(leaseOf(one), base::Instant());
        QVERIFY(leaseOf(two) > m_centre->clock.now());
    }

private:
    QStringList command(const char *script) const
    {
        return {QStringLiteral("/bin/sh"), QStringLiteral("-c"), QString::fromLatin1(script), QStringLiteral("scan"), m_folder->path()};
    }
    /// Leaves a line each time, then does `end`.
    QStringList clamour(const QByteArray &end) const { return command("echo begun >>\"$1/scans\"; cat >/dev/null; " + end); }
    /// Ends when the gate is opened, with the code that is said there.
    QStringList gated() const { return clamour("read code <\"$1/gate\"; exit $code"); }
    void openGate(const QByteArray &code)
    {
        QFile gate(m_folder->filePath(QStringLiteral("gate")));
        QVERIFY(gate.open(QIODevice::WriteOnly)); // waits for the scanner
        gate.write(code + '\n');
    }
    QByteArray read(const char *name) const
    {
        QFile file(m_folder->filePath(QLatin1String(name)));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    int scans() const { return static_cast<int>(read("scans").count('\n')); }
    static bool isOver(const QByteArray &process)
    {
        QFile state(QStringLiteral("/proc/%1/stat").arg(QString::fromLatin1(process)));
        return !state.open(QIODevice::ReadOnly) || state.readAll().contains(") Z ");
    }
    bool isPresent(const QByteArray &content) const { return m_reader->attachments.isPresent(hashOf(content)).value(); }
    base::Instant leaseOf(const Upload &upload) const
    {
        const auto found = m_reader->attachments.find(upload.id).value();
        return found && found->leaseUntil ? *found->leaseUntil : base::Instant();
    }

    Upload begun(Service &service, const QByteArray &content)
    {
        m_centre->clock.advance(std::chrono::milliseconds(1));
        return service.attachments.create(*service.stores, m_desk->enrolled(), {content.size(), hashOf(content), QStringLiteral("image/png")}).value();
    }
    std::unique_ptr<center::UploadWriter> writer(Service &service, const Upload &upload)
    {
        return center::UploadWriter::begin(service.attachments, *service.stores, m_desk->enrolled(), upload.id, 0, std::nullopt, std::nullopt).value();
    }
    /// All its bytes are there; nobody has said that it is whole.
    Upload added(Service &service, const QByteArray &content)
    {
        const Upload upload = begun(service, content);
        const auto adding = writer(service, upload);
        return adding->add(*service.stores, content) ? upload : Upload();
    }
    Result<Upload> finish(Service &service, const Upload &upload, const QByteArray &content)
    {
        const auto adding = writer(service, upload);
        return adding->add(*service.stores, content).and_then([&] { return adding->finish(*service.stores); });
    }
    Upload stored(Service &service, const QByteArray &content)
    {
        const Upload upload = begun(service, content);
        return finish(service, upload, content).value();
    }

    std::unique_ptr<CentreFixture> m_centre;
    std::optional<FakeWorkstation> m_desk;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<center::ObjectStore> m_objects;
    std::unique_ptr<center::Stores> m_reader;
};

YICHUANG_TEST(ScanTest)
#include "ScanTest.moc"
