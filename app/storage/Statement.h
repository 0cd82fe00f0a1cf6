// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Instant.h"
#include "app/storage/StatementDriver.h"

#include <QLatin1String>

#include <memory>
#include <optional>

namespace yichuang::storage {

class StatementCache;

/// A prepared statement with named parameters (`:name`). Binding never fails on the spot: the first
/// failure is kept and answered by the next `step()` or `run()`, so that calls can be chained.
/// Move-only; when it ends, the prepared form goes back to its connection for the next caller.
/// Used on the thread of its connection; values bound are never logged.
class Statement {
public:
    /// A statement that belongs to no cache (test decorators, engines without one).
    explicit Statement(std::unique_ptr<StatementDriver> driver);
    Statement(std::unique_ptr<StatementDriver> driver, QByteArray sql, std::shared_ptr<StatementCache> cache);
    ~Statement();
    Statement(Statement &&) noexcept = default;
    Statement &operator=(Statement &&other) noexcept;

    Statement &bind(const char *name, qint64 value);
    Statement &bind(const char *name, int value) { return bind(name, static_cast<qint64>(value)); }
    Statement &bind(const char *name, double value);
    Statement &bind(const char *name, const QString &value);
    Statement &bind(const char *name, QLatin1String value);
    /// A blob.
    Statement &bind(const char *name, const QByteArray &value);
    /// UTC milliseconds.
    Statement &bind(const char *name, base::Instant value) { return bind(name, base::toMs(value)); }
    Statement &bindNull(const char *name);
    template<typename T>
    Statement &bind(const char *name, const std::optional<T> &value)
    {
        return value ? bind(name, *value) : bindNull(name);
    }

    /// True: a row is there. False: done.
    [[nodiscard]] base::Result<bool> step();
    /// As `step()`, but having no row is ErrorCode::NotFound.
    [[nodiscard]] base::Result<void> stepToRow();
    /// Runs to the end, dropping rows, and makes ready for the next binding. Answers the number of rows changed.
    [[nodiscard]] base::Result<qint64> run();
    /// As `run()`, of an INSERT with one VALUES or an UPDATE with one WHERE. An engine that is told to gather
    /// (Connection::setGathering) keeps the values of many such runs and sends them as one statement of many rows, before the
    /// next other statement of its connection, which answers their failure; nothing is read before it is written. `key`: what
    /// no two rows sent together may share, such as the row an UPDATE is about; may be empty.
    [[nodiscard]] base::Result<void> runGathered(RowsChanged rows, const QByteArray &key = {});
    /// Ready to be bound and run again, all parameters NULL.
    void reset();

    /// Rows changed by a run that `step()` has brought to its end; `run()` answers it by itself.
    [[nodiscard]] qint64 changedRows() const { return m_driver->changedRows(); }
    [[nodiscard]] int columnCount() const { return m_driver->columnCount(); }
    [[nodiscard]] bool isNull(int column) const { return m_driver->isNull(column); }
    [[nodiscard]] qint64 integer(int column) const { return m_driver->integer(column); }
    [[nodiscard]] double real(int column) const { return m_driver->real(column); }
    [[nodiscard]] QString text(int column) const { return QString::fromUtf8(m_driver->bytes(column)); }
    [[nodiscard]] QByteArray blob(int column) const { return m_driver->bytes(column).toByteArray(); }
    /// Valid until the next step or reset.
    [[nodiscard]] QByteArrayView blobView(int column) const { return m_driver->bytes(column); }
    [[nodiscard]] base::Instant instant(int column) const { return base::instantFromMs(integer(column)); }
    [[nodiscard]] std::optional<base::Instant> instantIfAny(int column) const;

private:
    void note(const base::Result<void> &bound);
    void giveBack() noexcept;

    std::unique_ptr<StatementDriver> m_driver;
    QByteArray m_sql;
    std::shared_ptr<StatementCache> m_cache;
    std::optional<base::Error> m_bindError;
};

} // namespace yichuang::storage
