// SPDX-License-Identifier: Apache-2.0
#include "center/admin/RestoreCommands.h"

#include "app/storage/InstanceLock.h"
#include "app/storage/PostgresDatabase.h"
#include "app/storage/SqliteBackup.h"
#include "app/storage/Transaction.h"
#include "center/admin/AdminSession.h"
#include "center/store/CenterDatabase.h"
#include "center/tiers/ParentSide.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

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

// The database is under its name at every moment: first the old one gets a second name, then the new one takes the first.
Result<void> swapIn(const QString &fresh, const QString &database, const QString &kept)
{
    const QByteArray name = QFile::encodeName(database);
    const bool hasKept = kept.isEmpty() || ::link(name.constData(), QFile::encodeName(kept).constData()) == 0;
    if (!hasKept || std::rename(QFile::encodeName(fresh).constData(), name.constData()) != 0) {
        return base::fail(ErrorCode::StorageFailed, QStringLiteral("%1 cannot take the place of %2: %3").arg(fresh, database, qt_error_string(errno)),
                          "storage.access");
    }
    const int folder = ::open(QFile::encodeName(QFileInfo(database).absolutePath()).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool isDurable = folder >= 0 && ::fsync(folder) == 0;
    if (folder >= 0) {
        ::close(folder);
    }
    return isDurable ? Result<void>() : base::fail(ErrorCode::StorageFailed, QStringLiteral("the folder of %1 cannot be synced").arg(database), "storage.io");
}

// Everything that makes the copy another centre's happens before it takes the database's place: a power cut in
// between must not leave a restored centre that nobody can tell from the old one.
Result<QString> makeAnother(const QString &where, const QString &keys, base::Instant now)
{
    auto database = CenterDatabase::open(where);
    // Without the keys nothing can be served; whoever brings them restores once more.
    const Result<KeyFolder> folder = KeyFolder::load(keys);
    const bool isMissing = !folder && folder.error().reason == "keys.missing";
    const auto noted = folder ? folder->enrolmentLog().lines() : isMissing ? Result<std::vector<QJsonObject>>() : base::failure(folder);
    if (!database || !noted) {
        return database ? base::failure(noted) : base::failure(database);
    }
    const auto note = [&folder](const QJsonObject &line) { return folder ? folder->enrolmentLog().append(line) : Result<void>(); };
    const Result<QString> fingerprint = makeFingerprint();
    Result<storage::Transaction> transaction = storage::Transaction::begin(**database);
    if (!fingerprint || !transaction) {
        return fingerprint ? base::failure(transaction) : base::failure(fingerprint);
    }
    CenterStore center(**database);
    return center.lockHeads()
        .and_then([&](const CenterStore::Heads &) { return NumberBlockStore(**database).leapAfterRestore(*noted, now); })
        .and_then(note)
        .and_then([&] { return leapChildrenAfterRestore(**database); })
        .and_then([&] { return center.setFingerprint(*fingerprint); })
        .and_then([&] { return transaction->commit(); })
        .map([&fingerprint] { return *fingerprint; });
}

// The copy takes its name by replacing what has it: never the database, under whatever name it is reached, nor a log that SQLite
// would take for the database's own, nor an earlier backup.
Result<void> isFree(const QString &database, const QString &target)
{
    const QFileInfo file(target);
    if (file.exists() || file.isSymLink()) {
        return base::fail(ErrorCode::AlreadyExists, QStringLiteral("%1 exists already; a backup overwrites nothing, say another name").arg(target),
                          "backup.exists");
    }
    const QString itself = QFileInfo(database).canonicalFilePath();
    const QString name = QFileInfo(file.absolutePath()).canonicalFilePath() + QLatin1Char('/') + file.fileName();
    const QStringList ofDatabase{itself + QStringLiteral("-wal"), itself + QStringLiteral("-shm"), itself + QStringLiteral("-journal")};
    if (ofDatabase.contains(name) || name + QStringLiteral(".partial") == itself) {
        return base::fail(ErrorCode::InvalidArgument, QStringLiteral("%1 is a name of the database's own files, say another").arg(target), "backup.own");
    }
    return {};
}

struct Trust {
    Replayed replayed;
    Replayed centres;
    QString text;
};

// What came of enrolments after the backup. Without the keys nothing can be served either: then it is for whoever brings them.
Result<Trust> replayTrust(const Places &places, const base::Clock &clock)
{
    auto session = AdminSession::open(places, clock);
    if (!session && session.error().reason == "keys.missing") {
        return Trust{{}, {}, QStringLiteral("The key folder is not there: who was enrolled, renewed or revoked after the backup is not known.\n")};
    }
    Trust trust;
    const auto replayed = session ? (*session)->write([&](Stores &stores, CenterStore::Heads &heads) {
        const EnrolmentLog &log = (*session)->keys().enrolmentLog();
        return stores.workstations.replay(log)
            .and_then([&](const Replayed &made) {
                trust.replayed = made;
                return tiers::replayTrust(stores, log);
            })
            .and_then([&](const Replayed &made) {
                trust.centres = made;
                const bool isNothing = trust.replayed.isNothing() && made.isNothing();
                return isNothing ? Result<void>() : stores.republishDirectory(heads.journal.n, (*session)->now());
            });
    }) : base::failure(session);
    if (!replayed) {
        return base::failure(replayed);
    }
    trust.text = QStringLiteral("Enrolments after the backup: %1 enrolled, %2 renewed, %3 revoked are known again; of centres %4, %5, %6. What was changed in "
                                "people, passwords, windows and documents after it has to be said again.\n")
                     .arg(trust.replayed.enrolled)
                     .arg(trust.replayed.renewed)
                     .arg(trust.replayed.revoked)
                     .arg(trust.centres.enrolled)
                     .arg(trust.centres.renewed)
                     .arg(trust.centres.revoked);
    return trust;
}

QJsonObject toJson(const Replayed &replayed)
{
    return {{QStringLiteral("enrolled"), replayed.enrolled}, {QStringLiteral("renewed"), replayed.renewed}, {QStringLiteral("revoked"), replayed.revoked}};
}

Result<void> copyTo(const QString &source, const QString &target)
{
    if (!QFile::exists(source)) {
        return base::fail(ErrorCode::NotFound, QStringLiteral("there is no file %1").arg(source), "file.read");
    }
    const auto database = CenterDatabase::joinFile(source);
    return database ? storage::SqliteBackup::copy(**database, target) : base::failure(database);
}

// The last connection to close a database writes its log back and removes it; with a log left behind, the file
// alone would not be the database.
Result<void> settleLog(const QString &path)
{
    {
        const auto database = CenterDatabase::joinFile(path);
        if (!database) {
            return base::failure(database);
        }
    }
    if (QFile::exists(path + QStringLiteral("-wal"))) {
        return base::fail(ErrorCode::Busy, QStringLiteral("%1 is in use by another process").arg(path), "storage.in_use");
    }
    return {};
}

// A damaged database has a log that cannot be written back: it is kept beside the kept file, for whoever looks into it.
Result<void> keepLog(const QString &database, const QString &kept, const base::Error &error)
{
    if (error.code != ErrorCode::StorageCorrupt) {
        return tl::unexpected(error);
    }
    for (const QString &end : {QStringLiteral("-wal"), QStringLiteral("-shm")}) {
        QFile log(database + end);
        if (log.exists() && !log.rename(kept + end)) {
            return base::fail(ErrorCode::StorageFailed, QStringLiteral("cannot keep %1: %2").arg(database + end, log.errorString()), "storage.access");
        }
    }
    return {};
}

/// PostgreSQL was restored with its own tools; what is left is to make it another centre than the one that was lost.
Result<Report> restoredServer(const CommandLine &line, const base::Clock &clock)
{
    if (line.words().size() != 1) {
        return base::fail(ErrorCode::InvalidArgument, QStringLiteral("restore PostgreSQL with its own tools, then say restore without a file"), "usage");
    }
    const QString where = Places::of(line).database;
    const auto lock = storage::PostgresDatabase::open(where);
    if (!lock) {
        return base::failure(lock);
    }
    Result<QString> made;
    const Result<void> alone = (*lock)->unattended([&] {
        made = makeAnother(where, Places::of(line).keys, clock.now());
        return made ? Result<void>() : base::failure(made);
    });
    if (!alone) {
        return alone.error().reason == "storage.in_use"
            ? base::fail(ErrorCode::Locked, QStringLiteral("a service is running on the database; stop all of them first"), "restore.running")
            : base::failure(alone);
    }
    return replayTrust(Places::of(line), clock).map([&made](const Trust &trust) {
        return Report{{{QStringLiteral("fingerprint"), *made}, {QStringLiteral("replayed"), toJson(trust.replayed)}, {QStringLiteral("centres"), toJson(trust.centres)}},
                      QStringLiteral("The database counts as restored; workstations will offer again what came after it.\n") + trust.text};
    });
}

} // namespace

