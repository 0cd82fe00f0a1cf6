// SPDX-License-Identifier: Apache-2.0
#include "center/journal/DateRecomputation.h"

#include "app/domain/DatesInForce.h"
#include "app/storage/Transaction.h"
#include "tests/support/Expect.h"
#include "tests/support/center/CentreFixture.h"
#include "tests/support/domain/SampleFacts.h"
#include "tests/support/TestProgram.h"

#include <QJsonArray>
#include <QTest>

using namespace yichuang;
using namespace yichuang::tests;
using center::Recomputation;
using center::SliceBounds;
using domain::ActKind;
using domain::Case;
using protocol::AnswerStatus;

namespace {

constexpr SliceBounds Small{3, 2};

/// The shipped calendars and an invented notice for 2027: `off` days at the beginning of January besides the first.
QJsonObject calendarWith(int off)
{
    QJsonArray files;
    for (const QJsonObject &file : calendarFiles()) {
        files.append(file);
    }
    QJsonArray days;
    for (int i = 0; i <= off; ++i) {
        days.append(QJsonObject{{QStringLiteral("date"), QDate(2027, 1, i == 0 ? 1 : 3 + i).toString(Qt::ISODate)}, {QStringLiteral("name"), QStringLiteral("元旦")}, {QStringLiteral("work"), false}});
    }
    files.append(QJsonObject{{QStringLiteral("region"), QStringLiteral("CN")}, {QStringLiteral("year"), 2027}, {QStringLiteral("source"), QStringLiteral("invented")}, {QStringLiteral("days"), days}});
    return {{QStringLiteral("files"), files}};
}

} // namespace

/// A holiday notice is published: the dates of open cases become others, as recorded changes.
class DateRecomputationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aNoticeMovesTheDatesOfOpenCases();
    void actsGoOnAfterwardsAndBefore();
    void nothingIsDoneTwice();
    void aLaterCalendarEndsTheEarlierRecomputation();
    void aCaseThatCannotBeReadHoldsUpNoOther();
    void theWriterHearsOfChangesBesideIt();
    void cutOffAnywhereItGoesOn();

private:
    enum class Struck { Yes, No };
    /// One recomputation with its n-th call going wrong, and what comes after it.
    static Struck cutOffAt(CentreFixture &centre, const std::vector<CaseBuilder> &open, qint64 n, size_t round);
    static base::Result<void> publish(CentreFixture &centre, int off)
    {
        return centre.perform([off](const center::WriteContext &context) {
            return context.stores.publish(center::DocumentKind::Calendar, calendarWith(off), context.heads.journal.n, context.now).map([](const center::Document &) {});
        });
    }
    /// Slice after slice; the number of slices, or the failure.
    static base::Result<int> recompute(CentreFixture &centre, SliceBounds bounds = Small)
    {
        int slices = 0;
        for (bool more = true; more; ++slices) {
            const auto done = centre.perform([&](const center::WriteContext &context) {
                return center::recomputeSlice(context.stores, context.now, bounds).map([&more](const std::optional<Recomputation> &state) { more = state && !state->finished; });
            });
            if (!done) {
                return base::failure(done);
            }
        }
        return slices;
    }
    /// Accepted on 21 December: their dates reach into a year whose notice is not out.
    static std::vector<CaseBuilder> accepted(CentreFixture &centre, FakeWorkstation &desk, int count)
    {
        centre.clock.setWall(chinaAt("2026-12-21"));
        std::vector<CaseBuilder> builders;
        std::vector<protocol::Operation> operations;
        for (int i = 0; i < count; ++i) {
            builders.push_back(desk.newCase("ggcs-ws"));
            operations.push_back(desk.act(builders.back(), ActKind::Accept));
        }
        for (const protocol::Answer &answer : centre.offer(desk, operations)) {
            if (answer.status != AnswerStatus::Applied) {
                qFatal("%s", qPrintable(answer.code));
            }
        }
        return builders;
    }
    static Case caseOf(CentreFixture &centre, const CaseBuilder &builder) { return centre.read()->cases.read(builder.id()).value().value(); }
    static QSet<QString> changedAfter(CentreFixture &centre, const FakeWorkstation &desk, const QString &cursor)
    {
        const auto stores = centre.read();
        const auto page = center::ChangePages(*stores).page({desk.enrolled().id, desk.enrolled().hall}, cursor, 500, centre.clock.now());
        QSet<QString> keys;
        for (const protocol::Change &change : page->changes) {
            keys.insert(change.key);
        }
        return keys;
    }
    static QString cursorOf(CentreFixture &centre, const FakeWorkstation &desk)
    {
        const auto stores = centre.read();
        return center::ChangePages(*stores).page({desk.enrolled().id, desk.enrolled().hall}, {}, 500, centre.clock.now())->cursor;
    }
};

