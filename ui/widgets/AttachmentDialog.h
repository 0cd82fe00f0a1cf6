// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

#include <functional>

class QWidget;

namespace yichuang::ui {

/// Lets a person choose files for the pages of `material`, several at once. Does not wait: `then` runs when something
/// was chosen, and only while the window lives. The dialog deletes itself when it closes.
QWidget *chooseAttachments(QWidget &window, const QString &material, const std::function<void(const QStringList &)> &then);

} // namespace yichuang::ui
