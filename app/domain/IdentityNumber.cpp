// SPDX-License-Identifier: Apache-2.0
#include "app/domain/IdentityNumber.h"

#include "app/base/DateText.h"
#include "app/base/Words.h"
#include "app/domain/ChineseText.h"
#include "app/domain/Division.h"
#include "app/domain/MachineReadableZone.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace yichuang::domain {

using base::ErrorCode;
using base::Result;

namespace {

constexpr base::Words KindWords{std::array{
    std::pair{IdentityKind::Resident, "resident"},
    std::pair{IdentityKind::Resident15, "resident15"},
    std::pair{IdentityKind::Foreigner, "foreigner"},
    std::pair{IdentityKind::Foreigner15, "foreigner15"},
    std::pair{IdentityKind::HkMoResident, "hkmo_resident"},
    std::pair{IdentityKind::TwResident, "tw_resident"},
    std::pair{IdentityKind::HkMoPermit, "hkmo_permit"},
    std::pair{IdentityKind::TaiwanPermit, "taiwan_permit"},
    std::pair{IdentityKind::Passport, "passport"},
}};

constexpr int EarliestBirthYear = 1800;
/// The old foreigner form was last issued in this year: a later two-digit year is of the century before.
constexpr int LastForeigner15Year = 23;

bool isDigits(QStringView text)
{
    return std::all_of(text.begin(), text.end(),
                       [](QChar c) { return c >= QLatin1Char('0') && c <= QLatin1Char('9'); });
}

bool isLetters(QStringView text)
{
    return std::all_of(text.begin(), text.end(),
                       [](QChar c) { return c >= QLatin1Char('A') && c <= QLatin1Char('Z'); });
}

Sex sexOf(QChar sequenceEnd)
{
    return sequenceEnd.digitValue() % 2 == 1 ? Sex::Male : Sex::Female;
}

tl::unexpected<base::Error> refuse(const char *what, const char *reason)
{
    return base::fail(ErrorCode::InvalidArgument, QLatin1String(what), reason);
}

Result<QDate> readBirth(const QString &yyyymmdd)
{
    const QDate birth = base::dateFromBasic(yyyymmdd);
    if (!birth.isValid() || birth.year() < EarliestBirthYear) {
        return refuse("the birth date does not exist", "identity.birth");
    }
    return birth;
}

IdentityKind kindOfDivision(const QString &text)
{
    const QString division = text.left(6);
    if (division == QLatin1String("810000") || division == QLatin1String("820000")) {
        return IdentityKind::HkMoResident;
    }
    if (division == QLatin1String("830000")) {
        return IdentityKind::TwResident;
    }
    return text.startsWith(QLatin1Char('9')) ? IdentityKind::Foreigner : IdentityKind::Resident;
}

} // namespace

QString toWord(IdentityKind kind)
{
    return KindWords.word(kind);
}

QString normaliseIdentity(const QString &text)
{
    QString clean;
    for (const QChar c : toHalfWidth(text).toUpper()) {
        if (!c.isSpace()) {
            clean += c;
        }
    }
    return clean;
}

QString maskIdentity(const QString &text)
{
    const QString number = normaliseIdentity(text);
    const qsizetype tail = std::min<qsizetype>(4, number.size() / 2);
    const qsizetype head = number.size() >= 15 ? 6 : number.size() >= 8 ? 1 : 0;
    return number.left(head) + QString(number.size() - head - tail, QLatin1Char('*')) + number.right(tail);
}

QChar identityCheckCharacter(const QString &text)
{
    constexpr std::array<int, 17> Weights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    static const QString characters = QStringLiteral("10X98765432");
    if (text.size() < 17 || !isDigits(QStringView(text).left(17))) {
        return {};
    }
    int sum = 0;
    for (qsizetype i = 0; i < 17; ++i) {
        sum += text[i].digitValue() * Weights[static_cast<std::size_t>(i)];
    }
    return characters[sum % 11];
}

Result<IdentityNumber> IdentityNumber::readEighteen(const QString &text)
{
    const QChar last = text[17];
    const QChar expected = identityCheckCharacter(text);
    if (expected.isNull() || !(isDigits(QStringView(&last, 1)) || last == QLatin1Char('X'))) {
        return refuse("there are 17 digits and a digit or X", "identity.characters");
    }
    if (text.startsWith(QLatin1Char('0'))) {
        return refuse("no division begins with 0", "identity.division");
    }
    const Result<QDate> birth = readBirth(text.mid(6, 8));
    if (!birth) {
        return base::failure(birth);
    }
    if (last != expected) {
        return base::fail(ErrorCode::InvalidArgument, QStringLiteral("the check character should be %1").arg(expected),
                          "identity.check_digit");
    }
    IdentityNumber number;
    number.m_kind = kindOfDivision(text);
    number.m_text = text;
    number.m_birth = *birth;
    number.m_sex = sexOf(text[16]);
    const bool isForeigner = number.m_kind == IdentityKind::Foreigner;
    number.m_division = isForeigner ? text.mid(1, 2) + QStringLiteral("0000") : text.left(6);
    number.m_country = isForeigner ? text.mid(3, 3) : QString();
    return number;
}

