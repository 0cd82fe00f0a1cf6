// SPDX-License-Identifier: Apache-2.0
#include "ui/models/PaperWords.h"

#include "ui/models/Words.h"

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

} // namespace yichuang::ui
