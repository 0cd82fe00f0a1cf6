// SPDX-License-Identifier: Apache-2.0
#include "app/store/CaseBrief.h"

#include "tests/support/Expect.h"
#include "tests/support/store/SampleCases.h"
#include "tests/support/store/StoreFixture.h"
#include "tests/support/TestProgram.h"

namespace yichuang {

using store::CaseBrief;

class CaseBriefTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsBackAsWritten()
    {
        const base::Instant now = tests::FakeClock().now();
        domain::Case record = tests::sampleCase(domain::CaseId::make(now), 7, QStringLiteral("N1"), now);
        record.applicant.agent = domain::Agent{QStringLiteral("代理人"), QStringLiteral("111"), QStringLiteral("x"), {}, {}};
        const CaseBrief brief = CaseBrief::of(record);
        QCOMPARE(brief.name, record.applicant.name);
        QCOMPARE(brief.agentName, QStringLiteral("代理人"));
        QCOMPARE(brief.due, record.dues.promised);
        QCOMPARE(CaseBrief::fromBytes(brief.toBytes()).value(), brief);
    }

    void anOpenDeferralIsDueWhenItComesFirst()
    {
        const base::Instant now = tests::FakeClock().now();
        domain::Case record = tests::sampleCase(domain::CaseId::make(now), 7, QStringLiteral("N1"), now);
        domain::MaterialRow row;
        row.key = QStringLiteral("m9");
        row.judgement = domain::Judgement::Deferred;
        record.materials.push_back(row);
        QVERIFY(record.hasOpenDeferral());
        record.dues.promised = QDate(2026, 12, 1);
        record.dues.deferral = QDate(2026, 11, 27);
        QCOMPARE(CaseBrief::of(record).due, QDate(2026, 11, 27));
        record.dues.deferral = QDate(2026, 12, 4);
        QCOMPARE(CaseBrief::of(record).due, QDate(2026, 12, 1));
    }

    void aCaseInCorrectionIsDueWithTheApplicant()
    {
        const base::Instant now = tests::FakeClock().now();
        domain::Case record = tests::sampleCase(domain::CaseId::make(now), 7, QStringLiteral("N1"), now);
        record.state = domain::CaseState::Correcting;
        record.dues = {};
        record.dues.correction = QDate(2026, 12, 23);
        const CaseBrief brief = CaseBrief::of(record);
        QCOMPARE(brief.due, QDate(2026, 12, 23));
        QCOMPARE(brief.dueKind, domain::DueKind::Correction);
        QCOMPARE(CaseBrief::fromBytes(brief.toBytes()).value(), brief);
    }

    void whatWasWrittenBeforeIsStillRead()
    {
        const base::Instant now = tests::FakeClock().now();
        const CaseBrief brief = CaseBrief::of(tests::sampleCase(domain::CaseId::make(now), 7, QStringLiteral("N1"), now));
        QByteArray bytes = brief.toBytes();
        bytes[0] = 1;
        bytes.chop(4 + domain::toWord(brief.dueKind).size()); // a length and the word
        QCOMPARE(CaseBrief::fromBytes(bytes).value(), brief);
    }

    void aFinishedCaseIsNotDue()
    {
        const base::Instant now = tests::FakeClock().now();
        domain::Case record = tests::sampleCase(domain::CaseId::make(now), 7, QStringLiteral("N1"), now);
        record.state = domain::CaseState::Closed;
        QVERIFY(!CaseBrief::of(record).due.isValid());
        QCOMPARE(CaseBrief::fromBytes(CaseBrief::of(record).toBytes()).value().due, QDate());
    }

    void aDecidedCaseWaitsForItsResult()
    {
        const base::Instant now = tests::FakeClock().now();
        domain::Case record = tests::sampleCase(domain::CaseId::make(now), 7, QStringLiteral("N1"), now);
        record.decided = now;
        record.dues.issue = QDate(2026, 12, 8);
        QCOMPARE(CaseBrief::of(record).due, QDate(2026, 12, 8));
        record.dues.issue = {};
        QVERIFY(!CaseBrief::of(record).due.isValid());
    }

    void damageIsNoticed()
    {
        const base::Instant now = tests::FakeClock().now();
        const QByteArray bytes = CaseBrief::of(tests::sampleCase(domain::CaseId::make(now), 1, QStringLiteral("N"), now)).toBytes();
        for (qsizetype size = 0; size < bytes.size(); ++size) {
            QVERIFY(!CaseBrief::fromBytes(bytes.first(size)).has_value());
        }
        QVERIFY(!CaseBrief::fromBytes(bytes + 'x').has_value());
        QVERIFY(!CaseBrief::fromBytes(QByteArray(bytes).replace(0, 1, "\x7F")).has_value());
    }
};

} // namespace yichuang

using yichuang::CaseBriefTest;
YICHUANG_TEST(CaseBriefTest)
#include "CaseBriefTest.moc"
