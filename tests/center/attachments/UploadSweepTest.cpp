// SPDX-License-Identifier: Apache-2.0
#include "app/storage/Transaction.h"
#include "center/attachments/FolderObjects.h"
#include "center/attachments/UploadWriter.h"
#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"
#include "tests/support/center/CentreFixture.h"

#include <QTemporaryDir>
#include <QTest>

using namespace yichuang;
using namespace yichuang::tests;
using base::Result;

namespace {

/// Counts what touches disk or database; the one whose turn it is fails, before or after it was done.
struct Fault {
    int at = -1;
    int calls = 0;
    enum class When { Before, After } when = When::Before;

    Result<void> around(const std::function<Result<void>()> &act)
    {
        const bool isMine = calls++ == at;
        if (isMine && when == When::Before) {
            return base::fail(base::ErrorCode::StorageFailed, QStringLiteral("fault of the test"), "storage.io");
        }
        const Result<void> done = act();
        return isMine && done ? Result<void>(base::fail(base::ErrorCode::StorageFailed, QStringLiteral("fault of the test"), "storage.io")) : done;
    }
};

class FaultyObjects final : public center::ObjectStore {
public:
    FaultyObjects(center::ObjectStore &inner, Fault &fault) : m_inner(inner), m_fault(fault) {}
    Result<void> put(const QString &name, const QByteArray &bytes) override
    {
        return m_fault.around([&] { return m_inner.put(name, bytes); });
    }
    Result<QByteArray> get(const QString &name) override { return m_inner.get(name); }
    Result<void> remove(const QString &name) override
    {
        return m_fault.around([&] { return m_inner.remove(name); });
    }
    Result<void> checkRoom(qint64 bytes) override { return m_inner.checkRoom(bytes); }

private:
    center::ObjectStore &m_inner;
    Fault &m_fault;
};

} // namespace

/// Whatever fails while a content is stored: what was told is there, going on from it ends with the content, once.
class UploadSweepTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyStepFails_data()
    {
        QTest::addColumn<bool>("after");
        QTest::newRow("before it is done") << false;
        QTest::newRow("after it is done, before it is told") << true;
    }

    void everyStepFails()
    {
        QFETCH(bool, after);
        CentreFixture centre;
        const FakeWorkstation desk = centre.enrol("03");
        const auto stores = centre.read();
        QTemporaryDir folder;
        const auto disk = center::FolderObjects::open(folder.path(), 0);
        EXPECT_OK(disk);
        int n = 0;
        for (bool struck = true; struck; ++n) {
            Fault fault{n, 0, after ? Fault::When::After : Fault::When::Before};
            FaultyObjects objects(**disk, fault);
            center::Attachments attachments(objects, centre.clock, {}, [&](center::Attachments::Work work) {
                return fault.around([&]() -> Result<void> {
                    auto transaction = storage::Transaction::begin(stores->connection());
                    if (!transaction) {
                        return base::failure(transaction);
                    }
                    return work(*stores, centre.clock.now()).and_then([&] { return transaction->commit(); });
                });
            });
            QByteArray content(2'500'000, static_cast<char>('a' + n % 26));
            content += QByteArray::number(n);
            store(centre, attachments, *stores, desk.enrolled(), content);
            struck = fault.calls > n;
        }
        QVERIFY(n > 8); // three pieces, a part of one, and the rows between
    }

private:
    static void store(CentreFixture &centre, center::Attachments &attachments, center::Stores &stores, const center::Enrolled &desk, const QByteArray &content)
    {
        const QByteArray sha256 = crypto::hash(crypto::HashAlgorithm::Sha256, content).value();
        QByteArray id;
        bool isWhole = false;
        for (int tries = 0; tries < 8 && !isWhole; ++tries) {
            centre.clock.advance(std::chrono::minutes(2)); // a lease that could not be given back is over
            const auto upload = id.isEmpty() ? attachments.create(stores, desk, {content.size(), sha256, QStringLiteral("image/png")}) : attachments.find(stores, desk, id);
            if (!upload) {
                continue;
            }
            id = upload->id;
            isWhole = upload->state == center::UploadState::Done || add(attachments, stores, desk, *upload, content);
        }
        QVERIFY(isWhole);
        const auto attachment = stores.attachments.attachment(sha256);
        QVERIFY(attachment && *attachment);
        QVERIFY(attachments.content(stores, **attachment).value() == content);
    }

    static bool add(center::Attachments &attachments, center::Stores &stores, const center::Enrolled &desk, const center::Upload &upload, const QByteArray &content)
    {
        const auto writer = center::UploadWriter::begin(attachments, stores, desk, upload.id, upload.received, std::nullopt, std::nullopt);
        if (!writer) {
            return false;
        }
        for (qint64 at = upload.received; at < content.size(); at += 700'000) {
            if (!(*writer)->add(stores, content.mid(at, 700'000))) {
                return false;
            }
        }
        const auto ended = (*writer)->finish(stores);
        return ended && ended->state == center::UploadState::Done;
    }
};

YICHUANG_TEST(UploadSweepTest)
#include "UploadSweepTest.moc"
