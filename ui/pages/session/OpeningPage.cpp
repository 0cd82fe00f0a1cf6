// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/session/OpeningPage.h"

namespace yichuang::ui {

OpeningPage::OpeningPage(const Look &look, QWidget *parent) : CoverPage(look, parent)
{
    setObjectName(QStringLiteral("openingPage"));
    setBaseWords();
    OpeningPage::retranslate();
}

void OpeningPage::retranslate()
{
    setWindowTitle(tr("Yichuang"));
    setWords(tr("Opening"), tr("Checking what is stored on this computer."));
}

} // namespace yichuang::ui
