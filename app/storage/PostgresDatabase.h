// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/storage/Connection.h"

#include <functional>

namespace yichuang::storage {

class PostgresSession;

/// A PostgreSQL database, 15 or later. Transactions see what was committed before each of their statements (READ
/// COMMITTED); who needs the writers in one order takes a row's lock first. A lost session is opened again by the next
/// call outside a transaction, and what was asked (SELECT, `begin`) is asked again; a transaction it had is lost, and whether its commit came through is unknown: offer again.
class PostgresDatabase final : public Connection {
public:
    /// True for what `open` takes: "postgresql://…" and "postgres://…".
    [[nodiscard]] static bool isAddress(const QString &where);
    /// Who, where and which database of an address, and nothing that could be secret: "centre@db1,db2/centre".
    [[nodiscard]] static QString shown(const QString &url);
    [[nodiscard]] static base::Result<std::unique_ptr<PostgresDatabase>> open(const QString &url);
    ~PostgresDatabase() override;

    [[nodiscard]] Dialect dialect() const override { return Dialect::PostgreSql; }
    [[nodiscard]] base::Result<Statement> prepare(const QByteArray &sql) override;
    [[nodiscard]] base::Result<void> executeScript(const QByteArray &sql) override;
    [[nodiscard]] base::Result<void> begin() override;
    [[nodiscard]] base::Result<void> commit() override;
    [[nodiscard]] base::Result<void> rollback() override;
    void setGathering(Gathering gathering) override;
    [[nodiscard]] bool isInTransaction() const override;
    [[nodiscard]] int session() const override;
    [[nodiscard]] base::Result<int> schemaVersion() override;
    [[nodiscard]] base::Result<void> setSchemaVersion(int version, int oldest) override;
    [[nodiscard]] base::Result<int> oldestSchema() override;

    /// One at a time over all sessions of the database does what `work` does, such as upgrading the schema. Waits for the
    /// others for ten minutes.
    [[nodiscard]] base::Result<void> alone(const std::function<base::Result<void>()> &work);
    /// Does `work` while no PostgresListener is at this schema and none can come. Locked "storage.in_use" when there is one.
    [[nodiscard]] base::Result<void> unattended(const std::function<base::Result<void>()> &work);

private:
    explicit PostgresDatabase(std::shared_ptr<PostgresSession> session);

    std::shared_ptr<PostgresSession> m_session;
    std::shared_ptr<StatementCache> m_cache;
    bool m_isNumbered = false; ///< the table schema_version was seen
};

} // namespace yichuang::storage
