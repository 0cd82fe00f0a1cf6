// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/storage/Connection.h"

#include <optional>
#include <type_traits>

/// The four shapes nearly every call of a store has, so that a store's function is its SQL, what it binds
/// and what it reads. `bind` is called with the Statement and binds every parameter.
namespace yichuang::storage {

/// Runs a statement without rows. Answers the number of rows changed.
template<typename Bind>
[[nodiscard]] base::Result<qint64> execute(Connection &connection, const QByteArray &sql, Bind bind)
{
    base::Result<Statement> statement = connection.prepare(sql);
    if (!statement) {
        return failure(statement);
    }
    bind(*statement);
    return statement->run();
}

/// Calls `read(const Statement &)` → Result<void> for each row; its failure ends the walk and is answered.
template<typename Bind, typename Read>
[[nodiscard]] base::Result<void> forEachRow(Connection &connection, const QByteArray &sql, Bind bind, Read read)
{
    base::Result<Statement> statement = connection.prepare(sql);
    if (!statement) {
        return failure(statement);
    }
    bind(*statement);
    base::Result<bool> row = statement->step();
    for (; row && *row; row = statement->step()) {
        if (const base::Result<void> done = read(std::as_const(*statement)); !done) {
            return done;
        }
    }
    if (!row) {
        return failure(row);
    }
    return {};
}

/// `read(const Statement &)` → Result<T> of the first row; empty when there is none.
template<typename Bind, typename Read>
[[nodiscard]] auto firstRow(Connection &connection, const QByteArray &sql, Bind bind, Read read)
    -> base::Result<std::optional<typename std::invoke_result_t<Read, const Statement &>::value_type>>
{
    using Value = typename std::invoke_result_t<Read, const Statement &>::value_type;
    base::Result<Statement> statement = connection.prepare(sql);
    if (!statement) {
        return failure(statement);
    }
    bind(*statement);
    const base::Result<bool> row = statement->step();
    if (!row) {
        return failure(row);
    }
    if (!*row) {
        return std::optional<Value>();
    }
    base::Result<Value> value = read(std::as_const(*statement));
    if (!value) {
        return failure(value);
    }
    return std::optional<Value>(std::move(*value));
}

/// For statements without parameters.
inline void bindNothing(Statement &) {}

/// Drops the number of rows changed.
[[nodiscard]] inline base::Result<void> done(const base::Result<qint64> &run)
{
    return run ? base::Result<void>() : base::Result<void>(failure(run));
}

} // namespace yichuang::storage
