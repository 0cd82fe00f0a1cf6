// SPDX-License-Identifier: Apache-2.0
#include "app/desk/Attachments.h"

#include "app/desk/CatalogueShelf.h"
#include "app/desk/Committer.h"
#include "tests/support/Expect.h"
#include "tests/support/FakeClock.h"
#include "tests/support/TestProgram.h"
#include "tests/support/domain/CaseBuilder.h"
#include "tests/support/domain/SampleFacts.h"
#include "tests/support/store/Contents.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace yichuang;
using namespace yichuang::desk;
using namespace yichuang::tests;

namespace {

QString unknownHash()
{
    return QString(64, QLatin1Char('f'));
}

} // namespace

/// What an act on a case does for the contents its checklist names.
class AttachmentsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_engine.reset(); }
    void onlyWhatIsNewIsNamedOnceAndInOrder();
    void whatCannotBeSentIsRefused_data();
    void whatCannotBeSentIsRefused();
    void anActWithoutAChecklistNeedsNothing();
    void theOperationNeedsWhatIsNewAndTheUploadHasItsTurn();
    void aRefusedActLeavesNothing();
    void afterAcceptanceOnlyWhatWasDeferredTakesContents();

private:
    void publish(const QString &kind, const QJsonObject &body);
    /// Runs on the store's thread, as everything there does.
    template<typename Job>
    auto atStore(Job job) { return m_engine->worker.run(std::move(job)).result(); }
    [[nodiscard]] QString put(const QByteArray &content);
    /// A case that waits for its materials to be supplied, stored here; one content is in it already.
    void makeCorrected();
    /// The case as the act's checklist, taken whole, would leave it.
    [[nodiscard]] domain::Case after(const domain::Act &act) const
    {
        domain::Case next = m_record;
        next.materials = act.materials.value_or(m_record.materials);
        return next;
    }
    [[nodiscard]] CommitOrder supplying(const QStringList &contents) const;

    FakeClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Engine> m_engine;
    domain::Case m_record;
    domain::Act m_act;
    domain::ActMoment m_moment;
    QString m_old;
};

void AttachmentsTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    store::WorkspaceOptions options;
    options.folder = m_folder->filePath(QStringLiteral("workspace"));
    options.signIn.cost = {16, 1, 1};
    domain::Pinyin pinyin =
        domain::Pinyin::make(resourceBytes(QStringLiteral("pinyin/readings.txt")), resourceBytes(QStringLiteral("pinyin/surnames.txt"))).value();
    auto workspace = store::Workspace::open(options);
    EXPECT_OK(workspace);
    m_engine = std::make_unique<Engine>(m_clock, std::move(pinyin), documents::PaperWordings::builtIn().value(), std::move(*workspace));
    EXPECT_OK(m_engine->unlock(crypto::SecretBytes(QByteArrayView(QByteArray(32, 'k')))));
    m_engine->signer = std::make_shared<crypto::Signer>(crypto::Signer::generate(crypto::SignatureSuite::Ed25519).value());
    m_engine->signerKeyId = "w01-2026-1"; // what is supplied gets its receipt
    const QString version = catalogueJson().value(QLatin1String("version")).toString();
    publish(QStringLiteral("catalogue:") + version, catalogueJson());
    EXPECT_OK(CatalogueShelf(*m_engine->workspace).arrived(version));
    publish(QStringLiteral("directory"), directoryJson());
    publish(QStringLiteral("policy"), policyJson());
    QJsonArray files;
    for (const QJsonObject &file : calendarFiles()) {
        files.append(file);
    }
    publish(QStringLiteral("calendar"), {{QStringLiteral("files"), files}});
    EXPECT_OK(m_engine->loadFacts());
    makeCorrected();
}

void AttachmentsTest::publish(const QString &kind, const QJsonObject &body)
{
    EXPECT_OK(m_engine->workspace->settings().putDocument(kind, QStringLiteral("1"), body, m_clock.now()));
}

QString AttachmentsTest::put(const QByteArray &content)
{
    const auto hash = keepContent(*m_engine->workspace, content, m_clock.now());
    return hash ? QString::fromLatin1(hash->toHex()) : QString();
}

void AttachmentsTest::makeCorrected()
{
    m_old = put("the scan that came first");
    CaseBuilder builder("ggcs-ws");
    builder.at(m_clock.now());
    domain::Act correct = builder.act(domain::ActKind::Correct);
    correct.materials->back().blobs = {m_old};
    m_record = builder.apply(correct).record();
    m_act = builder.act(domain::ActKind::Supply);
    m_moment = builder.moment(domain::ActKind::Supply);
    EXPECT_OK(m_engine->workspace->cases().put(m_record));
}

CommitOrder AttachmentsTest::supplying(const QStringList &contents) const
{
    const auto rules = m_engine->facts.rules();
    const domain::Directory &directory = rules->facts().directory;
    SessionView who;
    who.person = *directory.person(m_moment.person);
    who.window = *directory.window(m_moment.window);
    who.hall = *directory.hall(who.window.hall);
    domain::Act act = m_act;
    act.materials->back().blobs = QStringList{m_old} + contents;
    return {m_record.id, act, who, std::nullopt, std::nullopt};
}

