// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk/Workstation.h"
#include "tests/demo/DemoLook.h"
#include "ui/Language.h"
#include "ui/Preferences.h"
#include "ui/Shell.h"

#include <QFuture>
#include <QString>

#include <functional>
#include <memory>

class QAbstractItemModel;

namespace yichuang::tests {

/// Ends the day with a message; nothing that was started stays behind.
[[noreturn]] void giveUp(const QString &why);

/// The real window over the real desk, with a hand on its keyboard and an eye on it. Every wait is for
/// something that must become true; one that does not ends the day with a message.
class DemoWindow {
public:
    struct Pictures {
        QString folder;
        int next = 1; ///< number of the next one
    };
    DemoWindow(desk::Workstation &station, const DemoLook &look, const Pictures &pictures);
    ~DemoWindow();

    /// Where the focus is; in a menu when one is open.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    /// One key press a character.
    void type(const QString &text);
    /// Puts the focus into a field by its name and types.
    void fill(const char *field, const QString &text);
    /// Presses Tab until the focus is there.
    void tabTo(const char *field);
    /// Puts the focus on the button and presses Space.
    void click(const QString &button);
    void until(const char *what, const std::function<bool()> &isTrue, int milliseconds = 15'000);
    void untilFocus(const char *field);
    void untilVisible(const char *widget);
    /// The rows of the visible table of this name have come to be so many.
    void untilRows(const char *table, int count);
    /// It shows this one row and no other.
    void untilOnlyRow(const char *table, const QString &key);
    /// What the desk answers, which must not be a failure.
    template<typename T>
    T get(const char *what, const QFuture<base::Result<T>> &future)
    {
        until(what, [&future] { return future.isFinished(); }, 60'000);
        if (!future.result()) {
            giveUp(QStringLiteral("%1: %2").arg(QLatin1String(what), future.result().error().detail));
        }
        if constexpr (!std::is_void_v<T>) {
            return *future.result();
        }
    }
    /// Ctrl and the place of the page in the rail.
    void go(const char *page);
    /// `NN-name.png` in the pictures' folder.
    void picture(const char *name);
    [[nodiscard]] const Pictures &pictures() const { return m_pictures; }
    void chooseLook(ui::Theme theme, ui::TypeSize size);
    void chooseLanguage(const QString &language);
    void resize(QSize size);
    /// As the day began.
    void lookAsBefore();

    [[nodiscard]] int keys() const { return m_keys; }
    void resetKeys() { m_keys = 0; }
    [[nodiscard]] QString focusName() const;
    [[nodiscard]] QString bannerText() const;
    [[nodiscard]] ui::Shell &shell() { return *m_shell; }
    /// The one of this name that can be seen and used; null when there is none.
    [[nodiscard]] QWidget *visible(const QString &name) const;

private:
    [[nodiscard]] QWidget *target() const;
    [[nodiscard]] const QAbstractItemModel *rowsOf(const char *table) const;

    DemoLook m_asBefore;
    ui::Look m_look;
    ui::Language m_language;
    ui::Preferences m_preferences;
    std::unique_ptr<ui::Shell> m_shell;
    Pictures m_pictures;
    int m_keys = 0;
};

} // namespace yichuang::tests
