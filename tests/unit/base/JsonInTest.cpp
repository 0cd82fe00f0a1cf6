// SPDX-License-Identifier: Apache-2.0
#include "app/base/JsonIn.h"

#include "app/base/Json.h"
#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"

#include <QTest>

using namespace yichuang::base;

/// The quick tree and Qt's objects: who reads does not see the difference.
class JsonInTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWhatQtReads_data();
    void readsWhatQtReads();
    void refusesWhatQtRefuses_data();
    void refusesWhatQtRefuses();
    void thirtyTwoLevelsAndNoMore();
    void aFailureNeverQuotesTheText();
    void readersSayTheSameOfBoth_data();
    void readersSayTheSameOfBoth();
    void aWrongKindIsEmptyNotACrash();
    void partsOutliveTheWhole();
};

void JsonInTest::readsWhatQtReads_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *name, const QByteArray &text) { QTest::newRow(name) << text; };
    row("nothing in it", "{}");
    row("every kind", R"({"a":null,"b":true,"c":false,"d":1,"e":-1.5,"f":"x","g":[1,[2],{}],"h":{"i":[]}})");
    row("blanks", " { \"a\" : [ 1 , 2 ] }\n\t");
    row("Chinese and beyond the first plane", R"({"姓名":"覃淑贞 㐂𠮷","b":"\u8986\ud842\udfb7"})");
    row("escapes", R"({"a":"\"\\\/\b\f\n\r\t\u0000\u001f"})");
    row("whole numbers", R"({"a":9223372036854775807,"b":-9223372036854775808,"c":0,"d":-0,"e":1.0,"f":1e3})");
    row("beyond 64 bits", R"({"a":9223372036854775808,"b":18446744073709551615,"c":1e300})");
    row("bare line break in a text", "{\"a\":\"\n\"}");
    row("half a pair, the first", R"({"a":"x\ud842","b":"\ud842y"})");
    row("half a pair, the second", R"({"a":"\udfb7x"})");
    row("twins", R"({"a":1,"a":2})");
    row("empty texts and names", R"({"":"","a":[""]})");
    row("long", "{\"a\":\"" + QByteArray(100'000, 'x') + "\",\"b\":[" + QByteArray("1,").repeated(5'000) + "1]}");
}

void JsonInTest::readsWhatQtReads()
{
    QFETCH(const QByteArray, text);
    const Result<QJsonObject> expected = parseJsonObject(text);
    const Result<JsonIn> read = JsonIn::parse(text);
    EXPECT_OK(expected);
    EXPECT_OK(read);
    QCOMPARE(QJsonObject(*read), *expected);
    QVERIFY(*read == JsonIn(*expected));
}

void JsonInTest::refusesWhatQtRefuses_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *name, const QByteArray &text) { QTest::newRow(name) << text; };
    row("nothing", "");
    row("list", "[]");
    row("text", "\"a\"");
    row("cut off", "{\"a\":1");
    row("cut off in a text", "{\"a\":\"");
    row("two objects", "{}{}");
    row("something after", "{} x");
    row("zero byte after", QByteArray("{}\0", 3));
    row("comment", "{/**/}");
    row("comma at the end", "{\"a\":1,}");
    row("no UTF-8", "{\"a\":\"\xff\"}");
    row("half a character", "{\"a\":\"\xe8\xa6\"}");
    row("leading zero", "{\"a\":01}");
    row("not a number", "{\"a\":NaN}");
    row("single quotes", "{'a':1}");
}

void JsonInTest::refusesWhatQtRefuses()
{
    QFETCH(const QByteArray, text);
    EXPECT_FAILS(parseJsonObject(text), ErrorCode::Malformed);
    EXPECT_FAILS(JsonIn::parse(text), ErrorCode::Malformed);
}

void JsonInTest::thirtyTwoLevelsAndNoMore()
{
    const auto nested = [](int levels) { return "{\"a\":" + QByteArray("[").repeated(levels - 1) + QByteArray("]").repeated(levels - 1) + "}"; };
    EXPECT_OK(JsonIn::parse(nested(32)));
    QCOMPARE(JsonIn::parse(nested(33)).error().reason, QByteArray("json.depth"));
    QCOMPARE(JsonIn::parse("{\"a\":" + QByteArray("[").repeated(4'200'000)).error().reason, QByteArray("json.size"));
    QCOMPARE(JsonIn::parse("{\"a\":" + QByteArray("[").repeated(1'000'000)).error().reason, QByteArray("json.depth"));
}

void JsonInTest::aFailureNeverQuotesTheText()
{
    const Result<JsonIn> refused = JsonIn::parse("{\"name\":\"11010519491231002X\" 覃}");
    EXPECT_FAILS(refused, ErrorCode::Malformed);
    QVERIFY2(!refused.error().detail.contains(QStringLiteral("1101")) && !refused.error().detail.contains(QStringLiteral("覃")),
             qPrintable(refused.error().detail));
}

