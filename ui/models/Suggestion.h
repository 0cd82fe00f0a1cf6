// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/ChipText.h"

#include <QString>
#include <QVariant>
#include <QVector>

namespace yichuang::ui {

/// One line of a list to choose from: words, quiet words below, a chip at the right end.
struct Suggestion {
    QString title;
    QString detail;
    ChipText chip;
    QVariant value; ///< what choosing it means to the owner; invalid: it is only to be read

    friend bool operator==(const Suggestion &, const Suggestion &) = default;
};

using Suggestions = QVector<Suggestion>;

} // namespace yichuang::ui
