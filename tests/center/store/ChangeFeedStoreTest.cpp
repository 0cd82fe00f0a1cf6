// SPDX-License-Identifier: Apache-2.0
#include "tests/support/Expect.h"
#include "tests/support/center/CentreFixture.h"
#include "tests/support/TestProgram.h"

#include <QTest>

#include <map>

using namespace yichuang;
using namespace yichuang::tests;
using base::ErrorCode;
using center::FeedEntry;
using center::FeedPage;
using center::Follower;
using protocol::ChangeType;

namespace {

using Known = std::map<QString, qint64>;

/// Follows page by page and keeps what it was told; what it knows at the end must be what a new follower learns.
class Follow {
public:
    using Read = std::function<FeedPage(qint64 after)>;

    static void step(const Read &read, Known &known, qint64 &cursor)
    {
        const FeedPage page = read(cursor);
        for (const FeedEntry &entry : page.entries) {
            known[entry.key] = entry.version;
        }
        cursor = page.next;
    }
    static Known fresh(const Read &read)
    {
        Known known;
        qint64 cursor = 0;
        for (bool more = true; more;) {
            more = read(cursor).more;
            step(read, known, cursor);
        }
        return known;
    }
};

/// How a feed over a plain sequence behaves: two writers take their positions first and commit in the other order.
class NaiveFeed {
public:
    [[nodiscard]] qint64 takePosition() { return ++m_sequence; }
    void commit(const QString &key, qint64 position) { m_visible[position] = key; }
    [[nodiscard]] FeedPage page(qint64 after) const
    {
        FeedPage page{{}, after, false};
        for (auto entry = m_visible.upper_bound(after); entry != m_visible.end(); ++entry) {
            page.entries.push_back({QString(), ChangeType::Case, entry->second, 1, FeedEntry::Presence::Here, entry->first});
            page.next = entry->first;
        }
        return page;
    }

private:
    qint64 m_sequence = 0;
    std::map<qint64, QString> m_visible;
};

} // namespace

class ChangeFeedStoreTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pagesInOrderAndSaysWhenThereIsMore();
    void anEntityStandsOnceAtItsLastChange();
    void showsAFollowerItsScopesOnly();
    void aCursorOfAnotherCentreMustRebuild_data();
    void aCursorOfAnotherCentreMustRebuild();
    void whoFollowsMissesNothing();
    void theCheckerFindsAPlainSequence();

private:
    static void note(CentreFixture &centre, const QString &scope, const QString &name, qint64 version)
    {
        const auto done = centre.perform([&](const center::WriteContext &context) -> base::Result<void> {
            context.stores.feed.note({scope, ChangeType::Case, name, version, FeedEntry::Presence::Here, 0});
            return {};
        });
        QVERIFY(done.has_value());
    }
    static Follower follower(const char *hall)
    {
        return {domain::WorkstationId::make(base::instantFromMs(1)), key<domain::HallId>(hall)};
    }
};

void ChangeFeedStoreTest::pagesInOrderAndSaysWhenThereIsMore()
{
    CentreFixture centre;
    const auto stores = centre.read();
    const qint64 start = stores->center.heads()->feed;
    const QString scope = center::scopeOf(key<domain::HallId>("qingxiu"));
    for (int i = 0; i < 5; ++i) {
        note(centre, scope, QStringLiteral("case-%1").arg(i), 1);
    }
    const auto first = stores->feed.page(start, 3, follower("qingxiu"));
    EXPECT_OK(first);
    QCOMPARE(first->entries.size(), size_t(3));
    QVERIFY(first->more);
    const auto second = stores->feed.page(first->next, 3, follower("qingxiu"));
    QCOMPARE(second->entries.size(), size_t(2));
    QVERIFY(!second->more);
    QCOMPARE(second->entries.back().key, QStringLiteral("case-4"));
    const auto none = stores->feed.page(second->next, 3, follower("qingxiu"));
    QVERIFY(none->entries.empty() && none->next == second->next);
}

void ChangeFeedStoreTest::anEntityStandsOnceAtItsLastChange()
{
    CentreFixture centre;
    const auto stores = centre.read();
    const QString scope = center::scopeOf(key<domain::HallId>("qingxiu"));
    const qint64 start = stores->center.heads()->feed;
    note(centre, scope, QStringLiteral("a"), 1);
    note(centre, scope, QStringLiteral("b"), 1);
    note(centre, scope, QStringLiteral("a"), 2);
    const auto page = stores->feed.page(start, 10, follower("qingxiu"));
    QCOMPARE(page->entries.size(), size_t(2));
    QCOMPARE(page->entries[0].key, QStringLiteral("b"));
    QCOMPARE(page->entries[1].key, QStringLiteral("a"));
    QCOMPARE(page->entries[1].version, qint64(2));
}

