// SPDX-License-Identifier: Apache-2.0
#include "app/base/Id.h"

#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"

#include <QSet>
#include <QTest>

#include <algorithm>
#include <thread>
#include <unordered_set>

using namespace yichuang::base;

using FishId = Id<struct FishTag>;
using BirdId = Id<struct BirdTag>;
static_assert(!std::is_convertible_v<FishId, BirdId>);
static_assert(!std::is_constructible_v<FishId, BirdId>);

namespace {

// Far ahead of every other test's time, so that each test starts in a fresh millisecond.
Instant freshMoment()
{
    static qint64 ms = toMs(chinaInstant(QDate(2030, 1, 1), QTime(0, 0)));
    ms += 3'600'000;
    return instantFromMs(ms);
}

qint64 timeIn(const QByteArray &bytes)
{
    quint64 ms = 0;
    for (int i = 0; i < 6; ++i) {
        ms = ms << 8 | static_cast<quint8>(bytes[i]);
    }
    return static_cast<qint64>(ms);
}

} // namespace

class IdTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hasTimeVersionAndVariant();
    void sortsWithinOneMillisecond();
    void runsOverIntoTheNextMillisecond();
    void sortsWhenTheClockGoesBack();
    void sortsAsTextAndAsBytes();
    void manyThreadsMakeNoTwins();
    void doesNotLetTheNextOneBeGuessed();
    void readsItsOwnText();
    void refusesOtherTexts_data();
    void refusesOtherTexts();
    void readsItsOwnBytes();
    void refusesOtherBytes_data();
    void refusesOtherBytes();
    void aDefaultIdIsNull();
    void isAKey();
};

void IdTest::hasTimeVersionAndVariant()
{
    const Instant at = freshMoment();
    for (int i = 0; i < 100; ++i) {
        const QByteArray bytes = FishId::make(at).toBytes();
        QCOMPARE(bytes.size(), 16);
        QCOMPARE(timeIn(bytes), toMs(at));
        QCOMPARE(static_cast<quint8>(bytes[6]) >> 4, 7);
        QCOMPARE(static_cast<quint8>(bytes[8]) >> 6, 2);
    }
}

void IdTest::sortsWithinOneMillisecond()
{
    const Instant at = freshMoment();
    FishId last = FishId::make(at);
    for (int i = 0; i < 1000; ++i) {
        const FishId next = FishId::make(at);
        QVERIFY(last < next);
        QVERIFY(!(next < last));
        last = next;
    }
}

// The counter has 12 bits: 20 000 in one millisecond must neither repeat nor fall back.
void IdTest::runsOverIntoTheNextMillisecond()
{
    const Instant at = freshMoment();
    QByteArray last = FishId::make(at).toBytes();
    for (int i = 0; i < 20'000; ++i) {
        const QByteArray next = FishId::make(at).toBytes();
        QVERIFY(last < next);
        last = next;
    }
    QVERIFY(timeIn(last) > toMs(at));
    QVERIFY2(timeIn(last) - toMs(at) < 10, "borrowed more time than needed");
}

void IdTest::sortsWhenTheClockGoesBack()
{
    const Instant at = freshMoment();
    const FishId before = FishId::make(at);
    const FishId after = FishId::make(at - std::chrono::hours(24 * 365));
    QVERIFY(before < after);
    const FishId atZero = FishId::make(Instant());
    QVERIFY(after < atZero);
    const FishId beforeZero = FishId::make(instantFromMs(-5));
    QVERIFY(atZero < beforeZero);
}

void IdTest::sortsAsTextAndAsBytes()
{
    std::vector<FishId> ids;
    Instant at = freshMoment();
    for (int i = 0; i < 2000; ++i) {
        ids.push_back(FishId::make(at));
        at += std::chrono::milliseconds(i % 3);
    }
    for (size_t i = 1; i < ids.size(); ++i) {
        QVERIFY(ids[i - 1] < ids[i]);
        QVERIFY(ids[i - 1].toText() < ids[i].toText());
        QVERIFY(ids[i - 1].toBytes() < ids[i].toBytes());
    }
}

void IdTest::manyThreadsMakeNoTwins()
{
    constexpr int Threads = 8;
    constexpr int Each = 4000;
    const Instant at = freshMoment();
    std::vector<std::vector<FishId>> made(Threads);
    std::vector<std::thread> threads;
    for (int t = 0; t < Threads; ++t) {
        threads.emplace_back([&made, t, at] {
            for (int i = 0; i < Each; ++i) {
                made[static_cast<size_t>(t)].push_back(FishId::make(at + std::chrono::milliseconds(i / 1000)));
            }
        });
    }
    for (std::thread &thread : threads) {
        thread.join();
    }
    QSet<FishId> all;
    for (const std::vector<FishId> &list : made) {
        QVERIFY(std::is_sorted(list.begin(), list.end()));
        for (const FishId &id : list) {
            all.insert(id);
        }
    }
    QCOMPARE(all.size(), Threads * Each);
}

