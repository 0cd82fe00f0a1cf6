// SPDX-License-Identifier: Apache-2.0
#include "app/base/Json.h"
#include "tests/support/Payload.h"
#include "tests/support/Expect.h"
#include "tests/support/center/CentreFixture.h"
#include "tests/support/center/ExpectAnswer.h"
#include "tests/support/domain/SampleFacts.h"
#include "tests/support/TestProgram.h"

#include <QJsonArray>
#include <QTest>

#include <functional>

using namespace yichuang;
using namespace yichuang::tests;
using domain::ActKind;
using protocol::Answer;
using protocol::AnswerStatus;
using protocol::Operation;

Q_DECLARE_METATYPE(std::function<void(yichuang::protocol::Operation &)>)

/// Every way an operation can be answered, one by one.
class ApplierTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_centre = std::make_unique<CentreFixture>(); }
    void cleanup()
    {
        QCOMPARE(m_centre->findings(), QString());
        m_centre.reset();
    }

    void appliesAndStoresTheSnapshot();
    void repeatsTheFirstAnswer();
    void repeatsTheFirstAnswerBeforeLookingAtPermission();
    void refusesToAnswerAnotherWorkstation();
    void refusesAChangedPayload();
    void refusesABrokenHash();
    void takesTheRightOperationAfterABrokenOne();
    void refusesAForkedChain();
    void takesAnOpenChainAndClosesIt();
    void ofAForkNothingCounts();
    void aFullQuarantineKeepsNothingAndOpensNoGap();
    void holdsBeyondTheOpenChain();
    void holdsALaneWithAGap();
    void refusesASequenceUsedTwice();
    void holdsForAttachments();
    void aWaitingLaneStopsNoOther();
    void holdsForTheCatalogueAndForALostVersion();
    void refuses_data();
    void aClockSetBackRefusesNothing();
    void aClockThatRanAheadHeals();
    void nobodyActsBeforeWhatWasDoneThereLast();
    void whatClosesAGapWasMadeAfterWhatStandsBeforeIt();
    void aClockCorrectedRefusesNothing();
    void refuses();
    void keepsAnUnreadableOperationByteForByte();
    void anUnreadableOperationWithoutChainGoesToQuarantine();
    void actorIsJudgedByTheDirectoryOfTheDay();
    void refusesNumbersOfOthers();

private:
    [[nodiscard]] Operation accepted(FakeWorkstation &desk)
    {
        CaseBuilder builder = desk.newCase("ggcs-ws");
        return desk.act(builder, ActKind::Accept);
    }

    void everybodyLeaves()
    {
        QJsonObject nobody = directoryJson();
        nobody.insert(QStringLiteral("version"), QStringLiteral("test.2"));
        nobody.insert(QStringLiteral("people"), QJsonArray());
        EXPECT_OK(m_centre->perform([&nobody](const center::WriteContext &context) {
            return context.stores.publish(center::DocumentKind::Directory, nobody, context.heads.journal.n, context.now).map([](const auto &) {});
        }));
    }

    // The next operation of the desk, made so long before now.
    [[nodiscard]] Operation madeBefore(FakeWorkstation &desk, std::chrono::minutes before, qint64 uncertaintyMs = 20)
    {
        const base::Instant now = m_centre->clock.now();
        m_centre->clock.setWall(now - before);
        Operation operation = accepted(desk);
        m_centre->clock.setWall(now);
        operation.made.uncertaintyMs = uncertaintyMs;
        desk.replace(operation.chain.n, operation);
        return desk.journal().back();
    }

    std::unique_ptr<CentreFixture> m_centre;
};

