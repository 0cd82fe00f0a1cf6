// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Error.h"
#include "app/domain/Calendar.h"
#include "app/domain/DueDate.h"

#include <QString>

namespace yichuang::domain {

/// The Chinese words of an explanation. They are this command's screen: answers of `explain` are read by people in
/// Chinese whatever the interface language, beside the words for programs.
[[nodiscard]] QString whyDay(const DayInfo &day);
[[nodiscard]] QString whyCounted(const LedgerDay &line);
/// Of a number or zone that breaks its rules; `error` is its parser's.
[[nodiscard]] QString whyInvalid(const base::Error &error);

} // namespace yichuang::domain
