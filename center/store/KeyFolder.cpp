// SPDX-License-Identifier: Apache-2.0
#include "center/store/KeyFolder.h"

#include "app/crypto/Random.h"
#include "app/crypto/Sealer.h"
#include "center/store/SecretFile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSaveFile>

namespace yichuang::center {

using base::ErrorCode;
using base::Result;
using crypto::SecretBytes;

namespace {

constexpr auto AuthorityLife = std::chrono::hours(24 * 3650);
constexpr auto ServerLife = std::chrono::hours(24 * 825);
constexpr auto ClockSlack = std::chrono::hours(24); // workstations whose clock is behind must connect too
constexpr QFile::Permissions OwnerOnly = QFile::ReadOwner | QFile::WriteOwner;
const crypto::CertificateSubject AuthoritySubject{QStringLiteral("Yichuang Centre CA"), QStringLiteral("Yichuang"), {}};
const crypto::CertificateSubject ServerSubject{QStringLiteral("yichuang-center"), QStringLiteral("Yichuang"), {}};

tl::unexpected<base::Error> cannot(const char *what, const QString &path, const QString &why)
{
    return base::fail(ErrorCode::StorageFailed, QStringLiteral("cannot %1 %2: %3").arg(QLatin1String(what), path, why), "keys.file");
}

// Written under another name first, so that a power cut never leaves half a key; readable by the owner alone from
// its first byte on.
Result<void> writeFile(const QString &path, QByteArrayView bytes)
{
    QSaveFile file(path);
    const bool done = file.open(QIODevice::WriteOnly) && file.setPermissions(OwnerOnly)
        && file.write(bytes.data(), bytes.size()) == bytes.size() && file.commit();
    if (!done) {
        return cannot("write", path, file.errorString());
    }
    return {};
}

Result<QByteArray> readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return cannot("read", path, file.errorString());
    }
    return file.readAll();
}

Result<SecretBytes> readSecret(const QString &path)
{
    return readSecretFile(path).map_error([](base::Error error) {
        if (error.code == ErrorCode::NotFound) {
            error.detail += QStringLiteral("; run 'yichuang-center init'");
        }
        return error;
    });
}

Result<void> makeAuthority(const QDir &folder, base::Instant now)
{
    if (folder.exists(QStringLiteral("authority.pem"))) {
        return {};
    }
    const auto made = crypto::CertificateAuthority::create(AuthoritySubject, now - ClockSlack, now + AuthorityLife);
    if (!made) {
        return base::failure(made);
    }
    const Result<SecretBytes> key = made->keyPem();
    const Result<QByteArray> pem = made->certificate().toPem();
    if (!key || !pem) {
        return key ? base::failure(pem) : base::failure(key);
    }
    return writeFile(folder.filePath(QStringLiteral("authority.key")), key->view()).and_then([&] {
        return writeFile(folder.filePath(QStringLiteral("authority.pem")), *pem);
    });
}

crypto::CertificateTerms serverTerms(const QStringList &names, base::Instant now)
{
    crypto::CertificateTerms terms;
    terms.subject = ServerSubject;
    terms.use = crypto::CertificateUse::Server;
    terms.notBefore = now - ClockSlack;
    terms.notAfter = now + ServerLife;
    for (const QString &name : names) {
        const bool isAddress = name.contains(QLatin1Char(':')) || QRegularExpression(QStringLiteral("^[0-9.]+$")).match(name).hasMatch();
        (isAddress ? terms.ipAddresses : terms.dnsNames).append(name);
    }
    return terms;
}

// Written whole under its name: a power cut leaves the old one, which fits the key as well.
Result<void> issueServer(const QDir &folder, const crypto::TlsKey &key, const QStringList &names, base::Instant now)
{
    const Result<QByteArray> authorityPem = readFile(folder.filePath(QStringLiteral("authority.pem")));
    const Result<SecretBytes> authorityKey = readSecret(folder.filePath(QStringLiteral("authority.key")));
    if (!authorityPem || !authorityKey) {
        return authorityPem ? base::failure(authorityKey) : base::failure(authorityPem);
    }
    Result<crypto::CertificateAuthority> authority = crypto::CertificateAuthority::load(*authorityPem, *authorityKey);
    if (!authority) {
        return base::failure(authority);
    }
    return crypto::CertificateRequest::make(key, ServerSubject)
        .and_then([&](const crypto::CertificateRequest &request) { return authority->issue(request, serverTerms(names, now)); })
        .and_then([](const crypto::Certificate &certificate) { return certificate.toPem(); })
        .and_then([&](const QByteArray &pem) { return writeFile(folder.filePath(QStringLiteral("server.pem")), pem + *authorityPem); });
}

