// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QLineEdit>

#include <functional>

class QKeyEvent;

namespace yichuang::ui {

// Assistive programs work the window without keyboard and mouse. Qt lets their edits in as setText, their presses of
// a checkable button as toggle and their choice of a row as a selection, none of which sends the signals that hands
// send. These connect both.

/// Runs `then` with the new text whenever anybody but the program changes the line; the program itself uses putText.
void onTyped(QLineEdit *line, QObject *context, const std::function<void(const QString &)> &then);
/// Shows a text without it counting as typed.
void putText(QLineEdit &line, const QString &text);

/// Runs `then` when a row is selected or unselected without the current row moving to it: hands never do that, and the
/// program itself uses putCurrent. The model must be set.
void onPicked(QAbstractItemView *view, QObject *context, const std::function<void(const QModelIndex &)> &then);

/// Goes to a row without it counting as picked, whatever keys are held down; an invalid index leaves every row.
void putCurrent(QAbstractItemView &view, const QModelIndex &index);

/// Enter presses a button as Space does; true when it did. A key that is held down presses once.
[[nodiscard]] bool isPressedByEnter(QAbstractButton &button, const QKeyEvent &event);

/// A checkable button that is one of several: a radio button in the tree, not a check box.
void makeOneOfMany(QAbstractButton &button);

/// A plain widget that stands in the tree as a panel, under its accessible name; before it is first shown.
void makePanel(QWidget &widget);

/// Gives the tree a pressable button for every button (with the menu that is its child), a window for the window and a panel for every frame. Once, before
/// the first widget.
void installAssist();

} // namespace yichuang::ui
