// SPDX-License-Identifier: Apache-2.0
#include "app/base/Id.h"
#include "app/base/Json.h"
#include "app/base/Words.h"

#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"

#include <QTest>

#include <functional>

using namespace yichuang::base;

using FishId = Id<struct FishTag>;

namespace {

enum class Colour { Red, Green };
constexpr Words<Colour, 2> ColourWords{{{{Colour::Red, "red"}, {Colour::Green, "green"}}}};
std::optional<Colour> colourFromWord(const QString &word)
{
    return ColourWords.value(word);
}

JsonReader readerOf(const char *json)
{
    const auto object = parseJsonObject(json);
    return JsonReader(object ? *object : QJsonObject());
}

// What one reading call gives for one object: the value as text, or the reason it failed.
struct Reading {
    QString value;
    QByteArray reason;
};

using Call = std::function<QString(JsonReader &)>;

Reading readWith(const Call &call, const char *json)
{
    JsonReader reader = readerOf(json);
    Reading reading{call(reader), {}};
    if (reader.error()) {
        reading.reason = reader.error()->reason;
    }
    return reading;
}

QString text(bool b)
{
    return b ? QStringLiteral("true") : QStringLiteral("false");
}

QString jsonText(const QJsonArray &array)
{
    return QString::fromUtf8(canonicalJson({{QStringLiteral("a"), array}}));
}

// One call of each kind, by the name the rows use.
const QMap<QString, Call> &calls()
{
    static const QMap<QString, Call> all{
        {u"text"_qs, [](JsonReader &r) { return r.text("m", 5); }},
        {u"textOr"_qs, [](JsonReader &r) { return r.textOr("m", u"none"_qs, 5); }},
        {u"integer"_qs, [](JsonReader &r) { return QString::number(r.integer("m", -10, 100)); }},
        {u"anyInteger"_qs, [](JsonReader &r) { return QString::number(r.integer("m")); }},
        {u"integerOr"_qs, [](JsonReader &r) { return QString::number(r.integerOr("m", 7, -10, 100)); }},
        {u"numberOr"_qs, [](JsonReader &r) { return QString::number(r.numberOr("m", 0.5)); }},
        {u"boolean"_qs, [](JsonReader &r) { return text(r.boolean("m")); }},
        {u"booleanOr"_qs, [](JsonReader &r) { return text(r.booleanOr("m", true)); }},
        {u"instant"_qs, [](JsonReader &r) { return toIso(r.instant("m")); }},
        {u"instantIfAny"_qs,
         [](JsonReader &r) {
             const auto at = r.instantIfAny("m");
             return at ? toIso(*at) : u"none"_qs;
         }},
        {u"date"_qs, [](JsonReader &r) { return r.date("m").toString(Qt::ISODate); }},
        {u"dateIfAny"_qs, [](JsonReader &r) { return r.dateIfAny("m").toString(Qt::ISODate); }},
        {u"object"_qs, [](JsonReader &r) { return QString::fromUtf8(canonicalJson(r.object("m"))); }},
        {u"objectOr"_qs, [](JsonReader &r) { return QString::fromUtf8(canonicalJson(r.objectOr("m"))); }},
        {u"array"_qs, [](JsonReader &r) { return jsonText(r.array("m", 2)); }},
        {u"arrayOr"_qs, [](JsonReader &r) { return jsonText(r.arrayOr("m", 2)); }},
        {u"texts"_qs, [](JsonReader &r) { return r.texts("m").join(QLatin1Char('|')); }},
        {u"id"_qs, [](JsonReader &r) { return r.id<FishId>("m").toText(); }},
        {u"word"_qs, [](JsonReader &r) { return ColourWords.word(r.word<Colour>("m", colourFromWord)); }},
    };
    return all;
}

} // namespace

class JsonReaderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void good_data();
    void good();
    void bad_data();
    void bad();
    void everyCallHasGoodAndBadRows();
    void theFirstFailureIsKept();
    void thePathStandsBeforeTheMember();
    void theFailureOfANestedReaderIsTakenOver();
    void aFailureFoundByTheCallerCounts();
    void detailsNeverQuoteTheValue();
    void finishGivesTheValueOrTheFailure();
    void hasMeansThereAndNotNull();
    void manyEntriesAreBounded();
};

void JsonReaderTest::good_data()
{
    QTest::addColumn<QString>("call");
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("value");
    const auto row = [](const char *call, const char *json, const QString &value) {
        QTest::addRow("%s %s", call, json) << QString::fromLatin1(call) << QByteArray(json) << value;
    };
    row("text", R"({"m":"abcde"})", u"abcde"_qs);
    row("text", R"({"m":""})", QString());
    row("textOr", R"({"m":"abc"})", u"abc"_qs);
    row("textOr", R"({})", u"none"_qs);
    row("textOr", R"({"m":null})", u"none"_qs);
    row("textOr", R"({"m":""})", QString());
    row("integer", R"({"m":100})", u"100"_qs);
    row("integer", R"({"m":-10})", u"-10"_qs);
    row("integer", R"({"m":5.0})", u"5"_qs);
    row("anyInteger", R"({"m":9223372036854775807})", u"9223372036854775807"_qs);
    row("anyInteger", R"({"m":-9223372036854775808})", u"-9223372036854775808"_qs);
    row("anyInteger", R"({"m":0})", u"0"_qs);
    row("integerOr", R"({"m":3})", u"3"_qs);
    row("integerOr", R"({})", u"7"_qs);
    row("integerOr", R"({"m":null})", u"7"_qs);
    row("numberOr", R"({"m":2.25})", u"2.25"_qs);
    row("numberOr", R"({})", u"0.5"_qs);
    row("boolean", R"({"m":true})", u"true"_qs);
    row("boolean", R"({"m":false})", u"false"_qs);
    row("booleanOr", R"({"m":false})", u"false"_qs);
    row("booleanOr", R"({})", u"true"_qs);
    row("instant", R"({"m":"2026-11-23T10:42:07.123Z"})", u"2026-11-23T10:42:07.123Z"_qs);
    row("instantIfAny", R"({"m":"2026-11-23T10:42:07.123Z"})", u"2026-11-23T10:42:07.123Z"_qs);
    row("instantIfAny", R"({})", u"none"_qs);
    row("date", R"({"m":"2028-02-29"})", u"2028-02-29"_qs);
    row("dateIfAny", R"({"m":"2026-11-23"})", u"2026-11-23"_qs);
    row("dateIfAny", R"({"m":null})", QString());
    row("object", R"({"m":{"a":1}})", u"{\"a\":1}"_qs);
    row("objectOr", R"({"m":{"a":1}})", u"{\"a\":1}"_qs);
    row("objectOr", R"({})", u"{}"_qs);
    row("array", R"({"m":[1,2]})", u"{\"a\":[1,2]}"_qs);
    row("array", R"({"m":[]})", u"{\"a\":[]}"_qs);
    row("arrayOr", R"({})", u"{\"a\":[]}"_qs);
    row("texts", R"({"m":["a","b"]})", u"a|b"_qs);
    row("texts", R"({})", QString());
    row("id", R"({"m":"01936f3c-8c00-7abc-8def-0123456789ab"})", u"01936f3c-8c00-7abc-8def-0123456789ab"_qs);
    row("word", R"({"m":"green"})", u"green"_qs);
}

void JsonReaderTest::good()
{
    QFETCH(QString, call);
    QFETCH(QByteArray, json);
    const Reading reading = readWith(calls()[call], json.constData());
    QVERIFY2(reading.reason.isEmpty(), reading.reason.constData());
    QTEST(reading.value, "value");
}

