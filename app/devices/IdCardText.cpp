// SPDX-License-Identifier: Apache-2.0
#include "app/devices/IdCardText.h"

#include "app/base/DateText.h"

#include <algorithm>
#include <optional>

namespace yichuang::devices {

using base::ErrorCode;
using base::fail;
using base::Result;

namespace {

struct Place {
    int offset = 0;
    int length = 0;
};

/// Takes fields out of the text and collects warnings.
class FieldReader {
public:
    explicit FieldReader(const QByteArray &text) : m_text(text) {}

    [[nodiscard]] QString text(Place place) const
    {
        QString value;
        for (int i = place.offset; i < place.offset + place.length; i += 2) {
            const auto low = static_cast<quint8>(m_text.at(i));
            const auto high = static_cast<quint8>(m_text.at(i + 1));
            value.append(QChar(static_cast<ushort>(high << 8 | low)));
        }
        return trimmed(value);
    }

    [[nodiscard]] QDate date(Place place)
    {
        const QDate value = base::dateFromBasic(text(place));
        if (!value.isValid()) {
            warn(IdCardWarning::DateUnreadable);
        }
        return value;
    }

    void warn(IdCardWarning warning)
    {
        if (std::find(m_warnings.begin(), m_warnings.end(), warning) == m_warnings.end()) {
            m_warnings.push_back(warning);
        }
    }

    [[nodiscard]] const std::vector<IdCardWarning> &warnings() const { return m_warnings; }

private:
    /// Cards pad with blanks; some writers use the full-width blank or zero.
    [[nodiscard]] static QString trimmed(const QString &value)
    {
        const auto isPadding = [](QChar c) { return c.isNull() || c.isSpace(); };
        qsizetype from = 0;
        qsizetype to = value.size();
        while (from < to && isPadding(value.at(from))) {
            ++from;
        }
        while (to > from && isPadding(value.at(to - 1))) {
            --to;
        }
        return value.mid(from, to - from);
    }

