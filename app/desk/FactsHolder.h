// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk/ItemSearch.h"
#include "app/domain/CaseRules.h"

#include <memory>
#include <mutex>

namespace yichuang::desk {

/// The facts in force, replaced whole when the centre publishes new ones. Thread-safe; readers keep what
/// they took.
class FactsHolder {
public:
    FactsHolder() : m_rules(std::make_shared<const domain::CaseRules>(domain::Facts())), m_search(std::make_shared<const ItemSearch>()) {}

    [[nodiscard]] std::shared_ptr<const domain::CaseRules> rules() const
    {
        const std::lock_guard lock(m_mutex);
        return m_rules;
    }
    [[nodiscard]] std::shared_ptr<const ItemSearch> search() const
    {
        const std::lock_guard lock(m_mutex);
        return m_search;
    }
    void replace(domain::Facts facts, const domain::Pinyin &pinyin)
    {
        auto search = facts.current() ? std::make_shared<const ItemSearch>(*facts.current(), pinyin) : std::make_shared<const ItemSearch>();
        auto rules = std::make_shared<const domain::CaseRules>(std::move(facts));
        const std::lock_guard lock(m_mutex);
        m_rules = std::move(rules);
        m_search = std::move(search);
    }

private:
    mutable std::mutex m_mutex;
    std::shared_ptr<const domain::CaseRules> m_rules;
    std::shared_ptr<const ItemSearch> m_search; ///< over the current catalogue
};

} // namespace yichuang::desk
