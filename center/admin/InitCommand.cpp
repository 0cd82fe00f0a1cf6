// SPDX-License-Identifier: Apache-2.0
#include "center/admin/InitCommand.h"

#include "app/crypto/Certificate.h"
#include "app/storage/Transaction.h"
#include "center/admin/AdminSession.h"
#include "center/admin/KeysCommands.h"
#include "center/store/CenterDatabase.h"
#include "center/store/ServiceRoleStore.h"

#include <QDir>
#include <QFileInfo>

namespace yichuang::center {

using base::Result;

namespace {

/// Of the centre in the database; empty when there is none yet.
Result<QString> fingerprintOf(storage::Connection &connection)
{
    const auto heads = CenterStore(connection).heads();
    if (!heads && heads.error().code != base::ErrorCode::NotFound) {
        return base::failure(heads);
    }
    return heads ? heads->fingerprint : QString();
}

// A database that is there already has its keys somewhere: new ones would open nothing in it.
Result<KeyFolder> keysFor(const QString &fingerprint, const QString &path, const CommandLine &line, base::Instant now)
{
    const QDir folder(path);
    for (const QString &name : {QStringLiteral("authority.key"), QStringLiteral("data.key")}) {
        if (!fingerprint.isEmpty() && !folder.exists(name)) {
            return base::fail(base::ErrorCode::NotAllowed,
                              QStringLiteral("the database belongs to a centre already, whose keys are not in %1: put a copy of its key folder there first").arg(path),
                              "keys.other");
        }
    }
    Result<KeyFolder> keys = serverNames(line).and_then([&](const QStringList &names) { return KeyFolder::create(path, names, now); });
    const Result<QStringList> certified = keys ? keys->serverNames() : base::failure(keys);
    if (!certified) {
        return base::failure(certified);
    }
    for (const QString &name : line.list(QStringLiteral("name"))) {
        if (!certified->contains(name, Qt::CaseInsensitive)) {
            return base::fail(base::ErrorCode::InvalidArgument,
                              QStringLiteral("the server certificate in %1 is for %2, not for %3: say 'keys renew-server --name %3' first")
                                  .arg(path, certified->join(QStringLiteral(", ")), name),
                              "keys.names");
        }
    }
    return keys;
}

Result<QString> ensureFingerprint(storage::Connection &connection, const QString &present, base::Instant now)
{
    if (!present.isEmpty()) {
        return present;
    }
    CenterStore center(connection);
    Result<storage::Transaction> transaction = storage::Transaction::begin(connection);
    if (!transaction) {
        return base::failure(transaction);
    }
    const Result<QString> fingerprint = makeFingerprint();
    return fingerprint.and_then([&](const QString &made) { return center.create(made, now); })
        .and_then([&] { return transaction->commit(); })
        .map([&fingerprint] { return *fingerprint; });
}

} // namespace

Result<Report> runInit(const CommandLine &line, const base::Clock &clock)
{
    const Places places = Places::of(line);
    const bool isFile = CenterDatabase::isFile(places.database);
    if (isFile && QFileInfo(places.database).absolutePath() == QFileInfo(places.keys).absoluteFilePath()) {
        return base::fail(base::ErrorCode::InvalidArgument, QStringLiteral("keys must not lie beside the database: choose another --keys folder"),
                          "keys.place");
    }
    if (isFile && !QDir().mkpath(QFileInfo(places.database).absolutePath())) {
        return base::fail(base::ErrorCode::StorageFailed, QStringLiteral("cannot make the folder of %1").arg(places.database), "storage.access");
    }
    auto database = CenterDatabase::open(places.database);
    const auto present = database ? fingerprintOf(**database) : base::failure(database);
    Result<KeyFolder> keys = present ? keysFor(*present, places.keys, line, clock.now()) : base::failure(present);
    if (!keys) {
        return base::failure(keys);
    }
    const auto fingerprint = ensureFingerprint(**database, *present, clock.now());
    if (const QString role = line.text(QStringLiteral("service-role")); fingerprint && !role.isEmpty()) {
        if (const Result<void> granted = grantService(**database, role); !granted) {
            return base::failure(granted);
        }
    }
    const auto bound = fingerprint ? Stores::open(std::move(*database), *keys) : base::failure(fingerprint);
    const auto authority = keys->authority().certificate().fingerprint();
    if (!bound || !authority) {
        return bound ? base::failure(authority) : base::failure(bound);
    }
    return Report{{{QStringLiteral("database"), CenterDatabase::shown(places.database)},
                   {QStringLiteral("keys"), places.keys},
                   {QStringLiteral("fingerprint"), *fingerprint},
                   {QStringLiteral("authority"), QDir(places.keys).filePath(QStringLiteral("authority.pem"))},
                   {QStringLiteral("authority_fingerprint"), QString::fromLatin1(*authority)}},
                  QStringLiteral("The centre is ready.\n  database %1\n  keys     %2\n  CA       SHA-256 %3\nNext: yichuang-center catalogue import "
                                 "FILE, people add …, serve.\n")
                      .arg(CenterDatabase::shown(places.database), places.keys, QString::fromLatin1(*authority))};
}

} // namespace yichuang::center