    const QByteArray &m_text;
    std::vector<IdCardWarning> m_warnings;
};

std::optional<IdCardLayout> layoutOf(const QByteArray &text)
{
    const FieldReader reader(text);
    const QString flag = reader.text({248, 2});
    if (flag.isEmpty()) {
        return IdCardLayout::Citizen;
    }
    switch (flag.at(0).unicode()) {
    case u'J': return IdCardLayout::PermitHkMoTw;
    case u'I': return IdCardLayout::Foreigner2017;
    case u'Y': return IdCardLayout::Foreigner2023;
    default: return std::nullopt;
    }
}

void readValidity(FieldReader &reader, Place from, Place to, IdCard &card)
{
    card.validFrom = reader.date(from);
    card.validForLong = reader.text(to) == QStringLiteral("长期");
    if (!card.validForLong) {
        card.validTo = reader.date(to);
    }
}

void readCommon(FieldReader &reader, IdCard &card)
{
    card.name = reader.text({0, 30});
    card.sex = reader.text({30, 2});
    card.birth = reader.date({36, 16});
    card.number = reader.text({122, 36}).toUpper();
    readValidity(reader, {188, 16}, {204, 16}, card);
}

void readCitizen(FieldReader &reader, IdCard &card)
{
    readCommon(reader, card);
    card.nation = reader.text({32, 4});
    card.address = reader.text({52, 70});
    card.authority = reader.text({158, 30});
    if (nationName(card.nation).isEmpty()) {
        reader.warn(IdCardWarning::NationUnknown);
    }
}

void readPermit(FieldReader &reader, IdCard &card)
{
    readCommon(reader, card);
    card.address = reader.text({52, 70});
    card.authority = reader.text({158, 30});
    card.passNumber = reader.text({220, 18});
    card.issueCount = reader.text({238, 4});
}

void readForeigner2017(FieldReader &reader, IdCard &card)
{
    card.englishName = reader.text({0, 120});
    card.sex = reader.text({120, 2});
    card.number = reader.text({122, 30}).toUpper();
    card.nationality = reader.text({152, 6});
    card.name = reader.text({158, 30});
    readValidity(reader, {188, 16}, {204, 16}, card);
    card.birth = reader.date({220, 16});
    card.cardVersion = reader.text({236, 4});
    card.authority = reader.text({240, 8});
    if (card.name.isEmpty()) {
        card.name = card.englishName;
    }
}

void readForeigner2023(FieldReader &reader, IdCard &card)
{
    readCommon(reader, card);
    card.issueCount = reader.text({32, 4});
    // One name in two places; a blank at the seam is part of it, so only the whole is trimmed.
    card.englishName = (reader.text({52, 70}).leftJustified(35) + reader.text({220, 22})).simplified();
    card.nationality = reader.text({242, 6});
    if (card.name.isEmpty()) {
        card.name = card.englishName;
    }
}

/// True when the clerk should compare the name with the printed card: the character may be a maker's
/// own (private use), broken (an unpaired half, which Qt reads as U+FFFD), or one that few fonts and printers have:
/// outside the 20 902 of GBK.
bool needsLook(const QString &name)
{
    const auto isIn = [](uint c, uint first, uint last) { return c >= first && c <= last; };
    const auto isOdd = [isIn](uint c) {
        const bool isRareHan = isIn(c, 0x2E80, 0x2FDF) || isIn(c, 0x3400, 0x4DBF) || isIn(c, 0x9FA6, 0x9FFF) || isIn(c, 0xF900, 0xFAFF);
        return isRareHan || isIn(c, 0xE000, 0xF8FF) || c > 0xFFFF || c == QChar::ReplacementCharacter || c < 0x20;
    };
    const QList<uint> characters = name.toUcs4();
    return std::any_of(characters.begin(), characters.end(), isOdd);
}

bool isFormed(const IdCard &card)
{
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    const QString &number = card.number;
    if (card.layout == IdCardLayout::Foreigner2017) {
        return number.size() == 15;
    }
    return number.size() == 18 && std::all_of(number.begin(), number.begin() + 17, isDigit)
        && (isDigit(number.back()) || number.back() == u'X');
}

void compareWithNumber(FieldReader &reader, const IdCard &card)
{
    if (!isFormed(card)) {
        reader.warn(IdCardWarning::NumberOddlyFormed);
        return;
    }
    if (card.layout == IdCardLayout::Foreigner2017) {
        return;
    }
    const bool oddDigit = card.number.at(16).unicode() % 2 == 1;
    const bool isMale = card.sex == QLatin1String("1");
    const bool isFemale = card.sex == QLatin1String("2");
    if ((isMale && !oddDigit) || (isFemale && oddDigit)) {
        reader.warn(IdCardWarning::SexDiffersFromNumber);
    }
    if (card.birth.isValid() && card.birth.toString(QStringLiteral("yyyyMMdd")) != card.number.mid(6, 8)) {
        reader.warn(IdCardWarning::BirthDiffersFromNumber);
    }
}

void readLayout(FieldReader &reader, IdCard &card)
{
    switch (card.layout) {
    case IdCardLayout::Citizen: readCitizen(reader, card); return;
    case IdCardLayout::PermitHkMoTw: readPermit(reader, card); return;
    case IdCardLayout::Foreigner2017: readForeigner2017(reader, card); return;
    case IdCardLayout::Foreigner2023: readForeigner2023(reader, card); return;
    }
}

bool isSexCode(const QString &sex)
{
    return sex.size() == 1 && QStringLiteral("0129").contains(sex);
}

} // namespace

Result<IdCard> parseIdCardText(const QByteArray &text)
{
    if (text.size() != idCardTextSize) {
        return fail(ErrorCode::Malformed, QStringLiteral("card text is not 256 bytes"), "card.text.size");
    }
    const std::optional<IdCardLayout> layout = layoutOf(text);
    if (!layout) {
        return fail(ErrorCode::Malformed, QStringLiteral("unknown card layout flag"), "card.text.layout");
    }
    IdCard card;
    card.layout = *layout;
    FieldReader reader(text);
    readLayout(reader, card);
    if (card.name.isEmpty()) {
        return fail(ErrorCode::Malformed, QStringLiteral("card without a name"), "card.text.name");
    }
    if (card.number.isEmpty()) {
        return fail(ErrorCode::Malformed, QStringLiteral("card without a number"), "card.text.number");
    }
    if (needsLook(card.name)) {
        reader.warn(IdCardWarning::CheckName);
    }
    if (!isSexCode(card.sex)) {
        reader.warn(IdCardWarning::SexUnknown);
    }
    compareWithNumber(reader, card);
    card.warnings = reader.warnings();
    return card;
}

} // namespace yichuang::devices
