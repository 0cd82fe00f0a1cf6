// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/crypto/SecretBytes.h"
#include "app/domain/Ids.h"
#include "app/storage/Connection.h"
#include "center/store/EnrolmentLog.h"
#include "center/store/Vault.h"

#include <optional>
#include <vector>

namespace yichuang::center {

/// A workstation as it was enrolled. A replaced or re-imaged PC is another one.
struct Enrolled {
    qint64 no = 0; ///< given by the store
    domain::WorkstationId id;
    domain::WindowId window;
    domain::HallId hall;
    QString machine;
    QByteArray certificate; ///< SHA-256 of its DER form
    QByteArray signingKey;  ///< raw public key that signs heads and receipts
    base::Instant enrolled;
    std::optional<base::Instant> revoked;
    base::Instant expires;              ///< of the certificate; the beginning of time: not known
    QByteArray nextCertificate;         ///< renewed, not yet used; empty = none
    std::optional<base::Instant> renewAsked; ///< the administrator wants a new certificate
    friend bool operator==(const Enrolled &, const Enrolled &) = default;
};

/// Where a one-time code leads.
struct EnrolmentPlace {
    domain::WindowId window;
    domain::HallId hall;
    friend bool operator==(const EnrolmentPlace &, const EnrolmentPlace &) = default;
};

/// A code that was issued and not used.
struct OpenCode {
    domain::WindowId window;
    base::Instant made;
    base::Instant expires;
};

class WorkstationStore {
public:
    WorkstationStore(storage::Connection &connection, Vault &vault) : m_connection(connection), m_vault(vault) {}

    /// Makes a one-time code, shown once and kept as a keyed hash only: "XXXX-XXXX-XXXX" (60 random bits).
    [[nodiscard]] base::Result<QString> issueCode(const EnrolmentPlace &place, base::Instant now, base::Instant expires);
    /// Uses a code up, in the transaction that enrols. WrongSecret "enrolment.code" (never issued, or used before);
    /// Expired "enrolment.expired".
    [[nodiscard]] base::Result<EnrolmentPlace> redeemCode(const QString &code, base::Instant now);
    /// What `redeemCode` would answer, without using the code up: for readers, so that a wrong one never reaches the writer.
    [[nodiscard]] base::Result<void> checkCode(const QString &code, base::Instant now);

    /// Those that can still be used.
    [[nodiscard]] base::Result<std::vector<OpenCode>> openCodes(base::Instant now);

    /// `dataKey` is escrowed sealed. Answers the row with its number. AlreadyExists for a certificate used before.
    [[nodiscard]] base::Result<Enrolled> add(const Enrolled &workstation, QByteArrayView dataKey);
    [[nodiscard]] base::Result<std::optional<Enrolled>> find(const domain::WorkstationId &id);
    /// By the certificate in force, or by the renewed one (then it equals `nextCertificate`).
    [[nodiscard]] base::Result<std::optional<Enrolled>> findByCertificate(const QByteArray &fingerprint);
    [[nodiscard]] base::Result<std::vector<Enrolled>> list();
    /// Keeps a renewed certificate beside the one in force; another one that was not used yet is forgotten.
    [[nodiscard]] base::Result<void> renew(qint64 no, const QByteArray &certificate, base::Instant expires);
    /// The renewed certificate was used: it is the one in force, the old one is worth nothing any more. Harmless when it is already.
    [[nodiscard]] base::Result<void> promote(const QByteArray &certificate);
    /// NotFound when there is none.
    [[nodiscard]] base::Result<void> askToRenew(const domain::WorkstationId &id, base::Instant now);
    /// NotFound when there is none.
    [[nodiscard]] base::Result<void> revoke(const domain::WorkstationId &id, base::Instant now);
    /// From now on `add`, `renew`, `promote` and `revoke` leave their line there, before the transaction's commit: nothing that was
    /// committed is missing from it. A log that cannot be written is complained of and stops nobody.
    void keepLog(EnrolmentLog log) { m_log.emplace(std::move(log)); }
    /// Puts right what a database from a backup does not know yet. Who was revoked stays revoked, and no older certificate takes the
    /// place of a newer one, whatever is missing from the log.
    [[nodiscard]] base::Result<Replayed> replay(const EnrolmentLog &log);
    /// The escrowed key that opens the workstation's store.
    [[nodiscard]] base::Result<crypto::SecretBytes> dataKey(const domain::WorkstationId &id);

private:
    [[nodiscard]] base::Result<void> noteHolder(const QByteArray &certificate);
    [[nodiscard]] base::Result<void> note(const domain::WorkstationId &id);
    [[nodiscard]] base::Result<void> replayLine(const QJsonObject &line, Replayed &replayed);

    storage::Connection &m_connection;
    Vault &m_vault;
    std::optional<EnrolmentLog> m_log;
};

} // namespace yichuang::center
