// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/JsonIn.h"
#include "app/base/Result.h"

#include <QDate>
#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace yichuang::domain {

/// What the catalogue asks for (GB/T 39046 table 4).
struct MaterialSpec {
    QString key; ///< stable within its item ("m1")
    QString name;
    int originals = 0;
    int copies = 0;
    QString form;      ///< form, paper, original_checked, original_collected, …
    QString condition; ///< empty = always required; otherwise when it is
    bool deferrable = false;   ///< 可容缺
    QString sharedFrom;        ///< e-licence that replaces it; empty = none
    QString note;

    [[nodiscard]] bool isConditional() const { return !condition.isEmpty(); }
    [[nodiscard]] static base::Result<MaterialSpec> fromJson(const QJsonObject &json);
    [[nodiscard]] QJsonObject toJson() const;
    friend bool operator==(const MaterialSpec &, const MaterialSpec &) = default;
};

/// The clerk's word on one row of the checklist.
enum class Judgement {
    Unchecked,     ///< 待核
    Complete,      ///< 齐全
    Missing,       ///< 缺
    Defective,     ///< 不合格
    Deferred,      ///< 容缺
    Exempt,        ///< 免交(共享)
    NotApplicable, ///< 不适用: the condition of a conditional row is not met
};
[[nodiscard]] QString toWord(Judgement judgement);
[[nodiscard]] std::optional<Judgement> judgementFromWord(const QString &word);

/// One row of a case's checklist.
struct MaterialRow {
    QString key;
    Judgement judgement = Judgement::Unchecked;
    int originals = 0;
    int copies = 0;
    int pages = 0;
    QString defect;   ///< what is wrong, when Missing or Defective
    QString remedy;   ///< the standard and how to supply it
    QStringList blobs; ///< SHA-256 of scanned pages, in order

    [[nodiscard]] static base::Result<MaterialRow> fromJson(const base::JsonIn &json);
    [[nodiscard]] QJsonObject toJson() const;
    friend bool operator==(const MaterialRow &, const MaterialRow &) = default;
};

using MaterialRows = std::vector<MaterialRow>;
[[nodiscard]] QJsonArray toJson(const MaterialRows &rows);
[[nodiscard]] base::Result<MaterialRows> materialRowsFromJson(const base::JsonListIn &json);

/// What a checklist allows; the life cycle asks it, so does the screen.
struct ChecklistVerdict {
    int unchecked = 0;
    int lacking = 0;  ///< Missing or Defective
    int deferred = 0;
    /// A row is Deferred although the catalogue does not allow it, NotApplicable though it always
    /// applies, or Exempt without a shared source. Names the first such row.
    QString unlawfulKey;

    [[nodiscard]] bool allJudged() const { return unchecked == 0; }
    [[nodiscard]] bool acceptable() const { return allJudged() && lacking == 0 && unlawfulKey.isEmpty(); }
    friend bool operator==(const ChecklistVerdict &, const ChecklistVerdict &) = default;
};

/// The checklist `now` with what `offered` says of its deferred rows. All other rows stay, so two windows can
/// supply two materials from the same older list.
[[nodiscard]] MaterialRows withDeferredSupplied(MaterialRows now, const MaterialRows &offered);

/// Judges rows against the specification; a specified row that is absent counts as unchecked.
[[nodiscard]] ChecklistVerdict judgeChecklist(const std::vector<MaterialSpec> &specs, const MaterialRows &rows);

} // namespace yichuang::domain
