// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/forms/SheetAttachments.h"

#include <QCoreApplication>

namespace yichuang::ui {

class ProgressLine;

/// The pages on their way onto a sheet, as its page's progress line tells them.
class AttachmentProgress {
    Q_DECLARE_TR_FUNCTIONS(AttachmentProgress)

public:
    /// Changes `line` only when `coming` is not what was shown last: the line may be telling something else.
    void show(const SheetAttachments::Coming &coming, ProgressLine &line);

private:
    SheetAttachments::Coming m_shown;
};

} // namespace yichuang::ui