// Ids stand on papers: one must not tell the next. 62 bits differ at random.
void IdTest::doesNotLetTheNextOneBeGuessed()
{
    const Instant at = freshMoment();
    std::array<int, 62> ones{};
    constexpr int Rounds = 2000;
    for (int round = 0; round < Rounds; ++round) {
        const QByteArray bytes = FishId::make(at).toBytes();
        for (size_t bit = 0; bit < ones.size(); ++bit) {
            const size_t at62 = bit + 2;
            ones[bit] += (static_cast<quint8>(bytes[static_cast<qsizetype>(8 + at62 / 8)]) >> (7 - at62 % 8)) & 1;
        }
    }
    // Eight standard deviations around the half: a fair bit fails once in 10^14 runs.
    for (const int n : ones) {
        QVERIFY2(n > Rounds / 2 - 180 && n < Rounds / 2 + 180, qPrintable(QString::number(n)));
    }
}

void IdTest::readsItsOwnText()
{
    const FishId id = FishId::make(freshMoment());
    QCOMPARE(id.toText().size(), 36);
    QCOMPARE(id.toText(), id.toText().toLower());
    const auto read = FishId::fromText(id.toText());
    EXPECT_OK(read);
    QVERIFY(*read == id);
    EXPECT_OK(FishId::fromText(QStringLiteral("01936f3c-8c00-7abc-8def-0123456789ab")));
}

void IdTest::refusesOtherTexts_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("upper case") << QStringLiteral("01936F3C-8C00-7ABC-8DEF-0123456789AB");
    QTest::newRow("braces") << QStringLiteral("{01936f3c-8c00-7abc-8def-0123456789ab}");
    QTest::newRow("no dashes") << QStringLiteral("01936f3c8c007abc8def0123456789ab");
    QTest::newRow("short") << QStringLiteral("01936f3c-8c00-7abc-8def-0123456789a");
    QTest::newRow("long") << QStringLiteral("01936f3c-8c00-7abc-8def-0123456789ab0");
    QTest::newRow("space before") << QStringLiteral(" 01936f3c-8c00-7abc-8def-0123456789ab");
    QTest::newRow("line after") << QStringLiteral("01936f3c-8c00-7abc-8def-0123456789ab\n");
    QTest::newRow("no hex") << QStringLiteral("01936f3c-8c00-7abc-8def-0123456789ag");
    QTest::newRow("full-width digit") << QStringLiteral(u"\uFF1036f3cf-8c00-7abc-8def-0123456789ab");
    QTest::newRow("null") << QStringLiteral("00000000-0000-0000-0000-000000000000");
    QTest::newRow("SQL") << QStringLiteral("' OR 1=1 --");
}

void IdTest::refusesOtherTexts()
{
    QFETCH(QString, text);
    EXPECT_FAILS(FishId::fromText(text), ErrorCode::Malformed);
    QCOMPARE(FishId::fromText(text).error().reason, QByteArray("json.uuid"));
}

void IdTest::readsItsOwnBytes()
{
    const FishId id = FishId::make(freshMoment());
    const auto read = FishId::fromBytes(id.toBytes());
    EXPECT_OK(read);
    QVERIFY(*read == id);
    QCOMPARE(id.toBytes().toHex(), id.toText().remove(QLatin1Char('-')).toLatin1());
}

void IdTest::refusesOtherBytes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("15") << QByteArray(15, 'x');
    QTest::newRow("17") << QByteArray(17, 'x');
    QTest::newRow("null") << QByteArray(16, '\0');
}

void IdTest::refusesOtherBytes()
{
    QFETCH(QByteArray, bytes);
    EXPECT_FAILS(FishId::fromBytes(bytes), ErrorCode::Malformed);
}

void IdTest::aDefaultIdIsNull()
{
    QVERIFY(FishId().isNull());
    QVERIFY(FishId() == FishId());
    QVERIFY(!FishId::make(freshMoment()).isNull());
    QVERIFY(FishId() < FishId::make(freshMoment()));
}

void IdTest::isAKey()
{
    const FishId a = FishId::make(freshMoment());
    const FishId b = FishId::make(freshMoment());
    const std::unordered_set<FishId> ids{a, b, a};
    QCOMPARE(ids.size(), size_t(2));
    QVERIFY(ids.contains(*FishId::fromText(a.toText())));
    QCOMPARE(qHash(a), qHash(*FishId::fromText(a.toText())));
}

YICHUANG_TEST(IdTest)
#include "IdTest.moc"
