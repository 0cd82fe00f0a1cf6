// SPDX-License-Identifier: Apache-2.0
#include "center/admin/RestoreCommands.h"

#include "app/storage/InstanceLock.h"
#include "app/storage/SqliteBackup.h"
#include "app/storage/Transaction.h"
#include "center/admin/AdminSession.h"
#include "center/store/CenterDatabase.h"

#include <QFile>

namespace yichuang::center {

using base::ErrorCode;
using base::Result;

namespace {

Result<QString> fileArgument(const CommandLine &line)
{
    if (line.words().size() != 2) {
        return base::fail(ErrorCode::InvalidArgument, QStringLiteral("say %1 FILE").arg(line.words().value(0)), "usage");
    }
    return line.words().at(1);
}

Result<void> rename(const QString &from, const QString &to)
{
    QFile file(from);
    if (!file.rename(to)) {
        return base::fail(ErrorCode::StorageFailed, QStringLiteral("cannot rename %1 to %2: %3").arg(from, to, file.errorString()), "storage.access");
    }
    return {};
}

// Everything that makes the copy another centre's happens before it takes the database's place: a power cut in
// between must not leave a restored centre that nobody can tell from the old one.
Result<QString> makeAnother(const QString &path)
{
    auto database = CenterDatabase::open(path);
    if (!database) {
        return base::failure(database);
    }
    const Result<QString> fingerprint = makeFingerprint();
    Result<storage::Transaction> transaction = storage::Transaction::begin(**database);
    if (!fingerprint || !transaction) {
        return fingerprint ? base::failure(transaction) : base::failure(fingerprint);
    }
    CenterStore center(**database);
    return center.lockHeads()
        .and_then([&](const CenterStore::Heads &) { return NumberBlockStore(**database).leapAfterRestore(); })
        .and_then([&] { return center.setFingerprint(*fingerprint); })
        .and_then([&] { return transaction->commit(); })
        .map([&fingerprint] { return *fingerprint; });
}

Result<void> copyTo(const QString &source, const QString &target)
{
    if (!QFile::exists(source)) {
        return base::fail(ErrorCode::NotFound, QStringLiteral("there is no file %1").arg(source), "file.read");
    }
    const auto database = CenterDatabase::join(source);
    return database ? storage::SqliteBackup::copy(**database, target) : base::failure(database);
}

// The last connection to close a database writes its log back and removes it; with a log left behind, the file
// alone would not be the database.
Result<void> settleLog(const QString &path)
{
    {
        const auto database = CenterDatabase::join(path);
        if (!database) {
            return base::failure(database);
        }
    }
    if (QFile::exists(path + QStringLiteral("-wal"))) {
        return base::fail(ErrorCode::Busy, QStringLiteral("%1 is in use by another process").arg(path), "storage.in_use");
    }
    return {};
}

} // namespace

Result<Report> runBackup(const CommandLine &line, const base::Clock &)
{
    const Result<QString> target = fileArgument(line);
    const Result<void> copied = target ? copyTo(Places::of(line).database, *target) : base::failure(target);
    if (!copied) {
        return base::failure(copied);
    }
    return Report{{{QStringLiteral("backup"), *target}},
                  QStringLiteral("Saved to %1. It opens only with the keys in the key folder: keep a copy of those elsewhere.\n").arg(*target)};
}

Result<Report> runRestore(const CommandLine &line, const base::Clock &clock)
{
    const Result<QString> source = fileArgument(line);
    if (!source) {
        return base::failure(source);
    }
    const QString database = Places::of(line).database;
    const auto lock = storage::InstanceLock::acquire(database + QStringLiteral(".lock"));
    if (!lock) {
        return base::fail(ErrorCode::Locked, QStringLiteral("the service is running; stop it first"), "restore.running");
    }
    const QString fresh = database + QStringLiteral(".restoring");
    const Result<QString> fingerprint = copyTo(*source, fresh).and_then([&] { return makeAnother(fresh); });
    const Result<void> settled = fingerprint ? settleLog(fresh) : base::failure(fingerprint);
    if (!settled) {
        return base::failure(settled);
    }
    const QString kept = database + QStringLiteral(".before-restore-%1").arg(base::toMs(clock.now()));
    const bool hadOne = QFile::exists(database);
    const Result<void> swapped = hadOne ? settleLog(database).and_then([&] { return rename(database, kept); }) : Result<void>();
    return swapped.and_then([&] { return rename(fresh, database); }).map([&] {
        return Report{{{QStringLiteral("restored"), *source}, {QStringLiteral("fingerprint"), *fingerprint}, {QStringLiteral("kept"), hadOne ? kept : QString()}},
                      QStringLiteral("Restored from %1; workstations will offer again what came after it.\n").arg(*source)};
    });
}

} // namespace yichuang::center
