// SPDX-License-Identifier: Apache-2.0
#include "app/domain/Item.h"

#include "tests/support/Expect.h"
#include "tests/support/domain/SampleFacts.h"
#include "tests/support/TestProgram.h"

#include <QJsonArray>
#include <QTest>

using namespace yichuang;
using namespace yichuang::domain;
using namespace yichuang::tests;

namespace {

// An item of the catalogue that has every member: limits, extension, procedures, fields and a fee.
QJsonObject fullItem()
{
    QJsonObject json = sampleItem(QStringLiteral("yl-cs")).toJson();
    json.insert(QStringLiteral("fees"), QJsonArray{QJsonObject{{QStringLiteral("key"), QStringLiteral("f1")},
                                                               {QStringLiteral("name"), QStringLiteral("工本费")},
                                                               {QStringLiteral("cents"), 2000},
                                                               {QStringLiteral("per"), QStringLiteral("证")},
                                                               {QStringLiteral("basis"), QStringLiteral("发改价格规〔2019〕1931号")}}});
    return json;
}

// `json` with the member at `path` ("materials.0.name") removed or set.
QJsonValue changed(const QJsonValue &json, QStringList path, const QJsonValue &value)
{
    const QString head = path.takeFirst();
    if (json.isArray()) {
        QJsonArray array = json.toArray();
        array[head.toInt()] = changed(array[head.toInt()], path, value);
        return array;
    }
    QJsonObject object = json.toObject();
    if (!path.isEmpty()) {
        object.insert(head, changed(object.value(head), path, value));
    } else if (value.isUndefined()) {
        object.remove(head);
    } else {
        object.insert(head, value);
    }
    return object;
}

QJsonObject changedItem(const QString &path, const QJsonValue &value)
{
    return changed(fullItem(), path.split(QLatin1Char('.')), value).toObject();
}

// Every path to a member, lists by their first entry.
void collectPaths(const QJsonValue &json, const QString &prefix, QStringList &paths)
{
    const QJsonObject object = json.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QString path = prefix + it.key();
        paths.append(path);
        if (it.value().isObject() && it.key() != QLatin1String("effects")) {
            collectPaths(it.value(), path + QLatin1Char('.'), paths);
        } else if (it.value().isArray() && it.value().toArray().at(0).isObject()) {
            collectPaths(it.value().toArray().at(0), path + QStringLiteral(".0."), paths);
        }
    }
}

// What may be absent, and then means the default the header tells.
const QStringList Optional{QStringLiteral("aliases"),
                           QStringLiteral("commitment_allowed"),
                           QStringLiteral("correction_limit"),
                           QStringLiteral("deferral_days"),
                           QStringLiteral("issue_limit"),
                           QStringLiteral("extension"),
                           QStringLiteral("statutory_limit"),
                           QStringLiteral("fields.0.choices"),
                           QStringLiteral("fields.0.required"),
                           QStringLiteral("materials.0.condition"),
                           QStringLiteral("materials.0.copies"),
                           QStringLiteral("materials.0.deferrable"),
                           QStringLiteral("materials.0.form"),
                           QStringLiteral("materials.0.note"),
                           QStringLiteral("materials.0.originals"),
                           QStringLiteral("materials.0.shared_from"),
                           QStringLiteral("procedures.0.max_working_days"),
                           QStringLiteral("result.validity")};

} // namespace

class ItemTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyShippedItemReadsBack();
    void removingAnyMember_data();
    void removingAnyMember();
    void wrongTypeOfAnyMember_data();
    void wrongTypeOfAnyMember();
    void wrongValues_data();
    void wrongValues();
    void lookups();
};

void ItemTest::everyShippedItemReadsBack()
{
    const Facts facts = sampleFacts();
    for (const Item &item : facts.current()->items()) {
        const base::Result<Item> read = Item::fromJson(item.toJson());
        EXPECT_OK(read);
        QCOMPARE(*read, item);
    }
    QVERIFY(Item::fromJson(fullItem()).has_value());
}

void ItemTest::removingAnyMember_data()
{
    QTest::addColumn<QString>("path");
    QStringList paths;
    collectPaths(fullItem(), {}, paths);
    QVERIFY2(paths.size() > 50, "the sample item must have every kind of member");
    for (const QString &path : std::as_const(paths)) {
        QTest::newRow(qPrintable(path)) << path;
    }
}

void ItemTest::removingAnyMember()
{
    QFETCH(QString, path);
    const base::Result<Item> read = Item::fromJson(changedItem(path, QJsonValue(QJsonValue::Undefined)));
    if (Optional.contains(path)) {
        EXPECT_OK(read);
        return;
    }
    EXPECT_FAILS(read, base::ErrorCode::Malformed);
    const QByteArray member = path.section(QLatin1Char('.'), -1).toLatin1();
    QVERIFY2(read.error().reason.endsWith('.' + member), read.error().reason.constData());
    // Without its key an item has nothing to be named by.
    QVERIFY2(path == QLatin1String("key") || read.error().reason.startsWith("json.item(yl-cs)."), read.error().reason.constData());
}

void ItemTest::wrongTypeOfAnyMember_data()
{
    removingAnyMember_data();
}

