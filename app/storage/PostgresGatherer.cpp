// SPDX-License-Identifier: Apache-2.0
#include "app/storage/PostgresGatherer.h"

#include <libpq-fe.h>

#include <QtEndian>

#include <algorithm>
#include <array>

namespace yichuang::storage {

using base::ErrorCode;
using base::Result;

namespace {

/// A type of the server's catalogue (pg_type.oid), the type of its arrays, and whether it is a number of so many bytes.
struct ElementType {
    unsigned id;
    unsigned array;
    int width; ///< 0: bytes or a text, as they are
};
constexpr std::array Types{ElementType{20, 1016, 8}, ElementType{23, 1007, 4}, ElementType{25, 1009, 0}, ElementType{17, 1001, 0}};

const ElementType *typeOf(unsigned id)
{
    const auto found = std::find_if(Types.begin(), Types.end(), [id](const ElementType &type) { return type.id == id; });
    return found == Types.end() ? nullptr : found;
}

template<typename Number>
void add(QByteArray &bytes, Number value)
{
    const qsizetype end = bytes.size();
    bytes.resize(end + static_cast<qsizetype>(sizeof(Number)));
    qToBigEndian(value, bytes.data() + end);
}

void addElement(QByteArray &bytes, const ElementType &type, const BoundValue &value)
{
    if (!value.bytes) {
        add<qint32>(bytes, -1);
        return;
    }
    const qint32 length = type.width > 0 ? type.width : static_cast<qint32>(value.bytes->size());
    add<qint32>(bytes, length);
    switch (type.width) {
    case 8: add<qint64>(bytes, value.bytes->toLongLong()); break;
    case 4: add<qint32>(bytes, value.bytes->toInt()); break;
    default: bytes += *value.bytes; break;
    }
}

/// The server's binary form of an array of one dimension (array_recv): dimensions, whether there are NULLs, type, length, first index.
QByteArray arrayOf(const ElementType &type, const std::vector<BoundRow> &rows, size_t column)
{
    QByteArray bytes;
    add<qint32>(bytes, 1);
    add<qint32>(bytes, 1);
    add<quint32>(bytes, type.id);
    add<qint32>(bytes, static_cast<qint32>(rows.size()));
    add<qint32>(bytes, 1);
    for (const BoundRow &row : rows) {
        addElement(bytes, type, row[column]);
    }
    return bytes;
}

} // namespace

QByteArray overManyRows(const QByteArray &sql, qsizetype parameters)
{
    QByteArray arrays;
    QByteArray names;
    for (qsizetype n = 1; n <= parameters; ++n) {
        const QByteArray comma = n == 1 ? "" : ", ";
        arrays += comma + '$' + QByteArray::number(n);
        names += comma + 'p' + QByteArray::number(n);
    }
    const QByteArray rows = " FROM unnest(" + arrays + ") AS gathered (" + names + ")";
    QByteArray many = numberParameters(sql, "gathered.p").sql;
    if (many.startsWith("UPDATE ")) {
        const qsizetype where = many.indexOf(" WHERE ");
        return where < 0 ? QByteArray() : many.insert(where, rows);
    }
    constexpr QByteArrayView Values = " VALUES (";
    const qsizetype begin = many.indexOf(Values);
    // Up to the bracket that closes the row.
    qsizetype end = begin + Values.size();
    for (int depth = 1; begin >= 0 && end < many.size(); ++end) {
        depth += many[end] == '(' ? 1 : many[end] == ')' ? -1 : 0;
        if (depth == 0) {
            const QByteArray row = many.sliced(begin + Values.size(), end - begin - Values.size());
            return many.replace(begin, end + 1 - begin, " SELECT " + row + rows);
        }
    }
    return {};
}

Result<void> PostgresGatherer::add(const QByteArray &sql, BoundRow row, RowsChanged rows, const QByteArray &key)
{
    const auto same = [&sql](const Waiting &waiting) { return waiting.sql == sql; };
    auto waiting = std::find_if(m_waiting.begin(), m_waiting.end(), same);
    if (waiting != m_waiting.end() && !key.isEmpty() && waiting->keys.contains(key)) {
        if (const Result<void> sent = settle(); !sent) {
            return sent;
        }
        waiting = m_waiting.end();
    }
    if (waiting == m_waiting.end()) {
        m_waiting.push_back({sql, rows, {}, {}});
        waiting = m_waiting.end() - 1;
    }
    waiting->bound.push_back(std::move(row));
    if (!key.isEmpty()) {
        waiting->keys.insert(key);
    }
    return {};
}

Result<void> PostgresGatherer::settle()
{
    for (const Waiting &waiting : std::exchange(m_waiting, {})) {
        if (const Result<void> sent = send(waiting); !sent) {
            return sent;
        }
    }
    return {};
}

// What the server makes of the parameters of the statement for one row.
Result<std::vector<unsigned>> PostgresGatherer::typesOf(const NumberedSql &sql)
{
    const QByteArray name = m_session.nextName();
    const auto prepared = m_session.checked(PQprepare(m_session.handle(), name.constData(), sql.sql.constData(), 0, nullptr), sql.sql);
    const auto described = prepared ? m_session.checked(PQdescribePrepared(m_session.handle(), name.constData()), sql.sql) : base::failure(prepared);
    if (!described) {
        return base::failure(described);
    }
    std::vector<unsigned> types;
    for (int n = 0; n < PQnparams(described->get()); ++n) {
        types.push_back(PQparamtype(described->get(), n));
        if (typeOf(types.back()) == nullptr) {
            return base::fail(ErrorCode::Internal, QStringLiteral("type %1 cannot be gathered: %2").arg(types.back()).arg(QString::fromUtf8(sql.sql.left(240))),
                              "storage.gathered");
        }
    }
    return m_session.run("DEALLOCATE " + name).map([&types](const PostgresResult &) { return std::move(types); });
}

Result<const PostgresGatherer::Prepared *> PostgresGatherer::prepared(const QByteArray &sql)
{
    Prepared &known = m_prepared[sql];
    if (known.generation == m_session.generation()) {
        return &known;
    }
    const NumberedSql one = numberParameters(sql);
    Result<std::vector<unsigned>> elements = typesOf(one);
    if (!elements) {
        return base::failure(elements);
    }
    std::vector<unsigned> arrays;
    for (const unsigned element : *elements) {
        arrays.push_back(typeOf(element)->array);
    }
    const QByteArray many = overManyRows(sql, static_cast<qsizetype>(one.names.size()));
    if (many.isEmpty()) {
        return base::fail(ErrorCode::Internal, QStringLiteral("not to be gathered: %1").arg(QString::fromUtf8(sql.left(240))), "storage.gathered");
    }
    const QByteArray name = m_session.nextName();
    return m_session.checked(PQprepare(m_session.handle(), name.constData(), many.constData(), static_cast<int>(arrays.size()), arrays.data()), many)
        .map([&](const PostgresResult &) {
            known = {name, std::move(*elements), m_session.generation()};
            return static_cast<const Prepared *>(&known);
        });
}

Result<void> PostgresGatherer::send(const Waiting &waiting)
{
    const Result<const Prepared *> statement = prepared(waiting.sql);
    if (!statement) {
        return base::failure(statement);
    }
    std::vector<QByteArray> arrays;
    std::vector<const char *> values;
    std::vector<int> lengths;
    for (size_t column = 0; column < (*statement)->elements.size(); ++column) {
        arrays.push_back(arrayOf(*typeOf((*statement)->elements[column]), waiting.bound, column));
        values.push_back(arrays.back().constData());
        lengths.push_back(static_cast<int>(arrays.back().size()));
    }
    const std::vector<int> formats(arrays.size(), static_cast<int>(BoundValue::Format::Binary));
    const auto done = m_session.checked(PQexecPrepared(m_session.handle(), (*statement)->name.constData(), static_cast<int>(values.size()), values.data(),
                                                       lengths.data(), formats.data(), static_cast<int>(BoundValue::Format::Binary)),
                                        waiting.sql);
    if (!done) {
        return base::failure(done);
    }
    const qint64 changed = QByteArray(PQcmdTuples(done->get())).toLongLong();
    return checkChanged(waiting.rows, changed, static_cast<qint64>(waiting.bound.size()));
}

} // namespace yichuang::storage