void JsonReaderTest::bad_data()
{
    QTest::addColumn<QString>("call");
    QTest::addColumn<QByteArray>("json");
    const auto row = [](const char *call, const char *json) { QTest::addRow("%s %s", call, json) << QString::fromLatin1(call) << QByteArray(json); };
    // A required member is neither absent nor null nor of another type.
    for (const char *call : {"text", "integer", "anyInteger", "boolean", "instant", "date", "object", "array", "id", "word"}) {
        row(call, R"({})");
        row(call, R"({"m":null})");
        row(call, R"({"M":1})");
    }
    for (const char *call : {"text", "textOr", "instant", "instantIfAny", "date", "dateIfAny", "object", "objectOr", "array", "arrayOr", "texts", "id", "word", "boolean", "booleanOr"}) {
        row(call, R"({"m":5})");
    }
    for (const char *call : {"integer", "anyInteger", "integerOr", "numberOr", "boolean", "booleanOr", "object", "objectOr", "array", "arrayOr", "texts"}) {
        row(call, R"({"m":"5"})");
    }
    row("text", R"({"m":"abcdef"})");
    row("textOr", R"({"m":"abcdef"})");
    row("text", R"({"m":["a"]})");
    row("integer", R"({"m":101})");
    row("integer", R"({"m":-11})");
    row("integer", R"({"m":1.5})");
    row("integerOr", R"({"m":101})");
    row("anyInteger", R"({"m":0.1})");
    row("anyInteger", R"({"m":1e300})");
    row("anyInteger", R"({"m":9223372036854775808})");
    row("anyInteger", R"({"m":18446744073709551616})");
    row("anyInteger", R"({"m":-18446744073709551616})");
    row("anyInteger", R"({"m":true})");
    row("numberOr", R"({"m":true})");
    row("boolean", R"({"m":1})");
    row("boolean", R"({"m":"true"})");
    row("instant", R"({"m":"2026-11-23"})");
    row("instant", R"({"m":"2026-11-23T10:42:07.123+08:00"})");
    row("instantIfAny", R"({"m":""})");
    row("date", R"({"m":"2026-02-29"})");
    row("date", R"({"m":"2026-2-3"})");
    row("date", R"({"m":"2026-2-03"})");
    row("date", R"({"m":"20261123"})");
    row("date", R"({"m":"2026/11/23"})");
    row("date", R"({"m":" 2026-11-23"})");
    row("date", R"({"m":"2026-11-23T00:00"})");
    row("date", R"({"m":"23-11-2026"})");
    row("date", R"({"m":"-026-11-23"})");
    row("date", R"({"m":"+026-11-23"})");
    row("date", R"({"m":"0000-11-23"})");
    row("date", R"({"m":"２０２６-11-23"})");
    row("dateIfAny", R"({"m":""})");
    row("object", R"({"m":[]})");
    row("objectOr", R"({"m":[{}]})");
    row("array", R"({"m":{}})");
    row("array", R"({"m":[1,2,3]})");
    row("arrayOr", R"({"m":[1,2,3]})");
    row("texts", R"({"m":["a",1]})");
    row("texts", R"({"m":["a",null]})");
    row("texts", R"({"m":[["a"]]})");
    row("id", R"({"m":"01936F3C-8C00-7ABC-8DEF-0123456789AB"})");
    row("id", R"({"m":"01936f3c-8c00-7abc-8def-0123456789ab "})");
    row("word", R"({"m":"blue"})");
    row("word", R"({"m":""})");
    row("word", R"({"m":"Red"})");
}

void JsonReaderTest::bad()
{
    QFETCH(QString, call);
    QFETCH(QByteArray, json);
    const Reading reading = readWith(calls()[call], json.constData());
    QCOMPARE(reading.reason, QByteArray("json.m"));
}

void JsonReaderTest::everyCallHasGoodAndBadRows()
{
    // A new reading call without rows above would go untested: count what the tables use.
    for (auto it = calls().begin(); it != calls().end(); ++it) {
        const QByteArray wrongType = it.key() == u"boolean"_qs || it.key() == u"booleanOr"_qs ? R"({"m":[]})" : R"({"m":true})";
        QCOMPARE(readWith(it.value(), wrongType.constData()).reason, QByteArray("json.m"));
    }
}

