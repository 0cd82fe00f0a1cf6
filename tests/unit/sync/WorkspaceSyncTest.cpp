// SPDX-License-Identifier: Apache-2.0
#include "app/sync/WorkspaceSync.h"

#include "app/base/Json.h"
#include "app/sync/SyncEngine.h"
#include "tests/support/Expect.h"
#include "tests/support/store/SampleCases.h"
#include "tests/support/store/StoreFixture.h"
#include "tests/support/sync/FakeCentre.h"
#include "tests/support/TestProgram.h"

#include <QSignalSpy>

using namespace yichuang;
using namespace std::chrono_literals;
using protocol::Answer;
using protocol::AnswerStatus;
using tests::FakeCentre;

/// The real store under the real engine, against the fake centre over real TLS.
class WorkspaceSyncTest : public QObject {
    Q_OBJECT

    std::unique_ptr<tests::StoreFixture> m_fixture;
    std::shared_ptr<crypto::Signer> m_signer;
    base::SystemClock m_clock;
    std::vector<domain::CaseId> m_cases;

    sync::WorkspaceSync::Parts parts() const { return {tests::StoreFixture::workstation(), m_signer, {}, m_clock}; }

    void accept(int count)
    {
        for (int i = 0; i < count; ++i) {
            const domain::CaseId id = m_fixture->newCaseId();
            EXPECT_OK(m_fixture->accept(id, i + 1));
            m_cases.push_back(id);
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        auto signer = crypto::Signer::generate(crypto::SignatureSuite::Ed25519);
        EXPECT_OK(signer);
        m_signer = std::make_shared<crypto::Signer>(std::move(*signer));
    }
    void init()
    {
        m_cases.clear();
        m_fixture = std::make_unique<tests::StoreFixture>();
        EXPECT_OK(m_fixture->open());
        EXPECT_OK(m_fixture->workspace().numbers().add(tests::StoreFixture::block(1, 1000), tests::StoreFixture::workstation()));
    }
    void cleanup() { m_fixture.reset(); }

    void givesBatchesWithASignedHead()
    {
        accept(3);
        sync::WorkspaceSync store(m_fixture->workspace(), parts());
        const auto batch = store.takeBatch({500, 1'000'000}, m_clock.now());
        EXPECT_OK(batch);
        QCOMPARE(batch->operations.size(), size_t(3));
        const auto verifier = m_signer->verifier();
        const auto last = base::parseJsonObject(batch->operations.back().text).and_then(protocol::Operation::fromJson);
        EXPECT_OK(last);
        EXPECT_OK(verifier->verify(last->chain.hash, batch->headSignature));
        // They are on their way now.
        const auto again = store.takeBatch({500, 1'000'000}, m_clock.now());
        EXPECT_OK(again);
        QVERIFY(again->operations.empty());
        EXPECT_OK(store.recover());
        QCOMPARE(store.takeBatch({500, 1'000'000}, m_clock.now())->operations.size(), size_t(3));
    }

    void twoBatchesMayBeOnTheirWay()
    {
        accept(4);
        sync::WorkspaceSync store(m_fixture->workspace(), parts());
        const auto first = store.takeBatch({2, 1'000'000}, m_clock.now());
        const auto second = store.takeBatch({2, 1'000'000}, m_clock.now());
        QCOMPARE(second->operations.size(), size_t(2));
        EXPECT_OK(store.recordAnswers({tests::appliedAnswer(first->operations[0].id, 1), tests::appliedAnswer(first->operations[1].id, 1)}, m_clock.now()));
        QVERIFY2(store.takeBatch({2, 1'000'000}, m_clock.now())->operations.empty(), "the second batch is still on its way");
        EXPECT_OK(store.recordAnswers({tests::appliedAnswer(second->operations[0].id, 1), tests::appliedAnswer(second->operations[1].id, 1)}, m_clock.now()));
        QCOMPARE(m_fixture->workspace().outboxView().waitingLanes()->size(), size_t(0));
    }

    void whatWaitsNamesItsTime()
    {
        accept(1);
        sync::WorkspaceSync store(m_fixture->workspace(), parts());
        const base::Instant now = m_clock.now();
        QVERIFY(!store.takeBatch({500, 1'000'000}, now)->operations.empty());
        EXPECT_OK(store.putBack(QStringLiteral("network"), now, now + 40s));
        const auto batch = store.takeBatch({500, 1'000'000}, now);
        QVERIFY(batch->operations.empty());
        QCOMPARE(batch->nextDue, std::optional(now + 40s));
        EXPECT_OK(store.clearWaits());
        QCOMPARE(store.takeBatch({500, 1'000'000}, now)->operations.size(), size_t(1));
    }

    void nothingIsSentBeforeEnrolment()
    {
        accept(1);
        auto unsigned_ = parts();
        unsigned_.signer.reset();
        sync::WorkspaceSync store(m_fixture->workspace(), unsigned_);
        QVERIFY(store.takeBatch({500, 1'000'000}, m_clock.now())->operations.empty());
    }

    void smallMemoriesAreKept()
    {
        sync::WorkspaceSync store(m_fixture->workspace(), parts());
        QCOMPARE(*store.memory(QStringLiteral("sync.x")), QJsonObject());
        EXPECT_OK(store.setMemory(QStringLiteral("sync.x"), {{QStringLiteral("a"), 1}}));
        QCOMPARE(*store.memory(QStringLiteral("sync.x")), (QJsonObject{{QStringLiteral("a"), 1}}));
        EXPECT_OK(store.setMemory(QStringLiteral("sync.x"), {}));
        QCOMPARE(*store.memory(QStringLiteral("sync.x")), QJsonObject());
    }

    void pageAndCursorComeTogether()
    {
        sync::WorkspaceSync store(m_fixture->workspace(), parts());
        sync::CheckedPage page;
        page.cases = {tests::sampleCase(m_fixture->newCaseId(), 9, QStringLiteral("11450103MB1234567X400011600100020261123003000900"), m_clock.now())};
        page.cases[0].version = 3;
        page.next = {QStringLiteral("cursor"), QStringLiteral("finger")};
        const auto effect = store.applyPage(page);
        EXPECT_OK(effect);
        QCOMPARE(effect->cases, std::vector{page.cases[0].id});
        QCOMPARE(store.followState()->cursor, QStringLiteral("cursor"));
        EXPECT_OK(store.beginRebuild());
        QCOMPARE(store.followState()->cursor, QString());
        QCOMPARE(store.followState()->fingerprint, QStringLiteral("finger"));
        QVERIFY(store.followState()->isRebuilding);
        QVERIFY2(m_fixture->workspace().cases().get(page.cases[0].id)->has_value(), "it is shown until the feed has come again");
        sync::CheckedPage empty;
        empty.next = page.next;
        EXPECT_OK(store.applyPage(empty));
        QVERIFY(store.followState()->isRebuilding);
        empty.isLast = true;
        QCOMPARE(store.applyPage(empty)->cases, std::vector{page.cases[0].id});
        QVERIFY(!store.followState()->isRebuilding);
        QVERIFY(!m_fixture->workspace().cases().get(page.cases[0].id)->has_value());
    }

    // The number request a copy brought along is not repeated: its twin may have it open as well.
    void aCopyGivesUpItsNumbersAndItsRequest()
    {
        accept(1);
        m_fixture->putBackACopy();
        sync::WorkspaceSync store(m_fixture->workspace(), parts());
        EXPECT_OK(store.setMemory(QStringLiteral("sync.number_request"), {{QStringLiteral("request"), QStringLiteral("r")}}));
        QVERIFY(*store.numbersLeft() > 1'000'000); // asks for none
        const auto first = m_fixture->workspace().journal().read(1);
        EXPECT_OK(first);
        QCOMPARE(store.hearChain({1, first->chain.hash, 1}).value(), store::Standing::Sound);
        QCOMPARE(*store.numbersLeft(), 0);
        QCOMPARE(*store.memory(QStringLiteral("sync.number_request")), QJsonObject());
    }

    void drainsARealJournal()
    {
        accept(40);
        FakeCentre centre;
        base::Worker worker("store");
        sync::WorkspaceSync store(m_fixture->workspace(), parts());
        sync::SyncOptions options;
        options.random = [] { return 0.5; };
        sync::SyncEngine engine(worker, store, m_clock, options);
        QSignalSpy drained(&engine, &sync::SyncEngine::drained);
        engine.start(centre.trust().workstation(centre.url()));
        QTRY_VERIFY_WITH_TIMEOUT(centre.applied().size() == 40 && !drained.isEmpty(), 20'000);
        const auto counts = [&] { return worker.run([this] { return m_fixture->workspace().outboxView().counts(m_clock.now() - 1h); }); };
        auto future = counts();
        QTRY_VERIFY(future.isFinished());
        QCOMPARE(future.result()->ready + future.result()->sending, 0);
        QCOMPARE(future.result()->confirmed, 40);
        QCOMPARE(centre.appliedTwice(), 0);
    }

    void aRestoredCentreGetsARealJournalAgain()
    {
        accept(12);
        FakeCentre centre;
        const auto trust = centre.trust().workstation(centre.url());
        base::Worker worker("store");
        sync::WorkspaceSync store(m_fixture->workspace(), parts());
        sync::SyncOptions options;
        options.random = [] { return 0.5; };
        auto engine = std::make_unique<sync::SyncEngine>(worker, store, m_clock, options);
        QSignalSpy caughtUp(engine.get(), &sync::SyncEngine::caughtUp);
        engine->start(trust);
        QTRY_VERIFY_WITH_TIMEOUT(centre.applied().size() == 12 && !caughtUp.isEmpty(), 20'000);
        const auto before = centre.applied();
        engine.reset();
        centre.restoreFromBackup(5);
        engine = std::make_unique<sync::SyncEngine>(worker, store, m_clock, options);
        engine->start(trust);
        QTRY_COMPARE_WITH_TIMEOUT(centre.applied().size(), size_t(12), 20'000);
        QCOMPARE(centre.applied(), before);
        engine.reset();
    }
};

YICHUANG_TEST(WorkspaceSyncTest)
#include "WorkspaceSyncTest.moc"
