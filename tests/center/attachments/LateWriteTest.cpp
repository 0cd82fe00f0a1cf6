// SPDX-License-Identifier: Apache-2.0
#include "center/attachments/FolderObjects.h"
#include "center/attachments/UploadWriter.h"
#include "center/journal/PerformAndWait.h"
#include "tests/center/attachments/S3Server.h"
#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"
#include "tests/support/center/CentreFixture.h"

#include <QTest>

#include <set>

using namespace yichuang;
using namespace yichuang::tests;
using base::Result;
using center::Upload;
using center::UploadState;

namespace {

/// A store whose next put can take its time: something happens before it is done, or it is answered late.
class SlowObjects final : public center::ObjectStore {
public:
    explicit SlowObjects(center::ObjectStore &inner) : m_inner(inner) {}
    std::function<void()> meanwhile;              ///< once, before a put is done
    enum class Answer { Given, Missing } answer = Answer::Given; ///< missing, once: the put is done by `catchUp`
    std::set<QString> names;                      ///< of what was put and not removed

    Result<void> put(const QString &name, const QByteArray &bytes) override
    {
        names.insert(name);
        if (std::exchange(answer, Answer::Given) == Answer::Missing) {
            m_late = {name, bytes};
            return base::fail(base::ErrorCode::Unavailable, QStringLiteral("no answer"), "objects.unanswered");
        }
        if (const auto act = std::exchange(meanwhile, nullptr)) {
            act();
        }
        return m_inner.put(name, bytes);
    }
    Result<void> catchUp() { return m_inner.put(m_late.first, m_late.second); }
    Result<QByteArray> get(const QString &name) override { return m_inner.get(name); }
    Result<void> remove(const QString &name) override
    {
        names.erase(name);
        return m_inner.remove(name);
    }
    Result<void> checkRoom(qint64 bytes) override { return m_inner.checkRoom(bytes); }

private:
    center::ObjectStore &m_inner;
    std::pair<QString, QByteArray> m_late;
};

} // namespace

