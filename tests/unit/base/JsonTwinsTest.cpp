// SPDX-License-Identifier: Apache-2.0
#include "app/base/JsonTwins.h"

#include "tests/support/TestProgram.h"

#include <QTest>

using namespace yichuang;

namespace {

// With ' for ", to be read.
QByteArray json(const char *text)
{
    return QByteArray(text).replace('\'', '"');
}

} // namespace

class JsonTwinsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsEveryTwin_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("twins");
        QTest::newRow("none") << json("{'a':1,'b':{'a':2},'c':[{'a':1},{'a':1}]}") << QStringList();
        QTest::newRow("at the top") << json("{'a':1,'a':1}") << QStringList{QStringLiteral("a")};
        QTest::newRow("three times") << json("{'a':1,'a':2,'a':3}") << QStringList{QStringLiteral("a"), QStringLiteral("a")};
        QTest::newRow("deep") << json("{'items':[{'x':1},{'n':{'k':1,'k':2}}]}") << QStringList{QStringLiteral("items[1].n.k")};
        QTest::newRow("escaped") << json("{'a':1,'\\u0061':2}") << QStringList{QStringLiteral("a")};
        QTest::newRow("quotes and braces in texts") << json("{'a':'\\'a\\':{,','b':'}]'}") << QStringList();
        QTest::newRow("a value like a name") << json("{'a':'a','b':'a'}") << QStringList();
        QTest::newRow("after a list") << json("{'a':[1,2,'b'],'b':0,'a':1}") << QStringList{QStringLiteral("a")};
        QTest::newRow("blanks") << json("{ 'a' : 1 ,\n 'a' : 1 }") << QStringList{QStringLiteral("a")};
        QTest::newRow("Chinese") << json("{'名':1,'名':2}") << QStringList{QStringLiteral("名")};
        QTest::newRow("an escaped backslash") << json("{'a':'\\\\','a':1}") << QStringList{QStringLiteral("a")};
    }
    void findsEveryTwin()
    {
        QFETCH(QByteArray, text);
        QFETCH(QStringList, twins);
        QCOMPARE(base::twinMembers(text), twins);
    }

    void aLotOfTwinsIsToldInPart()
    {
        QByteArray many("{\"a\":0");
        for (int i = 0; i < 100'000; ++i) {
            many += ",\"a\":0";
        }
        QCOMPARE(base::twinMembers(many + '}').size(), 100);
    }
};

YICHUANG_TEST(JsonTwinsTest)
#include "JsonTwinsTest.moc"
