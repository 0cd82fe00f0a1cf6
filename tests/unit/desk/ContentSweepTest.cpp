// SPDX-License-Identifier: Apache-2.0
#include "app/desk/ContentSweep.h"

#include "app/desk/AttachmentStation.h"
#include "app/desk/Draft.h"
#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"
#include "tests/unit/desk/EngineRig.h"

#include <QSignalSpy>

#include <future>

using namespace yichuang;
using namespace yichuang::desk;
using namespace yichuang::tests;

namespace {

QByteArray scan(int number)
{
    return "%PDF-1.7 " + QByteArray::number(number);
}

} // namespace

/// Contents that nothing names go by themselves, beside a desk that works.
class ContentSweepTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void whatADraftNamesStaysAndTheRestGoes();
    void whatIsBeingAttachedStays();
    void theStoreIsFreeWhileFilesAreRemoved();
    void twoAtOnceAreOne();
    void nothingGoesWhileTheStoreIsLocked();

private:
    QString attach(const QByteArray &content) { return m_station->attach(content).result().value().content; }
    void save(const QString &content);
    void sweep();

    std::unique_ptr<EngineRig> m_rig;
    std::unique_ptr<AttachmentStation> m_station;
    std::unique_ptr<ContentSweep> m_sweep;
};

void ContentSweepTest::init()
{
    m_rig = std::make_unique<EngineRig>();
    m_station = std::make_unique<AttachmentStation>(m_rig->engine(), CentreContents::Ask());
    m_sweep = std::make_unique<ContentSweep>(m_rig->engine());
}

void ContentSweepTest::cleanup()
{
    m_rig->engine().stop();
    m_sweep.reset();
    m_station.reset();
    m_rig.reset();
}

void ContentSweepTest::save(const QString &content)
{
    Draft draft;
    draft.id = DraftId::make(m_rig->clock().now());
    draft.started = draft.saved = m_rig->clock().now();
    draft.materials = {{QStringLiteral("m1"), domain::Judgement::Complete, 1, 0, 1, {}, {}, {content}}};
    const store::DraftRecord record{store::DraftId::make(m_rig->clock().now()), *domain::PersonId::fromText(QStringLiteral("wei.xf")), draft.started, draft.saved, draft.toJson()};
    EXPECT_OK(m_rig->atStore([this, record] { return m_rig->engine().workspace->drafts().put(record); }));
}

void ContentSweepTest::sweep()
{
    QSignalSpy ended(m_sweep.get(), &ContentSweep::ended);
    m_sweep->begin();
    QTRY_COMPARE(ended.size(), 1);
}

void ContentSweepTest::whatADraftNamesStaysAndTheRestGoes()
{
    const QString named = attach(scan(1));
    const QString other = attach(scan(2));
    save(named);
    sweep();
    QCOMPARE(m_rig->kept().size(), 2);
    m_rig->clock().advance(std::chrono::hours(25));
    sweep();
    QCOMPARE(m_rig->kept(), QStringList{named});
    const auto views = m_station->look({named, other}).result();
    QCOMPARE(views->front().place, AttachmentPlace::Here);
    QCOMPARE(views->back().place, AttachmentPlace::Elsewhere);
}

void ContentSweepTest::whatIsBeingAttachedStays()
{
    const QString old = attach(scan(1));
    m_rig->clock().advance(std::chrono::hours(25));
    // The file is written, its row waits behind the store's work, and the sweep has looked already.
    std::promise<void> store;
    m_rig->engine().worker.post([slow = store.get_future().share()] { slow.wait(); });
    QSignalSpy ended(m_sweep.get(), &ContentSweep::ended);
    m_sweep->begin();
    const auto fresh = m_station->attach(scan(2));
    const auto again = m_station->attach(scan(1));
    store.set_value();
    QTRY_COMPARE(ended.size(), 1);
    EXPECT_OK(fresh.result());
    EXPECT_OK(again.result());
    for (const QString &content : {fresh.result()->content, old}) {
        EXPECT_OK(m_station->read(content).result());
    }
}

void ContentSweepTest::theStoreIsFreeWhileFilesAreRemoved()
{
    attach(scan(1));
    std::promise<void> disk;
    m_rig->engine().files.post([slow = disk.get_future().share()] { slow.wait(); });
    QSignalSpy ended(m_sweep.get(), &ContentSweep::ended);
    m_sweep->begin();
    QVERIFY(m_rig->atStore([] { return true; }));
    QVERIFY(m_rig->atStore([] { return true; }));
    QCOMPARE(ended.size(), 0);
    disk.set_value();
    QTRY_COMPARE(ended.size(), 1);
}

void ContentSweepTest::twoAtOnceAreOne()
{
    std::promise<void> disk;
    m_rig->engine().files.post([slow = disk.get_future().share()] { slow.wait(); });
    QSignalSpy ended(m_sweep.get(), &ContentSweep::ended);
    m_sweep->begin();
    m_sweep->begin();
    disk.set_value();
    QTRY_COMPARE(ended.size(), 1);
    sweep();
    QCOMPARE(ended.size(), 2);
}

void ContentSweepTest::nothingGoesWhileTheStoreIsLocked()
{
    const QString named = attach(scan(1));
    save(named);
    m_rig->clock().advance(std::chrono::hours(25));
    m_rig->atStore([this] {
        m_rig->engine().workspace->lock();
        return true;
    });
    sweep();
    QCOMPARE(m_rig->kept(), QStringList{named});
}

YICHUANG_TEST(ContentSweepTest)
#include "ContentSweepTest.moc"
