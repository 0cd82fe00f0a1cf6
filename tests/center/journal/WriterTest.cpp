// SPDX-License-Identifier: Apache-2.0
#include "tests/support/Expect.h"
#include "tests/support/center/CentreFixture.h"
#include "tests/support/center/ExpectAnswer.h"
#include "tests/support/TestProgram.h"

#include <QTest>

#include <future>

using namespace yichuang;
using namespace yichuang::tests;
using base::ErrorCode;
using domain::ActKind;
using protocol::Answer;
using protocol::AnswerStatus;

namespace {

/// Keeps the writer at a job until it is opened. The job holds it too: it may outlive the test that failed.
class Gate : public std::enable_shared_from_this<Gate> {
public:
    void close(center::Writer &writer)
    {
        const auto block = [self = shared_from_this()](const center::WriteContext &) -> base::Result<void> {
            self->m_started.set_value();
            self->m_released.wait();
            return {};
        };
        EXPECT_OK(writer.perform(block, [](const base::Result<void> &) {}));
        m_started.get_future().wait();
    }
    void open() { m_release.set_value(); }

private:
    std::promise<void> m_started;
    std::promise<void> m_release;
    std::shared_future<void> m_released = m_release.get_future().share();
};

} // namespace

class WriterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onePoisonedOperationSpoilsNoOther();
    void aLostReplyIsRepeated();
    void aFullQueueIsBusy();
    void whoOffersMuchIsBusyAlone();
    void workstationsHaveTheirTurns();
    void drainingAnswersAllThatWaits();
    void manyWorkstationsAtOnce();
    void aFailedJobLeavesNothing();
    void followersAreToldAfterTheCommit();
    void keepsSignedHeadsAndRefusesForgedOnes();

private:
    /// From now on no operation of this case can be written; each engine has its own way of saying so.
    static base::Result<void> poison(storage::Connection &connection, const QByteArray &caseHex)
    {
        const QByteArray sqlite = "CREATE TRIGGER poison BEFORE INSERT ON operations WHEN NEW.case_id = x'" + caseHex + "' BEGIN SELECT RAISE(ABORT, 'poison'); END";
        const QByteArray postgres = "ALTER TABLE operations ADD CONSTRAINT poison CHECK (case_id <> '\\x" + caseHex + "')";
        return connection.executeScript(connection.dialect() == storage::Dialect::Sqlite ? sqlite : postgres);
    }
    static base::Result<void> cure(storage::Connection &connection)
    {
        return connection.executeScript(connection.dialect() == storage::Dialect::Sqlite ? "DROP TRIGGER poison"
                                                                                         : "ALTER TABLE operations DROP CONSTRAINT poison");
    }
    static QByteArray headUpTo(const FakeWorkstation &desk, qsizetype last)
{
    return FakeWorkstation::signerOf(desk.enrolled().id).sign(desk.journal()[static_cast<size_t>(last)].chain.hash).value();
}

void addCases(FakeWorkstation &desk, int count)
    {
        for (int i = 0; i < count; ++i) {
            CaseBuilder builder = desk.newCase("hk-cs");
            (void)desk.act(builder, ActKind::Complete);
        }
    }
};

void WriterTest::onePoisonedOperationSpoilsNoOther()
{
    CentreFixture centre;
    FakeWorkstation desk = centre.enrol("01");
    addCases(desk, 3);
    const auto saboteur = centre.read();
    const QByteArray poisoned = desk.journal()[1].caseId.toBytes().toHex();
    EXPECT_OK(poison(saboteur->connection(), poisoned));
    std::vector<Answer> answers = centre.offer(desk, desk.journal());
    EXPECT_APPLIED(answers.at(0), 1);
    QCOMPARE(answers.at(1).status, AnswerStatus::Retry);
    QVERIFY(answers.at(1).afterMs > 0);
    EXPECT_APPLIED(answers.at(2), 1);
    QCOMPARE(centre.findings(), QString());
    EXPECT_OK(cure(saboteur->connection()));
    EXPECT_APPLIED(centre.offer(desk, desk.journal()[1]), 1);
    QCOMPARE(centre.read()->operations.chain(desk.enrolled().no)->upTo, qint64(3));
    QCOMPARE(centre.findings(), QString());
}

void WriterTest::aLostReplyIsRepeated()
{
    CentreFixture centre;
    FakeWorkstation desk = centre.enrol("01");
    addCases(desk, 3);
    EXPECT_OK(centre.writer().submit({desk.enrolled(), center::Offer::readAll(desk.journalJson()), {}, [](const std::vector<Answer> &) {}}));
    centre.restart(); // the answers went nowhere
    for (const Answer &answer : centre.offer(desk, desk.journal())) {
        QCOMPARE(answer.status, AnswerStatus::Duplicate);
        QCOMPARE(answer.effective()->status, AnswerStatus::Applied);
    }
    QCOMPARE(centre.findings(), QString());
}

