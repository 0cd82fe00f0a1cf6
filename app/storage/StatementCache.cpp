// SPDX-License-Identifier: Apache-2.0
#include "app/storage/StatementCache.h"

namespace yichuang::storage {

std::unique_ptr<StatementDriver> StatementCache::take(const QByteArray &sql)
{
    const auto found = m_idle.find(sql);
    if (found == m_idle.end() || found->second.empty()) {
        return nullptr;
    }
    std::unique_ptr<StatementDriver> driver = std::move(found->second.back());
    found->second.pop_back();
    return driver;
}

void StatementCache::put(const QByteArray &sql, std::unique_ptr<StatementDriver> driver) noexcept
{
    if (!m_closed) {
        m_idle[sql].push_back(std::move(driver));
    }
}

void StatementCache::close()
{
    m_closed = true;
    m_idle.clear();
}

} // namespace yichuang::storage
