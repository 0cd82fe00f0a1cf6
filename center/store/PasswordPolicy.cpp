// SPDX-License-Identifier: Apache-2.0
#include "center/store/PasswordPolicy.h"

#include "app/crypto/Random.h"

#include <QFile>

// Resources of a static library must be named once to be linked; outside any namespace.
static void initResources()
{
    Q_INIT_RESOURCE(center_sql);
}

namespace yichuang::center {

using base::Result;

namespace {

constexpr qsizetype MadeLength = 12;
constexpr char Letters[] = "23456789abcdefghjkmnpqrstuvwxyzA"; // 32: a random byte's low five bits pick one evenly

QByteArray commonPasswords()
{
    initResources();
    QFile file(QStringLiteral(":/center/policy/common_passwords.txt"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

const domain::PasswordRules &passwordRules()
{
    static const domain::PasswordRules rules = domain::PasswordRules::make(commonPasswords());
    return rules;
}

Result<void> checkNewPassword(PersonStore &people, const domain::PersonId &person, const QString &password)
{
    const auto used = passwordRules().check(person, password).and_then([&] { return people.remembered(person); });
    if (!used) {
        return base::failure(used);
    }
    const QByteArray bytes = password.toUtf8();
    const crypto::SecretBytes secret{QByteArrayView(bytes)};
    for (const crypto::PasswordHash &hash : *used) {
        const Result<void> same = hash.verify(secret);
        if (same) {
            return base::fail(base::ErrorCode::InvalidArgument, QStringLiteral("this password is one of the last five"), "password.used");
        }
        if (same.error().code != base::ErrorCode::WrongSecret) {
            return same;
        }
    }
    return {};
}

Result<QString> makePassword()
{
    return crypto::randomBytes(MadeLength).map([](const QByteArray &random) {
        QString password;
        for (const char byte : random) {
            password += QLatin1Char(Letters[static_cast<uchar>(byte) & 31U]);
        }
        return password;
    });
}

} // namespace yichuang::center
