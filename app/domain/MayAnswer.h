// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/Facts.h"

#include <QJsonObject>

namespace yichuang::domain {

/// Answers "may this person do this act with this item at this window?" by the published policy; the function
/// object of Explainer::Parts::may. Thread-safe.
///
/// {"ask":"may","person":"wei.xf","window":"03","item":"ggcs-ws","act":"accept"}
/// → {"may":true,"reason":"policy.ok","why":"可以办理"}
///
/// It speaks of authority in general, before there is a case: what depends on one (its state, who accepted it) is
/// left out. Unknown people, windows, items and acts may not; a member that is missing or of another type, and a
/// place without a policy, give {"error":{"code","reason","text"}}.
class MayAnswer {
public:
    explicit MayAnswer(Facts facts) : m_facts(std::move(facts)) {}

    [[nodiscard]] QJsonObject operator()(const QJsonObject &question) const;

private:
    Facts m_facts;
};

} // namespace yichuang::domain
