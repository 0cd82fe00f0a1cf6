// SPDX-License-Identifier: Apache-2.0
#include "app/storage/Statement.h"

#include "app/storage/StatementCache.h"

namespace yichuang::storage {

using base::ErrorCode;
using base::Result;

Result<void> checkChanged(RowsChanged rows, qint64 changed, qint64 executions)
{
    if (rows == RowsChanged::One && changed != executions) {
        return base::fail(ErrorCode::AlreadyExists, QStringLiteral("%1 of %2 rows were written").arg(changed).arg(executions), "storage.not_one");
    }
    return {};
}

Statement::Statement(std::unique_ptr<StatementDriver> driver) : m_driver(std::move(driver)) {}

Statement::Statement(std::unique_ptr<StatementDriver> driver, QByteArray sql, std::shared_ptr<StatementCache> cache)
    : m_driver(std::move(driver)), m_sql(std::move(sql)), m_cache(std::move(cache))
{
}

Statement::~Statement()
{
    giveBack();
}

Statement &Statement::operator=(Statement &&other) noexcept
{
    if (this != &other) {
        giveBack();
        m_driver = std::move(other.m_driver);
        m_sql = std::move(other.m_sql);
        m_cache = std::move(other.m_cache);
        m_bindError = std::move(other.m_bindError);
    }
    return *this;
}

void Statement::giveBack() noexcept
{
    if (!m_driver) {
        return;
    }
    m_driver->reset();
    if (m_cache) {
        m_cache->put(m_sql, std::move(m_driver));
    }
    m_driver.reset();
}

void Statement::note(const Result<void> &bound)
{
    if (!bound && !m_bindError) {
        m_bindError = bound.error();
    }
}

Statement &Statement::bind(const char *name, qint64 value)
{
    note(m_driver->bindInteger(name, value));
    return *this;
}

Statement &Statement::bind(const char *name, double value)
{
    note(m_driver->bindReal(name, value));
    return *this;
}

Statement &Statement::bind(const char *name, const QString &value)
{
    note(m_driver->bindText(name, value.toUtf8()));
    return *this;
}

Statement &Statement::bind(const char *name, QLatin1String value)
{
    note(m_driver->bindText(name, QByteArray(value.data(), value.size())));
    return *this;
}

Statement &Statement::bind(const char *name, const QByteArray &value)
{
    note(m_driver->bindBlob(name, value));
    return *this;
}

Statement &Statement::bindNull(const char *name)
{
    note(m_driver->bindNull(name));
    return *this;
}

Result<bool> Statement::step()
{
    if (m_bindError) {
        return tl::unexpected<base::Error>(*m_bindError);
    }
    return m_driver->step();
}

Result<void> Statement::stepToRow()
{
    const Result<bool> row = step();
    if (!row) {
        return failure(row);
    }
    if (!*row) {
        return base::fail(ErrorCode::NotFound, QStringLiteral("no such row"), "storage.no_row");
    }
    return {};
}

Result<qint64> Statement::run()
{
    Result<bool> row = step();
    while (row && *row) {
        row = step();
    }
    const qint64 changed = row ? m_driver->changedRows() : 0;
    reset();
    if (!row) {
        return failure(row);
    }
    return changed;
}

Result<void> Statement::runGathered(RowsChanged rows, const QByteArray &key)
{
    if (m_bindError) {
        return tl::unexpected<base::Error>(*m_bindError);
    }
    const Result<StatementDriver::Gathered> taken = m_driver->gather(rows, key);
    if (!taken || *taken == StatementDriver::Gathered::Yes) {
        reset();
        return taken ? Result<void>() : failure(taken);
    }
    return run().and_then([rows](qint64 changed) { return checkChanged(rows, changed, 1); });
}

void Statement::reset()
{
    m_driver->reset();
    m_bindError.reset();
}

std::optional<base::Instant> Statement::instantIfAny(int column) const
{
    return isNull(column) ? std::nullopt : std::optional(instant(column));
}

} // namespace yichuang::storage
