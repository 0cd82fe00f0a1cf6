// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/FileDialogs.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QTreeView>

#include <utility>

namespace yichuang::ui {

namespace {

constexpr auto LastFolders = "lastFolders";

struct FileDialogs {
    Q_DECLARE_TR_FUNCTIONS(FileDialogs)
};

QString folderOf(const QWidget &window, QStandardPaths::StandardLocation kind)
{
    const QString last = window.property(LastFolders).toMap().value(QString::number(kind)).toString();
    for (const QString &folder : {last, QStandardPaths::writableLocation(kind)}) {
        if (!folder.isEmpty() && QDir(folder).exists()) {
            return folder;
        }
    }
    return QDir::homePath();
}

void keepFolder(QWidget &window, QStandardPaths::StandardLocation kind, const QString &folder)
{
    QVariantMap folders = window.property(LastFolders).toMap();
    folders.insert(QString::number(kind), folder);
    window.setProperty(LastFolders, folders);
}

// Qt names its own buttons; these it leaves to the labels beside them, or to nobody.
void nameParts(QFileDialog &dialog)
{
    const std::pair<const char *, QString> names[] = {{"lookInCombo", FileDialogs::tr("Folder")},
                                                      {"fileNameEdit", FileDialogs::tr("File name")},
                                                      {"fileTypeCombo", FileDialogs::tr("Kinds of files")},
                                                      {"listView", FileDialogs::tr("Files")},
                                                      {"treeView", FileDialogs::tr("Files")},
                                                      {"sidebar", FileDialogs::tr("Places")}};
    for (const auto &[part, name] : names) {
        if (auto *widget = dialog.findChild<QWidget *>(QLatin1String(part))) {
            widget->setAccessibleName(name);
        }
    }
}

} // namespace

void dressFileDialog(QFileDialog &dialog, QWidget &window, QStandardPaths::StandardLocation kind)
{
    dialog.setDirectory(folderOf(window, kind));
    nameParts(dialog);
    dialog.resize(QSize(960, 600).boundedTo(window.size()));
    if (auto *tree = dialog.findChild<QTreeView *>(QStringLiteral("treeView"))) {
        tree->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
        tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    }
    QObject::connect(&dialog, &QFileDialog::accepted, &window, [&dialog, &window, kind] {
        keepFolder(window, kind, QFileInfo(dialog.selectedFiles().value(0)).absolutePath());
    });
}

void forgetFolders(QWidget &window)
{
    window.setProperty(LastFolders, {});
}

} // namespace yichuang::ui
