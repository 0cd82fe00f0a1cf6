// SPDX-License-Identifier: Apache-2.0
#include "app/protocol/Change.h"

#include "tests/support/Expect.h"
#include "tests/support/domain/CaseBuilder.h"
#include "tests/support/TestProgram.h"

#include <QJsonArray>
#include <QTest>

using namespace yichuang;
using namespace yichuang::protocol;
using namespace yichuang::tests;

namespace {

Change sample(ChangeType type)
{
    const QJsonObject body = type == ChangeType::Tombstone ? QJsonObject() : QJsonObject{{QStringLiteral("a"), 1}};
    return {type, QStringLiteral("some-key"), 12, body};
}

ChangePage samplePage()
{
    ChangePage page;
    for (int n = 0; n <= int(ChangeType::Tombstone); ++n) {
        page.changes.push_back(sample(ChangeType(n)));
    }
    page.cursor = QStringLiteral("e1:42");
    page.more = true;
    page.fingerprint = QStringLiteral("f00d");
    page.chainUpTo = 17;
    page.chainHash = QByteArray(32, '\x5a');
    page.chainTop = 19;
    page.serverTime = chinaAt("2026-11-23");
    return page;
}

} // namespace

class ChangeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyTypeReadsBack_data();
    void everyTypeReadsBack();
    void pageReadsBack();
    void missingMembers_data();
    void missingMembers();
    void oneBrokenChangeBreaksThePage();
};

void ChangeTest::everyTypeReadsBack_data()
{
    QTest::addColumn<ChangeType>("type");
    for (int n = 0; n <= int(ChangeType::Tombstone); ++n) {
        QTest::newRow(qPrintable(toWord(ChangeType(n)))) << ChangeType(n);
    }
}

void ChangeTest::everyTypeReadsBack()
{
    QFETCH(ChangeType, type);
    const Change change = sample(type);
    QCOMPARE(Change::fromJson(change.toJson()).value(), change);
    QCOMPARE(changeTypeFromWord(toWord(type)), std::optional(type));
    QJsonObject bodyless = change.toJson();
    bodyless.remove(QStringLiteral("body"));
    QCOMPARE(Change::fromJson(bodyless).has_value(), type == ChangeType::Tombstone);
}

void ChangeTest::pageReadsBack()
{
    QCOMPARE(ChangePage::fromJson(samplePage().toJson()).value(), samplePage());
    ChangePage empty = samplePage();
    empty.changes.clear();
    empty.more = false;
    QCOMPARE(ChangePage::fromJson(empty.toJson()).value(), empty);
}

void ChangeTest::missingMembers_data()
{
    QTest::addColumn<QString>("member");
    for (const QString &member : samplePage().toJson().keys()) {
        QTest::newRow(qPrintable(member)) << member;
    }
}

void ChangeTest::missingMembers()
{
    QFETCH(QString, member);
    QJsonObject json = samplePage().toJson();
    json.remove(member);
    const base::Result<ChangePage> read = ChangePage::fromJson(json);
    QCOMPARE(read.has_value(), member.startsWith(QLatin1String("chain_")));
    json.insert(member, QJsonObject{{QStringLiteral("wrong"), true}});
    EXPECT_FAILS(ChangePage::fromJson(json), base::ErrorCode::Malformed);
}

void ChangeTest::oneBrokenChangeBreaksThePage()
{
    QJsonObject json = samplePage().toJson();
    QJsonArray changes = json.value(QStringLiteral("changes")).toArray();
    changes.append(QJsonObject{{QStringLiteral("type"), QStringLiteral("weather")}, {QStringLiteral("key"), QStringLiteral("k")}});
    json.insert(QStringLiteral("changes"), changes);
    const base::Result<ChangePage> read = ChangePage::fromJson(json);
    EXPECT_FAILS(read, base::ErrorCode::Malformed);
    QCOMPARE(read.error().reason, QByteArray("json.change.type"));
}

YICHUANG_TEST(ChangeTest)
#include "ChangeTest.moc"