void JsonInTest::readersSayTheSameOfBoth_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("reason"); // empty: good
    const auto row = [](const char *name, const QByteArray &text, const char *reason) { QTest::newRow(name) << text << QByteArray(reason); };
    row("good", R"({"text":"a","n":1,"day":"2026-11-26","flag":true,"list":["x","y"],"more":{"a":1}})", "");
    row("missing", R"({"n":1,"day":"2026-11-26","flag":true,"more":{}})", "json.r.text");
    row("null is missing", R"({"text":null,"n":1,"day":"2026-11-26","flag":true,"more":{}})", "json.r.text");
    row("text as number", R"({"text":7,"n":1,"day":"2026-11-26","flag":true,"more":{}})", "json.r.text");
    row("number as text", R"({"text":"a","n":"1","day":"2026-11-26","flag":true,"more":{}})", "json.r.n");
    row("half a number", R"({"text":"a","n":1.5,"day":"2026-11-26","flag":true,"more":{}})", "json.r.n");
    row("a double that is whole", R"({"text":"a","n":1.0,"day":"2026-11-26","flag":true,"more":{}})", "");
    row("beyond 64 bits", R"({"text":"a","n":9223372036854775808,"day":"2026-11-26","flag":true,"more":{}})", "json.r.n");
    row("far beyond", R"({"text":"a","n":1e300,"day":"2026-11-26","flag":true,"more":{}})", "json.r.n");
    row("no date", R"({"text":"a","n":1,"day":"2026-13-26","flag":true,"more":{}})", "json.r.day");
    row("flag as number", R"({"text":"a","n":1,"day":"2026-11-26","flag":1,"more":{}})", "json.r.flag");
    row("list with a number", R"({"text":"a","n":1,"day":"2026-11-26","flag":true,"list":["x",1],"more":{}})", "json.r.list");
    row("object as list", R"({"text":"a","n":1,"day":"2026-11-26","flag":true,"more":[]})", "json.r.more");
}

void JsonInTest::readersSayTheSameOfBoth()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, reason);
    const auto read = [](const JsonIn &json) {
        JsonReader reader(json, "r");
        QStringList seen{reader.text("text"), QString::number(reader.integer("n")), reader.date("day").toString(Qt::ISODate),
                         QString::number(reader.boolean("flag")), reader.texts("list").join(QLatin1Char(','))};
        seen += QString::number(reader.object("more").value("a").integer().value_or(-1));
        seen += reader.textOr("absent", QStringLiteral("instead"));
        return reader.finish(seen);
    };
    const Result<QStringList> ofQt = read(*parseJsonObject(text));
    const Result<QStringList> ofTree = read(*JsonIn::parse(text));
    QCOMPARE(ofTree.has_value(), reason.isEmpty());
    QCOMPARE(ofQt.has_value(), reason.isEmpty());
    if (reason.isEmpty()) {
        QCOMPARE(*ofTree, *ofQt);
    } else {
        QCOMPARE(ofTree.error().reason, reason);
        QCOMPARE(ofTree.error().detail, ofQt.error().detail);
    }
}

void JsonInTest::aWrongKindIsEmptyNotACrash()
{
    const Result<JsonIn> json = JsonIn::parse(R"({"a":1,"b":"x","c":[1],"d":{},"e":null})");
    EXPECT_OK(json);
    for (const char *name : {"a", "b", "c", "d", "e", "nothing"}) {
        const JsonItem item = json->value(name);
        QCOMPARE(item.text().isEmpty(), item.kind() != JsonItem::Kind::Text);
        QCOMPARE(item.number() == 1, item.kind() == JsonItem::Kind::Number);
        QCOMPARE(item.integer().has_value(), item.kind() == JsonItem::Kind::Number);
        QCOMPARE(item.list().size(), item.kind() == JsonItem::Kind::List ? 1 : 0);
        QVERIFY(!item.boolean());
        QVERIFY(QJsonObject(item.object()).isEmpty());
        const JsonItem ofQt = JsonIn(QJsonObject(*json)).value(name);
        QCOMPARE(ofQt.kind(), item.kind());
        QCOMPARE(ofQt.integer(), item.integer());
        QCOMPARE(ofQt.text(), item.text());
    }
}

void JsonInTest::partsOutliveTheWhole()
{
    JsonIn part;
    JsonListIn list;
    {
        const Result<JsonIn> json = JsonIn::parse(R"({"a":{"b":"kept"},"c":["kept as well"]})");
        EXPECT_OK(json);
        part = json->value("a").object();
        list = json->value("c").list();
    }
    QCOMPARE(part.value("b").text(), QStringLiteral("kept"));
    QCOMPARE(list.at(0).text(), QStringLiteral("kept as well"));
}

YICHUANG_TEST(JsonInTest)
#include "JsonInTest.moc"
