// SPDX-License-Identifier: Apache-2.0
#include "app/base/CanonicalScan.h"

#include "app/base/Json.h"
#include "tests/support/TestProgram.h"

#include <QTest>

using namespace yichuang::base;

class CanonicalScanTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knowsTheCanonicalForm_data();
    void knowsTheCanonicalForm();
    void cutsAMemberOut_data();
    void cutsAMemberOut();
};

void CanonicalScanTest::knowsTheCanonicalForm_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("is");
    const auto row = [](const char *name, const QByteArray &text, auto is) { QTest::newRow(name) << text << is; };
    row("empty", "{}", true);
    row("all kinds", R"({"a":[1,-2,0,"x",true,false,null,{},[]],"b":{"c":"é"}})", true);
    row("short escapes", R"({"a":"\"\\\b\f\n\r\t/"})", true);
    row("a blank", R"({"a": 1})", false);
    row("a line end", "{\"a\":1}\n", false);
    row("not sorted", R"({"b":1,"a":2})", false);
    row("twice", R"({"a":1,"a":2})", false);
    row("not sorted within", R"({"a":[{"z":1,"y":2}]})", false);
    row("long escape", R"({"a":"\u0041"})", false);
    row("escaped slash", R"({"a":"\/"})", false);
    row("escaped name", R"({"\t":1})", false);
    row("control character", QByteArray("{\"a\":\"\t\"}"), false);
    row("a fraction", R"({"a":1.5})", false);
    row("an exponent", R"({"a":1e3})", false);
    row("minus nothing", R"({"a":-0})", false);
    row("leading zero", R"({"a":01})", false);
    row("sixteen digits", R"({"a":1234567890123456})", false);
    row("open text", R"({"a":"x)", false);
    row("open escape", R"({"a":"x\)", false);
    row("open object", R"({"a":1)", false);
    row("open list", R"({"a":[1,)", false);
    row("comma at the end", R"({"a":1,})", false);
    row("no value", R"({"a":})", false);
    row("wrong word", R"({"a":nul})", false);
    row("name beyond the surrogates", QByteArray("{\"\xef\xbc\xa1\":1}"), false);
    row("too deep", QByteArray("{\"a\":") + QByteArray(40, '[') + QByteArray(40, ']') + '}', false);
    row("nothing", {}, false);
}

void CanonicalScanTest::knowsTheCanonicalForm()
{
    QFETCH(const QByteArray, text);
    QFETCH(const bool, is);
    CanonicalScan scan(text);
    QCOMPARE(scan.value() && scan.atEnd(), is);
    if (is) {
        QCOMPARE(canonicalJson(parseJsonObject(text).value()), text);
    }
}

void CanonicalScanTest::cutsAMemberOut_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("first") << QByteArray(R"({"chain":{"n":1},"seq":2})");
    QTest::newRow("middle") << QByteArray(R"({"a":"\"chain\":","chain":{"hash":"x"},"seq":[{"chain":3}]})");
    QTest::newRow("last") << QByteArray(R"({"a":1,"chain":null})");
    QTest::newRow("alone") << QByteArray(R"({"chain":1})");
    QTest::newRow("absent") << QByteArray(R"({"a":{"chain":1}})");
}

void CanonicalScanTest::cutsAMemberOut()
{
    QFETCH(QByteArray, text);
    CanonicalScan scan(text);
    const auto object = scan.object("chain");
    QVERIFY(object && scan.atEnd());
    QCOMPARE(object->whole.toByteArray(), text);
    QJsonObject without = parseJsonObject(text).value();
    without.remove(QStringLiteral("chain"));
    text.remove(object->member.isEmpty() ? 0 : object->member.data() - object->whole.data(), object->member.size());
    QCOMPARE(text, canonicalJson(without));
}

YICHUANG_TEST(CanonicalScanTest)
#include "CanonicalScanTest.moc"
