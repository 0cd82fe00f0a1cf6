// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/pages/session/CoverPage.h"

namespace yichuang::ui {

/// Shown while the workstation's folder is opened and checked.
class OpeningPage final : public CoverPage {
    Q_OBJECT

public:
    OpeningPage(const Look &look, QWidget *parent);

protected:
    void retranslate() override;
};

} // namespace yichuang::ui
