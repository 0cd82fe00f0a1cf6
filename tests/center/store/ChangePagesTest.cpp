// SPDX-License-Identifier: Apache-2.0
#include "tests/support/Expect.h"
#include "tests/support/center/CentreFixture.h"
#include "tests/support/TestProgram.h"

#include <QJsonArray>
#include <QTest>

using namespace yichuang;
using namespace yichuang::tests;
using domain::ActKind;
using protocol::Change;
using protocol::ChangePage;
using protocol::ChangeType;

class ChangePagesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aNewFollowerGetsEverythingItNeeds();
    void aHallKnowsItsOwnStaffOnly();
    void aResumedFollowerGetsWhatChanged();
    void aRestoredCentreMakesFollowersRebuild();

private:
    static center::Follower follower(const FakeWorkstation &desk) { return {desk.enrolled().id, desk.enrolled().hall}; }
};

void ChangePagesTest::aNewFollowerGetsEverythingItNeeds()
{
    CentreFixture centre;
    FakeWorkstation desk = centre.enrol("01");
    CaseBuilder builder = desk.newCase("hk-cs");
    (void)centre.offer(desk, desk.act(builder, ActKind::Complete));
    const auto stores = centre.read();
    const auto page = center::ChangePages(*stores).page(follower(desk), {}, 100, centre.clock.now());
    EXPECT_OK(page);
    QMap<ChangeType, int> counts;
    for (const Change &change : page->changes) {
        ++counts[change.type];
        if (change.type == ChangeType::Case) {
            QCOMPARE(change.key, builder.id().toText());
            QCOMPARE(change.version, qint64(1));
            EXPECT_OK(domain::Case::fromJson(change.body));
        }
        if (change.type == ChangeType::NumberBlock) {
            EXPECT_OK(domain::NumberBlock::fromJson(change.body));
        }
    }
    QCOMPARE(counts, (QMap<ChangeType, int>{{ChangeType::Case, 1}, {ChangeType::Catalogue, 1}, {ChangeType::Calendar, 1}, {ChangeType::Directory, 1},
                                            {ChangeType::Policy, 1}, {ChangeType::NumberBlock, 1}}));
    QCOMPARE(page->chainUpTo, qint64(1));
    QVERIFY(!page->more);
    EXPECT_OK(ChangePage::fromJson(page->toJson()));
}

void ChangePagesTest::aHallKnowsItsOwnStaffOnly()
{
    CentreFixture centre;
    const FakeWorkstation far = centre.enrol("21", "xixiang");
    const auto stores = centre.read();
    const auto page = center::ChangePages(*stores).page(follower(far), {}, 100, centre.clock.now());
    EXPECT_OK(page);
    for (const Change &change : page->changes) {
        if (change.type != ChangeType::Directory) {
            continue;
        }
        const auto directory = domain::Directory::fromJson(change.body);
        EXPECT_OK(directory);
        QCOMPARE(directory->windows().size(), size_t(1));
        QVERIFY(directory->person(key<domain::PersonId>("far")) && directory->person(key<domain::PersonId>("approver")));
        QVERIFY(!directory->person(key<domain::PersonId>("clerk")));
    }
}

void ChangePagesTest::aResumedFollowerGetsWhatChanged()
{
    CentreFixture centre;
    FakeWorkstation desk = centre.enrol("01");
    CaseBuilder builder = desk.newCase("ggcs-ws");
    (void)centre.offer(desk, desk.act(builder, ActKind::Accept));
    const auto stores = centre.read();
    center::ChangePages pages(*stores);
    const QString cursor = pages.page(follower(desk), {}, 100, centre.clock.now())->cursor;
    QVERIFY(pages.page(follower(desk), cursor, 100, centre.clock.now())->changes.empty());
    (void)centre.offer(desk, desk.act(builder, ActKind::StartReview));
    const auto page = pages.page(follower(desk), cursor, 100, centre.clock.now());
    QCOMPARE(page->changes.size(), size_t(1));
    QCOMPARE(page->changes.front().version, qint64(2));
}

void ChangePagesTest::aRestoredCentreMakesFollowersRebuild()
{
    CentreFixture centre;
    const FakeWorkstation desk = centre.enrol("01");
    const auto stores = centre.read();
    center::ChangePages pages(*stores);
    const QString cursor = pages.page(follower(desk), {}, 100, centre.clock.now())->cursor;
    EXPECT_OK(centre.perform([](const center::WriteContext &context) {
        return center::makeFingerprint().and_then([&](const QString &fresh) { return context.stores.center.setFingerprint(fresh); });
    }));
    EXPECT_FAILS(pages.page(follower(desk), cursor, 100, centre.clock.now()), base::ErrorCode::Expired);
    EXPECT_OK(pages.page(follower(desk), {}, 100, centre.clock.now()));
}

YICHUANG_TEST(ChangePagesTest)
#include "ChangePagesTest.moc"
