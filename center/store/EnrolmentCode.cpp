// SPDX-License-Identifier: Apache-2.0
#include "center/store/EnrolmentCode.h"

#include "app/crypto/Random.h"

namespace yichuang::center {

using base::Result;

namespace {

// 32 characters, so that a random byte's low five bits pick one evenly; without 0 O 1 I, which people mix up.
constexpr char CodeLetters[] = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
constexpr qsizetype CodeLength = 12;

} // namespace

QByteArray plainEnrolmentCode(const QString &code)
{
    QString plain = code.toUpper();
    plain.remove(QLatin1Char('-')).remove(QLatin1Char(' '));
    return plain.toUtf8();
}

Result<QString> makeEnrolmentCode()
{
    return crypto::randomBytes(CodeLength).map([](const QByteArray &random) {
        QString code;
        for (qsizetype i = 0; i < random.size(); ++i) {
            code += i > 0 && i % 4 == 0 ? QStringLiteral("-") : QString();
            code += QLatin1Char(CodeLetters[static_cast<uchar>(random[i]) & 31U]);
        }
        return code;
    });
}

tl::unexpected<base::Error> wrongCode()
{
    return base::fail(base::ErrorCode::WrongSecret, QStringLiteral("no such enrolment code, or used before"), "enrolment.code");
}

Result<void> judgeCode(const Result<std::optional<base::Instant>> &expires, base::Instant now)
{
    if (!expires) {
        return base::failure(expires);
    }
    if (!*expires) {
        return wrongCode();
    }
    return **expires > now ? Result<void>() : base::fail(base::ErrorCode::Expired, QStringLiteral("the enrolment code is over"), "enrolment.expired");
}

} // namespace yichuang::center
