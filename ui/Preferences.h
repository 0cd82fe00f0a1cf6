// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/Tokens.h"

#include <QSettings>
#include <QString>

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
    void setLook(Theme theme, TypeSize size);
    void setLanguage(const QString &language);

private:
    QSettings m_settings;
};

} // namespace yichuang::ui
