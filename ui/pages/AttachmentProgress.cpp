// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/AttachmentProgress.h"

#include "ui/widgets/ProgressLine.h"

namespace yichuang::ui {

void AttachmentProgress::show(const SheetAttachments::Coming &coming, ProgressLine &line)
{
    if (coming == m_shown) {
        return;
    }
    m_shown = coming;
    if (coming.total > 0) {
        line.advance(tr("Page %1 of %2 is being attached…").arg(coming.done + 1).arg(coming.total), coming.done, coming.total);
    } else {
        line.finish();
    }
}

} // namespace yichuang::ui
