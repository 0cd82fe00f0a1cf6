// SPDX-License-Identifier: Apache-2.0
#include "app/storage/Savepoint.h"

#include "app/base/Log.h"

#include <utility>

namespace yichuang::storage {

using base::Result;

namespace {

Result<void> runOnce(Connection &connection, const char *sql)
{
    Result<Statement> statement = connection.prepare(sql);
    if (!statement) {
        return failure(statement);
    }
    return statement->run().map([](qint64) {});
}

} // namespace

Result<Savepoint> Savepoint::begin(Connection &connection)
{
    Q_ASSERT(connection.isInTransaction());
    if (const Result<void> begun = runOnce(connection, "SAVEPOINT step"); !begun) {
        return failure(begun);
    }
    return Savepoint(connection);
}

Savepoint::Savepoint(Savepoint &&other) noexcept : m_connection(std::exchange(other.m_connection, nullptr)) {}

Savepoint::~Savepoint()
{
    if (m_connection == nullptr) {
        return;
    }
    if (const Result<void> undone = undo(); !undone) {
        base::log(base::LogLevel::Error, "storage", "savepoint_undo_failed", {{"detail", undone.error().detail}});
    }
}

Result<void> Savepoint::release()
{
    Q_ASSERT(m_connection != nullptr);
    const Result<void> released = runOnce(*m_connection, "RELEASE SAVEPOINT step");
    if (released) {
        m_connection = nullptr;
    }
    return released;
}

Result<void> Savepoint::undo()
{
    Q_ASSERT(m_connection != nullptr);
    Connection &connection = *std::exchange(m_connection, nullptr);
    if (!connection.isInTransaction()) {
        return base::fail(base::ErrorCode::StorageFailed, QStringLiteral("the engine gave up the whole transaction"), "storage.given_up");
    }
    return runOnce(connection, "ROLLBACK TO SAVEPOINT step").and_then([&connection] {
        return runOnce(connection, "RELEASE SAVEPOINT step");
    });
}

} // namespace yichuang::storage
