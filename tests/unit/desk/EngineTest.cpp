// SPDX-License-Identifier: Apache-2.0
#include "app/desk/Engine.h"

#include "app/desk/CatalogueShelf.h"
#include "tests/support/Expect.h"
#include "tests/support/FakeClock.h"
#include "tests/support/domain/CaseBuilder.h"
#include "tests/support/domain/SampleFacts.h"
#include "tests/support/TestProgram.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace yichuang;
using namespace yichuang::desk;
using namespace yichuang::tests;

namespace {

QJsonObject calendarBody(const std::vector<QJsonObject> &files)
{
    QJsonArray list;
    for (const QJsonObject &file : files) {
        list.append(file);
    }
    return {{QStringLiteral("files"), list}};
}

// Invented: two days off after New Year.
std::vector<QJsonObject> withNotice()
{
    std::vector<QJsonObject> files = calendarFiles();
    const auto off = [](const char *date) {
        return QJsonObject{{QStringLiteral("date"), QLatin1String(date)}, {QStringLiteral("name"), QStringLiteral("元旦")}, {QStringLiteral("work"), false}};
    };
    files.push_back({{QStringLiteral("region"), QStringLiteral("CN")},
                     {QStringLiteral("year"), 2027},
                     {QStringLiteral("source"), QStringLiteral("invented for this test")},
                     {QStringLiteral("days"), QJsonArray{off("2027-01-01"), off("2027-01-04"), off("2027-01-05")}}});
    return files;
}

} // namespace

class EngineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_engine.reset(); }
    void aNoticeMovesTheDatesOfOpenCases();
    void whatArrivesOldIsPutRight();
    void datesAreRightAfterTheNextUnlock();
    void aFeedThatBeginsAnewBringsNoOldCatalogueInForce();

private:
    [[nodiscard]] static crypto::SecretBytes dataKey() { return crypto::SecretBytes(QByteArrayView(QByteArray(32, 'k'))); }
    void open();
    void publishCatalogue(const char *version);
    [[nodiscard]] QString current();
    void publish(const QString &kind, const QJsonObject &body);
    void publishCalendar(const std::vector<QJsonObject> &files) { publish(QStringLiteral("calendar"), calendarBody(files)); }
    [[nodiscard]] domain::Case stored(const domain::CaseId &id) { return m_engine->workspace->cases().get(id).value().value(); }
    [[nodiscard]] domain::Case acceptedInDecember();

    FakeClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Engine> m_engine;
};

void EngineTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    open();
    const QString version = catalogueJson().value(QLatin1String("version")).toString();
    publish(QStringLiteral("catalogue:") + version, catalogueJson());
    EXPECT_OK(CatalogueShelf(*m_engine->workspace).arrived(version));
    publish(QStringLiteral("directory"), directoryJson());
    publish(QStringLiteral("policy"), policyJson());
    publishCalendar(calendarFiles());
    EXPECT_OK(m_engine->loadFacts());
    EXPECT_OK(m_engine->refreshDates());
}

void EngineTest::open()
{
    store::WorkspaceOptions options;
    options.folder = m_folder->filePath(QStringLiteral("workspace"));
    options.signIn.cost = {16, 1, 1};
    domain::Pinyin pinyin =
        domain::Pinyin::make(resourceBytes(QStringLiteral("pinyin/readings.txt")), resourceBytes(QStringLiteral("pinyin/surnames.txt"))).value();
    auto workspace = store::Workspace::open(options);
    EXPECT_OK(workspace);
    m_engine = std::make_unique<Engine>(m_clock, std::move(pinyin), documents::PaperWordings(), std::move(*workspace));
    EXPECT_OK(m_engine->unlock(dataKey()));
}

void EngineTest::publish(const QString &kind, const QJsonObject &body)
{
    EXPECT_OK(m_engine->workspace->settings().putDocument(kind, QStringLiteral("1"), body, m_clock.now()));
}

