// SPDX-License-Identifier: Apache-2.0
#include "app/domain/ActEffects.h"

#include "tests/support/TestProgram.h"
#include "tests/unit/domain/ActFixture.h"

#include <algorithm>

using namespace yichuang;
using namespace yichuang::domain;
using namespace yichuang::tests;

/// Stops and the one extension: what an act makes of a case, and when it is refused.
class StopEffectsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void stopGrounds_data();
    void stopGrounds();
    void stopNeedsItsDetails_data();
    void stopNeedsItsDetails();
    void stopAndResumeKeepTheRemainingDays();
    void stopThatNeverBeganTakesNoDay();
    void extensionIsOnceAndWithinTheLaw();
    void extensionAfterTheDueDateIsRefused();
    void extensionMovesTheDueDate();
    void extensionIsOfferedWhileItIsPossible();
};

void StopEffectsTest::stopGrounds_data()
{
    QTest::addColumn<QString>("item");
    QTest::addColumn<QString>("ground");
    QTest::addColumn<bool>("stops");
    for (const char *ground : {"hearing", "tender", "auction", "inspection", "testing", "quarantine", "appraisal", "expert_review"}) {
        QTest::newRow(ground) << "ggcs-ws" << ground << true;
    }
    QTest::newRow("site check never does") << "sp-jy" << "site_check" << false;
    QTest::newRow("publicity is no cause") << "ghxk" << "publicity" << false;
    QTest::newRow("special law, where one says so") << "qs-xk" << "special_law" << true;
    QTest::newRow("special law, where none does") << "ggcs-ws" << "special_law" << false;
    QTest::newRow("an invented ground") << "ggcs-ws" << "too_busy" << false;
}

void StopEffectsTest::stopGrounds()
{
    QFETCH(QString, item);
    QFETCH(QString, ground);
    QFETCH(bool, stops);
    CaseBuilder builder = inReview(qPrintable(item));
    Act act = builder.act(ActKind::Stop);
    act.stop->ground = ground;
    const base::Result<Case> made = builder.tryApply(act);
    QCOMPARE(made ? QByteArray() : made.error().reason, stops ? QByteArray() : QByteArray("case.stop_ground"));
    if (made) {
        QVERIFY(made->dues.statutory.isNull());
        QCOMPARE(made->steps.back().ground, ground);
    }
}

void StopEffectsTest::stopNeedsItsDetails_data()
{
    QTest::addColumn<Tweak>("tweak");
    QTest::addColumn<QByteArray>("reason");
    QTest::newRow("as it should be") << Tweak([](Act &) {}) << QByteArray();
    QTest::newRow("no details") << Tweak([](Act &act) { act.stop.reset(); }) << QByteArray("case.stop_detail");
    QTest::newRow("no time told") << Tweak([](Act &act) { act.stop->announcedDays = 0; }) << QByteArray("case.stop_detail");
    QTest::newRow("no start") << Tweak([](Act &act) { act.stop->from = {}; }) << QByteArray("case.stop_date");
    QTest::newRow("began yesterday") << Tweak([](Act &act) { act.stop->from = day("2026-09-23"); }) << QByteArray("case.stop_date");
    QTest::newRow("begins tomorrow") << Tweak([](Act &act) { act.stop->from = day("2026-09-25"); }) << QByteArray();
    QTest::newRow("begins next year") << Tweak([](Act &act) { act.stop->from = day("2027-01-05"); }) << QByteArray("case.stop_date");
}

void StopEffectsTest::stopNeedsItsDetails()
{
    QFETCH(Tweak, tweak);
    QFETCH(QByteArray, reason);
    CaseBuilder builder = inReview();
    Act act = builder.act(ActKind::Stop);
    tweak(act);
    const base::Result<Case> made = builder.tryApply(act);
    QCOMPARE(made ? QByteArray() : made.error().reason, reason);
}

// Due 20, six working days used when the hearing starts; after it ends on day E, due is the 14th working day after E.
void StopEffectsTest::stopAndResumeKeepTheRemainingDays()
{
    CaseBuilder builder = inReview();
    QCOMPARE(builder.record().dues.statutory, day("2026-10-29"));
    // Working days after 09-24: 09-28 29 30, 10-08 09 10 (Saturday, made up) = six.
    builder.at("2026-10-12").apply(ActKind::Stop);
    QVERIFY(builder.record().dues.statutory.isNull());
    QVERIFY(builder.record().dues.promised == day("2026-10-09") || builder.record().dues.promised.isNull());
    builder.at("2026-10-16").apply(ActKind::Resume);
    const Calendar &calendar = *builder.rules().facts().calendar(QStringLiteral("CN"));
    QCOMPARE(calendar.workingDaysBetween(day("2026-09-24"), day("2026-10-11")), 6);
    QCOMPARE(calendar.workingDaysBetween(day("2026-10-16"), builder.record().dues.statutory), 14);
    QCOMPARE(builder.record().dues.statutory, day("2026-11-05"));
    QCOMPARE(builder.record().stops.back().to, day("2026-10-16"));
}

