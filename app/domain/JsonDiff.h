// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QString>

#include <vector>

namespace yichuang::domain {

/// One difference between two published documents.
struct DocumentChange {
    enum class Kind { Added, Removed, Changed };

    Kind kind = Kind::Changed;
    QString part;   ///< "item gs-sl", "department scjg", "2026-10-01"; empty: the document itself
    QString member; ///< "promised_limit.value"; empty: the whole part
    QJsonValue before;
    QJsonValue after;

    [[nodiscard]] QJsonObject toJson() const;
    /// "~ item gs-sl promised_limit.value: 5 → 3"
    [[nodiscard]] QString toText() const;
    friend bool operator==(const DocumentChange &, const DocumentChange &) = default;
};
using DocumentChanges = std::vector<DocumentChange>;

/// What a catalogue says otherwise than another: the document's own members, then departments, then items, each by key; a changed
/// part member by member. Lists whose entries have keys are compared by key, others by place. The order depends on the two
/// documents alone.
[[nodiscard]] DocumentChanges diffCatalogues(const QJsonObject &before, const QJsonObject &after);
/// The same of two calendar documents: files by region and year, days by date.
[[nodiscard]] DocumentChanges diffCalendars(const QJsonObject &before, const QJsonObject &after);

} // namespace yichuang::domain
