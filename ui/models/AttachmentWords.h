// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk/AttachmentDesk.h"
#include "ui/models/AttachmentShelf.h"
#include "ui/models/ChipText.h"

#include <QCoreApplication>

namespace yichuang::ui {

/// The words for the pages of a material, in the language in force. Stateless.
class AttachmentWords {
    Q_DECLARE_TR_FUNCTIONS(AttachmentWords)

public:
    /// "JPEG", "PDF"; empty for a type not known.
    [[nodiscard]] static QString type(const QString &mime);
    /// "JPEG · 1.2 MB"; empty while the content is elsewhere.
    [[nodiscard]] static QString about(const desk::AttachmentView &view);
    /// Where it is on its way; no chip for what is only here, which needs no word.
    [[nodiscard]] static ChipText place(const desk::AttachmentView &view);
    /// Why it waits or is refused, as a sentence; empty when there is nothing to say.
    [[nodiscard]] static QString reason(const desk::AttachmentView &view);
    /// "Page 2 of 3, JPEG · 1.2 MB, sending 40 %": what a person hears who does not see it.
    [[nodiscard]] static QString spoken(const AttachmentFace &face, int at, int of);
};

} // namespace yichuang::ui