void WriterTest::aFullQueueIsBusy()
{
    const auto gate = std::make_shared<Gate>();
    CentreFixture centre;
    FakeWorkstation desk = centre.enrol("01");
    addCases(desk, 4);
    centre.writerOptions.maxWaiting = 3;
    centre.restart();
    gate->close(centre.writer());
    const auto ignore = [](const std::vector<Answer> &) {};
    EXPECT_OK(centre.writer().submit({desk.enrolled(), center::Offer::readAll({desk.journalJson()[0], desk.journalJson()[1]}), {}, ignore}));
    const auto refused = centre.writer().submit({desk.enrolled(), center::Offer::readAll({desk.journalJson()[2], desk.journalJson()[3]}), {}, ignore});
    gate->open();
    EXPECT_FAILS(refused, ErrorCode::Busy);
}

void WriterTest::whoOffersMuchIsBusyAlone()
{
    const auto gate = std::make_shared<Gate>();
    CentreFixture centre;
    FakeWorkstation much = centre.enrol("01");
    FakeWorkstation little = centre.enrol("01");
    addCases(much, 4);
    addCases(little, 1);
    centre.writerOptions.maxWaitingEach = 3;
    centre.restart();
    gate->close(centre.writer());
    const auto ignore = [](const std::vector<Answer> &) {};
    const auto offer = [&](const FakeWorkstation &desk, qsizetype from, qsizetype count) {
        const std::vector<QJsonObject> all = desk.journalJson();
        return centre.writer().submit({desk.enrolled(), center::Offer::readAll({all.begin() + from, all.begin() + from + count}), {}, ignore});
    };
    EXPECT_OK(offer(much, 0, 2));
    const auto refused = offer(much, 2, 2);
    const auto taken = offer(little, 0, 1);
    gate->open();
    EXPECT_FAILS(refused, ErrorCode::Busy);
    QCOMPARE(refused.error().reason, QByteArray("writer.peer"));
    EXPECT_OK(taken);
}

// One workstation has ten requests of twenty waiting when another brings a single operation: it has the second turn.
void WriterTest::workstationsHaveTheirTurns()
{
    constexpr int Each = 20;
    constexpr int Requests = 10;
    const auto gate = std::make_shared<Gate>();
    CentreFixture centre;
    FakeWorkstation much = centre.enrol("01");
    FakeWorkstation little = centre.enrol("01");
    addCases(much, Each * Requests);
    addCases(little, 2);
    centre.writerOptions.maxOperations = 2 * Each;
    centre.restart();
    gate->close(centre.writer());
    std::mutex mutex;
    std::vector<qint64> turns;
    const auto offer = [&](const FakeWorkstation &desk, qsizetype from, qsizetype count) {
        const std::vector<QJsonObject> all = desk.journalJson();
        return centre.writer().submit({desk.enrolled(), center::Offer::readAll({all.begin() + from, all.begin() + from + count}),
                                       headUpTo(desk, from + count - 1),
                                       [&, no = desk.enrolled().no](const std::vector<Answer> &) {
                                           const std::lock_guard lock(mutex);
                                           turns.push_back(no);
                                       }});
    };
    for (int request = 0; request < Requests; ++request) {
        EXPECT_OK(offer(much, request * Each, Each));
    }
    EXPECT_OK(offer(little, 0, 1));
    EXPECT_OK(offer(little, 1, 1));
    gate->open();
    centre.writer().drain();
    const qint64 a = much.enrolled().no;
    const qint64 b = little.enrolled().no;
    std::vector<qint64> expected{a, b, b};
    expected.insert(expected.end(), Requests - 1, a);
    QCOMPARE(turns.size(), expected.size());
    QVERIFY2(turns == expected, "the single operations waited behind the batches");
    QCOMPARE(centre.findings(), QString());
}

void WriterTest::drainingAnswersAllThatWaits()
{
    CentreFixture centre;
    FakeWorkstation desk = centre.enrol("01");
    addCases(desk, 20);
    std::atomic<int> answered = 0;
    for (qsizetype i = 0; i < 20; ++i) {
        EXPECT_OK(centre.writer().submit({desk.enrolled(), center::Offer::readAll({desk.journalJson()[static_cast<size_t>(i)]}), headUpTo(desk, i), [&answered](const std::vector<Answer> &answers) {
                                              answered += answers.at(0).status == AnswerStatus::Applied ? 1 : 0;
                                          }}));
    }
    centre.writer().drain();
    QCOMPARE(answered.load(), 20);
    EXPECT_FAILS(centre.writer().submit({desk.enrolled(), {}, {}, [](const std::vector<Answer> &) {}}), ErrorCode::Unavailable);
    QCOMPARE(centre.findings(), QString());
}

