// SPDX-License-Identifier: Apache-2.0
#include "app/storage/PostgresStatement.h"

#include <libpq-fe.h>

#include <QtEndian>

#include <algorithm>
#include <bit>

namespace yichuang::storage {

using base::ErrorCode;
using base::Result;

PostgresStatement::PostgresStatement(std::shared_ptr<PostgresSession> session, const QByteArray &sql)
    : m_session(std::move(session)), m_named(sql), m_sql(numberParameters(sql)), m_values(m_sql.names.size())
{
}

PostgresStatement::~PostgresStatement()
{
    const bool isPrepared = m_generation != 0 && m_generation == m_session->generation();
    if (isPrepared && PQtransactionStatus(m_session->handle()) == PQTRANS_IDLE) {
        // The session forgets it sooner; when it cannot, it ends with the session.
        (void)m_session->run("DEALLOCATE " + m_name);
    }
}

Result<void> PostgresStatement::bind(const char *name, BoundValue value)
{
    const auto found = std::find(m_sql.names.begin(), m_sql.names.end(), QByteArrayView(name));
    if (found == m_sql.names.end()) {
        return base::fail(ErrorCode::Internal, QStringLiteral("no parameter %1 in sql: %2").arg(QLatin1String(name), QString::fromUtf8(m_sql.sql.left(240))),
                          "storage.parameter");
    }
    m_values[static_cast<size_t>(found - m_sql.names.begin())] = std::move(value);
    return {};
}

Result<void> PostgresStatement::bindNull(const char *name)
{
    return bind(name, {});
}

Result<void> PostgresStatement::bindInteger(const char *name, qint64 value)
{
    return bind(name, {QByteArray::number(value), BoundValue::Format::Text});
}

Result<void> PostgresStatement::bindReal(const char *name, double value)
{
    constexpr int everyDigit = 17;
    return bind(name, {QByteArray::number(value, 'g', everyDigit), BoundValue::Format::Text});
}

Result<void> PostgresStatement::bindText(const char *name, QByteArray utf8)
{
    // Sent as a text that ends at the first NUL, it would be cut without a word.
    if (utf8.contains('\0')) {
        return base::fail(ErrorCode::InvalidArgument, QStringLiteral("a text with a NUL for %1").arg(QLatin1String(name)), "storage.text");
    }
    return bind(name, {std::move(utf8), BoundValue::Format::Text});
}

Result<void> PostgresStatement::bindBlob(const char *name, QByteArray bytes)
{
    return bind(name, {std::move(bytes), BoundValue::Format::Binary});
}

Result<void> PostgresStatement::prepare()
{
    if (!m_session->isInTransaction()) {
        if (const Result<void> alive = m_session->revive(); !alive) {
            return alive;
        }
    }
    if (m_generation == m_session->generation()) {
        return {};
    }
    m_name = m_session->nextName();
    return m_session->checked(PQprepare(m_session->handle(), m_name.constData(), m_sql.sql.constData(), 0, nullptr), m_sql.sql)
        .map([this](const PostgresResult &) { m_generation = m_session->generation(); });
}

// That the server went while nobody asked it, as at a fail-over, shows at the next call only. Reading again is harmless.
Result<void> PostgresStatement::execute()
{
    const Result<void> sent = send();
    const bool isLost = !sent && sent.error().code == ErrorCode::Unavailable;
    return isLost && m_sql.sql.startsWith("SELECT") ? send() : sent;
}

Result<void> PostgresStatement::send()
{
    if (const Result<void> settled = m_session->gathered().settle(); !settled) {
        return settled;
    }
    if (const Result<void> prepared = prepare(); !prepared) {
        return prepared;
    }
    std::vector<const char *> values;
    std::vector<int> lengths;
    std::vector<int> formats;
    for (const BoundValue &value : m_values) {
        values.push_back(value.bytes ? value.bytes->constData() : nullptr);
        lengths.push_back(value.bytes ? static_cast<int>(value.bytes->size()) : 0);
        formats.push_back(static_cast<int>(value.format));
    }
    return m_session
        ->checked(PQexecPrepared(m_session->handle(), m_name.constData(), static_cast<int>(m_values.size()), values.data(), lengths.data(),
                                 formats.data(), static_cast<int>(BoundValue::Format::Binary)),
                  m_sql.sql)
        .map([this](PostgresResult result) { m_result = std::move(result); });
}

Result<bool> PostgresStatement::step()
{
    if (!m_result) {
        m_row = -1;
        if (const Result<void> executed = execute(); !executed) {
            return base::failure(executed);
        }
    }
    if (++m_row < PQntuples(m_result.get())) {
        return true;
    }
    // "INSERT 0 3", "UPDATE 3"; a query counts what it read.
    const bool isQuery = qstrncmp(PQcmdStatus(m_result.get()), "SELECT", 6) == 0;
    m_changed = isQuery ? 0 : QByteArray(PQcmdTuples(m_result.get())).toLongLong();
    m_result.reset();
    return false;
}

Result<StatementDriver::Gathered> PostgresStatement::gather(RowsChanged rows, const QByteArray &key)
{
    if (!m_session->gathered().isOn() || !m_session->isInTransaction()) {
        return Gathered::No;
    }
    return m_session->gathered().add(m_named, m_values, rows, key).map([] { return Gathered::Yes; });
}

void PostgresStatement::reset()
{
    m_result.reset();
    std::fill(m_values.begin(), m_values.end(), BoundValue());
}

int PostgresStatement::columnCount() const
{
    return PQnfields(m_result.get());
}

bool PostgresStatement::isNull(int column) const
{
    return PQgetisnull(m_result.get(), m_row, column) != 0;
}

// The server sends numbers in network order, in the width of their type.
qint64 PostgresStatement::integer(int column) const
{
    const char *data = PQgetvalue(m_result.get(), m_row, column);
    switch (PQgetlength(m_result.get(), m_row, column)) {
    case 0: return 0; // NULL
    case 1: return *data;
    case 2: return qFromBigEndian<qint16>(data);
    case 4: return qFromBigEndian<qint32>(data);
    default: break;
    }
    Q_ASSERT(PQgetlength(m_result.get(), m_row, column) == 8);
    return qFromBigEndian<qint64>(data);
}

double PostgresStatement::real(int column) const
{
    Q_ASSERT(PQgetlength(m_result.get(), m_row, column) == 8);
    return std::bit_cast<double>(integer(column));
}

QByteArrayView PostgresStatement::bytes(int column) const
{
    return {PQgetvalue(m_result.get(), m_row, column), PQgetlength(m_result.get(), m_row, column)};
}

} // namespace yichuang::storage
