// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLatin1String>
#include <QString>

#include <array>
#include <cstddef>
#include <optional>
#include <utility>

namespace yichuang::base {

/// The words an enum is kept as in JSON and SQL: one table, read both ways.
template<typename E, std::size_t N>
struct Words {
    std::array<std::pair<E, const char *>, N> rows;

    [[nodiscard]] QString word(E value) const
    {
        for (const auto &[e, name] : rows) {
            if (e == value) {
                return QLatin1String(name);
            }
        }
        return {};
    }
    [[nodiscard]] std::optional<E> value(const QString &word) const
    {
        for (const auto &[e, name] : rows) {
            if (word == QLatin1String(name)) {
                return e;
            }
        }
        return std::nullopt;
    }
};

template<typename E, std::size_t N>
Words(std::array<std::pair<E, const char *>, N>) -> Words<E, N>;

} // namespace yichuang::base
