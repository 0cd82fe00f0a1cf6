// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace yichuang::ui {

/// Lets a person choose where the PDF of the paper `title` goes; asks before a file is replaced. Does not wait: `then` runs with the path when
/// one was chosen, and only while the window lives. The dialog deletes itself when it closes.
void choosePdfPlace(QWidget &window, const QString &title, const std::function<void(const QString &)> &then);

} // namespace yichuang::ui