void DateRecomputationTest::aNoticeMovesTheDatesOfOpenCases()
{
    CentreFixture centre;
    FakeWorkstation desk = centre.enrol("01");
    CaseBuilder early = desk.newCase("ggcs-ws");
    QCOMPARE(centre.offer(desk, desk.act(early, ActKind::Accept)).status, AnswerStatus::Applied); // 23 November: far from the new year
    CaseBuilder closed = desk.newCase("hk-cs");
    QCOMPARE(centre.offer(desk, desk.act(closed, ActKind::Complete)).status, AnswerStatus::Applied);
    const std::vector<CaseBuilder> open = accepted(centre, desk, 5);
    const Case before = caseOf(centre, open.front());
    QVERIFY(before.dues.provisional);
    EXPECT_OK(recompute(centre)); // the first calendar's
    QCOMPARE(centre.read()->dateChanges.count().value(), 0);
    const QString cursor = cursorOf(centre, desk);

    EXPECT_OK(publish(centre, 2));
    const auto slices = recompute(centre);
    EXPECT_OK(slices);
    QVERIFY2(*slices >= 3, qPrintable(QString::number(*slices)));
    const Case after = caseOf(centre, open.front());
    QCOMPARE(after.version, before.version + 1);
    QVERIFY(!after.dues.provisional);
    QCOMPARE(after.dues.statutory, QDate(2027, 1, 21)); // two days off more than without the notice
    QCOMPARE(after.printed, before.printed);
    QCOMPARE(after.dateChanges.size(), size_t(1));
    QCOMPARE(after.dateChanges.front().reason, QStringLiteral("calendar_changed"));
    QCOMPARE(after.dateChanges.front().from, before.dues);
    QCOMPARE(after.dateChanges.front().to, after.dues);
    QCOMPARE(after.steps, before.steps);
    QCOMPARE(caseOf(centre, early).version, 1);
    QCOMPARE(caseOf(centre, closed).version, 1);

    const QSet<QString> heard = changedAfter(centre, desk, cursor);
    for (const CaseBuilder &builder : open) {
        QVERIFY(heard.contains(builder.id().toText()));
    }
    QVERIFY(!heard.contains(early.id().toText()) && !heard.contains(closed.id().toText()));
    QCOMPARE(centre.findings(), QString());
}

void DateRecomputationTest::actsGoOnAfterwardsAndBefore()
{
    CentreFixture centre;
    FakeWorkstation desk = centre.enrol("01");
    std::vector<CaseBuilder> open = accepted(centre, desk, 3);
    const auto review = desk.act(open[1], ActKind::StartReview, 1);
    EXPECT_OK(publish(centre, 1));
    QCOMPARE(centre.offer(desk, review).status, AnswerStatus::Applied); // before its dates were computed: the act does it
    EXPECT_OK(recompute(centre));
    QCOMPARE(caseOf(centre, open[1]).dateChanges.size(), size_t(0));
    // Made on the version before the change, by a window that has not heard of it.
    const auto late = centre.offer(desk, desk.act(open[0], ActKind::StartReview, 1));
    QCOMPARE(late.status, AnswerStatus::Applied);
    QCOMPARE(late.version, 3);
    const Case record = caseOf(centre, open[0]);
    QCOMPARE(record.dateChanges.size(), size_t(1));
    QCOMPARE(record.state, domain::CaseState::Review);
    EXPECT_OK(publish(centre, 3));
    EXPECT_OK(recompute(centre));
    QCOMPARE(caseOf(centre, open[0]).dateChanges.size(), size_t(2));
    QCOMPARE(centre.findings(), QString());
}

void DateRecomputationTest::nothingIsDoneTwice()
{
    CentreFixture centre;
    FakeWorkstation desk = centre.enrol("01");
    const std::vector<CaseBuilder> open = accepted(centre, desk, 2);
    EXPECT_OK(publish(centre, 1));
    EXPECT_OK(recompute(centre));
    EXPECT_OK(publish(centre, 1)); // the same calendar again is no new one
    QVERIFY(!*centre.read()->dateChanges.unfinished());
    EXPECT_OK(recompute(centre));
    QCOMPARE(caseOf(centre, open.front()).version, 2);
    QCOMPARE(centre.read()->dateChanges.count().value(), 2);
}