/// A write that comes when somebody else has the upload, or has ended it, changes nothing of the content.
class LateWriteTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_server = std::make_unique<S3Server>();
        m_stores[QStringLiteral("folder")] = need(center::FolderObjects::open(m_folder.filePath(QStringLiteral("objects")), 0));
        m_stores[QStringLiteral("bucket")] = need(center::S3Objects::open(m_server->place()));
    }
    void cleanupTestCase()
    {
        m_stores.clear();
        m_server.reset();
    }
    void init()
    {
        QFETCH(const QString, name);
        m_centre = std::make_unique<CentreFixture>();
        m_objects = std::make_unique<SlowObjects>(*m_stores[name]);
        m_reading = m_centre->read();
        m_attachments = std::make_unique<center::Attachments>(*m_objects, m_centre->clock, center::AttachmentOptions{}, [this](center::Attachments::Work work) {
            return center::performAndWait(m_centre->writer(), [work = std::move(work)](const center::WriteContext &w) { return work(w.stores, w.now); });
        });
        m_desk = m_centre->enrol("03").enrolled();
    }
    void cleanup()
    {
        m_attachments.reset();
        m_reading.reset();
        m_centre.reset();
    }

    void ofWhomWhoLostTheLease_data() { eachStore(); }
    void ofWhomWhoLostTheLease()
    {
        const Upload upload = begun();
        const auto slow = writerOf(upload);
        // Between two pieces, so slowly that another comes, brings the rest and is told that it is whole.
        m_objects->meanwhile = [&] {
            m_centre->clock.advance(std::chrono::minutes(2));
            const auto other = writerOf(upload);
            EXPECT_OK(other->add(*m_reading, m_content.mid(upload.received)));
            QCOMPARE(other->finish(*m_reading)->state, UploadState::Done);
        };
        EXPECT_FAILS(slow->add(*m_reading, QByteArray(1'000'000, 'x')), base::ErrorCode::Conflict);
        QVERIFY(!m_objects->meanwhile);
        mustBeWhole();
    }

    void thatWasNotAnswered_data() { eachStore(); }
    void thatWasNotAnswered()
    {
        const Upload upload = begun();
        const auto unlucky = writerOf(upload);
        m_objects->answer = SlowObjects::Answer::Missing;
        EXPECT_FAILS(unlucky->add(*m_reading, QByteArray(1'000'000, 'x')), base::ErrorCode::Unavailable);
        const auto other = writerOf(upload); // at once: the lease was given back
        EXPECT_OK(other->add(*m_reading, m_content.mid(upload.received)));
        EXPECT_OK(m_objects->catchUp());
        EXPECT_OK(other->finish(*m_reading));
        mustBeWhole();
        EXPECT_OK(m_objects->catchUp());
        mustBeWhole();
    }

    void whatWasCountedStaysThroughManyTurns_data() { eachStore(); }
    void whatWasCountedStaysThroughManyTurns()
    {
        Upload upload = begun();
        for (int turn = 0; turn < 5; ++turn) {
            auto unlucky = writerOf(upload);
            m_objects->answer = SlowObjects::Answer::Missing;
            EXPECT_FAILS(unlucky->add(*m_reading, QByteArray(1'000'000, 'x')), base::ErrorCode::Unavailable);
            const auto cut = writerOf(upload);
            EXPECT_OK(cut->add(*m_reading, m_content.mid(upload.received, 300'000)));
            EXPECT_OK(cut->cut(*m_reading));
            upload = m_attachments->find(*m_reading, m_desk, upload.id).value();
        }
        QCOMPARE(upload.received, 700'000 + 5 * 300'000);
        const auto last = writerOf(upload);
        EXPECT_OK(last->add(*m_reading, m_content.mid(upload.received)));
        EXPECT_OK(last->finish(*m_reading));
        mustBeWhole();
    }

    void allTurnsAreRemovedWithTheUpload_data() { eachStore(); }
    void allTurnsAreRemovedWithTheUpload()
    {
        const Upload upload = begun();
        const auto unlucky = writerOf(upload);
        m_objects->answer = SlowObjects::Answer::Missing;
        EXPECT_FAILS(unlucky->add(*m_reading, QByteArray(1'000'000, 'x')), base::ErrorCode::Unavailable);
        EXPECT_OK(m_objects->catchUp());
        const auto other = writerOf(upload);
        EXPECT_OK(other->add(*m_reading, m_content.mid(upload.received, 600'000)));
        EXPECT_OK(other->cut(*m_reading));
        QVERIFY(m_objects->names.size() > 1);
        EXPECT_OK(m_attachments->terminate(*m_reading, m_desk, upload.id));
        QVERIFY(m_objects->names.empty());
    }

    void anUploadOfTooManyTurnsIsOver_data() { eachStore(); }
    void anUploadOfTooManyTurnsIsOver()
    {
        const Upload upload = begun();
        int turns = 0;
        for (; m_attachments->find(*m_reading, m_desk, upload.id); ++turns) {
            QVERIFY(turns < 100);
            const auto unlucky = writerOf(upload);
            m_objects->answer = SlowObjects::Answer::Missing;
            EXPECT_FAILS(unlucky->add(*m_reading, QByteArray(1'000'000, 'x')), base::ErrorCode::Unavailable);
        }
        QVERIFY(turns > 20);
        EXPECT_FAILS(m_attachments->find(*m_reading, m_desk, upload.id), base::ErrorCode::Expired);
    }

private:
    static void eachStore()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("folder") << QStringLiteral("folder");
        QTest::newRow("bucket") << QStringLiteral("bucket");
    }
    /// An upload with the first bytes of a piece.
    Upload begun()
    {
        const Upload made = m_attachments->create(*m_reading, m_desk, {m_content.size(), m_sha256, QStringLiteral("image/png")}).value();
        const auto first = writerOf(made);
        if (!first->add(*m_reading, m_content.left(700'000)) || !first->cut(*m_reading)) {
            qFatal("no upload");
        }
        return m_attachments->find(*m_reading, m_desk, made.id).value();
    }
    std::unique_ptr<center::UploadWriter> writerOf(const Upload &upload)
    {
        return need(center::UploadWriter::begin(*m_attachments, *m_reading, m_desk, upload.id, upload.received, std::nullopt, std::nullopt));
    }
    void mustBeWhole()
    {
        const auto attachment = m_reading->attachments.attachment(m_sha256).value();
        QVERIFY(attachment);
        QVERIFY(m_attachments->content(*m_reading, *attachment).value() == m_content);
    }

    const QByteArray m_content = QByteArray(1'400'000, 'a') + QByteArray(1'900'000, 'b');
    const QByteArray m_sha256 = crypto::hash(crypto::HashAlgorithm::Sha256, m_content).value();
    QTemporaryDir m_folder;
    std::unique_ptr<S3Server> m_server;
    std::map<QString, std::unique_ptr<center::ObjectStore>> m_stores;
    std::unique_ptr<CentreFixture> m_centre;
    std::unique_ptr<SlowObjects> m_objects;
    std::unique_ptr<center::Stores> m_reading;
    std::unique_ptr<center::Attachments> m_attachments;
    center::Enrolled m_desk;
};

YICHUANG_TEST(LateWriteTest)
#include "LateWriteTest.moc"
