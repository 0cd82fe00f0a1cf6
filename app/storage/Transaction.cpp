// SPDX-License-Identifier: Apache-2.0
#include "app/storage/Transaction.h"

#include "app/base/Log.h"

namespace yichuang::storage {

using base::ErrorCode;
using base::Result;

Result<Transaction> Transaction::begin(Connection &connection)
{
    if (connection.isInTransaction()) {
        return base::fail(ErrorCode::Internal, QStringLiteral("transaction inside a transaction"), "storage.nested");
    }
    if (const Result<void> begun = connection.begin(); !begun) {
        return failure(begun);
    }
    return Transaction(connection);
}

Transaction::Transaction(Transaction &&other) noexcept : m_connection(std::exchange(other.m_connection, nullptr)) {}

Transaction::~Transaction()
{
    rollback();
}

Result<void> Transaction::commit()
{
    Q_ASSERT(m_connection != nullptr);
    const Result<void> done = m_connection->commit();
    if (!done) {
        rollback();
    }
    m_connection = nullptr;
    return done;
}

void Transaction::rollback() noexcept
{
    if (m_connection == nullptr) {
        return;
    }
    // Nobody can be told from a destructor; the connection stays in its transaction, so that the
    // next begin() fails and the caller learns it there.
    if (const Result<void> undone = m_connection->rollback(); !undone) {
        base::log(base::LogLevel::Error, "storage", "rollback_failed", {{"detail", undone.error().detail}});
    }
    m_connection = nullptr;
}

} // namespace yichuang::storage
