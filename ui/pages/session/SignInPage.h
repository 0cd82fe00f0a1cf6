// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/forms/SignInForm.h"
#include "ui/pages/session/CoverPage.h"

class QLineEdit;

namespace yichuang::ui {

class ActionButton;
class Field;
class ProgressLine;

/// Signing in, and unlocking: then the person is given and only the password is asked.
class SignInPage final : public CoverPage {
    Q_OBJECT

public:
    enum class Kind { SignIn, Unlock };
    SignInPage(const Look &look, SignInForm &form, Kind kind, QWidget *parent);

    /// Who locked the screen; shown, not editable.
    void setLockedBy(const QString &personName);
    void arrive();

Q_SIGNALS:
    void tryWanted();
    /// Unlock only: somebody else takes the seat; what is open stays as drafts of who locked.
    void otherPersonWanted();

protected:
    void retranslate() override;

private:
    [[nodiscard]] QLineEdit *addSecret(const char *name, Field *&field);
    void refresh();

    SignInForm &m_form;
    Kind m_kind;
    QString m_lockedBy;
    QLineEdit *m_person;
    QLineEdit *m_password;
    Field *m_personField;
    Field *m_passwordField;
    QLineEdit *m_new;
    QLineEdit *m_repeat;
    Field *m_newField;
    Field *m_repeatField;
    ActionButton *m_go;
    ActionButton *m_other;
    ProgressLine *m_progress;
};

} // namespace yichuang::ui
