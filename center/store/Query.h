// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/storage/Connection.h"

#include <optional>
#include <type_traits>
#include <vector>

// What a store does with a statement.
namespace yichuang::center {

/// Binds and runs; answers the number of rows changed.
template<typename Bind>
[[nodiscard]] base::Result<qint64> runQuery(storage::Connection &connection, const char *sql, Bind bind)
{
    base::Result<storage::Statement> statement = connection.prepare(sql);
    if (!statement) {
        return base::failure(statement);
    }
    bind(*statement);
    return statement->run();
}

/// As `runQuery`, together with other rows where that saves a journey: storage::Statement::runGathered.
template<typename Bind>
[[nodiscard]] base::Result<void> gatherQuery(storage::Connection &connection, const char *sql, storage::RowsChanged rows, const QByteArray &key, Bind bind)
{
    base::Result<storage::Statement> statement = connection.prepare(sql);
    if (!statement) {
        return base::failure(statement);
    }
    bind(*statement);
    return statement->runGathered(rows, key);
}

/// The first row as `read(statement) -> Result<T>`; nothing when there is none.
template<typename Bind, typename Read>
[[nodiscard]] auto findRow(storage::Connection &connection, const char *sql, Bind bind, Read read)
    -> base::Result<std::optional<typename std::invoke_result_t<Read, storage::Statement &>::value_type>>
{
    using Value = typename std::invoke_result_t<Read, storage::Statement &>::value_type;
    base::Result<storage::Statement> statement = connection.prepare(sql);
    if (!statement) {
        return base::failure(statement);
    }
    bind(*statement);
    const base::Result<bool> row = statement->step();
    if (!row) {
        return base::failure(row);
    }
    if (!*row) {
        return std::optional<Value>();
    }
    base::Result<Value> value = read(*statement);
    if (!value) {
        return base::failure(value);
    }
    return std::optional<Value>(std::move(*value));
}

/// Every row as `read(statement) -> Result<T>`, in the order of the query.
template<typename Bind, typename Read>
[[nodiscard]] auto listRows(storage::Connection &connection, const char *sql, Bind bind, Read read)
    -> base::Result<std::vector<typename std::invoke_result_t<Read, storage::Statement &>::value_type>>
{
    using Value = typename std::invoke_result_t<Read, storage::Statement &>::value_type;
    base::Result<storage::Statement> statement = connection.prepare(sql);
    if (!statement) {
        return base::failure(statement);
    }
    bind(*statement);
    std::vector<Value> values;
    base::Result<bool> row = statement->step();
    for (; row && *row; row = statement->step()) {
        base::Result<Value> value = read(*statement);
        if (!value) {
            return base::failure(value);
        }
        values.push_back(std::move(*value));
    }
    if (!row) {
        return base::failure(row);
    }
    return values;
}

/// The byte strings of a parameter bound with `keyList`, as an array of PostgreSQL: "id = ANY (" YICHUANG_KEYS(":ids") ")".
#define YICHUANG_KEYS(parameter) "ARRAY(SELECT decode(one, 'hex') FROM unnest(string_to_array(" parameter ", ',')) AS one)"
[[nodiscard]] inline QString keyList(const QByteArrayList &keys)
{
    QByteArrayList hex;
    hex.reserve(keys.size());
    for (const QByteArray &key : keys) {
        hex.append(key.toHex());
    }
    return QString::fromLatin1(hex.join(','));
}

inline void bindNothing(storage::Statement &) {}

} // namespace yichuang::center
