// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/storage/PostgresGatherer.h"

namespace yichuang::storage {

/// A statement of PostgreSQL, prepared at its first run in each session. All rows of a run come at once.
class PostgresStatement final : public StatementDriver {
public:
    PostgresStatement(std::shared_ptr<PostgresSession> session, const QByteArray &sql);
    ~PostgresStatement() override;

    [[nodiscard]] base::Result<void> bindNull(const char *name) override;
    [[nodiscard]] base::Result<void> bindInteger(const char *name, qint64 value) override;
    [[nodiscard]] base::Result<void> bindReal(const char *name, double value) override;
    [[nodiscard]] base::Result<void> bindText(const char *name, QByteArray utf8) override;
    [[nodiscard]] base::Result<void> bindBlob(const char *name, QByteArray bytes) override;
    [[nodiscard]] base::Result<bool> step() override;
    [[nodiscard]] base::Result<Gathered> gather(RowsChanged rows, const QByteArray &key) override;
    void reset() override;
    [[nodiscard]] int columnCount() const override;
    [[nodiscard]] bool isNull(int column) const override;
    [[nodiscard]] qint64 integer(int column) const override;
    [[nodiscard]] double real(int column) const override;
    [[nodiscard]] QByteArrayView bytes(int column) const override;
    [[nodiscard]] qint64 changedRows() const override { return m_changed; }

private:
    [[nodiscard]] base::Result<void> bind(const char *name, BoundValue value);
    [[nodiscard]] base::Result<void> prepare();
    [[nodiscard]] base::Result<void> execute();
    [[nodiscard]] base::Result<void> send();

    std::shared_ptr<PostgresSession> m_session;
    QByteArray m_named; ///< as it came
    NumberedSql m_sql;
    QByteArray m_name;
    int m_generation = 0; ///< of the session it is prepared in; 0 = of none
    BoundRow m_values;
    PostgresResult m_result;
    int m_row = -1;
    qint64 m_changed = 0;
};

} // namespace yichuang::storage
