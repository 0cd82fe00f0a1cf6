// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringView>

namespace yichuang::domain {

/// Two digits of GB/T 2260 that are a province, autonomous region, municipality or special administrative region. The
/// codes below a province come and go every year; these do not.
[[nodiscard]] bool isProvince(QStringView digits);

} // namespace yichuang::domain