Result<Report> runBackup(const CommandLine &line, const base::Clock &)
{
    const QString database = Places::of(line).database;
    if (!CenterDatabase::isFile(database)) {
        return base::fail(ErrorCode::Unsupported, QStringLiteral("PostgreSQL is backed up with its own tools (pg_basebackup, pg_dump)"),
                          "backup.server");
    }
    const Result<QString> target = fileArgument(line);
    const Result<void> copied
        = target ? isFree(database, *target).and_then([&] { return copyTo(database, *target); }) : base::failure(target);
    if (!copied) {
        return base::failure(copied);
    }
    return Report{{{QStringLiteral("backup"), *target}},
                  QStringLiteral("Saved to %1. It opens only with the keys in the key folder: keep a copy of those elsewhere.\n").arg(*target)};
}

Result<Report> runRestore(const CommandLine &line, const base::Clock &clock)
{
    if (!CenterDatabase::isFile(Places::of(line).database)) {
        return restoredServer(line, clock);
    }
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
    const Result<QString> fingerprint = copyTo(*source, fresh).and_then([&] { return makeAnother(fresh, Places::of(line).keys, clock.now()); });
    const Result<Trust> trust = fingerprint ? replayTrust({fresh, Places::of(line).keys}, clock) : base::failure(fingerprint);
    const Result<void> settled = trust ? settleLog(fresh) : base::failure(trust);
    if (!settled) {
        return base::failure(settled);
    }
    const bool hadOne = QFile::exists(database);
    const QString kept = hadOne ? database + QStringLiteral(".before-restore-%1").arg(base::toMs(clock.now())) : QString();
    const Result<void> quiet = hadOne ? settleLog(database).or_else([&](const base::Error &error) { return keepLog(database, kept, error); }) : Result<void>();
    return quiet.and_then([&] { return swapIn(fresh, database, kept); }).map([&] {
        return Report{{{QStringLiteral("restored"), *source}, {QStringLiteral("fingerprint"), *fingerprint}, {QStringLiteral("kept"), kept},
                       {QStringLiteral("replayed"), toJson(trust->replayed)}, {QStringLiteral("centres"), toJson(trust->centres)}},
                      QStringLiteral("Restored from %1; workstations will offer again what came after it.\n").arg(*source) + trust->text};
    });
}

} // namespace yichuang::center