void ApplierTest::appliesAndStoresTheSnapshot()
{
    FakeWorkstation desk = m_centre->enrol("01");
    CaseBuilder builder = desk.newCase("hk-cs");
    EXPECT_APPLIED(m_centre->offer(desk, desk.act(builder, ActKind::Complete)), 1);
    const auto stores = m_centre->read();
    const auto stored = stores->cases.read(builder.id());
    EXPECT_OK(stored);
    domain::Case expected = builder.record();
    expected.version = 1;
    QCOMPARE((*stored)->toJson(), expected.toJson());
    QCOMPARE(stores->cases.findByQueryCode(expected.queryCode).value()->id, builder.id());
    QCOMPARE(stores->cases.findByNumber(expected.number).value()->id, builder.id());
}

void ApplierTest::repeatsTheFirstAnswer()
{
    FakeWorkstation desk = m_centre->enrol("01");
    const Operation operation = accepted(desk);
    const Answer first = m_centre->offer(desk, operation);
    const Answer again = m_centre->offer(desk, operation);
    QCOMPARE(again.status, AnswerStatus::Duplicate);
    QVERIFY(again.effective().value() == first);
    m_centre->restart();
    QVERIFY(m_centre->offer(desk, operation) == again);
}

void ApplierTest::repeatsTheFirstAnswerBeforeLookingAtPermission()
{
    FakeWorkstation desk = m_centre->enrol("01");
    const Operation operation = accepted(desk);
    EXPECT_APPLIED(m_centre->offer(desk, operation), 1);
    everybodyLeaves();
    QCOMPARE(m_centre->offer(desk, operation).status, AnswerStatus::Duplicate);
}

void ApplierTest::refusesToAnswerAnotherWorkstation()
{
    FakeWorkstation desk = m_centre->enrol("01");
    FakeWorkstation other = m_centre->enrol("01");
    const Operation operation = accepted(desk);
    EXPECT_APPLIED(m_centre->offer(desk, operation), 1);
    EXPECT_REFUSED(m_centre->offer(other, operation), "operation.foreign");
    QCOMPARE(m_centre->offer(desk, operation).status, AnswerStatus::Duplicate);
}

void ApplierTest::refusesAChangedPayload()
{
    FakeWorkstation desk = m_centre->enrol("01");
    Operation operation = accepted(desk);
    EXPECT_APPLIED(m_centre->offer(desk, operation), 1);
    tests::setPayload(operation, "note", QStringLiteral("另一句话"));
    EXPECT_REFUSED(m_centre->offer(desk, operation), "operation.changed");
    desk.replace(1, operation); // chained anew, as a forger would
    EXPECT_REFUSED(m_centre->offer(desk, desk.journal().front()), "operation.changed");
    QCOMPARE(m_centre->read()->quarantine.list(0, 10)->size(), size_t(2));
}

void ApplierTest::refusesABrokenHash()
{
    FakeWorkstation desk = m_centre->enrol("01");
    Operation operation = accepted(desk);
    tests::setPayload(operation, "note", QStringLiteral("路上改过"));
    EXPECT_REFUSED(m_centre->offer(desk, operation), "operation.chain");
    EXPECT_REFUSED(m_centre->offer(desk, operation), "operation.chain");
    const auto kept = m_centre->read()->quarantine.list(0, 10);
    EXPECT_OK(kept);
    QCOMPARE(kept->size(), size_t(1));
    QCOMPARE(kept->front().raw, base::canonicalJson(operation.toJson()));
}

void ApplierTest::takesTheRightOperationAfterABrokenOne()
{
    FakeWorkstation desk = m_centre->enrol("01");
    const Operation right = accepted(desk);
    Operation broken = right;
    tests::setPayload(broken, "note", QStringLiteral("路上改过"));
    EXPECT_REFUSED(m_centre->offer(desk, broken), "operation.chain");
    EXPECT_APPLIED(m_centre->offer(desk, right), 1);
}

void ApplierTest::refusesAForkedChain()
{
    FakeWorkstation desk = m_centre->enrol("01");
    FakeWorkstation restored = desk; // the same disk, from a backup
    EXPECT_APPLIED(m_centre->offer(desk, accepted(desk)), 1);
    EXPECT_REFUSED(m_centre->offer(restored, accepted(restored)), "operation.chain");
    EXPECT_APPLIED(m_centre->offer(desk, accepted(desk)), 1);
}

