// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/storage/Connection.h"
#include "app/storage/NamedParameters.h"
#include "app/storage/PostgresSession.h"

#include <QHash>
#include <QSet>

#include <optional>
#include <vector>

namespace yichuang::storage {

/// A parameter as it was bound.
struct BoundValue {
    enum class Format : int { Text = 0, Binary = 1 }; // libpq's own numbers
    std::optional<QByteArray> bytes; ///< none: NULL. A number or a text: its characters
    Format format = Format::Text;
};
using BoundRow = std::vector<BoundValue>;

/// Runs of the same statement that are sent together: the rows of "INSERT … VALUES (…)" or of "UPDATE … WHERE …" as one
/// statement over `unnest` of an array a parameter, so that a thousand rows are one journey to the server. Of numbers, texts
/// and bytes only. Of one session; what waits goes with `settle`, in the order in which the statements were first gathered.
class PostgresGatherer {
public:
    explicit PostgresGatherer(PostgresSession &session) : m_session(session) {}

    void set(Connection::Gathering gathering) { m_gathering = gathering; }
    [[nodiscard]] bool isOn() const { return m_gathering == Connection::Gathering::On; }
    /// `sql` with its names; `key`: see Statement::runGathered. A key that waits already sends what waits first.
    [[nodiscard]] base::Result<void> add(const QByteArray &sql, BoundRow row, RowsChanged rows, const QByteArray &key);
    /// Sends what waits. After a failure nothing waits any more.
    [[nodiscard]] base::Result<void> settle();
    void drop() { m_waiting.clear(); }

private:
    struct Waiting {
        QByteArray sql;
        RowsChanged rows = RowsChanged::One;
        std::vector<BoundRow> bound;
        QSet<QByteArray> keys;
    };
    struct Prepared {
        QByteArray name;
        std::vector<unsigned> elements; ///< the types of the parameters
        int generation = 0;
    };
    [[nodiscard]] base::Result<const Prepared *> prepared(const QByteArray &sql);
    [[nodiscard]] base::Result<std::vector<unsigned>> typesOf(const NumberedSql &sql);
    [[nodiscard]] base::Result<void> send(const Waiting &waiting);

    PostgresSession &m_session;
    Connection::Gathering m_gathering = Connection::Gathering::Off;
    std::vector<Waiting> m_waiting;
    QHash<QByteArray, Prepared> m_prepared;
};

/// The statement over many rows: what `sql` does for one row, for each of the arrays $1, $2, …, one a name. Empty when it is
/// no INSERT with VALUES and no UPDATE with WHERE.
[[nodiscard]] QByteArray overManyRows(const QByteArray &sql, qsizetype parameters);

} // namespace yichuang::storage
