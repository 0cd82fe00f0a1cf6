// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/AttachmentDialog.h"

#include "ui/widgets/FileDialogs.h"

#include <QCoreApplication>
#include <QFileDialog>

namespace yichuang::ui {

namespace {

struct AttachmentDialog {
    Q_DECLARE_TR_FUNCTIONS(AttachmentDialog)
};

} // namespace

QWidget *chooseAttachments(QWidget &window, const QString &material, const std::function<void(const QStringList &)> &then)
{
    auto *dialog = new QFileDialog(&window, AttachmentDialog::tr("Pages of “%1”").arg(material));
    dialog->setObjectName(QStringLiteral("attachmentDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setOption(QFileDialog::HideNameFilterDetails);
    dialog->setNameFilters({AttachmentDialog::tr("Pictures and PDF") +
                                QStringLiteral(" (*.jpg *.jpeg *.png *.tif *.tiff *.pdf *.JPG *.JPEG *.PNG *.TIF *.TIFF *.PDF)"),
                            AttachmentDialog::tr("All files") + QStringLiteral(" (*)")});
    dressFileDialog(*dialog, window, QStandardPaths::PicturesLocation);
    QObject::connect(dialog, &QFileDialog::filesSelected, &window, then);
    dialog->open();
    return dialog;
}

} // namespace yichuang::ui
