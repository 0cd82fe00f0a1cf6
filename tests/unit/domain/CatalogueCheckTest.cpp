// SPDX-License-Identifier: Apache-2.0
#include "app/domain/CatalogueCheck.h"

#include "tests/support/TestProgram.h"
#include "tests/support/domain/SampleFacts.h"

#include <QJsonArray>
#include <QTest>

#include <functional>

using namespace yichuang;
using namespace yichuang::domain;
using namespace yichuang::tests;

namespace {

using Change = std::function<void(QJsonObject &item)>;

/// The shipped catalogue with one item changed.
QJsonObject with(const char *key, const Change &change)
{
    QJsonObject json = catalogueJson();
    QJsonArray items = json.value(QLatin1String("items")).toArray();
    for (qsizetype i = 0; i < items.size(); ++i) {
        QJsonObject item = items.at(i).toObject();
        if (item.value(QLatin1String("key")) == QLatin1String(key)) {
            change(item);
            items.replace(i, item);
        }
    }
    json.insert(QStringLiteral("items"), items);
    return json;
}

Change set(const char *member, const QJsonValue &value)
{
    return [=](QJsonObject &item) { item.insert(QLatin1String(member), value); };
}

/// One member of an object inside the item.
Change setIn(const char *object, const char *member, const QJsonValue &value)
{
    return [=](QJsonObject &item) {
        QJsonObject inner = item.value(QLatin1String(object)).toObject();
        inner.insert(QLatin1String(member), value);
        item.insert(QLatin1String(object), inner);
    };
}

Change append(const char *list, const QJsonObject &entry)
{
    return [=](QJsonObject &item) {
        QJsonArray entries = item.value(QLatin1String(list)).toArray();
        entries.append(entry);
        item.insert(QLatin1String(list), entries);
    };
}

QJsonObject days(int value, const char *unit = "working_day")
{
    return {{QStringLiteral("value"), value}, {QStringLiteral("unit"), QLatin1String(unit)}, {QStringLiteral("basis"), QStringLiteral("行政许可法第42条")}, {QStringLiteral("approver"), QStringLiteral("负责人")}};
}

QJsonObject fee(const char *basis)
{
    return {{QStringLiteral("key"), QStringLiteral("f9")}, {QStringLiteral("name"), QStringLiteral("工本费")}, {QStringLiteral("cents"), 500}, {QStringLiteral("per"), QStringLiteral("件")}, {QStringLiteral("basis"), QString::fromUtf8(basis)}};
}

QString told(const CatalogueFaults &faults)
{
    QStringList lines;
    for (const CatalogueFault &fault : faults) {
        lines.append(fault.text + QStringLiteral(" [") + QString::fromLatin1(fault.code) + QStringLiteral("] ") + fault.ground);
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace

class CatalogueCheckTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theShippedCatalogueIsInOrder()
    {
        const CatalogueFaults faults = checkCatalogue(catalogueJson());
        QVERIFY2(faults.empty(), qPrintable(told(faults)));
    }

    void oneFaultIsTold_data()
    {
        QTest::addColumn<QJsonObject>("json");
        QTest::addColumn<QString>("member");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<QString>("ground"); // begins so; empty: none
        const auto row = [](const char *name, const Change &change, const char *member, const char *code, const char *ground = "") {
            QTest::newRow(name) << with("ggcs-ws", change) << QString::fromLatin1(member) << QByteArray(code) << QString::fromUtf8(ground);
        };
        row("name missing", [](QJsonObject &item) { item.remove(QStringLiteral("name")); }, "name", "missing");
        row("name empty", set("name", QStringLiteral("  ")), "name", "empty");
        row("name a number", set("name", 7), "name", "type");
        row("version a fraction", set("version", 1.5), "version", "type");
        row("version nought", set("version", 0), "version", "range");
        row("version huge", set("version", 1e300), "version", "range");
        row("kind unknown", set("kind", QStringLiteral("slow")), "kind", "word");
        row("items of materials", set("materials", QStringLiteral("all")), "materials", "type");
        row("an entry that is no object", set("fees", QJsonArray{3}), "fees[0]", "type");
        row("two materials with one key", append("materials", {{QStringLiteral("key"), QStringLiteral("m1")}, {QStringLiteral("name"), QStringLiteral("x")}}), "materials(m1)", "twin");
        row("negative originals", append("materials", {{QStringLiteral("key"), QStringLiteral("m90")}, {QStringLiteral("name"), QStringLiteral("x")}, {QStringLiteral("originals"), -1}}), "materials(m90).originals", "range");
        row("a limit without a value", set("notice_limit", QJsonObject{{QStringLiteral("unit"), QStringLiteral("working_day")}}), "notice_limit.value", "missing");
        row("a limit counted from nothing known", setIn("statutory_limit", "counts_from", QStringLiteral("payment")), "statutory_limit.counts_from", "word");
        row("a limit in weeks", setIn("promised_limit", "unit", QStringLiteral("week")), "promised_limit.unit", "word");
        row("a correction limit in hours", set("correction_limit", QJsonObject{{QStringLiteral("unit"), QStringLiteral("hour")}, {QStringLiteral("value"), 3}}), "correction_limit.unit", "word");
        row("a correction limit of no days", set("correction_limit", QJsonObject{{QStringLiteral("unit"), QStringLiteral("natural_day")}, {QStringLiteral("value"), 0}}), "correction_limit.value", "range");
        row("an unknown department", set("department", QStringLiteral("nobody")), "department", "reference");
        row("an act that is none", set("effects", QJsonObject{{QStringLiteral("fly"), QStringLiteral("offline")}}), "effects.fly", "word");
        row("an effect that is none", set("effects", QJsonObject{{QStringLiteral("accept"), QStringLiteral("maybe")}}), "effects.accept", "word");
        row("a code too short", set("implementation_code", QStringLiteral("123")), "implementation_code", "range");
        row("a choice of nothing", append("fields", {{QStringLiteral("key"), QStringLiteral("q")}, {QStringLiteral("label"), QStringLiteral("q")}, {QStringLiteral("type"), QStringLiteral("choice")}}), "fields(q).choices", "empty");
        // The law.
        row("a promise beyond the law", setIn("promised_limit", "value", 21), "promised_limit", "law", "公共场所卫生管理条例实施细则");
        row("no promise where the law sets a limit", set("promised_limit", QJsonObject{{QStringLiteral("unit"), QStringLiteral("none")}, {QStringLiteral("basis"), QString()}}), "promised_limit", "law", "公共场所");
        row("a promise in another unit, longer", set("promised_limit", days(30, "natural_day")), "promised_limit", "law", "公共场所");
        row("a limit without its law", setIn("statutory_limit", "basis", QString()), "statutory_limit.basis", "law", "行政许可法 42");
        row("more than the general limit", set("statutory_limit", days(21)), "statutory_limit", "law", "行政许可法 42");
        row("a notice after six days", setIn("notice_limit", "value", 6), "notice_limit", "law", "行政许可法 32");
        row("an extension of eleven days", set("extension", days(11)), "extension", "law", "行政许可法 42");
        row("eleven days to give out", set("issue_limit", days(11)), "issue_limit", "law", "行政许可法 44");
        row("a fee without a ground", append("fees", fee("")), "fees(f9).basis", "law", "行政许可法 58");
        row("a site check that stops the clock", append("procedures", {{QStringLiteral("ground"), QStringLiteral("site_check")}, {QStringLiteral("name"), QStringLiteral("核查")}, {QStringLiteral("stops_clock"), true}}), "procedures[0].stops_clock", "law", "行政许可法 45");
        row("deferred beyond the promise", set("deferral_days", 6), "deferral_days", "range");
        row("another body's code", set("implementation_code", QStringLiteral("11450000XX0000019D4450103001000")), "implementation_code", "reference", "GB/T 39554.1");
    }
    void oneFaultIsTold()
    {
        QFETCH(QJsonObject, json);
        QFETCH(QString, member);
        QFETCH(QByteArray, code);
        QFETCH(QString, ground);
        const CatalogueFaults faults = checkCatalogue(json);
        const auto found = std::find_if(faults.begin(), faults.end(), [&](const CatalogueFault &f) { return f.member == member && f.code == code; });
        QVERIFY2(found != faults.end(), qPrintable(told(faults)));
        QCOMPARE(found->item, QStringLiteral("ggcs-ws"));
        QVERIFY2(found->text.startsWith(QStringLiteral("item ggcs-ws: ") + member), qPrintable(found->text));
        QVERIFY2(ground.isEmpty() ? found->ground.isEmpty() : found->ground.startsWith(ground), qPrintable(found->ground));
        QVERIFY(hasFaults(faults));
    }

    void lawfulAtTheEdge_data()
    {
        QTest::addColumn<QJsonObject>("json");
        QTest::newRow("a promise as long as the law") << with("ggcs-ws", setIn("promised_limit", "value", 20));
        QTest::newRow("28 calendar days are 20 working days") << with("ggcs-ws", set("promised_limit", days(28, "natural_day")));
        QTest::newRow("five days of notice") << with("ggcs-ws", setIn("notice_limit", "value", 5));
        QTest::newRow("six days where nothing is deemed") << with("ggcs-ws", [](QJsonObject &item) {
            item.insert(QStringLiteral("notice_limit"), days(6));
            item.insert(QStringLiteral("if_notice_missed"), QStringLiteral("nothing"));
        });
        QTest::newRow("a fee with its ground") << with("ggcs-ws", append("fees", fee("价格法")));
        QTest::newRow("a hearing stops the clock")
            << with("ggcs-ws", append("procedures", {{QStringLiteral("ground"), QStringLiteral("hearing")}, {QStringLiteral("name"), QStringLiteral("听证")}, {QStringLiteral("stops_clock"), true}}));
        QTest::newRow("a misspelt member") << with("ggcs-ws", set("promised_limt", 3)); // a remark
    }
    void lawfulAtTheEdge()
    {
        QFETCH(QJsonObject, json);
        const CatalogueFaults faults = checkCatalogue(json);
        QVERIFY2(!hasFaults(faults), qPrintable(told(faults)));
    }

    void everyFaultIsToldAtOnce()
    {
        QJsonObject json = with("ggcs-ws", [](QJsonObject &item) {
            item.remove(QStringLiteral("name"));
            item.insert(QStringLiteral("kind"), 5);
            setIn("promised_limit", "value", 25)(item);
            append("fees", fee(""))(item);
        });
        json.remove(QStringLiteral("version"));
        json.insert(QStringLiteral("departments"), QJsonArray{1});
        const CatalogueFaults faults = checkCatalogue(json);
        for (const char *member : {"version", "name", "kind", "promised_limit", "fees(f9).basis", "department"}) {
            QVERIFY2(std::any_of(faults.begin(), faults.end(), [member](const CatalogueFault &f) { return f.member == QLatin1String(member); }), member);
        }
    }

    void anythingAtAllIsAnswered_data()
    {
        QTest::addColumn<QJsonObject>("json");
        QTest::newRow("nothing") << QJsonObject();
        QTest::newRow("lists of anything") << QJsonObject{{QStringLiteral("items"), QJsonArray{QJsonValue(), true, QJsonArray{1}}}, {QStringLiteral("departments"), 3}};
        QTest::newRow("an item of nothing") << QJsonObject{{QStringLiteral("version"), QStringLiteral("1")}, {QStringLiteral("items"), QJsonArray{QJsonObject()}}, {QStringLiteral("departments"), QJsonArray()}};
    }
    void anythingAtAllIsAnswered()
    {
        QFETCH(QJsonObject, json);
        QVERIFY(hasFaults(checkCatalogue(json)));
    }

    /// A member taken away, or of another type, is a fault by its name or nothing the reader minds either.
    void whatTheReaderRefusesIsAFault()
    {
        const QJsonObject whole = catalogueJson();
        const QJsonObject item = whole.value(QLatin1String("items")).toArray().at(9).toObject();
        for (auto it = item.begin(); it != item.end(); ++it) {
            for (const QJsonValue &other : {QJsonValue(QJsonValue::Undefined), QJsonValue(-3), QJsonValue(QStringLiteral("?")), QJsonValue(QJsonArray{QJsonArray()}), QJsonValue(QJsonObject()), QJsonValue(true)}) {
                QJsonObject broken = item;
                broken.insert(it.key(), other);
                QJsonObject json = whole;
                json.insert(QStringLiteral("items"), QJsonArray{broken});
                const CatalogueFaults form = checkCatalogueForm(json);
                const CatalogueFaults law = checkCatalogueLaw(json);
                const bool isTold = hasFaults(form) || hasFaults(law);
                if (!Catalogue::fromJson(json)) {
                    QVERIFY2(isTold, qPrintable(it.key()));
                }
            }
        }
    }
};

YICHUANG_TEST(CatalogueCheckTest)
#include "CatalogueCheckTest.moc"
