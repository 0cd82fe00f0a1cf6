// SPDX-License-Identifier: Apache-2.0
#include "app/base/Json.h"
#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"
#include "tests/support/center/CentreFixture.h"

#include <QTest>

using namespace yichuang;
using namespace yichuang::tests;
using center::QuarantineStore;
using center::WriteContext;
using Kept = QuarantineStore::Kept;

/// What took no place: kept within bounds, and found again when its case is erased.
class QuarantineStoreTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isKeptOnce();
    void rowsAreBounded();
    void contentsAreBounded();
    void aCaseIsFoundWithoutOpeningOthers();
    void whatNamesNoCaseIsSearched();
    void rowsOfAnOlderProgramAreOpenedOnce();

private:
    [[nodiscard]] static QByteArray about(const domain::CaseId &caseId, const QString &note = {})
    {
        return base::canonicalJson({{QStringLiteral("case"), caseId.toText()}, {QStringLiteral("note"), note}});
    }
    [[nodiscard]] static QByteArray hashOf(int n) { return QByteArray(32, static_cast<char>(n)); }

    [[nodiscard]] static base::Result<void> run(CentreFixture &centre, const QByteArray &sql)
    {
        return centre.perform([&sql](const WriteContext &w) { return w.stores.connection().executeScript(sql); });
    }
    // As a damaged disk would: whoever opens one of them fails.
    [[nodiscard]] static base::Result<void> spoil(CentreFixture &centre, const QByteArray &where)
    {
        const bool isFile = centre.read()->connection().dialect() == storage::Dialect::Sqlite;
        return run(centre, QByteArray("UPDATE quarantine SET sealed_raw = ") + (isFile ? "x'00'" : "'\\x00'::bytea") + " WHERE " + where);
    }
    [[nodiscard]] static base::Result<void> erase(CentreFixture &centre, const domain::CaseId &caseId)
    {
        return centre.perform([&](const WriteContext &w) { return w.stores.quarantine.empty(caseId); });
    }
};

void QuarantineStoreTest::isKeptOnce()
{
    CentreFixture centre;
    const qint64 desk = centre.enrol("01").enrolled().no;
    const auto stores = centre.read();
    const auto caseId = domain::CaseId::make(centre.clock.now());
    QCOMPARE(stores->quarantine.add(desk, {about(caseId), QStringLiteral("x"), hashOf(1)}, centre.clock.now()).value(), Kept::Whole);
    QCOMPARE(stores->quarantine.add(desk, {about(caseId), QStringLiteral("x"), hashOf(1)}, centre.clock.now()).value(), Kept::Whole);
    const auto kept = stores->quarantine.list(0, 10).value();
    QCOMPARE(kept.size(), size_t(1));
    QCOMPARE(kept.front().raw, about(caseId));
    EXPECT_OK(erase(centre, caseId));
    QCOMPARE(stores->quarantine.add(desk, {about(caseId), QStringLiteral("x"), hashOf(1)}, centre.clock.now()).value(), Kept::Outline);
    QVERIFY(stores->quarantine.list(0, 10)->empty());
}

void QuarantineStoreTest::rowsAreBounded()
{
    CentreFixture centre;
    const qint64 desk = centre.enrol("01").enrolled().no;
    const qint64 other = centre.enrol("01").enrolled().no;
    const auto stores = centre.read();
    QuarantineStore quarantine(stores->connection(), stores->vault(), {2, 1000});
    const auto add = [&](qint64 workstation, int n) { return quarantine.add(workstation, {QByteArray::number(n), QStringLiteral("x"), hashOf(n)}, centre.clock.now()).value(); };
    QCOMPARE(add(desk, 1), Kept::Whole);
    QCOMPARE(quarantine.forkAt(desk, hashOf(3)).value(), QuarantineStore::Fork::No);
    QCOMPARE(add(desk, 2), Kept::Whole);
    QCOMPARE(add(desk, 3), Kept::Nothing);
    QCOMPARE(add(desk, 2), Kept::Whole);
    QCOMPARE(add(other, 3), Kept::Whole);
    QCOMPARE(quarantine.list(0, 10)->size(), size_t(3));
    QCOMPARE(quarantine.forkAt(desk, hashOf(1)).value(), QuarantineStore::Fork::Yes);
    QCOMPARE(quarantine.forkAt(desk, hashOf(3)).value(), QuarantineStore::Fork::Unknown);
    QCOMPARE(quarantine.forkAt(other, hashOf(1)).value(), QuarantineStore::Fork::No);
}

