// SPDX-License-Identifier: Apache-2.0
#include "app/storage/NamedParameters.h"

#include "tests/support/TestProgram.h"

#include <QTest>

using namespace yichuang::storage;

class NamedParametersTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void numbersNames_data();
    void numbersNames();
};

void NamedParametersTest::numbersNames_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QByteArray>("numbered");
    QTest::addColumn<QByteArrayList>("names");
    const auto row = [](const char *what, const char *sql, const char *numbered, const QByteArrayList &names) {
        QTest::newRow(what) << QByteArray(sql) << QByteArray(numbered) << names;
    };
    row("none", "SELECT 1", "SELECT 1", {});
    row("in order", "VALUES (:a, :b)", "VALUES ($1, $2)", {":a", ":b"});
    row("twice the same", "a > :x AND b > :y AND c > :x", "a > $1 AND b > $2 AND c > $1", {":x", ":y"});
    row("one begins like the other", ":to, :today", "$1, $2", {":to", ":today"});
    row("at the end", "WHERE id = :id_2", "WHERE id = $1", {":id_2"});
    row("in a text", "SELECT ':a', :b", "SELECT ':a', $1", {":b"});
    row("a quote in a text", "SELECT 'it''s :a', :b", "SELECT 'it''s :a', $1", {":b"});
    row("a quoted name", "SELECT \"x:a\", :b", "SELECT \"x:a\", $1", {":b"});
    row("a comment", "SELECT 1 -- not :a\n, :b", "SELECT 1 -- not :a\n, $1", {":b"});
    row("a comment to the end", "SELECT 1 -- :a", "SELECT 1 -- :a", {});
    row("a cast", "SELECT :a::bigint", "SELECT $1::bigint", {":a"});
    row("a text without end", "SELECT ':a", "SELECT ':a", {});
    row("a lonely colon", "SELECT a[1:2]", "SELECT a[1:2]", {});
}

void NamedParametersTest::numbersNames()
{
    QFETCH(QByteArray, sql);
    QFETCH(QByteArray, numbered);
    QFETCH(QByteArrayList, names);
    const NumberedSql made = numberParameters(sql);
    QCOMPARE(made.sql, numbered);
    QCOMPARE(QByteArrayList(made.names.begin(), made.names.end()), names);
}

YICHUANG_TEST(NamedParametersTest)
#include "NamedParametersTest.moc"
