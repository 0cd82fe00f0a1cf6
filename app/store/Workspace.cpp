// SPDX-License-Identifier: Apache-2.0
#include "app/store/Workspace.h"

#include "app/crypto/Random.h"
#include "app/storage/Migrations.h"
#include "app/storage/SqliteBackup.h"
#include "app/store/FolderPlace.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <sys/stat.h>

namespace yichuang::store {

using base::ErrorCode;
using base::Result;
using storage::Migration;
using storage::Migrations;
using storage::SqliteDatabase;

namespace {

constexpr qint32 ApplicationId = 0x59435753; // "YCWS"
constexpr crypto::HashAlgorithm ChainHash = crypto::HashAlgorithm::Sha256;
constexpr qsizetype SaltSize = 16;

const QString DatabaseName = QStringLiteral("workspace.db");
const QString SuiteSetting = QStringLiteral("vault.suite");
const QString SaltSetting = QStringLiteral("vault.salt");
const QString CheckSetting = QStringLiteral("vault.check");
const QByteArray CheckText = "yichuang workspace";

// Files made from here on are for their owner only.
Result<void> makePrivateFolder(const QString &path)
{
    const bool made = QDir().mkpath(path) && ::chmod(QFile::encodeName(path).constData(), 0700) == 0;
    return made ? Result<void>() : base::fail(ErrorCode::StorageFailed, QStringLiteral("the workspace's folder cannot be made"), "storage.access");
}

Result<Migrations> readMigrations()
{
    QList<Migration> steps;
    const QDir folder(QStringLiteral(":/sql/workstation"));
    for (const QString &name : folder.entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly)) {
            return base::fail(ErrorCode::Internal, QStringLiteral("schema %1 cannot be read").arg(name), "store.schema");
        }
        steps.append({name.section(QLatin1Char('_'), 0, 0).toInt(), file.readAll()});
    }
    if (steps.isEmpty()) {
        return base::fail(ErrorCode::Internal, QStringLiteral("the schema is not in the program"), "store.schema");
    }
    return Migrations::make(steps);
}

Result<QByteArray> fingerprint(storage::Connection &connection)
{
    return JournalStore::fingerprint(connection).and_then([&](const QByteArray &journal) {
        return AuditStore::fingerprint(connection).map([&](const QByteArray &audit) { return journal + '/' + audit; });
    });
}

Result<std::unique_ptr<SqliteDatabase>> openDatabase(const QString &path)
{
    const Result<Migrations> migrations = readMigrations();
    if (!migrations) {
        return failure(migrations);
    }
    Result<std::unique_ptr<SqliteDatabase>> database
        = SqliteDatabase::open(path, {.applicationId = ApplicationId, .newestSchema = migrations->newest()});
    if (!database) {
        return database;
    }
    const Result<int> version = (*database)->schemaVersion();
    if (!version) {
        return failure(version);
    }
    const QString copy = QStringLiteral("%1.before-%2").arg(path).arg(migrations->newest());
    const Result<void> migrated
        = migrations->apply(**database, {[&] { return storage::SqliteBackup::copy(**database, copy); }, fingerprint});
    return migrated ? std::move(database) : Result<std::unique_ptr<SqliteDatabase>>(failure(migrated));
}

// A database that vanished would be made anew, empty, and nobody told: the mark says that there was one.
constexpr char MadeMark[] = "workspace.made";

Result<void> checkIsThere(const QDir &folder)
{
    const QFileInfo database(folder.filePath(DatabaseName));
    const bool isGone = !database.exists() || database.size() == 0;
    if (isGone && QFile::exists(folder.filePath(QLatin1String(MadeMark)))) {
        return base::fail(ErrorCode::StorageCorrupt, QStringLiteral("%1 was here and is gone or empty").arg(database.fileName()), "storage.gone");
    }
    return {};
}

Result<void> markMade(const QDir &folder)
{
    QFile mark(folder.filePath(QLatin1String(MadeMark)));
    if (mark.exists() || mark.open(QIODevice::WriteOnly)) {
        return {};
    }
    return base::fail(ErrorCode::StorageFailed, QStringLiteral("%1: %2").arg(mark.fileName(), mark.errorString()), "storage.access");
}

// A plain setting, made with `fresh` the first time.
Result<QByteArray> settled(SettingStore &settings, const QString &name, const QByteArray &fresh)
{
    const Result<std::optional<QByteArray>> kept = settings.get(name);
    if (!kept) {
        return failure(kept);
    }
    if (*kept) {
        return **kept;
    }
    return settings.put(name, fresh, Keeping::Plain).map([&fresh] { return fresh; });
}

} // namespace

struct Workspace::Parts {
    storage::InstanceLock lock;
    SqliteDatabase *database;
    std::unique_ptr<storage::Connection> connection;
    crypto::SealSuite suite;
    QByteArray salt;
    WorkspaceOptions options;
};