void AttachmentsTest::onlyWhatIsNewIsNamedOnceAndInOrder()
{
    const QString first = put("first");
    const QString second = put("second");
    domain::Act act = m_act;
    QVERIFY(act.materials->size() > 1);
    act.materials->front().blobs = {second, m_old, first};
    act.materials->back().blobs = {first, second};
    const auto needs = newContents(act, m_record, after(act), m_engine->workspace->blobs());
    EXPECT_OK(needs);
    QCOMPARE(*needs, (QStringList{second, first}));
    // The act that makes the case brings all of it.
    QCOMPARE(newContents(act, std::nullopt, after(act), m_engine->workspace->blobs()).value(), (QStringList{second, m_old, first}));
}

void AttachmentsTest::whatCannotBeSentIsRefused_data()
{
    QTest::addColumn<QString>("content");
    QTest::addColumn<QByteArray>("reason");
    QTest::newRow("not here") << unknownHash() << QByteArray("attachment.missing");
    QTest::newRow("empty") << QString() << QByteArray("attachment.hash");
    QTest::newRow("short") << unknownHash().left(62) << QByteArray("attachment.hash");
    QTest::newRow("upper case") << unknownHash().toUpper() << QByteArray("attachment.hash");
    QTest::newRow("a file name") << QStringLiteral("scan.pdf").leftJustified(64, QLatin1Char('x')) << QByteArray("attachment.hash");
}

void AttachmentsTest::whatCannotBeSentIsRefused()
{
    QFETCH(const QString, content);
    QFETCH(const QByteArray, reason);
    domain::Act act = m_act;
    act.materials->front().blobs = {content};
    const auto needs = newContents(act, m_record, after(act), m_engine->workspace->blobs());
    QVERIFY(!needs);
    QCOMPARE(needs.error().reason, reason);
    QVERIFY(content.isEmpty() || !needs.error().detail.contains(content));
}

void AttachmentsTest::anActWithoutAChecklistNeedsNothing()
{
    domain::Act act = m_act;
    act.materials.reset();
    QCOMPARE(newContents(act, m_record, after(act), m_engine->workspace->blobs()).value(), QStringList());
}

void AttachmentsTest::theOperationNeedsWhatIsNewAndTheUploadHasItsTurn()
{
    const QString scan = put("the scan that was lacking");
    const CommitOrder order = supplying({scan});
    EXPECT_OK(atStore([this, order] { return Committer(*m_engine).commit(order); }));
    // At the window the act is done; only its operation waits for the scan.
    const auto record = atStore([this] { return m_engine->workspace->cases().get(m_record.id); });
    QCOMPARE((*record)->materials.back().blobs, (QStringList{m_old, scan}));
    const base::Instant now = m_clock.now();
    const auto turn = atStore([this, now] { return m_engine->workspace->uploads().next(now); });
    EXPECT_OK(turn);
    QVERIFY(turn->has_value());
    QCOMPARE(QString::fromLatin1((*turn)->hash.toHex()), scan);
    const auto offer = [this, now] { return m_engine->workspace->ledger().takeBatch({}, now); };
    QCOMPARE(atStore(offer).value().size(), std::size_t(0));
    EXPECT_OK(atStore([this, now, hash = (*turn)->hash] { return m_engine->workspace->uploads().confirm(hash, now); }));
    EXPECT_OK(atStore([this] { return m_engine->workspace->outbox().releaseHeld(); }));
    const auto batch = atStore(offer);
    EXPECT_OK(batch);
    QCOMPARE(batch->size(), std::size_t(1));
    QVERIFY(batch->front().text.contains("\"needs\":[\"" + scan.toLatin1() + "\"]"));
}

void AttachmentsTest::aRefusedActLeavesNothing()
{
    const CommitOrder order = supplying({unknownHash()});
    const auto refused = atStore([this, order] { return Committer(*m_engine).commit(order); });
    QVERIFY(!refused);
    QCOMPARE(refused.error().reason, QByteArray("attachment.missing"));
    const auto record = atStore([this] { return m_engine->workspace->cases().get(m_record.id); });
    QCOMPARE(**record, m_record);
    const base::Instant now = m_clock.now();
    QCOMPARE(atStore([this, now] { return m_engine->workspace->ledger().takeBatch({}, now); }).value().size(), std::size_t(0));
}

void AttachmentsTest::afterAcceptanceOnlyWhatWasDeferredTakesContents()
{
    const QString scan = put("the scan that comes later");
    domain::Case accepted = m_record;
    accepted.materials.front().judgement = domain::Judgement::Complete;
    accepted.materials.back().judgement = domain::Judgement::Deferred;
    accepted.materials.back().blobs.clear();
    domain::Act act = m_act;
    act.materials = accepted.materials;
    act.materials->back().judgement = domain::Judgement::Complete;
    act.materials->back().blobs = {scan};
    domain::Case next = accepted;
    next.materials = domain::withDeferredSupplied(accepted.materials, *act.materials);
    QCOMPARE(newContents(act, accepted, next, m_engine->workspace->blobs()).value(), QStringList{scan});
    // A row that was settled takes none: it would be sent and seen by nobody.
    act.materials->front().blobs = {put("too late")};
    next.materials = domain::withDeferredSupplied(accepted.materials, *act.materials);
    const auto late = newContents(act, accepted, next, m_engine->workspace->blobs());
    EXPECT_FAILS(late, base::ErrorCode::NotAllowed);
    QCOMPARE(late.error().reason, QByteArray("case.materials_fixed"));
}

YICHUANG_TEST(AttachmentsTest)
#include "AttachmentsTest.moc"
