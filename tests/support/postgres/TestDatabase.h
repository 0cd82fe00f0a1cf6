// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTemporaryDir>

namespace yichuang::tests {

/// A place for the centre's database, gone with the object: a file of its own, or, where the environment names a
/// PostgreSQL server (YICHUANG_TEST_POSTGRES, a file cluster.py writes), a schema of its own in it.
class TestDatabase {
public:
    TestDatabase();
    ~TestDatabase();
    TestDatabase(const TestDatabase &) = delete;
    TestDatabase &operator=(const TestDatabase &) = delete;

    /// As `--database` takes it.
    [[nodiscard]] const QString &where() const { return m_where; }
    [[nodiscard]] bool isFile() const { return m_schema.isEmpty(); }
    /// On a server: everything in it into a file, and back, with PostgreSQL's own tools.
    void dump(const QString &file) const;
    void bringBack(const QString &file) const;

private:
    QTemporaryDir m_folder;
    QString m_server;
    QByteArray m_schema;
    QString m_where;
};

} // namespace yichuang::tests
