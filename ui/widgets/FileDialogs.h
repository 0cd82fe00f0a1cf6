// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStandardPaths>

class QFileDialog;
class QWidget;

namespace yichuang::ui {

/// Readies a dialog for files: every control of it says what it is, columns are as wide as what stands in them, and it
/// opens where `window`'s person took or left the last file of this kind, else in the system's folder of that kind. Before a file is
/// selected in it.
void dressFileDialog(QFileDialog &dialog, QWidget &window, QStandardPaths::StandardLocation kind);
/// The next person's dialogs open in the system's folders again.
void forgetFolders(QWidget &window);

} // namespace yichuang::ui
