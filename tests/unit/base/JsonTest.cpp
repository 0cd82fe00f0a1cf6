// SPDX-License-Identifier: Apache-2.0
#include "app/base/Json.h"

#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"

#include <QTest>

#include <limits>

using namespace yichuang::base;

class JsonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void parses();
    void refuses_data();
    void refuses();
    void sizeIsCountedInBytes();
    void thirtyTwoLevelsAndNoMore_data();
    void thirtyTwoLevelsAndNoMore();
    void aDepthBombIsCheap();
    void bracketsInTextsDoNotCount();
    void theLastOfTwinsWins();
    void aFailureNeverQuotesTheText();
    void canonicalBytes_data();
    void canonicalBytes();
    void canonicalBytesDoNotDependOnTheOrderOfMaking();
    void canonicalBytesComeBackTheSame();
    void wholeNumbersSurviveToTheLastBit_data();
    void wholeNumbersSurviveToTheLastBit();
};

void JsonTest::parses()
{
    const auto object = parseJsonObject(" {\"name\":\"\xe8\xa6\x83\",\"n\":[1,{\"a\":null}]}\n ");
    EXPECT_OK(object);
    QCOMPARE(object->value(QStringLiteral("name")).toString(), QStringLiteral("覃"));
    EXPECT_OK(parseJsonObject("{}"));
}

void JsonTest::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("reason");
    const auto row = [](const char *name, const QByteArray &bytes, const char *reason) { QTest::newRow(name) << bytes << QByteArray(reason); };
    row("nothing", "", "json.syntax");
    row("spaces", "  \n", "json.syntax");
    row("list", "[]", "json.root");
    row("list of objects", "[{}]", "json.root");
    row("text", "\"a\"", "json.syntax");
    row("number", "1", "json.syntax");
    row("null", "null", "json.syntax");
    row("cut off", "{\"a\":1", "json.syntax");
    row("cut off in a text", "{\"a\":\"", "json.syntax");
    row("cut off after a backslash", "{\"a\":\"\\", "json.syntax");
    row("two objects", "{}{}", "json.syntax");
    row("something after", "{} x", "json.syntax");
    row("zero byte after", QByteArray("{}\0", 3), "json.syntax");
    row("comma at the end", "{\"a\":1,}", "json.syntax");
    row("single quotes", "{'a':1}", "json.syntax");
    row("key without quotes", "{a:1}", "json.syntax");
    row("comment", "{/**/}", "json.syntax");
    row("NaN", "{\"a\":NaN}", "json.syntax");
    row("broken UTF-8", "{\"a\":\"\xff\xfe\"}", "json.syntax");
    row("cut UTF-8", "{\"a\":\"\xe8\xa6\"}", "json.syntax");
    row("closing bracket", "}", "json.syntax");
    row("many closing, then opening", QByteArray(1000, ']') + QByteArray(1000, '['), "json.syntax");
}

void JsonTest::refuses()
{
    QFETCH(QByteArray, bytes);
    EXPECT_FAILS(parseJsonObject(bytes), ErrorCode::Malformed);
    QTEST(parseJsonObject(bytes).error().reason, "reason");
}

void JsonTest::sizeIsCountedInBytes()
{
    const QByteArray text = "{\"a\":\"\xe8\xa6\x83\"}";
    EXPECT_OK(parseJsonObject(text, text.size()));
    EXPECT_FAILS(parseJsonObject(text, text.size() - 1), ErrorCode::Malformed);
    QCOMPARE(parseJsonObject(text, text.size() - 1).error().reason, QByteArray("json.size"));
    const QByteArray four = "{\"a\":\"" + QByteArray(4 * 1024 * 1024 - 8, 'x') + "\"}";
    EXPECT_OK(parseJsonObject(four));
    QCOMPARE(parseJsonObject(four + ' ').error().reason, QByteArray("json.size"));
}

void JsonTest::thirtyTwoLevelsAndNoMore_data()
{
    QTest::addColumn<QByteArray>("opening");
    QTest::addColumn<QByteArray>("closing");
    QTest::addColumn<int>("levels");
    QTest::newRow("objects") << QByteArray("{\"a\":") << QByteArray("}") << 1;
    QTest::newRow("lists") << QByteArray("[") << QByteArray("]") << 1;
    QTest::newRow("both") << QByteArray("[{\"a\":") << QByteArray("}]") << 2;
}

