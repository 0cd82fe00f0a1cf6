// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/storage/Connection.h"

#include <functional>

namespace yichuang::tests {

/// When and how a FaultyConnection goes wrong. Counted are: prepare, step, begin, commit, script, version.
struct FaultPlan {
    /// The call that goes wrong, counted from 0; negative: none does.
    qint64 failAt = -1;
    base::Error error{base::ErrorCode::StorageFailed, QStringLiteral("fault of the test"), "storage.io"};
    /// Another one that goes wrong: the n-th call after that one, counted from 0; negative: none does.
    qint64 failAgain = -1;
    bool struckAgain = false;
    /// Runs instead of failing when set (kill the process, copy the folder).
    std::function<void()> instead;
    /// Calls seen so far.
    qint64 calls = 0;
    /// The fault has struck.
    bool struck = false;

    /// Counts a call; a failure when it is the one.
    [[nodiscard]] base::Result<void> visit();
};

/// Passes everything on to a real connection and lets the n-th call go wrong: a sweep runs the same act
/// with n = 0, 1, 2, … until nothing fails any more. Rolling back always works, as it does in SQLite.
class FaultyConnection final : public storage::Connection {
public:
    FaultyConnection(std::unique_ptr<storage::Connection> inner, std::shared_ptr<FaultPlan> plan);

    [[nodiscard]] storage::Dialect dialect() const override { return m_inner->dialect(); }
    [[nodiscard]] base::Result<storage::Statement> prepare(const QByteArray &sql) override;
    [[nodiscard]] base::Result<void> executeScript(const QByteArray &sql) override;
    [[nodiscard]] base::Result<void> begin() override;
    [[nodiscard]] base::Result<void> commit() override;
    [[nodiscard]] base::Result<void> rollback() override { return m_inner->rollback(); }
    [[nodiscard]] bool isInTransaction() const override { return m_inner->isInTransaction(); }
    [[nodiscard]] base::Result<int> schemaVersion() override { return m_inner->schemaVersion(); }
    [[nodiscard]] base::Result<void> setSchemaVersion(int version, int oldest) override;
    [[nodiscard]] base::Result<int> oldestSchema() override { return m_inner->oldestSchema(); }
    void setGathering(Gathering gathering) override { m_inner->setGathering(gathering); }

private:
    std::unique_ptr<storage::Connection> m_inner;
    std::shared_ptr<FaultPlan> m_plan;
};

} // namespace yichuang::tests
