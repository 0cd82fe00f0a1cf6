// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Error.h"
#include "ui/pages/session/CoverPage.h"

namespace yichuang::ui {

class ActionButton;

/// Shown instead of everything else when the workstation's folder cannot be opened: what happened,
/// what was kept, what to do.
class FailurePage final : public CoverPage {
    Q_OBJECT

public:
    FailurePage(const Look &look, base::Error error, QWidget *parent);

protected:
    void retranslate() override;

private:
    base::Error m_error;
    ActionButton *m_close;
};

} // namespace yichuang::ui