void JsonTest::thirtyTwoLevelsAndNoMore()
{
    QFETCH(QByteArray, opening);
    QFETCH(QByteArray, closing);
    QFETCH(int, levels);
    const auto nested = [&](int depth) { return "{\"root\":" + opening.repeated(depth) + "1" + closing.repeated(depth) + "}"; };
    const int most = 31 / levels;
    EXPECT_OK(parseJsonObject(nested(most)));
    EXPECT_FAILS(parseJsonObject(nested(most + 1)), ErrorCode::Malformed);
    QCOMPARE(parseJsonObject(nested(most + 1)).error().reason, QByteArray("json.depth"));
}

void JsonTest::aDepthBombIsCheap()
{
    constexpr int Levels = 1'000'000;
    for (const QByteArray &bomb : {QByteArray(Levels, '['), QByteArray("{\"a\":").repeated(Levels / 2), QByteArray("[{\"a\":").repeated(Levels / 2)}) {
        const auto result = parseJsonObject(bomb);
        EXPECT_FAILS(result, ErrorCode::Malformed);
        QCOMPARE(result.error().reason, QByteArray("json.depth"));
    }
}

void JsonTest::bracketsInTextsDoNotCount()
{
    const QString text = QStringLiteral("\\\"") + QString(100, QLatin1Char('[')) + QStringLiteral("\\") + QString(100, QLatin1Char('{')) + QLatin1Char('"');
    const QByteArray bytes = canonicalJson({{QStringLiteral("a"), text}, {QStringLiteral("b"), QJsonArray{text, 1}}});
    const auto object = parseJsonObject(bytes);
    EXPECT_OK(object);
    QCOMPARE(object->value(QStringLiteral("a")).toString(), text);
}

void JsonTest::theLastOfTwinsWins()
{
    const auto object = parseJsonObject("{\"a\":1,\"b\":0,\"a\":2}");
    EXPECT_OK(object);
    QCOMPARE(object->size(), 2);
    QCOMPARE(canonicalJson(*object), QByteArray("{\"a\":2,\"b\":0}"));
}

// Details go to the log; the text may hold personal data.
void JsonTest::aFailureNeverQuotesTheText()
{
    for (const QByteArray &bytes : {QByteArray("{\"name\":SECRET}"), QByteArray("{\"SECRET\":"), QByteArray("[\"SECRET\"]")}) {
        const auto result = parseJsonObject(bytes);
        EXPECT_FAILS(result, ErrorCode::Malformed);
        QVERIFY(!result.error().detail.contains(QLatin1String("SECRET")));
    }
}

// Expected bytes as Python 3 writes them:
// json.dumps(value, sort_keys=True, separators=(',', ':'), ensure_ascii=False).encode()
void JsonTest::canonicalBytes_data()
{
    QTest::addColumn<QJsonObject>("object");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QJsonObject() << QByteArray("{}");
    QTest::newRow("keys are sorted") << QJsonObject{{u"b"_qs, 1}, {u"a"_qs, 2}, {u"B"_qs, 3}, {u"_"_qs, 4}, {u"a.b"_qs, 5}, {u"aa"_qs, 6}}
                                     << QByteArray(R"({"B":3,"_":4,"a":2,"a.b":5,"aa":6,"b":1})");
    QTest::newRow("keys in other scripts") << QJsonObject{{u"项"_qs, 2}, {u""_qs, QString()}, {u"事"_qs, 1}, {u"é"_qs, 3}, {u"z"_qs, 4}}
                                           << QByteArray("{\"\":\"\",\"z\":4,\"\xc3\xa9\":3,\"\xe4\xba\x8b\":1,\"\xe9\xa1\xb9\":2}");
    QTest::newRow("whole numbers") << QJsonObject{{u"n"_qs, 0},
                                                  {u"m"_qs, -1},
                                                  {u"big"_qs, qint64(9007199254740993)},
                                                  {u"max"_qs, std::numeric_limits<qint64>::max()},
                                                  {u"min"_qs, std::numeric_limits<qint64>::min()}}
                                   << QByteArray(R"({"big":9007199254740993,"m":-1,"max":9223372036854775807,"min":-9223372036854775808,"n":0})");
    QTest::newRow("fractions") << QJsonObject{{u"d"_qs, 1.5}, {u"e"_qs, 0.1}, {u"i"_qs, -2.5}, {u"h"_qs, 1e22}}
                               << QByteArray(R"({"d":1.5,"e":0.1,"h":1e+22,"i":-2.5})");
    QTest::newRow("words") << QJsonObject{{u"t"_qs, true}, {u"f"_qs, false}, {u"n"_qs, QJsonValue()}} << QByteArray(R"({"f":false,"n":null,"t":true})");
    QTest::newRow("lists keep their order")
        << QJsonObject{{u"l"_qs, QJsonArray{1, QJsonArray{2, QJsonObject{{u"z"_qs, 1}, {u"y"_qs, QJsonArray()}}}, QJsonObject()}}}
        << QByteArray(R"({"l":[1,[2,{"y":[],"z":1}],{}]})");
    QTest::newRow("escapes") << QJsonObject{{u"s"_qs, QString::fromLatin1("q\" b\\ s/ \b\f\n\r\t \0\x01\x1f\x7f", 19)}}
                             << QByteArray("{\"s\":\"q\\\" b\\\\ s/ \\b\\f\\n\\r\\t \\u0000\\u0001\\u001f\x7f\"}");
    QTest::newRow("everything else as UTF-8") << QJsonObject{{u"s"_qs, u"覃惠贞 \U00020BB7 é <&>'\u2028\u2029\uFEFF"_qs}}
                                              << QByteArray("{\"s\":\"\xe8\xa6\x83\xe6\x83\xa0\xe8\xb4\x9e \xf0\xa0\xae\xb7 \xc3\xa9 <&>'"
                                                            "\xe2\x80\xa8\xe2\x80\xa9\xef\xbb\xbf\"}");
}

