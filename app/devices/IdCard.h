// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QDate>
#include <QMetaType>
#include <QString>

#include <vector>

namespace yichuang::devices {

/// The four text layouts, told apart by the character at offset 248.
enum class IdCardLayout {
    Citizen,        ///< resident identity card (GA/T 490)
    PermitHkMoTw,   ///< residence permit of Hong Kong, Macao and Taiwan residents, flag J
    Foreigner2017,  ///< permanent residence card of 2017, flag I
    Foreigner2023,  ///< permanent residence card of 2023, flag Y
};
[[nodiscard]] QString toWord(IdCardLayout layout);

/// What the clerk must look at before going on; none of them stops the case.
enum class IdCardWarning {
    CheckName,                ///< private-use, unpaired or rare character: compare with the printed name
    SexDiffersFromNumber,     ///< the 17th digit says otherwise
    BirthDiffersFromNumber,   ///< digits 7–14 say otherwise
    NumberOddlyFormed,        ///< not 18 digits (last may be X); 15 characters for a 2017 foreigner card
    NationUnknown,            ///< not a code of GB/T 3304
    SexUnknown,               ///< not a code of GB/T 2261.1
    DateUnreadable,           ///< birth or validity is not a date
};
[[nodiscard]] QString toWord(IdCardWarning warning);

/// What a card says. Personal data throughout: held in memory, sealed when stored, never logged.
struct IdCard {
    IdCardLayout layout = IdCardLayout::Citizen;
    QString name;         ///< Chinese name; for a 2017 foreigner card without one, the English name
    QString englishName;  ///< foreigners only
    QString sex;          ///< GB/T 2261.1: "1" male, "2" female, "0" unknown, "9" not told
    QString nation;       ///< GB/T 3304 two digits; citizens only
    QString nationality;  ///< alpha-3; foreigners only
    QDate birth;
    QString address;
    QString number;       ///< upper case
    QString authority;    ///< issuing authority, or its code
    QDate validFrom;
    QDate validTo;        ///< invalid when validForLong
    bool validForLong = false; ///< 长期
    QString passNumber;   ///< HK/MO/TW: number of the travel permit
    QString issueCount;   ///< HK/MO/TW: times issued; 2023 foreigner card: renewals
    QString cardVersion;  ///< 2017 foreigner card
    QByteArray photo;     ///< BMP; empty = none could be decoded
    std::vector<IdCardWarning> warnings;

    [[nodiscard]] bool warns(IdCardWarning warning) const;
    friend bool operator==(const IdCard &, const IdCard &) = default;
};

/// "汉" for "01"; empty for a code not in GB/T 3304.
[[nodiscard]] QString nationName(const QString &code);

} // namespace yichuang::devices

Q_DECLARE_METATYPE(yichuang::devices::IdCard)
