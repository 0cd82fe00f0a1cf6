// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/PdfDialog.h"

#include "ui/widgets/FileDialogs.h"

#include <QCoreApplication>
#include <QFileDialog>

namespace yichuang::ui {

namespace {

struct PdfDialog {
    Q_DECLARE_TR_FUNCTIONS(PdfDialog)
};

} // namespace

// The name offered is the paper's title: a file's name must say nothing about a person or a case.
void choosePdfPlace(QWidget &window, const QString &title, const std::function<void(const QString &)> &then)
{
    auto *dialog = new QFileDialog(&window, PdfDialog::tr("Save “%1” as PDF").arg(title));
    dialog->setObjectName(QStringLiteral("pdfDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("pdf"));
    dialog->setNameFilter(QStringLiteral("PDF (*.pdf)"));
    dressFileDialog(*dialog, window, QStandardPaths::DocumentsLocation);
    dialog->selectFile(title + QStringLiteral(".pdf"));
    QObject::connect(dialog, &QFileDialog::fileSelected, &window, then);
    dialog->open();
}

} // namespace yichuang::ui
