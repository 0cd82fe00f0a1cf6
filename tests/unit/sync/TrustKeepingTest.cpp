// SPDX-License-Identifier: Apache-2.0
#include "tests/support/TestProgram.h"
#include "tests/unit/sync/EngineRig.h"

using namespace yichuang;
using namespace std::chrono_literals;
using tests::EngineRig;
using tests::FakeCentre;
using tests::FakeRequest;
using tests::Fault;

namespace {

constexpr std::chrono::hours Soon{24 * 500}; // the test's certificates are good for 400 days
const QString RenewalMemory = QStringLiteral("sync.renewal");

/// The first `count` requests of a path get no answer, although they were handled.
tests::FakeHttp::FaultPlan answersLost(const QByteArray &path, int count)
{
    auto left = std::make_shared<std::atomic<int>>(count);
    return [path, left](const FakeRequest &request) {
        Fault fault;
        if (request.path == path && left->fetch_sub(1) > 0) {
            fault.cutReplyAfter = 0;
        }
        return fault;
    };
}

} // namespace

/// The audit is told in order and once; the certificate is renewed, whatever is cut on the way.
class TrustKeepingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theAuditIsToldInOrder();
    void aLostAnswerTellsNothingTwice();
    void aCertificateThatIsNearlyOverIsRenewed();
    void oneThatIsNotIsLeftAlone();
    void theAdministratorsWishIsHeard();
    void aRenewalThatWasCutIsTakenUpAtTheNextStart();
};

void TrustKeepingTest::theAuditIsToldInOrder()
{
    FakeCentre centre;
    EngineRig rig;
    rig.store().addAuditLines(1203);
    rig.restart(centre.trust().workstation(centre.url()));
    QTRY_COMPARE_WITH_TIMEOUT(centre.audit().size(), size_t(1203), 20'000);
    rig.store().addAuditLines(4);
    rig.engine().operationsAdded();
    QTRY_COMPARE_WITH_TIMEOUT(centre.audit().size(), size_t(1207), 20'000);
    const auto told = centre.audit();
    for (size_t i = 0; i < told.size(); ++i) {
        QCOMPARE(told[i].n, qint64(i + 1));
    }
}

void TrustKeepingTest::aLostAnswerTellsNothingTwice()
{
    FakeCentre centre;
    EngineRig rig;
    rig.store().addAuditLines(900);
    centre.setFaults(answersLost("/v1/audit", 2));
    rig.restart(centre.trust().workstation(centre.url()));
    // Each look tries again; the centre's word says where to go on.
    for (int i = 0; i < 200 && centre.audit().size() < 900; ++i) {
        QTest::qWait(50);
        rig.engine().operationsAdded();
    }
    const auto told = centre.audit();
    QCOMPARE(told.size(), size_t(900));
    for (size_t i = 0; i < told.size(); ++i) {
        QCOMPARE(told[i].n, qint64(i + 1));
    }
}

void TrustKeepingTest::aCertificateThatIsNearlyOverIsRenewed()
{
    FakeCentre centre;
    EngineRig rig;
    rig.setRenewing(Soon, 3600s);
    const sync::CentreTrust old = centre.trust().workstation(centre.url());
    rig.restart(old);
    QTRY_VERIFY_WITH_TIMEOUT(rig.store().keptTrust().has_value(), 20'000);
    QVERIFY(rig.store().keptTrust()->certificatePem != old.certificatePem);
    QVERIFY(centre.isNewCertificateUsed());
    rig.stop();
    // What is kept works; what was there before does not any more.
    rig.setRenewing(1h, 3600s);
    rig.store().addOperations(20, 4);
    rig.restart(*rig.store().keptTrust());
    QVERIFY(rig.converges(20));
    QCOMPARE(rig.store().kept(RenewalMemory), QJsonObject());
    rig.restart(old);
    rig.store().addOperations(1, 1);
    rig.engine().operationsAdded();
    QTRY_COMPARE_WITH_TIMEOUT(rig.engine().status().state, sync::LinkState::AuthNeeded, 20'000);
}

void TrustKeepingTest::oneThatIsNotIsLeftAlone()
{
    FakeCentre centre;
    EngineRig rig;
    rig.setRenewing(1h, 1s);
    rig.store().addOperations(20, 4);
    rig.restart(centre.trust().workstation(centre.url()));
    QVERIFY(rig.converges(20));
    QTRY_VERIFY_WITH_TIMEOUT(centre.requests("/v1/enrolment") > 0, 20'000);
    QCOMPARE(centre.renewals(), 0);
    QVERIFY(rig.engine().certificate().expires.has_value());
    QCOMPARE(rig.engine().certificate().trouble, QByteArray());
}

void TrustKeepingTest::theAdministratorsWishIsHeard()
{
    FakeCentre centre;
    EngineRig rig;
    rig.setRenewing(1h, 1s);
    centre.askToRenew();
    rig.restart(centre.trust().workstation(centre.url()));
    QTRY_VERIFY_WITH_TIMEOUT(rig.store().keptTrust().has_value(), 20'000);
    QCOMPARE(centre.renewals(), 1);
}

// The new certificate was used, but nobody here heard: the old one is worth nothing, and the new one is in the memory.
void TrustKeepingTest::aRenewalThatWasCutIsTakenUpAtTheNextStart()
{
    FakeCentre centre;
    EngineRig rig;
    rig.setRenewing(Soon, 3600s);
    rig.setRequestTimeout(1s);
    centre.setFaults(answersLost("/v1/enrolment", 1'000'000));
    const sync::CentreTrust old = centre.trust().workstation(centre.url());
    rig.restart(old);
    QTRY_VERIFY_WITH_TIMEOUT(centre.isNewCertificateUsed(), 20'000);
    rig.stop();
    QVERIFY(!rig.store().keptTrust());
    QVERIFY(!rig.store().kept(RenewalMemory).isEmpty());
    centre.setFaults([](const FakeRequest &) { return Fault(); });
    rig.restart(old);
    QTRY_VERIFY_WITH_TIMEOUT(rig.store().keptTrust().has_value(), 20'000);
    QCOMPARE(centre.renewals(), 1);
}

YICHUANG_TEST(TrustKeepingTest)
#include "TrustKeepingTest.moc"
