// SPDX-License-Identifier: Apache-2.0
#include "app/domain/IdentityNumber.h"
#include "tests/support/TestProgram.h"

#include <QTest>

using namespace yichuang;
using namespace yichuang::domain;

class IdentityNumberTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void goodNumbers_data();
    void goodNumbers();
    void badNumbers_data();
    void badNumbers();
    void birthToCome();
    void fifteenBecomesEighteen_data();
    void fifteenBecomesEighteen();
    void everyChangedDigitIsDetected_data();
    void everyChangedDigitIsDetected();
    void neighboursChangingPlacesAreDetected();
    void unknownDivisionIsAWarning();
    void masks_data();
    void masks();
    void travelDocuments_data();
    void travelDocuments();
    void errorsHoldNoNumber();
};

void IdentityNumberTest::goodNumbers_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("clean");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("birth");
    QTest::addColumn<QString>("sex");
    QTest::addColumn<QString>("division");
    QTest::addColumn<QString>("country");
    const auto row = [](const char *name, const char16_t *text, const char *clean, const char *kind, const char *birth,
                        const char *sex, const char *division, const char *country = "") {
        QTest::newRow(name) << QString::fromUtf16(text) << QString::fromLatin1(clean) << QString::fromLatin1(kind)
                            << QString::fromLatin1(birth) << QString::fromLatin1(sex) << QString::fromLatin1(division)
                            << QString::fromLatin1(country);
    };
    row("standard, X", u"11010519491231002X", "11010519491231002X", "resident", "1949-12-31", "female", "110105");
    row("standard, 4", u"440524188001010014", "440524188001010014", "resident", "1880-01-01", "male", "440524");
    row("small x", u"11010519491231002x", "11010519491231002X", "resident", "1949-12-31", "female", "110105");
    row("blanks", u" 110105 19491231\u3000002X\n", "11010519491231002X", "resident", "1949-12-31", "female", "110105");
    row("full width", u"１１０１０５１９４９１２３１００２Ｘ", "11010519491231002X", "resident", "1949-12-31", "female",
        "110105");
    row("15", u"110105491231002", "110105491231002", "resident15", "1949-12-31", "female", "110105");
    row("15, born before 1900", u"440524800101999", "440524800101999", "resident15", "1880-01-01", "male", "440524");
    row("foreigner", u"911124198108030024", "911124198108030024", "foreigner", "1981-08-03", "female", "110000", "124");
    row("foreigner, old", u"KAZ110090123105", "KAZ110090123105", "foreigner15", "1990-12-31", "female", "110000",
        "KAZ");
    row("Hong Kong", u"810000199408230021", "810000199408230021", "hkmo_resident", "1994-08-23", "female", "810000");
    row("Macao", u"820000199408230015", "820000199408230015", "hkmo_resident", "1994-08-23", "male", "820000");
    row("Taiwan", u"830000199201300022", "830000199201300022", "tw_resident", "1992-01-30", "female", "830000");
}

void IdentityNumberTest::goodNumbers()
{
    QFETCH(QString, text);
    const auto number = IdentityNumber::parse(text, QDate(2026, 11, 23));
    QVERIFY2(number, number ? "" : number.error().reason.constData());
    QTEST(number->text(), "clean");
    QTEST(toWord(number->kind()), "kind");
    QTEST(number->birth().toString(Qt::ISODate), "birth");
    QTEST(toWord(number->sex()), "sex");
    QTEST(number->division(), "division");
    QTEST(number->country(), "country");
    QVERIFY(!number->isDivisionUnknown());
}

void IdentityNumberTest::badNumbers_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("reason");
    const auto row = [](const char *name, const char *text, const char *reason) {
        QTest::newRow(name) << QString::fromLatin1(text) << QByteArray(reason);
    };
    row("empty", "", "identity.length");
    row("17", "11010519491231002", "identity.length");
    row("19", "11010519491231002XX", "identity.length");
    row("letters", "ABCDEFGHIJKLMNOPQR", "identity.characters");
    row("X within", "1101051949123100X2", "identity.characters");
    row("other last letter", "11010519491231002A", "identity.characters");
    row("Arabic-Indic digit", "11010519491231002\xb2", "identity.characters");
    row("division", "010105194912310026", "identity.division");
    row("no such day", "110105194902300025", "identity.birth");
    row("no such month", "110105194913310025", "identity.birth");
    row("year 0000", "110105000001010025", "identity.birth");
    row("check", "110105194912310021", "identity.check_digit");
    row("X for another", "44052418800101001X", "identity.check_digit");
    row("15 letters", "1101054912310A2", "identity.characters");
    row("15 day", "110105490230002", "identity.birth");
    row("15 division", "910105491231002", "identity.division");
    row("foreigner check", "911124198108030023", "identity.check_digit");
    row("old foreigner check", "KAZ110090123106", "identity.check_digit");
    row("old foreigner letters", "KAZ1100901231O5", "identity.characters");
    row("old foreigner day", "KAZ110090133105", "identity.birth");
}

void IdentityNumberTest::badNumbers()
{
    QFETCH(QString, text);
    const auto number = IdentityNumber::parse(text);
    QVERIFY(!number);
    QTEST(number.error().reason, "reason");
    QVERIFY(number.error().code == base::ErrorCode::InvalidArgument);
}

