// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/Case.h"

#include <QCache>
#include <QHash>

#include <memory>

namespace yichuang::center {

/// The cases worked on lately, as they stand in the running transaction. What a step or the transaction undoes is
/// forgotten here too. One thread.
class CaseCache {
public:
    using Entry = std::shared_ptr<const domain::Case>;

    explicit CaseCache(int capacity) : m_kept(capacity) {}

    /// Null: not known here; the store must be asked.
    [[nodiscard]] Entry find(const domain::CaseId &id) const;
    /// Read from the store: true whatever becomes of the step.
    void noteStored(const Entry &entry);
    /// Written by the running step.
    void noteWritten(const Entry &entry);

    void keepStep();
    void undoStep() { m_step.clear(); }
    void keepTransaction();
    void undoTransaction();
    /// Another process wrote to the database.
    void clear();

private:
    QHash<domain::CaseId, Entry> m_step;
    QHash<domain::CaseId, Entry> m_transaction;
    QCache<domain::CaseId, Entry> m_kept;
};

} // namespace yichuang::center
