// SPDX-License-Identifier: Apache-2.0
#include "center/admin/InitCommand.h"

#include "app/crypto/Certificate.h"
#include "app/storage/Transaction.h"
#include "center/admin/AdminSession.h"
#include "center/store/CenterDatabase.h"
#include "center/store/ServiceRoleStore.h"

#include <QDir>
#include <QFileInfo>

namespace yichuang::center {

using base::Result;

namespace {

Result<QString> ensureFingerprint(storage::Connection &connection, base::Instant now)
{
    CenterStore center(connection);
    if (const auto heads = center.heads(); heads) {
        return heads->fingerprint;
    } else if (heads.error().code != base::ErrorCode::NotFound) {
        return base::failure(heads);
    }
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
    QStringList names = line.list(QStringLiteral("name"));
    for (const QString &local : {QStringLiteral("localhost"), QStringLiteral("127.0.0.1")}) {
        if (!names.contains(local)) {
            names.append(local);
        }
    }
    Result<KeyFolder> keys = KeyFolder::create(places.keys, names, clock.now());
    if (!keys) {
        return base::failure(keys);
    }
    if (isFile && !QDir().mkpath(QFileInfo(places.database).absolutePath())) {
        return base::fail(base::ErrorCode::StorageFailed, QStringLiteral("cannot make the folder of %1").arg(places.database), "storage.access");
    }
    const auto database = CenterDatabase::open(places.database);
    const auto fingerprint = database ? ensureFingerprint(**database, clock.now()) : base::failure(database);
    if (const QString role = line.text(QStringLiteral("service-role")); fingerprint && !role.isEmpty()) {
        if (const Result<void> granted = grantService(**database, role); !granted) {
            return base::failure(granted);
        }
    }
    const auto authority = keys->authority().certificate().fingerprint();
    if (!fingerprint || !authority) {
        return fingerprint ? base::failure(authority) : base::failure(fingerprint);
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
