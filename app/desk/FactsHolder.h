// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/CaseRules.h"

#include <memory>
#include <mutex>

namespace yichuang::desk {

/// The facts in force, replaced whole when the centre publishes new ones. Thread-safe; readers keep what
/// they took.
class FactsHolder {
public:
    FactsHolder() : m_rules(std::make_shared<const domain::CaseRules>(domain::Facts())) {}

    [[nodiscard]] std::shared_ptr<const domain::CaseRules> rules() const
    {
        const std::lock_guard lock(m_mutex);
        return m_rules;
    }
    void replace(domain::Facts facts)
    {
        auto rules = std::make_shared<const domain::CaseRules>(std::move(facts));
        const std::lock_guard lock(m_mutex);
        m_rules = std::move(rules);
    }

private:
    mutable std::mutex m_mutex;
    std::shared_ptr<const domain::CaseRules> m_rules;
};

} // namespace yichuang::desk
