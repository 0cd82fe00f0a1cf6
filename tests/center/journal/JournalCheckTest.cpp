// SPDX-License-Identifier: Apache-2.0
#include "tests/support/Expect.h"
#include "tests/support/center/CentreFixture.h"
#include "tests/support/center/ExpectAnswer.h"
#include "tests/support/domain/SampleFacts.h"
#include "tests/support/storage/FaultyConnection.h"
#include "tests/support/TestProgram.h"

#include <QTest>

using namespace yichuang;
using namespace yichuang::tests;
using domain::ActKind;

/// Whatever is changed in the stored data by hand is found.
class JournalCheckTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsNothingInWhatIsRight();
    void findsNothingBesideAServiceThatWrites();
    void findsNothingByFactsOfBefore();
    void finds_data();
    void finds();
    void findsAnOperationNobodySignedFor();
    void signedHeadsStay();
    void aWorkstationAnswersForNoErasure();

private:
    static void fill(CentreFixture &centre)
    {
        FakeWorkstation desk = centre.enrol("01");
        for (int i = 0; i < 2; ++i) {
            CaseBuilder builder = desk.newCase("ggcs-ws");
            (void)desk.act(builder, ActKind::Accept);
            centre.clock.advance(std::chrono::minutes(1));
            (void)desk.act(builder, ActKind::StartReview);
        }
        (void)centre.offer(desk, desk.journal());
    }
};

void JournalCheckTest::findsNothingInWhatIsRight()
{
    CentreFixture centre;
    fill(centre);
    const auto stores = centre.read();
    const auto report = center::JournalCheck(*stores).run();
    EXPECT_OK(report);
    QVERIFY(report->findings.empty());
    QCOMPARE(report->operations, qint64(4));
    QCOMPARE(report->cases, qint64(2));
    QCOMPARE(report->openPlaces, qint64(0));
}

// Between any two of its statements a case is made and one goes on.
void JournalCheckTest::findsNothingBesideAServiceThatWrites()
{
    CentreFixture centre;
    FakeWorkstation desk = centre.enrol("01");
    std::vector<CaseBuilder> open;
    const auto work = [&] {
        CaseBuilder builder = desk.newCase("ggcs-ws");
        EXPECT_APPLIED(centre.offer(desk, desk.act(builder, ActKind::Accept)), 1);
        if (!open.empty()) {
            EXPECT_APPLIED(centre.offer(desk, desk.act(open.back(), ActKind::StartReview)), 2);
            open.pop_back();
        }
        open.push_back(builder);
    };
    work();
    bool struck = true;
    for (qint64 n = 0; struck; n += 1 + n / 8) {
        const auto plan = std::make_shared<FaultPlan>();
        plan->failAt = n;
        plan->instead = work;
        const auto stores = centre.readWithFaults(plan);
        const auto report = center::JournalCheck(*stores).run();
        EXPECT_OK(report);
        QString found;
        for (const center::Finding &finding : report->findings) {
            found += QStringLiteral("call %1: %2 %3\n").arg(n).arg(finding.code, finding.place);
        }
        QCOMPARE(found, QString());
        struck = plan->struck;
    }
    QVERIFY(open.size() == 1);
}

void JournalCheckTest::findsNothingByFactsOfBefore()
{
    CentreFixture centre;
    FakeWorkstation desk = centre.enrol("01");
    const auto stores = centre.read();
    EXPECT_OK(stores->facts.current());
    EXPECT_OK(centre.perform([](const center::WriteContext &w) {
        QJsonObject body = catalogueJson();
        body.insert(QStringLiteral("version"), QStringLiteral("2027.1"));
        return w.stores.publish(center::DocumentKind::Catalogue, body, w.heads.journal.n, w.now).map([](const center::Document &) {});
    }));
    CaseBuilder builder = desk.newCase("ggcs-ws");
    domain::ActMoment moment = builder.moment(ActKind::Accept);
    moment.catalogue = QStringLiteral("2027.1");
    EXPECT_APPLIED(centre.offer(desk, desk.force(builder.id(), desk.firstAct(builder, ActKind::Accept), moment)), 1);
    const auto report = center::JournalCheck(*stores).run();
    EXPECT_OK(report);
    QVERIFY(report->findings.empty());
}