void ApplierTest::takesAnOpenChainAndClosesIt()
{
    FakeWorkstation desk = m_centre->enrol("01");
    for (int i = 0; i < 5; ++i) {
        (void)accepted(desk);
    }
    const auto state = [&] { return m_centre->read()->operations.chain(desk.enrolled().no).value(); };
    const std::vector<Operation> &journal = desk.journal();
    EXPECT_APPLIED(m_centre->offer(desk, journal[0]), 1);
    EXPECT_APPLIED(m_centre->offer(desk, journal[2]), 1);
    EXPECT_APPLIED(m_centre->offer(desk, journal[4]), 1);
    QCOMPARE(state().upTo, qint64(1));
    QCOMPARE(state().top, qint64(5));
    EXPECT_APPLIED(m_centre->offer(desk, journal[1]), 1);
    QCOMPARE(state().upTo, qint64(3));
    FakeWorkstation forger = desk;
    Operation forged = journal[3];
    tests::setPayload(forged, "note", QStringLiteral("换了一份"));
    forger.replace(4, forged);
    EXPECT_REFUSED(m_centre->offer(forger, forger.journal()[3]), "operation.chain");
    EXPECT_APPLIED(m_centre->offer(desk, journal[3]), 1);
    QCOMPARE(state().upTo, qint64(5));
    QCOMPARE(state().hash, journal[4].chain.hash);
}

// The folder was copied and both go on: of the second nothing counts, not even what lies beyond the first one's end.
void ApplierTest::ofAForkNothingCounts()
{
    FakeWorkstation desk = m_centre->enrol("01");
    EXPECT_APPLIED(m_centre->offer(desk, accepted(desk)), 1);
    FakeWorkstation copy = desk;
    EXPECT_APPLIED(m_centre->offer(desk, accepted(desk)), 1);
    m_centre->clock.advance(std::chrono::minutes(1));
    for (int i = 0; i < 4; ++i) {
        EXPECT_REFUSED(m_centre->offer(copy, accepted(copy)), "operation.chain");
        m_centre->restart(); // as another service of the centre, which was not there
    }
    QCOMPARE(m_centre->read()->operations.chain(desk.enrolled().no).value().top, qint64(2));
    EXPECT_APPLIED(m_centre->offer(desk, accepted(desk)), 1);
}

// Whether what comes behind a gap is of a fork cannot be known any more; it waits until the gap is closed.
void ApplierTest::aFullQuarantineKeepsNothingAndOpensNoGap()
{
    FakeWorkstation desk = m_centre->enrol("01");
    EXPECT_OK(m_centre->perform([&](const center::WriteContext &w) {
        base::Result<void> added;
        for (int n = 0; added && n < 1000; ++n) {
            added = w.stores.quarantine.add(desk.enrolled().no, {QByteArray::number(n), QStringLiteral("x"), {}}, w.now).map([](auto) {});
        }
        return added;
    }));
    const Operation first = accepted(desk);
    const Operation second = accepted(desk);
    Operation broken = first;
    tests::setPayload(broken, "note", QStringLiteral("路上改过"));
    EXPECT_REFUSED(m_centre->offer(desk, broken), "operation.unkept");
    QCOMPARE(m_centre->offer(desk, second).status, AnswerStatus::Held);
    EXPECT_APPLIED(m_centre->offer(desk, first), 1);
    EXPECT_APPLIED(m_centre->offer(desk, second), 1);
    QCOMPARE(m_centre->read()->quarantine.list(0, 2000)->size(), size_t(1000));
}

void ApplierTest::holdsBeyondTheOpenChain()
{
    m_centre->applierOptions.openChain = 1;
    m_centre->restart();
    FakeWorkstation desk = m_centre->enrol("01");
    const Operation first = accepted(desk);
    const Operation second = accepted(desk);
    EXPECT_HELD(m_centre->offer(desk, second), QStringLiteral("chain:1"));
    EXPECT_APPLIED(m_centre->offer(desk, first), 1);
    EXPECT_APPLIED(m_centre->offer(desk, second), 1);
}

