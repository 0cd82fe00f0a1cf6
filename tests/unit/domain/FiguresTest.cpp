// SPDX-License-Identifier: Apache-2.0
#include "app/domain/Figures.h"

#include "app/domain/CaseRules.h"
#include "tests/support/domain/CaseBuilder.h"
#include "tests/support/domain/SampleFacts.h"
#include "tests/support/TestProgram.h"

#include <QJsonValue>
#include <QTest>

#include <cmath>

using namespace yichuang;
using namespace yichuang::domain;
using namespace yichuang::tests;

namespace {

// 09:00–12:00 and 13:00–17:00: seven hours a day.
WorkingTime time()
{
    static const Facts facts = sampleFacts();
    return facts.workingTime(*facts.calendar(QStringLiteral("CN")));
}

// A promised case accepted on Monday 2026-11-02 at 10:00 and decided at the given moment.
Case decidedAt(const char *date, const char *clock, const char *item = "ggcs-ws")
{
    CaseBuilder builder(item);
    builder.at("2026-11-02").apply(ActKind::Accept).apply(ActKind::StartReview).at(date, clock).apply(ActKind::Decide);
    return builder.record();
}

Item promising(Limit limit)
{
    Item item = sampleItem(QStringLiteral("ggcs-ws"));
    item.promised.limit = limit;
    return item;
}

bool isNear(std::optional<double> value, double expected)
{
    return value && std::abs(*value - expected) < 1e-9;
}

} // namespace

class FiguresTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingHasNoMeans();
    void countsAcceptedAndClosed_data();
    void countsAcceptedAndClosed();
    void scopeTakesWholeDays();
    void immediateMinutesRunFromReceipt_data();
    void immediateMinutesRunFromReceipt();
    void promisedDaysHaveDecimals();
    void stoppedTimeIsLeftOut();
    void overdueIsNotClipped();
    void speedUpIsTheRatioOfSums();
    void promiseUnits_data();
    void promiseUnits();
    void endIsTheSitesChoice();
    void studysYear();
    void satisfactionIsOfTheRated();
    void partsAddUp();
    void whatACaseAddsCanBeTakenAway();
    void receivedCountsWhateverBecameOfIt();
    void json();
};

void FiguresTest::nothingHasNoMeans()
{
    const FiguresView view = Figures().view();
    QCOMPARE(view.accepted, 0);
    QCOMPARE(view.closed, 0);
    QVERIFY(!view.immediateMinutes.value() && !view.promisedWorkingDays.value() && !view.speedUp.value() && !view.satisfaction.value());
}

void FiguresTest::countsAcceptedAndClosed_data()
{
    QTest::addColumn<QList<int>>("acts"); // after receipt
    QTest::addColumn<int>("accepted");
    QTest::addColumn<int>("closed");
    const auto acts = [](std::initializer_list<ActKind> kinds) {
        QList<int> list;
        for (const ActKind kind : kinds) {
            list.append(int(kind));
        }
        return list;
    };
    QTest::newRow("received only") << acts({}) << 0 << 0;
    QTest::newRow("returned") << acts({ActKind::Reject}) << 0 << 0;
    QTest::newRow("accepted") << acts({ActKind::Accept}) << 1 << 0;
    QTest::newRow("decided, not given out yet") << acts({ActKind::Accept, ActKind::StartReview, ActKind::Decide}) << 1 << 1;
    QTest::newRow("withdrawn after acceptance") << acts({ActKind::Accept, ActKind::Withdraw}) << 1 << 1;
    QTest::newRow("referred after acceptance") << acts({ActKind::Accept, ActKind::Refer}) << 1 << 1;
    QTest::newRow("withdrawn before") << acts({ActKind::Withdraw}) << 0 << 0;
    QTest::newRow("void, business") << acts({ActKind::Accept, ActKind::Void}) << 1 << 1;
}

