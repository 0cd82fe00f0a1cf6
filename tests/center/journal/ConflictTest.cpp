// SPDX-License-Identifier: Apache-2.0
#include "tests/support/Expect.h"
#include "tests/support/center/CentreFixture.h"
#include "tests/support/center/ExpectAnswer.h"
#include "tests/support/TestProgram.h"

#include <QTest>

using namespace yichuang;
using namespace yichuang::tests;
using domain::ActKind;
using protocol::Answer;
using protocol::Operation;

/// Two windows act on one case without knowing of each other.
class ConflictTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup()
    {
        QCOMPARE(m_centre->findings(), QString());
        m_centre.reset();
    }

    void differentFieldsMerge();
    void mergeDoesNotDependOnWhoCameFirst();
    void sameFieldIsChosenByAPerson();
    void sameValueTwiceIsNoConflict();
    void movesThatExcludeEachOther();
    void anImpossibleMoveIsRefusedWhenNobodyElseActed();
    void anActBeforeSomebodyElsesIsAConflict();
    void aChecklistDoesNotOverwriteAnother();
    void onesOwnChecklistIsNotAnothers();
    void aCaseOfAnotherHallIsRefused();

private:
    [[nodiscard]] static domain::Act amend(const char *path, const QString &from, const char *to)
    {
        domain::Act act;
        act.kind = ActKind::Amend;
        act.note = QStringLiteral("申请人更正");
        act.changes = {{QLatin1String(path), from, QString::fromUtf8(to)}};
        return act;
    }
    [[nodiscard]] Operation at(FakeWorkstation &desk, const domain::Act &act, qint64 base)
    {
        const char *window = desk.enrolled().window == key<domain::WindowId>("03") ? "03" : "01";
        CaseBuilder copy = *m_case;
        copy.by("clerk", window).at(m_centre->clock.now());
        return desk.force(m_case->id(), act, copy.moment(act.kind), base);
    }
    [[nodiscard]] domain::Case stored() { return m_centre->read()->cases.read(m_case->id()).value().value(); }

    std::unique_ptr<CentreFixture> m_centre;
    std::unique_ptr<FakeWorkstation> m_first;
    std::unique_ptr<FakeWorkstation> m_second;
    std::unique_ptr<CaseBuilder> m_case; ///< accepted at window 01, version 1
};

void ConflictTest::init()
{
    m_centre = std::make_unique<CentreFixture>();
    m_first = std::make_unique<FakeWorkstation>(m_centre->enrol("01"));
    m_second = std::make_unique<FakeWorkstation>(m_centre->enrol("03"));
    m_case = std::make_unique<CaseBuilder>(m_first->newCase("ggcs-ws"));
    EXPECT_APPLIED(m_centre->offer(*m_first, m_first->act(*m_case, ActKind::Accept)), 1);
    m_centre->clock.advance(std::chrono::minutes(5));
}

void ConflictTest::differentFieldsMerge()
{
    const domain::Applicant &applicant = m_case->record().applicant;
    const Operation phone = at(*m_second, amend("applicant.phone", applicant.phone, "13907710001"), 1);
    const Operation address = at(*m_first, amend("applicant.address", applicant.address, "东葛路 9 号"), 1);
    EXPECT_APPLIED(m_centre->offer(*m_second, phone), 2);
    EXPECT_APPLIED(m_centre->offer(*m_first, address), 3);
    QCOMPARE(stored().applicant.phone, QStringLiteral("13907710001"));
    QCOMPARE(stored().applicant.address, QStringLiteral("东葛路 9 号"));
}

void ConflictTest::mergeDoesNotDependOnWhoCameFirst()
{
    const domain::Applicant &applicant = m_case->record().applicant;
    const Operation early = at(*m_first, amend("applicant.address", applicant.address, "东葛路 9 号"), 1);
    m_centre->clock.advance(std::chrono::minutes(5));
    const Operation late = at(*m_second, amend("applicant.phone", applicant.phone, "13907710001"), 1);
    EXPECT_APPLIED(m_centre->offer(*m_second, late), 2);
    EXPECT_APPLIED(m_centre->offer(*m_first, early), 3); // was offline; made before the other
    const domain::Case record = stored();
    QCOMPARE(record.applicant.address, QStringLiteral("东葛路 9 号"));
    QVERIFY(std::is_sorted(record.steps.begin(), record.steps.end(), [](const auto &a, const auto &b) { return a.at < b.at; }));
}

void ConflictTest::sameFieldIsChosenByAPerson()
{
    const QString phone = m_case->record().applicant.phone;
    const Operation theirs = at(*m_second, amend("applicant.phone", phone, "13907710001"), 1);
    const Operation mine = at(*m_first, amend("applicant.phone", phone, "13907710002"), 1);
    EXPECT_APPLIED(m_centre->offer(*m_second, theirs), 2);
    const Answer answer = m_centre->offer(*m_first, mine);
    EXPECT_CONFLICT(answer, 1);
    QCOMPARE(answer.version, qint64(2));
    const domain::FieldConflict expected{QStringLiteral("applicant.phone"), phone, QStringLiteral("13907710002"), QStringLiteral("13907710001")};
    QVERIFY(answer.conflicts.front() == expected);
    QCOMPARE(stored().applicant.phone, QStringLiteral("13907710001"));

    domain::Act settle = amend("applicant.phone", QStringLiteral("13907710001"), "13907710002");
    settle.kind = ActKind::Settle;
    settle.settlement = domain::Settlement{mine.id, QStringLiteral("mine")};
    EXPECT_APPLIED(m_centre->offer(*m_first, at(*m_first, settle, 2)), 3);
    QCOMPARE(stored().applicant.phone, QStringLiteral("13907710002"));
    QVERIFY(m_centre->offer(*m_first, mine).effective().value() == answer);
}

