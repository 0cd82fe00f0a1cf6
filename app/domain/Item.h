// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"
#include "app/domain/CaseState.h"
#include "app/domain/Ids.h"
#include "app/domain/Limit.h"
#include "app/domain/Material.h"

#include <QJsonObject>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace yichuang::domain {

/// GB/T 39046 A.6.
enum class CaseKind {
    Immediate = 1, ///< 即办件
    Promised = 2,  ///< 承诺件
    Other = 9,     ///< 其他
};
[[nodiscard]] QString toWord(CaseKind kind);
[[nodiscard]] std::optional<CaseKind> caseKindFromWord(const QString &word);

/// What happens when the notice deadline passes without a notice.
enum class NoticeMissed {
    DeemedAccepted, ///< accepted since receipt (行政许可法 32(4))
    Nothing,        ///< no such rule for this item
};

/// The one extension an item allows (行政许可法 42 or its special law).
struct ExtensionRule {
    Limit limit;
    QString approver;
    QString basis;
    friend bool operator==(const ExtensionRule &, const ExtensionRule &) = default;
};

/// What a statutory limit runs from, and what must have happened when it ends, as its law says.
enum class CountsFrom {
    Acceptance, ///< 自受理之日起
    Receipt,    ///< 自收到申请之日起: the application, complete where corrections were told
};
enum class EndsWith {
    Decision, ///< 作出决定
    Issue,    ///< 发放: the applicant has the result (居民身份证法 12)
};

/// A handling limit with its legal ground.
struct ItemLimit {
    Limit limit;
    QString basis;
    CountsFrom from = CountsFrom::Acceptance; ///< of the statutory limit only, like `ends`
    EndsWith ends = EndsWith::Decision;
    friend bool operator==(const ItemLimit &, const ItemLimit &) = default;
};

/// A fee that may be asked; nothing else may (行政许可法 58).
struct FeeLine {
    QString key;
    QString name;
    qint64 cents = 0; ///< CNY 0.01
    QString per;      ///< "件", "证"
    QString basis;
    friend bool operator==(const FeeLine &, const FeeLine &) = default;
};

/// A special procedure the item may need (行政许可法 45 or a special law).
struct SpecialProcedure {
    QString ground; ///< hearing, tender, auction, inspection, testing, quarantine, appraisal, expert_review, special_law, site_check, publicity
    QString name;
    std::optional<int> maxWorkingDays;
    bool stopsClock = false;
    friend bool operator==(const SpecialProcedure &, const SpecialProcedure &) = default;
};

/// A question of the application form beyond who and what ("经营场所").
struct FieldSpec {
    QString key;
    QString label;
    QString type; ///< text, number, choice
    QStringList choices;
    bool required = false;
    friend bool operator==(const FieldSpec &, const FieldSpec &) = default;
};

struct ResultSpec {
    QString name;
    QString type; ///< certificate, approval, registration, benefit
    QString validity;
    friend bool operator==(const ResultSpec &, const ResultSpec &) = default;
};

/// How long an applicant has to supply corrections where the catalogue says nothing. No law sets it: local practice.
inline constexpr Limit DefaultCorrection{30, LimitUnit::NaturalDay};
/// How long a granted result may take to reach the applicant where the catalogue says nothing (行政许可法 44).
inline constexpr Limit DefaultIssue{10, LimitUnit::WorkingDay};

/// One service item in one version, as the catalogue publishes it; immutable afterwards.
struct Item {
    ItemKey key;
    int version = 1;
    QString name;
    QStringList aliases; ///< short names people search by
    DepartmentKey department;
    QString implementationCode; ///< 31 characters: USCC of the body + level + 12 (GB/T 39554.1)
    QString handlingItemCode;   ///< 33 characters
    QString itemType;           ///< GB/T 39046 A.1, "01"
    CaseKind kind = CaseKind::Promised;
    QStringList serviceObjects; ///< GB/T 39046 A.4
    std::optional<ItemLimit> statutory; ///< empty: no law sets one
    ItemLimit promised;
    std::optional<ExtensionRule> extension;
    Limit notice; ///< time to tell corrections, from receipt
    Limit correction = DefaultCorrection; ///< time to supply what was told, from the notice
    Limit issue = DefaultIssue; ///< time to give out what was granted, from the decision
    NoticeMissed ifNoticeMissed = NoticeMissed::DeemedAccepted;
    std::vector<SpecialProcedure> procedures;
    bool agentAllowed = true; ///< false where the person must appear (29)
    bool commitmentAllowed = false; ///< 告知承诺
    int deferralDays = 0;     ///< working days for deferred materials, no more than promised; 0 = the promised limit
    std::vector<MaterialSpec> materials;
    std::vector<FeeLine> fees;
    std::vector<FieldSpec> fields;
    ResultSpec result;
    QStringList conditions;
    QStringList legalBasis;
    QMap<QString, Effect> effects; ///< act word → effect; absent = offline

    [[nodiscard]] Effect effectOf(ActKind act) const;
    /// Only a licence falls under the 行政许可法 (GB/T 39046 A.1).
    [[nodiscard]] bool isLicence() const { return itemType == QLatin1String("01"); }
    [[nodiscard]] const MaterialSpec *material(const QString &materialKey) const;
    [[nodiscard]] const FeeLine *fee(const QString &feeKey) const;
    /// Refuses with a reason that names the item and member ("json.item(gs-sl).materials.name"). Only aliases,
    /// commitment_allowed, statutory_limit, extension, correction_limit, issue_limit and deferral_days may be absent.
    [[nodiscard]] static base::Result<Item> fromJson(const QJsonObject &json);
    [[nodiscard]] QJsonObject toJson() const;
    friend bool operator==(const Item &, const Item &) = default;
};

} // namespace yichuang::domain
