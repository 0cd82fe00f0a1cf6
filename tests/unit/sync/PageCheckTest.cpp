// SPDX-License-Identifier: Apache-2.0
#include "app/sync/PageCheck.h"

#include "tests/support/FakeClock.h"
#include "tests/support/store/SampleCases.h"
#include "tests/support/SourceTree.h"
#include "tests/support/TestProgram.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace yichuang;
using protocol::Change;
using protocol::ChangePage;
using protocol::ChangeType;

namespace {

QJsonObject resource(const char *path)
{
    QFile file(tests::sourceTree("resources/") + QLatin1String(path));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

Change change(ChangeType type, const QString &key, const QJsonObject &body, qint64 version = 0)
{
    return {type, key, version, body};
}

domain::Case aCase(int index)
{
    const base::Instant now = tests::FakeClock().now();
    return tests::sampleCase(domain::CaseId::make(now), index, QStringLiteral("11450103MB1234567X400011600100020261123003%1").arg(index, 6, 10, QLatin1Char('0')), now);
}

ChangePage pageOf(std::vector<Change> changes)
{
    ChangePage page;
    page.changes = std::move(changes);
    page.cursor = QStringLiteral("c");
    page.fingerprint = QStringLiteral("f");
    return page;
}

} // namespace

class PageCheckTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void goodPartsPass()
    {
        const domain::Case one = aCase(1);
        const QJsonObject catalogue = resource("catalogue/catalogue.json");
        const auto verdict = sync::checkPage(pageOf({
            change(ChangeType::Case, one.id.toText(), one.toJson(), 7),
            change(ChangeType::Catalogue, catalogue.value(QLatin1String("version")).toString(), catalogue),
            change(ChangeType::Calendar, QStringLiteral("d"), {{QStringLiteral("files"), QJsonArray{resource("calendar/CN-2026.json"), resource("calendar/CN-statutory.json")}}}),
            change(ChangeType::Policy, QStringLiteral("p"), resource("policy/policy.json")),
            change(ChangeType::NumberBlock, QStringLiteral("b1"), {}), // known from the answer to the request
        }));
        for (const base::Error &fault : verdict.faults) {
            QFAIL(qPrintable(fault.detail));
        }
        QCOMPARE(verdict.page.cases.size(), size_t(1));
        QCOMPARE(verdict.page.cases[0].version, 7);
        QCOMPARE(verdict.page.documents.size(), size_t(3));
        QCOMPARE(verdict.page.next.cursor, QStringLiteral("c"));
        QCOMPARE(verdict.page.next.fingerprint, QStringLiteral("f"));
    }

    // A case is judged by the version it was made under: an earlier one is not overtaken, as an earlier calendar is.
    void catalogueVersionsStandSideBySide()
    {
        const QJsonObject calendar{{QStringLiteral("files"), QJsonArray{resource("calendar/CN-2026.json"), resource("calendar/CN-statutory.json")}}};
        QJsonObject first = resource("catalogue/catalogue.json");
        QJsonObject second = first;
        first.insert(QStringLiteral("version"), QStringLiteral("v1"));
        second.insert(QStringLiteral("version"), QStringLiteral("v2"));
        const auto verdict = sync::checkPage(pageOf({change(ChangeType::Catalogue, QStringLiteral("v1"), first), change(ChangeType::Calendar, QStringLiteral("a"), calendar),
                                                     change(ChangeType::Catalogue, QStringLiteral("v2"), second), change(ChangeType::Calendar, QStringLiteral("b"), calendar)}));
        QVERIFY(verdict.faults.empty());
        QStringList kept;
        for (const sync::CheckedDocument &document : verdict.page.documents) {
            kept.append(document.key);
        }
        QCOMPARE(kept, (QStringList{QStringLiteral("v1"), QStringLiteral("v2"), QStringLiteral("b")}));
    }

    void brokenDocumentsAreLeftOutAndTheRestPasses_data()
    {
        QTest::addColumn<ChangeType>("type");
        QTest::addColumn<QJsonObject>("body");
        QJsonObject catalogue = resource("catalogue/catalogue.json");
        QJsonArray items = catalogue.value(QLatin1String("items")).toArray();
        QJsonObject item = items[3].toObject();
        item.remove(QStringLiteral("name"));
        items[3] = item;
        catalogue.insert(QStringLiteral("items"), items);
        QTest::newRow("catalogue with a missing field") << ChangeType::Catalogue << catalogue;
        QTest::newRow("calendar without files") << ChangeType::Calendar << QJsonObject();
        QTest::newRow("empty directory") << ChangeType::Directory << QJsonObject();
        QTest::newRow("empty policy") << ChangeType::Policy << QJsonObject();
        QTest::newRow("case") << ChangeType::Case << QJsonObject{{QStringLiteral("id"), 5}};
    }
    void brokenDocumentsAreLeftOutAndTheRestPasses()
    {
        QFETCH(ChangeType, type);
        QFETCH(QJsonObject, body);
        const domain::Case one = aCase(1);
        const auto verdict = sync::checkPage(pageOf({change(type, QStringLiteral("k"), body), change(ChangeType::Case, one.id.toText(), one.toJson())}));
        QCOMPARE(verdict.faults.size(), size_t(1));
        QVERIFY(verdict.faults[0].detail.startsWith(protocol::toWord(type) + QStringLiteral(" k: ")));
        QVERIFY(verdict.page.documents.empty());
        QCOMPARE(verdict.page.cases, std::vector{one});
    }

    void aCaseUnderAnotherKeyIsAFault()
    {
        const domain::Case one = aCase(1);
        const auto verdict = sync::checkPage(pageOf({change(ChangeType::Case, aCase(2).id.toText(), one.toJson())}));
        QCOMPARE(verdict.faults.size(), size_t(1));
        QVERIFY(verdict.page.cases.empty());
    }

    void theLastChangeOfACaseCounts()
    {
        domain::Case early = aCase(1);
        domain::Case late = early;
        early.version = 1;
        late.version = 2;
        const QString key = early.id.toText();
        auto verdict = sync::checkPage(pageOf({change(ChangeType::Case, key, early.toJson(), 1), change(ChangeType::Case, key, late.toJson(), 2)}));
        QCOMPARE(verdict.page.cases, std::vector{late});
        verdict = sync::checkPage(pageOf({change(ChangeType::Case, key, early.toJson(), 1), change(ChangeType::Tombstone, key, {})}));
        QVERIFY(verdict.page.cases.empty());
        QCOMPARE(verdict.page.gone, std::vector{early.id});
        verdict = sync::checkPage(pageOf({change(ChangeType::Tombstone, key, {}), change(ChangeType::Case, key, late.toJson(), 2)}));
        QCOMPARE(verdict.page.cases, std::vector{late});
        QVERIFY(verdict.page.gone.empty());
        protocol::Change erased = change(ChangeType::Tombstone, key, {});
        erased.isErased = true;
        verdict = sync::checkPage(pageOf({erased}));
        QCOMPARE(verdict.page.gone, std::vector{early.id});
        QCOMPARE(verdict.page.erased, std::vector{early.id});
    }
};

YICHUANG_TEST(PageCheckTest)
#include "PageCheckTest.moc"
