// SPDX-License-Identifier: Apache-2.0
#include "app/base/DateText.h"

#include "app/base/Json.h"
#include "app/base/JsonText.h"
#include "tests/support/TestProgram.h"

#include <QTest>

using namespace yichuang::base;

class DateTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsOneFormOnly_data();
    void readsOneFormOnly();
    void agreesWithQtOnEveryDay();
};

void DateTextTest::readsOneFormOnly_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QDate>("extended");
    QTest::addColumn<QDate>("basic");
    const QDate day(2026, 2, 28);
    QTest::newRow("extended") << QStringLiteral("2026-02-28") << day << QDate();
    QTest::newRow("basic") << QStringLiteral("20260228") << QDate() << day;
    QTest::newRow("no text") << QString() << QDate() << QDate();
    QTest::newRow("no such day") << QStringLiteral("2026-02-29") << QDate() << QDate();
    QTest::newRow("no such month") << QStringLiteral("20261301") << QDate() << QDate();
    QTest::newRow("month nought") << QStringLiteral("2026-00-10") << QDate() << QDate();
    QTest::newRow("year nought") << QStringLiteral("0000-01-01") << QDate() << QDate();
    QTest::newRow("leap day") << QStringLiteral("2028-02-29") << QDate(2028, 2, 29) << QDate();
    QTest::newRow("short") << QStringLiteral("2026-2-28") << QDate() << QDate();
    QTest::newRow("long") << QStringLiteral("2026-02-28T") << QDate() << QDate();
    QTest::newRow("sign") << QStringLiteral("+026-02-28") << QDate() << QDate();
    QTest::newRow("blank") << QStringLiteral("2026 0228") << QDate() << QDate();
    QTest::newRow("digits of another script") << QStringLiteral("２０２６-02-28") << QDate() << QDate();
}

void DateTextTest::readsOneFormOnly()
{
    QFETCH(const QString, text);
    QTEST(dateFromIso(text), "extended");
    QTEST(dateFromBasic(text), "basic");
}

void DateTextTest::agreesWithQtOnEveryDay()
{
    for (QDate day(1895, 1, 1); day.year() < 2060; day = day.addDays(1)) {
        const QString extended = day.toString(Qt::ISODate);
        QCOMPARE(dateFromIso(extended), day);
        QCOMPARE(dateFromBasic(day.toString(QStringLiteral("yyyyMMdd"))), day);
        const QByteArray ours = JsonText().beginObject().member("a", day).member("b", 1).endObject().take();
        QCOMPARE(ours, canonicalJson({{QStringLiteral("a"), extended}, {QStringLiteral("b"), 1}}));
    }
}

YICHUANG_TEST(DateTextTest)
#include "DateTextTest.moc"
