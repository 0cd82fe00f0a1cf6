// SPDX-License-Identifier: Apache-2.0
#include "app/domain/CaseNumber.h"

#include "tests/support/Expect.h"
#include "tests/support/domain/CaseBuilder.h"
#include "tests/support/TestProgram.h"

#include <QSet>
#include <QTest>

using namespace yichuang;
using namespace yichuang::domain;
using namespace yichuang::tests;

namespace {

const QString Code = QStringLiteral("11450000XX0000019D4000131127004");

} // namespace

class CaseNumberTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void makesAndParses_data();
    void makesAndParses();
    void refusesParts_data();
    void refusesParts();
    void refusesForms_data();
    void refusesForms();
    void queryCodesAreUnique();
    void queryCodeOfTheEnds();
    void everyWrongDigitIsFound();
    void checkDigitVector_data();
    void checkDigitVector();
    void blockReadsBack();
};

void CaseNumberTest::makesAndParses_data()
{
    QTest::addColumn<QString>("window");
    QTest::addColumn<qint64>("serial");
    QTest::addColumn<QString>("tail");
    QTest::newRow("first") << "3" << qint64(1) << "20261123003000001";
    QTest::newRow("two digits") << "03" << qint64(42) << "20261123003000042";
    QTest::newRow("last") << "999" << qint64(999'999) << "20261123999999999";
}

void CaseNumberTest::makesAndParses()
{
    QFETCH(QString, window);
    QFETCH(qint64, serial);
    QFETCH(QString, tail);
    const base::Result<QString> number = makeCaseNumber(Code, QDate(2026, 11, 23), key<WindowId>(qPrintable(window)), serial);
    EXPECT_OK(number);
    QCOMPARE(*number, Code + tail);
    QCOMPARE(number->size(), 48); // of the 50 GB/T 39046 allows
    const base::Result<CaseNumberParts> parts = parseCaseNumber(*number);
    EXPECT_OK(parts);
    QCOMPARE(*parts, (CaseNumberParts{Code, QDate(2026, 11, 23), window.rightJustified(3, QLatin1Char('0')), serial}));
}

void CaseNumberTest::refusesParts_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QDate>("date");
    QTest::addColumn<QString>("window");
    QTest::addColumn<qint64>("serial");
    const QDate date(2026, 11, 23);
    QTest::newRow("short code") << Code.left(30) << date << "03" << qint64(1);
    QTest::newRow("no date") << Code << QDate() << "03" << qint64(1);
    QTest::newRow("last century") << Code << QDate(1999, 12, 31) << "03" << qint64(1);
    QTest::newRow("window of letters") << Code << date << "A3" << qint64(1);
    QTest::newRow("window of four digits") << Code << date << "1003" << qint64(1);
    QTest::newRow("serial 0") << Code << date << "03" << qint64(0);
    QTest::newRow("serial of seven digits") << Code << date << "03" << qint64(1'000'000);
}

void CaseNumberTest::refusesParts()
{
    QFETCH(QString, code);
    QFETCH(QDate, date);
    QFETCH(QString, window);
    QFETCH(qint64, serial);
    const base::Result<QString> number = makeCaseNumber(code, date, key<WindowId>(qPrintable(window)), serial);
    EXPECT_FAILS(number, base::ErrorCode::InvalidArgument);
}

void CaseNumberTest::refusesForms_data()
{
    QTest::addColumn<QString>("number");
    QTest::newRow("empty") << QString();
    QTest::newRow("too short") << Code + QStringLiteral("2026112300300001");
    QTest::newRow("too long") << Code + QStringLiteral("202611230030000010");
    QTest::newRow("letters in the serial") << Code + QStringLiteral("2026112300300000A");
    QTest::newRow("no such day") << Code + QStringLiteral("20260230003000001");
    QTest::newRow("serial 0") << Code + QStringLiteral("20261123003000000");
    QTest::newRow("digits of another script") << Code + QStringLiteral("2026112300300000٣");
    QTest::newRow("a sign") << Code + QStringLiteral("20261123003+00001");
}

