// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/widgets/SidePanel.h"

namespace yichuang::ui {

/// Shows a password or a code once, large enough to be read out; it can be copied. Closing forgets it, so the first Esc
/// only asks whether it is noted down; who copied it or says so closes at once.
class SecretPanel final : public SidePanel {
    Q_OBJECT

public:
    using SidePanel::SidePanel;

    void show(const QString &title, const QString &secret, const QString &note);
    void close() override;
    void forget() override;

private:
    enum class Noted { NotAsked, Asked, Yes } m_noted = Noted::NotAsked;
    QPointer<QLabel> m_question;
};

} // namespace yichuang::ui