void JsonReaderTest::theFirstFailureIsKept()
{
    JsonReader reader = readerOf(R"({"a":1,"b":"x"})");
    QVERIFY(reader.text("a").isEmpty());
    QCOMPARE(reader.integer("b"), 0);
    QCOMPARE(reader.text("b"), u"x"_qs);
    QCOMPARE(reader.error()->reason, QByteArray("json.a"));
    QCOMPARE(reader.error()->code, ErrorCode::Malformed);
}

void JsonReaderTest::thePathStandsBeforeTheMember()
{
    JsonReader reader(QJsonObject(), "materials.3");
    (void)reader.text("name");
    QCOMPARE(reader.error()->reason, QByteArray("json.materials.3.name"));
    QVERIFY(reader.error()->detail.contains(u"materials.3.name"_qs));
}

void JsonReaderTest::theFailureOfANestedReaderIsTakenOver()
{
    JsonReader outer = readerOf(R"({"inner":{"n":"x"}})");
    JsonReader inner(outer.object("inner"), "inner");
    const int read = static_cast<int>(inner.integer("n"));
    QCOMPARE(outer.nested(inner.finish(read)), 0);
    QCOMPARE(outer.error()->reason, QByteArray("json.inner.n"));

    JsonReader fine = readerOf(R"({})");
    QCOMPARE(fine.nested(Result<QString>(u"x"_qs)), u"x"_qs);
    QVERIFY(!fine.error());
}

void JsonReaderTest::aFailureFoundByTheCallerCounts()
{
    JsonReader reader = readerOf(R"({"from":"2026-11-23","to":"2026-11-22"})");
    if (reader.date("from") > reader.date("to")) {
        reader.note("to", "lies before its start");
    }
    QCOMPARE(reader.error()->reason, QByteArray("json.to"));
    QCOMPARE(reader.error()->detail, u"member to lies before its start"_qs);
}

void JsonReaderTest::detailsNeverQuoteTheValue()
{
    for (auto it = calls().begin(); it != calls().end(); ++it) {
        JsonReader reader = readerOf(R"({"m":"SECRET-SECRET-SECRET-SECRET-SECRET-SECRET-SECRET"})");
        (void)it.value()(reader);
        QVERIFY2(reader.error(), qPrintable(it.key()));
        QVERIFY2(!reader.error()->detail.contains(u"SECRET"_qs), qPrintable(it.key()));
    }
}

void JsonReaderTest::finishGivesTheValueOrTheFailure()
{
    JsonReader good = readerOf(R"({"n":1})");
    EXPECT_OK(good.finish(good.integer("n")));
    JsonReader bad = readerOf(R"({})");
    const auto result = bad.finish(bad.integer("n"));
    EXPECT_FAILS(result, ErrorCode::Malformed);
    QCOMPARE(result.error().reason, QByteArray("json.n"));
}

void JsonReaderTest::hasMeansThereAndNotNull()
{
    const JsonReader reader = readerOf(R"({"a":0,"b":null,"c":"","d":false})");
    QVERIFY(reader.has("a"));
    QVERIFY(!reader.has("b"));
    QVERIFY(reader.has("c"));
    QVERIFY(reader.has("d"));
    QVERIFY(!reader.has("e"));
}

void JsonReaderTest::manyEntriesAreBounded()
{
    QJsonArray list;
    for (int i = 0; i < 10'000; ++i) {
        list.append(u"x"_qs);
    }
    JsonReader most(QJsonObject{{u"m"_qs, list}});
    QCOMPARE(most.texts("m").size(), 10'000);
    QVERIFY(!most.error());
    list.append(u"x"_qs);
    JsonReader tooMany(QJsonObject{{u"m"_qs, list}});
    QVERIFY(tooMany.texts("m").isEmpty());
    QCOMPARE(tooMany.error()->reason, QByteArray("json.m"));
}

YICHUANG_TEST(JsonReaderTest)
#include "JsonReaderTest.moc"
