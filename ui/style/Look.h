// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"
#include "ui/style/Tokens.h"

#include <QFont>
#include <QObject>
#include <QPixmap>
#include <QWidget>

class QLineEdit;

namespace yichuang::ui {

/// The look in force. One object made by the composition root and lent to every widget that paints;
/// `changed` tells them to repaint. UI thread.
class Look final : public QObject {
    Q_OBJECT

public:
    /// `sheetTemplate` is a stylesheet with @tokens; see StyleSheet.h.
    explicit Look(QString sheetTemplate, QObject *parent = nullptr);

    [[nodiscard]] const Tokens &tokens() const { return m_tokens; }
    [[nodiscard]] const Palette &palette() const { return m_tokens.palette(); }
    [[nodiscard]] Theme theme() const { return m_theme; }
    [[nodiscard]] TypeSize typeSize() const { return m_size; }

    /// The packaged typeface at the body size; the composition root makes it the program's font.
    [[nodiscard]] QFont font() const;
    [[nodiscard]] QPixmap icon(const QString &name, const QColor &color, int size, const QWidget &on) const;

    /// Dresses a window, now and at every later change, for as long as the window lives.
    /// Malformed when the template names an unknown token; the window then stays as it is.
    [[nodiscard]] base::Result<void> dress(QWidget &window);
    /// Lets the hint inside an empty line be read: the sheet would halve the colour of its text.
    void dressHint(QLineEdit &line) const;

    void choose(Theme theme, TypeSize size);

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] base::Result<void> apply(QWidget &window) const;

    QString m_template;
    Theme m_theme = Theme::Light;
    TypeSize m_size = TypeSize::Normal;
    Tokens m_tokens;
};

} // namespace yichuang::ui
