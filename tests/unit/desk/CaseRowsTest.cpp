// SPDX-License-Identifier: Apache-2.0
#include "app/desk/CaseRows.h"

#include "tests/support/TestProgram.h"
#include "tests/support/domain/CaseBuilder.h"
#include "tests/support/domain/SampleFacts.h"

#include <QTest>

#include <algorithm>

using namespace yichuang;
using namespace yichuang::desk;

class CaseRowsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsDaysAsTheLimitDoes_data();
    void countsDaysAsTheLimitDoes();
    void masksPersonsOnly();
};

void CaseRowsTest::countsDaysAsTheLimitDoes_data()
{
    QTest::addColumn<domain::LimitUnit>("unit");
    QTest::addColumn<QDate>("due");
    QTest::addColumn<int>("working");
    QTest::addColumn<int>("left");
    const QDate later(2026, 12, 7);
    const QDate earlier(2026, 11, 23);
    QTest::newRow("working days") << domain::LimitUnit::WorkingDay << later << 6 << 6;
    QTest::newRow("natural days") << domain::LimitUnit::NaturalDay << later << 6 << 10;
    QTest::newRow("over, working days") << domain::LimitUnit::WorkingDay << earlier << -4 << -4;
    QTest::newRow("over, natural days") << domain::LimitUnit::NaturalDay << earlier << -4 << -4;
}

// The list and the clock of the case count the same days.
void CaseRowsTest::countsDaysAsTheLimitDoes()
{
    QFETCH(domain::LimitUnit, unit);
    QFETCH(QDate, due);
    QFETCH(int, working);
    QFETCH(int, left);
    const domain::Facts facts = tests::sampleFacts();
    const auto &items = facts.current()->items();
    // The hall promises working days; natural days are the law's.
    const domain::DueKind kind = unit == domain::LimitUnit::WorkingDay ? domain::DueKind::Promised : domain::DueKind::Statutory;
    const auto item = std::find_if(items.begin(), items.end(), [&](const domain::Item &one) { return domain::limitOf(one, kind).unit == unit; });
    QVERIFY(item != items.end());
    store::CaseBrief brief;
    brief.item = item->key;
    brief.state = domain::CaseState::Accepted;
    brief.due = due;
    brief.dueKind = kind;
    const CaseRow row = caseRow(brief, facts, base::chinaInstant(QDate(2026, 11, 27), QTime(10, 0)));
    QCOMPARE(row.workingDaysLeft, std::optional(working));
    QCOMPARE(row.leftIn, unit);
    QCOMPARE(row.left, left);
}

void CaseRowsTest::masksPersonsOnly()
{
    const domain::Facts facts = tests::sampleFacts();
    store::CaseBrief brief;
    for (const domain::Applicant &who : {tests::sampleApplicant(1), tests::sampleCompany(1)}) {
        const bool isPerson = who.kind == domain::ApplicantKind::Person;
        brief.name = who.name;
        brief.idNumber = who.idNumber;
        const CaseRow row = caseRow(brief, facts, base::Instant());
        QCOMPARE(row.applicantMasked != who.name, isPerson);
        QCOMPARE(row.idMasked != who.idNumber, isPerson);
    }
}

YICHUANG_TEST(CaseRowsTest)
#include "CaseRowsTest.moc"
