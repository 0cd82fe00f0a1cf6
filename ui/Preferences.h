// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/Tokens.h"

#include <QSettings>
#include <QString>

#include <chrono>
#include <vector>

namespace yichuang::ui {

/// How this workstation's screen looks and speaks. A small file without personal data.
class Preferences {
public:
    /// `file` is an INI file; it need not exist.
    explicit Preferences(const QString &file) : m_settings(file, QSettings::IniFormat) {}

    [[nodiscard]] Theme theme() const;
    [[nodiscard]] TypeSize typeSize() const;
    /// Empty when never chosen.
    [[nodiscard]] QString language() const;
    /// After how long without a key or the mouse the screen locks.
    [[nodiscard]] std::chrono::minutes lockAfter() const;
    /// Those there are to choose from, the shortest first.
    [[nodiscard]] static std::vector<std::chrono::minutes> lockChoices();
    void setLockAfter(std::chrono::minutes after);
    void setLook(Theme theme, TypeSize size);
    void setLanguage(const QString &language);
    /// Hall and window this computer was used at last; empty before the first sign-in.
    [[nodiscard]] QString place() const;
    void setPlace(const QString &place);

private:
    QSettings m_settings;
};

} // namespace yichuang::ui
