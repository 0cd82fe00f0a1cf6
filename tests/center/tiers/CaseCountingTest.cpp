// SPDX-License-Identifier: Apache-2.0
#include "center/journal/CaseCounting.h"

#include "center/journal/Erasing.h"
#include "app/base/Json.h"
#include "center/store/CenterDatabase.h"
#include "tests/center/tiers/BusyHall.h"
#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"
#include "tests/support/center/ExpectAnswer.h"

#include <QTest>

using namespace yichuang;
using namespace yichuang::tests;
using center::WriteContext;
using domain::ActKind;
using domain::HandlingEnd;

namespace {

/// What the definition makes of each case that is there, and what those were that were erased.
std::vector<center::CountedCase> recomputed(center::Stores &stores, std::vector<center::CountedCase> erased)
{
    const center::Rules rules = stores.facts.current().value();
    const std::vector<domain::Case> cases = stores.cases.page({}, 10'000).value();
    for (const domain::Case &record : cases) {
        erased.push_back(countedBy(rules->facts(), record));
    }
    return erased;
}

/// What is kept is what counting everything gives: empty, or where it is not. For the whole time and each week of it.
QString difference(CentreFixture &centre, const std::vector<center::CountedCase> &erased = {})
{
    const auto stores = centre.read();
    const std::vector<center::CountedCase> all = recomputed(*stores, erased);
    for (QDate from = QDate(2026, 11, 16); from < QDate(2027, 6, 1); from = from.addDays(7)) {
        const domain::FiguresScope scope{from, from.addDays(from == QDate(2026, 11, 16) ? 300 : 6), HandlingEnd::Decision};
        domain::Figures right(scope);
        for (const center::CountedCase &one : all) {
            right.add(one.figures);
        }
        domain::Figures kept(scope);
        kept.add(stores->figures.sums(scope.from, scope.to).value());
        if (kept.view().toJson() != right.view().toJson() || kept.view().received != right.view().received) {
            return QStringLiteral("from %1: kept %2, counted %3")
                .arg(from.toString(Qt::ISODate), QString::fromUtf8(base::canonicalJson(kept.view().toJson())), QString::fromUtf8(base::canonicalJson(right.view().toJson())));
        }
    }
    std::map<center::CaseStanding, qint64> standings;
    for (const center::CountedCase &one : all) {
        ++standings[one.standing];
    }
    return stores->figures.standings().value() == standings ? QString() : QStringLiteral("cases by state");
}

base::Result<void> countAll(CentreFixture &centre)
{
    return centre.perform([](const WriteContext &w) { return center::countAllNow(w.stores, 7); });
}

/// Counting all again finds what is kept equal.
struct Again {
    qint64 cases = 0;
    qint64 different = 0;
    bool areSumsEqual = false;
};
base::Result<Again> countAgain(CentreFixture &centre)
{
    center::Recount state;
    Again again;
    base::Result<void> done;
    while (done && !state.isComplete) {
        done = centre.perform([&](const WriteContext &w) { return center::recountSome(w.stores, state, 3).map([&](const center::Recount &next) { state = next; }); });
    }
    return done
        .and_then([&] {
            return centre.perform([&](const WriteContext &w) { return center::recountSums(w.stores).map([&again](bool equal) { again.areSumsEqual = equal; }); });
        })
        .map([&] { return Again{state.cases, state.different, again.areSumsEqual}; });
}

} // namespace

/// Figures that are kept case by case are those that counting everything gives, whatever happens and whoever counts.
class CaseCountingTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whateverHappensTheSumsAreThoseOfTheCases_data();
    void whateverHappensTheSumsAreThoseOfTheCases();
    void anotherRuleCountsAllAnew();
    void cutOffAnywhereNothingIsCountedTwice();
    void ofTwoFollowersOneCountsAChange();
    void whatIsErasedStaysAsItWasLast();
    void recountingFindsAndMendsWhatIsWrong();
    void aCaseThatCannotBeReadHoldsUpNoOther();
    void anOlderDatabaseCountsItself();
    void cleanupTestCase();

private:
    static constexpr unsigned Sequences = 3;
    unsigned m_sequences = 0;
    std::map<QString, int> m_happened; ///< in all the sequences
};

void CaseCountingTest::whateverHappensTheSumsAreThoseOfTheCases_data()
{
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 1; seed <= Sequences; ++seed) {
        QTest::addRow("seed %u", seed) << seed;
    }
}

