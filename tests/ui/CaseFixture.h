// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/ui/ShellFixture.h"
#include "ui/Workbench.h"

#include <QLabel>
#include <QPushButton>

namespace yichuang::tests {

/// The window with cases behind it that others have been working on.
class CaseFixture : public ShellFixture {
    Q_OBJECT

protected:
    /// Accepted here, with an agent.
    domain::Case makeCase();
    /// Somebody's act on it, a minute later.
    void perform(const domain::CaseId &id, const domain::Act &act, const char *person);
    /// Reviewed, decided and made, as far as `state`: at least to Decided.
    void bringTo(domain::CaseState state, const domain::Case &record);
    /// From the list of cases.
    void openFirstCase();
    [[nodiscard]] QString page() const { return m_shell->workbench()->currentId(); }
    [[nodiscard]] QLabel *label(const char *name) const { return m_shell->findChild<QLabel *>(QLatin1String(name)); }
    [[nodiscard]] QPushButton *button(const char *name) const { return m_shell->findChild<QPushButton *>(QLatin1String(name)); }
};

} // namespace yichuang::tests