void StopEffectsTest::stopThatNeverBeganTakesNoDay()
{
    CaseBuilder builder = inReview();
    Act act = builder.act(ActKind::Stop);
    act.stop->from = day("2026-10-12");
    builder.apply(act).at("2026-09-28").apply(ActKind::Resume);
    QVERIFY(builder.record().stops.empty());
    QCOMPARE(builder.record().dues.statutory, day("2026-10-29"));
    QCOMPARE(builder.record().steps.back().act, ActKind::Resume);
}

void StopEffectsTest::extensionIsOnceAndWithinTheLaw()
{
    CaseBuilder builder = inReview();
    const auto tryWith = [&builder](int value, const char *approver, const char *note) {
        Act act = builder.act(ActKind::Extend);
        act.extension = ExtensionDetail{value, QString::fromUtf8(approver)};
        act.note = QString::fromUtf8(note);
        return builder.tryApply(act);
    };
    EXPECT_REFUSED(tryWith(11, "陆局长", "情况复杂"), "case.extension_length");
    EXPECT_REFUSED(tryWith(0, "陆局长", "情况复杂"), "case.extension_length");
    EXPECT_REFUSED(tryWith(-1, "陆局长", "情况复杂"), "case.extension_length");
    EXPECT_REFUSED(tryWith(10, " ", "情况复杂"), "case.extension_approver");
    EXPECT_REFUSED(tryWith(10, "陆局长", " "), "case.note");
    EXPECT_OK(tryWith(10, "陆局长", "情况复杂"));
    EXPECT_REFUSED(tryWith(5, "陆局长", "情况复杂"), "case.second_extension");
    CaseBuilder noRule = inReview("sb-sybx");
    EXPECT_REFUSED(noRule.tryApply(ActKind::Extend), "case.no_extension");
    Act bare = inReview().act(ActKind::Extend);
    bare.extension.reset();
    EXPECT_REFUSED(inReview().tryApply(bare), "case.extension_length");
}

void StopEffectsTest::extensionAfterTheDueDateIsRefused()
{
    CaseBuilder builder = inReview();
    builder.at("2026-10-30");
    EXPECT_REFUSED(builder.tryApply(ActKind::Extend), "case.extension_late");
    builder = inReview();
    builder.at("2026-10-29");
    EXPECT_OK(builder.tryApply(ActKind::Extend));
}

void StopEffectsTest::extensionMovesTheDueDate()
{
    CaseBuilder builder = inReview();
    builder.apply(ActKind::Extend);
    // Ten working days after Thursday 2026-10-29.
    QCOMPARE(builder.record().dues.statutory, day("2026-11-12"));
    QCOMPARE(builder.record().extension->limit, (Limit{10, LimitUnit::WorkingDay}));
    CaseBuilder card = inReview("sfz-hl"); // 60 + 30 days of the calendar, 2026-12-23, promise in working days
    const QDate promised = card.record().dues.promised;
    card.apply(ActKind::Extend);
    QCOMPARE(card.record().dues.statutory, day("2026-12-23"));
    QCOMPARE(card.record().dues.promised, promised);
}

void StopEffectsTest::extensionIsOfferedWhileItIsPossible()
{
    const auto isOffered = [](CaseBuilder &builder) {
        const auto offered = builder.rules().offeredActs(builder.record(), builder.moment(ActKind::Extend));
        return std::find(offered.begin(), offered.end(), ActKind::Extend) != offered.end();
    };
    CaseBuilder builder = inReview();
    QVERIFY(isOffered(builder));
    builder.apply(ActKind::Extend);
    QVERIFY2(!isOffered(builder), "once");
    CaseBuilder late = inReview();
    late.at("2026-10-30");
    QVERIFY2(!isOffered(late), "the limit is over");
    CaseBuilder noRule = inReview("sb-sybx");
    QVERIFY2(!isOffered(noRule), "no law allows it");
}

YICHUANG_TEST(StopEffectsTest)
#include "StopEffectsTest.moc"
