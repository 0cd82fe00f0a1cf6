// SPDX-License-Identifier: Apache-2.0
#include "app/domain/Uscc.h"

#include "app/domain/IdentityNumber.h"
#include "app/domain/OrganisationCode.h"

namespace yichuang::domain {

using base::ErrorCode;
using base::Result;

namespace {

const QString &alphabet()
{
    static const QString characters = QStringLiteral("0123456789ABCDEFGHJKLMNPQRTUWXY");
    return characters;
}

bool isKnownKind(const QString &kind)
{
    static const QStringList kinds{
        QStringLiteral("11"), QStringLiteral("12"), QStringLiteral("13"), QStringLiteral("19"), QStringLiteral("51"),
        QStringLiteral("52"), QStringLiteral("53"), QStringLiteral("59"), QStringLiteral("91"), QStringLiteral("92"),
        QStringLiteral("93"), QStringLiteral("A1"), QStringLiteral("A9"), QStringLiteral("N1"), QStringLiteral("N2"),
        QStringLiteral("N3"), QStringLiteral("N9"), QStringLiteral("Y1")};
    return kinds.contains(kind);
}

} // namespace

QChar usccCheckCharacter(const QString &text)
{
    int sum = 0;
    int weight = 1;
    for (qsizetype i = 0; i < 17; ++i) {
        const qsizetype value = i < text.size() ? alphabet().indexOf(text[i]) : -1;
        if (value < 0) {
            return {};
        }
        sum += static_cast<int>(value) * weight;
        weight = weight * 3 % 31;
    }
    return alphabet()[(31 - sum % 31) % 31];
}

Result<Uscc> Uscc::parse(const QString &text, CheckPolicy policy)
{
    Uscc code;
    code.m_text = normaliseIdentity(text);
    if (code.m_text.size() != 18) {
        return base::fail(ErrorCode::InvalidArgument, QStringLiteral("there are 18 characters"), "uscc.length");
    }
    const QChar expected = usccCheckCharacter(code.m_text);
    if (expected.isNull() || !alphabet().contains(code.m_text[17])) {
        return base::fail(ErrorCode::InvalidArgument,
                          QStringLiteral("there are only digits and letters without I O Z S V"), "uscc.characters");
    }
    // GB 32100 table 1: who keeps the register; nobody is 0.
    if (!QStringLiteral("123456789ANY").contains(code.m_text[0])) {
        return base::fail(ErrorCode::InvalidArgument, QStringLiteral("no registrar has this first character"), "uscc.registrar");
    }
    if (code.m_text[17] != expected) {
        if (policy == CheckPolicy::Refuse) {
            return base::fail(ErrorCode::InvalidArgument,
                              QStringLiteral("the check character should be %1").arg(expected), "uscc.check_digit");
        }
        code.m_warnings.append(QStringLiteral("uscc.check_digit"));
    }
    if (!OrganisationCode::parse(code.organisationCode())) {
        code.m_warnings.append(QStringLiteral("uscc.organisation_check"));
    }
    if (!isKnownKind(code.kind())) {
        code.m_warnings.append(QStringLiteral("uscc.kind"));
    }
    return code;
}

bool isOrganisationNumber(const QString &text)
{
    return Uscc::parse(text).has_value() && !IdentityNumber::parse(text).has_value();
}

} // namespace yichuang::domain
