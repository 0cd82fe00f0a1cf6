// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk/Draft.h"
#include "ui/models/Question.h"

#include <QMap>

namespace yichuang::ui {

/// What is typed into sheets, by what they ask, as it is kept on disk and as it comes back. Where lines came from (a card) is not kept.
[[nodiscard]] QMap<QString, desk::HalfAnswer> halfAnswers(const QMap<QString, Answers> &typed);
[[nodiscard]] QMap<QString, Answers> typedAnswers(const QMap<QString, desk::HalfAnswer> &kept);

} // namespace yichuang::ui