void JournalCheckTest::finds_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const char *code, const char *sql) { QTest::newRow(name) << QByteArray(sql) << QString::fromLatin1(code); };
    row("a row dropped", "journal.gap", "DELETE FROM operations WHERE journal_n = 2");
    row("the last row dropped", "journal.head", "DELETE FROM operations WHERE journal_n = 4");
    row("a version changed", "journal.hash", "UPDATE operations SET version = 9 WHERE journal_n = 2");
    row("two rows exchanged", "journal.unreadable", "UPDATE operations SET sealed_body = (SELECT sealed_body FROM operations WHERE journal_n = 1) WHERE journal_n = 2");
    row("a link changed", "chain.hash", "UPDATE operations SET chain_previous = chain_hash WHERE journal_n = 2");
    row("a chain's head changed", "chain.head", "UPDATE workstations SET chain_up_to = 3");
    row("a signature of nobody's", "chain.signature",
        "INSERT INTO chain_heads (workstation, hash, signature, received) SELECT workstation, journal_hash, chain_hash, received FROM operations"
        " WHERE journal_n = 1");
    row("a snapshot replaced", "case.differs",
        "UPDATE cases SET sealed_body = (SELECT sealed_body FROM cases ORDER BY id DESC LIMIT 1) WHERE id = (SELECT id FROM cases ORDER BY id LIMIT 1)");
    row("an outline that has ended long ago", "case.differs", "UPDATE cases SET closed = 1262304000000 WHERE id = (SELECT id FROM cases ORDER BY id LIMIT 1)");
    row("an outline of another item", "case.differs", "UPDATE cases SET item = 'other' WHERE id = (SELECT id FROM cases ORDER BY id LIMIT 1)");
    row("an outline changed", "case.differs", "UPDATE cases SET state = 'closed' WHERE id = (SELECT id FROM cases ORDER BY id LIMIT 1)");
    row("a case dropped", "case.missing", "DELETE FROM cases WHERE id = (SELECT id FROM cases ORDER BY id LIMIT 1)");
}

void JournalCheckTest::finds()
{
    QFETCH(const QByteArray, sql);
    QFETCH(const QString, code);
    CentreFixture centre;
    fill(centre);
    const auto stores = centre.read();
    EXPECT_OK(stores->connection().executeScript(sql));
    const auto report = center::JournalCheck(*stores).run();
    EXPECT_OK(report);
    QStringList codes;
    for (const center::Finding &finding : report->findings) {
        codes.append(finding.code);
    }
    QVERIFY2(codes.contains(code), qPrintable(codes.join(u',')));
}

void JournalCheckTest::findsAnOperationNobodySignedFor()
{
    CentreFixture centre;
    FakeWorkstation desk = centre.enrol("01");
    CaseBuilder builder = desk.newCase("ggcs-ws");
    EXPECT_APPLIED(centre.offer(desk, desk.act(builder, ActKind::Accept)), 1);
    (void)desk.act(builder, ActKind::StartReview);
    EXPECT_OK(centre.writer().submit({desk.enrolled(), center::Offer::readAll({desk.journalJson()[1]}), {}, [](const std::vector<protocol::Answer> &) {}}));
    centre.writer().drain();
    QCOMPARE(centre.findings(), QStringLiteral("chain.signature workstation 1: its last operation is not signed for"));
}

void JournalCheckTest::signedHeadsStay()
{
    CentreFixture centre;
    fill(centre);
    QVERIFY(!centre.read()->connection().executeScript("UPDATE chain_heads SET signature = hash"));
    QVERIFY(!centre.read()->connection().executeScript("DELETE FROM chain_heads"));
    QCOMPARE(centre.read()->operations.signedHeads(1, {}, 10)->size(), size_t(1));
}

void JournalCheckTest::aWorkstationAnswersForNoErasure()
{
    CentreFixture centre;
    fill(centre);
    EXPECT_OK(centre.perform([](const center::WriteContext &w) {
        return w.stores.audit.append({w.now, QStringLiteral("case_erased"), {}, 1, 1, QStringLiteral("01"), {}, {}});
    }));
    EXPECT_OK(centre.read()->connection().executeScript(
        "INSERT INTO erasures (case_id, operations, erased, sealed_order) SELECT case_id, 1, 0, sealed_body FROM operations WHERE journal_n = 1"));
    QVERIFY2(centre.findings().contains(QStringLiteral("audit.erasures")), qPrintable(centre.findings()));
}

YICHUANG_TEST(JournalCheckTest)
#include "JournalCheckTest.moc"
