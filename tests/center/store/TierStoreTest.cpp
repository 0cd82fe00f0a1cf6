// SPDX-License-Identifier: Apache-2.0
#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"
#include "tests/support/center/CentreFixture.h"

#include "center/journal/Custody.h"

#include <QTest>

using namespace yichuang;
using namespace yichuang::tests;
using center::NumberRealm;
using center::TierChild;
using center::WriteContext;

/// Query numbers of centres below this one: no two of them, nor this one, ever have a block in common.
class TierStoreTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void afterARestoreNoChildGetsWhatOneHas_data()
    {
        QTest::addColumn<NumberRealm>("realm");
        QTest::addColumn<int>("known"); // enrolled before the backup
        QTest::addColumn<int>("since");
        QTest::newRow("a root, before its first child") << NumberRealm{} << 0 << 14;
        QTest::newRow("a root") << NumberRealm{} << 14 << 5;
        QTest::newRow("a city") << NumberRealm{25, 25} << 5 << 7;
        QTest::newRow("all are given out") << NumberRealm{25, 25} << 23 << 1;
    }
    void afterARestoreNoChildGetsWhatOneHas()
    {
        QFETCH(NumberRealm, realm);
        QFETCH(int, known);
        QFETCH(int, since);
        CentreFixture lost;
        CentreFixture restored;
        std::vector<NumberRealm> given{{realm.first, 1}}; // this centre's own
        for (CentreFixture *centre : {&lost, &restored}) {
            EXPECT_OK(centre->perform([&](const WriteContext &w) { return center::becomePlace(w.stores, {key<domain::PlaceId>("nn"), QStringLiteral("南宁市")}, realm, w.now); }));
            for (int i = 0; i < known; ++i) {
                const auto child = enrol(*centre);
                EXPECT_OK(child);
                given.push_back(child->realm); // the same in both
            }
        }
        for (int i = 0; i < since; ++i) {
            const auto child = enrol(lost);
            EXPECT_OK(child);
            given.push_back(child->realm);
        }
        EXPECT_OK(restored.perform([](const WriteContext &w) { return center::leapChildrenAfterRestore(w.stores.connection()); }));
        int fresh = 0;
        for (auto child = enrol(restored); child; child = enrol(restored)) {
            QVERIFY2(isNew(*child, given), qPrintable(QStringLiteral("block %1").arg(child->realm.first)));
            QVERIFY(child->realm.first + child->realm.count <= realm.first + realm.count);
            given.push_back(child->realm);
            ++fresh;
        }
        QCOMPARE(fresh > 0, known + since < 24);
    }

    void inBlocksOfAnotherParentNoneIsTaken()
    {
        CentreFixture centre;
        EXPECT_OK(centre.perform([](const WriteContext &w) {
            return center::becomePlace(w.stores, {key<domain::PlaceId>("nn"), QStringLiteral("南宁市")}, {}, w.now).and_then([&] {
                return center::leapChildrenAfterRestore(w.stores.connection());
            });
        }));
        EXPECT_OK(centre.perform([](const WriteContext &w) { return w.stores.tiers.rename(key<domain::PlaceId>("nn"), QStringLiteral("南宁市"), {50, 25}); }));
        QVERIFY((enrol(centre)->realm == NumberRealm{51, 1}));
    }

private:
    base::Result<TierChild> enrol(CentreFixture &centre)
    {
        TierChild child;
        child.place = key<domain::PlaceId>("qx");
        child.name = QStringLiteral("青秀区");
        child.certificate = QByteArray::number(++m_certificates).rightJustified(32, '0');
        child.signingKey = QByteArray(32, 'k');
        child.enrolled = centre.clock.now();
        return centre
            .perform([&](const WriteContext &w) { return w.stores.tiers.addChild(child).map([&child](const TierChild &added) { child = added; }); })
            .map([&child] { return child; });
    }
    static bool isNew(const TierChild &child, const std::vector<NumberRealm> &given)
    {
        return std::none_of(given.begin(), given.end(), [&](const NumberRealm &other) {
            return child.realm.first < other.first + other.count && other.first < child.realm.first + child.realm.count;
        });
    }
    int m_certificates = 0;
};

YICHUANG_TEST(TierStoreTest)
#include "TierStoreTest.moc"
