// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/store/Workspace.h"
#include "tests/support/FakeClock.h"
#include "tests/support/storage/FaultyConnection.h"

#include <QTemporaryDir>

namespace yichuang::tests {

/// A workspace in a folder of its own that can be closed, opened again and made to fail.
class StoreFixture {
public:
    StoreFixture();

    /// Opens and unlocks. `plan`, when given, stands between the stores and the database.
    [[nodiscard]] base::Result<void> open(const std::shared_ptr<FaultPlan> &plan = {});
    void close() { m_workspace.reset(); }
    /// The folder is replaced by a copy of itself, as from a backup, and opened.
    void putBackACopy();
    [[nodiscard]] store::Workspace &workspace() { return *m_workspace; }
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] FakeClock &clock() { return m_clock; }
    [[nodiscard]] base::Instant now() const { return m_clock.now(); }

    [[nodiscard]] static crypto::SecretBytes dataKey();
    [[nodiscard]] static domain::WorkstationId workstation();
    [[nodiscard]] static domain::NumberBlock block(qint64 first, qint64 last);

    /// Accepts a new fictional case with a number and a paper, as intake does.
    [[nodiscard]] base::Result<store::Committed> accept(const domain::CaseId &id, int index);
    /// Another act on a case that is here; `note` becomes a field of it.
    [[nodiscard]] base::Result<store::Committed> amend(const domain::CaseId &id, const QString &note);
    /// The case is taken back to what the centre has; the act settles the operation.
    [[nodiscard]] base::Result<store::Committed> settle(const domain::CaseId &id, const domain::OperationId &operation);
    [[nodiscard]] domain::CaseId newCaseId() const { return domain::CaseId::make(now()); }

private:
    [[nodiscard]] base::Result<store::Committed> amend(const store::ActRequest &request, const QString &note);

    QTemporaryDir m_folder;
    FakeClock m_clock;
    std::unique_ptr<store::Workspace> m_workspace;
};

/// Applied with this version.
[[nodiscard]] protocol::Answer appliedAnswer(const domain::OperationId &id, qint64 version);
[[nodiscard]] inline protocol::Answer appliedAnswer(const protocol::Operation &operation, qint64 version) { return appliedAnswer(operation.id, version); }

} // namespace yichuang::tests
