// SPDX-License-Identifier: Apache-2.0
#include "app/base/Json.h"
#include "app/domain/Limit.h"
#include "tests/support/TestProgram.h"

#include <QTest>

using namespace yichuang;
using namespace yichuang::domain;

class LimitTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void limitsAsJson_data();
    void limitsAsJson();
};

void LimitTest::limitsAsJson_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("good");
    QTest::addColumn<Limit>("limit");
    QTest::newRow("working") << QByteArray(R"({"unit":"working_day","value":20})") << true
                             << Limit{20, LimitUnit::WorkingDay};
    QTest::newRow("natural") << QByteArray(R"({"unit":"natural_day","value":60})") << true
                             << Limit{60, LimitUnit::NaturalDay};
    QTest::newRow("minute") << QByteArray(R"({"unit":"minute","value":30})") << true << Limit{30, LimitUnit::Minute};
    QTest::newRow("hour") << QByteArray(R"({"unit":"hour","value":1})") << true << Limit{1, LimitUnit::Hour};
    QTest::newRow("none") << QByteArray(R"({"unit":"none"})") << true << Limit();
    QTest::newRow("unit missing") << QByteArray(R"({"value":1})") << false << Limit();
    QTest::newRow("unknown unit") << QByteArray(R"({"unit":"week","value":1})") << false << Limit();
    QTest::newRow("value missing") << QByteArray(R"({"unit":"hour"})") << false << Limit();
    QTest::newRow("negative") << QByteArray(R"({"unit":"hour","value":-1})") << false << Limit();
    QTest::newRow("fraction") << QByteArray(R"({"unit":"hour","value":1.5})") << false << Limit();
    QTest::newRow("huge") << QByteArray(R"({"unit":"working_day","value":1e9})") << false << Limit();
    QTest::newRow("text") << QByteArray(R"({"unit":"working_day","value":"20"})") << false << Limit();
}

void LimitTest::limitsAsJson()
{
    QFETCH(QByteArray, json);
    QFETCH(bool, good);
    QFETCH(Limit, limit);
    const auto read = Limit::fromJson(*base::parseJsonObject(json));
    QCOMPARE(read.has_value(), good);
    if (good) {
        QVERIFY(*read == limit);
        QCOMPARE(base::canonicalJson(read->toJson()), json);
    }
}

YICHUANG_TEST(LimitTest)
#include "LimitTest.moc"