void ApplierTest::holdsALaneWithAGap()
{
    FakeWorkstation desk = m_centre->enrol("01");
    CaseBuilder builder = desk.newCase("ggcs-ws");
    const Operation first = desk.act(builder, ActKind::Accept);
    m_centre->clock.advance(std::chrono::minutes(1));
    const Operation second = desk.act(builder, ActKind::StartReview);
    EXPECT_HELD(m_centre->offer(desk, second), QStringLiteral("seq:1"));
    EXPECT_APPLIED(m_centre->offer(desk, first), 1);
    EXPECT_APPLIED(m_centre->offer(desk, second), 2);
}

void ApplierTest::refusesASequenceUsedTwice()
{
    FakeWorkstation desk = m_centre->enrol("01");
    CaseBuilder builder = desk.newCase("ggcs-ws");
    EXPECT_APPLIED(m_centre->offer(desk, desk.act(builder, ActKind::Accept)), 1);
    Operation second = desk.act(builder, ActKind::StartReview);
    second.seq = 1;
    desk.replace(2, second);
    EXPECT_REFUSED(m_centre->offer(desk, desk.journal()[1]), "operation.sequence");
    EXPECT_APPLIED(m_centre->offer(desk, accepted(desk)), 1);
}

void ApplierTest::holdsForAttachments()
{
    FakeWorkstation desk = m_centre->enrol("01");
    const QString blob(64, u'a');
    Operation operation = accepted(desk);
    operation.needs = QStringList{blob};
    desk.replace(1, operation);
    operation = desk.journal().front();
    EXPECT_HELD(m_centre->offer(desk, operation), QStringLiteral("blob:") + blob);
    m_centre->attachments.add(blob);
    EXPECT_APPLIED(m_centre->offer(desk, operation), 1);
}

void ApplierTest::aWaitingLaneStopsNoOther()
{
    FakeWorkstation desk = m_centre->enrol("01");
    Operation waiting = accepted(desk);
    waiting.needs = QStringList{QString(64, u'a')};
    (void)accepted(desk);
    desk.replace(1, waiting);
    const std::vector<Answer> answers = m_centre->offer(desk, desk.journal());
    QCOMPARE(answers.size(), size_t(2));
    QCOMPARE(answers[0].status, AnswerStatus::Held);
    EXPECT_APPLIED(answers[1], 1);
}

void ApplierTest::holdsForTheCatalogueAndForALostVersion()
{
    FakeWorkstation desk = m_centre->enrol("01");
    Operation newer = accepted(desk);
    newer.catalogue = QStringLiteral("2099.1");
    desk.replace(1, newer);
    EXPECT_HELD(m_centre->offer(desk, desk.journal()[0]), QStringLiteral("catalogue:2099.1"));
    Operation ahead = accepted(desk);
    ahead.base = 7;
    desk.replace(2, ahead);
    EXPECT_HELD(m_centre->offer(desk, desk.journal()[1]), QStringLiteral("version:7"));
}

