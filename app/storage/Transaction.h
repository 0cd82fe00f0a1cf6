// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/storage/Connection.h"

namespace yichuang::storage {

/// One transaction; everything in it is undone unless `commit()` answers success. They do not nest:
/// a second one on the same connection is ErrorCode::Internal.
class Transaction {
public:
    [[nodiscard]] static base::Result<Transaction> begin(Connection &connection);
    ~Transaction();
    Transaction(Transaction &&other) noexcept;
    Transaction &operator=(Transaction &&) = delete;

    /// Once; success means durable. A failure has rolled back.
    [[nodiscard]] base::Result<void> commit();

private:
    explicit Transaction(Connection &connection) : m_connection(&connection) {}
    void rollback() noexcept;

    Connection *m_connection;
};

} // namespace yichuang::storage
