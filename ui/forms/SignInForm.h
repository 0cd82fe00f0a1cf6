// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"
#include "app/domain/Ids.h"

#include <QObject>
#include <QString>

#include <optional>

namespace yichuang::ui {

/// Signing in and unlocking without the widgets: what is entered, whether it can be tried, what went
/// wrong. Never keeps the password after a try.
class SignInForm final : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Who it is is given, so that only the password can be wrong.
    void askOnlyPassword() { m_asks = Asks::Password; }
    void setPerson(const QString &person);
    void setPassword(const QString &password);
    void setNewPassword(const QString &password);
    void setRepeated(const QString &password);
    /// The password was chosen by somebody else: another one must be chosen to go on.
    [[nodiscard]] bool mustChange() const { return m_mustChange; }
    [[nodiscard]] QString person() const { return m_person; }
    [[nodiscard]] bool isReady() const;
    [[nodiscard]] bool isBusy() const { return m_busy; }
    [[nodiscard]] QString problem() const { return m_problem; }

    struct Try {
        domain::PersonId person;
        QString password;
        QString newPassword = {}; ///< to be changed to first; empty = nothing is changed
    };
    /// Hands out what to try and forgets the password; nothing when it is not ready.
    [[nodiscard]] std::optional<Try> begin();
    void failed(const base::Error &error);
    void succeeded();
    /// Answers a try with another password.
    void passwordChanged(const base::Result<void> &result);

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] QString problemOf(const base::Error &error) const;

    enum class Asks { PersonAndPassword, Password } m_asks = Asks::PersonAndPassword;
    QString m_person;
    QString m_password;
    QString m_newPassword;
    QString m_repeated;
    QString m_problem;
    bool m_mustChange = false;
    bool m_busy = false;
};

} // namespace yichuang::ui
