// SPDX-License-Identifier: Apache-2.0
#include "app/domain/PasswordRules.h"

namespace yichuang::domain {

namespace {

constexpr qsizetype FewestDifferent = 4;

tl::unexpected<base::Error> refuse(const char *reason, const char *why)
{
    return base::fail(base::ErrorCode::InvalidArgument, QLatin1String(why), reason);
}

// "12345678", "hgfedcba": each character is the neighbour of the one before.
bool isRun(const QString &text)
{
    const int step = text[1].unicode() - text[0].unicode();
    if (step != 1 && step != -1) {
        return false;
    }
    for (qsizetype i = 1; i < text.size(); ++i) {
        if (text[i].unicode() - text[i - 1].unicode() != step) {
            return false;
        }
    }
    return true;
}

} // namespace

PasswordRules PasswordRules::make(const QByteArray &common)
{
    PasswordRules rules;
    const QList<QByteArray> lines = common.split('\n');
    for (const QByteArray &line : lines) {
        const QString text = QString::fromUtf8(line.trimmed()).toLower();
        if (!text.isEmpty() && !text.startsWith(QLatin1Char('#'))) {
            rules.m_common.insert(text);
        }
    }
    return rules;
}

base::Result<void> PasswordRules::check(const PersonId &person, const QString &password) const
{
    if (password.size() < Shortest) {
        return refuse("password.short", "a password has at least eight characters");
    }
    if (password.size() > Longest) {
        return refuse("password.long", "a password has at most 128 characters");
    }
    const QString plain = password.toLower();
    if (plain.contains(person.toText().toLower())) {
        return refuse("password.id", "a password must not have the account's id in it");
    }
    if (QSet<QChar>(plain.begin(), plain.end()).size() < FewestDifferent || isRun(plain)) {
        return refuse("password.simple", "a password is not a run of neighbours, nor a few characters again and again");
    }
    if (m_common.contains(plain)) {
        return refuse("password.common", "this password is among the first that everybody tries");
    }
    return {};
}

} // namespace yichuang::domain
