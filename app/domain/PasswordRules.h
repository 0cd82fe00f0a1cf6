// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"
#include "app/domain/Ids.h"

#include <QSet>

namespace yichuang::domain {

/// Which passwords are good enough. Length and a list of what everybody tries do more than classes of characters
/// (NIST SP 800-63B 5.1.1.2); that the last ones are not used again is asked where their hashes are.
class PasswordRules {
public:
    static constexpr qsizetype Shortest = 8;
    static constexpr qsizetype Longest = 128;

    /// `common`: one password a line, small letters; lines with # are remarks.
    [[nodiscard]] static PasswordRules make(const QByteArray &common);

    /// InvalidArgument: "password.short", "password.long", "password.id" (the id stands in it), "password.simple" (a run or the same
    /// few characters again and again), "password.common". The detail never has the password.
    [[nodiscard]] base::Result<void> check(const PersonId &person, const QString &password) const;

private:
    QSet<QString> m_common;
};

} // namespace yichuang::domain
