// SPDX-License-Identifier: Apache-2.0
#include "app/documents/Base45.h"
#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"

#include <QTest>

using namespace yichuang;
using namespace yichuang::documents;

class Base45Test : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void examplesOfTheRfc();
    void everyLengthAndByte();
    void refusals();
};

void Base45Test::examplesOfTheRfc()
{
    QCOMPARE(toBase45("AB"), QByteArray("BB8"));
    QCOMPARE(toBase45("Hello!!"), QByteArray("%69 VD92EX0"));
    QCOMPARE(toBase45("base-45"), QByteArray("UJCLQE7W581"));
    QCOMPARE(fromBase45("QED8WEX0").value_or(QByteArray()), QByteArray("ietf!"));
}

void Base45Test::everyLengthAndByte()
{
    QByteArray bytes;
    for (int i = 0; i < 600; ++i) {
        QCOMPARE(fromBase45(toBase45(bytes)).value_or(QByteArray("wrong")), bytes);
        bytes.append(static_cast<char>(i * 7));
    }
}

void Base45Test::refusals()
{
    for (const char *text : {"A", "ABCD", "abc", "A,C", ":::", "GGW", "::"}) {
        EXPECT_FAILS(fromBase45(text), base::ErrorCode::Malformed);
    }
    QCOMPARE(fromBase45("FGW").value_or(QByteArray()), QByteArray("\xFF\xFF"));
}

YICHUANG_TEST(Base45Test)
#include "Base45Test.moc"
