// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"

#include <QString>

namespace yichuang::domain {

/// An amount in fen as it is written on a payment notice: 140950 → 壹仟肆佰零玖元伍角整 (票据法 practice: 整 after
/// 元 and 角, none after 分). Negative amounts begin with 负. Refuses a trillion yuan and more.
[[nodiscard]] base::Result<QString> moneyInWords(qint64 fen);
/// The same in figures: 140950 → "1,409.50".
[[nodiscard]] QString moneyInFigures(qint64 fen);

} // namespace yichuang::domain
