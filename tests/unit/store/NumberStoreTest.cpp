// SPDX-License-Identifier: Apache-2.0
#include "app/store/NumberStore.h"

#include "tests/support/Expect.h"
#include "tests/support/store/SampleCases.h"
#include "tests/support/store/StoreFixture.h"
#include "tests/support/TestProgram.h"

namespace yichuang {

using base::ErrorCode;
using tests::StoreFixture;

class NumberStoreTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<StoreFixture>();
        EXPECT_OK(m_fixture->open());
    }

    void goesThroughTheBlocksOnce()
    {
        EXPECT_OK(add(101, 103));
        EXPECT_OK(add(201, 202));
        QList<qint64> serials;
        for (int i = 0; i < 5; ++i) {
            const auto taken = numbers().take();
            EXPECT_OK(taken);
            serials.append(taken->serial);
            QCOMPARE(taken->queryIndex, 5000 + taken->serial);
            QCOMPARE(taken->window.toText(), QStringLiteral("07"));
        }
        QCOMPARE(serials, (QList<qint64>{101, 102, 103, 201, 202}));
        const auto none = numbers().take();
        EXPECT_FAILS(none, ErrorCode::NotFound);
        QCOMPARE(none.error().reason, QByteArray("number.none"));
    }

    void neverAgainAfterRestartOrClockSetBack()
    {
        EXPECT_OK(add(1, 10));
        QCOMPARE(numbers().take()->serial, 1);
        m_fixture->clock().setWall(m_fixture->now() - std::chrono::hours(24 * 400));
        QCOMPARE(numbers().take()->serial, 2);
        m_fixture->close();
        EXPECT_OK(m_fixture->open());
        QCOMPARE(numbers().take()->serial, 3);
    }

    void sameBlockAgainIsHarmless()
    {
        EXPECT_OK(add(1, 10));
        QCOMPARE(numbers().take()->serial, 1);
        EXPECT_OK(add(1, 10));
        QCOMPARE(numbers().take()->serial, 2);
        QCOMPARE(numbers().remaining().value_or(-1), 8);
    }

    void brokenBlocksAreRefused()
    {
        EXPECT_OK(add(10, 20));
        for (const auto &[first, last] : {std::pair{1, 10}, std::pair{20, 30}, std::pair{12, 15}, std::pair{1, 100}}) {
            EXPECT_FAILS(add(first, last), ErrorCode::AlreadyExists);
        }
        domain::NumberBlock foreign = StoreFixture::block(50, 60);
        foreign.workstation = domain::WorkstationId::make(m_fixture->now());
        EXPECT_FAILS(numbers().add(foreign, StoreFixture::workstation()), ErrorCode::NotAllowed);
    }

    void accounts()
    {
        EXPECT_OK(add(1, 10));
        for (int i = 0; i < 4; ++i) {
            EXPECT_OK(numbers().take());
        }
        EXPECT_OK(numbers().markVoid(2, m_fixture->now()));
        EXPECT_OK(numbers().markVoid(2, m_fixture->now()));
        EXPECT_OK(numbers().markVoid(9, m_fixture->now())); // not used yet: does not count
        QCOMPARE(numbers().account().value(), (store::NumberAccount{10, 3, 1, 6}));
    }

private:
    store::NumberStore &numbers() { return m_fixture->workspace().numbers(); }
    base::Result<void> add(qint64 first, qint64 last) { return numbers().add(StoreFixture::block(first, last), StoreFixture::workstation()); }

    std::unique_ptr<StoreFixture> m_fixture;
};

} // namespace yichuang

using yichuang::NumberStoreTest;
YICHUANG_TEST(NumberStoreTest)
#include "NumberStoreTest.moc"
