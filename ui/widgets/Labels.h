// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

class QKeySequence;
class QLabel;
class QWidget;

namespace yichuang::ui {

/// How important a run of words is; the stylesheet gives each its size, weight and colour.
enum class TextRole {
    Body,
    Strong,
    Quiet,
    Small,
    SmallStrong,
    Heading,
    Title,
    AccentTitle,
    Figure,
    Error,
    Warning,
    Note
};

/// A label dressed for its role. Words stay plain text: nothing typed by a person is read as markup.
[[nodiscard]] QLabel *makeLabel(TextRole role, QWidget *parent, const QString &text = {});
/// Changes the role of a label that is on screen.
void setRole(QLabel &label, TextRole role);
/// A key as it stands on keyboards and caps: "F5", "Ctrl+Enter".
[[nodiscard]] QString keyWords(const QKeySequence &sequence);
/// A hairline between two parts of a card.
[[nodiscard]] QWidget *makeRule(QWidget *parent);
/// Sets a property the stylesheet selects on, and dresses the widget again when it changed.
void setStyleProperty(QWidget &widget, const char *name, const QString &value);

} // namespace yichuang::ui
