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

#define INSERT_ENROLLED                                                                                                                              \
    "INSERT INTO workstations (no, id, window_id, hall_id, machine, certificate, signing_key, sealed_data_key, enrolled, chain_hash,"               \
    " expires)"                                                                                                                                      \
    " VALUES ((SELECT coalesce(max(no), 0) + 1 FROM workstations), :id, :window, :hall, :machine, :certificate, :key, :data,"                       \
    " :enrolled, :chain, :expires)"

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

QJsonObject lineOf(const domain::WorkstationId &id, Statement &row)
{
    const auto hex = [](const QByteArray &bytes) { return QString::fromLatin1(bytes.toHex()); };
    QJsonObject line{{QStringLiteral("id"), hex(id.toBytes())},
                     {QStringLiteral("window"), row.text(0)},
                     {QStringLiteral("hall"), row.text(1)},
                     {QStringLiteral("machine"), row.text(2)},
                     {QStringLiteral("certificate"), hex(row.blob(3))},
                     {QStringLiteral("signing_key"), hex(row.blob(4))},
                     {QStringLiteral("sealed_data_key"), hex(row.blob(5))},
                     {QStringLiteral("enrolled"), row.integer(6)},
                     {QStringLiteral("expires"), row.integer(8)}};
    if (const auto revoked = row.instantIfAny(7)) {
        line.insert(QStringLiteral("revoked"), base::toMs(*revoked));
    }
    if (const QByteArray next = row.blob(9); !next.isEmpty()) {
        line.insert(QStringLiteral("next_certificate"), hex(next));
        line.insert(QStringLiteral("next_expires"), row.integer(10));
    }
    return line;
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
    return checkCode(code, now).and_then([]() -> Result<EnrolmentPlace> { return wrongCode(); });
}

Result<void> WorkstationStore::checkCode(const QString &code, base::Instant now)
{
    const Result<QByteArray> hash = m_vault.lookUpHash(CodeColumn, plainEnrolmentCode(code));
    if (!hash) {
        return base::failure(hash);
    }
    return judgeCode(findRow(m_connection, "SELECT expires FROM enrolment_codes WHERE code_hash = :hash AND used IS NULL",
                             [&](Statement &s) { s.bind(":hash", *hash); }, [](Statement &row) { return Result<base::Instant>(row.instant(0)); }),
                     now);
}

