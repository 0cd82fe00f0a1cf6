// SPDX-License-Identifier: Apache-2.0
#include "center/attachments/FolderObjects.h"
#include "center/attachments/UploadWriter.h"
#include "center/journal/PerformAndWait.h"
#include "center/store/Query.h"
#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"
#include "tests/support/center/CentreFixture.h"

#include <QDirIterator>
#include <QTemporaryDir>
#include <QTest>

using namespace yichuang;
using namespace yichuang::tests;
using base::Result;
using center::UploadState;

namespace {

constexpr std::chrono::hours Day{24};

/// A service with attachments of its own; `meanwhile` happens once, before its next transaction begins.
struct Service {
    Service(CentreFixture &centre, center::ObjectStore &objects)
        : stores(centre.read()), attachments(objects, centre.clock, {}, [this, &centre](center::Attachments::Work work) {
              if (const auto act = std::exchange(meanwhile, nullptr)) {
                  act();
              }
              return center::performAndWait(centre.writer(), [work = std::move(work)](const center::WriteContext &w) { return work(w.stores, w.now); });
          })
    {
    }
    // It begins anywhere: the second time it has been everywhere.
    void sweep()
    {
        EXPECT_OK(attachments.sweep(*stores));
        EXPECT_OK(attachments.sweep(*stores));
    }

    std::unique_ptr<center::Stores> stores;
    std::function<void()> meanwhile;
    center::Attachments attachments;
};

} // namespace

/// Contents that no case names go after a while, and never while somebody relies on them.
class UnnamedTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_centre = std::make_unique<CentreFixture>();
        m_folder = std::make_unique<QTemporaryDir>();
        m_objects = center::FolderObjects::open(m_folder->path(), 0).value();
        m_service = std::make_unique<Service>(*m_centre, *m_objects);
        m_desk = m_centre->enrol("03").enrolled();
    }
    void cleanup()
    {
        m_service.reset();
        QCOMPARE(m_centre->findings(), QString());
        m_centre.reset();
    }

    void goesWhenNobodyBroughtItForLong()
    {
        upload();
        m_centre->clock.advance(179 * Day);
        m_service->sweep();
        QVERIFY(isHere());
        QVERIFY(create().state == UploadState::Done); // somebody relies on it from now
        m_centre->clock.advance(179 * Day);
        m_service->sweep();
        QVERIFY(isHere());
        m_centre->clock.advance(2 * Day);
        m_service->sweep();
        QVERIFY(!isHere());
        QVERIFY(!QDirIterator(m_folder->path(), QDir::Files, QDirIterator::Subdirectories).hasNext());
        auto line = m_service->stores->audit.newest({}, 1).value().front();
        EXPECT_OK(m_service->stores->audit.open(line));
        QCOMPARE(line.line.act, QStringLiteral("content_dropped"));
        QCOMPARE(line.line.subject, QString::fromLatin1(m_sha256.toHex()));
        QVERIFY(create().state == UploadState::Open);
    }

    void staysWhileACaseNamesIt()
    {
        upload();
        name();
        m_centre->clock.advance(1000 * Day);
        m_service->sweep();
        QVERIFY(isHere());
    }

    void anActThatNamesItJustNowKeepsIt()
    {
        upload();
        m_service->sweep(); // from here on it begins with the first
        m_centre->clock.advance(181 * Day);
        m_service->meanwhile = [this] { name(); };
        EXPECT_OK(m_service->attachments.sweep(*m_service->stores));
        QVERIFY(!m_service->meanwhile);
        QVERIFY(isHere());
        m_service->sweep();
        QVERIFY(isHere());
    }

    void whoIsToldThatItIsHereCanRelyOnIt()
    {
        upload();
        m_centre->clock.advance(181 * Day);
        Service other(*m_centre, *m_objects);
        m_service->meanwhile = [&other] { other.sweep(); };
        const center::Upload upload = create();
        QVERIFY(!isHere());
        QVERIFY(upload.state == UploadState::Open);
        QCOMPARE(upload.received, 0);
        add(upload);
        QVERIFY(isHere());
        other.sweep();
        QVERIFY(isHere());
    }

    void allAreLookedAt()
    {
        EXPECT_OK(m_centre->perform([this](const center::WriteContext &w) {
            Result<void> done;
            for (int n = 0; done && n < 1500; ++n) {
                const QByteArray sha256 = crypto::hash(crypto::HashAlgorithm::Sha256, QByteArray::number(n)).value();
                center::Upload upload;
                upload.id = sha256.left(16);
                upload.workstation = m_desk.no;
                upload.sha256 = sha256;
                upload.type = QStringLiteral("image/png");
                upload.made = upload.expires = w.now;
                done = w.stores.attachments.add(upload).and_then([&] {
                    return w.stores.attachments.take(upload.id, 0, {QByteArray(16, 't'), w.now + Day}, w.now - Day);
                }).and_then([&](const auto &) {
                    return w.stores.attachments.complete(upload, QByteArray(16, 't'), center::Attachment::State::Present, w.now);
                });
            }
            return done;
        }));
        m_centre->clock.advance(181 * Day);
        for (int n = 0; n < 3; ++n) { // of a thousand each
            EXPECT_OK(m_service->attachments.sweep(*m_service->stores));
        }
        QCOMPARE(storage::queryInteger(m_service->stores->connection(), "SELECT count(*) FROM attachments").value(), 0);
    }

private:
    center::Upload create() { return m_service->attachments.create(*m_service->stores, m_desk, {m_content.size(), m_sha256, QStringLiteral("image/png")}).value(); }
    void add(const center::Upload &upload)
    {
        const auto writer = center::UploadWriter::begin(m_service->attachments, *m_service->stores, m_desk, upload.id, 0, std::nullopt, std::nullopt);
        EXPECT_OK(writer);
        EXPECT_OK((*writer)->add(*m_service->stores, m_content));
        EXPECT_OK((*writer)->finish(*m_service->stores));
    }
    void upload() { add(create()); }
    bool isHere() { return m_service->stores->attachments.isPresent(m_sha256).value(); }
    // As an act does in its transaction.
    void name()
    {
        EXPECT_OK(m_centre->perform([this](const center::WriteContext &w) {
            return center::runQuery(w.stores.connection(), "INSERT INTO case_attachments (sha256, case_key) VALUES (:sha256, 'a case')",
                                    [this](storage::Statement &s) { s.bind(":sha256", m_sha256); })
                .map([](qint64) {});
        }));
    }

    const QByteArray m_content = QByteArray(1'500'000, 'c');
    const QByteArray m_sha256 = crypto::hash(crypto::HashAlgorithm::Sha256, m_content).value();
    std::unique_ptr<CentreFixture> m_centre;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<center::ObjectStore> m_objects;
    std::unique_ptr<Service> m_service;
    center::Enrolled m_desk;
};

YICHUANG_TEST(UnnamedTest)
#include "UnnamedTest.moc"
