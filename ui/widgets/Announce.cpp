// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/Announce.h"

#include <QAccessible>
#include <QWidget>

namespace yichuang::ui {

void announce(QWidget &widget, const QString &text)
{
    if (!QAccessible::isActive() || text.isEmpty()) {
        return;
    }
    // Qt 6.4 has no announcement event; screen readers speak an alert and a changed name.
    QAccessibleEvent alert(&widget, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
    QAccessibleEvent name(&widget, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&name);
}

} // namespace yichuang::ui
