// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk/Views.h"
#include "ui/models/Notice.h"

#include <QCoreApplication>

#include <vector>

namespace yichuang::ui {

/// What becomes of papers, as sentences; each says only what the papers' own state says.
class PaperWords {
    Q_DECLARE_TR_FUNCTIONS(PaperWords)

public:
    /// What the paper is called on the screen; the paper itself stays Chinese, and so does a title nobody here knows.
    [[nodiscard]] static QString title(const desk::PaperView &paper);
    /// Which of the papers an act issued go to the printer, and which wait for the centre; empty when none was issued.
    [[nodiscard]] static QString printing(const std::vector<desk::PaperView> &papers);
    /// The notice of an act, with what becomes of its papers and then `rest` to go on with.
    [[nodiscard]] static Notice withPapers(Notice notice, const std::vector<desk::PaperView> &papers, const QString &rest);
    /// A paper was sent to the printer once more.
    [[nodiscard]] static Notice printsAgain(const desk::PaperView &paper);
    /// A paper was written into this file.
    [[nodiscard]] static Notice saved(const QString &path);
};

} // namespace yichuang::ui
