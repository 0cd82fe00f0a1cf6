// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"

#include <QByteArray>

#include <memory>

struct pg_conn;
struct pg_result;

namespace yichuang::storage {

struct PostgresResultEnd {
    void operator()(pg_result *result) const;
};
using PostgresResult = std::unique_ptr<pg_result, PostgresResultEnd>;

/// One session at a PostgreSQL server (15 or later, encoding UTF-8), shared by the database and the statements it gave
/// out. A session that was lost is opened again by `revive()`; what was prepared in it is gone then (`generation()`).
class PostgresSession {
public:
    /// `url` as libpq takes it ("postgresql://user@host:port/name"); several hosts are tried in turn. Fails with
    /// Unavailable "storage.connection", StorageFailed "storage.access" or Unsupported "storage.server".
    [[nodiscard]] static base::Result<std::shared_ptr<PostgresSession>> open(const QByteArray &url);
    ~PostgresSession();
    PostgresSession(const PostgresSession &) = delete;
    PostgresSession &operator=(const PostgresSession &) = delete;

    /// Borrowed.
    [[nodiscard]] pg_conn *handle() const { return m_handle; }
    /// Counts how often the session was opened.
    [[nodiscard]] int generation() const { return m_generation; }
    [[nodiscard]] bool isInTransaction() const;
    /// Outside a transaction: opens the session again when it was lost.
    [[nodiscard]] base::Result<void> revive();
    /// Statements without parameters; answers what the last of them answered.
    [[nodiscard]] base::Result<PostgresResult> run(const QByteArray &sql);
    /// A name no statement of this session has had.
    [[nodiscard]] QByteArray nextName() { return "s" + QByteArray::number(++m_names); }

private:
    explicit PostgresSession(pg_conn *handle) : m_handle(handle) {}
    [[nodiscard]] base::Result<void> prepareSession();

    pg_conn *m_handle;
    int m_generation = 1;
    int m_names = 0;
};

} // namespace yichuang::storage
