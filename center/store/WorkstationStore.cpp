// SPDX-License-Identifier: Apache-2.0
#include "center/store/WorkstationStore.h"

#include "app/crypto/Hash.h"
#include "app/crypto/Random.h"
#include "center/store/Query.h"

namespace yichuang::center {

using base::ErrorCode;
using base::Result;
using storage::Statement;

namespace {

constexpr char Table[] = "workstations";
// 32 characters, so that a random byte's low five bits pick one evenly.
constexpr char CodeLetters[] = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

// People type codes with small letters and spaces.
Result<QByteArray> codeHash(const QString &text)
{
    QString plain = text.toUpper();
    plain.remove(QLatin1Char('-')).remove(QLatin1Char(' '));
    return crypto::hash(crypto::HashAlgorithm::Sha256, QByteArray("enrolment:") + plain.toUtf8());
}

#define WORKSTATION_COLUMNS "no, id, window_id, hall_id, machine, certificate, signing_key, enrolled, revoked, chain_up_to"

Result<Workstation> readWorkstation(Statement &row)
{
    const auto id = domain::WorkstationId::fromBytes(row.blob(1));
    const auto window = domain::WindowId::fromText(row.text(2));
    if (!id || !window) {
        return base::fail(ErrorCode::StorageCorrupt, QStringLiteral("a workstation cannot be read"), "workstation.row");
    }
    Workstation workstation;
    workstation.no = row.integer(0);
    workstation.id = *id;
    workstation.window = *window;
    workstation.hall = row.text(3);
    workstation.machine = row.text(4);
    workstation.certificate = row.blob(5);
    workstation.signingKey = row.blob(6);
    workstation.enrolled = row.instant(7);
    workstation.revoked = row.instantIfAny(8);
    workstation.chainUpTo = row.integer(9);
    return workstation;
}

struct CodeRow {
    Result<WorkstationStore::Place> place;
    base::Instant expires;
    bool used = false;
};

} // namespace

Result<void> WorkstationStore::addCode(const Code &code)
{
    return codeHash(code.text)
        .and_then([&](const QByteArray &hash) {
            return runQuery(m_connection,
                            "INSERT INTO enrolment_codes (code_hash, window_id, hall_id, made, expires)"
                            " VALUES (:hash, :window, :hall, :made, :expires)",
                            [&](Statement &s) {
                                s.bind(":hash", hash).bind(":window", code.window.toText()).bind(":hall", code.hall);
                                s.bind(":made", code.made).bind(":expires", code.expires);
                            });
        })
        .map([](qint64) {});
}

Result<WorkstationStore::Place> WorkstationStore::spendCode(const QString &text, const domain::WorkstationId &workstation, base::Instant now)
{
    const Result<QByteArray> hash = codeHash(text);
    if (!hash) {
        return base::failure(hash);
    }
    const auto found = findRow(
        m_connection, "SELECT window_id, hall_id, expires, used FROM enrolment_codes WHERE code_hash = :hash",
        [&hash](Statement &s) { s.bind(":hash", *hash); },
        [](Statement &row) -> Result<CodeRow> {
            const QString hall = row.text(1);
            return CodeRow{domain::WindowId::fromText(row.text(0)).map([&hall](domain::WindowId w) { return Place{std::move(w), hall}; }),
                           row.instant(2), !row.isNull(3)};
        });
    if (!found) {
        return base::failure(found);
    }
    if (!*found) {
        return base::fail(ErrorCode::WrongSecret, QStringLiteral("no such enrolment code"), "enrolment.code");
    }
    if ((*found)->used) {
        return base::fail(ErrorCode::NotAllowed, QStringLiteral("the enrolment code was used before"), "enrolment.used");
    }
    if (now > (*found)->expires) {
        return base::fail(ErrorCode::Expired, QStringLiteral("the enrolment code is over"), "enrolment.expired");
    }
    return runQuery(m_connection, "UPDATE enrolment_codes SET used = :now, workstation = :workstation WHERE code_hash = :hash AND used IS NULL",
                    [&](Statement &s) { s.bind(":now", now).bind(":workstation", workstation.toBytes()).bind(":hash", *hash); })
        .and_then([&found](qint64) { return (*found)->place; });
}

Result<void> WorkstationStore::add(const Workstation &workstation, QByteArrayView dataKey)
{
    const Result<QByteArray> sealed = m_vault.seal(Table, workstation.id.toBytes(), dataKey);
    if (!sealed) {
        return base::failure(sealed);
    }
    return runQuery(m_connection,
                    "INSERT INTO workstations (no, id, window_id, hall_id, machine, certificate, signing_key, sealed_data_key, enrolled)"
                    " VALUES ((SELECT coalesce(max(no), 0) + 1 FROM workstations), :id, :window, :hall, :machine, :certificate, :key, :data,"
                    " :enrolled)",
                    [&](Statement &s) {
                        s.bind(":id", workstation.id.toBytes()).bind(":window", workstation.window.toText()).bind(":hall", workstation.hall);
                        s.bind(":machine", workstation.machine).bind(":certificate", QString::fromLatin1(workstation.certificate));
                        s.bind(":key", workstation.signingKey).bind(":data", *sealed).bind(":enrolled", workstation.enrolled);
                    })
        .map([](qint64) {});
}

Result<std::optional<Workstation>> WorkstationStore::find(const domain::WorkstationId &id)
{
    return findRow(m_connection, "SELECT " WORKSTATION_COLUMNS " FROM workstations WHERE id = :id",
                   [&id](Statement &s) { s.bind(":id", id.toBytes()); }, readWorkstation);
}

Result<std::optional<Workstation>> WorkstationStore::findByCertificate(const QByteArray &fingerprint)
{
    return findRow(m_connection, "SELECT " WORKSTATION_COLUMNS " FROM workstations WHERE certificate = :certificate",
                   [&fingerprint](Statement &s) { s.bind(":certificate", QString::fromLatin1(fingerprint)); }, readWorkstation);
}

Result<std::vector<Workstation>> WorkstationStore::list()
{
    return listRows(m_connection, "SELECT " WORKSTATION_COLUMNS " FROM workstations ORDER BY no", bindNothing, readWorkstation);
}

Result<QByteArray> WorkstationStore::dataKey(const domain::WorkstationId &id)
{
    const auto found = findRow(
        m_connection, "SELECT sealed_data_key FROM workstations WHERE id = :id", [&id](Statement &s) { s.bind(":id", id.toBytes()); },
        [&](Statement &row) { return m_vault.unseal(Table, id.toBytes(), row.blobView(0)); });
    if (found && !*found) {
        return base::fail(ErrorCode::NotFound, QStringLiteral("no such workstation"), "workstation.unknown");
    }
    return found.map([](const std::optional<QByteArray> &key) { return *key; });
}

Result<void> WorkstationStore::revoke(const domain::WorkstationId &id, base::Instant now)
{
    const Result<qint64> changed =
        runQuery(m_connection, "UPDATE workstations SET revoked = coalesce(revoked, :now) WHERE id = :id",
                 [&](Statement &s) { s.bind(":now", now).bind(":id", id.toBytes()); });
    if (changed && *changed == 0) {
        return base::fail(ErrorCode::NotFound, QStringLiteral("no such workstation"), "workstation.unknown");
    }
    return changed.map([](qint64) {});
}

Result<void> WorkstationStore::setChainUpTo(qint64 no, qint64 chainUpTo)
{
    return runQuery(m_connection, "UPDATE workstations SET chain_up_to = :n WHERE no = :no",
                    [&](Statement &s) { s.bind(":n", chainUpTo).bind(":no", no); })
        .map([](qint64) {});
}

Result<void> WorkstationStore::addHead(qint64 no, const Head &head, base::Instant now)
{
    return runQuery(m_connection,
                    "INSERT INTO chain_heads (workstation, hash, signature, received) VALUES (:no, :hash, :signature, :now)"
                    " ON CONFLICT (workstation, hash) DO NOTHING",
                    [&](Statement &s) { s.bind(":no", no).bind(":hash", head.hash).bind(":signature", head.signature).bind(":now", now); })
        .map([](qint64) {});
}

Result<std::vector<WorkstationStore::Head>> WorkstationStore::heads(qint64 no)
{
    return listRows(m_connection, "SELECT hash, signature FROM chain_heads WHERE workstation = :no ORDER BY received",
                    [no](Statement &s) { s.bind(":no", no); },
                    [](Statement &row) -> Result<Head> { return Head{row.blob(0), row.blob(1)}; });
}

Result<QString> makeEnrolmentCode()
{
    return crypto::randomBytes(12).map([](const QByteArray &random) {
        QString code;
        for (qsizetype i = 0; i < random.size(); ++i) {
            code += i > 0 && i % 4 == 0 ? QStringLiteral("-") : QString();
            code += QLatin1Char(CodeLetters[static_cast<uchar>(random[i]) & 31U]);
        }
        return code;
    });
}

} // namespace yichuang::center
