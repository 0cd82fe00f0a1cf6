// SPDX-License-Identifier: Apache-2.0
#include "tests/support/Expect.h"
#include "tests/support/center/CentreFixture.h"
#include "tests/support/TestProgram.h"

#include <QTest>

#include <set>

using namespace yichuang;
using namespace yichuang::tests;
using base::ErrorCode;
using domain::NumberBlock;

class NumberBlockStoreTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void blocksNeverOverlap();
    void aRepeatedRequestGetsTheSameBlock();
    void afterARestoreNumbersLeap();
    void aWindowFirstEnrolledAfterTheBackupLeapsToo();
    void aWindowRunsOut();

private:
    static base::Result<NumberBlock> grant(CentreFixture &centre, const FakeWorkstation &desk, const QString &request, int count)
    {
        NumberBlock block;
        const auto done = centre.perform([&](const center::WriteContext &context) {
            return context.stores.grantNumbers(request, desk.enrolled(), count, context.now).map([&](const NumberBlock &granted) { block = granted; });
        });
        return done ? base::Result<NumberBlock>(block) : base::failure(done);
    }
};

void NumberBlockStoreTest::blocksNeverOverlap()
{
    CentreFixture centre;
    const std::vector<FakeWorkstation> desks{centre.enrol("01"), centre.enrol("01"), centre.enrol("03")};
    std::vector<std::thread> threads;
    std::mutex mutex;
    std::vector<NumberBlock> blocks;
    for (const FakeWorkstation &desk : desks) {
        threads.emplace_back([&] {
            for (int i = 0; i < 20; ++i) {
                const auto block = grant(centre, desk, QString::number(i), 1 + i % 7);
                const std::lock_guard lock(mutex);
                blocks.push_back(block.value());
            }
        });
    }
    for (std::thread &thread : threads) {
        thread.join();
    }
    std::set<std::pair<QString, qint64>> serials;
    std::set<qint64> queryIndexes;
    for (const NumberBlock &block : blocks) {
        for (qint64 i = 0; i < block.size(); ++i) {
            QVERIFY(serials.emplace(block.window.toText(), block.firstSerial + i).second);
            QVERIFY(queryIndexes.insert(block.firstQueryIndex + i).second);
        }
    }
    QCOMPARE(blocks.size(), size_t(60));
}

void NumberBlockStoreTest::aRepeatedRequestGetsTheSameBlock()
{
    CentreFixture centre;
    const FakeWorkstation desk = centre.enrol("01");
    const auto block = grant(centre, desk, QStringLiteral("r"), 50);
    EXPECT_OK(block);
    QVERIFY(grant(centre, desk, QStringLiteral("r"), 50).value() == *block);
    EXPECT_FAILS(grant(centre, desk, QStringLiteral("r"), 51), ErrorCode::InvalidArgument);
    EXPECT_FAILS(grant(centre, desk, QStringLiteral("q"), 0), ErrorCode::InvalidArgument);
    EXPECT_FAILS(grant(centre, desk, QStringLiteral("q"), 1001), ErrorCode::InvalidArgument);
    const FakeWorkstation replaced = centre.enrol("01");
    QVERIFY(grant(centre, replaced, QStringLiteral("r"), 50).value().firstSerial > block->lastSerial);
}

static QJsonObject leap(CentreFixture &centre, const std::vector<QJsonObject> &noted)
{
    QJsonObject line;
    const auto done = centre.perform([&](const center::WriteContext &context) {
        return context.stores.numberBlocks.leapAfterRestore(noted, base::instantFromMs(1)).map([&line](const QJsonObject &made) { line = made; });
    });
    return done ? line : QJsonObject();
}

void NumberBlockStoreTest::afterARestoreNumbersLeap()
{
    CentreFixture centre;
    const FakeWorkstation desk = centre.enrol("01");
    const NumberBlock before = grant(centre, desk, QStringLiteral("r"), 50).value();
    const QJsonObject noted = leap(centre, {});
    const NumberBlock after = grant(centre, desk, QStringLiteral("s"), 50).value();
    QVERIFY(after.firstSerial >= before.lastSerial + center::NumberBlockStore::RestoreLeap);
    QVERIFY(after.firstQueryIndex >= before.firstQueryIndex + center::NumberBlockStore::RestoreLeap);
    // The same backup once more: what was given out since the first time is not given out again.
    EXPECT_OK(centre.read()->connection().executeScript("DELETE FROM number_blocks; UPDATE window_numbers SET next_serial = 51; UPDATE center SET query_head = 50"));
    const QJsonObject again = leap(centre, {noted});
    const NumberBlock later = grant(centre, desk, QStringLiteral("t"), 50).value();
    QVERIFY(later.firstSerial > after.lastSerial);
    QVERIFY(later.firstQueryIndex > after.firstQueryIndex + 49);
    QVERIFY(again != noted);
}

void NumberBlockStoreTest::aWindowFirstEnrolledAfterTheBackupLeapsToo()
{
    CentreFixture centre;
    const QJsonObject enrolled{{QStringLiteral("id"), QStringLiteral("00")}, {QStringLiteral("window"), QStringLiteral("02")}};
    (void)leap(centre, {enrolled});
    const FakeWorkstation desk = centre.enrol("02");
    QVERIFY(grant(centre, desk, QStringLiteral("r"), 50).value().firstSerial > center::NumberBlockStore::RestoreLeap);
}

void NumberBlockStoreTest::aWindowRunsOut()
{
    CentreFixture centre;
    const FakeWorkstation desk = centre.enrol("01");
    EXPECT_OK(centre.read()->connection().executeScript("UPDATE window_numbers SET next_serial = 999990"));
    EXPECT_OK(grant(centre, desk, QStringLiteral("a"), 10));
    EXPECT_FAILS(grant(centre, desk, QStringLiteral("b"), 10), ErrorCode::Unsupported);
}

YICHUANG_TEST(NumberBlockStoreTest)
#include "NumberBlockStoreTest.moc"