void CaseCountingTest::whateverHappensTheSumsAreThoseOfTheCases()
{
    constexpr int Rounds = 3;
    constexpr int Things = 80;
    QFETCH(unsigned, seed);
    BusyHall hall(seed);
    for (int round = 0; round < Rounds; ++round) {
        for (int i = 0; i < Things; ++i) {
            hall.goOn();
        }
        EXPECT_OK(countAll(hall.centre()));
        QCOMPARE(difference(hall.centre(), hall.erased()), QString());
    }
    ++m_sequences;
    for (const auto &[thing, times] : hall.happened()) {
        m_happened[thing] += times;
    }
    QVERIFY2(hall.acted() > Rounds * Things / 3, qPrintable(QString::number(hall.acted())));
    const auto again = countAgain(hall.centre());
    EXPECT_OK(again);
    QVERIFY(again->areSumsEqual && again->different == 0 && again->cases > 0);
}

void CaseCountingTest::anotherRuleCountsAllAnew()
{
    BusyHall hall(1);
    hall.makeCase("hk-cs", ActKind::Complete);
    hall.makeCase("ggcs-ws", ActKind::Accept);
    EXPECT_OK(countAll(hall.centre()));
    const auto closed = [&hall] { return hall.centre().read()->figures.sums(QDate(2026, 1, 1), QDate(2027, 12, 31)).value().closed; };
    QCOMPARE(closed(), 1);
    hall.publishClosedAt(HandlingEnd::Delivery);
    // In batches of one, from the start again: in between a mixture, at the end all by the new rule.
    while (hall.countSome(1).value()) {
    }
    QCOMPARE(difference(hall.centre()), QString());
    QVERIFY(!hall.centre().read()->figures.progress()->rules.contains(QLatin1String("decision")));
    hall.publishCalendar();
    EXPECT_OK(countAll(hall.centre()));
    QCOMPARE(difference(hall.centre()), QString());
}

// The n-th statement goes wrong, for every n; then the service comes up again.
void CaseCountingTest::cutOffAnywhereNothingIsCountedTwice()
{
    BusyHall hall(1);
    qint64 n = 0;
    for (bool struck = true; struck; ++n) {
        hall.makeCase("ggcs-ws", ActKind::Accept);
        hall.makeCase("hk-cs", ActKind::Complete);
        auto plan = std::make_shared<FaultPlan>();
        plan->failAt = n;
        hall.centre().restartWithFaults(plan);
        const auto kept = hall.countSome(10);
        struck = plan->struck;
        QVERIFY(struck || (kept && *kept));
        hall.centre().restart();
        EXPECT_OK(countAll(hall.centre()));
        QCOMPARE(difference(hall.centre()), QString());
    }
    QVERIFY2(n > 10, qPrintable(QString::number(n)));
}

void CaseCountingTest::ofTwoFollowersOneCountsAChange()
{
    BusyHall hall(1);
    hall.makeCase("ggcs-ws", ActKind::Accept);
    hall.makeCase("hk-cs", ActKind::Complete);
    const auto one = center::prepareCounting(*hall.centre().read(), 10);
    const auto other = center::prepareCounting(*hall.centre().read(), 1);
    QVERIFY(one && *one && other && *other);
    QCOMPARE(keep(hall.centre(), **other).value(), true);
    QCOMPARE(keep(hall.centre(), **one).value(), false);
    QCOMPARE(keep(hall.centre(), **other).value(), false);
    EXPECT_OK(countAll(hall.centre()));
    QCOMPARE(difference(hall.centre()), QString());
    QVERIFY(!*center::prepareCounting(*hall.centre().read(), 10));
}

// The batch was prepared when the case still stood at its acceptance: it is not written over what the case was when it went.
void CaseCountingTest::whatIsErasedStaysAsItWasLast()
{
    CentreFixture centre;
    FakeWorkstation desk = centre.enrol("01");
    CaseBuilder ended = desk.newCase("ggcs-ws");
    EXPECT_APPLIED(centre.offer(desk, desk.act(ended, ActKind::Accept)), 1);
    const auto early = center::prepareCounting(*centre.read(), 10);
    QVERIFY(early && *early);
    EXPECT_APPLIED(centre.offer(desk, desk.act(ended, ActKind::Withdraw, 1)), 2);
    EXPECT_OK(centre.perform([&](const WriteContext &w) { return center::eraseCase(w.stores, ended.id(), QStringLiteral("12号"), w.now).map([](const auto &) {}); }));
    QCOMPARE(keep(centre, **early).value(), false);
    EXPECT_OK(countAll(centre));
    const auto counted = centre.read()->figures.counted(ended.id());
    QVERIFY(counted && *counted);
    QCOMPARE((*counted)->standing.state, QStringLiteral("withdrawn"));
    QVERIFY((*counted)->figures.ended.isValid());
    QCOMPARE(centre.read()->figures.sums(QDate(2026, 1, 1), QDate(2026, 12, 31))->closed, 1);
}

