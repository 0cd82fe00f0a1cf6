// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"

#include <QString>
#include <QStringList>

namespace yichuang::domain {

/// What a wrong check character means. Codes that fail it exist in the registers, so a clerk may go on with a
/// reason; what is typed is checked strictly first.
enum class CheckPolicy { Refuse, Warn };

/// 统一社会信用代码 (GB 32100-2015): registrar, class, division, organisation code, check.
class Uscc {
public:
    /// Failing reasons: uscc.length, uscc.characters (no I O Z S V), uscc.registrar, uscc.check_digit.
    [[nodiscard]] static base::Result<Uscc> parse(const QString &text, CheckPolicy policy = CheckPolicy::Refuse);

    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] QChar registrar() const
    {
        return m_text[0];
    } ///< 1 机构编制, 5 民政, 9 市场监管, A 军, N 农业, Y other
    [[nodiscard]] QString kind() const { return m_text.left(2); } ///< registrar and class: "91" 企业, "92" 个体工商户…
    [[nodiscard]] QString division() const { return m_text.mid(2, 6); }
    [[nodiscard]] QString organisationCode() const { return m_text.mid(8, 9); }
    /// uscc.check_digit (under Warn), uscc.organisation_check, uscc.kind: seen in real codes, worth a look.
    [[nodiscard]] const QStringList &warnings() const { return m_warnings; }

    friend bool operator==(const Uscc &, const Uscc &) = default;

private:
    Uscc() = default;
    QString m_text;
    QStringList m_warnings;
};

/// The check of the first 17 characters; null when one of them is not of the alphabet.
[[nodiscard]] QChar usccCheckCharacter(const QString &text);
/// Whether a number is an organisation's: a correct USCC and no correct identity number. What is in doubt is a person's.
[[nodiscard]] bool isOrganisationNumber(const QString &text);

} // namespace yichuang::domain