void JsonTest::canonicalBytes()
{
    QFETCH(QJsonObject, object);
    QTEST(canonicalJson(object), "bytes");
}

void JsonTest::canonicalBytesDoNotDependOnTheOrderOfMaking()
{
    const QStringList keys{u"name"_qs, u"id"_qs, u"at"_qs, u"Zone"_qs, u"materials"_qs, u"id_number"_qs};
    QJsonObject forwards;
    QJsonObject backwards;
    QByteArray text = "{";
    for (const QString &key : keys) {
        forwards.insert(key, key.size());
        backwards.insert(keys[keys.size() - 1 - keys.indexOf(key)], keys[keys.size() - 1 - keys.indexOf(key)].size());
        text += (text.size() > 1 ? ", \"" : " \"") + key.toLatin1() + "\" : " + QByteArray::number(key.size());
    }
    const auto parsed = parseJsonObject(text + " }");
    EXPECT_OK(parsed);
    QCOMPARE(canonicalJson(forwards), canonicalJson(backwards));
    QCOMPARE(canonicalJson(forwards), canonicalJson(*parsed));
}

void JsonTest::canonicalBytesComeBackTheSame()
{
    const QJsonObject object{{u"name"_qs, u"覃惠贞\U00020BB7\n\"\\"_qs}, {u"n"_qs, qint64(9007199254740993)}, {u"l"_qs, QJsonArray{1, 0.1, false, QJsonValue()}}};
    const QByteArray bytes = canonicalJson(object);
    const auto read = parseJsonObject(bytes);
    EXPECT_OK(read);
    QCOMPARE(*read, object);
    QCOMPARE(canonicalJson(*read), bytes);
}

void JsonTest::wholeNumbersSurviveToTheLastBit_data()
{
    QTest::addColumn<qint64>("number");
    for (const qint64 n : {qint64(0), qint64(-1), qint64(1) << 53, (qint64(1) << 53) + 1, std::numeric_limits<qint64>::max(), std::numeric_limits<qint64>::min()}) {
        QTest::newRow(QByteArray::number(n).constData()) << n;
    }
}

void JsonTest::wholeNumbersSurviveToTheLastBit()
{
    QFETCH(qint64, number);
    const auto read = parseJsonObject("{\"n\":" + QByteArray::number(number) + "}");
    EXPECT_OK(read);
    JsonReader reader(*read);
    QCOMPARE(reader.integer("n"), number);
    QVERIFY(!reader.error());
    QCOMPARE(canonicalJson(*read), "{\"n\":" + QByteArray::number(number) + "}");
}

YICHUANG_TEST(JsonTest)
#include "JsonTest.moc"