void ApplierTest::refuses_data()
{
    QTest::addColumn<std::function<void(Operation &)>>("spoil");
    QTest::addColumn<QByteArray>("code");
    const auto row = [](const char *name, const char *code, std::function<void(Operation &)> spoil) {
        QTest::newRow(name) << std::move(spoil) << QByteArray(code);
    };
    row("made 11 minutes from now", "operation.future", [](Operation &o) { o.made.wall += std::chrono::minutes(11); });
    row("corrected clock in the future", "operation.future", [](Operation &o) { o.made.serverOffsetMs = 660'000; });
    row("made before there was the workstation", "operation.back_dated", [](Operation &o) { o.made.wall -= std::chrono::hours(25); });
    row("another window", "operation.window", [](Operation &o) { o.window = key<domain::WindowId>("03"); });
    row("forged actor", "policy.person", [](Operation &o) { o.actor = key<domain::PersonId>("nobody"); });
    row("actor of another window", "policy.seat", [](Operation &o) { o.actor = key<domain::PersonId>("far"); });
    row("actor who left", "policy.person", [](Operation &o) { o.actor = key<domain::PersonId>("gone"); });
    row("actor without the role", "policy.role", [](Operation &o) { o.actor = key<domain::PersonId>("approver"); });
    row("payload without application", "case.application", [](Operation &o) { tests::setPayload(o, "application", QJsonValue(QJsonValue::Undefined)); });
    row("an act that makes no case", "case.life_cycle", [](Operation &o) { o.kind = ActKind::Deliver; });
    row("payload of another form", "json.payload.materials", [](Operation &o) { tests::setPayload(o, "materials", 5); });
}

// Nor when the service was started again in between.
void ApplierTest::aClockSetBackRefusesNothing()
{
    FakeWorkstation desk = m_centre->enrol("01");
    const Operation first = accepted(desk);
    QCOMPARE(m_centre->offer(desk, first).status, AnswerStatus::Applied);
    m_centre->clock.advance(std::chrono::minutes(5));
    const Operation second = accepted(desk);
    m_centre->clock.setWall(m_centre->clock.now() - std::chrono::hours(3));
    QCOMPARE(m_centre->offer(desk, second).status, AnswerStatus::Applied);
    m_centre->restart();
    m_centre->clock.setWall(second.made.trusted());
    const Operation third = accepted(desk);
    m_centre->clock.setWall(m_centre->clock.now() - std::chrono::hours(3));
    QCOMPARE(m_centre->offer(desk, third).status, AnswerStatus::Applied);
    QCOMPARE(m_centre->findings(), QString());
}

// A clock that once ran a year ahead is not believed for a year.
void ApplierTest::aClockThatRanAheadHeals()
{
    FakeWorkstation desk = m_centre->enrol("01");
    const base::Instant right = m_centre->clock.now();
    m_centre->clock.setWall(right + std::chrono::hours(24 * 365));
    const Operation early = accepted(desk);
    (void)m_centre->offer(desk, early);
    m_centre->clock.setWall(right);
    Operation future = accepted(desk);
    future.made.wall = right + std::chrono::hours(25);
    desk.replace(2, future);
    QCOMPARE(m_centre->offer(desk, desk.journal()[1]).code, QStringLiteral("operation.future"));
}

// Nor in many small steps. What lies a day back is judged, for a clock may have been wrong, as is what was made offline.
void ApplierTest::nobodyActsBeforeWhatWasDoneThereLast()
{
    using Tenths = std::chrono::duration<qint64, std::ratio<8640>>; // of the day a clock may be wrong by
    FakeWorkstation desk = m_centre->enrol("01");
    m_centre->clock.advance(std::chrono::hours(24 * 10));
    EXPECT_APPLIED(m_centre->offer(desk, madeBefore(desk, Tenths(60))), 1);
    EXPECT_APPLIED(m_centre->offer(desk, madeBefore(desk, Tenths(0))), 1);
    EXPECT_REFUSED(m_centre->offer(desk, madeBefore(desk, Tenths(11))), "operation.back_dated");
    EXPECT_APPLIED(m_centre->offer(desk, madeBefore(desk, Tenths(9))), 1);
    EXPECT_REFUSED(m_centre->offer(desk, madeBefore(desk, Tenths(18))), "operation.back_dated");
    m_centre->restart();
    EXPECT_REFUSED(m_centre->offer(desk, madeBefore(desk, Tenths(18), -1)), "operation.back_dated");
    EXPECT_APPLIED(m_centre->offer(desk, madeBefore(desk, Tenths(0))), 1);
}

void ApplierTest::whatClosesAGapWasMadeAfterWhatStandsBeforeIt()
{
    using Tenths = std::chrono::duration<qint64, std::ratio<8640>>; // of the day a clock may be wrong by
    FakeWorkstation desk = m_centre->enrol("01");
    m_centre->clock.advance(std::chrono::hours(24 * 10));
    const Operation first = madeBefore(desk, Tenths(60));
    const Operation second = madeBefore(desk, Tenths(71));
    const Operation third = madeBefore(desk, Tenths(50));
    const Operation fourth = madeBefore(desk, Tenths(0));
    EXPECT_APPLIED(m_centre->offer(desk, first), 1);
    EXPECT_APPLIED(m_centre->offer(desk, fourth), 1);
    EXPECT_APPLIED(m_centre->offer(desk, third), 1);
    EXPECT_REFUSED(m_centre->offer(desk, second), "operation.back_dated");
    EXPECT_REFUSED(m_centre->offer(desk, madeBefore(desk, Tenths(11))), "operation.back_dated");
}

// Neither the PC's, which ran ahead until it heard the centre's, nor the centre's own.
void ApplierTest::aClockCorrectedRefusesNothing()
{
    using std::chrono::minutes;
    FakeWorkstation desk = m_centre->enrol("01");
    const Operation ahead = madeBefore(desk, minutes(-60), -1);
    m_centre->clock.advance(minutes(30));
    const Operation right = madeBefore(desk, minutes(0));
    m_centre->clock.advance(minutes(60));
    EXPECT_APPLIED(m_centre->offer(desk, ahead), 1);
    EXPECT_APPLIED(m_centre->offer(desk, right), 1);
    const base::Instant now = m_centre->clock.now();
    m_centre->clock.setWall(now + std::chrono::hours(24 * 365));
    EXPECT_APPLIED(m_centre->offer(desk, madeBefore(desk, minutes(0))), 1);
    m_centre->clock.setWall(now);
    EXPECT_APPLIED(m_centre->offer(desk, madeBefore(desk, minutes(0))), 1);
    m_centre->clock.setWall(now - minutes(90));
    EXPECT_APPLIED(m_centre->offer(desk, madeBefore(desk, minutes(0))), 1);
    const Operation beforeItHeard = madeBefore(desk, minutes(0));
    m_centre->clock.setWall(now);
    EXPECT_APPLIED(m_centre->offer(desk, beforeItHeard), 1);
}

void ApplierTest::refuses()
{
    QFETCH(const std::function<void(Operation &)>, spoil);
    QFETCH(const QByteArray, code);
    FakeWorkstation desk = m_centre->enrol("01");
    Operation operation = accepted(desk);
    spoil(operation);
    desk.replace(1, operation);
    operation = desk.journal().front();
    const Answer answer = m_centre->offer(desk, operation);
    QVERIFY2(answer.status == AnswerStatus::Refused, qPrintable(protocol::toWord(answer.status)));
    if (code.startsWith("json.")) {
        QVERIFY2(answer.code.startsWith(u"json."), qPrintable(answer.code));
    } else {
        QCOMPARE(answer.code.toLatin1(), code);
    }
    QVERIFY(!answer.text.isEmpty());
    QCOMPARE(m_centre->offer(desk, operation).effective().value().code, answer.code);
    // A refused operation has its place: the workstation goes on.
    EXPECT_APPLIED(m_centre->offer(desk, accepted(desk)), 1);
    const auto rows = m_centre->read()->operations.page(0, 10);
    EXPECT_OK(rows);
    QCOMPARE(rows->front().body, operation.canonicalBody());
}

void ApplierTest::keepsAnUnreadableOperationByteForByte()
{
    FakeWorkstation desk = m_centre->enrol("01");
    QJsonObject json = accepted(desk).toJson();
    json.insert(QStringLiteral("kind"), QStringLiteral("case.teleport"));
    json.insert(QStringLiteral("colour"), QStringLiteral("蓝"));
    // Chained over what it is, as a newer workstation would.
    QJsonObject body = json;
    body.remove(QStringLiteral("chain"));
    const QByteArray bytes = base::canonicalJson(body);
    const auto link = crypto::nextLink(crypto::HashAlgorithm::Sha256, {}, QByteArray("\0\0\0\0\0\0\0\1", 8) + bytes);
    QJsonObject chain = json.value(u"chain").toObject();
    chain.insert(QStringLiteral("hash"), QLatin1String(link->hash.toHex()));
    json.insert(QStringLiteral("chain"), chain);
    const std::vector<Answer> answers = m_centre->offer(desk.enrolled(), {json});
    EXPECT_REFUSED(answers.at(0), "operation.unreadable");
    QCOMPARE(m_centre->offer(desk.enrolled(), {json}).at(0).status, AnswerStatus::Duplicate);
    QCOMPARE(m_centre->read()->operations.page(0, 10)->front().body, bytes);
    QCOMPARE(m_centre->read()->operations.chain(desk.enrolled().no)->upTo, qint64(1));
}

void ApplierTest::anUnreadableOperationWithoutChainGoesToQuarantine()
{
    FakeWorkstation desk = m_centre->enrol("01");
    const QJsonObject junk{{QStringLiteral("hello"), QStringLiteral("窗口")}};
    const Operation good = accepted(desk);
    const std::vector<Answer> answers = m_centre->offer(desk.enrolled(), {junk, good.toJson(), QJsonObject()});
    QCOMPARE(answers.size(), size_t(3));
    EXPECT_REFUSED(answers[0], "operation.unreadable");
    QVERIFY(!answers[0].id.isNull());
    EXPECT_APPLIED(answers[1], 1);
    EXPECT_REFUSED(answers[2], "operation.unreadable");
    (void)m_centre->offer(desk, good); // what has no chain signs for nothing
    QCOMPARE(m_centre->read()->quarantine.list(0, 10)->front().raw, base::canonicalJson(junk));
}

void ApplierTest::actorIsJudgedByTheDirectoryOfTheDay()
{
    FakeWorkstation desk = m_centre->enrol("01");
    const Operation before = accepted(desk); // made offline, while the clerk was still in office
    m_centre->clock.advance(std::chrono::hours(1));
    everybodyLeaves();
    m_centre->clock.advance(std::chrono::hours(1));
    const Operation after = accepted(desk);
    EXPECT_APPLIED(m_centre->offer(desk, before), 1);
    EXPECT_REFUSED(m_centre->offer(desk, after), "policy.person");
}

void ApplierTest::refusesNumbersOfOthers()
{
    FakeWorkstation desk = m_centre->enrol("01");
    FakeWorkstation other = m_centre->enrol("01");
    const CaseBuilder builder = desk.newCase("ggcs-ws");
    const domain::Act foreignNumber = other.firstAct(builder, ActKind::Accept);
    const domain::ActMoment moment = builder.moment(ActKind::Accept);
    EXPECT_REFUSED(m_centre->offer(desk, desk.force(builder.id(), foreignNumber, moment)), "number.block");
    const domain::Act own = desk.firstAct(builder, ActKind::Accept);
    EXPECT_APPLIED(m_centre->offer(desk, desk.force(desk.newCase("ggcs-ws").id(), own, moment)), 1);
    EXPECT_REFUSED(m_centre->offer(desk, desk.force(desk.newCase("ggcs-ws").id(), own, moment)), "number.used");
    domain::Act neverGiven = own;
    neverGiven.application->number = domain::makeCaseNumber(builder.item().implementationCode, QDate(2026, 11, 23),
                                                            desk.enrolled().window, 900'000).value();
    EXPECT_REFUSED(m_centre->offer(desk, desk.force(desk.newCase("ggcs-ws").id(), neverGiven, moment)), "number.block");
}

YICHUANG_TEST(ApplierTest)
#include "ApplierTest.moc"