void FiguresTest::countsAcceptedAndClosed()
{
    QFETCH(QList<int>, acts);
    QFETCH(int, accepted);
    QFETCH(int, closed);
    CaseBuilder builder("ggcs-ws");
    builder.apply(ActKind::Receive);
    for (const int act : acts) {
        builder.apply(ActKind(act));
    }
    Figures figures;
    figures.add(builder.record(), builder.item(), time());
    QCOMPARE(figures.view().accepted, accepted);
    QCOMPARE(figures.view().closed, closed);
    Case entryError = builder.record();
    entryError.closing = ClosingCode::Deleted;
    Figures none;
    none.add(entryError, builder.item(), time());
    QCOMPARE(none.view().accepted, 0);
    QCOMPARE(none.view().closed, 0);
}

void FiguresTest::scopeTakesWholeDays()
{
    const Case record = decidedAt("2026-11-05", "16:59"); // accepted on 11-02
    const auto count = [&record](const char *from, const char *to) {
        Figures figures({QDate::fromString(QLatin1String(from), Qt::ISODate), QDate::fromString(QLatin1String(to), Qt::ISODate), HandlingEnd::Decision});
        figures.add(record, sampleItem(QStringLiteral("ggcs-ws")), time());
        return std::pair(figures.view().accepted, figures.view().closed);
    };
    QCOMPARE(count("", ""), std::pair(qint64(1), qint64(1)));
    QCOMPARE(count("2026-11-02", "2026-11-05"), std::pair(qint64(1), qint64(1)));
    QCOMPARE(count("2026-11-03", "2026-11-05"), std::pair(qint64(0), qint64(1)));
    QCOMPARE(count("2026-11-02", "2026-11-04"), std::pair(qint64(1), qint64(0)));
    QCOMPARE(count("2026-11-06", ""), std::pair(qint64(0), qint64(0)));
}

void FiguresTest::immediateMinutesRunFromReceipt_data()
{
    QTest::addColumn<QString>("received");
    QTest::addColumn<QString>("completed");
    QTest::addColumn<double>("minutes");
    QTest::newRow("half an hour") << "2026-11-23 10:00" << "2026-11-23 10:30" << 30.0;
    QTest::newRow("at once") << "2026-11-23 10:00" << "2026-11-23 10:00" << 0.0;
    QTest::newRow("over the midday break") << "2026-11-23 11:50" << "2026-11-23 13:10" << 20.0;
    QTest::newRow("within the break, served all the same") << "2026-11-23 12:10" << "2026-11-23 12:15" << 5.0;
    QTest::newRow("on a Sunday") << "2026-11-22 10:00" << "2026-11-22 10:04" << 4.0;
    QTest::newRow("over night") << "2026-11-23 16:50" << "2026-11-24 09:10" << 20.0;
}

void FiguresTest::immediateMinutesRunFromReceipt()
{
    QFETCH(QString, received);
    QFETCH(QString, completed);
    QFETCH(double, minutes);
    const auto moment = [](const QString &text) { return chinaAt(qPrintable(text.left(10)), qPrintable(text.mid(11))); };
    CaseBuilder builder("hk-cs");
    // On another day somebody else completes what was accepted.
    const bool isSameDay = received.left(10) == completed.left(10);
    builder.at(moment(received)).apply(isSameDay ? ActKind::Receive : ActKind::Accept);
    builder.at(moment(completed)).by(isSameDay ? "clerk" : "clerk.two", "01").apply(ActKind::Complete);
    Figures figures;
    figures.add(builder.record(), builder.item(), time());
    QVERIFY(isNear(figures.view().immediateMinutes.value(), minutes));
    QVERIFY(!figures.view().promisedWorkingDays.value());
}

