// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/widgets/SidePanel.h"

namespace yichuang::ui {

/// Shows a password or a code once, large enough to be read out; it can be copied. Closing forgets it.
class SecretPanel final : public SidePanel {
    Q_OBJECT

public:
    using SidePanel::SidePanel;

    void show(const QString &title, const QString &secret, const QString &note);
};

} // namespace yichuang::ui
