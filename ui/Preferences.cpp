// SPDX-License-Identifier: Apache-2.0
#include "ui/Preferences.h"

#include <algorithm>

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

std::vector<std::chrono::minutes> Preferences::lockChoices()
{
    using namespace std::chrono_literals;
    return {5min, 10min, 15min, 30min};
}

std::chrono::minutes Preferences::lockAfter() const
{
    const std::chrono::minutes wanted(m_settings.value(QStringLiteral("lock/minutes")).toInt());
    const auto choices = lockChoices();
    // Nothing else, so that nobody can switch the lock off by editing the file.
    const bool isOffered = std::find(choices.begin(), choices.end(), wanted) != choices.end();
    return isOffered ? wanted : std::chrono::minutes(15);
}

void Preferences::setLockAfter(std::chrono::minutes after)
{
    m_settings.setValue(QStringLiteral("lock/minutes"), static_cast<int>(after.count()));
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

QString Preferences::place() const
{
    return m_settings.value(QStringLiteral("place")).toString();
}

void Preferences::setPlace(const QString &place)
{
    if (place != this->place()) {
        m_settings.setValue(QStringLiteral("place"), place);
    }
}

} // namespace yichuang::ui
