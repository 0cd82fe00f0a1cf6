// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"

#include <QString>

namespace yichuang::domain {

/// 组织机构代码: eight characters and a check (GB 11714-1997). It lives on as positions 9 to 17 of a USCC.
class OrganisationCode {
public:
    /// With or without the hyphen. Failing reasons: orgcode.length, orgcode.characters, orgcode.check_digit.
    [[nodiscard]] static base::Result<OrganisationCode> parse(const QString &text);
    /// Nine characters, no hyphen.
    [[nodiscard]] const QString &text() const { return m_text; }
    /// "D2143569-X"
    [[nodiscard]] QString hyphenated() const { return m_text.left(8) + QLatin1Char('-') + m_text.right(1); }
    friend bool operator==(const OrganisationCode &, const OrganisationCode &) = default;

private:
    explicit OrganisationCode(QString text) : m_text(std::move(text)) {}
    QString m_text;
};

/// The check of the first eight characters, which are 0–9 and A–Z; null when they are not.
[[nodiscard]] QChar organisationCheckCharacter(const QString &text);

} // namespace yichuang::domain
