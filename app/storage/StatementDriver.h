// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace yichuang::storage {

/// What every execution of a gathered statement changes.
enum class RowsChanged {
    One, ///< else it failed with AlreadyExists "storage.not_one"
    Any,
};

/// AlreadyExists "storage.not_one" when `rows` is One and another number was changed than executions there were.
[[nodiscard]] base::Result<void> checkChanged(RowsChanged rows, qint64 changed, qint64 executions);

/// What one database engine does for a prepared statement. Only engines and test decorators implement
/// it; everybody else uses `Statement`. Column getters are valid between a `step()` that answered
/// true and the next call of `step()` or `reset()`.
class StatementDriver {
public:
    virtual ~StatementDriver() = default;
    StatementDriver(const StatementDriver &) = delete;
    StatementDriver &operator=(const StatementDriver &) = delete;

    /// `name` includes the colon (":id"). An unknown name is ErrorCode::Internal.
    [[nodiscard]] virtual base::Result<void> bindNull(const char *name) = 0;
    [[nodiscard]] virtual base::Result<void> bindInteger(const char *name, qint64 value) = 0;
    [[nodiscard]] virtual base::Result<void> bindReal(const char *name, double value) = 0;
    [[nodiscard]] virtual base::Result<void> bindText(const char *name, QByteArray utf8) = 0;
    [[nodiscard]] virtual base::Result<void> bindBlob(const char *name, QByteArray bytes) = 0;

    /// True: a row is there. False: done.
    [[nodiscard]] virtual base::Result<bool> step() = 0;
    /// Takes the values bound for a run of many rows at once (Statement::runGathered), or answers No: run now.
    enum class Gathered { No, Yes };
    [[nodiscard]] virtual base::Result<Gathered> gather(RowsChanged, const QByteArray & /*key*/) { return Gathered::No; }
    /// Ready to run again, all parameters NULL.
    virtual void reset() = 0;

    [[nodiscard]] virtual int columnCount() const = 0;
    [[nodiscard]] virtual bool isNull(int column) const = 0;
    [[nodiscard]] virtual qint64 integer(int column) const = 0;
    [[nodiscard]] virtual double real(int column) const = 0;
    /// The bytes of a text (UTF-8) or blob.
    [[nodiscard]] virtual QByteArrayView bytes(int column) const = 0;
    /// Rows inserted, updated or deleted by the last run that came to its end.
    [[nodiscard]] virtual qint64 changedRows() const = 0;

protected:
    StatementDriver() = default;
};

} // namespace yichuang::storage