void QuarantineStoreTest::contentsAreBounded()
{
    CentreFixture centre;
    const qint64 desk = centre.enrol("01").enrolled().no;
    const auto stores = centre.read();
    QuarantineStore quarantine(stores->connection(), stores->vault(), {10, 1000});
    const auto add = [&](int n, qsizetype bytes) { return quarantine.add(desk, {QByteArray(bytes, static_cast<char>(n)), QStringLiteral("x"), hashOf(n)}, centre.clock.now()).value(); };
    QCOMPARE(add(1, 600), Kept::Whole);
    QCOMPARE(add(2, 600), Kept::Outline);
    QCOMPARE(add(2, 600), Kept::Outline);
    QCOMPARE(add(3, 100), Kept::Whole);
    QCOMPARE(quarantine.list(0, 10)->size(), size_t(2));
    QCOMPARE(quarantine.forkAt(desk, hashOf(2)).value(), QuarantineStore::Fork::Yes); // what builds on it is known all the same
}

void QuarantineStoreTest::aCaseIsFoundWithoutOpeningOthers()
{
    CentreFixture centre;
    const qint64 desk = centre.enrol("01").enrolled().no;
    const auto stores = centre.read();
    const auto erased = domain::CaseId::make(centre.clock.now());
    const auto other = domain::CaseId::make(centre.clock.now());
    EXPECT_OK(stores->quarantine.add(desk, {about(erased, QStringLiteral("1")), QStringLiteral("x"), hashOf(1)}, centre.clock.now()));
    EXPECT_OK(stores->quarantine.add(desk, {about(erased, QStringLiteral("2")), QStringLiteral("x"), {}}, centre.clock.now()));
    EXPECT_OK(stores->quarantine.add(desk, {about(other), QStringLiteral("x"), {}}, centre.clock.now()));
    EXPECT_OK(spoil(centre, "no = (SELECT max(no) FROM quarantine)"));
    EXPECT_OK(erase(centre, erased));
    QCOMPARE(storage::queryInteger(stores->connection(), "SELECT count(*) FROM quarantine WHERE length(sealed_raw) > 0").value(), 1);
    QCOMPARE(stores->quarantine.forkAt(desk, hashOf(1)).value(), QuarantineStore::Fork::Yes);
}

void QuarantineStoreTest::whatNamesNoCaseIsSearched()
{
    CentreFixture centre;
    const qint64 desk = centre.enrol("01").enrolled().no;
    const auto stores = centre.read();
    const auto erased = domain::CaseId::make(centre.clock.now());
    const QByteArray otherWords = R"({"Case":")" + erased.toText().toUtf8() + R"("})";
    EXPECT_OK(stores->quarantine.add(desk, {otherWords, QStringLiteral("x"), {}}, centre.clock.now()));
    EXPECT_OK(stores->quarantine.add(desk, {"{}", QStringLiteral("x"), {}}, centre.clock.now()));
    EXPECT_OK(erase(centre, erased));
    const auto kept = stores->quarantine.list(0, 10).value();
    QCOMPARE(kept.size(), size_t(1));
    QCOMPARE(kept.front().raw, QByteArray("{}"));
}

void QuarantineStoreTest::rowsOfAnOlderProgramAreOpenedOnce()
{
    CentreFixture centre;
    const qint64 desk = centre.enrol("01").enrolled().no;
    const auto stores = centre.read();
    const auto erased = domain::CaseId::make(centre.clock.now());
    const auto other = domain::CaseId::make(centre.clock.now());
    for (int n = 0; n < 50; ++n) { // more than are opened at a time
        EXPECT_OK(stores->quarantine.add(desk, {about(n % 2 ? erased : other, QString::number(n)), QStringLiteral("x"), {}}, centre.clock.now()));
    }
    EXPECT_OK(run(centre, "UPDATE quarantine SET case_id = NULL"));
    EXPECT_OK(erase(centre, erased));
    const auto kept = stores->quarantine.list(0, 100).value();
    QCOMPARE(kept.size(), size_t(25));
    QVERIFY(std::all_of(kept.begin(), kept.end(), [&](const center::Quarantined &row) { return row.raw.contains(other.toText().toUtf8()); }));
    EXPECT_OK(spoil(centre, "length(sealed_raw) > 0"));
    EXPECT_OK(erase(centre, other));
    QCOMPARE(storage::queryInteger(stores->connection(), "SELECT count(*) FROM quarantine WHERE length(sealed_raw) > 0").value(), 0);
}

YICHUANG_TEST(QuarantineStoreTest)
#include "QuarantineStoreTest.moc"
