// SPDX-License-Identifier: Apache-2.0
#include "ui/Preferences.h"

namespace yichuang::ui {

Theme Preferences::theme() const
{
    const QString word = m_settings.value(QStringLiteral("look/theme")).toString();
    return word == QStringLiteral("dark")       ? Theme::Dark
           : word == QStringLiteral("contrast") ? Theme::HighContrast
                                                : Theme::Light;
}

TypeSize Preferences::typeSize() const
{
    return m_settings.value(QStringLiteral("look/type")).toString() == QStringLiteral("large") ? TypeSize::Large
                                                                                               : TypeSize::Normal;
}

QString Preferences::language() const
{
    return m_settings.value(QStringLiteral("language")).toString();
}

void Preferences::setLook(Theme theme, TypeSize size)
{
    const char *word = theme == Theme::Dark ? "dark" : theme == Theme::HighContrast ? "contrast" : "light";
    m_settings.setValue(QStringLiteral("look/theme"), QLatin1String(word));
    m_settings.setValue(QStringLiteral("look/type"),
                        size == TypeSize::Large ? QStringLiteral("large") : QStringLiteral("normal"));
}

void Preferences::setLanguage(const QString &language)
{
    m_settings.setValue(QStringLiteral("language"), language);
}

} // namespace yichuang::ui