void FiguresTest::promisedDaysHaveDecimals()
{
    Figures figures;
    // Monday 10:00 to Wednesday 13:30: six hours, seven hours, three and a half: 16.5 of 7 hours a day.
    figures.add(decidedAt("2026-11-04", "13:30"), sampleItem(QStringLiteral("ggcs-ws")), time());
    const FiguresView view = figures.view();
    QVERIFY(std::abs(*view.promisedWorkingDays.value() - 16.5 / 7) < 1e-6);
    QVERIFY(std::abs(*view.speedUp.value() - (5 - 16.5 / 7) / 5) < 1e-6);
}

void FiguresTest::stoppedTimeIsLeftOut()
{
    CaseBuilder builder("ggcs-ws");
    builder.at("2026-11-02").apply(ActKind::Accept).apply(ActKind::StartReview).at("2026-11-04").apply(ActKind::Stop);
    builder.at("2026-11-10").apply(ActKind::Resume).at("2026-11-11", "10:00").apply(ActKind::Decide);
    Figures figures;
    figures.add(builder.record(), builder.item(), time());
    // Two whole days, Monday 10:00 to Tuesday's end and the first hour of the 11th: (6 + 7 + 1) / 7.
    QVERIFY(isNear(figures.view().promisedWorkingDays.value(), 2.0));
}

void FiguresTest::overdueIsNotClipped()
{
    Figures figures;
    // From 11-02 10:00 to 11-16 10:00: ten working days against a promise of five.
    figures.add(decidedAt("2026-11-16", "10:00"), sampleItem(QStringLiteral("ggcs-ws")), time());
    QVERIFY(isNear(figures.view().promisedWorkingDays.value(), 10.0));
    QVERIFY(isNear(figures.view().speedUp.value(), -1.0));
}

void FiguresTest::speedUpIsTheRatioOfSums()
{
    Figures figures;
    figures.add(decidedAt("2026-11-03", "10:00"), promising({2, LimitUnit::WorkingDay}), time());  // 1 of 2: 50 %
    figures.add(decidedAt("2026-11-04", "10:00"), promising({20, LimitUnit::WorkingDay}), time()); // 2 of 20: 90 %
    QVERIFY(isNear(figures.view().speedUp.value(), 19.0 / 22.0)); // not 70 %
    QCOMPARE(figures.view().speedUp.numerator, 19.0);
    QCOMPARE(figures.view().speedUp.denominator, 22.0);
}

void FiguresTest::promiseUnits_data()
{
    QTest::addColumn<Limit>("promise");
    QTest::addColumn<double>("days"); // negative: no promise
    QTest::newRow("working days") << Limit{5, LimitUnit::WorkingDay} << 5.0;
    QTest::newRow("none") << Limit() << -1.0;
    QTest::newRow("hours of the counter") << Limit{14, LimitUnit::Hour} << 2.0;
    QTest::newRow("minutes of the counter") << Limit{210, LimitUnit::Minute} << 0.5;
    // 2026-11-02 + 14 days of the calendar = Monday 11-16: ten working days.
    QTest::newRow("calendar days") << Limit{14, LimitUnit::NaturalDay} << 10.0;
}

void FiguresTest::promiseUnits()
{
    QFETCH(Limit, promise);
    QFETCH(double, days);
    Figures figures;
    figures.add(decidedAt("2026-11-03", "10:00"), promising(promise), time());
    QCOMPARE(figures.view().speedUp.denominator, std::max(0.0, days));
    QCOMPARE(figures.view().speedUp.value().has_value(), days > 0);
    QVERIFY(isNear(figures.view().promisedWorkingDays.value(), 1.0));
}