void IdentityNumberTest::birthToCome()
{
    const QString text = QStringLiteral("911124198108030024");
    QVERIFY(IdentityNumber::parse(text, QDate(1981, 8, 3)));
    QCOMPARE(IdentityNumber::parse(text, QDate(1981, 8, 2)).error().reason, QByteArray("identity.birth"));
}

void IdentityNumberTest::fifteenBecomesEighteen_data()
{
    QTest::addColumn<QString>("old");
    QTest::addColumn<QString>("whole");
    QTest::newRow("19") << QStringLiteral("110105491231002") << QStringLiteral("11010519491231002X");
    QTest::newRow("18") << QStringLiteral("440524800101998") << QStringLiteral("440524188001019983");
}

void IdentityNumberTest::fifteenBecomesEighteen()
{
    QFETCH(QString, old);
    const auto number = IdentityNumber::parse(old);
    QVERIFY(number);
    const auto whole = number->to18();
    QVERIFY(whole);
    QTEST(whole->text(), "whole");
    QCOMPARE(whole->birth(), number->birth());
    QCOMPARE(whole->sex(), number->sex());
    QVERIFY(!whole->to18());
}

void IdentityNumberTest::everyChangedDigitIsDetected_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"11010519491231002X", "440524188001010014", "911124198108030024", "810000199408230021", "KAZ110090123105"}) {
        QTest::newRow(text) << QString::fromLatin1(text);
    }
}

void IdentityNumberTest::everyChangedDigitIsDetected()
{
    QFETCH(QString, text);
    QVERIFY(IdentityNumber::parse(text));
    for (qsizetype i = 0; i < text.size(); ++i) {
        for (const QChar c : QStringLiteral("0123456789X")) {
            QString changed = text;
            changed[i] = c;
            // ICAO's weights cannot tell a letter from the digit it stands for modulo 10.
            const bool isLetterOfOldForm = text.size() == 15 && (i < 3 || c == QLatin1Char('X'));
            QVERIFY2(changed == text || isLetterOfOldForm || !IdentityNumber::parse(changed), qPrintable(changed));
        }
    }
}

void IdentityNumberTest::neighboursChangingPlacesAreDetected()
{
    const QString text = QStringLiteral("440524188001010014");
    for (qsizetype i = 0; i + 1 < text.size(); ++i) {
        QString changed = text;
        qSwap(changed[i], changed[i + 1]);
        QVERIFY2(changed == text || !IdentityNumber::parse(changed), qPrintable(changed));
    }
}

void IdentityNumberTest::unknownDivisionIsAWarning()
{
    const QString first = QStringLiteral("77010519491231002");
    const auto number = IdentityNumber::parse(first + identityCheckCharacter(first));
    QVERIFY(number);
    QVERIFY(number->isDivisionUnknown());
    QVERIFY(identityCheckCharacter(QStringLiteral("1101")).isNull());
}

void IdentityNumberTest::masks_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("masked");
    QTest::newRow("18") << QStringLiteral("110101199003071234") << QStringLiteral("110101********1234");
    QTest::newRow("small x") << QStringLiteral("11010519491231002x") << QStringLiteral("110105********002X");
    QTest::newRow("15") << QStringLiteral("110105491231002") << QStringLiteral("110105*****1002");
    QTest::newRow("permit") << QStringLiteral("H12345678") << QStringLiteral("H****5678");
    QTest::newRow("short") << QStringLiteral("1234") << QStringLiteral("**34");
    QTest::newRow("empty") << QString() << QString();
}

void IdentityNumberTest::masks()
{
    QFETCH(QString, text);
    QTEST(maskIdentity(text), "masked");
}

void IdentityNumberTest::travelDocuments_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("kind");
    const auto row = [](const char *text, const char *kind) {
        QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(kind);
    };
    row("H12345678", "hkmo_permit");
    row("M1234567801", "hkmo_permit");
    row("12345678", "taiwan_permit");
    row("E12345678", "passport");
    row("EA1234567", "passport");
    row("G12345678", "passport");
    row("H1234567", "");
    row("K12345678", "");
    row("EI1234567", "");
    row("123456789", "");
    row("", "");
}

void IdentityNumberTest::travelDocuments()
{
    QFETCH(QString, text);
    QFETCH(QString, kind);
    const auto number = IdentityNumber::parseTravel(text);
    QCOMPARE(number.has_value(), !kind.isEmpty());
    if (number) {
        QCOMPARE(toWord(number->kind()), kind);
        QVERIFY(!number->birth().isValid() && number->division().isEmpty() && !number->isDivisionUnknown());
    } else {
        QCOMPARE(number.error().reason, QByteArray("identity.form"));
    }
}

void IdentityNumberTest::errorsHoldNoNumber()
{
    for (const char *text : {"110105194912310021", "911124198108030023", "KAZ110090123106", "110105194913310025"}) {
        const auto number = IdentityNumber::parse(QLatin1String(text));
        QVERIFY(!number);
        QVERIFY(!number.error().detail.contains(QLatin1String(text).mid(6, 6)));
    }
}

YICHUANG_TEST(IdentityNumberTest)
#include "IdentityNumberTest.moc"
