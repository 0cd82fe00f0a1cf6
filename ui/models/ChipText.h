// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/Tokens.h"

#include <QMetaType>
#include <QString>

namespace yichuang::ui {

/// What a chip says: an icon and a word in one tone. Without a word there is no chip.
struct ChipText {
    Tone tone = Tone::Plain;
    QString icon; ///< name in resources/icons, may be empty
    QString text;

    friend bool operator==(const ChipText &, const ChipText &) = default;
};

} // namespace yichuang::ui

Q_DECLARE_METATYPE(yichuang::ui::ChipText)
