// SPDX-License-Identifier: Apache-2.0
#include "app/store/StandingStore.h"

#include "app/crypto/Random.h"
#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"
#include "tests/support/store/StoreFixture.h"

namespace yichuang {

using base::ErrorCode;
using store::KnownChain;
using store::Standing;
using tests::FaultPlan;
using tests::StoreFixture;

class StandingStoreTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<StoreFixture>();
        EXPECT_OK(m_fixture->open());
        EXPECT_OK(m_fixture->workspace().numbers().add(StoreFixture::block(1, 900), StoreFixture::workstation()));
        for (int i = 0; i < 3; ++i) {
            EXPECT_OK(m_fixture->accept(m_fixture->newCaseId(), i));
        }
    }

    void theSameFolderIsSoundAgain()
    {
        m_fixture->close();
        EXPECT_OK(m_fixture->open());
        QCOMPARE(standing().standing(), Standing::Sound);
        EXPECT_OK(standing().mayConfirm());
    }

    void whatTheCentreSays_data()
    {
        QTest::addColumn<qint64>("upTo");
        QTest::addColumn<qint64>("top");
        QTest::addColumn<bool>("rightHash");
        QTest::addColumn<bool>("sound");
        QTest::newRow("nothing yet") << qint64(0) << qint64(0) << true << true;
        QTest::newRow("a part") << qint64(2) << qint64(2) << true << true;
        QTest::newRow("all") << qint64(3) << qint64(3) << true << true;
        QTest::newRow("a part, and one behind a gap") << qint64(1) << qint64(3) << true << true;
        QTest::newRow("more than is here") << qint64(4) << qint64(4) << true << false;
        QTest::newRow("more, behind a gap") << qint64(2) << qint64(4) << true << false;
        QTest::newRow("another operation at that place") << qint64(2) << qint64(2) << false << false;
    }
    void whatTheCentreSays()
    {
        QFETCH(qint64, upTo);
        QFETCH(qint64, top);
        QFETCH(bool, rightHash);
        QFETCH(bool, sound);
        QCOMPARE(standing().hear(known(upTo, top, rightHash), m_fixture->now()).value(), sound ? Standing::Sound : Standing::Forked);
        QCOMPARE(standing().mayConfirm().has_value(), sound);
        // It stays so, also when the centre is away or was restored to an older state.
        m_fixture->close();
        EXPECT_OK(m_fixture->open());
        QCOMPARE(standing().standing(), sound ? Standing::Sound : Standing::Forked);
        QCOMPARE(standing().hear({}, m_fixture->now()).value(), sound ? Standing::Sound : Standing::Forked);
        if (!sound) {
            const auto refused = m_fixture->accept(m_fixture->newCaseId(), 9);
            EXPECT_FAILS(refused, ErrorCode::Conflict);
            QCOMPARE(refused.error().reason, QByteArray("store.forked"));
        }
    }

    void anOlderCentreTellsNoHash()
    {
        QCOMPARE(standing().hear({2, {}, 2}, m_fixture->now()).value(), Standing::Sound);
    }

    void aCopyGoesOnWithNewNumbersOnly()
    {
        m_fixture->putBackACopy();
        QCOMPARE(standing().standing(), Standing::Moved);
        EXPECT_FAILS(standing().mayConfirm(), ErrorCode::Unavailable);
        QCOMPARE(standing().hear(known(3, 3, true), m_fixture->now()).value(), Standing::Sound);
        QCOMPARE(m_fixture->workspace().numbers().account().value(), (store::NumberAccount{900, 3, 897, 0}));
        EXPECT_FAILS(m_fixture->accept(m_fixture->newCaseId(), 4), ErrorCode::NotFound);
        EXPECT_OK(m_fixture->workspace().numbers().add(StoreFixture::block(901, 1000), StoreFixture::workstation()));
        const auto next = m_fixture->accept(m_fixture->newCaseId(), 4);
        EXPECT_OK(next);
        QCOMPARE(m_fixture->workspace().journal().serialOf(next->record.id).value(), std::optional<qint64>(901));
        // From now on this is the place.
        m_fixture->close();
        EXPECT_OK(m_fixture->open());
        QCOMPARE(standing().standing(), Standing::Sound);
    }

    void anOldCopyIsFoundForked()
    {
        m_fixture->putBackACopy();
        QCOMPARE(standing().hear(known(7, 7, true), m_fixture->now()).value(), Standing::Forked);
        QCOMPARE(m_fixture->workspace().numbers().remaining().value_or(0), 897);
        EXPECT_OK(m_fixture->workspace().verify());
    }

    // Whatever statement fails, a copy never has both: leave to confirm, and the numbers it brought along.
    void sweepOfSettling()
    {
        qint64 n = 0;
        for (bool isSettled = false; !isSettled; ++n) {
            m_fixture->putBackACopy();
            m_fixture->close();
            const auto plan = std::make_shared<FaultPlan>();
            EXPECT_OK(m_fixture->open(plan));
            const KnownChain all = known(3, 3, true);
            plan->calls = 0;
            plan->failAt = n;
            isSettled = standing().hear(all, m_fixture->now()).has_value();
            plan->failAt = -1;
            QCOMPARE(standing().mayConfirm().has_value(), isSettled);
            QCOMPARE(m_fixture->workspace().numbers().remaining().value_or(-1), isSettled ? 0 : 897);
        }
        QVERIFY2(n > 7, qPrintable(QString::number(n)));
    }

private:
    [[nodiscard]] store::StandingStore &standing() const { return m_fixture->workspace().standing(); }
    [[nodiscard]] KnownChain known(qint64 upTo, qint64 top, bool rightHash) const
    {
        const QByteArray hash = m_fixture->workspace().journal().hashAt(upTo).value_or(std::nullopt).value_or(QByteArray());
        return {upTo, rightHash ? hash : QByteArray(crypto::HashSize, 'x'), top};
    }

    std::unique_ptr<StoreFixture> m_fixture;
};

} // namespace yichuang

using yichuang::StandingStoreTest;
YICHUANG_TEST(StandingStoreTest)
#include "StandingStoreTest.moc"
