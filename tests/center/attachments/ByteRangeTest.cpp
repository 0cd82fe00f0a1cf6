// SPDX-License-Identifier: Apache-2.0
#include "center/attachments/ByteRange.h"
#include "tests/support/TestProgram.h"

#include <QTest>

using namespace yichuang::center;
Q_DECLARE_METATYPE(RangeHeaders)
Q_DECLARE_METATYPE(Wanted)

using Kind = Wanted::Kind;

/// What of a content of 1000 bytes with the tag "t" is answered to which headers.
class ByteRangeTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void headersSayWhatIsWanted_data()
    {
        QTest::addColumn<RangeHeaders>("headers");
        QTest::addColumn<Wanted>("wanted");
        const Wanted whole{Kind::Whole, {0, 1000}};
        const Wanted none{Kind::Unsatisfiable, {}};
        const auto range = [](const char *name, const QByteArray &text, const Wanted &wanted) { QTest::newRow(name) << RangeHeaders{text, {}, {}} << wanted; };
        range("no header", {}, whole);
        range("first bytes", "bytes=0-99", {Kind::Part, {0, 100}});
        range("one byte", "bytes=999-999", {Kind::Part, {999, 1}});
        range("to the end", "bytes=400-", {Kind::Part, {400, 600}});
        range("behind the end is cut", "bytes=990-5000", {Kind::Part, {990, 10}});
        range("the last ones", "bytes=-10", {Kind::Part, {990, 10}});
        range("more last ones than there are", "bytes=-5000", {Kind::Part, {0, 1000}});
        range("all of it as a range", "bytes=0-", {Kind::Part, {0, 1000}});
        range("from the end", "bytes=1000-", none);
        range("far behind", "bytes=5000-6000", none);
        range("no last ones", "bytes=-0", none);
        range("two ranges", "bytes=0-1,5-6", whole);
        range("another unit", "pages=1-2", whole);
        range("backwards", "bytes=9-3", whole);
        range("nothing", "bytes=", whole);
        range("a dash", "bytes=-", whole);
        range("a sign", "bytes=+1-2", whole);
        range("negative", "bytes=--5", whole);
        range("words", "bytes=a-b", whole);
        range("overflow", "bytes=99999999999999999999-", whole);
        QTest::newRow("had already") << RangeHeaders{{}, {}, "\"t\""} << Wanted{Kind::Nothing, {}};
        QTest::newRow("had weakly, among others") << RangeHeaders{{}, {}, "\"x\", W/\"t\""} << Wanted{Kind::Nothing, {}};
        QTest::newRow("had any") << RangeHeaders{{}, {}, "*"} << Wanted{Kind::Nothing, {}};
        QTest::newRow("had another") << RangeHeaders{{}, {}, "\"x\""} << whole;
        QTest::newRow("had already, wants a range") << RangeHeaders{"bytes=0-1", {}, "\"t\""} << Wanted{Kind::Nothing, {}};
        QTest::newRow("the range of this") << RangeHeaders{"bytes=0-1", "\"t\"", {}} << Wanted{Kind::Part, {0, 2}};
        QTest::newRow("the range of another") << RangeHeaders{"bytes=0-1", "\"x\"", {}} << whole;
        QTest::newRow("the range of a weak tag") << RangeHeaders{"bytes=0-1", "W/\"t\"", {}} << whole;
    }
    void headersSayWhatIsWanted()
    {
        QFETCH(RangeHeaders, headers);
        QFETCH(Wanted, wanted);
        QCOMPARE(wantedOf(headers, "\"t\"", 1000), wanted);
    }

    void ofNothingThereIsNoRange()
    {
        QCOMPARE(wantedOf({"bytes=0-", {}, {}}, "\"t\"", 0).kind, Kind::Unsatisfiable);
        QCOMPARE(wantedOf({}, "\"t\"", 0), (Wanted{Kind::Whole, {0, 0}}));
    }
};

YICHUANG_TEST(ByteRangeTest)
#include "ByteRangeTest.moc"
