// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/EnrolForm.h"

#include "ui/ErrorText.h"

namespace yichuang::ui {

void EnrolForm::setAddress(const QString &address)
{
    m_address = address.trimmed();
    m_problem.clear();
    Q_EMIT changed();
}

void EnrolForm::setCode(const QString &code)
{
    m_code = code.trimmed();
    m_problem.clear();
    Q_EMIT changed();
}

void EnrolForm::setCompared(Qt::CheckState compared)
{
    m_compared = compared;
    Q_EMIT changed();
}

QUrl EnrolForm::url() const
{
    const QString text = m_address.contains(QStringLiteral("://")) ? m_address : QStringLiteral("https://") + m_address;
    const QUrl url(text, QUrl::StrictMode);
    return url.scheme() == QStringLiteral("https") && !url.host().isEmpty() ? url : QUrl();
}

bool EnrolForm::isReady() const
{
    if (m_busy) {
        return false;
    }
    switch (m_step) {
    case Step::Address: return url().isValid();
    case Step::Compare: return m_compared == Qt::Checked && !m_code.isEmpty();
    case Step::Done: return false;
    }
    Q_UNREACHABLE();
}

void EnrolForm::begin()
{
    m_busy = true;
    m_problem.clear();
    Q_EMIT changed();
}

void EnrolForm::identified(const QString &fingerprint)
{
    m_busy = false;
    m_fingerprint = fingerprint;
    m_compared = Qt::Unchecked;
    m_step = Step::Compare;
    Q_EMIT changed();
}

void EnrolForm::enrolled()
{
    m_busy = false;
    m_step = Step::Done;
    Q_EMIT changed();
}

void EnrolForm::failed(const base::Error &error)
{
    m_busy = false;
    using base::ErrorCode;
    const bool comparing = m_step == Step::Compare;
    if (error.code == ErrorCode::Unavailable || error.code == ErrorCode::Timeout) {
        m_problem = tr("The centre does not answer at this address. Check the address and the cable.");
    } else if (comparing && (error.code == ErrorCode::WrongSecret || error.code == ErrorCode::Expired ||
                             error.code == ErrorCode::NotFound)) {
        m_problem = tr("The code is wrong, used or over. Ask the hall manager for a new one.");
    } else {
        m_problem = ErrorText::sentence(error);
    }
    Q_EMIT changed();
}

void EnrolForm::back()
{
    m_step = Step::Address;
    m_fingerprint.clear();
    m_problem.clear();
    m_compared = Qt::Unchecked;
    Q_EMIT changed();
}

} // namespace yichuang::ui