void ItemTest::wrongTypeOfAnyMember()
{
    QFETCH(QString, path);
    // Rows of materials name themselves in the singular, as they do elsewhere.
    const QByteArray member = path == QLatin1String("materials") ? "material" : path.section(QLatin1Char('.'), -1).toLatin1();
    for (const QJsonValue &wrong : {QJsonValue(QJsonArray{QJsonArray()}), QJsonValue(true), QJsonValue(-7.5), QJsonValue(QString(6000, QLatin1Char('x')))}) {
        const bool isFlag = path.endsWith(QLatin1String("stops_clock")) || path.endsWith(QLatin1String("_allowed"))
            || path.endsWith(QLatin1String("required")) || path.endsWith(QLatin1String("deferrable"));
        if (wrong.isBool() && isFlag) {
            continue;
        }
        const base::Result<Item> read = Item::fromJson(changedItem(path, wrong));
        QVERIFY2(!read.has_value(), qPrintable(path));
        QVERIFY2(read.error().reason.contains(member), read.error().reason.constData());
    }
}

void ItemTest::wrongValues_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("key with a blank") << "key" << QJsonValue(QStringLiteral("a b"));
    QTest::newRow("version 0") << "version" << QJsonValue(0);
    QTest::newRow("no name") << "name" << QJsonValue(QStringLiteral(" "));
    QTest::newRow("short implementation code") << "implementation_code" << QJsonValue(QString(30, QLatin1Char('1')));
    QTest::newRow("long handling code") << "handling_item_code" << QJsonValue(QString(34, QLatin1Char('1')));
    QTest::newRow("unknown kind") << "kind" << QJsonValue(QStringLiteral("sometimes"));
    QTest::newRow("unknown unit") << "promised_limit.unit" << QJsonValue(QStringLiteral("moon"));
    QTest::newRow("negative limit") << "promised_limit.value" << QJsonValue(-1);
    QTest::newRow("limit of a century") << "statutory_limit.value" << QJsonValue(36'500);
    QTest::newRow("counted from nothing known") << "statutory_limit.counts_from" << QJsonValue(QStringLiteral("payment"));
    QTest::newRow("ending with nothing known") << "statutory_limit.ends_with" << QJsonValue(QStringLiteral("receipt"));
    QTest::newRow("unknown consequence") << "if_notice_missed" << QJsonValue(QStringLiteral("prison"));
    QTest::newRow("fee without ground") << "fees.0.basis" << QJsonValue(QString());
    QTest::newRow("negative fee") << "fees.0.cents" << QJsonValue(-1);
    QTest::newRow("fee in fractions of a cent") << "fees.0.cents" << QJsonValue(10.5);
    QTest::newRow("material without name") << "materials.0.name" << QJsonValue(QString());
    QTest::newRow("material key twice") << "materials.1.key" << QJsonValue(QStringLiteral("m1"));
    QTest::newRow("unknown type of field") << "fields.0.type" << QJsonValue(QStringLiteral("poem"));
    QTest::newRow("choice of nothing") << "fields.0.type" << QJsonValue(QStringLiteral("choice"));
    QTest::newRow("unknown act in effects") << "effects" << QJsonValue(QJsonObject{{QStringLiteral("dance"), QStringLiteral("offline")}});
    QTest::newRow("unknown effect") << "effects" << QJsonValue(QJsonObject{{QStringLiteral("accept"), QStringLiteral("maybe")}});
    QTest::newRow("corrections within hours") << "correction_limit" << QJsonValue(QJsonObject{{QStringLiteral("value"), 24}, {QStringLiteral("unit"), QStringLiteral("hour")}});
    QTest::newRow("no time for corrections") << "correction_limit.value" << QJsonValue(0);
    QTest::newRow("no time to issue") << "issue_limit.value" << QJsonValue(0);
    QTest::newRow("deferral beyond the promise") << "deferral_days" << QJsonValue(16);
    QTest::newRow("procedure of no days") << "procedures.0.max_working_days" << QJsonValue(0);
}

void ItemTest::wrongValues()
{
    QFETCH(QString, path);
    QFETCH(QJsonValue, value);
    EXPECT_FAILS(Item::fromJson(changedItem(path, value)).map_error([](base::Error error) {
        error.code = error.code == base::ErrorCode::InvalidArgument ? base::ErrorCode::Malformed : error.code; // a limit's own rule
        return error;
    }),
                 base::ErrorCode::Malformed);
}

void ItemTest::lookups()
{
    const Item item = Item::fromJson(fullItem()).value();
    QCOMPARE(item.material(QStringLiteral("m1"))->key, QStringLiteral("m1"));
    QCOMPARE(item.material(QStringLiteral("m99")), nullptr);
    QCOMPARE(item.fee(QStringLiteral("f1"))->cents, 2000);
    QCOMPARE(item.fee(QStringLiteral("bribe")), nullptr);
    QCOMPARE(item.effectOf(ActKind::Accept), Effect::Offline);
    QCOMPARE(sampleItem(QStringLiteral("gs-sl")).effectOf(ActKind::Complete), Effect::Provisional);
    QCOMPARE(sampleItem(QStringLiteral("jh-dj")).effectOf(ActKind::Complete), Effect::Online);
    for (const CaseKind kind : {CaseKind::Immediate, CaseKind::Promised, CaseKind::Other}) {
        QCOMPARE(caseKindFromWord(toWord(kind)), std::optional(kind));
    }
}

YICHUANG_TEST(ItemTest)
#include "ItemTest.moc"
