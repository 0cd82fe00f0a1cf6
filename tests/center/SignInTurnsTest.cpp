// SPDX-License-Identifier: Apache-2.0
#include "center/handlers/SignInTurns.h"
#include "tests/support/TestProgram.h"

#include <QStringList>
#include <QTest>

#include <array>
#include <atomic>
#include <optional>
#include <thread>
#include <vector>

using yichuang::center::SignInTurns;

class SignInTurnsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneGoesAfterTheOther();
    void onlySoManyWait();
    void whoFailsAtOnceHoldsNobodyUp();
    void twoTurnsNeverWaitForEachOther();
};

void SignInTurnsTest::oneGoesAfterTheOther()
{
    const SignInTurns turns;
    QStringList gone;
    std::optional<SignInTurns::Turn> held;
    const auto go = [&](const QString &name) {
        return [&gone, &held, name](SignInTurns::Turn turn) {
            gone << name;
            held = std::move(turn);
        };
    };
    QVERIFY(turns.take(QStringLiteral("a"), go(QStringLiteral("first"))));
    QVERIFY(turns.take(QStringLiteral("a"), go(QStringLiteral("second"))));
    QVERIFY(turns.take(QStringLiteral("a"), go(QStringLiteral("third"))));
    QCOMPARE(gone, QStringList{QStringLiteral("first")});
    bool isElsewhere = false;
    QVERIFY(turns.take(QStringLiteral("b"), [&isElsewhere](const SignInTurns::Turn &) { isElsewhere = true; }));
    QVERIFY(isElsewhere);
    for (int i = 2; i <= 3; ++i) {
        const SignInTurns::Turn ending = std::move(*held);
        held.reset();
        QCOMPARE(gone.size(), i - 1);
    }
    QCOMPARE(gone, (QStringList{QStringLiteral("first"), QStringLiteral("second"), QStringLiteral("third")}));
    held.reset();
    QVERIFY(turns.take(QStringLiteral("a"), go(QStringLiteral("fourth"))));
    QCOMPARE(gone.size(), 4);
}

void SignInTurnsTest::onlySoManyWait()
{
    const SignInTurns turns;
    int gone = 0;
    SignInTurns::Turn held;
    QVERIFY(turns.take(QStringLiteral("a"), [&held](SignInTurns::Turn turn) { held = std::move(turn); }));
    const auto wait = [&] { return turns.take(QStringLiteral("a"), [&gone](const SignInTurns::Turn &) { ++gone; }); };
    for (size_t i = 0; i < SignInTurns::MostWaiting; ++i) {
        QVERIFY(wait());
    }
    QVERIFY(!wait());
    held.reset();
    QCOMPARE(gone, static_cast<int>(SignInTurns::MostWaiting));
    QVERIFY(wait());
}

void SignInTurnsTest::whoFailsAtOnceHoldsNobodyUp()
{
    const SignInTurns turns;
    int gone = 0;
    for (int i = 0; i < 1000; ++i) {
        QVERIFY(turns.take(QStringLiteral("a"), [&gone](const SignInTurns::Turn &) { ++gone; }));
    }
    QCOMPARE(gone, 1000);
}

// Eight workstations try three accounts at once, and each turn ends on another thread than it began.
void SignInTurnsTest::twoTurnsNeverWaitForEachOther()
{
    const SignInTurns turns;
    std::atomic<int> done = 0;
    std::array<std::atomic<int>, 3> busy{};
    std::atomic<int> clashes = 0;
    const auto tryOf = [&](int account) {
        return [&, account](const SignInTurns::Turn &seat) {
            const auto look = [&, account, seat](const SignInTurns::Turn &) {
                clashes += busy.at(static_cast<size_t>(account)).fetch_add(1);
                busy.at(static_cast<size_t>(account)).fetch_sub(1);
                ++done;
            };
            done += turns.take(QStringLiteral("person %1").arg(account), look) ? 0 : 1;
        };
    };
    std::vector<std::thread> workstations;
    for (int w = 0; w < 8; ++w) {
        workstations.emplace_back([&, w] {
            for (int i = 0; i < 200; ++i) {
                done += turns.take(QStringLiteral("workstation %1").arg(w), tryOf((w + i) % 3)) ? 0 : 1;
            }
        });
    }
    for (std::thread &workstation : workstations) {
        workstation.join();
    }
    QCOMPARE(done.load(), 8 * 200);
    QCOMPARE(clashes.load(), 0);
}

YICHUANG_TEST(SignInTurnsTest)
#include "SignInTurnsTest.moc"