void CaseCountingTest::recountingFindsAndMendsWhatIsWrong()
{
    BusyHall hall(1);
    CentreFixture &centre = hall.centre();
    hall.makeCase("ggcs-ws", ActKind::Accept);
    hall.makeCase("hk-cs", ActKind::Complete);
    EXPECT_OK(countAll(centre));
    EXPECT_OK(centre.perform([](const WriteContext &w) {
        return w.stores.connection().executeScript("UPDATE figures_days SET accepted = accepted + 1; UPDATE figures_cases SET used = used + 60000 WHERE handled = 'immediate'");
    }));
    QVERIFY(!difference(centre).isEmpty());
    const auto found = countAgain(centre);
    EXPECT_OK(found);
    QCOMPARE(found->different, 1);
    QCOMPARE(found->areSumsEqual, false);
    QCOMPARE(difference(centre), QString());
    const auto after = countAgain(centre);
    QVERIFY(after && after->different == 0 && after->areSumsEqual);
}

void CaseCountingTest::aCaseThatCannotBeReadHoldsUpNoOther()
{
    BusyHall hall(1);
    CentreFixture &centre = hall.centre();
    hall.makeCase("ggcs-ws", ActKind::Accept);
    hall.makeCase("ggcs-ws", ActKind::Accept);
    EXPECT_OK(centre.perform([](const WriteContext &w) {
        return w.stores.connection().executeScript(
            "UPDATE cases SET sealed_body = (SELECT sealed_body FROM cases ORDER BY id DESC LIMIT 1) WHERE id = (SELECT id FROM cases ORDER BY id LIMIT 1)");
    }));
    centre.restart();
    EXPECT_OK(countAll(centre));
    const auto accepted = [&centre] { return centre.read()->figures.standings().value().begin()->second; };
    QCOMPARE(accepted(), 1);
    QVERIFY(!*center::prepareCounting(*centre.read(), 10));
    hall.makeCase("ggcs-ws", ActKind::Accept);
    EXPECT_OK(countAll(centre));
    QCOMPARE(accepted(), 2);
}

void CaseCountingTest::anOlderDatabaseCountsItself()
{
    BusyHall hall(1);
    CentreFixture &centre = hall.centre();
    hall.makeCase("ggcs-ws", ActKind::Accept);
    hall.makeCase("hk-cs", ActKind::Complete);
    EXPECT_OK(countAll(centre));
    EXPECT_OK(centre.perform([](const WriteContext &w) {
        const bool isFile = w.stores.connection().dialect() == storage::Dialect::Sqlite;
        const QByteArray chains = isFile ? "DROP TRIGGER chain_heads_stay; DROP TRIGGER chain_heads_remain;"
                                         : "DROP TRIGGER chain_heads_stay ON chain_heads; DROP TRIGGER chain_heads_whole ON chain_heads; DROP FUNCTION chain_heads_stay();";
        return w.stores.connection()
            .executeScript(chains + "DROP INDEX quarantine_by_case; DROP INDEX quarantine_unfiled; ALTER TABLE quarantine DROP COLUMN case_id;"
                           "ALTER TABLE uploads DROP COLUMN turn; ALTER TABLE uploads DROP COLUMN turns;"
                           "ALTER TABLE attachments DROP COLUMN turn; ALTER TABLE attachments DROP COLUMN turns;"
                           "ALTER TABLE tier_children DROP COLUMN expires; ALTER TABLE tier_children DROP COLUMN next_expires;"
                           "ALTER TABLE tier_children DROP COLUMN next_certificate; ALTER TABLE tier_parent DROP COLUMN next_certificate;"
                           "ALTER TABLE tier_parent DROP COLUMN next_sealed_key;"
                           "ALTER TABLE workstations DROP COLUMN chain_latest; ALTER TABLE workstations DROP COLUMN chain_latest_whole;"
                           "DROP TABLE figures_progress; DROP TABLE figures_cases; DROP TABLE figures_days; DROP TABLE figures_states")
            .and_then([&] { return w.stores.connection().setSchemaVersion(8, 8); });
    }));
    EXPECT_OK(center::CenterDatabase::open(centre.database().where()));
    centre.restart();
    QCOMPARE(centre.read()->figures.progress()->position, 0);
    EXPECT_OK(countAll(centre));
    QCOMPARE(difference(centre), QString());
}

// A sequence in which something never happened would show nothing of it.
void CaseCountingTest::cleanupTestCase()
{
    if (m_sequences < Sequences) {
        return; // not all of them were asked for
    }
    for (const char *thing : {"begun", "accept", "complete", "stop", "decide", "deliver", "withdraw", "void", "erased", "closed_at", "calendar", "handed over"}) {
        QVERIFY2(m_happened.count(QLatin1String(thing)) > 0, thing);
    }
}

YICHUANG_TEST(CaseCountingTest)
#include "CaseCountingTest.moc"