void FiguresTest::endIsTheSitesChoice()
{
    CaseBuilder builder("ggcs-ws");
    builder.at("2026-11-02").apply(ActKind::Accept).apply(ActKind::StartReview).at("2026-11-03").apply(ActKind::Decide);
    builder.at("2026-11-04").apply(ActKind::MakeReady).at("2026-11-06").apply(ActKind::Deliver);
    const auto meanDays = [&builder](HandlingEnd end) {
        Figures figures({{}, {}, end});
        figures.add(builder.record(), builder.item(), time());
        return figures.view().promisedWorkingDays.value();
    };
    QVERIFY(isNear(meanDays(HandlingEnd::Decision), 1.0));
    QVERIFY(isNear(meanDays(HandlingEnd::Ready), 2.0));
    QVERIFY(isNear(meanDays(HandlingEnd::Delivery), 4.0));
    Figures waiting({{}, {}, HandlingEnd::Delivery});
    waiting.add(decidedAt("2026-11-03", "10:00"), builder.item(), time());
    QCOMPARE(waiting.view().closed, 0);
    for (const HandlingEnd end : {HandlingEnd::Decision, HandlingEnd::Ready, HandlingEnd::Delivery}) {
        QCOMPARE(handlingEndFromWord(toWord(end)), std::optional(end));
    }
}

