// SPDX-License-Identifier: Apache-2.0
#include "tests/support/Expect.h"
#include "tests/support/center/CentreFixture.h"
#include "tests/support/domain/SampleFacts.h"
#include "tests/support/TestProgram.h"

#include <QJsonArray>
#include <QTest>

using namespace yichuang;
using namespace yichuang::tests;
using base::ErrorCode;
using center::DocumentKind;

class DocumentStoreTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFactsAreThoseThatWerePublished();
    void aVersionIsPublishedOnce();
    void whatTheDomainCannotReadIsRefused();
    void rulesAreThoseOfTheDay();
    void everyDirectoryCarriesTheReceiptKeys();

private:
    static QJsonObject receiptKeys(CentreFixture &centre)
    {
        return centre.read()->documents.latest(DocumentKind::Directory).value()->body.value(QLatin1String("receipt_keys")).toObject();
    }
    static base::Result<void> publish(CentreFixture &centre, DocumentKind kind, const QJsonObject &body)
    {
        return centre.perform([&](const center::WriteContext &context) {
            return context.stores.publish(kind, body, context.heads.journal.n, context.now).map([](const center::Document &) {});
        });
    }
};

void DocumentStoreTest::theFactsAreThoseThatWerePublished()
{
    CentreFixture centre;
    const auto stores = centre.read();
    const auto rules = stores->facts.current();
    EXPECT_OK(rules);
    const domain::Facts &facts = (*rules)->facts();
    QCOMPARE(facts.currentCatalogue, sampleFacts().currentCatalogue);
    QCOMPARE(facts.directory.version(), QStringLiteral("test.1"));
    QVERIFY(facts.calendar(QStringLiteral("CN-45")));
    QVERIFY(stores->facts.current().value() == *rules); // made once
}

void DocumentStoreTest::aVersionIsPublishedOnce()
{
    CentreFixture centre;
    EXPECT_OK(publish(centre, DocumentKind::Directory, directoryJson()));
    QJsonObject other = directoryJson();
    other.insert(QStringLiteral("people"), QJsonArray());
    EXPECT_FAILS(publish(centre, DocumentKind::Directory, other), ErrorCode::AlreadyExists);
    QCOMPARE(centre.read()->documents.revision().value(), qint64(4));
}

void DocumentStoreTest::whatTheDomainCannotReadIsRefused()
{
    CentreFixture centre;
    QVERIFY(!publish(centre, DocumentKind::Catalogue, {{QStringLiteral("version"), QStringLiteral("2")}}));
    QVERIFY(!publish(centre, DocumentKind::Calendar, {{QStringLiteral("files"), QJsonArray{QJsonObject{{QStringLiteral("region"), QStringLiteral("?")}}}}}));
    QVERIFY(!publish(centre, DocumentKind::Policy, {}));
    QCOMPARE(centre.read()->documents.revision().value(), qint64(4));
}

void DocumentStoreTest::rulesAreThoseOfTheDay()
{
    CentreFixture centre;
    const base::Instant before = centre.clock.now();
    centre.clock.advance(std::chrono::hours(1));
    QJsonObject second = directoryJson();
    second.insert(QStringLiteral("version"), QStringLiteral("test.2"));
    second.insert(QStringLiteral("people"), QJsonArray());
    EXPECT_OK(publish(centre, DocumentKind::Directory, second));
    const auto stores = centre.read();
    const auto versionAt = [&](base::Instant at, qint64 journalN) {
        return stores->facts.rulesFor(at, journalN).value()->facts().directory.version();
    };
    QCOMPARE(versionAt(before, INT64_MAX), QStringLiteral("test.1"));
    QCOMPARE(versionAt(centre.clock.now(), INT64_MAX), QStringLiteral("test.2"));
    QCOMPARE(versionAt(before - std::chrono::hours(9000), INT64_MAX), QStringLiteral("test.1"));
    QCOMPARE(versionAt(centre.clock.now(), 0), QString()); // before anything was published
}

/// A receipt given by a window stays verifiable at all others, whatever the administrator imports afterwards.
void DocumentStoreTest::everyDirectoryCarriesTheReceiptKeys()
{
    CentreFixture centre;
    const FakeWorkstation first = centre.enrol("01");
    const FakeWorkstation second = centre.enrol("03");
    const auto republish = [&] {
        return centre.perform([](const center::WriteContext &context) { return context.stores.republishDirectory(context.heads.journal.n, context.now); });
    };
    EXPECT_OK(republish());
    const QJsonObject both = receiptKeys(centre);
    QCOMPARE(both.size(), 2);
    QJsonObject imported = directoryJson();
    imported.insert(QStringLiteral("version"), QStringLiteral("test.2"));
    imported.insert(QStringLiteral("receipt_keys"), QJsonObject{{QStringLiteral("mine"), QJsonObject()}});
    EXPECT_OK(publish(centre, DocumentKind::Directory, imported));
    QCOMPARE(receiptKeys(centre), both);
    EXPECT_OK(publish(centre, DocumentKind::Directory, imported)); // the same again is no other content
    EXPECT_OK(centre.perform([&](const center::WriteContext &context) {
        return context.stores.workstations.revoke(first.enrolled().id, context.now).and_then([&] {
            return context.stores.republishDirectory(context.heads.journal.n, context.now);
        });
    }));
    const QJsonObject after = receiptKeys(centre);
    QCOMPARE(after.size(), 2);
    const auto withdrawn = [&after](const FakeWorkstation &desk) {
        for (const QJsonValue &entry : after) {
            const QJsonObject key = entry.toObject();
            if (key.value(QLatin1String("key")).toString() == QString::fromLatin1(desk.enrolled().signingKey.toBase64())) {
                return key.value(QLatin1String("withdrawn")).toString();
            }
        }
        return QStringLiteral("lost");
    };
    QCOMPARE(withdrawn(first), base::toIso(centre.clock.now()));
    QCOMPARE(withdrawn(second), QString());
}

YICHUANG_TEST(DocumentStoreTest)
#include "DocumentStoreTest.moc"
