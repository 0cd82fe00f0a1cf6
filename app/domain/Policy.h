// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Json.h"
#include "app/domain/Case.h"
#include "app/domain/Catalogue.h"
#include "app/domain/Directory.h"

#include <QJsonObject>

#include <vector>

namespace yichuang::domain {

/// Whether somebody may do something, and why (not). `reason` is a stable key the screen translates.
struct Verdict {
    bool may = false;
    QByteArray reason; ///< "policy.ok", "policy.role", "policy.window_right", "policy.own_acceptance", …
    QString why;       ///< one Chinese sentence, for `explain` and the centre's refusals

    friend bool operator==(const Verdict &, const Verdict &) = default;
};

/// Two roles that nobody may hold together, and the article of the published table that says so.
struct Exclusion {
    Role first = Role::Clerk;
    Role second = Role::Clerk;
    QString article; ///< "第三条 大厅管理人员不得兼任审批人员…"; empty in tables published before articles were kept

    friend bool operator==(const Exclusion &, const Exclusion &) = default;
};

/// The separation of duties as data (M8: 审、管、监相分离): which role may do which act, which roles
/// exclude each other, which rights of the window give an act, and which acts are not for who accepted the case (or took in
/// what then counted as accepted). What is code: on-the-spot completion is of immediate items at windows that may decide
/// them, and whoever completes what was not accepted yet accepts it by that; an approver acts on items of the own departments.
/// "On the spot" in a rule means that on the day of receipt (即办件: on the spot or the same day).
class Policy {
public:
    Policy() = default;
    [[nodiscard]] static base::Result<Policy> fromJson(const QJsonObject &json);

    [[nodiscard]] QString version() const { return m_version; }
    /// No person may hold two roles that exclude each other: NotAllowed "policy.exclusive", naming person, roles, article.
    [[nodiscard]] base::Result<void> checkRoles(const Person &person) const;
    /// The first exclusion the person's roles offend; null = none.
    [[nodiscard]] const Exclusion *exclusionOf(const Person &person) const;
    [[nodiscard]] const std::vector<Exclusion> &exclusions() const { return m_exclusive; }

    struct Question {
        const Person *person = nullptr; ///< null: unknown
        const Window *window = nullptr; ///< null: unknown
        const Item *item = nullptr;     ///< null: unknown
        ActKind act = ActKind::Receive;
        const Case *record = nullptr;   ///< null: a new case
        QDate day = {};      ///< of the act
        QDate received = {}; ///< the day the application came; the same day: done on the spot
    };
    [[nodiscard]] Verdict may(const Question &question) const;
    [[nodiscard]] QJsonObject source() const { return m_source; }

private:
    struct ActRule {
        ActKind act;
        std::vector<Role> roles;
        std::vector<WindowRight> rights; ///< one of them is enough; empty: the act needs none
    };
    enum class Exception { None, OnTheSpot };
    /// `act` is not for who accepted the case.
    struct DutyRule {
        ActKind act = ActKind::Decide;
        Exception except = Exception::None;
        QString article;
    };
    [[nodiscard]] static Exclusion readExclusion(base::JsonReader &reader, const QJsonValue &entry);
    [[nodiscard]] static DutyRule readDuty(base::JsonReader &reader, const QJsonObject &json);
    [[nodiscard]] const ActRule *rule(ActKind act) const;
    [[nodiscard]] const DutyRule *offendedDuty(const Question &question) const;
    [[nodiscard]] bool actsAsApprover(const Question &question) const;
    [[nodiscard]] Verdict mayByDuty(const Question &question) const;

    QString m_version;
    std::vector<ActRule> m_rules;
    std::vector<Exclusion> m_exclusive;
    std::vector<DutyRule> m_duties;
    QJsonObject m_source;
};

} // namespace yichuang::domain
