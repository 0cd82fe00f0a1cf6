// SPDX-License-Identifier: Apache-2.0
#include "app/domain/ActChecks.h"

#include "tests/support/domain/CaseBuilder.h"
#include "tests/support/domain/SampleFacts.h"
#include "tests/support/TestProgram.h"

#include <QTest>

using namespace yichuang;
using namespace yichuang::domain;
using namespace yichuang::tests;

namespace {

// What a check sees, with parts a test may bend. `builder` outlives it.
struct Scene {
    explicit Scene(const CaseBuilder &builder)
        : record(builder.record()), act(builder.act(ActKind::Accept)), moment(builder.moment(ActKind::Accept)), item(builder.item()),
          facts(builder.rules().facts())
    {
    }
    [[nodiscard]] ActFrame frame() { return {record, act, moment, item, *facts.calendar(QStringLiteral("CN")), facts, record.state, nullptr}; }

    Case record;
    Act act;
    ActMoment moment;
    Item item;
    Facts facts;
};

QByteArray reasonOf(const base::Result<void> &result)
{
    return result ? QByteArray() : result.error().reason;
}

} // namespace

class ActChecksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void dayIsChinas();
    void missedNotice_data();
    void missedNotice();
    void grantedResultWaitsForDeferral_data();
    void grantedResultWaitsForDeferral();
    void fieldValues_data();
    void fieldValues();
    void stopLengths_data();
    void stopLengths();
    void changes_data();
    void changes();
    void kindsOfRefusal();
};

void ActChecksTest::dayIsChinas()
{
    CaseBuilder builder("ggcs-ws");
    builder.apply(ActKind::Receive);
    Scene scene(builder);
    scene.moment.at = base::instantFromIso(QStringLiteral("2026-11-22T16:30:00.000Z")).value();
    QCOMPARE(dayOf(scene.frame()), QDate(2026, 11, 23));
}

void ActChecksTest::missedNotice_data()
{
    QTest::addColumn<QString>("date");
    QTest::addColumn<int>("corrections");
    QTest::addColumn<NoticeMissed>("rule");
    QTest::addColumn<bool>("missed");
    QTest::newRow("last day") << "2026-02-26" << 0 << NoticeMissed::DeemedAccepted << false;
    QTest::newRow("the day after") << "2026-02-27" << 0 << NoticeMissed::DeemedAccepted << true;
    QTest::newRow("corrections were told") << "2026-02-27" << 1 << NoticeMissed::DeemedAccepted << false;
    QTest::newRow("the counter closes") << "2026-02-26 17:00" << 0 << NoticeMissed::DeemedAccepted << false;
    QTest::newRow("it is closed") << "2026-02-26 17:01" << 0 << NoticeMissed::DeemedAccepted << true;
    QTest::newRow("no such rule") << "2026-02-27" << 0 << NoticeMissed::Nothing << false;
}

void ActChecksTest::missedNotice()
{
    QFETCH(QString, date);
    QFETCH(int, corrections);
    QFETCH(NoticeMissed, rule);
    QFETCH(bool, missed);
    CaseBuilder builder("ggcs-ws");
    builder.at("2026-02-12").apply(ActKind::Receive);
    Scene scene(builder);
    scene.moment.at = chinaAt(qPrintable(date.left(10)), date.size() > 10 ? qPrintable(date.mid(11)) : "10:00");
    scene.record.corrections = corrections;
    scene.record.dues.notice = corrections > 0 ? QDate() : scene.record.dues.notice;
    scene.item.ifNoticeMissed = rule;
    QCOMPARE(isNoticeMissed(scene.frame()), missed);
}

void ActChecksTest::grantedResultWaitsForDeferral_data()
{
    QTest::addColumn<Judgement>("judgement");
    QTest::addColumn<bool>("granted");
    QTest::addColumn<QByteArray>("reason");
    QTest::newRow("granted, open") << Judgement::Deferred << true << QByteArray("case.deferral_open");
    QTest::newRow("granted, closed") << Judgement::Complete << true << QByteArray();
    QTest::newRow("refused, open") << Judgement::Deferred << false << QByteArray();
}

