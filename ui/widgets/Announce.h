// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

class QWidget;

namespace yichuang::ui {

/// Tells assistive technology that the words shown by `widget` changed, as a live region does.
void announce(QWidget &widget, const QString &text);

} // namespace yichuang::ui