Result<Enrolled> WorkstationStore::add(const Enrolled &workstation, QByteArrayView dataKey)
{
    const Result<QByteArray> sealed = m_vault.seal(Table, workstation.id.toBytes(), dataKey);
    if (!sealed) {
        return base::failure(sealed);
    }
    const Result<qint64> added = runQuery(
        m_connection, INSERT_ENROLLED,
        [&](Statement &s) {
            s.bind(":id", workstation.id.toBytes()).bind(":window", workstation.window.toText()).bind(":hall", workstation.hall.toText());
            s.bind(":machine", workstation.machine).bind(":certificate", workstation.certificate).bind(":key", workstation.signingKey);
            s.bind(":data", *sealed).bind(":enrolled", workstation.enrolled).bind(":chain", QByteArray(crypto::HashSize, '\0'));
            s.bind(":expires", workstation.expires);
        });
    if (const Result<void> noted = added ? note(workstation.id) : base::failure(added); !noted) {
        return base::failure(noted);
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
        .and_then([&](qint64) { return noteHolder(certificate); });
}

Result<void> WorkstationStore::promote(const QByteArray &certificate)
{
    return runQuery(m_connection,
                    "UPDATE workstations SET certificate = next_certificate, expires = next_expires, next_certificate = NULL, next_expires = NULL,"
                    " renew_asked = NULL WHERE next_certificate = :certificate",
                    [&](Statement &s) { s.bind(":certificate", certificate); })
        .and_then([&](qint64) { return noteHolder(certificate); });
}

Result<void> WorkstationStore::askToRenew(const domain::WorkstationId &id, base::Instant now)
{
    return known(runQuery(m_connection, "UPDATE workstations SET renew_asked = :now WHERE id = :id AND revoked IS NULL",
                          [&](Statement &s) { s.bind(":now", now).bind(":id", id.toBytes()); }));
}

Result<void> WorkstationStore::revoke(const domain::WorkstationId &id, base::Instant now)
{
    return known(runQuery(m_connection, "UPDATE workstations SET revoked = coalesce(revoked, :now) WHERE id = :id",
                          [&](Statement &s) { s.bind(":now", now).bind(":id", id.toBytes()); }))
        .and_then([&] { return note(id); });
}

Result<void> WorkstationStore::noteHolder(const QByteArray &certificate)
{
    return findByCertificate(certificate).and_then([this](const std::optional<Enrolled> &found) { return found ? note(found->id) : Result<void>(); });
}

Result<void> WorkstationStore::note(const domain::WorkstationId &id)
{
    if (!m_log) {
        return {};
    }
    const auto line = findRow(m_connection,
                              "SELECT window_id, hall_id, machine, certificate, signing_key, sealed_data_key, enrolled, revoked, expires, next_certificate,"
                              " next_expires FROM workstations WHERE id = :id",
                              [&id](Statement &s) { s.bind(":id", id.toBytes()); },
                              [&id](Statement &row) { return Result<QJsonObject>(lineOf(id, row)); });
    if (!line) {
        return base::failure(line);
    }
    if (*line) {
        m_log->note(**line);
    }
    return {};
}

Result<Replayed> WorkstationStore::replay(const EnrolmentLog &log)
{
    const auto lines = log.lines();
    Replayed replayed;
    Result<void> done = lines.map([](const auto &) {});
    for (size_t i = 0; done && i < lines->size(); ++i) {
        done = (*lines)[i].contains(QLatin1String("id")) ? replayLine((*lines)[i], replayed) : Result<void>();
    }
    return done.map([&replayed] { return replayed; });
}

Result<void> WorkstationStore::replayLine(const QJsonObject &line, Replayed &replayed)
{
    const auto bytes = [&line](const char *name) { return QByteArray::fromHex(line.value(QLatin1String(name)).toString().toLatin1()); };
    const auto text = [&line](const char *name) { return line.value(QLatin1String(name)).toString(); };
    const auto number = [&line](const char *name) { return line.value(QLatin1String(name)).toInteger(); };
    const QByteArray next = bytes("next_certificate");
    const auto count = [](int &counter) {
        return [&counter](qint64 changed) { counter += static_cast<int>(changed); };
    };
    const auto known = domain::WorkstationId::fromBytes(bytes("id")).and_then([this](const domain::WorkstationId &id) { return find(id); });
    if (!known) {
        return base::failure(known);
    }
    const Result<qint64> added = *known ? Result<qint64>(0) : runQuery(m_connection, INSERT_ENROLLED, [&](Statement &s) {
        s.bind(":id", bytes("id")).bind(":window", text("window")).bind(":hall", text("hall")).bind(":machine", text("machine"));
        s.bind(":certificate", bytes("certificate")).bind(":key", bytes("signing_key")).bind(":data", bytes("sealed_data_key"));
        s.bind(":enrolled", number("enrolled")).bind(":chain", QByteArray(crypto::HashSize, '\0')).bind(":expires", number("expires"));
    });
    return added.map(count(replayed.enrolled))
        .and_then([&] {
            // A later certificate ends later; the one in use counts above the one that was not used yet.
            return runQuery(m_connection,
                            "UPDATE workstations SET certificate = :certificate, expires = :expires, next_certificate = :next, next_expires = :next_expires"
                            " WHERE id = :id AND (expires < :expires OR (expires = :expires AND coalesce(next_expires, expires) < :newest))",
                            [&](Statement &s) {
                                s.bind(":id", bytes("id")).bind(":certificate", bytes("certificate")).bind(":expires", number("expires"));
                                s.bind(":next", next.isEmpty() ? std::nullopt : std::optional(next));
                                s.bind(":next_expires", next.isEmpty() ? std::nullopt : std::optional(number("next_expires")));
                                s.bind(":newest", number(next.isEmpty() ? "expires" : "next_expires"));
                            });
        })
        .map(count(replayed.renewed))
        .and_then([&] {
            return line.contains(QLatin1String("revoked"))
                ? runQuery(m_connection, "UPDATE workstations SET revoked = :revoked WHERE id = :id AND revoked IS NULL",
                           [&](Statement &s) { s.bind(":revoked", number("revoked")).bind(":id", bytes("id")); })
                : Result<qint64>(0);
        })
        .map(count(replayed.revoked));
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
