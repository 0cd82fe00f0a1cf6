// SPDX-License-Identifier: Apache-2.0
#include "app/store/CaseStore.h"

#include "tests/support/Expect.h"
#include "tests/support/store/SampleCases.h"
#include "tests/support/store/StoreFixture.h"
#include "tests/support/TestProgram.h"

namespace yichuang {

using base::ErrorCode;
using domain::Case;
using store::CaseSide;
using tests::StoreFixture;

class CaseStoreTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<StoreFixture>();
        EXPECT_OK(m_fixture->open());
    }

    void readsBackAsWritten()
    {
        Case record = make(1);
        record.version = 12;
        EXPECT_OK(cases().put(record));
        QCOMPARE(cases().get(record.id).value(), std::optional(record));
        QVERIFY(!cases().get(m_fixture->newCaseId()).value().has_value());
    }

    void onlyTheNextVersionIsWhatIsHere_data()
    {
        QTest::addColumn<QList<qint64>>("told");
        QTest::addColumn<int>("version");
        QTest::addColumn<int>("heard");
        QTest::newRow("one after the other") << QList<qint64>{5, 6} << 6 << 6;
        QTest::newRow("another window's came between") << QList<qint64>{5, 7} << 5 << 7;
        QTest::newRow("the rest stays unknown until the feed brings it") << QList<qint64>{6, 7, 8} << 4 << 8;
        QTest::newRow("told again") << QList<qint64>{5, 5, 4} << 5 << 5;
        QTest::newRow("told again later") << QList<qint64>{6, 5} << 4 << 6;
    }
    void onlyTheNextVersionIsWhatIsHere()
    {
        QFETCH(const QList<qint64>, told);
        QFETCH(const int, version);
        QFETCH(const int, heard);
        Case record = make(1);
        record.version = 4;
        EXPECT_OK(cases().put(record));
        for (const qint64 each : told) {
            EXPECT_OK(cases().hearAnswer(record.id, each));
        }
        QCOMPARE(cases().get(record.id).value()->version, version);
        QCOMPARE(cases().heard(record.id).value(), std::optional<qint64>(heard));
        // A local act keeps both.
        record.version = version;
        EXPECT_OK(cases().put(record));
        QCOMPARE(cases().heard(record.id).value(), std::optional<qint64>(heard));
    }

    void baseIsKeptOnce()
    {
        Case record = make(1);
        EXPECT_OK(cases().keepBase(record));
        record.resultWay = QStringLiteral("post");
        EXPECT_OK(cases().keepBase(record));
        QCOMPARE(cases().side(record.id, CaseSide::Base).value()->resultWay, QStringLiteral("window"));
    }

    void settlingTakesTheNewerLook_data()
    {
        QTest::addColumn<int>("theirs");
        QTest::addColumn<bool>("taken");
        QTest::newRow("older") << 4 << false;
        QTest::newRow("the one applied") << 5 << true;
        QTest::newRow("newer") << 6 << true;
    }
    void settlingTakesTheNewerLook()
    {
        QFETCH(int, theirs);
        QFETCH(bool, taken);
        Case record = make(1);
        record.version = 5;
        EXPECT_OK(cases().put(record));
        EXPECT_OK(cases().keepBase(record));
        Case other = record;
        other.version = theirs;
        other.resultWay = QStringLiteral("post");
        EXPECT_OK(cases().putSide(CaseSide::Theirs, other));
        QCOMPARE(cases().settleSides(record.id).value_or(!taken), taken);
        QCOMPARE(cases().get(record.id).value()->resultWay, taken ? QStringLiteral("post") : QStringLiteral("window"));
        QVERIFY(!cases().side(record.id, CaseSide::Base).value().has_value());
        QVERIFY(!cases().side(record.id, CaseSide::Theirs).value().has_value());
    }

    void revertTakesWhatTheCentreHas()
    {
        Case record = make(1);
        EXPECT_OK(cases().put(record));
        EXPECT_FAILS(cases().revert(record.id), ErrorCode::NotFound);
        record.version = 1;
        EXPECT_OK(cases().put(record));
        EXPECT_OK(cases().hearFeed(record.id, 1));
        EXPECT_OK(cases().keepBase(record));
        Case mine = record;
        mine.resultWay = QStringLiteral("post");
        EXPECT_OK(cases().put(mine));
        QCOMPARE(cases().revert(record.id).value().resultWay, QStringLiteral("window"));
        QCOMPARE(cases().get(record.id).value()->resultWay, QStringLiteral("window"));
    }

    // The feed begins anew: whether the centre has the case shows when its last page has come.
    void revertWaitsForTheFeedThatBeganAnew()
    {
        Case record = make(1);
        record.version = 5;
        EXPECT_OK(cases().put(record));
        EXPECT_OK(cases().keepBase(record));
        EXPECT_OK(cases().putSide(CaseSide::Theirs, record));
        EXPECT_OK(cases().forgetHeard());
        QVERIFY(!cases().side(record.id, CaseSide::Theirs).value().has_value());
        EXPECT_FAILS(cases().revert(record.id), ErrorCode::Unavailable);
        QVERIFY(cases().hasUnheard().value_or(false));
        EXPECT_OK(cases().put(record));
        QCOMPARE(cases().heard(record.id).value(), std::optional<qint64>(0)); // nothing done here tells what the centre has
        Case older = record;
        older.version = 3;
        EXPECT_OK(cases().put(older));
        EXPECT_OK(cases().hearFeed(record.id, 3));
        QVERIFY(!cases().hasUnheard().value_or(true));
    }

    // What it answered "applied" may be ahead of what the feed has brought: nothing older comes back in its place.
    void revertWaitsForWhatTheCentreAppliedLast()
    {
        Case record = make(1);
        record.version = 0;
        EXPECT_OK(cases().put(record));
        EXPECT_OK(cases().hearAnswer(record.id, 1));
        EXPECT_FAILS(cases().revert(record.id), ErrorCode::Unavailable);
        Case first = record;
        first.version = 1;
        EXPECT_OK(cases().keepBase(first));
        EXPECT_OK(cases().hearAnswer(record.id, 2));
        EXPECT_FAILS(cases().revert(record.id), ErrorCode::Unavailable);
        QVERIFY(cases().get(record.id).value().has_value());
        Case theirs = first;
        theirs.version = 2;
        theirs.resultWay = QStringLiteral("post");
        EXPECT_OK(cases().putSide(CaseSide::Theirs, theirs));
        QCOMPARE(cases().revert(record.id).value().resultWay, QStringLiteral("post"));
    }

    void pagesByKeyset()
    {
        std::vector<Case> all;
        for (int i = 0; i < 7; ++i) {
            all.push_back(make(i));
            EXPECT_OK(cases().put(all.back()));
        }
        std::vector<Case> seen;
        qint64 after = 0;
        for (auto page = cases().page(after, 3); page && !page->empty(); page = cases().page(after, 3)) {
            for (const auto &[row, record] : *page) {
                seen.push_back(record);
                after = row;
            }
        }
        QCOMPARE(seen, all);
        QCOMPARE(cases().count().value_or(0), 7);
    }

    void briefsComeLongestUnchangedFirst()
    {
        const Case second = make(2);
        m_fixture->clock().setWall(m_fixture->now() - std::chrono::hours(1));
        const Case first = make(1);
        EXPECT_OK(cases().put(second));
        EXPECT_OK(cases().put(first));
        std::vector<store::CaseBrief> briefs;
        EXPECT_OK(cases().forEachBrief([&briefs](const store::CaseBrief &brief) -> base::Result<void> {
            briefs.push_back(brief);
            return {};
        }));
        QCOMPARE(briefs, (std::vector<store::CaseBrief>{store::CaseBrief::of(first), store::CaseBrief::of(second)}));
    }

    void aMovedRowDoesNotOpen()
    {
        const Case a = make(1);
        const Case b = make(2);
        EXPECT_OK(cases().put(a));
        EXPECT_OK(cases().put(b));
        EXPECT_OK(m_fixture->workspace().connection().executeScript(
            "UPDATE cases SET body = (SELECT body FROM cases ORDER BY rowid DESC LIMIT 1) WHERE rowid = (SELECT min(rowid) FROM cases)"));
        EXPECT_FAILS(cases().get(a.id), ErrorCode::StorageCorrupt);
        EXPECT_OK(cases().get(b.id));
    }

private:
    store::CaseStore &cases() { return m_fixture->workspace().cases(); }
    Case make(int index) { return tests::sampleCase(m_fixture->newCaseId(), index, QString::number(index), m_fixture->now()); }

    std::unique_ptr<StoreFixture> m_fixture;
};

} // namespace yichuang

using yichuang::CaseStoreTest;
YICHUANG_TEST(CaseStoreTest)
#include "CaseStoreTest.moc"
