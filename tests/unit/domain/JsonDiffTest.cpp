// SPDX-License-Identifier: Apache-2.0
#include "app/domain/JsonDiff.h"

#include "tests/support/TestProgram.h"
#include "tests/support/domain/SampleFacts.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace yichuang;
using namespace yichuang::domain;
using namespace yichuang::tests;

namespace {

QJsonObject parsed(const char *json)
{
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray(json).replace('\'', '"'));
    if (!document.isObject()) {
        qFatal("%s", json);
    }
    return document.object();
}

QStringList linesOf(const DocumentChanges &changes)
{
    QStringList lines;
    for (const DocumentChange &change : changes) {
        lines.append(change.toText());
    }
    return lines;
}

constexpr char Base[] = "{'version':'1','departments':[{'key':'d','name':'D'}],'items':[{'key':'a','name':'A','limit':{'value':5},'tags':['x','y'],"
                        "'materials':[{'key':'m1','n':1},{'key':'m2','n':2}]},{'key':'b','name':'B'}]}";

} // namespace

class JsonDiffTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void changes_data()
    {
        QTest::addColumn<QByteArray>("replace");
        QTest::addColumn<QByteArray>("by");
        QTest::addColumn<QStringList>("lines");
        const auto row = [](const char *name, const char *replace, const char *by, const QStringList &lines) {
            QTest::newRow(name) << QByteArray(replace) << QByteArray(by) << lines;
        };
        row("nothing", "'x'", "'x'", {});
        row("the version", "'version':'1'", "'version':'2'", {QStringLiteral("~ version: \"1\" → \"2\"")});
        row("a member inside", "'value':5", "'value':3", {QStringLiteral("~ item a limit.value: 5 → 3")});
        row("another type", "{'value':5}", "7", {QStringLiteral("~ item a limit: {\"value\":5} → 7")});
        row("a member gone", ",'limit':{'value':5}", "", {QStringLiteral("- item a limit: {\"value\":5}")});
        row("an entry by place", "'y'", "'z'", {QStringLiteral("~ item a tags[1]: \"y\" → \"z\"")});
        row("an entry more", "'y']", "'y','z']", {QStringLiteral("+ item a tags[2]: \"z\"")});
        row("a row by its key", "'n':2", "'n':9", {QStringLiteral("~ item a materials(m2).n: 2 → 9")});
        row("a row gone", "{'key':'m1','n':1},", "", {QStringLiteral("- item a materials(m1): {\"key\":\"m1\",\"n\":1}")});
        row("rows in another order", "{'key':'m1','n':1},{'key':'m2','n':2}", "{'key':'m2','n':2},{'key':'m1','n':1}",
            {QStringLiteral("~ item a materials: [\"m1\",\"m2\"] → [\"m2\",\"m1\"]")});
        row("an item more", "{'key':'b','name':'B'}", "{'key':'b','name':'B'},{'key':'c','name':'C'}", {QStringLiteral("+ item c: C")});
        row("an item gone", ",{'key':'b','name':'B'}", "", {QStringLiteral("- item b: B")});
        row("a department", "'name':'D'", "'name':'E'", {QStringLiteral("~ department d name: \"D\" → \"E\"")});
    }
    void changes()
    {
        QFETCH(QByteArray, replace);
        QFETCH(QByteArray, by);
        QFETCH(QStringList, lines);
        const QJsonObject before = parsed(Base);
        QVERIFY(QByteArray(Base).contains(replace));
        const QJsonObject after = parsed(QByteArray(Base).replace(replace, by).constData());
        QCOMPARE(linesOf(diffCatalogues(before, after)), lines);
        QCOMPARE(diffCatalogues(after, before).size(), static_cast<size_t>(lines.size()));
    }

    void theOrderOfItemsPlaysNoPart()
    {
        const QJsonObject before = catalogueJson();
        QJsonArray turned;
        const QJsonArray items = before.value(QLatin1String("items")).toArray();
        for (const QJsonValue &item : items) {
            turned.prepend(item);
        }
        QJsonObject after = before;
        after.insert(QStringLiteral("items"), turned);
        QVERIFY(diffCatalogues(before, after).empty());
        turned.removeAt(3);
        turned.removeAt(11);
        after.insert(QStringLiteral("items"), turned);
        const DocumentChanges changes = diffCatalogues(before, after);
        QCOMPARE(changes.size(), size_t(2));
        QVERIFY(changes[0].part < changes[1].part);
        QCOMPARE(changes[0].toJson().value(QLatin1String("change")).toString(), QStringLiteral("removed"));
    }

    void daysOfACalendarAreNamedByDate()
    {
        const char base[] = "{'files':[{'region':'CN','year':2027,'days':[{'date':'2027-01-01','name':'元旦','work':false}]}]}";
        const QJsonObject after = parsed(QByteArray(base).replace("'work':false", "'work':true").constData());
        QCOMPARE(linesOf(diffCalendars(parsed(base), after)), QStringList{QStringLiteral("~ CN 2027 days(2027-01-01).work: false → true")});
    }
};

YICHUANG_TEST(JsonDiffTest)
#include "JsonDiffTest.moc"
