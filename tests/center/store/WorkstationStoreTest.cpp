// SPDX-License-Identifier: Apache-2.0
#include "tests/support/Expect.h"
#include "tests/support/center/CentreFixture.h"
#include "tests/support/TestProgram.h"

#include <QTest>

using namespace yichuang;
using namespace yichuang::tests;
using base::ErrorCode;

class WorkstationStoreTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCodeWorksOnceAndForAWhile();
    void aWorkstationIsFoundByItsCertificate();
    void aCertificateIsUsedOnce();
    void revokedStaysRevoked();
};

void WorkstationStoreTest::aCodeWorksOnceAndForAWhile()
{
    CentreFixture centre;
    const auto stores = centre.read();
    const base::Instant now = centre.clock.now();
    const center::EnrolmentPlace place{key<domain::WindowId>("03"), key<domain::HallId>("qingxiu")};
    const auto code = stores->workstations.issueCode(place, now, now + std::chrono::hours(1));
    EXPECT_OK(code);
    EXPECT_FAILS(stores->workstations.redeemCode(QStringLiteral("AAAA-AAAA-AAAA"), now), ErrorCode::WrongSecret);
    EXPECT_FAILS(stores->workstations.redeemCode(*code, now + std::chrono::hours(1)), ErrorCode::Expired);
    QString typed = code->toLower();
    typed.replace(u'-', u' ');
    QVERIFY(stores->workstations.redeemCode(typed, now).value() == place);
    EXPECT_FAILS(stores->workstations.redeemCode(*code, now), ErrorCode::WrongSecret);
}

void WorkstationStoreTest::aWorkstationIsFoundByItsCertificate()
{
    CentreFixture centre;
    const FakeWorkstation desk = centre.enrol("03");
    const auto stores = centre.read();
    QVERIFY(stores->workstations.find(desk.enrolled().id).value() == desk.enrolled());
    QVERIFY(stores->workstations.findByCertificate(desk.enrolled().certificate).value() == desk.enrolled());
    QVERIFY(!stores->workstations.findByCertificate("other").value());
    QCOMPARE(stores->workstations.dataKey(desk.enrolled().id)->view(), QByteArrayView(QByteArray(32, 'd')));
    EXPECT_FAILS(stores->workstations.dataKey(domain::WorkstationId::make(centre.clock.now())), ErrorCode::NotFound);
}

void WorkstationStoreTest::aCertificateIsUsedOnce()
{
    CentreFixture centre;
    const FakeWorkstation desk = centre.enrol("03");
    center::Enrolled again = desk.enrolled();
    again.id = domain::WorkstationId::make(centre.clock.now());
    EXPECT_FAILS(centre.read()->workstations.add(again, QByteArray(32, 'd')), ErrorCode::AlreadyExists);
}

void WorkstationStoreTest::revokedStaysRevoked()
{
    CentreFixture centre;
    const FakeWorkstation desk = centre.enrol("03");
    const auto stores = centre.read();
    const base::Instant first = centre.clock.now();
    EXPECT_OK(stores->workstations.revoke(desk.enrolled().id, first));
    centre.clock.advance(std::chrono::hours(1));
    EXPECT_OK(stores->workstations.revoke(desk.enrolled().id, centre.clock.now()));
    QVERIFY(stores->workstations.find(desk.enrolled().id).value()->revoked == first);
    EXPECT_FAILS(stores->workstations.revoke(domain::WorkstationId::make(first), first), ErrorCode::NotFound);
}

YICHUANG_TEST(WorkstationStoreTest)
#include "WorkstationStoreTest.moc"