Workspace::Workspace(Parts parts)
    : m_lock(std::move(parts.lock)), m_database(parts.database), m_connection(std::move(parts.connection)), m_suite(parts.suite),
      m_settings(*m_connection, m_vault), m_people(*m_connection, parts.salt, parts.options.signIn), m_journal(*m_connection, m_vault, ChainHash),
      m_outbox(*m_connection, m_vault, m_journal), m_outboxView(*m_connection, m_vault, m_journal), m_cases(*m_connection, m_vault),
      m_drafts(*m_connection, m_vault), m_actDrafts(*m_connection, m_vault), m_numbers(*m_connection), m_standing(*m_connection, m_settings, m_journal, m_numbers),
      m_shelf(QDir(parts.options.folder).filePath(QStringLiteral("blobs"))), m_blobs(*m_connection, m_vault, m_shelf), m_uploads(*m_connection),
      m_papers(*m_connection, m_vault),
      m_audit(*m_connection, m_vault, ChainHash), m_ledger(*this)
{
}

Workspace::~Workspace() = default;

Result<Workspace::Parts> Workspace::openParts(const WorkspaceOptions &options)
{
    const QDir folder(options.folder);
    for (const QString &path : {options.folder, folder.filePath(QStringLiteral("blobs"))}) {
        if (const Result<void> made = makePrivateFolder(path); !made) {
            return failure(made);
        }
    }
    Result<storage::InstanceLock> lock = storage::InstanceLock::acquire(folder.filePath(QStringLiteral("workspace.lock")));
    if (!lock) {
        return failure(lock);
    }
    if (const Result<void> there = checkIsThere(folder); !there) {
        return failure(there);
    }
    Result<std::unique_ptr<SqliteDatabase>> database = openDatabase(folder.filePath(DatabaseName));
    const Result<void> marked = database ? markMade(folder) : Result<void>(failure(database));
    if (!marked) {
        return failure(marked);
    }
    SqliteDatabase *raw = database->get();
    std::unique_ptr<storage::Connection> connection = options.wrap ? options.wrap(std::move(*database)) : std::move(*database);
    Vault closed;
    SettingStore settings(*connection, closed);
    const Result<QByteArray> freshSalt = crypto::randomBytes(SaltSize);
    if (!freshSalt) {
        return failure(freshSalt);
    }
    const Result<QByteArray> salt = settled(settings, SaltSetting, *freshSalt);
    const Result<QByteArray> suite = settled(settings, SuiteSetting, QByteArray::number(static_cast<int>(options.suite)));
    if (!salt || !suite) {
        return failure(salt ? suite : salt);
    }
    return Parts{std::move(*lock), raw, std::move(connection), static_cast<crypto::SealSuite>(suite->toInt()), *salt, options};
}

Result<std::unique_ptr<Workspace>> Workspace::open(const WorkspaceOptions &options)
{
    Result<Parts> parts = openParts(options);
    if (!parts) {
        return failure(parts);
    }
    std::unique_ptr<Workspace> workspace(new Workspace(std::move(*parts)));
    const QString file = QDir(options.folder).filePath(DatabaseName);
    const Result<void> recovered = placeOf(file)
                                       .and_then([&](const QByteArray &place) { return workspace->m_standing.recognise(place); })
                                       .and_then([&] { return workspace->m_outbox.recover(); })
                                       .and_then([&] { return workspace->m_uploads.retryNow(); })
                                       .and_then([&] { return workspace->m_papers.recover(); });
    if (!recovered) {
        return failure(recovered);
    }
    return workspace;
}

Result<void> Workspace::unlock(const crypto::SecretBytes &dataKey)
{
    if (const Result<void> opened = m_vault.open(dataKey, m_suite); !opened) {
        return opened;
    }
    const Result<std::optional<QByteArray>> check = m_settings.get(CheckSetting);
    if (check && !*check) {
        const Result<void> first = m_settings.put(CheckSetting, CheckText, Keeping::Sealed);
        if (!first) {
            m_vault.close();
        }
        return first.and_then([&] { return m_shelf.open(dataKey, m_suite); });
    }
    if (check && **check == CheckText) {
        return m_shelf.open(dataKey, m_suite);
    }
    m_vault.close();
    if (!check && check.error().reason != "store.sealed") {
        return failure(check);
    }
    return base::fail(ErrorCode::WrongSecret, QStringLiteral("not this workspace's data key"), "store.key");
}

void Workspace::lock()
{
    m_vault.close();
    m_shelf.close();
}

Result<void> Workspace::verify()
{
    if (const auto chain = m_journal.verify({}); !chain) {
        return failure(chain);
    }
    if (const auto chain = m_audit.verify(); !chain) {
        return failure(chain);
    }
    return m_outboxView.verify();
}

Result<void> Workspace::backup(const QString &target)
{
    return storage::SqliteBackup::copy(*m_database, target);
}

} // namespace yichuang::store