void ConflictTest::sameValueTwiceIsNoConflict()
{
    const QString phone = m_case->record().applicant.phone;
    EXPECT_APPLIED(m_centre->offer(*m_second, at(*m_second, amend("applicant.phone", phone, "13907710001"), 1)), 2);
    EXPECT_APPLIED(m_centre->offer(*m_first, at(*m_first, amend("applicant.phone", phone, "13907710001"), 1)), 3);
}

void ConflictTest::movesThatExcludeEachOther()
{
    const Operation withdraw = at(*m_second, m_case->act(ActKind::Withdraw), 1);
    const Operation review = at(*m_first, m_case->act(ActKind::StartReview), 1);
    EXPECT_APPLIED(m_centre->offer(*m_second, withdraw), 2);
    EXPECT_CONFLICT(m_centre->offer(*m_first, review), 0);
    QCOMPARE(stored().state, domain::CaseState::Withdrawn);
    domain::Act settle;
    settle.kind = ActKind::Settle;
    settle.settlement = domain::Settlement{review.id, QStringLiteral("theirs")};
    EXPECT_APPLIED(m_centre->offer(*m_first, at(*m_first, settle, 2)), 3);
}

void ConflictTest::anImpossibleMoveIsRefusedWhenNobodyElseActed()
{
    const Operation deliver = at(*m_first, m_case->act(ActKind::Deliver), 0);
    EXPECT_REFUSED(m_centre->offer(*m_first, deliver), "case.life_cycle");
}

void ConflictTest::anActBeforeSomebodyElsesIsAConflict()
{
    const Operation early = at(*m_first, m_case->act(ActKind::Refer), 1);
    m_centre->clock.advance(std::chrono::minutes(5));
    const Operation late = at(*m_second, amend("applicant.phone", m_case->record().applicant.phone, "13907710001"), 1);
    EXPECT_APPLIED(m_centre->offer(*m_second, late), 2);
    EXPECT_CONFLICT(m_centre->offer(*m_first, early), 0);
}

void ConflictTest::aChecklistDoesNotOverwriteAnother()
{
    m_case = std::make_unique<CaseBuilder>(m_first->newCase("ggcs-ws"));
    EXPECT_APPLIED(m_centre->offer(*m_first, m_first->act(*m_case, ActKind::Receive)), 1);
    m_centre->clock.advance(std::chrono::minutes(1));
    domain::Act theirs = m_case->act(ActKind::Supply);
    theirs.materials->front().pages = 3;
    domain::Act mine = m_case->act(ActKind::Accept);
    mine.materials->front().pages = 7;
    EXPECT_APPLIED(m_centre->offer(*m_second, at(*m_second, m_case->act(ActKind::Correct), 1)), 2);
    EXPECT_APPLIED(m_centre->offer(*m_second, at(*m_second, theirs, 2)), 3);
    EXPECT_CONFLICT(m_centre->offer(*m_first, at(*m_first, mine, 1)), 0);
    QCOMPARE(stored().state, domain::CaseState::Received);
    QCOMPARE(stored().materials.front().pages, 3);
    EXPECT_APPLIED(m_centre->offer(*m_first, at(*m_first, mine, 3)), 4); // having seen theirs
}

// The feed has not brought another window's change of the phone, and two acts with a checklist follow each other meanwhile.
void ConflictTest::onesOwnChecklistIsNotAnothers()
{
    m_case = std::make_unique<CaseBuilder>(m_first->newCase("ggcs-ws"));
    EXPECT_APPLIED(m_centre->offer(*m_first, m_first->act(*m_case, ActKind::Receive)), 1);
    m_centre->clock.advance(std::chrono::minutes(1));
    EXPECT_APPLIED(m_centre->offer(*m_second, at(*m_second, amend("applicant.phone", m_case->record().applicant.phone, "13907710001"), 1)), 2);
    EXPECT_APPLIED(m_centre->offer(*m_first, at(*m_first, m_case->act(ActKind::Correct), 1)), 3);
    domain::Act supplied = m_case->act(ActKind::Supply);
    supplied.materials->front().pages = 3;
    EXPECT_APPLIED(m_centre->offer(*m_first, at(*m_first, supplied, 1)), 4);
    QCOMPARE(stored().materials.front().pages, 3);
    QCOMPARE(stored().applicant.phone, QStringLiteral("13907710001"));
}

void ConflictTest::aCaseOfAnotherHallIsRefused()
{
    FakeWorkstation far = m_centre->enrol("21", "xixiang");
    CaseBuilder copy = *m_case;
    copy.by("far", "21").at(m_centre->clock.now());
    const Operation operation = far.force(copy.id(), copy.act(ActKind::Withdraw), copy.moment(ActKind::Withdraw), 1);
    EXPECT_REFUSED(m_centre->offer(far, operation), "case.other_hall");
}

YICHUANG_TEST(ConflictTest)
#include "ConflictTest.moc"
