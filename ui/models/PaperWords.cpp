// SPDX-License-Identifier: Apache-2.0
#include "ui/models/PaperWords.h"

#include "ui/models/Words.h"

#include <QDir>
#include <QFileInfo>

#include <array>
#include <utility>

namespace yichuang::ui {

QString PaperWords::title(const desk::PaperView &paper)
{
    static const std::array<std::pair<const char *, const char *>, 14> titles{{
        {"material_receipt", QT_TR_NOOP("Receipt of materials")},
        {"acceptance_notice", QT_TR_NOOP("Acceptance notice")},
        {"deferral_notice", QT_TR_NOOP("Deferral notice")},
        {"correction_notice", QT_TR_NOOP("Correction notice")},
        {"refusal_notice", QT_TR_NOOP("Notice of non-acceptance")},
        {"immediate_completion", QT_TR_NOOP("Immediate completion")},
        {"collection_receipt", QT_TR_NOOP("Collection receipt")},
        {"procedure_notice", QT_TR_NOOP("Notice of a special procedure")},
        {"resumption_notice", QT_TR_NOOP("Notice that handling goes on")},
        {"extension_notice", QT_TR_NOOP("Extension notice")},
        {"licence_refusal", QT_TR_NOOP("Decision refusing the licence")},
        {"application_refusal", QT_TR_NOOP("Decision refusing the application")},
        {"withdrawal_notice", QT_TR_NOOP("Notice of withdrawal")},
        {"termination_notice", QT_TR_NOOP("Notice of termination")},
    }};
    for (const auto &[kind, text] : titles) {
        if (paper.kind == QLatin1String(kind)) {
            return tr(text);
        }
    }
    return paper.title;
}

QString PaperWords::printing(const std::vector<desk::PaperView> &papers)
{
    QStringList going;
    QStringList withheld;
    for (const desk::PaperView &paper : papers) {
        (paper.state == desk::PrintState::NotPrinted ? withheld : going).append(title(paper));
    }
    const QString comma = tr(", ", "list separator");
    return Words::sentences({going.isEmpty() ? QString() : tr("Printing: %1.").arg(going.join(comma)),
                             withheld.isEmpty() ? QString()
                                                : tr("Printed once the centre has confirmed the act: %1.").arg(withheld.join(comma))});
}

Notice PaperWords::withPapers(Notice notice, const std::vector<desk::PaperView> &papers, const QString &rest)
{
    std::vector<desk::PaperView> withheld;
    for (const desk::PaperView &paper : papers) {
        if (paper.state == desk::PrintState::NotPrinted) {
            withheld.push_back(paper);
        } else {
            notice.papers.append(paper.id);
        }
    }
    notice.next = Words::sentences({printing(papers), rest});
    notice.nextThen = Words::sentences({printing(withheld), rest});
    return notice;
}

Notice PaperWords::printsAgain(const desk::PaperView &paper)
{
    // A print that failed is not counted, so what comes out then is the first one.
    const QString words = paper.prints > 1 ? tr("%1 goes to the printer again, marked as a reprint.") : tr("%1 goes to the printer again.");
    return {Tone::Accent, words.arg(title(paper)), {}, {}};
}

Notice PaperWords::saved(const QString &path)
{
    const QFileInfo file(path);
    return {Tone::Good, tr("Saved as %1.").arg(file.fileName()), tr("In the folder %1.").arg(QDir::toNativeSeparators(file.path())),
            tr("Anybody who can open that folder can read it.")};
}

} // namespace yichuang::ui
