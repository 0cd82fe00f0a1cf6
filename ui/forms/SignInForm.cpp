// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/SignInForm.h"

#include "ui/ErrorText.h"

#include <utility>

namespace yichuang::ui {

void SignInForm::setPerson(const QString &person)
{
    m_mustChange = m_mustChange && m_person == person.trimmed();
    m_person = person.trimmed();
    m_problem.clear();
    Q_EMIT changed();
}

void SignInForm::setPassword(const QString &password)
{
    m_password = password;
    m_problem.clear();
    Q_EMIT changed();
}

void SignInForm::setNewPassword(const QString &password)
{
    m_newPassword = password;
    m_problem.clear();
    Q_EMIT changed();
}

void SignInForm::setRepeated(const QString &password)
{
    m_repeated = password;
    m_problem.clear();
    Q_EMIT changed();
}

bool SignInForm::isReady() const
{
    const bool hasNew = !m_mustChange || (!m_newPassword.isEmpty() && !m_repeated.isEmpty());
    return !m_busy && hasNew && !m_person.isEmpty() && !m_password.isEmpty();
}

std::optional<SignInForm::Try> SignInForm::begin()
{
    const auto person = domain::PersonId::fromText(m_person);
    if (!isReady()) {
        return std::nullopt;
    }
    if (!person) {
        m_problem = tr("This is not a staff number.");
        Q_EMIT changed();
        return std::nullopt;
    }
    if (m_mustChange && m_newPassword != m_repeated) {
        m_problem = tr("The two new passwords are not the same.");
        Q_EMIT changed();
        return std::nullopt;
    }
    m_busy = true;
    m_problem.clear();
    m_repeated.clear();
    Try attempt{*person, std::exchange(m_password, QString()), m_mustChange ? std::exchange(m_newPassword, QString()) : QString()};
    Q_EMIT changed();
    return attempt;
}

QString SignInForm::problemOf(const base::Error &error) const
{
    using base::ErrorCode;
    if (const QString own = ErrorText::ofReason(error.reason); error.code == ErrorCode::InvalidArgument && !own.isEmpty()) {
        return own;
    }
    if (error.reason == "sign_in.must_change") {
        return tr("Somebody else chose this password. Choose your own: at least eight characters.");
    }
    if (error.reason == "sign_in.window") {
        return tr("This window is closed.");
    }
    if (error.code == ErrorCode::WrongSecret) {
        return m_asks == Asks::Password ? tr("The password is wrong.") : tr("Staff number and password do not fit.");
    }
    if (error.code == ErrorCode::Locked) {
        return tr("Too many wrong tries. Wait a while, or ask the hall manager.");
    }
    if (error.code == ErrorCode::Expired) {
        return tr("Working offline is over for now: connect to the centre and sign in again.");
    }
    if (error.code == ErrorCode::Unavailable) {
        return tr("The centre is away, and you have not signed in at this computer before.");
    }
    return error.code == ErrorCode::NotAllowed ? tr("You are not assigned to this window.")
                                               : ErrorText::sentence(error);
}

void SignInForm::failed(const base::Error &error)
{
    m_busy = false;
    m_mustChange = m_mustChange || error.reason == "sign_in.must_change";
    m_problem = problemOf(error);
    Q_EMIT changed();
}

void SignInForm::passwordChanged(const base::Result<void> &result)
{
    if (!result) {
        failed(result.error());
        return;
    }
    m_busy = false;
    m_mustChange = false;
    Q_EMIT changed();
}

void SignInForm::succeeded()
{
    m_mustChange = false;
    m_newPassword.clear();
    m_repeated.clear();
    m_busy = false;
    m_problem.clear();
    m_password.clear();
    Q_EMIT changed();
}

} // namespace yichuang::ui
