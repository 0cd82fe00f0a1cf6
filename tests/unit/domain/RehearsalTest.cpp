// SPDX-License-Identifier: Apache-2.0
#include "app/domain/Rehearsal.h"

#include "tests/support/TestProgram.h"
#include "tests/support/domain/CaseBuilder.h"
#include "tests/support/domain/SampleFacts.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <functional>

using namespace yichuang;
using namespace yichuang::domain;
using namespace yichuang::tests;

namespace {

using Change = std::function<void(Item &)>;

/// The shipped catalogue with ggcs-ws changed; a null key: without it.
Catalogue draftWith(const Change &change)
{
    QJsonArray items;
    for (Item item : sampleFacts().current()->items()) {
        if (item.key.toText() == QLatin1String("ggcs-ws")) {
            change(item);
        }
        if (!item.key.isNull()) {
            items.append(item.toJson());
        }
    }
    QJsonObject json = catalogueJson();
    json.insert(QStringLiteral("version"), QStringLiteral("2027.1"));
    json.insert(QStringLiteral("items"), items);
    const auto read = Catalogue::fromJson(json);
    if (!read) {
        qFatal("%s", qPrintable(read.error().detail));
    }
    return *read;
}

Case decided()
{
    // Accepted on Thursday, decided on the promised day, five working days later over the holiday.
    CaseBuilder builder("ggcs-ws");
    return builder.at("2026-11-09").apply(ActKind::Accept).at("2026-11-10").apply(ActKind::StartReview).at("2026-11-16").reach(CaseState::Decided).record();
}

QJsonObject rehearse(const Change &change, const std::vector<Case> &cases)
{
    const Facts facts = sampleFacts();
    Rehearsal rehearsal(draftWith(change), facts);
    for (const Case &record : cases) {
        rehearsal.add(record);
    }
    const QJsonObject json = rehearsal.toJson();
    [&] { QCOMPARE(json.value(QLatin1String("breaks")).toBool(), rehearsal.breaks()); }();
    return json;
}

} // namespace

class RehearsalTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anUnchangedDraftChangesNothing()
    {
        const QJsonObject json = rehearse([](Item &) {}, {decided(), CaseBuilder("hk-cs").at("2026-11-09").reach(CaseState::Closed).record()});
        QCOMPARE(json.value(QLatin1String("cases")).toInt(), 2);
        QCOMPARE(json.value(QLatin1String("unaffected")).toInt(), 2);
        QVERIFY(!json.value(QLatin1String("breaks")).toBool());
        QVERIFY(json.value(QLatin1String("dates")).toObject().isEmpty());
    }

    void aShorterPromiseIsEarlierAndMayBeLate()
    {
        const QJsonObject json = rehearse([](Item &item) { item.promised.limit.value = 3; }, {decided()});
        const QJsonObject promised = json.value(QLatin1String("dates"))[QLatin1String("promised")].toObject();
        QCOMPARE(promised.value(QLatin1String("earlier")).toInt(), 1);
        // 9 November and five working days is Monday the 16th, three are Thursday the 12th.
        QCOMPARE(promised.value(QLatin1String("by_days")).toObject(), (QJsonObject{{QStringLiteral("-4"), 1}}));
        QCOMPARE(json.value(QLatin1String("would_be_late")).toInt(), 1);
        QVERIFY(json.value(QLatin1String("breaks")).toBool());
    }

    void aLongerPromiseIsLaterAndBreaksNothing()
    {
        const QJsonObject json = rehearse([](Item &item) { item.promised.limit.value = 6; }, {decided()});
        QCOMPARE(json.value(QLatin1String("dates"))[QLatin1String("promised")][QLatin1String("later")].toInt(), 1);
        QCOMPARE(json.value(QLatin1String("unaffected")).toInt(), 0);
        QVERIFY(!json.value(QLatin1String("breaks")).toBool());
    }

    void aNoticeIsCountedFromReceiptThoughItIsOver()
    {
        const QJsonObject json = rehearse([](Item &item) { item.notice.value = 4; }, {decided()});
        QCOMPARE(json.value(QLatin1String("dates"))[QLatin1String("notice")][QLatin1String("earlier")].toInt(), 1);
    }

    void aMaterialMoreWouldHaveLacked()
    {
        const QJsonObject json = rehearse([](Item &item) { item.materials.push_back({QStringLiteral("m77"), QStringLiteral("证明"), 1, 0, QStringLiteral("paper"), {}, false, {}, {}}); }, {decided()});
        QCOMPARE(json.value(QLatin1String("lacking")).toArray(),
                 (QJsonArray{QJsonObject{{QStringLiteral("item"), QStringLiteral("ggcs-ws")}, {QStringLiteral("material"), QStringLiteral("m77")}, {QStringLiteral("cases"), 1}}}));
    }

    void aConditionalMaterialMoreLacksNobody()
    {
        const QJsonObject json = rehearse([](Item &item) { item.materials.push_back({QStringLiteral("m77"), QStringLiteral("证明"), 1, 0, QStringLiteral("paper"), QStringLiteral("委托时"), false, {}, {}}); }, {decided()});
        QVERIFY(json.value(QLatin1String("lacking")).toArray().isEmpty());
    }

    void anItemTakenOutIsGone()
    {
        const QJsonObject json = rehearse([](Item &item) { item.key = {}; }, {decided()});
        QCOMPARE(json.value(QLatin1String("items_gone"))[0][QLatin1String("item")].toString(), QStringLiteral("ggcs-ws"));
        QVERIFY(json.value(QLatin1String("breaks")).toBool());
    }

    void anImmediateItemMadePromisedCanNoLongerBeDoneOnTheSpot()
    {
        const Facts facts = sampleFacts();
        QJsonArray items;
        for (Item item : facts.current()->items()) {
            item.kind = CaseKind::Promised;
            items.append(item.toJson());
        }
        QJsonObject json = catalogueJson();
        json.insert(QStringLiteral("items"), items);
        Rehearsal rehearsal(Catalogue::fromJson(json).value(), facts);
        CaseBuilder builder("hk-cs");
        rehearsal.add(builder.at("2026-11-09").apply(ActKind::Complete).record());
        const QJsonArray forbidden = rehearsal.toJson().value(QLatin1String("forbidden")).toArray();
        QCOMPARE(forbidden.size(), 1);
        QCOMPARE(forbidden.at(0)[QLatin1String("act")].toString(), QStringLiteral("complete"));
        QCOMPARE(forbidden.at(0)[QLatin1String("item")].toString(), QStringLiteral("hk-cs"));
    }

    void nothingPersonalIsTold()
    {
        const Case record = decided();
        const Facts facts = sampleFacts();
        Rehearsal rehearsal(draftWith([](Item &item) { item.promised.limit.value = 1; item.key = {}; }), facts);
        rehearsal.add(record);
        const QByteArray said = QJsonDocument(rehearsal.toJson()).toJson() + rehearsal.toText().toUtf8();
        for (const QString &secret : {record.applicant.name, record.applicant.idNumber, record.number, record.queryCode, record.id.toText(), record.receivedBy.toText()}) {
            QVERIFY(!said.contains(secret.toUtf8()));
        }
    }
};

YICHUANG_TEST(RehearsalTest)
#include "RehearsalTest.moc"
