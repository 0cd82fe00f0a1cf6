// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/storage/Connection.h"

namespace yichuang::storage {

/// One step inside the running transaction that can be undone alone: everything in it is undone unless `release()`
/// answers success. They do not nest. (Engines that give up a whole transaction at the first failed statement
/// go on after a savepoint was undone.)
class Savepoint {
public:
    [[nodiscard]] static base::Result<Savepoint> begin(Connection &connection);
    ~Savepoint();
    Savepoint(Savepoint &&other) noexcept;
    Savepoint &operator=(Savepoint &&) = delete;

    /// Once; the step stays in the transaction.
    [[nodiscard]] base::Result<void> release();
    /// Once. Fails when the engine has given up the whole transaction (disk full): nothing in it holds then.
    [[nodiscard]] base::Result<void> undo();

private:
    explicit Savepoint(Connection &connection) : m_connection(&connection) {}

    Connection *m_connection;
};

} // namespace yichuang::storage
