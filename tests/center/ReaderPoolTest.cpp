// SPDX-License-Identifier: Apache-2.0
#include "center/handlers/ReaderPool.h"
#include "center/store/Stores.h"
#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"
#include "tests/support/center/CentreFixture.h"

#include <QTest>

#include <future>

using namespace yichuang;
using namespace yichuang::tests;

/// What a pool takes when much is waiting, and when it ends.
class ReaderPoolTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatGoesOnWithSomethingIsTakenHoweverMuchWaits()
    {
        CentreFixture centre;
        const auto pool = center::ReaderPool::start(1, 1, [&centre] { return base::Result<std::unique_ptr<center::Stores>>(centre.read()); });
        EXPECT_OK(pool);
        std::promise<void> begun;
        std::promise<void> gate;
        QByteArray order;
        QVERIFY((*pool)->post([&](center::Stores &) {
            begun.set_value();
            gate.get_future().wait();
        }));
        begun.get_future().wait();
        QVERIFY((*pool)->post([&order](center::Stores &) { order += 'a'; }));
        QVERIFY(!(*pool)->post([&order](center::Stores &) { order += 'x'; }));
        QVERIFY((*pool)->insist([&order](center::Stores &) { order += 'b'; }));
        QVERIFY((*pool)->insist([&order](center::Stores &) { order += 'c'; }));
        gate.set_value();
        (*pool)->stop();
        QCOMPARE(order, QByteArray("abc"));
        QVERIFY(!(*pool)->insist([&order](center::Stores &) { order += 'x'; }));
        QCOMPARE(order, QByteArray("abc"));
    }
};

YICHUANG_TEST(ReaderPoolTest)
#include "ReaderPoolTest.moc"