Result<IdentityNumber> IdentityNumber::readResident15(const QString &text)
{
    if (text.startsWith(QLatin1Char('0')) || text.startsWith(QLatin1Char('9'))) {
        return refuse("no division begins with 0 or 9", "identity.division");
    }
    // The sequences 996 to 999 were kept for those born in the century before.
    const bool isCentenarian = text.right(3) >= QLatin1String("996");
    const Result<QDate> birth =
        readBirth((isCentenarian ? QStringLiteral("18") : QStringLiteral("19")) + text.mid(6, 6));
    if (!birth) {
        return base::failure(birth);
    }
    IdentityNumber number;
    number.m_kind = IdentityKind::Resident15;
    number.m_text = text;
    number.m_birth = *birth;
    number.m_sex = sexOf(text[14]);
    number.m_division = text.left(6);
    return number;
}

Result<IdentityNumber> IdentityNumber::readForeigner15(const QString &text)
{
    if (!isDigits(QStringView(text).mid(3))) {
        return refuse("there are three letters and twelve digits", "identity.characters");
    }
    const QString century = text.mid(7, 2).toInt() > LastForeigner15Year ? QStringLiteral("19") : QStringLiteral("20");
    const Result<QDate> birth = readBirth(century + text.mid(7, 6));
    if (!birth) {
        return base::failure(birth);
    }
    const int expected = mrzCheckDigit(QStringView(text).left(14));
    if (text[14].digitValue() != expected) {
        return base::fail(ErrorCode::InvalidArgument, QStringLiteral("the check digit should be %1").arg(expected),
                          "identity.check_digit");
    }
    IdentityNumber number;
    number.m_kind = IdentityKind::Foreigner15;
    number.m_text = text;
    number.m_birth = *birth;
    number.m_sex = sexOf(text[13]);
    number.m_division = text.mid(3, 4) + QStringLiteral("00");
    number.m_country = text.left(3);
    return number;
}

Result<IdentityNumber> IdentityNumber::parse(const QString &text, QDate today)
{
    const QString clean = normaliseIdentity(text);
    if (clean.size() != 15 && clean.size() != 18) {
        return refuse("there are 15 or 18 characters", "identity.length");
    }
    Result<IdentityNumber> number = refuse("there are digits only, or three letters and digits", "identity.characters");
    if (clean.size() == 18) {
        number = readEighteen(clean);
    } else if (isDigits(clean)) {
        number = readResident15(clean);
    } else if (isLetters(QStringView(clean).left(3))) {
        number = readForeigner15(clean);
    }
    if (number && today.isValid() && number->birth() > today) {
        return refuse("the birth date is still to come", "identity.birth");
    }
    return number;
}

Result<IdentityNumber> IdentityNumber::parseTravel(const QString &text)
{
    static const QRegularExpression hkMo(QStringLiteral("\\A[HM][0-9]{8}([0-9]{2})?\\z"));
    static const QRegularExpression taiwan(QStringLiteral("\\A[0-9]{8}\\z"));
    static const QRegularExpression passport(
        QStringLiteral("\\A(E[0-9]{8}|E[A-HJ-NP-Z][0-9]{7}|G[0-9]{8}|[DSP]E?[0-9]{7})\\z"));
    IdentityNumber number;
    number.m_text = normaliseIdentity(text);
    if (hkMo.match(number.m_text).hasMatch()) {
        number.m_kind = IdentityKind::HkMoPermit;
    } else if (taiwan.match(number.m_text).hasMatch()) {
        number.m_kind = IdentityKind::TaiwanPermit;
    } else if (passport.match(number.m_text).hasMatch()) {
        number.m_kind = IdentityKind::Passport;
    } else {
        return refuse("no known travel document has this form", "identity.form");
    }
    return number;
}

bool IdentityNumber::isDivisionUnknown() const
{
    // 83 is no province: the residence permits of Taiwan people begin with it.
    return !m_division.isEmpty() && !isProvince(QStringView(m_division).left(2)) && m_kind != IdentityKind::TwResident;
}

std::optional<IdentityNumber> IdentityNumber::to18() const
{
    if (m_kind != IdentityKind::Resident15) {
        return std::nullopt;
    }
    const QString first = m_text.left(6) + QString::number(m_birth.year() / 100) + m_text.mid(6);
    const Result<IdentityNumber> number = parse(first + identityCheckCharacter(first));
    return number ? std::optional(*number) : std::nullopt;
}

QString IdentityNumber::masked() const
{
    return maskIdentity(m_text);
}

} // namespace yichuang::domain
