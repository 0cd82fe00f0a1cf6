// SPDX-License-Identifier: Apache-2.0
#include "app/domain/CatalogueCheck.h"

#include "tests/support/TestProgram.h"
#include "tests/support/domain/SampleFacts.h"

#include <QJsonArray>
#include <QTest>

using namespace yichuang;
using namespace yichuang::domain;
using namespace yichuang::tests;

namespace {

constexpr int ItemAt = 9; // ggcs-ws

Catalogue read(const QJsonObject &json)
{
    const auto catalogue = Catalogue::fromJson(json);
    if (!catalogue) {
        qFatal("%s", qPrintable(catalogue.error().detail));
    }
    return *catalogue;
}

QJsonObject version(const char *text)
{
    QJsonObject json = catalogueJson();
    json.insert(QStringLiteral("version"), QLatin1String(text));
    return json;
}

QJsonObject withItem(QJsonObject json, const char *member, const QJsonValue &value)
{
    QJsonArray items = json.value(QLatin1String("items")).toArray();
    QJsonObject item = items.at(ItemAt).toObject();
    item.insert(QLatin1String(member), value);
    items.replace(ItemAt, item);
    json.insert(QStringLiteral("items"), items);
    return json;
}

QJsonObject without(QJsonObject json, int at)
{
    QJsonArray items = json.value(QLatin1String("items")).toArray();
    items.removeAt(at);
    json.insert(QStringLiteral("items"), items);
    return json;
}

QJsonObject effective(QJsonObject json, const char *date)
{
    json.insert(QStringLiteral("effective"), QLatin1String(date));
    return json;
}

QString told(const CatalogueFaults &faults)
{
    QStringList lines;
    for (const CatalogueFault &fault : faults) {
        lines.append((fault.weight == CatalogueFault::Weight::Fault ? QStringLiteral("!") : QStringLiteral("?")) + fault.item + QLatin1Char(' ') + fault.member);
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace

/// What may follow what was published.
class CatalogueSuccessionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void versionsAreOrdered_data()
    {
        QTest::addColumn<QString>("a");
        QTest::addColumn<QString>("b");
        QTest::newRow("patch") << "2026.11.2" << "2026.11.3";
        QTest::newRow("as numbers") << "2026.9" << "2026.11";
        QTest::newRow("longer is later") << "2026.11" << "2026.11.1";
        QTest::newRow("year") << "2026.11.2" << "2027";
        QTest::newRow("words") << "1-a" << "1-b";
    }
    void versionsAreOrdered()
    {
        QFETCH(QString, a);
        QFETCH(QString, b);
        QVERIFY(compareVersions(a, b) < 0);
        QVERIFY(compareVersions(b, a) > 0);
        QCOMPARE(compareVersions(a, a), 0);
    }

    void succession_data()
    {
        QTest::addColumn<QJsonObject>("draft");
        QTest::addColumn<QString>("told");
        QTest::newRow("the next version") << version("2026.12") << QString();
        QTest::newRow("the same version") << version("2026.11.2") << QStringLiteral("! version");
        QTest::newRow("an older version") << version("2026.11.1") << QStringLiteral("! version");
        QTest::newRow("another code") << withItem(version("2027"), "handling_item_code", QStringLiteral("11450000XX000003534450103001000ZZ"))
                                      << QStringLiteral("?ggcs-ws version\n!ggcs-ws handling_item_code");
        QTest::newRow("a code moved to another key") << withItem(version("2027"), "key", QStringLiteral("ggcs-neu"))
                                                     << QStringLiteral("?ggcs-ws key\n!ggcs-neu handling_item_code");
        QTest::newRow("an item's version falls") << withItem(version("2027"), "version", 1) << QString();
        QTest::newRow("an item changed under its version") << withItem(version("2027"), "name", QStringLiteral("新名")) << QStringLiteral("?ggcs-ws version");
        QTest::newRow("an item changed with its version") << withItem(withItem(version("2027"), "name", QStringLiteral("新名")), "version", 2) << QString();
        QTest::newRow("an item taken out") << without(version("2027"), ItemAt) << QStringLiteral("?ggcs-ws key");
        QTest::newRow("from today") << effective(version("2027"), "2026-11-26") << QString();
        QTest::newRow("from tomorrow") << effective(version("2027"), "2026-11-27") << QStringLiteral("! effective");
    }
    void succession()
    {
        QFETCH(QJsonObject, draft);
        QFETCH(QString, told);
        QCOMPARE(::told(checkSuccession(read(draft), {read(catalogueJson())}, QDate(2026, 11, 26))), told);
    }

    void itemVersionsNeverFall()
    {
        const Catalogue inForce = read(withItem(version("2026.12"), "version", 3));
        QCOMPARE(told(checkSuccession(read(version("2027")), {inForce}, QDate(2027, 1, 4))), QStringLiteral("!ggcs-ws version"));
    }

    void whatWasTakenOutLongAgoStillOwnsItsCode()
    {
        const std::vector<Catalogue> published{read(catalogueJson()), read(without(version("2026.12"), ItemAt))};
        QCOMPARE(told(checkSuccession(read(withItem(version("2027"), "key", QStringLiteral("ggcs-neu"))), published, QDate(2027, 1, 4))),
                 QStringLiteral("!ggcs-neu handling_item_code"));
        // Under its own key it may come back.
        QCOMPARE(told(checkSuccession(read(version("2027")), published, QDate(2027, 1, 4))), QString());
    }

    void effectiveNeverGoesBack()
    {
        const Catalogue inForce = read(effective(version("2026.12"), "2026-12-01"));
        QCOMPARE(told(checkSuccession(read(effective(version("2027"), "2026-11-30")), {inForce}, QDate(2027, 1, 4))), QStringLiteral("! effective"));
    }

    void theFirstMayBeAnything() { QVERIFY(checkSuccession(read(catalogueJson()), {}, QDate(2026, 11, 26)).empty()); }
};

YICHUANG_TEST(CatalogueSuccessionTest)
#include "CatalogueSuccessionTest.moc"
