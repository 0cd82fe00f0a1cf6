// SPDX-License-Identifier: Apache-2.0
#include "app/base/JsonText.h"

#include "app/base/Json.h"
#include "tests/support/TestProgram.h"

#include <QTest>

using namespace yichuang::base;

class JsonTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesTextsAsQtDoes_data();
    void writesTextsAsQtDoes();
    void partsWhatFollowsEachOther();
};

void JsonTextTest::writesTextsAsQtDoes_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("plain") << QStringLiteral("wei.xf /<>");
    QTest::newRow("quotes") << QStringLiteral("a\"b\\c");
    QTest::newRow("short escapes") << QStringLiteral("\b\f\n\r\t");
    QTest::newRow("Chinese") << QStringLiteral("覃淑贞·é");
    QTest::newRow("beyond the first plane") << QStringLiteral("𠮷野");
    QTest::newRow("half a character") << (QStringLiteral("x") + QChar(0xd842) + QStringLiteral("y") + QChar(0xdfb7));
    QTest::newRow("half a character last") << (QStringLiteral("x") + QChar(0xd842));
    QString all;
    for (char16_t unit = 0; unit < 0x900; ++unit) {
        all += QChar(unit);
    }
    QTest::newRow("every unit of one and two bytes") << all;
}

void JsonTextTest::writesTextsAsQtDoes()
{
    QFETCH(const QString, text);
    const QByteArray ours = JsonText().beginObject().member("a", text).endObject().take();
    QCOMPARE(ours, canonicalJson({{QStringLiteral("a"), text}}));
}

void JsonTextTest::partsWhatFollowsEachOther()
{
    JsonText out;
    out.beginObject().key("a").beginArray().integer(-1).integer(0).text(u"[").raw("null").beginObject().endObject().endArray();
    out.member("b", 9007199254740991LL).memberIfAny("c", QString()).key("d").beginObject().endObject().key(u"é").text(u"").endObject();
    const QByteArray text = out.take();
    QCOMPARE(text, QByteArray(R"({"a":[-1,0,"[",null,{}],"b":9007199254740991,"d":{},"é":""})"));
    QCOMPARE(canonicalJson(parseJsonObject(text).value()), text);
}

YICHUANG_TEST(JsonTextTest)
#include "JsonTextTest.moc"
