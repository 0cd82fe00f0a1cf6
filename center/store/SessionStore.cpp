// SPDX-License-Identifier: Apache-2.0
#include "center/store/SessionStore.h"

#include "app/crypto/Hash.h"
#include "app/crypto/Random.h"
#include "center/store/Query.h"

namespace yichuang::center {

using base::ErrorCode;
using base::Result;
using storage::Statement;

namespace {

constexpr qsizetype TokenBytes = 32;
constexpr std::chrono::hours KeptAfterwards{24 * 7};

Result<QByteArray> hashOf(const QString &token)
{
    return crypto::hash(crypto::HashAlgorithm::Sha256, token.toLatin1());
}

struct Kept {
    Session session;
    bool hasEnded = false;
};

Result<Kept> readKept(Statement &row)
{
    return domain::PersonId::fromText(row.text(0)).map([&row](domain::PersonId person) {
        return Kept{{std::move(person), row.integer(1), row.instant(2), row.instant(3)}, !row.isNull(4)};
    });
}

} // namespace

Result<QString> SessionStore::start(const domain::PersonId &person, qint64 workstation, base::Instant now)
{
    const Result<QByteArray> random = crypto::randomBytes(TokenBytes);
    if (!random) {
        return base::failure(random);
    }
    const QString token = QString::fromLatin1(random->toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
    const Result<QByteArray> hash = hashOf(token);
    if (!hash) {
        return base::failure(hash);
    }
    return runQuery(m_connection, "DELETE FROM sessions WHERE expires < :long_ago", [now](Statement &s) { s.bind(":long_ago", now - KeptAfterwards); })
        .and_then([&](qint64) {
            return runQuery(m_connection,
                            "INSERT INTO sessions (token_hash, person, workstation, made, expires) VALUES (:hash, :person, :workstation, :now, :expires)",
                            [&](Statement &s) {
                                s.bind(":hash", *hash).bind(":person", person.toText()).bind(":workstation", workstation);
                                s.bind(":now", now).bind(":expires", now + SessionLife);
                            });
        })
        .map([&token](qint64) { return token; });
}

Result<Session> SessionStore::find(const QString &token, qint64 workstation, base::Instant now)
{
    const Result<QByteArray> hash = hashOf(token);
    if (!hash) {
        return base::failure(hash);
    }
    const auto found = findRow(m_connection, "SELECT person, workstation, made, expires, ended FROM sessions WHERE token_hash = :hash",
                               [&hash](Statement &s) { s.bind(":hash", *hash); }, readKept);
    if (!found) {
        return base::failure(found);
    }
    if (!*found || (*found)->hasEnded || (*found)->session.workstation != workstation) {
        return base::fail(ErrorCode::WrongSecret, QStringLiteral("no such session at this workstation"), "session.unknown");
    }
    if ((*found)->session.expires <= now) {
        return base::fail(ErrorCode::WrongSecret, QStringLiteral("the session is over"), "session.expired");
    }
    return (*found)->session;
}

Result<void> SessionStore::endOf(const domain::PersonId &person, base::Instant now)
{
    return runQuery(m_connection, "UPDATE sessions SET ended = :now WHERE person = :person AND ended IS NULL",
                    [&](Statement &s) { s.bind(":now", now).bind(":person", person.toText()); })
        .map([](qint64) {});
}

} // namespace yichuang::center
