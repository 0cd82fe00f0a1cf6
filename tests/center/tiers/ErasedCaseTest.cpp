// SPDX-License-Identifier: Apache-2.0
#include "center/journal/Custody.h"
#include "center/journal/Erasing.h"
#include "center/tiers/ChildSide.h"
#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"
#include "tests/support/center/CentreFixture.h"
#include "tests/support/center/ExpectAnswer.h"

#include <QTest>

using namespace yichuang;
using namespace yichuang::tests;
using center::WriteContext;
using domain::ActKind;

/// A case that was erased in a centre that belongs to a tree.
class ErasedCaseTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countingGoesOnAndKeepsWhatWasCounted()
    {
        CentreFixture centre;
        const domain::Place place{key<domain::PlaceId>("nn"), QStringLiteral("南宁市政务服务中心")};
        EXPECT_OK(centre.perform([&](const WriteContext &w) { return center::becomePlace(w.stores, place, {}, w.now); }));
        FakeWorkstation desk = centre.enrol("01");
        CaseBuilder ended = desk.newCase("ggcs-ws");
        EXPECT_APPLIED(centre.offer(desk, desk.act(ended, ActKind::Accept)), 1);
        EXPECT_APPLIED(centre.offer(desk, desk.act(ended, ActKind::Withdraw, 1)), 2);
        EXPECT_OK(centre.perform(center::tiers::tidyUp));
        const auto before = centre.read()->summaries.list(QStringLiteral("0000"), QStringLiteral("9999")).value();
        QVERIFY(!before.empty());

        EXPECT_OK(centre.perform([&](const WriteContext &w) { return center::eraseCase(w.stores, ended.id(), QStringLiteral("12号"), w.now).map([](const auto &) {}); }));
        CaseBuilder next = desk.newCase("ggcs-ws");
        EXPECT_APPLIED(centre.offer(desk, desk.act(next, ActKind::Accept)), 1);
        EXPECT_OK(centre.perform(center::tiers::tidyUp));
        const auto after = centre.read()->summaries.list(QStringLiteral("0000"), QStringLiteral("9999")).value();
        qint64 received = 0;
        for (const center::DaySummary &day : after) {
            received += day.received;
        }
        QCOMPARE(received, 2);
    }
};

YICHUANG_TEST(ErasedCaseTest)
#include "ErasedCaseTest.moc"