void DateRecomputationTest::aLaterCalendarEndsTheEarlierRecomputation()
{
    CentreFixture centre;
    FakeWorkstation desk = centre.enrol("01");
    const std::vector<CaseBuilder> open = accepted(centre, desk, 6);
    EXPECT_OK(recompute(centre));
    EXPECT_OK(publish(centre, 1));
    EXPECT_OK(centre.perform([](const center::WriteContext &context) { return center::recomputeSlice(context.stores, context.now, Small).map([](const auto &) {}); }));
    EXPECT_OK(publish(centre, 3));
    EXPECT_OK(recompute(centre));
    for (const CaseBuilder &builder : open) {
        QCOMPARE(caseOf(centre, builder).dues.statutory, QDate(2027, 1, 22));
    }
    QVERIFY(!*centre.read()->dateChanges.unfinished());
    QCOMPARE(centre.findings(), QString());
}

// An administrator's command works on a connection of its own, while the writer remembers the case as it was.
void DateRecomputationTest::aCaseThatCannotBeReadHoldsUpNoOther()
{
    CentreFixture centre;
    FakeWorkstation desk = centre.enrol("01");
    const std::vector<CaseBuilder> open = accepted(centre, desk, 4);
    EXPECT_OK(recompute(centre));
    EXPECT_OK(centre.perform([](const center::WriteContext &context) {
        return context.stores.connection().executeScript(
            "UPDATE cases SET sealed_body = (SELECT sealed_body FROM cases ORDER BY id DESC LIMIT 1) WHERE id = (SELECT id FROM cases ORDER BY id LIMIT 1)");
    }));
    centre.restart();
    EXPECT_OK(publish(centre, 2));
    EXPECT_OK(recompute(centre));
    QCOMPARE(centre.read()->dateChanges.count().value(), 3);
    QVERIFY(!caseOf(centre, open.back()).dues.provisional);
}

void DateRecomputationTest::theWriterHearsOfChangesBesideIt()
{
    CentreFixture centre;
    FakeWorkstation desk = centre.enrol("01");
    std::vector<CaseBuilder> open = accepted(centre, desk, 1);
    EXPECT_OK(publish(centre, 1));
    const auto beside = centre.read();
    auto transaction = storage::Transaction::begin(beside->connection());
    EXPECT_OK(transaction);
    auto heads = beside->center.lockHeads();
    EXPECT_OK(heads);
    EXPECT_OK(center::recomputeSlice(*beside, centre.clock.now()));
    const auto move = beside->feed.publish(*heads);
    EXPECT_OK(move);
    EXPECT_OK(beside->center.saveHeads(*heads, *move));
    EXPECT_OK(transaction->commit());
    const auto answer = centre.offer(desk, desk.act(open.front(), ActKind::StartReview, 1));
    QCOMPARE(answer.status, AnswerStatus::Applied);
    QCOMPARE(answer.version, 3);
    QCOMPARE(centre.findings(), QString());
}

DateRecomputationTest::Struck DateRecomputationTest::cutOffAt(CentreFixture &centre, const std::vector<CaseBuilder> &open, qint64 n, size_t round)
{
    if (!publish(centre, 2 + static_cast<int>(round))) {
        qFatal("the calendar of fault %lld was not published", n);
    }
    auto plan = std::make_shared<FaultPlan>();
    plan->failAt = n;
    centre.restartWithFaults(plan);
    const auto first = recompute(centre, {3, 1});
    const bool wasStruck = plan->struck;
    centre.restart();
    const auto second = recompute(centre);
    if (!second || (!first && !wasStruck)) {
        qFatal("fault %lld: it did not go on", n);
    }
    const auto stores = centre.read();
    for (const CaseBuilder &builder : open) {
        const Case record = stores->cases.read(builder.id()).value().value();
        if (record.dateChanges.size() != round + 1 || record.version != static_cast<qint64>(round) + 2) {
            qFatal("fault %lld: a case changed %zu times in %zu rounds", n, record.dateChanges.size(), round + 1);
        }
    }
    return wasStruck ? Struck::Yes : Struck::No;
}

// The n-th statement goes wrong, for every n: each case changes once for each calendar, whatever was cut off. A centre serves for
// a few rounds only, since what it reads grows with each calendar.
void DateRecomputationTest::cutOffAnywhereItGoesOn()
{
    constexpr size_t Rounds = 4; // as many working days as the first week of January has for them
    qint64 n = 0;
    for (bool struck = true; struck;) {
        CentreFixture centre;
        FakeWorkstation desk = centre.enrol("01");
        const std::vector<CaseBuilder> open = accepted(centre, desk, 2);
        EXPECT_OK(recompute(centre));
        for (size_t round = 0; round < Rounds && struck; ++round, ++n) {
            struck = cutOffAt(centre, open, n, round) == Struck::Yes;
        }
        QCOMPARE(centre.findings(), QString());
    }
    QVERIFY2(n > 20, qPrintable(QString::number(n)));
}

YICHUANG_TEST(DateRecomputationTest)
#include "DateRecomputationTest.moc"
