// SPDX-License-Identifier: Apache-2.0
#include "app/domain/Catalogue.h"

#include "tests/support/Expect.h"
#include "tests/support/domain/CaseBuilder.h"
#include "tests/support/domain/SampleFacts.h"
#include "tests/support/TestProgram.h"

#include <QJsonArray>
#include <QSet>
#include <QTest>

using namespace yichuang;
using namespace yichuang::domain;
using namespace yichuang::tests;

namespace {

QJsonObject withItems(const QJsonArray &items)
{
    QJsonObject json = catalogueJson();
    json.insert(QStringLiteral("items"), items);
    return json;
}

} // namespace

class CatalogueTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void shippedCatalogueLoads();
    void shippedCodesAreWellFormed();
    void itemsAndDepartmentsAreFound();
    void emptyCatalogueAnswersNothing();
    void broken_data();
    void broken();
    void oneBrokenItemIsNamed();
};

void CatalogueTest::shippedCatalogueLoads()
{
    const base::Result<Catalogue> made = Catalogue::fromJson(catalogueJson());
    EXPECT_OK(made);
    QCOMPARE(made->items().size(), size_t(26));
    QCOMPARE(made->departments().size(), size_t(16));
    QCOMPARE(made->source(), catalogueJson());
    QCOMPARE(std::count_if(made->items().begin(), made->items().end(), [](const Item &item) { return item.kind == CaseKind::Immediate; }), 11);
    qsizetype materials = 0;
    for (const Item &item : made->items()) {
        materials += static_cast<qsizetype>(item.materials.size());
    }
    QCOMPARE(materials, 107);
}

void CatalogueTest::shippedCodesAreWellFormed()
{
    const Catalogue catalogue = Catalogue::fromJson(catalogueJson()).value();
    QSet<QString> codes;
    for (const Item &item : catalogue.items()) {
        const Department *department = catalogue.department(item.department);
        QVERIFY2(department, qPrintable(item.key.toText()));
        // GB/T 39554.1: the body's credit code, the level, twelve characters; two more for the handling item.
        QVERIFY2(item.implementationCode.startsWith(department->uscc), qPrintable(item.key.toText()));
        QVERIFY2(item.handlingItemCode.startsWith(item.implementationCode), qPrintable(item.key.toText()));
        codes.insert(item.implementationCode);
    }
    QCOMPARE(codes.size(), 26);
}

void CatalogueTest::itemsAndDepartmentsAreFound()
{
    const Catalogue catalogue = Catalogue::fromJson(catalogueJson()).value();
    QCOMPARE(catalogue.item(key<ItemKey>("ggcs-ws"))->key.toText(), QStringLiteral("ggcs-ws"));
    QCOMPARE(catalogue.item(key<ItemKey>("nothing")), nullptr);
    QCOMPARE(catalogue.department(key<DepartmentKey>("nobody")), nullptr);
    const Catalogue copy = catalogue;
    QCOMPARE(copy.item(key<ItemKey>("hk-cs")), catalogue.item(key<ItemKey>("hk-cs"))); // copies share
}

void CatalogueTest::emptyCatalogueAnswersNothing()
{
    const Catalogue none;
    QVERIFY(none.isEmpty());
    QVERIFY(none.version().isEmpty());
    QCOMPARE(none.item(key<ItemKey>("hk-cs")), nullptr);
    QCOMPARE(none.department(key<DepartmentKey>("wjw")), nullptr);
    QVERIFY(none.source().isEmpty());
}

void CatalogueTest::broken_data()
{
    QTest::addColumn<QJsonObject>("json");
    QTest::addColumn<QByteArray>("reason");
    const auto with = [](const char *member, const QJsonValue &value) {
        QJsonObject json = catalogueJson();
        json.insert(QLatin1String(member), value);
        return json;
    };
    const QJsonArray items = catalogueJson().value(QStringLiteral("items")).toArray();
    const QJsonArray departments = catalogueJson().value(QStringLiteral("departments")).toArray();
    QJsonObject homeless = items[0].toObject();
    homeless.insert(QStringLiteral("department"), QStringLiteral("nobody"));
    QJsonObject nameless = departments[0].toObject();
    nameless.remove(QStringLiteral("name"));
    QTest::newRow("nothing") << QJsonObject() << QByteArray("json.catalogue.version");
    QTest::newRow("no version") << with("version", 7) << QByteArray("json.catalogue.version");
    QTest::newRow("no departments") << with("departments", {}) << QByteArray("json.catalogue.departments");
    QTest::newRow("department without name") << with("departments", QJsonArray{nameless}) << QByteArray("json.department(scjg).name");
    QTest::newRow("a department twice") << with("departments", QJsonArray{departments[0], departments[0]})
                                        << QByteArray("json.department(scjg).key");
    QTest::newRow("items are no list") << with("items", QStringLiteral("all")) << QByteArray("json.catalogue.items");
    QTest::newRow("an item is a number") << withItems({7}) << QByteArray("json.item().key");
    QTest::newRow("an item twice") << withItems({items[0], items[1], items[0]}) << QByteArray("catalogue.twin");
    QTest::newRow("unknown department") << withItems({homeless}) << QByteArray("catalogue.department");
}

void CatalogueTest::broken()
{
    QFETCH(QJsonObject, json);
    QFETCH(QByteArray, reason);
    const base::Result<Catalogue> made = Catalogue::fromJson(json);
    EXPECT_FAILS(made, base::ErrorCode::Malformed);
    QCOMPARE(made.error().reason, reason);
}

void CatalogueTest::oneBrokenItemIsNamed()
{
    QJsonArray items = catalogueJson().value(QStringLiteral("items")).toArray();
    QJsonObject item = items[9].toObject();
    QJsonArray materials = item.value(QStringLiteral("materials")).toArray();
    QJsonObject material = materials[2].toObject();
    material.remove(QStringLiteral("name"));
    materials[2] = material;
    item.insert(QStringLiteral("materials"), materials);
    items[9] = item;
    const base::Result<Catalogue> made = Catalogue::fromJson(withItems(items));
    EXPECT_FAILS(made, base::ErrorCode::Malformed);
    QCOMPARE(made.error().reason, QByteArray("json.item(ggcs-ws).material.name"));
    QVERIFY2(made.error().detail.contains(QLatin1String("ggcs-ws")), qPrintable(made.error().detail));
}

YICHUANG_TEST(CatalogueTest)
#include "CatalogueTest.moc"
