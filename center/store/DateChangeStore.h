// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/Ids.h"
#include "app/storage/Connection.h"

#include <optional>
#include <vector>

namespace yichuang::center {

/// A version of a case that no operation made: its dates were computed anew. What they became follows from the case
/// before and the documents there were, and is not stored a second time.
struct RecordedDateChange {
    qint64 version = 0;  ///< of the case, made by the change
    qint64 revision = 0; ///< DocumentStore::revision() then
    base::Instant made;
};

/// How far the cases were gone through after a calendar was published.
struct Recomputation {
    qint64 calendar = 0; ///< Document::no
    domain::CaseId after; ///< cases up to this one are done
    qint64 seen = 0;      ///< open cases looked at
    qint64 changed = 0;
    std::optional<base::Instant> finished;
};

/// The record of dates computed anew, and the place where computing them goes on. Writing calls are for a transaction that
/// the caller opened and that locked the heads.
class DateChangeStore {
public:
    explicit DateChangeStore(storage::Connection &connection) : m_connection(connection) {}

    [[nodiscard]] base::Result<void> add(const domain::CaseId &caseId, const RecordedDateChange &change);
    /// In the order of versions.
    [[nodiscard]] base::Result<std::vector<RecordedDateChange>> ofCase(const domain::CaseId &caseId);
    [[nodiscard]] base::Result<qint64> count();

    /// From the first case on; one begun for an earlier calendar ends, for this one goes through all cases. Once a calendar.
    [[nodiscard]] base::Result<void> begin(qint64 calendar, base::Instant now);
    [[nodiscard]] base::Result<std::optional<Recomputation>> unfinished();
    [[nodiscard]] base::Result<std::optional<Recomputation>> of(qint64 calendar);
    [[nodiscard]] base::Result<void> save(const Recomputation &state);

private:
    storage::Connection &m_connection;
};

} // namespace yichuang::center
