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

private:
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

YICHUANG_TEST(DocumentStoreTest)
#include "DocumentStoreTest.moc"
