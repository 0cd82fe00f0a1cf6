// SPDX-License-Identifier: Apache-2.0
#include "tests/support/Expect.h"
#include "tests/support/center/CentreFixture.h"
#include "tests/support/TestProgram.h"

#include <QTest>

using namespace yichuang;
using namespace yichuang::tests;
using base::ErrorCode;
using center::SignInLock;
using center::SignInTries;

class PersonStoreTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fiveTriesThenHalfAnHour();
    void locksLastLongerEachTime();
    void successStartsANewCount();
    void aNewPasswordAndAManagerLiftTheLock();
    void strangersAreUnknown();

private:
    static crypto::SecretBytes secret(const char *text) { return crypto::SecretBytes(QByteArrayView(text)); }
    static crypto::PasswordHash hashOf(const char *text)
    {
        crypto::ScryptParameters cheap;
        cheap.n = 16;
        return crypto::PasswordHash::make(secret(text), cheap).value();
    }
    const domain::PersonId m_clerk = key<domain::PersonId>("clerk");
};

void PersonStoreTest::fiveTriesThenHalfAnHour()
{
    CentreFixture centre;
    const auto stores = centre.read();
    EXPECT_OK(stores->people.setPassword(m_clerk, hashOf("right")));
    for (int i = 0; i < SignInTries; ++i) {
        const auto hash = stores->people.beginTry(m_clerk, centre.clock.now());
        EXPECT_OK(hash);
        EXPECT_FAILS(hash->expected.verify(secret("wrong")), ErrorCode::WrongSecret);
    }
    EXPECT_FAILS(stores->people.beginTry(m_clerk, centre.clock.now()), ErrorCode::Locked);
    QVERIFY(stores->people.list(centre.clock.now())->front().lockedUntil.has_value());
    centre.clock.advance(SignInLock - std::chrono::milliseconds(1));
    EXPECT_FAILS(stores->people.beginTry(m_clerk, centre.clock.now()), ErrorCode::Locked);
    centre.clock.advance(std::chrono::milliseconds(1));
    const auto hash = stores->people.beginTry(m_clerk, centre.clock.now());
    EXPECT_OK(hash);
    EXPECT_OK(hash->expected.verify(secret("right")));
    // One more wrong try after the lock does not lock at once again.
    EXPECT_OK(stores->people.beginTry(m_clerk, centre.clock.now()));
}

void PersonStoreTest::locksLastLongerEachTime()
{
    CentreFixture centre;
    const auto stores = centre.read();
    EXPECT_OK(stores->people.setPassword(m_clerk, hashOf("right")));
    const auto lockOut = [&] {
        for (int i = 0; i < SignInTries; ++i) {
            EXPECT_OK(stores->people.beginTry(m_clerk, centre.clock.now()));
        }
    };
    for (const int minutes : {30, 60, 120, 240, 480, 960, 1440, 1440}) {
        lockOut();
        centre.clock.advance(std::chrono::minutes(minutes) - std::chrono::milliseconds(1));
        EXPECT_FAILS(stores->people.beginTry(m_clerk, centre.clock.now()), ErrorCode::Locked);
        centre.clock.advance(std::chrono::milliseconds(1));
    }
    // A sign-in begins anew.
    EXPECT_OK(stores->people.beginTry(m_clerk, centre.clock.now()));
    EXPECT_OK(stores->people.succeed(m_clerk, centre.clock.now()));
    lockOut();
    centre.clock.advance(std::chrono::minutes(30));
    EXPECT_OK(stores->people.beginTry(m_clerk, centre.clock.now()));
}

void PersonStoreTest::successStartsANewCount()
{
    CentreFixture centre;
    const auto stores = centre.read();
    EXPECT_OK(stores->people.setPassword(m_clerk, hashOf("right")));
    for (int i = 0; i < 3 * SignInTries; ++i) {
        EXPECT_OK(stores->people.beginTry(m_clerk, centre.clock.now()));
        EXPECT_OK(stores->people.succeed(m_clerk, centre.clock.now()));
    }
    QCOMPARE(stores->people.list(centre.clock.now())->front().failures, 0);
}

void PersonStoreTest::aNewPasswordAndAManagerLiftTheLock()
{
    CentreFixture centre;
    const auto stores = centre.read();
    const auto lock = [&] {
        while (stores->people.beginTry(m_clerk, centre.clock.now())) {
        }
    };
    EXPECT_OK(stores->people.setPassword(m_clerk, hashOf("one")));
    lock();
    EXPECT_OK(stores->people.unlock(m_clerk));
    EXPECT_OK(stores->people.beginTry(m_clerk, centre.clock.now()));
    lock();
    EXPECT_OK(stores->people.setPassword(m_clerk, hashOf("two")));
    EXPECT_OK(stores->people.beginTry(m_clerk, centre.clock.now())->expected.verify(secret("two")));
}

void PersonStoreTest::strangersAreUnknown()
{
    CentreFixture centre;
    const auto stores = centre.read();
    EXPECT_FAILS(stores->people.beginTry(m_clerk, centre.clock.now()), ErrorCode::NotFound);
    EXPECT_FAILS(stores->people.succeed(m_clerk, centre.clock.now()), ErrorCode::NotFound);
    EXPECT_FAILS(stores->people.unlock(m_clerk), ErrorCode::NotFound);
    EXPECT_FAILS(stores->people.remove(m_clerk), ErrorCode::NotFound);
}

YICHUANG_TEST(PersonStoreTest)
#include "PersonStoreTest.moc"