void WriterTest::manyWorkstationsAtOnce()
{
    CentreFixture centre;
    std::vector<FakeWorkstation> desks;
    for (int i = 0; i < 6; ++i) {
        desks.push_back(centre.enrol("01"));
        addCases(desks.back(), 12);
    }
    std::vector<std::thread> threads;
    std::atomic<int> applied = 0;
    for (const FakeWorkstation &desk : desks) {
        threads.emplace_back([&] {
            for (const protocol::Operation &operation : desk.journal()) {
                applied += centre.offer(desk, operation).status == AnswerStatus::Applied ? 1 : 0;
            }
        });
    }
    for (std::thread &thread : threads) {
        thread.join();
    }
    QCOMPARE(applied.load(), 72);
    QCOMPARE(centre.findings(), QString());
}

void WriterTest::aFailedJobLeavesNothing()
{
    CentreFixture centre;
    const FakeWorkstation desk = centre.enrol("01");
    const qint64 revision = centre.read()->documents.revision().value();
    EXPECT_FAILS(centre.perform([&](const center::WriteContext &context) -> base::Result<void> {
        const auto granted = context.stores.grantNumbers(QStringLiteral("r"), desk.enrolled(), 10, context.now);
        const auto published = context.stores.publish(center::DocumentKind::Policy,
                                                      {{QStringLiteral("version"), QStringLiteral("x")},
                                                       {QStringLiteral("acts"), QJsonArray()},
                                                       {QStringLiteral("exclusive"), QJsonArray()}},
                                                      context.heads.journal.n, context.now);
        return granted && published ? base::Result<void>(base::fail(ErrorCode::Cancelled, QStringLiteral("of the test"))) : base::Result<void>();
    }),
                 ErrorCode::Cancelled);
    QCOMPARE(centre.read()->documents.revision().value(), revision);
    QCOMPARE(centre.read()->numberBlocks.list(desk.enrolled())->size(), size_t(1));
    // The policy that was undone is not in force.
    FakeWorkstation working = desk;
    addCases(working, 1);
    EXPECT_APPLIED(centre.offer(working, working.journal()[0]), 1);
}

void WriterTest::followersAreToldAfterTheCommit()
{
    CentreFixture centre;
    FakeWorkstation desk = centre.enrol("01");
    addCases(desk, 1);
    const auto reader = centre.read();
    std::atomic<int> told = 0;
    std::atomic<int> seen = 0;
    const int subscription = centre.notifier.subscribe([&](const center::FeedMove &move) {
        ++told;
        seen += reader->center.heads()->feed == move.to ? 1 : 0;
    });
    const qint64 before = centre.notifier.position();
    (void)centre.offer(desk, desk.journal()[0]);
    QVERIFY(centre.notifier.waitBeyond(before, std::chrono::seconds(10)));
    centre.notifier.unsubscribe(subscription);
    // However often they are told, what they are told of can be read at once.
    QVERIFY(told.load() >= 1);
    QCOMPARE(seen.load(), told.load());
    QTRY_VERIFY(!centre.notifier.waitBeyond(centre.notifier.position(), std::chrono::milliseconds(1)));
}

void WriterTest::keepsSignedHeadsAndRefusesForgedOnes()
{
    CentreFixture centre;
    FakeWorkstation desk = centre.enrol("01");
    FakeWorkstation other = centre.enrol("01");
    addCases(desk, 2);
    const QByteArray signature = desk.signHead(desk.journal().back());
    const QByteArray forged = other.signHead(desk.journal().back());
    const auto ignore = [](const std::vector<Answer> &) {};
    EXPECT_FAILS(centre.writer().submit({desk.enrolled(), center::Offer::readAll(desk.journalJson()), forged, ignore}), ErrorCode::CryptoFailed);
    EXPECT_OK(centre.writer().submit({desk.enrolled(), center::Offer::readAll(desk.journalJson()), signature, ignore}));
    centre.writer().drain();
    const auto heads = centre.read()->operations.signedHeads(desk.enrolled().no, {}, 10);
    EXPECT_OK(heads);
    QCOMPARE(heads->size(), size_t(1));
    QCOMPARE(heads->front().hash, desk.journal().back().chain.hash);
    QCOMPARE(heads->front().signature, signature);
}

YICHUANG_TEST(WriterTest)
#include "WriterTest.moc"
