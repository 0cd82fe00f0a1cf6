// SPDX-License-Identifier: Apache-2.0
#include "app/store/PersonStore.h"

#include "tests/support/Expect.h"
#include "tests/support/store/SampleCases.h"
#include "tests/support/store/StoreFixture.h"
#include "tests/support/TestProgram.h"

namespace yichuang {

using base::ErrorCode;
using crypto::SecretBytes;
using domain::PersonId;
using tests::StoreFixture;

class PersonStoreTest : public QObject {
    Q_OBJECT

private:
    static SecretBytes secret(const char *text) { return SecretBytes(QByteArrayView(text)); }

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<StoreFixture>();
        EXPECT_OK(m_fixture->open());
        m_until = m_fixture->now() + std::chrono::hours(72);
        EXPECT_OK(people().remember(m_person, secret("right"), StoreFixture::dataKey(), m_until, m_fixture->now()));
    }

    void givesTheDataKeyWhileLocked()
    {
        m_fixture->workspace().lock();
        const auto signedIn = people().signIn(m_person, secret("right"), m_fixture->now());
        EXPECT_OK(signedIn);
        QCOMPARE(signedIn->validUntil, m_until);
        EXPECT_OK(m_fixture->workspace().unlock(signedIn->dataKey));
    }

    void strangersAreUnknown()
    {
        EXPECT_FAILS(people().signIn(*PersonId::fromText(QStringLiteral("nobody")), secret("right"), m_fixture->now()), ErrorCode::NotFound);
        EXPECT_OK(people().forget(m_person));
        EXPECT_FAILS(people().signIn(m_person, secret("right"), m_fixture->now()), ErrorCode::NotFound);
    }

    void failuresLockAndTellTheTriesLeft()
    {
        for (int left = 4; left >= 0; --left) {
            const auto failed = people().signIn(m_person, secret("wrong"), m_fixture->now());
            EXPECT_FAILS(failed, ErrorCode::WrongSecret);
            QCOMPARE(failed.error().detail, QString::number(left));
        }
        EXPECT_FAILS(people().signIn(m_person, secret("right"), m_fixture->now()), ErrorCode::Locked);
        m_fixture->clock().advance(std::chrono::minutes(29));
        EXPECT_FAILS(people().signIn(m_person, secret("right"), m_fixture->now()), ErrorCode::Locked);
        m_fixture->clock().advance(std::chrono::minutes(1));
        EXPECT_OK(people().signIn(m_person, secret("right"), m_fixture->now()));
    }

    void aGoodSignInForgetsFailures()
    {
        for (int round = 0; round < 4; ++round) {
            EXPECT_FAILS(people().signIn(m_person, secret("wrong"), m_fixture->now()), ErrorCode::WrongSecret);
        }
        EXPECT_OK(people().signIn(m_person, secret("right"), m_fixture->now()));
        const auto failed = people().signIn(m_person, secret("wrong"), m_fixture->now());
        QCOMPARE(failed.error().detail, QStringLiteral("4"));
    }

    void failuresSurviveARestart()
    {
        for (int round = 0; round < 5; ++round) {
            EXPECT_FAILS(people().signIn(m_person, secret("wrong"), m_fixture->now()), ErrorCode::WrongSecret);
            m_fixture->close();
            EXPECT_OK(m_fixture->open());
        }
        EXPECT_FAILS(people().signIn(m_person, secret("right"), m_fixture->now()), ErrorCode::Locked);
    }

    // Cutting the power between the question and the answer must not give a free guess.
    void theFailureIsWrittenBeforeTheSecretIsTried()
    {
        for (qint64 n = 0;; ++n) {
            m_fixture->close();
            auto plan = std::make_shared<tests::FaultPlan>();
            EXPECT_OK(m_fixture->open(plan));
            plan->calls = 0;
            plan->failAt = n;
            const auto guess = people().signIn(m_person, secret("wrong"), m_fixture->now());
            QVERIFY(!guess.has_value());
            // The guess was judged only when the failure could be written.
            QCOMPARE(guess.error().code == ErrorCode::WrongSecret, !plan->struck);
            if (!plan->struck) {
                return;
            }
        }
    }

    void theBoundEndsEvenWithTheClockSetBack()
    {
        m_fixture->clock().advance(std::chrono::hours(73));
        EXPECT_FAILS(people().signIn(m_person, secret("right"), m_fixture->now()), ErrorCode::Expired);
        init();
        m_fixture->clock().advance(std::chrono::hours(71));
        EXPECT_OK(people().signIn(m_person, secret("right"), m_fixture->now()));
        const base::Instant seen = m_fixture->now();
        m_fixture->clock().setWall(seen - std::chrono::hours(1000));
        EXPECT_OK(people().signIn(m_person, secret("right"), m_fixture->now()));
        m_fixture->clock().setWall(seen + std::chrono::hours(2));
        EXPECT_FAILS(people().signIn(m_person, secret("right"), m_fixture->now()), ErrorCode::Expired);
    }

    void aNewSecretReplacesTheOld()
    {
        EXPECT_OK(people().remember(m_person, secret("newer"), StoreFixture::dataKey(), m_until, m_fixture->now()));
        EXPECT_FAILS(people().signIn(m_person, secret("right"), m_fixture->now()), ErrorCode::WrongSecret);
        EXPECT_OK(people().signIn(m_person, secret("newer"), m_fixture->now()));
    }

private:
    store::PersonStore &people() { return m_fixture->workspace().people(); }

    std::unique_ptr<StoreFixture> m_fixture;
    PersonId m_person = *PersonId::fromText(QStringLiteral("qin.sz"));
    base::Instant m_until;
};

} // namespace yichuang

using yichuang::PersonStoreTest;
YICHUANG_TEST(PersonStoreTest)
#include "PersonStoreTest.moc"