Result<void> makeServer(const QDir &folder, const QStringList &names, base::Instant now)
{
    if (folder.exists(QStringLiteral("server.pem"))) {
        return {};
    }
    const Result<crypto::TlsKey> key = crypto::TlsKey::generate();
    return key.and_then([](const crypto::TlsKey &made) { return made.toPem(); })
        .and_then([&](const SecretBytes &pem) { return writeFile(folder.filePath(QStringLiteral("server.key")), pem.view()); })
        .and_then([&] { return issueServer(folder, *key, names, now); });
}

Result<void> makeDataKey(const QDir &folder)
{
    if (folder.exists(QStringLiteral("data.key"))) {
        return {};
    }
    return crypto::randomSecret(crypto::SealKeySize).and_then([&folder](const SecretBytes &key) {
        return writeFile(folder.filePath(QStringLiteral("data.key")), key.view());
    });
}

} // namespace

Result<KeyFolder> KeyFolder::create(const QString &path, const QStringList &names, base::Instant now)
{
    const QDir folder(path);
    if (!folder.mkpath(QStringLiteral("."))) {
        return cannot("make", path, QStringLiteral("the folder cannot be made"));
    }
    if (!QFile::setPermissions(path, OwnerOnly | QFile::ExeOwner)) {
        return cannot("close", path, QStringLiteral("its permissions cannot be set"));
    }
    const Result<void> made = makeAuthority(folder, now).and_then([&] { return makeServer(folder, names, now); }).and_then([&] {
        return makeDataKey(folder);
    });
    if (!made) {
        return base::failure(made);
    }
    return load(path);
}

Result<KeyFolder> KeyFolder::load(const QString &path)
{
    const QDir folder(path);
    const Result<SecretBytes> authorityKey = readSecret(folder.filePath(QStringLiteral("authority.key")));
    if (!authorityKey) {
        return base::failure(authorityKey);
    }
    const Result<QByteArray> authorityPem = readFile(folder.filePath(QStringLiteral("authority.pem")));
    if (!authorityPem) {
        return base::failure(authorityPem);
    }
    Result<crypto::CertificateAuthority> authority = crypto::CertificateAuthority::load(*authorityPem, *authorityKey);
    if (!authority) {
        return base::failure(authority);
    }
    KeyFolder keys(std::move(*authority), EnrolmentLog(folder.filePath(QStringLiteral("enrolments.log"))));
    keys.m_authorityPem = *authorityPem;
    const Result<void> rest = readFile(folder.filePath(QStringLiteral("server.pem")))
                                  .and_then([&](const QByteArray &pem) {
                                      keys.m_serverPem = pem;
                                      return readSecret(folder.filePath(QStringLiteral("server.key")));
                                  })
                                  .and_then([&](SecretBytes key) {
                                      keys.m_serverKey = std::move(key);
                                      return readSecret(folder.filePath(QStringLiteral("data.key")));
                                  })
                                  .map([&](SecretBytes key) { keys.m_dataKey = std::move(key); });
    if (!rest) {
        return base::failure(rest);
    }
    return keys;
}

Result<KeyFolder> KeyFolder::renewServer(const QString &path, const QStringList &names, base::Instant now)
{
    const Result<KeyFolder> keys = load(path);
    const Result<QStringList> kept = !keys ? base::failure(keys) : names.isEmpty() ? keys->serverNames() : Result<QStringList>(names);
    if (!kept) {
        return base::failure(kept);
    }
    return crypto::TlsKey::fromPem(keys->serverKey())
        .and_then([&](const crypto::TlsKey &key) { return issueServer(QDir(path), key, *kept, now); })
        .and_then([&path] { return load(path); });
}

Result<QStringList> KeyFolder::serverNames() const
{
    return crypto::Certificate::fromPem(m_serverPem).map([](const crypto::Certificate &certificate) { return certificate.hostNames(); });
}

Result<base::Instant> KeyFolder::serverExpires() const
{
    return crypto::Certificate::endOf(m_serverPem);
}

} // namespace yichuang::center