// The study's year (M19), from cases alone: 1 418 700 accepted, 1 411 300 closed, 0.46 minutes, 3.22 days, 78.24 %, 99.9 %.
// One mean promise of 14.80 days makes the last two agree: (14.80 − 3.22) ÷ 14.80.
void FiguresTest::studysYear()
{
    const CounterHours tenThousandSeconds = CounterHours::make({{QTime(0, 0), QTime(2, 46, 40)}}).value();
    const WorkingTime decimal{time().calendar, tenThousandSeconds, AfterHours::SameDay};
    Case promised = decidedAt("2026-11-03", "10:00");
    promised.accepted = chinaAt("2026-11-02", "00:00");
    // Three days and 0.22 of a day: 2 200 seconds into Thursday.
    promised.decided = chinaAt("2026-11-05", "00:00") + std::chrono::seconds(2200);
    Figures hundredPromised;
    for (int i = 0; i < 100; ++i) {
        hundredPromised.add(promised, promising({i < 80 ? 15 : 14, LimitUnit::WorkingDay}), decimal);
    }
    Figures fiftyImmediate; // 27.6 seconds each = 0.46 minutes
    for (int i = 0; i < 50; ++i) {
        CaseBuilder builder("hk-cs");
        builder.at(chinaAt("2026-11-23", "10:00")).apply(ActKind::Receive).later(std::chrono::seconds(i < 30 ? 28 : 27)).apply(ActKind::Complete);
        fiftyImmediate.add(builder.record(), builder.item(), time());
    }
    Figures hundredOpen;
    CaseBuilder open("ggcs-ws");
    open.at("2026-12-30").apply(ActKind::Accept);
    for (int i = 0; i < 100; ++i) {
        hundredOpen.add(open.record(), open.item(), time());
    }
    Figures year;
    const auto addOften = [&year](const Figures &part, int times) {
        for (int i = 0; i < times; ++i) {
            year.add(part);
        }
    };
    addOften(hundredPromised, 4113);
    addOften(fiftyImmediate, 20'000);
    addOften(hundredOpen, 74);
    year.addRatings(1'411'300, 1'409'889);
    const FiguresView view = year.view();
    QCOMPARE(view.accepted, 1'418'700);
    QCOMPARE(view.closed, 1'411'300);
    QVERIFY(isNear(view.immediateMinutes.value(), 0.46));
    QVERIFY(isNear(view.promisedWorkingDays.value(), 3.22));
    QCOMPARE(view.speedUp.denominator / view.promisedWorkingDays.denominator, 14.80);
    QCOMPARE(QString::number(*view.speedUp.value() * 100, 'f', 2), QStringLiteral("78.24"));
    QCOMPARE(QString::number(*view.satisfaction.value() * 100, 'f', 1), QStringLiteral("99.9"));
}

void FiguresTest::satisfactionIsOfTheRated()
{
    Figures figures;
    figures.add(decidedAt("2026-11-03", "10:00"), sampleItem(QStringLiteral("ggcs-ws")), time());
    QVERIFY(!figures.view().satisfaction.value());
    figures.addRatings(4, 3);
    QVERIFY(isNear(figures.view().satisfaction.value(), 0.75));
}

void FiguresTest::partsAddUp()
{
    const Item &item = sampleItem(QStringLiteral("ggcs-ws"));
    const Case cases[] = {decidedAt("2026-11-03", "10:07"), decidedAt("2026-11-09", "16:11"), decidedAt("2026-11-20", "09:01")};
    Figures whole;
    Figures odd;
    Figures even;
    for (int i = 0; i < 3; ++i) {
        whole.add(cases[i], item, time());
        (i % 2 == 0 ? even : odd).add(cases[2 - i], item, time());
    }
    odd.addRatings(2, 1);
    whole.addRatings(2, 1);
    odd.add(even);
    QCOMPARE(odd.view().toJson(), whole.view().toJson());
}

void FiguresTest::whatACaseAddsCanBeTakenAway()
{
    CaseBuilder counter("hk-cs");
    counter.at("2026-11-23", "10:00").apply(ActKind::Receive).at("2026-11-23", "10:30").apply(ActKind::Complete);
    const Item &item = sampleItem(QStringLiteral("ggcs-ws"));
    const CaseFigures promised = figuresOf(decidedAt("2026-11-04", "10:00"), item, time(), HandlingEnd::Decision);
    const CaseFigures immediate = figuresOf(counter.record(), counter.item(), time(), HandlingEnd::Decision);
    QCOMPARE(promised.accepted, QDate(2026, 11, 2));
    QCOMPARE(promised.ended, QDate(2026, 11, 4));
    QVERIFY(promised.handled == CaseKind::Promised && immediate.handled == CaseKind::Immediate);
    QCOMPARE(promised.used, 2'000'000);
    QCOMPARE(promised.promise, std::optional<qint64>(5'000'000));
    QCOMPARE(immediate.used, 30 * 60'000);
    FiguresSums both;
    FiguresSums one;
    for (const auto &[day, sums] : promised.days()) {
        both += sums;
        one += sums;
    }
    for (const auto &[day, sums] : immediate.days()) {
        both += sums;
    }
    QVERIFY(!(both == one));
    QCOMPARE(both.closed, 2);
    for (const auto &[day, sums] : immediate.days()) {
        both -= sums;
    }
    QVERIFY(both == one);
}

void FiguresTest::receivedCountsWhateverBecameOfIt()
{
    CaseBuilder builder("ggcs-ws");
    builder.at("2026-11-02").apply(ActKind::Receive).at("2026-11-03").apply(ActKind::Accept);
    Case entryError = builder.record();
    entryError.closing = ClosingCode::Deleted;
    Figures figures({QDate(2026, 11, 2), QDate(2026, 11, 2), HandlingEnd::Decision});
    figures.add(builder.record(), builder.item(), time());
    figures.add(entryError, builder.item(), time());
    QCOMPARE(figures.view().received, 2);
    QCOMPARE(figures.view().accepted, 0);
}

void FiguresTest::json()
{
    Figures figures;
    figures.add(decidedAt("2026-11-03", "10:00"), sampleItem(QStringLiteral("ggcs-ws")), time());
    const QJsonObject json = figures.view().toJson();
    QCOMPARE(json.value(QStringLiteral("accepted")).toInteger(), 1);
    const QJsonObject speedUp = json.value(QStringLiteral("speed_up")).toObject();
    QCOMPARE(speedUp.value(QStringLiteral("value")).toDouble(), 0.8);
    QCOMPARE(speedUp.value(QStringLiteral("numerator")).toDouble(), 4.0);
    QCOMPARE(speedUp.value(QStringLiteral("denominator")).toDouble(), 5.0);
    QVERIFY(json.value(QStringLiteral("satisfaction")).toObject().value(QStringLiteral("value")).isNull());
}

YICHUANG_TEST(FiguresTest)
#include "FiguresTest.moc"
