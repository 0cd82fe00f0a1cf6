// SPDX-License-Identifier: Apache-2.0
#include "tests/support/Expect.h"
#include "tests/support/center/CentreFixture.h"
#include "tests/support/domain/SampleFacts.h"
#include "tests/support/TestProgram.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace yichuang;
using namespace yichuang::tests;
using base::ErrorCode;
using center::Draft;
using center::DraftState;

/// Drafts, what the tier above published, and that nothing published can be changed.
class DraftStoreTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void draftsAreKeptWithAuthorAndNote();
    void anEndedDraftKeepsItsNumber();
    void nobodyReadsADraftWithoutTheKeys();
    void parentsAreKeptAsTheyCame();
    void whatWasPublishedStays_data();
    void whatWasPublishedStays();

private:
    static qint64 add(CentreFixture &centre, const Draft &draft)
    {
        qint64 no = 0;
        const auto done = centre.perform([&](const center::WriteContext &context) { return context.stores.drafts.add(draft).map([&no](qint64 given) { no = given; }); });
        return done ? no : -1;
    }
    static base::Result<void> end(CentreFixture &centre, qint64 no, DraftState state)
    {
        return centre.perform([&](const center::WriteContext &context) { return context.stores.drafts.end(no, state, context.now); });
    }
};

void DraftStoreTest::draftsAreKeptWithAuthorAndNote()
{
    CentreFixture centre;
    QCOMPARE(add(centre, {0, DraftState::Open, centre.clock.now(), std::nullopt, QStringLiteral("梁科长"), QStringLiteral("提速"), catalogueJson()}), 1);
    QCOMPARE(add(centre, {0, DraftState::Open, centre.clock.now(), std::nullopt, {}, {}, QJsonObject{}}), 2);
    const auto read = centre.read()->drafts.read(1);
    EXPECT_OK(read);
    QCOMPARE(read->author, QStringLiteral("梁科长"));
    QCOMPARE(read->note, QStringLiteral("提速"));
    QCOMPARE(read->body, catalogueJson());
    QCOMPARE(read->state, DraftState::Open);
    QCOMPARE(centre.read()->drafts.list()->size(), size_t(2));
    EXPECT_FAILS(centre.read()->drafts.read(3), ErrorCode::NotFound);
}

void DraftStoreTest::anEndedDraftKeepsItsNumber()
{
    CentreFixture centre;
    const Draft draft{0, DraftState::Open, centre.clock.now(), std::nullopt, {}, {}, {}};
    QCOMPARE(add(centre, draft), 1);
    EXPECT_OK(end(centre, 1, DraftState::Withdrawn));
    EXPECT_FAILS(end(centre, 1, DraftState::Published), ErrorCode::Conflict);
    EXPECT_FAILS(end(centre, 7, DraftState::Published), ErrorCode::NotFound);
    QCOMPARE(add(centre, draft), 2);
    QCOMPARE(centre.read()->drafts.read(1)->state, DraftState::Withdrawn);
    QVERIFY(centre.read()->drafts.read(1)->ended);
}

void DraftStoreTest::nobodyReadsADraftWithoutTheKeys()
{
    CentreFixture centre;
    if (!centre.database().isFile()) {
        QSKIP("the server's files are the server's; what is written is the same");
    }
    QCOMPARE(add(centre, {0, DraftState::Open, centre.clock.now(), std::nullopt, QStringLiteral("NamedAuthor"), QStringLiteral("SaidNote"), catalogueJson()}), 1);
    for (const QFileInfo &info : QFileInfo(centre.database().where()).dir().entryInfoList(QDir::Files)) {
        QFile file(info.filePath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY(!bytes.contains("NamedAuthor") && !bytes.contains("SaidNote"));
    }
}

void DraftStoreTest::parentsAreKeptAsTheyCame()
{
    CentreFixture centre;
    const auto add = [&centre](const QString &origin, const QJsonObject &body) {
        return centre.perform([&](const center::WriteContext &context) { return context.stores.parents.add(origin, body, context.now).map([](const auto &) {}); });
    };
    QVERIFY(!*centre.read()->parents.latest());
    EXPECT_OK(add(QStringLiteral("自治区"), catalogueJson()));
    EXPECT_OK(add(QStringLiteral("自治区"), catalogueJson())); // the same again
    QJsonObject other = catalogueJson();
    other.insert(QStringLiteral("title"), QStringLiteral("另一份"));
    EXPECT_FAILS(add(QStringLiteral("自治区"), other), ErrorCode::AlreadyExists);
    EXPECT_OK(add(QStringLiteral("南宁市"), other));
    EXPECT_FAILS(add(QStringLiteral(" "), other), ErrorCode::InvalidArgument);
    QVERIFY(!add(QStringLiteral("南宁市"), {}));
    const auto latest = centre.read()->parents.latest();
    EXPECT_OK(latest);
    QCOMPARE((*latest)->origin, QStringLiteral("南宁市"));
    QCOMPARE((*latest)->body, other);
    QCOMPARE(centre.read()->parents.outlines()->size(), size_t(2));
}

void DraftStoreTest::whatWasPublishedStays_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::newRow("a version renamed") << QByteArray("UPDATE documents SET version = 'x' WHERE kind = 'catalogue'");
    QTest::newRow("another content") << QByteArray("UPDATE documents SET sealed_body = sealed_body");
    QTest::newRow("taken away") << QByteArray("DELETE FROM documents WHERE kind = 'policy'");
    QTest::newRow("a parent renamed") << QByteArray("UPDATE parent_documents SET origin = 'x'");
    QTest::newRow("a parent taken away") << QByteArray("DELETE FROM parent_documents");
    QTest::newRow("all at once") << QByteArray("TRUNCATE documents CASCADE"); // a file has no such statement
}
void DraftStoreTest::whatWasPublishedStays()
{
    QFETCH(QByteArray, sql);
    CentreFixture centre;
    if (sql.startsWith("TRUNCATE") && centre.database().isFile()) {
        QSKIP("SQLite does not know it");
    }
    EXPECT_OK(centre.perform([](const center::WriteContext &context) { return context.stores.parents.add(QStringLiteral("up"), catalogueJson(), context.now).map([](const auto &) {}); }));
    const auto stores = centre.read();
    const auto done = stores->connection().executeScript(sql);
    EXPECT_FAILS(done, ErrorCode::StorageFailed);
    QCOMPARE(done.error().reason, QByteArray("storage.constraint"));
    QCOMPARE(centre.read()->documents.outlines()->size(), size_t(4));
}

YICHUANG_TEST(DraftStoreTest)
#include "DraftStoreTest.moc"
