// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/session/FailurePage.h"

#include "ui/ErrorText.h"
#include "ui/widgets/ActionButton.h"

#include <QVBoxLayout>

namespace yichuang::ui {

FailurePage::FailurePage(const Look &look, base::Error error, QWidget *parent)
    : CoverPage(look, parent), m_error(std::move(error))
{
    setObjectName(QStringLiteral("failurePage"));
    m_close = new ActionButton(look, ButtonKind::Primary, this);
    m_close->setObjectName(QStringLiteral("closeProgram"));
    connect(m_close, &QAbstractButton::clicked, this, [this] { window()->close(); });
    body()->addWidget(m_close);
    setBaseWords();
    FailurePage::retranslate();
}

void FailurePage::retranslate()
{
    // The same code means a second program here, and too many tries at the sign-in.
    const bool second = m_error.code == base::ErrorCode::Locked;
    const Notice notice = ErrorText::notice(m_error);
    const QString happened = second ? tr("Yichuang is already open on this computer.") : notice.happened;
    const QString next = second ? tr("Go on in the window that is open.") : notice.next;
    setWords(tr("Yichuang cannot start"),
             QStringList{happened, tr("Nothing stored was changed."), next}.join(u'\n').trimmed());
    m_close->setText(tr("Close"));
    m_close->setAccessibleName(m_close->text());
}

} // namespace yichuang::ui