void CaseNumberTest::refusesForms()
{
    QFETCH(QString, number);
    EXPECT_FAILS(parseCaseNumber(number), base::ErrorCode::Malformed);
}

void CaseNumberTest::queryCodesAreUnique()
{
    QSet<QString> seen;
    for (qint64 index = 1'000'000; index < 1'200'000; ++index) {
        const QString code = makeQueryCode(index).value();
        QVERIFY2(code.size() == 12 && isQueryCode(code), qPrintable(code));
        seen.insert(code);
    }
    QCOMPARE(seen.size(), 200'000);
}

void CaseNumberTest::queryCodeOfTheEnds()
{
    QVERIFY(isQueryCode(makeQueryCode(0).value()));
    QVERIFY(isQueryCode(makeQueryCode(99'999'999'999).value()));
    EXPECT_FAILS(makeQueryCode(-1), base::ErrorCode::InvalidArgument);
    EXPECT_FAILS(makeQueryCode(100'000'000'000), base::ErrorCode::InvalidArgument);
}

void CaseNumberTest::everyWrongDigitIsFound()
{
    const QString code = makeQueryCode(4711).value();
    for (qsizetype place = 0; place < code.size(); ++place) {
        for (char digit = '0'; digit <= '9'; ++digit) {
            QString other = code;
            other[place] = QLatin1Char(digit);
            QCOMPARE(isQueryCode(other), other == code);
        }
    }
    QVERIFY(!isQueryCode(code.left(11)));
    QVERIFY(!isQueryCode(code + QLatin1Char('0')));
    QVERIFY(!isQueryCode(QString(12, QLatin1Char('x'))));
    QVERIFY(!isQueryCode(QString()));
}

// ISO 7064 MOD 11,10, worked by hand; the standard's own example (0794 → 5) is of another length.
void CaseNumberTest::checkDigitVector_data()
{
    QTest::addColumn<QString>("code");
    QTest::newRow("all zeros") << "000000000002";
    QTest::newRow("the example, padded") << "000000007949";
    QTest::newRow("counting up") << "123456789014";
}

void CaseNumberTest::checkDigitVector()
{
    QFETCH(QString, code);
    QVERIFY(isQueryCode(code));
}

void CaseNumberTest::blockReadsBack()
{
    NumberBlock block;
    block.id = QStringLiteral("b-17");
    block.window = key<WindowId>("03");
    block.workstation = WorkstationId::make(chinaAt("2026-11-23"));
    block.firstSerial = 101;
    block.lastSerial = 200;
    block.firstQueryIndex = 5000;
    QCOMPARE(block.size(), 100);
    QCOMPARE(NumberBlock::fromJson(block.toJson()).value(), block);
    const char *members[] = {"id", "window", "workstation", "first_serial", "last_serial", "first_query_index"};
    for (const char *member : members) {
        QJsonObject json = block.toJson();
        json.remove(QLatin1String(member));
        const base::Result<NumberBlock> read = NumberBlock::fromJson(json);
        QVERIFY2(!read.has_value(), member);
        QCOMPARE(read.error().reason, QByteArray("json.number_block.") + member);
    }
    QJsonObject backwards = block.toJson();
    backwards.insert(QStringLiteral("last_serial"), 100);
    QCOMPARE(NumberBlock::fromJson(backwards).error().reason, QByteArray("json.number_block.last_serial"));
    QJsonObject beyond = block.toJson();
    beyond.insert(QStringLiteral("first_query_index"), 99'999'999'950.0); // the block would run out of codes
    QCOMPARE(NumberBlock::fromJson(beyond).error().reason, QByteArray("json.number_block.first_query_index"));
}

YICHUANG_TEST(CaseNumberTest)
#include "CaseNumberTest.moc"
