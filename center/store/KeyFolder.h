// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Instant.h"
#include "app/crypto/CertificateAuthority.h"
#include "center/store/EnrolmentLog.h"

#include <QStringList>

namespace yichuang::center {

/// The centre's secrets: a folder only its owner can enter (0700), files only its owner reads (0600), kept apart
/// from the database so that a stolen database opens nothing. `authority.pem/.key`, `server.pem/.key`, `data.key`, and `enrolments.log`
/// (EnrolmentLog).
class KeyFolder {
public:
    /// Makes what is missing and keeps what is there. `names` are the DNS names and IP addresses workstations
    /// call the centre by (subject alternative names of the server certificate).
    [[nodiscard]] static base::Result<KeyFolder> create(const QString &path, const QStringList &names, base::Instant now);
    /// NotFound "keys.missing" when the folder was never made; NotAllowed "keys.open" when others may read it.
    [[nodiscard]] static base::Result<KeyFolder> load(const QString &path);

    /// Issues the server certificate anew, with the key it has; for the names it has when none are given. Whoever serves with it has to be
    /// started anew.
    [[nodiscard]] static base::Result<KeyFolder> renewServer(const QString &path, const QStringList &names, base::Instant now);
    /// What the server certificate says.
    [[nodiscard]] base::Result<QStringList> serverNames() const;
    [[nodiscard]] base::Result<base::Instant> serverExpires() const;
    [[nodiscard]] const EnrolmentLog &enrolmentLog() const { return m_enrolmentLog; }

    [[nodiscard]] crypto::CertificateAuthority &authority() { return m_authority; }
    [[nodiscard]] const QByteArray &authorityPem() const { return m_authorityPem; }
    [[nodiscard]] const QByteArray &serverPem() const { return m_serverPem; }
    [[nodiscard]] const crypto::SecretBytes &serverKey() const { return m_serverKey; }
    [[nodiscard]] const crypto::SecretBytes &dataKey() const { return m_dataKey; }

private:
    KeyFolder(crypto::CertificateAuthority authority, EnrolmentLog log) : m_authority(std::move(authority)), m_enrolmentLog(std::move(log)) {}

    crypto::CertificateAuthority m_authority;
    EnrolmentLog m_enrolmentLog;
    QByteArray m_authorityPem;
    QByteArray m_serverPem;
    crypto::SecretBytes m_serverKey;
    crypto::SecretBytes m_dataKey;
};

} // namespace yichuang::center
