// SPDX-License-Identifier: Apache-2.0
#include "app/domain/OrganisationCode.h"

#include "app/domain/IdentityNumber.h"

#include <array>

namespace yichuang::domain {

using base::ErrorCode;
using base::Result;

QChar organisationCheckCharacter(const QString &text)
{
    constexpr std::array Weights{3, 7, 9, 10, 5, 8, 4, 2};
    static const QString alphabet = QStringLiteral("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    static const QString checks = QStringLiteral("0123456789X");
    int sum = 0;
    for (qsizetype i = 0; i < 8; ++i) {
        const qsizetype value = i < text.size() ? alphabet.indexOf(text[i]) : -1;
        if (value < 0) {
            return {};
        }
        sum += static_cast<int>(value) * Weights[static_cast<std::size_t>(i)];
    }
    return checks[(11 - sum % 11) % 11];
}

Result<OrganisationCode> OrganisationCode::parse(const QString &text)
{
    QString clean = normaliseIdentity(text);
    if (clean.size() == 10 && clean[8] == QLatin1Char('-')) {
        clean.remove(8, 1);
    }
    if (clean.size() != 9) {
        return base::fail(ErrorCode::InvalidArgument, QStringLiteral("there are eight characters and a check"),
                          "orgcode.length");
    }
    const QChar expected = organisationCheckCharacter(clean);
    if (expected.isNull()) {
        return base::fail(ErrorCode::InvalidArgument, QStringLiteral("there are only 0 to 9 and A to Z"),
                          "orgcode.characters");
    }
    if (clean[8] != expected) {
        return base::fail(ErrorCode::InvalidArgument, QStringLiteral("the check character should be %1").arg(expected),
                          "orgcode.check_digit");
    }
    return OrganisationCode(clean);
}

} // namespace yichuang::domain
