// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/storage/StatementDriver.h"

#include <QByteArray>
#include <QHashFunctions>

#include <memory>
#include <unordered_map>
#include <vector>

namespace yichuang::storage {

/// The prepared statements of one connection that nobody uses just now, by their SQL text. Shared with
/// the statements given out, so that one that outlives its connection ends without harm.
class StatementCache {
public:
    /// Null when none is waiting.
    [[nodiscard]] std::unique_ptr<StatementDriver> take(const QByteArray &sql);
    void put(const QByteArray &sql, std::unique_ptr<StatementDriver> driver) noexcept;
    /// Drops all, and from now on whatever is put back.
    void close();

private:
    std::unordered_map<QByteArray, std::vector<std::unique_ptr<StatementDriver>>> m_idle;
    bool m_closed = false;
};

} // namespace yichuang::storage
