// SPDX-License-Identifier: Apache-2.0
#include "ui/models/PaperWords.h"

#include "ui/models/Words.h"

#include <QDir>
#include <QFileInfo>

namespace yichuang::ui {

QString PaperWords::printing(const std::vector<desk::PaperView> &papers)
{
    QStringList going;
    QStringList withheld;
    for (const desk::PaperView &paper : papers) {
        (paper.state == desk::PrintState::NotPrinted ? withheld : going).append(paper.title);
    }
    const QString comma = tr(", ", "list separator");
    return Words::sentences({going.isEmpty() ? QString() : tr("Printing: %1.").arg(going.join(comma)),
                             withheld.isEmpty() ? QString()
                                                : tr("Printed once the centre has confirmed the act: %1.").arg(withheld.join(comma))});
}

Notice PaperWords::printsAgain(const desk::PaperView &paper)
{
    // A print that failed is not counted, so what comes out then is the first one.
    const QString words = paper.prints > 1 ? tr("%1 goes to the printer again, marked as a reprint.") : tr("%1 goes to the printer again.");
    return {Tone::Accent, words.arg(paper.title), {}, {}};
}

Notice PaperWords::saved(const QString &path)
{
    const QFileInfo file(path);
    return {Tone::Good, tr("Saved as %1.").arg(file.fileName()), tr("In the folder %1.").arg(QDir::toNativeSeparators(file.path())),
            tr("Anybody who can open that folder can read it.")};
}

} // namespace yichuang::ui
