// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/Act.h"
#include "app/domain/Case.h"

#include <QString>

#include <vector>

namespace yichuang::domain {

/// One field that two people changed to different values.
struct FieldConflict {
    QString path;
    QString base;
    QString mine;
    QString theirs;
    friend bool operator==(const FieldConflict &, const FieldConflict &) = default;
};

/// The value of an amendable field, or an error for a path that is none.
[[nodiscard]] base::Result<QString> amendableField(const Case &record, const QString &path);

/// Three-way merge, field by field: a field still at its base takes mine; a field already at mine stays;
/// anything else is a conflict and leaves the whole record as it was.
struct Merged {
    Case record;
    std::vector<FieldConflict> conflicts; ///< empty: `record` has the changes
};
[[nodiscard]] base::Result<Merged> mergeChanges(const Case &record, const std::vector<FieldChange> &changes);

} // namespace yichuang::domain