void ChangeFeedStoreTest::showsAFollowerItsScopesOnly()
{
    CentreFixture centre;
    const auto stores = centre.read();
    const qint64 start = stores->center.heads()->feed;
    const Follower mine = follower("qingxiu");
    note(centre, center::scopeOf(mine.hall), QStringLiteral("hall"), 1);
    note(centre, center::scopeOf(mine.workstation), QStringLiteral("mine"), 1);
    note(centre, center::everyoneScope(), QStringLiteral("all"), 1);
    note(centre, center::scopeOf(key<domain::HallId>("xixiang")), QStringLiteral("other hall"), 1);
    QStringList keys;
    const auto page = stores->feed.page(start, 10, mine);
    for (const FeedEntry &entry : page->entries) {
        keys.append(entry.key);
    }
    QCOMPARE(keys, (QStringList{QStringLiteral("hall"), QStringLiteral("mine"), QStringLiteral("all")}));
}

void ChangeFeedStoreTest::aCursorOfAnotherCentreMustRebuild_data()
{
    QTest::addColumn<QString>("cursor");
    QTest::newRow("another fingerprint") << QStringLiteral("00000000000000000000000000000000.3");
    QTest::newRow("beyond the head") << QStringLiteral("ffffffffffffffffffffffffffffffff.8");
    QTest::newRow("negative") << QStringLiteral("ffffffffffffffffffffffffffffffff.-1");
    QTest::newRow("no number") << QStringLiteral("ffffffffffffffffffffffffffffffff.x");
    QTest::newRow("no dot") << QStringLiteral("7");
}

void ChangeFeedStoreTest::aCursorOfAnotherCentreMustRebuild()
{
    QFETCH(const QString, cursor);
    center::CenterStore::Heads heads;
    heads.fingerprint = QString(32, u'f');
    heads.feed = 7;
    QCOMPARE(center::positionOf(center::cursorText(heads.fingerprint, 7), heads).value(), qint64(7));
    QCOMPARE(center::positionOf(QString(), heads).value(), qint64(0));
    EXPECT_FAILS(center::positionOf(cursor, heads), ErrorCode::Expired);
}

void ChangeFeedStoreTest::whoFollowsMissesNothing()
{
    CentreFixture centre;
    std::vector<FakeWorkstation> desks;
    for (int i = 0; i < 3; ++i) {
        desks.push_back(centre.enrol("01"));
        for (int n = 0; n < 25; ++n) {
            CaseBuilder builder = desks.back().newCase("ggcs-ws");
            (void)desks.back().act(builder, domain::ActKind::Accept);
            (void)desks.back().act(builder, domain::ActKind::StartReview);
        }
    }
    std::atomic<int> writing = 3;
    std::vector<std::thread> threads;
    for (const FakeWorkstation &desk : desks) {
        threads.emplace_back([&] {
            for (const protocol::Operation &operation : desk.journal()) {
                (void)centre.offer(desk, operation);
            }
            --writing;
        });
    }
    std::atomic<int> wrong = 0;
    for (int reader = 0; reader < 2; ++reader) {
        threads.emplace_back([&, limit = reader == 0 ? 3 : 50] {
            const auto stores = centre.read();
            const Follower self = follower("qingxiu");
            const Follow::Read read = [&](qint64 after) { return stores->feed.page(after, limit, self).value(); };
            Known known;
            qint64 cursor = 0;
            while (writing > 0) {
                Follow::step(read, known, cursor);
            }
            for (qint64 before = -1; before != cursor;) {
                before = cursor;
                Follow::step(read, known, cursor);
            }
            wrong += known == Follow::fresh(read) && known.size() >= 75 ? 0 : 1;
        });
    }
    for (std::thread &thread : threads) {
        thread.join();
    }
    QCOMPARE(wrong.load(), 0);
}

void ChangeFeedStoreTest::theCheckerFindsAPlainSequence()
{
    NaiveFeed feed;
    const Follow::Read read = [&feed](qint64 after) { return feed.page(after); };
    Known known;
    qint64 cursor = 0;
    const qint64 slow = feed.takePosition();
    const qint64 quick = feed.takePosition();
    feed.commit(QStringLiteral("quick"), quick);
    Follow::step(read, known, cursor);
    feed.commit(QStringLiteral("slow"), slow); // behind the cursor that was given out
    Follow::step(read, known, cursor);
    QVERIFY(known != Follow::fresh(read));
}

YICHUANG_TEST(ChangeFeedStoreTest)
#include "ChangeFeedStoreTest.moc"
