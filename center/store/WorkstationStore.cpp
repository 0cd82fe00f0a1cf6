// SPDX-License-Identifier: Apache-2.0
#include "center/store/WorkstationStore.h"

#include "app/crypto/Hash.h"
#include "center/store/EnrolmentCode.h"
#include "center/store/Query.h"

namespace yichuang::center {

using base::ErrorCode;
using base::Result;
using storage::Statement;

namespace {

constexpr char Table[] = "workstations";
constexpr char CodeColumn[] = "enrolment_codes.code";

Result<EnrolmentPlace> readPlace(Statement &row)
{
    const auto window = domain::WindowId::fromText(row.text(0));
    const auto hall = domain::HallId::fromText(row.text(1));
    if (!window || !hall) {
        return base::fail(ErrorCode::StorageCorrupt, QStringLiteral("an enrolment code cannot be read"), "enrolment.row");
    }
    return EnrolmentPlace{*window, *hall};
}

#define ENROLLED_SELECT                                                                                                                              \
    "SELECT no, id, window_id, hall_id, machine, certificate, signing_key, enrolled, revoked, expires,"  \
    " next_certificate, renew_asked FROM workstations"

Result<Enrolled> readEnrolled(Statement &row)
{
    const auto id = domain::WorkstationId::fromBytes(row.blob(1));
    const auto window = domain::WindowId::fromText(row.text(2));
    const auto hall = domain::HallId::fromText(row.text(3));
    if (!id || !window || !hall) {
        return base::fail(ErrorCode::StorageCorrupt, QStringLiteral("a workstation cannot be read"), "workstation.row");
    }
    return Enrolled{row.integer(0), *id, *window, *hall, row.text(4), row.blob(5), row.blob(6), row.instant(7), row.instantIfAny(8),
                    row.instant(9), row.blob(10), row.instantIfAny(11)};
}

// A statement on one workstation that must find it.
Result<void> known(const Result<qint64> &changed)
{
    if (changed && *changed == 0) {
        return base::fail(ErrorCode::NotFound, QStringLiteral("no such workstation"), "workstation.unknown");
    }
    return changed.map([](qint64) {});
}

} // namespace

Result<QString> WorkstationStore::issueCode(const EnrolmentPlace &place, base::Instant now, base::Instant expires)
{
    const Result<QString> code = makeEnrolmentCode();
    if (!code) {
        return base::failure(code);
    }
    return m_vault.lookUpHash(CodeColumn, plainEnrolmentCode(*code))
        .and_then([&](const QByteArray &hash) {
            return runQuery(m_connection,
                            "INSERT INTO enrolment_codes (code_hash, window_id, hall_id, made, expires)"
                            " VALUES (:hash, :window, :hall, :made, :expires)",
                            [&](Statement &s) {
                                s.bind(":hash", hash).bind(":window", place.window.toText()).bind(":hall", place.hall.toText());
                                s.bind(":made", now).bind(":expires", expires);
                            });
        })
        .map([&code](qint64) { return *code; });
}

Result<EnrolmentPlace> WorkstationStore::redeemCode(const QString &code, base::Instant now)
{
    const Result<QByteArray> hash = m_vault.lookUpHash(CodeColumn, plainEnrolmentCode(code));
    if (!hash) {
        return base::failure(hash);
    }
    // One statement decides who of several gets it.
    const auto redeemed = findRow(m_connection,
                                  "UPDATE enrolment_codes SET used = :now WHERE code_hash = :hash AND used IS NULL AND expires > :now"
                                  " RETURNING window_id, hall_id",
                                  [&](Statement &s) { s.bind(":now", now).bind(":hash", *hash); }, readPlace);
    if (!redeemed || *redeemed) {
        return redeemed ? Result<EnrolmentPlace>(**redeemed) : base::failure(redeemed);
    }
    const auto expired = findRow(m_connection, "SELECT 1 FROM enrolment_codes WHERE code_hash = :hash AND used IS NULL",
                                 [&](Statement &s) { s.bind(":hash", *hash); },
                                 [](Statement &row) { return Result<qint64>(row.integer(0)); });
    if (!expired) {
        return base::failure(expired);
    }
    return *expired ? base::fail(ErrorCode::Expired, QStringLiteral("the enrolment code is over"), "enrolment.expired")
                    : base::fail(ErrorCode::WrongSecret, QStringLiteral("no such enrolment code, or used before"), "enrolment.code");
}

Result<Enrolled> WorkstationStore::add(const Enrolled &workstation, QByteArrayView dataKey)
{
    const Result<QByteArray> sealed = m_vault.seal(Table, workstation.id.toBytes(), dataKey);
    if (!sealed) {
        return base::failure(sealed);
    }
    const Result<qint64> added = runQuery(
        m_connection,
        "INSERT INTO workstations (no, id, window_id, hall_id, machine, certificate, signing_key, sealed_data_key, enrolled, chain_hash,"
        " expires)"
        " VALUES ((SELECT coalesce(max(no), 0) + 1 FROM workstations), :id, :window, :hall, :machine, :certificate, :key, :data,"
        " :enrolled, :chain, :expires)",
        [&](Statement &s) {
            s.bind(":id", workstation.id.toBytes()).bind(":window", workstation.window.toText()).bind(":hall", workstation.hall.toText());
            s.bind(":machine", workstation.machine).bind(":certificate", workstation.certificate).bind(":key", workstation.signingKey);
            s.bind(":data", *sealed).bind(":enrolled", workstation.enrolled).bind(":chain", QByteArray(crypto::HashSize, '\0'));
            s.bind(":expires", workstation.expires);
        });
    if (!added) {
        return base::failure(added);
    }
    return find(workstation.id).map([](const std::optional<Enrolled> &found) { return *found; });
}

Result<std::optional<Enrolled>> WorkstationStore::find(const domain::WorkstationId &id)
{
    return findRow(m_connection, ENROLLED_SELECT " WHERE id = :id", [&id](Statement &s) { s.bind(":id", id.toBytes()); }, readEnrolled);
}

Result<std::optional<Enrolled>> WorkstationStore::findByCertificate(const QByteArray &fingerprint)
{
    return findRow(m_connection, ENROLLED_SELECT " WHERE certificate = :certificate OR next_certificate = :certificate",
                   [&fingerprint](Statement &s) { s.bind(":certificate", fingerprint); }, readEnrolled);
}

Result<std::vector<Enrolled>> WorkstationStore::list()
{
    return listRows(m_connection, ENROLLED_SELECT " ORDER BY no", bindNothing, readEnrolled);
}

Result<std::vector<OpenCode>> WorkstationStore::openCodes(base::Instant now)
{
    return listRows(m_connection, "SELECT window_id, made, expires FROM enrolment_codes WHERE used IS NULL AND expires > :now ORDER BY expires, window_id",
                    [now](Statement &s) { s.bind(":now", now); },
                    [](Statement &row) {
                        return domain::WindowId::fromText(row.text(0)).map([&row](domain::WindowId window) {
                            return OpenCode{std::move(window), row.instant(1), row.instant(2)};
                        });
                    });
}

Result<void> WorkstationStore::renew(qint64 no, const QByteArray &certificate, base::Instant expires)
{
    return runQuery(m_connection, "UPDATE workstations SET next_certificate = :certificate, next_expires = :expires WHERE no = :no",
                    [&](Statement &s) { s.bind(":certificate", certificate).bind(":expires", expires).bind(":no", no); })
        .map([](qint64) {});
}

Result<void> WorkstationStore::promote(const QByteArray &certificate)
{
    return runQuery(m_connection,
                    "UPDATE workstations SET certificate = next_certificate, expires = next_expires, next_certificate = NULL, next_expires = NULL,"
                    " renew_asked = NULL WHERE next_certificate = :certificate",
                    [&](Statement &s) { s.bind(":certificate", certificate); })
        .map([](qint64) {});
}

Result<void> WorkstationStore::askToRenew(const domain::WorkstationId &id, base::Instant now)
{
    return known(runQuery(m_connection, "UPDATE workstations SET renew_asked = :now WHERE id = :id AND revoked IS NULL",
                          [&](Statement &s) { s.bind(":now", now).bind(":id", id.toBytes()); }));
}

Result<void> WorkstationStore::revoke(const domain::WorkstationId &id, base::Instant now)
{
    return known(runQuery(m_connection, "UPDATE workstations SET revoked = coalesce(revoked, :now) WHERE id = :id",
                          [&](Statement &s) { s.bind(":now", now).bind(":id", id.toBytes()); }));
}

Result<crypto::SecretBytes> WorkstationStore::dataKey(const domain::WorkstationId &id)
{
    Result<std::optional<QByteArray>> found = findRow(m_connection, "SELECT sealed_data_key FROM workstations WHERE id = :id",
                                                      [&id](Statement &s) { s.bind(":id", id.toBytes()); },
                                                      [&](Statement &row) { return m_vault.unseal(Table, id.toBytes(), row.blobView(0)); });
    if (!found) {
        return base::failure(found);
    }
    if (!*found) {
        return base::fail(ErrorCode::NotFound, QStringLiteral("no such workstation"), "workstation.unknown");
    }
    crypto::SecretBytes key{QByteArrayView(**found)};
    (*found)->fill('\0');
    return key;
}

} // namespace yichuang::center
