// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"
#include "app/domain/Sex.h"

#include <QDate>
#include <QString>

#include <optional>

namespace yichuang::domain {

enum class IdentityKind {
    Resident,     ///< 居民身份证, 18 (GB 11643-1999)
    Resident15,   ///< the form before 1999; cards invalid since 2013, found in old files
    Foreigner,    ///< 外国人永久居留身份证 since 2023-12-01, 18
    Foreigner15,  ///< its form before, still valid
    HkMoResident, ///< 港澳居民居住证, division 810000 or 820000
    TwResident,   ///< 台湾居民居住证, division 830000
    HkMoPermit,   ///< 港澳居民来往内地通行证, H or M and 8 digits (and 2 of the issue); no check
    TaiwanPermit, ///< 台湾居民来往大陆通行证, 8 digits; no check
    Passport,     ///< Chinese passport, E, G, D, S or P; no check
};
[[nodiscard]] QString toWord(IdentityKind kind);

/// A number that keeps its own rules. Division codes come and go, so an unknown one is only a warning.
class IdentityNumber {
public:
    /// Reads the numbers that tell a birth date: the first six kinds. Blanks go, full-width digits and a small x
    /// are put right. With `today`, a birth later than it is refused. Failing reasons: identity.length,
    /// identity.characters, identity.division, identity.birth, identity.check_digit. Errors never hold the number.
    [[nodiscard]] static base::Result<IdentityNumber> parse(const QString &text, QDate today = {});
    /// Reads the travel documents, which can be told by their form only: identity.form.
    [[nodiscard]] static base::Result<IdentityNumber> parseTravel(const QString &text);

    [[nodiscard]] IdentityKind kind() const { return m_kind; }
    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] QDate birth() const { return m_birth; } ///< invalid for travel documents
    [[nodiscard]] Sex sex() const { return m_sex; }
    /// Six digits of GB/T 2260: place of first registration, or of acceptance for foreigners (province only in the
    /// new form, prefecture in the old). Empty for travel documents.
    [[nodiscard]] const QString &division() const { return m_division; }
    /// Of foreigners: three digits of GB/T 2659 (new form) or three letters (old form).
    [[nodiscard]] const QString &country() const { return m_country; }
    /// The province of `division` is none of GB/T 2260.
    [[nodiscard]] bool isDivisionUnknown() const;
    /// The 18-digit number that replaced this 15-digit one; nothing for other kinds.
    [[nodiscard]] std::optional<IdentityNumber> to18() const;
    [[nodiscard]] QString masked() const;

    friend bool operator==(const IdentityNumber &, const IdentityNumber &) = default;

private:
    IdentityNumber() = default;
    [[nodiscard]] static base::Result<IdentityNumber> readEighteen(const QString &text);
    [[nodiscard]] static base::Result<IdentityNumber> readResident15(const QString &text);
    [[nodiscard]] static base::Result<IdentityNumber> readForeigner15(const QString &text);

    IdentityKind m_kind = IdentityKind::Resident;
    QString m_text;
    QDate m_birth;
    Sex m_sex = Sex::Unspecified;
    QString m_division;
    QString m_country;
};

/// Upper case, half-width, without blanks.
[[nodiscard]] QString normaliseIdentity(const QString &text);
/// 110101********1234; shorter numbers keep less: at most the last four, and never more than half.
[[nodiscard]] QString maskIdentity(const QString &text);
/// The check character (ISO 7064 MOD 11-2) of the first 17 digits; null when they are not digits.
[[nodiscard]] QChar identityCheckCharacter(const QString &text);

} // namespace yichuang::domain
