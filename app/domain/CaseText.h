// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/Case.h"

#include <QByteArray>

namespace yichuang::domain {

/// What a case says, as canonical JSON: the text of `toJson()` with version 0, for the version is the centre's and kept
/// beside it. Two programs that hold the same case hold the same bytes, so their hashes tell whether they agree. Written
/// straight into bytes, because every commit here and at the centre writes one.
[[nodiscard]] QByteArray caseText(const Case &record);

} // namespace yichuang::domain