void ActChecksTest::grantedResultWaitsForDeferral()
{
    QFETCH(Judgement, judgement);
    QFETCH(bool, granted);
    QFETCH(QByteArray, reason);
    CaseBuilder builder("ggcs-ws");
    builder.reach(CaseState::Decided);
    Scene scene(builder);
    scene.record.materials[3].judgement = judgement;
    scene.record.decision->granted = granted;
    QCOMPARE(reasonOf(checkDeferralClosed(scene.frame())), reason);
}

void ActChecksTest::fieldValues_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QByteArray>("reason");
    const QByteArray wrong = "case.field_value";
    QTest::newRow("as it should be") << "area" << "46.5" << QByteArray();
    QTest::newRow("number with blanks around") << "area" << " 46 " << QByteArray();
    QTest::newRow("number not told") << "area" << "" << QByteArray();
    QTest::newRow("words for a number") << "area" << QStringLiteral("四十六") << wrong;
    QTest::newRow("a number and more") << "area" << QStringLiteral("46平方米") << wrong;
    QTest::newRow("less than nothing") << "area" << "-1" << wrong;
    QTest::newRow("no number there is") << "area" << "nan" << wrong;
    QTest::newRow("one of the choices") << "category" << QStringLiteral("旅店") << QByteArray();
    QTest::newRow("none of the choices") << "category" << QStringLiteral("机场") << wrong;
    QTest::newRow("required and empty") << "category" << " " << QByteArray("case.field_missing");
    QTest::newRow("any text") << "place" << QStringLiteral("民族大道 1 号") << QByteArray();
}

void ActChecksTest::fieldValues()
{
    QFETCH(QString, field);
    QFETCH(QString, value);
    QFETCH(QByteArray, reason);
    CaseBuilder builder("ggcs-ws");
    builder.apply(ActKind::Receive);
    Scene scene(builder);
    scene.record.fields.insert(field, value);
    QCOMPARE(reasonOf(checkFields(scene.frame())), reason);
}

void ActChecksTest::stopLengths_data()
{
    QTest::addColumn<QString>("item");
    QTest::addColumn<QString>("ground");
    QTest::addColumn<int>("days");
    QTest::addColumn<QByteArray>("reason");
    QTest::newRow("at most") << "yl-cs" << "hearing" << 20 << QByteArray();
    QTest::newRow("longer") << "yl-cs" << "hearing" << 21 << QByteArray("case.stop_length");
    QTest::newRow("of no length in the catalogue") << "cs-yxzm" << "appraisal" << 365 << QByteArray();
    QTest::newRow("not in the catalogue") << "ggcs-ws" << "hearing" << 365 << QByteArray();
    QTest::newRow("longer than a year") << "ggcs-ws" << "hearing" << 366 << QByteArray("case.stop_length");
    QTest::newRow("one of two of a ground has no length") << "qs-xk" << "special_law" << 365 << QByteArray();
}

void ActChecksTest::stopLengths()
{
    QFETCH(QString, item);
    QFETCH(QString, ground);
    QFETCH(int, days);
    QFETCH(QByteArray, reason);
    QCOMPARE(reasonOf(checkStopLength(sampleItem(item), {ground, QDate(2026, 11, 23), days})), reason);
}

void ActChecksTest::changes_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QByteArray>("reason");
    QTest::newRow("field of the item") << "fields.place" << "x" << QByteArray();
    QTest::newRow("field of another item") << "fields.company" << "x" << QByteArray("case.field");
    QTest::newRow("by post") << "result_way" << "post" << QByteArray();
    QTest::newRow("at the window") << "result_way" << "window" << QByteArray();
    QTest::newRow("not at all") << "result_way" << "" << QByteArray("case.result_way");
    QTest::newRow("left to the merge") << "applicant.phone" << "x" << QByteArray();
}

void ActChecksTest::changes()
{
    QFETCH(QString, path);
    QFETCH(QString, to);
    QFETCH(QByteArray, reason);
    QCOMPARE(reasonOf(checkChanges(sampleItem(QStringLiteral("ggcs-ws")), {{path, {}, to}})), reason);
}

void ActChecksTest::kindsOfRefusal()
{
    QCOMPARE(refuse("a", "b").value(), (base::Error{base::ErrorCode::NotAllowed, QStringLiteral("b"), "a"}));
    QCOMPARE(lacks("a", "b").value(), (base::Error{base::ErrorCode::InvalidArgument, QStringLiteral("b"), "a"}));
}

YICHUANG_TEST(ActChecksTest)
#include "ActChecksTest.moc"
