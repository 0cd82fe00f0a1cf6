// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"

#include <QByteArray>

#include <memory>

struct pg_conn;
struct pg_result;

namespace yichuang::storage {

class PostgresGatherer;

struct PostgresResultEnd {
    void operator()(pg_result *result) const;
};
using PostgresResult = std::unique_ptr<pg_result, PostgresResultEnd>;

/// One session at a PostgreSQL server (15 or later, encoding UTF-8), shared by the database and the statements it gave
/// out. A session that was lost is opened again by `revive()`; what was prepared in it is gone then (`generation()`).
class PostgresSession {
public:
    /// `url` as libpq takes it ("postgresql://user@host:port/name"); of several hosts the first that can be written to is
    /// taken. Fails with Unavailable "storage.connection", InvalidArgument "storage.address" or Unsupported "storage.server".
    [[nodiscard]] static base::Result<std::shared_ptr<PostgresSession>> open(const QByteArray &url);
    ~PostgresSession();
    PostgresSession(const PostgresSession &) = delete;
    PostgresSession &operator=(const PostgresSession &) = delete;

    /// Borrowed.
    [[nodiscard]] pg_conn *handle() const { return m_handle; }
    /// Counts how often the session was opened.
    [[nodiscard]] int generation() const { return m_generation; }
    [[nodiscard]] bool isInTransaction() const;
    /// From now on until the end a transaction is owed: a session lost meanwhile is not replaced by one without it.
    void beginTransaction() { m_isOwed = true; }
    void endTransaction() { m_isOwed = false; }
    /// Opens the session again when it was lost; Unavailable while a transaction is owed.
    [[nodiscard]] base::Result<void> revive();
    /// What a call of this session answered to `sql`, or its error; a server that cannot serve is not asked again in this
    /// session.
    [[nodiscard]] base::Result<PostgresResult> checked(pg_result *answer, const QByteArray &sql);
    /// Statements without parameters; answers what the last of them answered.
    [[nodiscard]] base::Result<PostgresResult> run(const QByteArray &sql);
    /// What waits to be sent together in this session; everything else is asked only after `settle` of it.
    [[nodiscard]] PostgresGatherer &gathered() { return *m_gathered; }
    /// A name no statement of this session has had.
    [[nodiscard]] QByteArray nextName() { return "s" + QByteArray::number(++m_names); }

private:
    explicit PostgresSession(pg_conn *handle);
    [[nodiscard]] base::Result<void> prepareSession();

    pg_conn *m_handle;
    std::unique_ptr<PostgresGatherer> m_gathered;
    int m_generation = 1;
    int m_names = 0;
    bool m_isReady = false; ///< checked and set up
    bool m_isOwed = false;  ///< a transaction
};

} // namespace yichuang::storage
