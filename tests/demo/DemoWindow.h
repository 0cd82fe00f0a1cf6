// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk/Workstation.h"
#include "ui/Language.h"
#include "ui/Preferences.h"
#include "ui/Shell.h"

#include <QString>

#include <functional>
#include <memory>

namespace yichuang::tests {

/// The real window over the real desk, with a hand on its keyboard and an eye on it. Every wait is for
/// something that must become true; one that does not ends the day with a message.
class DemoWindow {
public:
    DemoWindow(desk::Workstation &station, const QString &pictures);
    ~DemoWindow();

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    /// One key press a character.
    void type(const QString &text);
    /// Puts the focus into a field by its name and types.
    void fill(const char *field, const QString &text);
    void click(const char *button);
    void until(const char *what, const std::function<bool()> &isTrue, int milliseconds = 15'000);
    void untilFocus(const char *field);
    void go(const char *page);
    /// `NN-name.png` in the pictures' folder.
    void picture(const char *name);
    void chooseLook(ui::Theme theme, ui::TypeSize size);
    void chooseLanguage(const QString &language);
    void resize(int width, int height);

    [[nodiscard]] int keys() const { return m_keys; }
    void resetKeys() { m_keys = 0; }
    [[nodiscard]] QString focusName() const;
    [[nodiscard]] QString bannerText() const;
    [[nodiscard]] ui::Shell &shell() { return *m_shell; }

private:
    ui::Look m_look;
    ui::Language m_language;
    ui::Preferences m_preferences;
    std::unique_ptr<ui::Shell> m_shell;
    QString m_pictures;
    int m_keys = 0;
    int m_count = 0;
};

} // namespace yichuang::tests
