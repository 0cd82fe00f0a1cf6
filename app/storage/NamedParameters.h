// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <vector>

namespace yichuang::storage {

/// A statement whose parameters are numbered from 1 ("$1"), for engines that know no names.
struct NumberedSql {
    QByteArray sql;
    std::vector<QByteArray> names; ///< with the colon; parameter n stands at n - 1
};

/// `:name` becomes `$n`, the same name the same number; texts, quoted names, comments and casts (`::`) stay as they are.
/// `sign` stands before the number.
[[nodiscard]] NumberedSql numberParameters(const QByteArray &sql, QByteArrayView sign = "$");

} // namespace yichuang::storage
