// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Error.h"
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

    void setPerson(const QString &person);
    void setPassword(const QString &password);
    [[nodiscard]] QString person() const { return m_person; }
    [[nodiscard]] bool isReady() const;
    [[nodiscard]] bool isBusy() const { return m_busy; }
    [[nodiscard]] QString problem() const { return m_problem; }

    struct Try {
        domain::PersonId person;
        QString password;
    };
    /// Hands out what to try and forgets the password; nothing when it is not ready.
    [[nodiscard]] std::optional<Try> begin();
    void failed(const base::Error &error);
    void succeeded();

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] static QString problemOf(const base::Error &error);

    QString m_person;
    QString m_password;
    QString m_problem;
    bool m_busy = false;
};

} // namespace yichuang::ui
