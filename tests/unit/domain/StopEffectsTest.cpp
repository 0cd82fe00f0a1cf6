// SPDX-License-Identifier: Apache-2.0
#include "app/domain/ActEffects.h"

#include "tests/support/TestProgram.h"
#include "tests/unit/domain/ActFixture.h"

#include <QJsonArray>

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
    void extensionMovesADate_data();
    void extensionMovesADate();
    void stopAfterTheLimitIsRefused_data();
    void stopAfterTheLimitIsRefused();
    void stopIsOfferedWhereAProcedureMayStop();
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
    QTest::newRow("a registration, named in the catalogue") << "tlj-dj" << "inspection" << true;
    QTest::newRow("a registration, not named") << "tlj-dj" << "hearing" << false;
    QTest::newRow("a benefit has no causes of the licensing law") << "sb-sybx" << "hearing" << false;
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
    act.stop->announcedDays = 5;
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
    QTest::newRow("begins tomorrow") << Tweak([](Act &act) { act.stop->from = day("2026-09-25"); }) << QByteArray("case.stop_date");
    QTest::newRow("longer than a year") << Tweak([](Act &act) { act.stop->announcedDays = 366; }) << QByteArray("case.stop_length");
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
    builder.apply(ActKind::Stop);
    Case old = builder.record(); // as journals have them from when a procedure could be recorded ahead
    old.stops.back().from = day("2026-10-12");
    builder.at("2026-09-28");
    const base::Result<Case> made = builder.rules().apply(old, builder.id(), builder.act(ActKind::Resume), builder.moment(ActKind::Resume));
    EXPECT_OK(made);
    QVERIFY(made->stops.empty());
    QCOMPARE(made->dues.statutory, day("2026-10-29"));
    QCOMPARE(made->steps.back().act, ActKind::Resume);
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

void StopEffectsTest::extensionMovesADate_data()
{
    QTest::addColumn<QString>("item");
    QTest::addColumn<Limit>("rule");
    QTest::addColumn<QString>("accepted");
    QTest::addColumn<QString>("at");
    QTest::addColumn<int>("value");
    QTest::addColumn<QString>("statutory"); // empty: refused
    QTest::addColumn<QString>("promised");
    const Limit working{10, LimitUnit::WorkingDay};
    const Limit natural{30, LimitUnit::NaturalDay};
    // ggcs-ws: 20 working days by law, 5 promised; from 2026-09-24 these are 10-29 and 10-09.
    QTest::newRow("both") << "ggcs-ws" << working << "2026-09-24" << "2026-10-09" << 10 << "2026-11-12" << "2026-10-22";
    QTest::newRow("the promise had run out") << "ggcs-ws" << working << "2026-09-24" << "2026-10-10" << 10 << "2026-11-12" << "2026-10-09";
    QTest::newRow("in a unit of neither") << "ggcs-ws" << natural << "2026-09-24" << "2026-09-28" << 10 << "" << "";
    // sfz-hl: 60 days of the calendar. From 2026-10-06 they end on Saturday 12-05, so on Monday 12-07.
    QTest::newRow("into the same days off") << "sfz-hl" << natural << "2026-10-06" << "2026-10-09" << 2 << "" << "";
    QTest::newRow("past them") << "sfz-hl" << natural << "2026-10-06" << "2026-10-09" << 3 << "2026-12-08" << "2026-10-27";
    // cj-zb: no law sets a limit, 20 working days promised.
    QTest::newRow("the promise alone") << "cj-zb" << working << "2026-09-24" << "2026-10-29" << 10 << "none" << "2026-11-12";
    QTest::newRow("the promise alone, run out") << "cj-zb" << working << "2026-09-24" << "2026-10-30" << 10 << "" << "";
}

void StopEffectsTest::extensionMovesADate()
{
    QFETCH(QString, item);
    QFETCH(Limit, rule);
    QFETCH(QString, accepted);
    QFETCH(QString, at);
    QFETCH(int, value);
    QFETCH(QString, statutory);
    QFETCH(QString, promised);
    QJsonObject json = catalogueJson();
    QJsonArray items = json.value(QStringLiteral("items")).toArray();
    for (QJsonValueRef entry : items) {
        QJsonObject changed = entry.toObject();
        QJsonObject extension = rule.toJson();
        extension.insert(QStringLiteral("approver"), QStringLiteral("负责人"));
        extension.insert(QStringLiteral("basis"), QStringLiteral("《某法》"));
        changed.insert(QStringLiteral("extension"), extension);
        entry = changed;
    }
    json.insert(QStringLiteral("items"), items);
    Facts facts = sampleFacts();
    facts.catalogues.insert(facts.currentCatalogue, Catalogue::fromJson(json).value());
    CaseBuilder builder(qPrintable(item), facts);
    builder.at(qPrintable(accepted)).apply(ActKind::Accept).at(qPrintable(at));
    Act act = builder.act(ActKind::Extend);
    act.extension->value = value;
    const base::Result<Case> made = builder.tryApply(act);
    QCOMPARE(made.has_value(), !statutory.isEmpty());
    if (made) {
        QCOMPARE(made->dues.statutory, statutory == QLatin1String("none") ? QDate() : QDate::fromString(statutory, Qt::ISODate));
        QCOMPARE(made->dues.promised, QDate::fromString(promised, Qt::ISODate));
    } else {
        QVERIFY(made.error().reason == "case.extension_idle" || made.error().reason == "case.extension_late");
    }
}

void StopEffectsTest::stopAfterTheLimitIsRefused_data()
{
    QTest::addColumn<QString>("item");
    QTest::addColumn<QString>("ground");
    QTest::addColumn<QString>("at");
    QTest::addColumn<QByteArray>("reason");
    QTest::newRow("last day of the law's limit") << "ggcs-ws" << "hearing" << "2026-10-29" << QByteArray();
    QTest::newRow("the day after") << "ggcs-ws" << "hearing" << "2026-10-30" << QByteArray("case.stop_late");
    QTest::newRow("last day of a promise without a law") << "cj-zb" << "appraisal" << "2026-10-29" << QByteArray();
    QTest::newRow("the day after that") << "cj-zb" << "appraisal" << "2026-10-30" << QByteArray("case.stop_late");
}

void StopEffectsTest::stopAfterTheLimitIsRefused()
{
    QFETCH(QString, item);
    QFETCH(QString, ground);
    QFETCH(QString, at);
    QFETCH(QByteArray, reason);
    CaseBuilder builder = inReview(qPrintable(item));
    builder.at(qPrintable(at));
    Act act = builder.act(ActKind::Stop);
    act.stop->ground = ground;
    const base::Result<Case> made = builder.tryApply(act);
    QCOMPARE(made ? QByteArray() : made.error().reason, reason);
}

void StopEffectsTest::stopIsOfferedWhereAProcedureMayStop()
{
    const auto isOffered = [](const char *item, const char *at) {
        CaseBuilder builder = inReview(item);
        builder.at(at);
        const auto offered = builder.rules().offeredActs(builder.record(), builder.moment(ActKind::Stop));
        return std::find(offered.begin(), offered.end(), ActKind::Stop) != offered.end();
    };
    QVERIFY(isOffered("ggcs-ws", "2026-09-25"));
    QVERIFY(isOffered("cj-zb", "2026-09-25"));
    QVERIFY2(!isOffered("sb-sybx", "2026-09-25"), "no licence, and the catalogue names nothing");
    QVERIFY2(!isOffered("ggcs-ws", "2026-10-30"), "the limit is over");
}

YICHUANG_TEST(StopEffectsTest)
#include "StopEffectsTest.moc"