domain::Case EngineTest::acceptedInDecember()
{
    CaseBuilder builder("ggcs-ws");
    domain::Case record = builder.at("2026-12-21").apply(domain::ActKind::Accept).record();
    record.printed = record.dues;
    return record;
}

void EngineTest::aNoticeMovesTheDatesOfOpenCases()
{
    const domain::Case before = acceptedInDecember();
    EXPECT_OK(m_engine->workspace->cases().put(before));
    QVERIFY(before.dues.provisional);
    publishCalendar(withNotice());
    EXPECT_OK(m_engine->loadFacts());
    QCOMPARE(stored(before.id).dues, before.dues);
    EXPECT_OK(m_engine->refreshDates());
    const domain::Case after = stored(before.id);
    QVERIFY(!after.dues.provisional);
    QCOMPARE(after.dues.statutory, QDate(2027, 1, 21)); // 01-19, two days off more
    QCOMPARE(after.printed, before.printed);
    QCOMPARE(after.version, before.version);
}

void EngineTest::whatArrivesOldIsPutRight()
{
    publishCalendar(withNotice());
    EXPECT_OK(m_engine->loadFacts());
    EXPECT_OK(m_engine->refreshDates());
    const domain::Case before = acceptedInDecember(); // as the centre last wrote it
    EXPECT_OK(m_engine->workspace->cases().put(before));
    EXPECT_OK(m_engine->reindex(before.id));
    QCOMPARE(stored(before.id).dues.statutory, QDate(2027, 1, 21));
}

void EngineTest::datesAreRightAfterTheNextUnlock()
{
    const domain::Case before = acceptedInDecember();
    EXPECT_OK(m_engine->workspace->cases().put(before));
    publishCalendar(withNotice()); // and then the computer went off
    m_engine.reset();
    open();
    QCOMPARE(stored(before.id).dues.statutory, QDate(2027, 1, 21));
}

void EngineTest::publishCatalogue(const char *version)
{
    QJsonObject catalogue = catalogueJson();
    catalogue.insert(QStringLiteral("version"), QLatin1String(version));
    publish(QStringLiteral("catalogue:") + QLatin1String(version), catalogue);
}

QString EngineTest::current()
{
    domain::Facts facts;
    return CatalogueShelf(*m_engine->workspace).load(facts) ? facts.currentCatalogue : QString();
}

void EngineTest::aFeedThatBeginsAnewBringsNoOldCatalogueInForce()
{
    CatalogueShelf shelf(*m_engine->workspace);
    for (const char *version : {"v1", "v2", "v3"}) {
        publishCatalogue(version);
    }
    EXPECT_OK(shelf.arrived(QStringLiteral("v1")));
    EXPECT_OK(shelf.arrived(QStringLiteral("v2")));
    // The line may be cut between the pages.
    EXPECT_OK(shelf.cameAgain(QStringLiteral("v1")));
    QCOMPARE(current(), QStringLiteral("v2"));
    EXPECT_OK(shelf.cameAgain(QStringLiteral("v3")));
    QCOMPARE(current(), QStringLiteral("v2"));
    domain::Facts facts;
    EXPECT_OK(shelf.load(facts));
    QVERIFY2(facts.catalogues.contains(QStringLiteral("v3")), "cases that came with it are judged by it");
    QVERIFY(shelf.endRebuild().value());
    QCOMPARE(current(), QStringLiteral("v3"));
    // A centre that was put back does not know v3 any more.
    EXPECT_OK(shelf.cameAgain(QStringLiteral("v1")));
    EXPECT_OK(shelf.cameAgain(QStringLiteral("v2")));
    QVERIFY(shelf.endRebuild().value());
    QCOMPARE(current(), QStringLiteral("v2"));
    QVERIFY(!shelf.endRebuild().value());
}

YICHUANG_TEST(EngineTest)
#include "EngineTest.moc"
