// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/ui/FakeDesk.h"
#include "ui/Shell.h"

#include <QObject>
#include <QTemporaryDir>

#include <memory>

class QLineEdit;

namespace yichuang::ui {
class Banner;
}

namespace yichuang::tests {

/// A window over a desk in memory, driven as a clerk drives it: by keys, which are counted.
class ShellFixture : public QObject {
    Q_OBJECT

protected:
    void setUp();
    void tearDown();
    /// Opens the window at 1366×768, signed in, the caret in the applicant's name.
    void start(const QString &focus = QStringLiteral("applicantName"));
    /// Opens the window over whatever the desk holds.
    void open();
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void type(const char *text);
    /// The card on the reader and the item that is found first, as an intake begins.
    void readCardAndChoose(const char *initials);
    [[nodiscard]] QString focusName() const;
    [[nodiscard]] QLineEdit *line(const char *name) const;
    [[nodiscard]] ui::Banner *banner() const;

    std::optional<Samples> m_samples;
    QTemporaryDir m_folder;
    std::unique_ptr<FakeDesk> m_desk;
    std::unique_ptr<ui::Look> m_look;
    std::unique_ptr<ui::Language> m_language;
    std::unique_ptr<ui::Preferences> m_preferences;
    std::unique_ptr<ui::Shell> m_shell;
    int m_keys = 0;
};

} // namespace yichuang::tests
