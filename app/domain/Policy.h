// SPDX-License-Identifier: Apache-2.0
#pragma once

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

/// The separation of duties as data (M8: 审、管、监相分离): which role may do which act, which roles
/// exclude each other, which right of the window an act needs. What is code: on-the-spot completion is of immediate
/// items at windows that may decide them; an approver acts on items of the own departments; who accepted (or took in
/// what then counted as accepted) does not decide, unless on the spot.
class Policy {
public:
    Policy() = default;
    [[nodiscard]] static base::Result<Policy> fromJson(const QJsonObject &json);

    [[nodiscard]] QString version() const { return m_version; }
    /// No person may hold two roles that exclude each other.
    [[nodiscard]] base::Result<void> checkRoles(const Person &person) const;

    struct Question {
        const Person *person = nullptr; ///< null: unknown
        const Window *window = nullptr; ///< null: unknown
        const Item *item = nullptr;     ///< null: unknown
        ActKind act = ActKind::Receive;
        const Case *record = nullptr;   ///< null: a new case
    };
    [[nodiscard]] Verdict may(const Question &question) const;
    [[nodiscard]] QJsonObject source() const { return m_source; }

private:
    struct ActRule {
        ActKind act;
        std::vector<Role> roles;
        std::optional<WindowRight> right;
    };
    [[nodiscard]] const ActRule *rule(ActKind act) const;
    [[nodiscard]] bool actsAsApprover(const Question &question) const;
    [[nodiscard]] Verdict mayByDuty(const Question &question) const;

    QString m_version;
    std::vector<ActRule> m_rules;
    std::vector<std::pair<Role, Role>> m_exclusive;
    QJsonObject m_source;
};

} // namespace yichuang::domain
